package graph

import (
	"fmt"
	"slices"
)

const (
	// DefaultPathDepth is how far Path looks where the query does not say.
	DefaultPathDepth = 8
	// pathNodes bounds what one search may touch in a graph without bounds.
	pathNodes = 250_000
)

// PathQuery asks how two nodes are connected, whichever way the edges run.
type PathQuery struct {
	From, To ID
	Filter   EdgeFilter
	MaxDepth int // 0: 8; at most 15
}

// bothEnds is the scratch of a search from both ends: for each node and end,
// whether it was reached, by which edge and in how many steps.
type bothEnds struct {
	mark     [2][]uint32 // by node: the epoch in which it was reached
	via      [2][]uint32
	depth    [2][]uint8
	frontier [2][]uint32
	reached  int
}

// partsOf lets the structure edges through that join a text to its parts.
var partsOf = only(StatedIn, PartOf, AdoptedAt, MadeAt, TextOf)

// Path returns one shortest path, searched from both ends; an empty subgraph
// where there is none within MaxDepth. Its nodes and edges stand in the order
// of the path. Of several paths of one length always the same is given.
//
// Where there is none, a meeting, a document, a passage or a convention at an
// end may be left by the structure edges of its parts, since texts state little
// themselves. Truncated says that the search was given up, having touched too
// much of the graph.
func (s *Snapshot) Path(q PathQuery) (*Subgraph, error) {
	most, err := bound("depth", q.MaxDepth, DefaultPathDepth, MaxDepth)
	if err != nil {
		return nil, fmt.Errorf("path from %s to %s: %w", string(q.From), string(q.To), err)
	}
	var ends [2]uint32
	for i, id := range [2]ID{q.From, q.To} {
		n, ok := s.number(id)
		if !ok {
			return nil, fmt.Errorf("path end %s: %w", string(id), ErrNotFound)
		}
		ends[i] = n
	}
	if ends[0] == ends[1] {
		return &Subgraph{Nodes: []Node{s.nodes[ends[0]]}}, nil
	}
	v := q.Filter.sieve()
	g := s.search(ends, most, &v, false)
	if len(g.Nodes) == 0 && !g.Truncated && (s.text(ends[0]) || s.text(ends[1])) {
		g = s.search(ends, most, &v, true)
	}
	return g, nil
}

// text reports whether a node is a text, or an occasion, that has parts.
func (s *Snapshot) text(n uint32) bool {
	switch s.nodes[n].(type) {
	case *Document, *Meeting, *Passage, *Convention:
		return true
	}
	return false
}

// search looks for a path from both ends, one step from the smaller side at a
// time. With parts, it leaves the ends by their structure edges too: then both
// ends take their first step before anything else, since such an edge is seen
// from the text's side only.
func (s *Snapshot) search(ends [2]uint32, most int, v *sieve, parts bool) *Subgraph {
	w := s.begin()
	defer s.end(w)
	b := w.fromBothEnds(ends)
	for step := 0; step < most || parts && step < 2; step++ {
		side := 0
		switch leaving := parts && step < 2; {
		case leaving:
			side = step
		case len(b.frontier[1]) < len(b.frontier[0]):
			side = 1
		}
		if len(b.frontier[side]) == 0 {
			break
		}
		if meet, ok := s.advance(w, side, v, parts && step < 2); ok {
			if g := s.trace(b, ends, meet); len(g.Edges) <= most {
				return g
			}
			break
		}
		if b.reached > pathNodes {
			return &Subgraph{Truncated: true}
		}
	}
	return &Subgraph{}
}

// fromBothEnds readies the scratch for a search between two nodes.
func (w *walk) fromBothEnds(ends [2]uint32) *bothEnds {
	if w.both == nil {
		n := len(w.mark)
		w.both = &bothEnds{
			mark:  [2][]uint32{make([]uint32, n), make([]uint32, n)},
			via:   [2][]uint32{make([]uint32, n), make([]uint32, n)},
			depth: [2][]uint8{make([]uint8, n), make([]uint8, n)},
		}
	}
	b := w.both
	b.reached = 2
	for side, n := range ends {
		b.mark[side][n], b.depth[side][n] = w.epoch, 0
		b.frontier[side] = append(b.frontier[side][:0], n)
	}
	return b
}

// advance takes one step from one side's frontier. Where that meets the other
// side it returns the node on the shortest path, the earliest of several.
func (s *Snapshot) advance(w *walk, side int, v *sieve, parts bool) (meet uint32, met bool) {
	b := w.both
	best := 0
	w.order = w.order[:0]
	for _, n := range b.frontier[side] {
		w.edges = s.leaving(w.edges[:0], n, v)
		w.edges = s.arriving(w.edges, n, v)
		if parts {
			w.edges = s.toParts(w.edges, n)
		}
		for _, e := range w.edges {
			far := s.from[e]
			if far == n {
				far = s.to[e]
			}
			if b.mark[side][far] == w.epoch {
				continue
			}
			b.mark[side][far] = w.epoch
			b.via[side][far], b.depth[side][far] = e, b.depth[side][n]+1
			b.reached++
			w.order = append(w.order, far)
			if b.mark[1-side][far] != w.epoch {
				continue
			}
			length := int(b.depth[0][far]) + int(b.depth[1][far])
			if !met || length < best || length == best && far < meet {
				meet, met, best = far, true, length
			}
		}
	}
	b.frontier[side], w.order = w.order, b.frontier[side]
	return meet, met
}

// toParts appends the structure edges between a text and its parts.
func (s *Snapshot) toParts(buf []uint32, n uint32) []uint32 {
	switch s.nodes[n].(type) {
	case *Document:
		return s.leaving(s.arriving(buf, n, &partsOf), n, &textOf)
	case *Meeting, *Passage, *Convention:
		return s.arriving(buf, n, &partsOf)
	}
	return buf
}

// trace reads the path off the edges by which both sides reached a node.
func (s *Snapshot) trace(b *bothEnds, ends [2]uint32, meet uint32) *Subgraph {
	var nodes, edges []uint32
	back := func(side int) {
		for n := meet; n != ends[side]; {
			e := b.via[side][n]
			if n = s.from[e] ^ s.to[e] ^ n; n != ends[side] {
				nodes = append(nodes, n)
			}
			edges = append(edges, e)
		}
	}
	back(0)
	slices.Reverse(nodes)
	slices.Reverse(edges)
	if meet != ends[0] {
		nodes = append([]uint32{ends[0]}, nodes...)
	}
	nodes = append(nodes, meet)
	back(1)
	if meet != ends[1] {
		nodes = append(nodes, ends[1])
	}
	g := &Subgraph{Edges: s.pick(edges)}
	for _, n := range nodes {
		g.Nodes = append(g.Nodes, s.nodes[n])
	}
	return g
}
