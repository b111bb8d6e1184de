package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stemma/loader"
	"stemma/loader/eval"
)

func evalCommand(env Env) *cobra.Command {
	var e evaluation
	var lang string
	c := &cobra.Command{
		Use:   "eval --gold DIR [DOC=]PATH…",
		Short: "Measure the extraction against hand annotations",
		Long: "Extracts the texts and compares what is found with the annotations in DIR: commitments.tsv,\n" +
			"mentions.tsv, edges.tsv and lineage.tsv. A text is a document of theirs by its file's name, which\n" +
			"begins with the document's and a full stop (toronto-2018.fr.txt), or as you say: DOC=PATH.\n" +
			"Other files are left aside. --errors lists every miss and surplus; --diff lists what was gained and\n" +
			"lost since a run that was kept with --json. --cross measures each text once more with those rules\n" +
			"alone that the other texts of its language bear out. --citations DIR measures resolutions instead, against\n" +
			"the links in the .citations.tsv beside each text.",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if e.options.Lang, err = parseLang(lang); err != nil {
				return err
			}
			e.options.Version = version()
			switch {
			case (e.gold == "") == (e.citations == ""):
				return usagef("either --gold or --citations is needed")
			case e.citations != "" && (len(args) > 0 || e.diff != "" || e.cross):
				return usagef("--citations takes the texts of its folder, and neither --diff nor --cross")
			case e.cross && e.diff != "":
				return usagef("--cross and --diff cannot both be given")
			case e.citations != "":
				return e.links(cmd.Context(), env)
			case len(args) == 0:
				return usagef("name the texts to measure on")
			}
			return e.run(cmd.Context(), env, &reader{fetch: e.fetch}, args)
		},
	}
	c.Flags().StringVar(&e.gold, "gold", "", "folder of the annotations")
	c.Flags().StringVar(&e.citations, "citations", "", "folder of resolutions with a .citations.tsv beside each")
	c.Flags().StringVar(&e.diff, "diff", "", "file of an earlier run (--json) to list gains and losses against")
	c.Flags().BoolVar(&e.cross, "cross", false, "measure each text with the rules that the others bear out")
	c.Flags().BoolVar(&e.json, "json", false, "print JSON")
	c.Flags().BoolVar(&e.errors, "errors", false, "list every miss, surplus and wrong label too")
	c.Flags().StringVar(&lang, "lang", "auto", "language of the texts: fr, en or auto")
	c.Flags().BoolVar(&e.fetch.allowPrivate, "allow-private", false, "fetch from addresses in private networks too")
	return c
}

// evaluation is one run of the command.
type evaluation struct {
	gold, citations, diff string
	json, errors, cross   bool
	fetch                 fetcher
	options               loader.Options
}

func (e *evaluation) run(ctx context.Context, env Env, r *reader, args []string) error {
	gold, err := eval.ReadGold(os.DirFS(e.gold))
	if err != nil {
		return fmt.Errorf("read the annotations in %s: %w", e.gold, err)
	}
	var old *eval.Report
	if e.diff != "" {
		if old, err = readReport(e.diff); err != nil {
			return fmt.Errorf("%s: %w; hint: keep a run with --json", e.diff, err)
		}
	}
	sources, h, err := e.sources(ctx, env, r, gold.Documents(), args)
	if err != nil {
		return err
	}
	if e.cross {
		return e.crossed(ctx, env, gold, sources)
	}
	report, problems, err := eval.Run(ctx, gold, sources, e.options)
	if err != nil {
		return err
	}
	if err := e.write(env.Stdout, report, old); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	for _, line := range report.NotFound {
		fmt.Fprintf(env.Stderr, "problem: words of the annotations are not in the text: %s\n", line)
	}
	if err := tellProblems(env.Stderr, append(opened(h), problems...), h); err != nil {
		return err
	}
	if len(report.NotFound) > 0 {
		return errSilent
	}
	return nil
}

// crossed measures each text with what the others bear out.
func (e *evaluation) crossed(ctx context.Context, env Env, gold *eval.Gold, sources []eval.Source) error {
	list, err := eval.Cross(ctx, gold, sources, e.options)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return usagef("--cross needs two texts of one language")
	}
	if e.json {
		return encode(env.Stdout, list)
	}
	return eval.WriteCrossed(env.Stdout, list)
}

func (e *evaluation) write(to io.Writer, report, old *eval.Report) error {
	out := bufio.NewWriter(to)
	var err error
	switch {
	case old != nil && e.json:
		err = encode(out, report.Compare(old))
	case old != nil:
		err = report.Compare(old).WriteText(out)
	case e.json:
		err = report.WriteJSON(out)
	default:
		err = report.WriteText(out)
	}
	if err == nil && e.errors && !e.json {
		out.WriteString("\n== errors\n")
		err = report.WriteErrors(out)
	}
	return errors.Join(err, out.Flush())
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

func readReport(name string) (*eval.Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	return eval.ReadReport(bufio.NewReader(f))
}

// sources finds the annotated documents among the arguments. What is named
// DOC=PATH is that document; any other file is the one whose name it bears. Of
// several files that bear one name the one named DOC=PATH counts, or else the
// shortest: an OCR scan beside a clean text says so in its name.
func (e *evaluation) sources(ctx context.Context, env Env, r *reader, documents, args []string) ([]eval.Source, haul, error) {
	said := map[string]string{} // document by path
	var paths []string
	for _, arg := range args {
		document, file, ok := strings.Cut(arg, "=")
		if !ok || strings.ContainsAny(document, `/\`) || exists(arg) {
			paths = append(paths, arg)
			continue
		}
		if !slices.Contains(documents, document) {
			return nil, haul{}, usagef("%s is no document of the annotations; they have %s", document, strings.Join(documents, ", "))
		}
		for _, taken := range said {
			if taken == document {
				return nil, haul{}, usagef("%s is named twice", document)
			}
		}
		file = filepath.Clean(file)
		if other, ok := said[file]; ok {
			return nil, haul{}, usagef("%s cannot be both %s and %s", file, other, document)
		}
		said[file] = document
		paths = append(paths, file)
	}
	h, err := r.collect(ctx, paths)
	if err != nil {
		return nil, h, err
	}
	chosen := map[string]eval.Source{}
	var order, others []string
	for _, s := range h.sources {
		document, sure := said[filepath.Clean(s.Path)]
		if !sure {
			document = bearing(documents, path.Base(filepath.ToSlash(s.Path)))
		}
		if s.Err != nil {
			continue
		}
		if document == "" {
			others = append(others, s.Path)
			continue
		}
		old, taken := chosen[document]
		if taken {
			_, oldSure := said[filepath.Clean(old.Path)]
			if oldSure || !sure && len(path.Base(old.Path)) <= len(path.Base(s.Path)) {
				fmt.Fprintf(env.Stderr, "%s: left aside, %s is measured on %s\n", s.Path, document, old.Path)
				continue
			}
			fmt.Fprintf(env.Stderr, "%s: left aside, %s is measured on %s\n", old.Path, document, s.Path)
		} else {
			order = append(order, document)
		}
		chosen[document] = eval.Source{Document: document, Path: s.Path, Data: s.Data}
	}
	var out []eval.Source
	for _, document := range order {
		out = append(out, chosen[document])
	}
	tellOthers(env.Stderr, others)
	if len(out) == 0 && tellProblems(env.Stderr, opened(h), haul{}) == nil {
		return nil, h, usagef("no file bears the name of an annotated document (%s); hint: DOC=PATH", strings.Join(documents, ", "))
	}
	if len(out) == 0 {
		return nil, h, errSilent
	}
	return out, h, nil
}

// tellOthers names the files that are no annotated document, a folder's worth
// of them by count.
func tellOthers(w io.Writer, files []string) {
	const few = 5
	switch {
	case len(files) == 0:
	case len(files) <= few:
		fmt.Fprintf(w, "left aside, no document of the annotations: %s\n", strings.Join(files, ", "))
	default:
		fmt.Fprintf(w, "left aside, no document of the annotations: %s\n", count(len(files), "file"))
	}
}

// opened are the files that could not be opened.
func opened(h haul) []loader.Problem {
	var out []loader.Problem
	for _, s := range h.sources {
		if s.Err != nil {
			out = append(out, loader.Problem{Source: s.Path, Stage: "open", Err: s.Err})
		}
	}
	return out
}

// bearing is the document whose name a file's begins with, the longest of them.
func bearing(documents []string, base string) string {
	found := ""
	for _, d := range documents {
		if strings.HasPrefix(base, d+".") && len(d) > len(found) {
			found = d
		}
	}
	return found
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// links measures resolutions against the links of their publisher.
func (e *evaluation) links(ctx context.Context, env Env) error {
	if info, err := os.Stat(e.citations); err != nil {
		return fmt.Errorf("%s: %w", e.citations, plain(err))
	} else if !info.IsDir() {
		return fmt.Errorf("%s is no folder", e.citations)
	}
	report, problems, err := eval.Citations(ctx, os.DirFS(e.citations), e.options)
	if err != nil {
		return err
	}
	if len(report.Found) == 0 && len(problems) == 0 {
		return fmt.Errorf("%s holds no .citations.tsv", e.citations)
	}
	out := bufio.NewWriter(env.Stdout)
	if e.json {
		err = encode(out, report)
	} else {
		err = report.WriteText(out)
		if err == nil && e.errors {
			out.WriteString("\n== errors\n")
			err = report.WriteErrors(out)
		}
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		return fmt.Errorf("write the figures: %w", err)
	}
	return tellProblems(env.Stderr, problems, haul{})
}
