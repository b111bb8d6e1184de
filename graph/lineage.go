package graph

import "fmt"

// The bounds of walks.
const (
	DefaultDepth = 6
	MaxDepth     = 15
	DefaultNodes = 500
	MaxNodes     = 2000
)

// LineageQuery asks for what a node comes from, or for what came of it.
type LineageQuery struct {
	Of        ID
	Direction Direction // "": ANCESTORS
	Filter    EdgeFilter
	MaxDepth  int  // 0: 6; at most 15
	First     int  // nodes; 0: 500; at most 2,000
	Through   bool // past a convention on to the antecedents of the document that is its text
	Retouch
}

// Subgraph is a set of nodes and the edges between them, in a fixed order.
type Subgraph struct {
	Nodes     []Node
	Edges     []*Edge
	Truncated bool
}

// Lineage walks from a node breadth first. A convention whose text is loaded
// brings the document beside it, joined by TEXT_OF, and the walk stops there
// unless Through. ErrNotFound for an unknown id, ErrLimit past the bounds.
//
// The nodes come by depth, then date, then id, the node asked for first; all
// edges between them that the filter lets through come with them. Where more
// than First are reached, the earliest are given and Truncated says so.
//
// Texts state little themselves; what stands in them does. So a walk from a
// meeting, a document or a passage begins at its parts too, and a walk with
// Through goes on from the parts of a document it comes upon:
//
//   - of a document: the commitments and passages in it, and the convention it
//     is the text of;
//   - of a passage: the commitments in it;
//   - of a meeting: its documents with their parts, the other commitments made
//     at it, and the conventions adopted at it.
//
// Only parts with an edge the walk can follow are given, at the depth of the
// text itself and joined to it by their structure edges.
func (s *Snapshot) Lineage(q LineageQuery) (*Subgraph, error) {
	depth, err := bound("depth", q.MaxDepth, DefaultDepth, MaxDepth)
	if err != nil {
		return nil, fmt.Errorf("lineage of %s: %w", string(q.Of), err)
	}
	first, err := bound("first", q.First, DefaultNodes, MaxNodes)
	if err != nil {
		return nil, fmt.Errorf("lineage of %s: %w", string(q.Of), err)
	}
	if err := q.check(); err != nil {
		return nil, fmt.Errorf("lineage of %s: %w", string(q.Of), err)
	}
	root, ok := s.number(q.Of)
	if !ok {
		return nil, fmt.Errorf("lineage of %s: %w", string(q.Of), ErrNotFound)
	}
	switch q.Direction {
	case "":
		q.Direction = Ancestors
	case Ancestors, Descendants, Both:
	default:
		return nil, fmt.Errorf("lineage of %s: unknown direction %q", string(q.Of), string(q.Direction))
	}
	v := q.Filter.sieve()
	w := s.begin()
	defer s.end(w)

	w.reach(root)
	s.enter(w, root, q.Direction, &v)
	truncated := false
	for level, from := 0, 0; ; level++ {
		s.companions(w, from, &q, &v)
		w.next = sortNumbers(w.order[max(from, 1):], w.next, len(s.nodes)) // the root stays first
		if len(w.order) > first {
			w.cut(first)
			truncated = true
			break
		}
		end := len(w.order)
		if level == depth || from == end {
			break
		}
		for i := from; i < end; i++ {
			w.next = s.next(w.next[:0], w.order[i], q.Direction, &v)
			for _, n := range w.next {
				w.reach(n)
			}
		}
		from = end
	}
	s.keep(w, q.Keep)
	g := s.answer(w, &v)
	g.Truncated = truncated
	return s.retouched(g, q.Of, q.Filter, &q.Retouch)
}

// bound returns a limit's value: its default for 0, an error beyond its bounds.
func bound(what string, value, unset, most int) (int, error) {
	switch {
	case value == 0:
		return unset, nil
	case value < 0 || value > most:
		return 0, fmt.Errorf("%s %d is not within 1 and %d: %w", what, value, most, ErrLimit)
	default:
		return value, nil
	}
}

// Sieves for the structure edges that a walk steps over without counting them.
var (
	textOf     = only(TextOf)
	partOf     = only(PartOf)
	documentIn = only(StatedIn, PartOf)
	adoptedAt  = only(AdoptedAt)
	madeAt     = only(MadeAt)
)

// companions adds, to the level that begins at from, the documents that are
// the text of its conventions; with Through, the parts of documents too.
func (s *Snapshot) companions(w *walk, from int, q *LineageQuery, v *sieve) {
	for i := from; i < len(w.order); i++ {
		n := w.order[i]
		switch s.nodes[n].(type) {
		case *Convention:
			for _, e := range s.arriving(nil, n, &textOf) {
				w.joins = append(w.joins, e)
				w.reach(s.from[e])
			}
		case *Document:
			if q.Through {
				s.enter(w, n, q.Direction, v)
			}
		}
	}
}

// enter reaches the parts of a text from which the walk can go on, and reports
// whether there are any.
func (s *Snapshot) enter(w *walk, n uint32, d Direction, v *sieve) bool {
	found := false
	join := func(e, part uint32) {
		w.joins = append(w.joins, e)
		w.reach(part)
		found = true
	}
	switch s.nodes[n].(type) {
	case *Document:
		for _, e := range s.arriving(nil, n, &documentIn) {
			if s.touches(s.from[e], d, v) {
				join(e, s.from[e])
			}
		}
		for _, e := range s.leaving(nil, n, &textOf) {
			if s.touches(s.to[e], d, v) {
				join(e, s.to[e])
			}
		}
	case *Passage:
		for _, e := range s.arriving(nil, n, &partOf) {
			if s.touches(s.from[e], d, v) {
				join(e, s.from[e])
			}
		}
	case *Meeting:
		for _, e := range s.arriving(nil, n, &adoptedAt) {
			if s.enter(w, s.from[e], d, v) || s.touches(s.from[e], d, v) {
				join(e, s.from[e])
			}
		}
		for _, e := range s.arriving(nil, n, &madeAt) {
			if !w.reached(s.from[e]) && s.touches(s.from[e], d, v) {
				join(e, s.from[e])
			}
		}
	}
	return found
}
