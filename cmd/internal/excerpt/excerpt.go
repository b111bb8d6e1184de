// Package excerpt reads which part of the graph is wanted, in the same words
// from a command line and from an address, and cuts it out of a snapshot. How
// the part is written is package export's.
package excerpt

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
)

// Request is what part of the graph is wanted: one of the three, or, where none
// is set, everything.
type Request struct {
	Lineage  *graph.LineageQuery
	Path     *graph.PathQuery
	Subgraph *graph.SubgraphQuery
}

// Whole reports whether the whole graph is wanted.
func (r Request) Whole() bool { return r.Lineage == nil && r.Path == nil && r.Subgraph == nil }

// Cut answers the request; not for the whole graph, which is no part of it.
func (r Request) Cut(ctx context.Context, s *graph.Snapshot) (*graph.Subgraph, error) {
	switch {
	case r.Lineage != nil:
		return s.Lineage(*r.Lineage)
	case r.Path != nil:
		return s.Path(*r.Path)
	case r.Subgraph != nil:
		if r.Subgraph.Commitments.Text != "" {
			if err := s.FoldTexts(ctx); err != nil {
				return nil, err
			}
		}
		return s.Subgraph(*r.Subgraph)
	}
	return nil, fmt.Errorf("the whole graph is not cut out of it")
}

// The words of each request. Those that say which edges count belong to all.
var (
	edgeWords    = []string{"types", "methods", "minConfidence"}
	lineageWords = append([]string{"root", "direction", "depth", "first", "through", "expand", "collapse", "keep"}, edgeWords...)
	pathWords    = append([]string{"from", "to", "depth"}, edgeWords...)
	filterWords  = []string{"meeting", "document", "forum", "topic", "force", "actor", "convention", "since", "until", "text"}
	cutWords     = append(append([]string{"first", "expand", "keep"}, filterWords...), edgeWords...)
)

// Parse reads the words of a request. The error says which word is wrong and
// what would be right; a word that is not known is one, since a misspelled
// filter would otherwise give more than was asked for.
func Parse(values url.Values) (Request, error) {
	w := words{values: values}
	var r Request
	switch {
	case w.has("root"):
		w.only("root", lineageWords)
		r.Lineage = w.lineage()
	case w.has("from", "to"):
		w.only("from and to", pathWords)
		if !w.has("from") || !w.has("to") {
			w.fail("what connects two nodes needs both, from and to")
		}
		r.Path = &graph.PathQuery{From: w.id("from"), To: w.id("to"), MaxDepth: w.depth(), Filter: w.edges()}
	case w.has(append(filterWords, edgeWords...)...):
		w.only("", cutWords)
		r.Subgraph = &graph.SubgraphQuery{
			Commitments: w.commitments(), Filter: w.edges(), First: w.first(),
			Retouch: graph.Retouch{Expand: w.ids("expand"), Keep: w.ids("keep")},
		}
	default:
		w.only("", nil)
	}
	if w.err != nil {
		return Request{}, w.err
	}
	return r, nil
}

// only refuses words that do not belong together.
func (w *words) only(to string, known []string) {
	var names []string
	for name := range w.values {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		switch all := len(w.values[name]); {
		case slices.Contains(clockWords, name): // read by ParseMoment
		case slices.Contains(known, name) && all > 1:
			w.fail("%s is given %d times", name, all)
		case slices.Contains(known, name):
		case slices.Contains(lineageWords, name) && to == "":
			w.fail("%s says how far to go from a root: name one with root", name)
		case to == "":
			w.fail("%q is no part of a request; there are %s", name, strings.Join(every(), ", "))
		default:
			w.fail("%q does not go with %s", name, to)
		}
	}
}

func every() []string {
	all := slices.Concat(lineageWords, pathWords, cutWords, clockWords)
	slices.Sort(all)
	return slices.Compact(all)
}

func (w *words) lineage() *graph.LineageQuery {
	return &graph.LineageQuery{
		Of: w.id("root"), Direction: w.direction(), MaxDepth: w.depth(), Filter: w.edges(),
		First: w.first(), Through: w.yes("through"),
		Retouch: graph.Retouch{Expand: w.ids("expand"), Collapse: w.ids("collapse"), Keep: w.ids("keep")},
	}
}

func (w *words) commitments() graph.CommitmentFilter {
	return graph.CommitmentFilter{
		Meeting: w.id("meeting"), Document: w.id("document"), Forum: w.get("forum"), Topic: w.id("topic"),
		Force: list(w, "force", graph.Forces), Actor: w.id("actor"), Convention: w.id("convention"),
		From: w.date("since"), To: w.date("until"), Text: w.get("text"),
	}
}

func (w *words) edges() graph.EdgeFilter {
	return graph.EdgeFilter{
		Types:         list(w, "types", slices.Concat(graph.StatedRelations, graph.StructureRelations)),
		Methods:       list(w, "methods", []graph.Method{graph.Curated, graph.Stated, graph.Aligned, graph.Inferred, graph.Structure}),
		MinConfidence: w.fraction("minConfidence"),
	}
}

// Words lists every word of a request, of its moment and of how it is written.
func Words() []string {
	all := slices.Concat(every(), formWords)
	slices.Sort(all)
	return slices.Compact(all)
}
