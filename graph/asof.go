package graph

import (
	"context"
	"slices"
	"sort"
	"time"
)

// End returns the last day that a date may mean: of "2018-02" it is
// "2018-02-28", of "2018" "2018-12-31". A day, and what is no date, is its own
// end.
func (d Date) End() Date {
	switch len(d) {
	case len("2006"):
		return d + "-12-31"
	case len("2006-01"):
		first, err := time.Parse("2006-01", string(d))
		if err != nil {
			return d
		}
		return Date(first.AddDate(0, 1, -1).Format(time.DateOnly))
	}
	return d
}

// window is which numbers of a whole snapshot show in one of an earlier day.
// Numbers follow date, so they are those below end, except the runs of nodes
// whose month or year is known and was not over on that day.
type window struct {
	until Date // the day whose end is meant; "" in a whole snapshot
	end   uint32
	open  [2]struct{ first, end uint32 } // the year's run, the month's run
}

func (w *window) shows(n uint32) bool {
	return n < w.end && (n < w.open[0].first || n >= w.open[0].end) && (n < w.open[1].first || n >= w.open[1].end)
}

// windowOf finds the numbers that show on a day.
func (s *Snapshot) windowOf(day Date) window {
	beyond := func(d Date) uint32 { // the first number with a later date
		return uint32(sort.Search(len(s.dates), func(n int) bool { return s.dates[n] > d }))
	}
	w := window{until: day, end: beyond(day)}
	for i, precision := range [2]int{len("2006"), len("2006-01")} {
		if len(day) <= precision {
			continue
		}
		if period := day[:precision]; period.End() > day {
			w.open[i].end = beyond(period)
			w.open[i].first = uint32(sort.Search(len(s.dates), func(n int) bool { return s.dates[n] >= period }))
		}
	}
	return w
}

// Until returns the last day that a snapshot made by AsOf shows; "" for a whole
// one.
func (s *Snapshot) Until() Date { return s.shown.until }

// Whole returns the snapshot that AsOf cut from; a whole one is its own.
func (s *Snapshot) Whole() *Snapshot {
	if s.whole != nil {
		return s.whole
	}
	return s
}

// AsOf returns the graph of what had been said by the end of a day, a month or a
// year: texts, meetings and instruments of a later date are not in it, nor what
// they state. What has no date stays; what is dated to a year or a month counts
// from its end. "" gives the whole graph, and of a snapshot that was cut already
// the whole one is cut anew.
//
// The records and edges are those of the whole snapshot, so that a cut costs one
// look at each edge, not a new graph.
func (s *Snapshot) AsOf(d Date) *Snapshot {
	cut, _ := s.asOf(context.Background(), d) // which does not end
	return cut
}

// asOf is AsOf, as long as a context lasts.
func (s *Snapshot) asOf(ctx context.Context, d Date) (*Snapshot, error) {
	s = s.Whole()
	if d == "" {
		return s, nil
	}
	w := s.windowOf(d.End())
	if int(w.end) == len(s.nodes) && w.open[0] == w.open[1] { // both empty: all of it shows
		return s, nil
	}
	cut := &Snapshot{
		whole: s, shown: w, ids: s.ids, alias: s.alias, edgeNumbers: s.edgeNumbers,
		nodes: s.nodes[:w.end], dates: s.dates[:w.end], slots: s.slots[:w.end],
		mentions: s.mentions, former: s.former,
	}
	cut.meetings = showing(cut, s.meetings)
	cut.documents = showing(cut, s.documents)
	cut.witnesses = showing(cut, s.witnesses)
	cut.passages = showing(cut, s.passages)
	cut.commitments = showing(cut, s.commitments)
	cut.actors = showing(cut, s.actors)
	cut.conventions = showing(cut, s.conventions)
	cut.topics = showing(cut, s.topics)
	cut.adjacency = s.adjacency.cut(&cut.shown)
	for _, step := range []func(*Snapshot){cut.silence, func(*Snapshot) { cut.succeed() }, cut.glean} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step(s)
	}
	return cut, nil
}

// maxCuts is how many cuts of a graph are kept, so that whoever plays through the
// years cuts each year once.
const maxCuts = 32

// CutAt is AsOf for many who ask for the same days: the last cuts are kept with the
// whole graph, and one that is being made is waited for until the context ends.
func (s *Snapshot) CutAt(ctx context.Context, d Date) (*Snapshot, error) {
	s = s.Whole()
	if d == "" {
		return s, nil
	}
	return s.cuts.Of(ctx, d.End(), func(ctx context.Context) (*Snapshot, error) { return s.asOf(ctx, d) })
}

func showing[T Node](cut *Snapshot, list []T) []T {
	out := make([]T, 0, len(list))
	for _, n := range list {
		if cut.shown.shows(cut.ids[n.NodeID()]) {
			out = append(out, n)
		}
	}
	return out
}

// absent marks the tag of an edge that does not show: no method has that rank,
// so no sieve lets it through, and the order of the run it stands in stays.
const absent tag = 7 << 5

func (t tag) absent() bool { return t&absent == absent }

// cut shares the edges and marks those with an end that does not show.
func (a *adjacency) cut(w *window) adjacency {
	out := adjacency{
		edges: a.edges, from: a.from, to: a.to, out: a.out[:w.end+1],
		in: a.in[:w.end+1], inEdge: a.inEdge, inFrom: a.inFrom,
	}
	out.tags = slices.Clone(a.tags[:a.out[w.end]])
	for e := range out.tags {
		if !w.shows(a.from[e]) || !w.shows(a.to[e]) {
			out.tags[e] |= absent
		}
	}
	out.inTags = slices.Clone(a.inTags[:a.in[w.end]])
	for i := range out.inTags {
		if !out.has(a.inEdge[i]) {
			out.inTags[i] |= absent
		}
	}
	return out
}

// has reports whether an edge shows.
func (a *adjacency) has(e uint32) bool { return int(e) < len(a.tags) && !a.tags[e].absent() }

// retag changes the tag of an edge whose ends show. Its type stays, so that the
// order of the runs it stands in does.
func (a *adjacency) retag(e uint32, t tag) {
	a.tags[e] = t
	to := a.to[e]
	for i := a.in[to]; i < a.in[to+1]; i++ {
		if a.inEdge[i] == e {
			a.inTags[i] = t
		}
	}
}

// silence takes out what only later texts say of ends that show already: the
// whole edge, or what they add to it, which is evidence, a stronger method, more
// confidence.
func (s *Snapshot) silence(whole *Snapshot) {
	for _, a := range whole.attested {
		if !s.has(a.edge) {
			continue
		}
		had := &whole.edges[a.edge]
		if len(s.said(had.Evidence)) == len(had.Evidence) {
			continue
		}
		now, heard := s.outOf(a.said)
		if !heard {
			s.retag(a.edge, s.tags[a.edge]|absent)
			continue
		}
		now.ID, now.From, now.To = had.ID, had.From, had.To
		if s.amended == nil {
			s.amended = map[uint32]*Edge{}
		}
		s.amended[a.edge] = &now
		s.retag(a.edge, tagOf(&now))
	}
}

// said returns the evidence whose documents are not hidden.
func (s *Snapshot) said(all []Evidence) []Evidence {
	later := func(e Evidence) bool { return s.hides(e.Document) }
	if !slices.ContainsFunc(all, later) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), later)
}

// hides reports whether an id names something that the whole snapshot has, or a
// part of a document that it has, and this one does not show.
func (s *Snapshot) hides(id ID) bool {
	if s.whole == nil || id == "" {
		return false
	}
	if n, ok := s.whole.number(id); ok {
		return !s.shown.shows(n)
	}
	if document := documentOf(id); document != "" && document != id {
		return s.hides(document)
	}
	return false
}

// glean fills the lists that are no part of the graph proper.
func (s *Snapshot) glean(whole *Snapshot) {
	for _, u := range whole.unresolved {
		if u, ok := s.unsettled(u); ok {
			s.unresolved = append(s.unresolved, u)
		}
	}
	s.await()
	s.decisions = slices.DeleteFunc(whole.Decisions(), func(o Outcome) bool { return s.hidesDecision(&o.Decision) })
	s.contradictions = slices.DeleteFunc(whole.Contradictions(), func(c Contradiction) bool { return s.hidesAny(c.Subject) })
	s.disagreements = slices.DeleteFunc(whole.Disagreements(), func(d Disagreement) bool { return s.hidesAny(d.Subject) })
	for _, e := range whole.dangling {
		if s.hides(e.From) || s.hides(e.To) {
			continue
		}
		if e, ok := s.stillLost(e, whole.lost[e.ID]); ok {
			s.dangling = append(s.dangling, e)
		}
	}
	for _, c := range whole.leftOut {
		if !s.hides(c.ID) {
			s.leftOut = append(s.leftOut, c)
		}
	}
	s.revisions = s.ShownRevisions(whole.revisions)
}

// stillLost returns a dangling edge as it shows.
func (s *Snapshot) stillLost(e *Edge, said []saying) (*Edge, bool) {
	if len(said) == 0 || len(s.said(e.Evidence)) == len(e.Evidence) {
		return s.clipped(e)
	}
	now, heard := s.outOf(said)
	now.ID, now.From, now.To = e.ID, e.From, e.To
	return &now, heard
}

// unsettled returns a statement as it shows, which is without the candidates
// that do not.
func (s *Snapshot) unsettled(u *Unresolved) (*Unresolved, bool) {
	said := s.said(u.Evidence)
	if s.hides(u.From) || len(said) == 0 && len(u.Evidence) > 0 {
		return nil, false
	}
	candidates := s.candidatesShown(u.Candidates)
	if len(said) == len(u.Evidence) && len(candidates) == len(u.Candidates) {
		return u, true
	}
	changed := *u
	changed.Evidence, changed.Candidates = said, candidates
	return &changed, true
}

// candidatesShown returns the candidates that show.
func (s *Snapshot) candidatesShown(all []Candidate) []Candidate {
	later := func(c Candidate) bool { return s.hides(c.ID) }
	if !slices.ContainsFunc(all, later) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), later)
}
