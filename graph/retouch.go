package graph

import (
	"fmt"
	"slices"
)

// The bounds of a Retouch.
const (
	// MaxRetouched is how many nodes may be expanded, collapsed or kept.
	MaxRetouched = 50
	// ExpandedNodes is how many nodes one expansion brings, the expanded one too.
	ExpandedNodes = 120
)

// Retouch is what a reader changed about a part of the graph by hand. What it
// names and the graph does not have is passed over: of a node that had not been
// said yet, an earlier day shows nothing.
type Retouch struct {
	Expand   []ID // their neighbours too, one edge away either way
	Collapse []ID // nothing that hangs together with the root through them alone
	Keep     []ID // in the answer, reached or not, with their edges to the rest
}

func (r *Retouch) check() error {
	for _, list := range []struct {
		name string
		ids  []ID
	}{{"expand", r.Expand}, {"collapse", r.Collapse}, {"keep", r.Keep}} {
		if len(list.ids) > MaxRetouched {
			return fmt.Errorf("%s names %d nodes and may name %d: %w", list.name, len(list.ids), MaxRetouched, ErrLimit)
		}
	}
	return nil
}

// keep reaches the nodes that stay, after all others.
func (s *Snapshot) keep(w *walk, ids []ID) {
	for _, id := range ids {
		if n, ok := s.number(id); ok {
			w.reach(n)
		}
	}
}

// retouched adds what was expanded to an answer and takes away what was
// collapsed. root is "" for a part without one, of which nothing is collapsed.
func (s *Snapshot) retouched(g *Subgraph, root ID, filter EdgeFilter, r *Retouch) (*Subgraph, error) {
	if len(r.Expand) > 0 {
		nodes, edges := map[ID]bool{}, map[ID]bool{}
		for _, n := range g.Nodes {
			nodes[n.NodeID()] = true
		}
		for _, e := range g.Edges {
			edges[e.ID] = true
		}
		for _, id := range r.Expand {
			if _, ok := s.number(id); !ok {
				continue
			}
			more, err := s.Lineage(LineageQuery{Of: id, Direction: Both, Filter: filter, MaxDepth: 1, First: ExpandedNodes})
			if err != nil {
				return nil, err
			}
			g.Truncated = g.Truncated || more.Truncated
			for _, n := range more.Nodes {
				if !nodes[n.NodeID()] {
					nodes[n.NodeID()] = true
					g.Nodes = append(g.Nodes, n)
				}
			}
			for _, e := range more.Edges {
				if !edges[e.ID] {
					edges[e.ID] = true
					g.Edges = append(g.Edges, e)
				}
			}
		}
	}
	if root != "" && len(r.Collapse) > 0 {
		s.collapse(g, root, r)
	}
	return g, nil
}

// collapse leaves in an answer what hangs together with the root, either way
// along its edges, without passing a collapsed node, and what is kept.
func (s *Snapshot) collapse(g *Subgraph, root ID, r *Retouch) {
	numbers := func(ids ...ID) []ID { // the names that the answer has for them
		var out []ID
		for _, id := range ids {
			if n, ok := s.number(id); ok {
				out = append(out, s.nodes[n].NodeID())
			}
		}
		return out
	}
	near := map[ID][]ID{}
	for _, e := range g.Edges {
		near[e.From] = append(near[e.From], e.To)
		near[e.To] = append(near[e.To], e.From)
	}
	closed := numbers(r.Collapse...)
	order := numbers(root)
	stays := map[ID]bool{order[0]: true}
	for i := 0; i < len(order); i++ {
		if i > 0 && slices.Contains(closed, order[i]) {
			continue
		}
		for _, id := range near[order[i]] {
			if !stays[id] {
				stays[id] = true
				order = append(order, id)
			}
		}
	}
	for _, id := range numbers(r.Keep...) {
		stays[id] = true
	}
	g.Nodes = slices.DeleteFunc(g.Nodes, func(n Node) bool { return !stays[n.NodeID()] })
	g.Edges = slices.DeleteFunc(g.Edges, func(e *Edge) bool { return !stays[e.From] || !stays[e.To] })
}
