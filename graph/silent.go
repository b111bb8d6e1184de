package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// SilentQuery asks which commitments of a series have not been heard of for some
// years.
type SilentQuery struct {
	Series string // a series, or the forum that meets (id or slug)
	Topic  ID     // only of this topic, or a narrower one; "": all
	Years  int    // at least so long unheard; 0: since any later meeting
	// Until is the day by which silence is counted; "": that of the latest
	// meeting of the series of which commitments are known.
	Until Date
}

// Silent is a line of commitments that ended: its last link, since when it had
// been said, and who could have taken it up since and did not.
type Silent struct {
	Last       *Commitment
	LastSeen   Date
	Years      int        // whole years from LastSeen to the day of counting
	PassedOver []*Meeting // later meetings of the series with known commitments
}

// Origin says when the first of a commitment's line was made, and how many links
// the line has before it.
func (s *Snapshot) Origin(c *Commitment) (firstSeen Date, before int) {
	line, err := s.Chain(ChainQuery{Of: c.ID, Direction: Ancestors})
	if err != nil {
		return s.Date(c.ID), 0
	}
	return line.FirstSeen, len(line.Links) - 1
}

// Silent lists the ends of lines: commitments made in a series that no later
// commitment takes up, the longest unheard first. One after whose meeting the
// series did not meet, as far as the graph knows, is not silent. ErrNotFound
// where there is no such series.
func (s *Snapshot) Silent(q SilentQuery) ([]Silent, error) {
	var held []*Meeting // those of which commitments are known, by date
	known := false
	for _, m := range s.meetings {
		if !m.of(q.Series) {
			continue
		}
		known = true
		if s.Date(m.ID) != "" && len(s.CommitmentsOf(m.ID)) > 0 {
			held = append(held, m)
		}
	}
	if !known {
		return nil, fmt.Errorf("silent commitments of %s: %w", q.Series, ErrNotFound)
	}
	until := q.Until
	if until == "" {
		for _, m := range held {
			for _, c := range s.CommitmentsOf(m.ID) {
				until = max(until, s.Date(c.ID))
			}
		}
	}
	var topics []ID
	if q.Topic != "" {
		if _, ok := s.Topic(q.Topic); !ok {
			return nil, fmt.Errorf("silent commitments about %s: %w", string(q.Topic), ErrNotFound)
		}
		topics = s.narrower(q.Topic)
	}
	var out []Silent
	for i, m := range held {
		date := s.Date(m.ID)
		var after []*Meeting
		for _, later := range held[i+1:] {
			if d := s.Date(later.ID); d > date && d.by(until) {
				after = append(after, later)
			}
		}
		years := yearsBetween(date, until)
		if len(after) == 0 || years < q.Years {
			continue
		}
		for _, c := range s.CommitmentsOf(m.ID) {
			if q.Topic != "" && !slices.ContainsFunc(c.Topics, func(t ID) bool { return slices.Contains(topics, t) }) {
				continue
			}
			if s.heard(c, until) {
				continue
			}
			out = append(out, Silent{Last: c, LastSeen: s.Date(c.ID), Years: years, PassedOver: after})
		}
	}
	slices.SortStableFunc(out, func(x, y Silent) int { return cmp.Compare(x.LastSeen, y.LastSeen) })
	return out, nil
}

// heard reports whether a commitment was taken up by a day.
func (s *Snapshot) heard(c *Commitment, until Date) bool {
	return slices.ContainsFunc(s.taken(c, Descendants, EdgeFilter{}), func(r Restatement) bool {
		return s.Date(r.Later.ID).by(until)
	})
}

// of reports whether a meeting belongs to a series, whatever its capitals, or is
// of a forum, by its id or slug.
func (m *Meeting) of(series string) bool {
	return series != "" && (strings.EqualFold(series, m.Series) || series == string(m.Forum) || series == m.Forum.Slug())
}

// metAfter reports whether the series of a meeting, or its forum, met again, as
// far as commitments made later are known.
func (s *Snapshot) metAfter(m *Meeting) bool {
	date := s.Date(m.ID)
	return slices.ContainsFunc(s.meetings, func(later *Meeting) bool {
		same := later.Series != "" && later.Series == m.Series || later.Forum != "" && later.Forum == m.Forum
		return same && date.before(s.Date(later.ID)) && len(s.CommitmentsOf(later.ID)) > 0
	})
}

// yearsBetween counts the whole years from one date to another; a date of less
// precision means its first day.
func yearsBetween(from, to Date) int {
	a, ok := from.day()
	if !ok {
		return 0
	}
	b, ok := to.day()
	if !ok {
		return 0
	}
	years := b.Year() - a.Year()
	if b.Before(a.AddDate(years, 0, 0)) {
		years--
	}
	return max(0, years)
}

// by reports whether a date is not after another, as far as both are known: all
// of 2012 is by "2012".
func (d Date) by(until Date) bool {
	n := min(len(d), len(until))
	return d[:n] <= until[:n]
}

// before reports whether a date is surely before another: 2018 is before 2019-01,
// and not before 2018-05, of which it may be part. An unknown date is not.
func (d Date) before(later Date) bool {
	n := min(len(d), len(later))
	return n > 0 && d[:n] < later[:n]
}

// day is the first day that a date may mean.
func (d Date) day() (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
