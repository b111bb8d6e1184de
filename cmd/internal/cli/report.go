package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/loader"
)

// outcome is what load has to tell.
type outcome struct {
	report loader.Report
	haul   haul
	stored int // revisions
	dryRun bool

	decisions      []graph.Outcome // of the curation files of this load
	dangling       []*graph.Edge   // that they list, with an end that is nowhere
	contradictions []graph.Contradiction
}

// tell writes the outcome for people: what was read, a line per document with
// its warnings, what went wrong, the totals. It returns errSilent where
// something went wrong.
func tell(w io.Writer, o outcome) error {
	var total loader.DocumentReport
	warnings := 0
	for _, d := range o.report.Documents {
		fmt.Fprintln(w, documentLine(d))
		for _, warning := range d.Warnings {
			fmt.Fprintf(w, "  warning: %s\n", warning)
		}
		warnings += len(d.Warnings)
		total.Commitments += d.Commitments
		total.Mentions += d.Mentions
		total.Edges += d.Edges
		total.Unresolved += d.Unresolved
	}
	for _, c := range o.report.Curations {
		warnings += tellDecisions(w, o, c)
	}
	for _, c := range o.contradictions {
		fmt.Fprintf(w, "  warning: %s: %s says %s of %s, %s says %s; hint: see `stemma review`\n", c.About,
			strings.TrimPrefix(c.Won.Key, "curation:"), c.Won.Value, c.Subject, strings.TrimPrefix(c.Lost.Key, "curation:"), c.Lost.Value)
	}
	warnings += len(o.contradictions)
	failed := tellProblems(w, o.report.Problems, o.haul)
	fmt.Fprintf(w, "%s: %s, %s, %s, %s, %s\n", count(len(o.report.Documents), "document"),
		count(total.Commitments, "commitment"), count(total.Mentions, "mention"), count(total.Edges, "edge"),
		fmt.Sprintf("%d unresolved", total.Unresolved), count(warnings, "warning"))
	switch {
	case o.stored == 0:
		fmt.Fprintln(w, "nothing new")
	case o.dryRun:
		fmt.Fprintf(w, "dry run: %s would be stored\n", count(o.stored, "revision"))
	default:
		fmt.Fprintf(w, "%s stored\n", count(o.stored, "revision"))
	}
	return failed
}

// tellDecisions writes how many decisions of a file were applied, and which
// were not, with their place in the file.
func tellDecisions(w io.Writer, o outcome, file string) (warnings int) {
	applied, total := 0, 0
	var lines []string
	for _, d := range o.decisions {
		if d.Key != "curation:"+file {
			continue
		}
		total++
		if d.Applied {
			applied++
			continue
		}
		lines = append(lines, fmt.Sprintf("  warning: %s: %s: %s", o.report.Decisions[d.ID], d.Decision, d.Why))
	}
	for _, e := range o.dangling {
		if at := o.report.Decisions[e.ID]; strings.HasPrefix(at, file+":") {
			lines = append(lines, fmt.Sprintf("  warning: %s: %s %s %s: an end is nowhere in the graph yet", at, e.From, e.Type, e.To))
		}
	}
	if total == 0 {
		fmt.Fprintf(w, "curation %s\n", file)
	} else {
		fmt.Fprintf(w, "curation %s: %s, %d applied, %d not\n", file, count(total, "decision"), applied, total-applied)
	}
	slices.SortFunc(lines, byPlace)
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	return len(lines)
}

// byPlace sorts warnings as their decisions stand in the file: line 9 before 10.
func byPlace(x, y string) int {
	return cmp.Or(cmp.Compare(placeOf(x), placeOf(y)), cmp.Compare(x, y))
}

func placeOf(warning string) (n int) {
	_, rest, _ := strings.Cut(strings.TrimPrefix(warning, "  warning: "), ":")
	fmt.Sscanf(rest, "%d", &n) // 0 where there is none
	return n
}

// tellProblems names what could not be read, and counts what was left aside.
func tellProblems(w io.Writer, problems []loader.Problem, h haul) error {
	for _, p := range problems {
		fmt.Fprintf(w, "problem: %v\n", p)
	}
	for _, folder := range h.empty {
		fmt.Fprintf(w, "problem: %s: holds no file that can be read\n", folder)
	}
	if h.skipped > 0 {
		fmt.Fprintf(w, "%s skipped: of another kind, or a README\n", count(h.skipped, "file"))
	}
	if len(problems)+len(h.empty) > 0 {
		return errSilent
	}
	return nil
}

func documentLine(d loader.DocumentReport) string {
	line := fmt.Sprintf("%s: %s, %s, %s, %d unresolved, %s", d.Document,
		count(d.Commitments, "commitment"), count(d.Mentions, "mention"), count(d.Edges, "edge"),
		d.Unresolved, count(len(d.Warnings), "warning"))
	if d.Witnesses > 1 {
		line += fmt.Sprintf(" (%d witnesses)", d.Witnesses)
	}
	if d.Unchanged {
		line += " unchanged"
	}
	if len(d.Paths) > 0 {
		line += " <- " + strings.Join(d.Paths, ", ")
	}
	return line
}

// count says "1 edge", "2 edges".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
