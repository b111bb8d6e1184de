package resolvers

import (
	"slices"
	"sync"

	"stemma/graph"
	"stemma/resolvers/model"
)

// tally is the figures of a snapshot. Counting looks at every edge, so it is
// done once per snapshot and only when a client asks.
type tally struct {
	stats func() *model.Stats
	named func() map[graph.ID]int // stated, active edges that end at a node
}

func (t *tally) begin(s *graph.Snapshot) {
	t.stats = sync.OnceValue(func() *model.Stats { return countAll(s) })
	t.named = sync.OnceValue(func() map[graph.ID]int { return countNamed(s) })
}

func countNamed(s *graph.Snapshot) map[graph.ID]int {
	named := map[graph.ID]int{}
	for e := range s.AllEdges() {
		if e.Status != graph.Rejected && e.Type.Stated() {
			named[e.To]++
		}
	}
	return named
}

// countAll puts graph's figures in the order of the schema.
func countAll(s *graph.Snapshot) *model.Stats {
	figures := s.Stats()
	stats := &model.Stats{Unresolved: count(figures.Unresolved), Revisions: count(figures.Revisions)}
	for _, k := range graph.NodeKinds {
		if n := figures.Nodes[k]; n > 0 {
			stats.Nodes = append(stats.Nodes, &model.NodeCount{Kind: k, Count: count(n)})
		}
	}
	for _, t := range slices.Concat(graph.StatedRelations, graph.StructureRelations) {
		if n := figures.Edges[t]; n > 0 {
			stats.Relations = append(stats.Relations, &model.RelationTypeCount{Type: t, Count: count(n)})
		}
	}
	for _, m := range []graph.Method{graph.Curated, graph.Stated, graph.Aligned, graph.Inferred, graph.Structure} {
		if n := figures.Methods[m]; n > 0 {
			stats.Methods = append(stats.Methods, &model.RelationMethodCount{Method: m, Count: count(n)})
		}
	}
	stats.Revision = newest(s)
	return stats
}
