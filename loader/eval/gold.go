package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"

	"stemma/graph"
)

// Gold is what careful readers annotated. Quotes anchor it; offsets would break
// with the first space that somebody mends.
type Gold struct {
	Commitments []Commitment
	Mentions    []Mention
	Edges       []Edge
	Lineage     []Lineage
}

// Commitment is a gold commitment: its first and last words.
type Commitment struct {
	Document, Ref, Start, End string
	Force                     graph.Force
	Topic                     string // id without its kind
}

// Mention is a gold mention: Surface stands at or after Start.
type Mention struct {
	Document, Ref, Start, Kind, ID, Surface string
}

// Edge is a gold edge; Start begins the sentence or item that states it.
type Edge struct {
	Document, Ref, Start string
	Type                 graph.RelationType
	Target, Cue          string
}

// Lineage says that a later commitment restates or extends an earlier one. A
// weak one counts neither for nor against.
type Lineage struct {
	LaterDocument, LaterRef, EarlierDocument, EarlierRef string
	Type                                                 graph.RelationType
	Strong                                               bool
}

// ErrNoGold says that a folder holds no annotations.
var ErrNoGold = errors.New("no annotations; hint: commitments.tsv, mentions.tsv, edges.tsv and lineage.tsv are read")

// ReadGold reads the tables of a folder: commitments.tsv, mentions.tsv,
// edges.tsv and lineage.tsv, each of which may be missing, though not all.
func ReadGold(folder fs.FS) (*Gold, error) {
	var g Gold
	tables := []struct {
		name    string
		columns []string
		add     func(get func(string) string)
	}{
		{"commitments.tsv", []string{"doc", "ref", "start_text", "end_text", "force", "topic"}, func(get func(string) string) {
			g.Commitments = append(g.Commitments, Commitment{get("doc"), get("ref"), get("start_text"), get("end_text"), graph.Force(get("force")), get("topic")})
		}},
		{"mentions.tsv", []string{"doc", "ref", "start_text", "kind", "id", "surface"}, func(get func(string) string) {
			g.Mentions = append(g.Mentions, Mention{get("doc"), get("ref"), get("start_text"), get("kind"), get("id"), get("surface")})
		}},
		{"edges.tsv", []string{"doc", "ref", "start_text", "type", "target_id"}, func(get func(string) string) {
			g.Edges = append(g.Edges, Edge{get("doc"), get("ref"), get("start_text"), relation(get("type")), get("target_id"), get("cue")})
		}},
		{"lineage.tsv", []string{"later_doc", "later_ref", "earlier_doc", "earlier_ref", "type", "strength"}, func(get func(string) string) {
			g.Lineage = append(g.Lineage, Lineage{get("later_doc"), get("later_ref"), get("earlier_doc"), get("earlier_ref"), relation(get("type")), get("strength") == "strong"})
		}},
	}
	found := false
	for _, t := range tables {
		f, err := folder.Open(t.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		err = readTable(f, t.columns, t.add)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", t.name, err)
		}
	}
	if !found {
		return nil, ErrNoGold
	}
	return &g, nil
}

// relation turns the annotators' "builds-on" into the graph's name.
func relation(word string) graph.RelationType {
	return graph.RelationType(strings.ReplaceAll(strings.ToUpper(word), "-", "_"))
}

// Documents are the names of the annotated documents, sorted.
func (g *Gold) Documents() []string {
	seen := map[string]bool{}
	for _, c := range g.Commitments {
		seen[c.Document] = true
	}
	for _, m := range g.Mentions {
		seen[m.Document] = true
	}
	for _, e := range g.Edges {
		seen[e.Document] = true
	}
	out := make([]string, 0, len(seen))
	for name := range seen {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// maxLine bounds a line of a table or of the records, in bytes.
const maxLine = 16 << 20

// readTable reads tab-separated lines under a line that names the columns.
// Nothing is quoted: an inverted comma is part of the text.
func readTable(r io.Reader, columns []string, add func(get func(string) string)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var place map[string]int
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(lines.Text(), "\r")
		if line == "" {
			continue
		}
		fields := strings.Split(line, "\t")
		if place == nil {
			place = map[string]int{}
			for i, name := range fields {
				place[strings.TrimPrefix(name, "\ufeff")] = i
			}
			for _, want := range columns {
				if _, ok := place[want]; !ok {
					return fmt.Errorf("line %d: no column %s", n, want)
				}
			}
			continue
		}
		get := func(name string) string {
			i, ok := place[name]
			if !ok || i >= len(fields) {
				return ""
			}
			return fields[i]
		}
		add(get)
	}
	return lines.Err()
}
