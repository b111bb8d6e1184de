package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
)

// The notices that every format with a place for them carries.
const (
	licence = "The arrangement, and what curators wrote, are under the Apache License 2.0. Quoted words are those of the documents, on the terms of the bodies that issued them."
	notice  = "This is not the authentic text; only the official texts are authentic."
)

// fact is a line of a file's head.
type fact struct{ name, value string }

// about is what a file says of itself. It speaks of the graph, never of the
// moment of writing, so that the same graph gives the same bytes.
func (v *view) about(o Options) []fact {
	nodes, edges := v.size()
	return heading(o, v.snapshot.Newest(), nodes, edges)
}

// rdfAbout is the same for the formats that are written without a snapshot,
// which would have to be built to count the whole graph.
func rdfAbout(sources []graph.Source, o Options) []fact {
	newest := graph.Newest(sources)
	if o.Snapshot != nil {
		newest = o.Snapshot.Newest() // as everything else that names this state does
	}
	if o.Subgraph == nil {
		return heading(o, newest, 0, 0)
	}
	return heading(o, newest, len(o.Subgraph.Nodes), len(o.Subgraph.Edges))
}

func heading(o Options, newest graph.RevisionInfo, nodes, edges int) []fact {
	facts := []fact{{"title", title(o)}, {"query", o.Query}, {"date", newest.Time}, {"revision", newest.ID}}
	if o.Subgraph != nil || nodes > 0 {
		facts = append(facts, fact{"nodes", strconv.Itoa(nodes)}, fact{"edges", strconv.Itoa(edges)})
	}
	if o.Subgraph != nil && o.Subgraph.Truncated {
		facts = append(facts, fact{"truncated", "true: there is more than was asked for"})
	}
	facts = append(facts, fact{"precision", o.Pack.resting()}, fact{"licence", licence}, fact{"notice", notice})
	return slices.DeleteFunc(facts, func(f fact) bool { return f.value == "" })
}

func title(o Options) string {
	if o.Subgraph != nil {
		return cmp.Or(o.Title, "A part of the lineage of commitments")
	}
	return cmp.Or(o.Title, "The lineage of commitments")
}

// oneLine keeps a value within a comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return ' '
		}
		return r
	}, s)
}
