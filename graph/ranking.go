package graph

import (
	"cmp"
	"context"
	"slices"
)

// Ranked is a node with its count.
type Ranked struct {
	Node     Node
	Count    int
	Meetings int // at how many meetings, where that is counted
}

// The bounds of a ranking.
const (
	defaultRanking = 20
	maxRanking     = 200
)

// tally counts how often a node is named, and at which meetings.
type tally map[ID]*struct {
	count    int
	meetings map[ID]bool
}

func (t tally) add(id ID, at *Meeting) {
	if t[id] == nil {
		t[id] = &struct {
			count    int
			meetings map[ID]bool
		}{meetings: map[ID]bool{}}
	}
	t[id].count++
	if at != nil {
		t[id].meetings[at.ID] = true
	}
}

func (s *Snapshot) ranking(t tally, first int) []Ranked {
	var out []Ranked
	for id, n := range t {
		if node, ok := s.Node(id); ok {
			out = append(out, Ranked{node, n.count, len(n.meetings)})
		}
	}
	slices.SortFunc(out, func(x, y Ranked) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(y.Meetings, x.Meetings), cmp.Compare(x.Node.NodeID(), y.Node.NodeID()))
	})
	return out[:min(len(out), first)]
}

// cited counts how often each convention is named in what was said at the meetings
// and in the time of a question: every relation that ends there, those of passages
// that promise nothing too, as the convention's own relations list them.
func (s *Snapshot) cited(q FiguresQuery, filter EdgeFilter) tally {
	out := tally{}
	for _, c := range s.conventions {
		for _, e := range s.Edges(c.ID, Descendants, filter) {
			if m := s.saidAt(e.From); q.holds(m, s.Date(e.From)) {
				out.add(c.ID, m)
			}
		}
	}
	return out
}

// tasked counts the tasks that each body was given, as the ledger lists them.
func (s *Snapshot) tasked(ctx context.Context, q FiguresQuery, filter EdgeFilter) (tally, error) {
	list, err := s.Ledger(ctx, LedgerQuery{By: q.Series, From: q.From, To: q.To})
	if err != nil {
		return nil, err
	}
	out := tally{}
	for i := range list {
		for _, body := range list[i].Bodies {
			if list[i].known(body, filter) {
				out.add(body, list[i].Meeting)
			}
		}
	}
	return out, nil
}

// known reports whether a relation that a filter lets through says that a body was
// asked: one that hands it the task, or, of a task that only an answer tells of, the
// answer's.
func (m *Mandate) known(body ID, f EdgeFilter) bool {
	passes := func(e *Edge) bool {
		return (len(f.Methods) == 0 || slices.Contains(f.Methods, e.Method)) && e.Confidence >= f.MinConfidence
	}
	if len(m.Edges) == 0 {
		return slices.ContainsFunc(m.Answers, func(a Answer) bool { return passes(a.Edge) })
	}
	return slices.ContainsFunc(m.Edges, func(e *Edge) bool { return e.To == body && passes(e) })
}

// holds reports whether what was said at a meeting, perhaps none, and on a day is
// asked for.
func (q *FiguresQuery) holds(m *Meeting, said Date) bool {
	return (q.Series == "" || m != nil && m.of(q.Series)) && (q.From == "" && q.To == "" || said.within(q.From, q.To))
}

// saidAt is the meeting at which a commitment or passage was said, nil where none is
// known.
func (s *Snapshot) saidAt(id ID) *Meeting {
	n, _ := s.Node(id)
	switch n := n.(type) {
	case *Commitment:
		m, _ := s.Meeting(n.Meeting)
		return m
	case *Passage:
		return s.meetingOf(n.Document)
	}
	return s.meetingOf(id)
}
