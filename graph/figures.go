package graph

import (
	"context"
	"fmt"
	"slices"
)

// FiguresQuery chooses what is counted.
type FiguresQuery struct {
	Series   string // a series, or the forum that meets; "": all
	From, To Date   // commitments made in that time; "": any
	Methods  []Method
	// MinConfidence leaves out edges that are less certain.
	MinConfidence float64
	First         int // rows of each ranking; 0: 20; at most 200
}

// Figures are what a corpus shows when its commitments are counted.
type Figures struct {
	Commitments   int
	Meetings      []*Meeting // those of the columns
	Columns       []Column   // of the matrix, by date
	Matrix        []Cell     // by topic id, then meeting; empty cells left out
	Nested        []Cell     // the same, narrower topics counted with the wider ones
	MostRestated  []Ranked
	MostCited     []Ranked
	MostTasked    []Ranked
	WithAncestors int // commitments that take up an earlier one
	Restatement   Durations
}

// ShareWithAncestors is the share of commitments that take up an earlier one, 0
// where there are none.
func (f *Figures) ShareWithAncestors() float64 {
	if f.Commitments == 0 {
		return 0
	}
	return float64(f.WithAncestors) / float64(f.Commitments)
}

// Durations describe the time from a commitment to its first restatement, in
// days.
type Durations struct {
	Count                   int
	Shortest, Longest       int
	LowerQuartile           int
	Median                  int
	UpperQuartile           int
	NeverRestated, Waitable int // of commitments after which the series met again
}

// Figures counts. ErrNotFound where a series is asked for that there is not,
// ErrLimit past the bounds. The first to ask waits for the ledger, as in Ledger.
func (s *Snapshot) Figures(ctx context.Context, q FiguresQuery) (*Figures, error) {
	first, err := bound("first", q.First, defaultRanking, maxRanking)
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	if q.Series != "" && !slices.ContainsFunc(s.meetings, func(m *Meeting) bool { return m.of(q.Series) }) {
		return nil, fmt.Errorf("figures of %s: %w", q.Series, ErrNotFound)
	}
	chosen := s.FilterCommitments(CommitmentFilter{Forum: q.Series, From: q.From, To: q.To})
	f := &Figures{Commitments: len(chosen)}
	s.matrix(f, chosen)
	filter := EdgeFilter{Methods: q.Methods, MinConfidence: q.MinConfidence}
	tasked, err := s.tasked(ctx, q, filter)
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	restated := tally{}
	var days []int
	for _, c := range chosen {
		if len(s.taken(c, Ancestors, filter)) > 0 {
			f.WithAncestors++
		}
		later := s.taken(c, Descendants, filter)
		for _, r := range later {
			restated.add(c.ID, s.saidAt(r.Later.ID))
		}
		if s.metAgain(c) {
			f.Restatement.Waitable++
			if len(later) == 0 {
				f.Restatement.NeverRestated++
			}
		}
		if d, ok := s.firstAfter(c, later); ok {
			days = append(days, d)
		}
	}
	f.MostRestated, f.MostCited, f.MostTasked = s.ranking(restated, first), s.ranking(s.cited(q, filter), first), s.ranking(tasked, first)
	f.Restatement.describe(days)
	return f, nil
}

// firstAfter counts the days from a commitment to the first that takes it up.
func (s *Snapshot) firstAfter(c *Commitment, later []Restatement) (int, bool) {
	from, ok := s.Date(c.ID).day()
	if !ok {
		return 0, false
	}
	best, found := 0, false
	for _, r := range later {
		if !s.Date(c.ID).before(s.Date(r.Later.ID)) {
			continue // one of the dates says too little
		}
		if to, ok := s.Date(r.Later.ID).day(); ok {
			if n := int(to.Sub(from).Hours() / 24); !found || n < best {
				best, found = n, true
			}
		}
	}
	return best, found
}

// metAgain reports whether those who made a commitment met again, as far as
// later commitments of theirs are known.
func (s *Snapshot) metAgain(c *Commitment) bool {
	m, ok := s.Meeting(c.Meeting)
	return ok && s.metAfter(m)
}

// describe fills in the quartiles, the nearest value below each.
func (d *Durations) describe(days []int) {
	d.Count = len(days)
	if len(days) == 0 {
		return
	}
	slices.Sort(days)
	at := func(share float64) int { return days[int(share*float64(len(days)-1))] }
	d.Shortest, d.LowerQuartile, d.Median, d.UpperQuartile, d.Longest = days[0], at(0.25), at(0.5), at(0.75), days[len(days)-1]
}
