package resolvers

import (
	"context"
	"slices"

	"stemma/graph"
	"stemma/resolvers/model"
)

// tally is the figures of a snapshot. Counting looks at every edge, so it is
// done once per snapshot and only when a client asks.
type tally struct {
	stats graph.Shared[*model.Stats]
	named graph.Shared[map[graph.ID]int] // stated, active edges that end at a node
}

// figures counts what the state holds.
func (s *state) figures(ctx context.Context) (*model.Stats, error) {
	return s.stats.Of(ctx, func(context.Context) (*model.Stats, error) { return countAll(s.Snapshot), nil })
}

// namings counts how often each node is named.
func (s *state) namings(ctx context.Context) (map[graph.ID]int, error) {
	return s.named.Of(ctx, func(ctx context.Context) (map[graph.ID]int, error) {
		named := map[graph.ID]int{}
		for e := range s.AllEdges() {
			if e.Status != graph.Rejected && e.Type.Stated() {
				named[e.To]++
			}
		}
		return named, ctx.Err()
	})
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
