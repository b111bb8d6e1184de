package graph

import (
	"fmt"
	"slices"
)

// SubgraphQuery asks for the commitments that a filter chooses, what their
// edges lead to, and those edges.
type SubgraphQuery struct {
	Commitments CommitmentFilter
	Filter      EdgeFilter
	First       int // nodes; 0: 500; at most 2,000
	Retouch         // Collapse has no meaning here, where there is no root
}

// Subgraph answers a SubgraphQuery: the commitments in their order, then what
// their edges lead to by date and id. Where that is more than First, the first
// commitments are given with what they lead to, the last perhaps in part, and
// Truncated says so.
func (s *Snapshot) Subgraph(q SubgraphQuery) (*Subgraph, error) {
	first, err := bound("first", q.First, DefaultNodes, MaxNodes)
	if err != nil {
		return nil, fmt.Errorf("subgraph: %w", err)
	}
	if err := q.check(); err != nil {
		return nil, fmt.Errorf("subgraph: %w", err)
	}
	v := q.Filter.sieve()
	w := s.begin()
	defer s.end(w)
	var chosen, reached []uint32
	truncated := false
	for _, c := range s.FilterCommitments(q.Commitments) {
		n := s.ids[c.ID]
		w.next = s.next(w.next[:0], n, Ancestors, &v)
		w.reach(n)
		for _, to := range w.next {
			w.reach(to)
		}
		if truncated = len(w.order) > first; truncated {
			w.cut(first)
		}
		if w.reached(n) {
			chosen = append(chosen, n)
		}
		if truncated {
			break
		}
	}
	sorted := slices.Sorted(slices.Values(chosen))
	for _, n := range w.order {
		if _, ok := slices.BinarySearch(sorted, n); !ok {
			reached = append(reached, n)
		}
	}
	slices.Sort(reached)
	w.order = append(append(w.order[:0], chosen...), reached...)
	s.keep(w, q.Keep)
	g := s.answer(w, &v)
	g.Truncated = truncated
	return s.retouched(g, "", q.Filter, &q.Retouch)
}
