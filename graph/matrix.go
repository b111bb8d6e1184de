package graph

import (
	"cmp"
	"slices"
)

// Cell counts the commitments about a topic made at a meeting. A commitment
// counts for each of its topics; Main counts those whose main topic it is.
type Cell struct {
	Topic   *Topic
	Meeting *Meeting
	Count   int
	Main    int
}

// Column counts the commitments made at a meeting, each once, and how many of
// them have no topic. Date is the meeting's or, where it has none (a session that
// lasts a year), that of the first of them.
type Column struct {
	Meeting *Meeting
	Date    Date
	Count   int
	NoTopic int
}

// Cells are the matrix of topics and meetings: of each topic alone or, with
// narrower, of each topic and all that are part of it, each commitment once.
func (f *Figures) Cells(narrower bool) []Cell {
	if narrower {
		return f.Nested
	}
	return f.Matrix
}

// matrix counts commitments by topic and meeting.
func (s *Snapshot) matrix(f *Figures, chosen []*Commitment) {
	columns := map[ID]*Column{}
	alone, nested := cells{}, cells{}
	for _, c := range chosen {
		m, ok := s.Meeting(c.Meeting)
		if !ok {
			continue
		}
		column := columns[m.ID]
		if column == nil {
			column = &Column{Meeting: m, Date: s.Date(m.ID)}
			columns[m.ID] = column
		}
		column.Count++
		if d := s.Date(c.ID); s.Date(m.ID) == "" && d != "" && (column.Date == "" || d.before(column.Date)) {
			column.Date = d
		}
		known, main := false, map[ID]bool{}
		var wider []*Topic
		for i, id := range c.Topics {
			t, ok := s.Topic(id)
			if !ok {
				continue
			}
			known = true
			alone.add(t, m, i == 0)
			for _, w := range s.upwards(t) {
				if !slices.Contains(wider, w) {
					wider = append(wider, w)
				}
				main[w.ID] = main[w.ID] || i == 0
			}
		}
		for _, w := range wider {
			nested.add(w, m, main[w.ID])
		}
		if !known {
			column.NoTopic++
		}
	}
	byDate := func(x, y *Meeting) int {
		return cmp.Or(cmp.Compare(columns[x.ID].Date, columns[y.ID].Date), cmp.Compare(x.ID, y.ID))
	}
	for _, c := range columns {
		f.Columns = append(f.Columns, *c)
	}
	slices.SortFunc(f.Columns, func(x, y Column) int { return byDate(x.Meeting, y.Meeting) })
	for _, c := range f.Columns {
		f.Meetings = append(f.Meetings, c.Meeting)
	}
	f.Matrix, f.Nested = alone.sorted(byDate), nested.sorted(byDate)
}

// upwards are a topic and all it is part of, the narrowest first. A curator can
// make a ring of topics; the walk ends where it began.
func (s *Snapshot) upwards(t *Topic) []*Topic {
	out := []*Topic{t}
	for {
		wider, ok := s.Topic(out[len(out)-1].Broader)
		if !ok || slices.Contains(out, wider) {
			return out
		}
		out = append(out, wider)
	}
}

// square is where a cell stands.
type square struct{ topic, meeting ID }

type cells map[square]*Cell

func (all cells) add(t *Topic, m *Meeting, main bool) {
	cell := all[square{t.ID, m.ID}]
	if cell == nil {
		cell = &Cell{Topic: t, Meeting: m}
		all[square{t.ID, m.ID}] = cell
	}
	cell.Count++
	if main {
		cell.Main++
	}
}

func (all cells) sorted(byDate func(x, y *Meeting) int) []Cell {
	var out []Cell
	for _, c := range all {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y Cell) int {
		return cmp.Or(cmp.Compare(x.Topic.ID, y.Topic.ID), byDate(x.Meeting, y.Meeting))
	})
	return out
}
