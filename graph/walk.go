package graph

import "slices"

// walk is the scratch of one traversal: slices instead of maps, kept from one
// traversal to the next, so that a walk allocates nothing but its answer.
type walk struct {
	epoch uint32
	mark  []uint32 // by node: the epoch in which it was reached
	order []uint32 // the nodes reached, level by level
	next  []uint32
	edges []uint32
	joins []uint32  // structure edges that join the parts of a text to it
	both  *bothEnds // of a path only
}

// begin takes a clean walk from the pool.
func (s *Snapshot) begin() *walk {
	w, _ := s.walks.Get().(*walk)
	if w == nil {
		w = &walk{mark: make([]uint32, len(s.nodes))}
	}
	w.epoch++
	if w.epoch == 0 { // the counter went round: old marks would look new
		clear(w.mark)
		if w.both != nil {
			clear(w.both.mark[0])
			clear(w.both.mark[1])
		}
		w.epoch = 1
	}
	w.order, w.joins = w.order[:0], w.joins[:0]
	return w
}

func (s *Snapshot) end(w *walk) { s.walks.Put(w) }

func (w *walk) reached(n uint32) bool { return w.mark[n] == w.epoch }

// reach notes a node, once.
func (w *walk) reach(n uint32) bool {
	if w.mark[n] == w.epoch {
		return false
	}
	w.mark[n] = w.epoch
	w.order = append(w.order, n)
	return true
}

// cut forgets the nodes beyond the first ones.
func (w *walk) cut(first int) {
	for _, n := range w.order[first:] {
		w.mark[n] = w.epoch - 1
	}
	w.order = w.order[:first]
}

// answer is the subgraph of the nodes reached: the edges between them that
// pass, in the order of their sources, then the joins.
func (s *Snapshot) answer(w *walk, v *sieve) *Subgraph {
	g := &Subgraph{Nodes: make([]Node, len(w.order))}
	w.edges = w.edges[:0]
	for i, n := range w.order {
		g.Nodes[i] = s.nodes[n]
		w.next = s.leaving(w.next[:0], n, v)
		for _, e := range w.next {
			if w.reached(s.to[e]) {
				w.edges = append(w.edges, e)
			}
		}
	}
	if len(w.joins) > 0 {
		slices.Sort(w.joins)
		for _, e := range slices.Compact(w.joins) {
			between := w.reached(s.from[e]) && w.reached(s.to[e])
			if between && !s.passes(v, s.tags[e], e) {
				w.edges = append(w.edges, e)
			}
		}
	}
	g.Edges = s.pick(w.edges)
	return g
}
