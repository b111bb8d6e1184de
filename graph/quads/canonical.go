package quads

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"stemma/graph"
)

// Canonical puts facts into the one form that the mapping keeps: records by id,
// sets sorted and without doubles, empty lists as nil, an edge's id made from
// its ends, ACTIVE where no status is given. Edges of one id become one with
// all their evidence. Facts that were read are canonical already. The facts
// given are not changed.
func Canonical(f graph.Facts) (graph.Facts, error) {
	var c canon
	out := graph.Facts{
		Meetings:    records(&c, f.Meetings, func(m *graph.Meeting) graph.ID { return m.ID }, c.meeting),
		Documents:   records(&c, f.Documents, func(d *graph.Document) graph.ID { return d.ID }, c.document),
		Witnesses:   records(&c, f.Witnesses, func(w *graph.Witness) graph.ID { return w.ID }, c.witness),
		Passages:    records(&c, f.Passages, func(p *graph.Passage) graph.ID { return p.ID }, c.passage),
		Commitments: records(&c, f.Commitments, func(m *graph.Commitment) graph.ID { return m.ID }, c.commitment),
		Actors:      records(&c, f.Actors, func(a *graph.Actor) graph.ID { return a.ID }, c.actor),
		Conventions: records(&c, f.Conventions, func(m *graph.Convention) graph.ID { return m.ID }, c.convention),
		Topics:      records(&c, f.Topics, func(t *graph.Topic) graph.ID { return t.ID }, c.topic),
		Mentions:    mentions(f.Mentions),
		Edges:       c.edges(f.Edges),
		Unresolved:  c.unresolved(f.Unresolved),
		Decisions:   records(&c, f.Decisions, func(d *graph.Decision) graph.ID { return d.ID }, c.decision),
	}
	if c.err != nil {
		return graph.Facts{}, c.err
	}
	return out, nil
}

// canon keeps the first error.
type canon struct{ err error }

func (c *canon) fail(id graph.ID, format string, args ...any) {
	if c.err == nil {
		c.err = &StatementError{Subject: NodeIRI(id), Err: fmt.Errorf(format, args...)}
	}
}

// records sorts by id and leaves one of several that say the same. Two records
// of one id that say different things are an error: one revision states a thing
// once.
func records[T any](c *canon, in []T, id func(*T) graph.ID, tidy func(T) T) []T {
	out := make([]T, 0, len(in))
	for _, t := range in {
		out = append(out, tidy(t))
	}
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
	kept := out[:0]
	for _, t := range out {
		if n := len(kept); n > 0 && id(&kept[n-1]) == id(&t) {
			if !reflect.DeepEqual(kept[n-1], t) {
				c.fail(id(&t), "%s is stated twice, differently", id(&t))
			}
			continue
		}
		kept = append(kept, t)
	}
	return orNil(kept)
}

func (c *canon) meeting(m graph.Meeting) graph.Meeting {
	m.Names, m.Aliases = tidyTexts(m.Names), tidyNames(m.Aliases)
	m.Participants, m.Identifiers = orNil(m.Participants), tidyIdentifiers(m.Identifiers)
	return m
}

func (c *canon) document(d graph.Document) graph.Document {
	d.Titles = tidyTexts(d.Titles)
	return d
}

func (c *canon) witness(w graph.Witness) graph.Witness { return w }

func (c *canon) passage(p graph.Passage) graph.Passage {
	p.Headings, p.Spans = orNil(p.Headings), tidySpans(p.Spans)
	p.Matches = tidyEach(p.Matches, func(m *graph.Match) bool { return hollow(m.Grounds) },
		func(m *graph.Match) { m.Grounds = orNil(m.Grounds) })
	return p
}

func (c *canon) commitment(m graph.Commitment) graph.Commitment {
	m.Texts, m.Summaries, m.Spans = tidyTexts(m.Texts), tidyTexts(m.Summaries), tidySpans(m.Spans)
	m.Topics, m.MadeBy, m.Addressees = orNil(m.Topics), orNil(m.MadeBy), orNil(m.Addressees)
	m.Quantities, m.Aliases, m.TopicReasons = orNil(m.Quantities), orNil(m.Aliases), orNil(m.TopicReasons)
	m.Readings = tidyEach(m.Readings, func(r *graph.Reading) bool {
		return hollow(r.Quantities) || hollow(r.Addressees) || hollow(r.Names) || hollow(r.Grounds)
	}, func(r *graph.Reading) {
		r.Quantities, r.Addressees, r.Names, r.Grounds = orNil(r.Quantities), orNil(r.Addressees), orNil(r.Names), orNil(r.Grounds)
	})
	return m
}

func (c *canon) actor(a graph.Actor) graph.Actor {
	a.Names, a.Aliases, a.Identifiers = tidyTexts(a.Names), tidyNames(a.Aliases), tidyIdentifiers(a.Identifiers)
	return a
}

func (c *canon) convention(m graph.Convention) graph.Convention {
	m.Names, m.Aliases, m.Identifiers = tidyTexts(m.Names), tidyNames(m.Aliases), tidyIdentifiers(m.Identifiers)
	return m
}

func (c *canon) topic(t graph.Topic) graph.Topic {
	t.Names = tidyTexts(t.Names)
	return t
}

func (c *canon) decision(d graph.Decision) graph.Decision {
	d.Names, d.Summaries = tidyTexts(d.Names), tidyTexts(d.Summaries)
	d.Places, d.Topics, d.Addressees = orNil(d.Places), orNil(d.Topics), orNil(d.Addressees)
	d.Quantities = orNil(d.Quantities)
	return d
}

// edges joins the edges of one id: the strongest method, the highest
// confidence, all the evidence, and a rejection before an assertion.
func (c *canon) edges(in []graph.Edge) []graph.Edge {
	byID := map[graph.ID]graph.Edge{}
	for _, e := range in {
		e = c.named(e)
		if before, twice := byID[e.ID]; twice {
			e = joinEdges(before, e)
		}
		byID[e.ID] = e
	}
	for id, e := range byID {
		e.Evidence = tidyEvidence(id, e.Evidence)
		byID[id] = e
	}
	return sortedByID(byID)
}

// edge is an edge that is stated once.
func (c *canon) edge(e graph.Edge) graph.Edge {
	e = c.named(e)
	e.Evidence = tidyEvidence(e.ID, e.Evidence)
	return e
}

// named gives an edge the id of its ends, and a status.
func (c *canon) named(e graph.Edge) graph.Edge {
	var room [64]byte
	id := graph.AppendEdgeID(room[:0], e.Type, e.From, e.To)
	switch {
	case e.ID == "":
		e.ID = graph.ID(id)
	case string(id) != string(e.ID):
		c.fail(e.ID, "%s %s %s has the id %s, which belongs to another edge", e.From, e.Type, e.To, e.ID)
		e.ID = graph.ID(id)
	}
	if e.Status == "" {
		e.Status = graph.Active
	}
	return e
}

func joinEdges(a, b graph.Edge) graph.Edge {
	if b.Method.Rank() < a.Method.Rank() {
		a.Method = b.Method
	}
	a.Confidence = max(a.Confidence, b.Confidence)
	if b.Status == graph.Rejected {
		a.Status = b.Status
	}
	if a.Source == "" || b.Source != "" && b.Source < a.Source {
		a.Source = b.Source
	}
	a.Evidence = slices.Concat(a.Evidence, b.Evidence)
	return a
}

// statement is an unresolved statement that is made once.
func (c *canon) statement(u graph.Unresolved) graph.Unresolved {
	u.Evidence, u.Candidates = tidyEvidence(u.ID, u.Evidence), orNil(u.Candidates)
	return u
}

// unresolved joins the statements of one id. The candidates of the two are put
// together, each with its better score.
func (c *canon) unresolved(in []graph.Unresolved) []graph.Unresolved {
	byID := map[graph.ID]graph.Unresolved{}
	for _, u := range in {
		before, twice := byID[u.ID]
		switch {
		case !twice:
		case before.Type != u.Type || before.From != u.From || before.Surface != u.Surface:
			c.fail(u.ID, "%s is stated twice, differently", u.ID)
		default:
			u.Evidence = slices.Concat(before.Evidence, u.Evidence)
			u.Candidates = joinCandidates(before.Candidates, u.Candidates)
		}
		byID[u.ID] = u
	}
	for id, u := range byID {
		byID[id] = c.statement(u)
	}
	return sortedByID(byID)
}

func joinCandidates(a, b []graph.Candidate) []graph.Candidate {
	if slices.Equal(a, b) {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y graph.Candidate) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.ID, y.ID), cmp.Compare(x.Why, y.Why))
	})
	seen := map[graph.ID]bool{}
	return slices.DeleteFunc(all, func(x graph.Candidate) bool {
		twice := seen[x.ID]
		seen[x.ID] = true
		return twice
	})
}

func mentions(in []graph.Mention) []graph.Mention {
	tidy := true
	for i := range in {
		tidy = tidy && !hollow(in[i].Candidates) && (i == 0 || compareMentions(in[i-1], in[i]) < 0)
	}
	if tidy {
		return orNil(in)
	}
	out := slices.Clone(in)
	for i := range out {
		out[i].Candidates = orNil(out[i].Candidates)
	}
	slices.SortFunc(out, compareMentions)
	return orNil(slices.CompactFunc(out, func(a, b graph.Mention) bool { return compareMentions(a, b) == 0 }))
}

func compareMentions(a, b graph.Mention) int {
	return cmp.Or(
		cmp.Compare(a.Witness, b.Witness), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
		cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Target, b.Target),
		strings.Compare(a.Surface, b.Surface), slices.CompareFunc(a.Candidates, b.Candidates, compareCandidates),
	)
}

func compareCandidates(a, b graph.Candidate) int {
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Score, b.Score), cmp.Compare(a.Why, b.Why))
}

// tidyEvidence sorts evidence by where it stands and leaves one piece of each
// identity: the strongest method, then the highest confidence.
func tidyEvidence(owner graph.ID, in []graph.Evidence) []graph.Evidence {
	if len(in) == 0 || len(in) == 1 && !hollow(in[0].Reasons) {
		return orNil(in) // most edges
	}
	out := tidyEach(in, func(*graph.Evidence) bool { return true }, func(e *graph.Evidence) { e.Reasons = orNil(e.Reasons) })
	slices.SortFunc(out, compareEvidence)
	seen := map[string]bool{}
	return orNil(slices.DeleteFunc(out, func(e graph.Evidence) bool {
		id := graph.EvidenceID(owner, e)
		twice := seen[id]
		seen[id] = true
		return twice
	}))
}

func compareEvidence(a, b graph.Evidence) int {
	return cmp.Or(
		cmp.Compare(a.Document, b.Document), cmp.Compare(a.Witness, b.Witness),
		cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
		cmp.Compare(a.Curator, b.Curator), cmp.Compare(a.Cue, b.Cue),
		cmp.Compare(a.Method.Rank(), b.Method.Rank()), cmp.Compare(b.Confidence, a.Confidence),
		cmp.Compare(a.Method, b.Method), cmp.Compare(a.Passage, b.Passage), cmp.Compare(a.Quote, b.Quote),
		cmp.Compare(a.Rule, b.Rule), slices.Compare(a.Reasons, b.Reasons),
		cmp.Compare(a.Date, b.Date), cmp.Compare(a.Reason, b.Reason),
	)
}

func tidySpans(in []graph.Span) []graph.Span {
	return tidySet(in, func(a, b graph.Span) int {
		return cmp.Or(cmp.Compare(a.Witness, b.Witness), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

func tidyIdentifiers(in []graph.Identifier) []graph.Identifier {
	return tidySet(in, func(a, b graph.Identifier) int {
		return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.Value, b.Value))
	})
}

// tidySet sorts a set and leaves one of each. A list that is so already is given
// back as it is, here and below: what was read mostly is, and a copy of every
// record is what a large export would spend its time on.
func tidySet[T comparable](in []T, compare func(a, b T) int) []T {
	for i := 1; i < len(in); i++ {
		if compare(in[i-1], in[i]) >= 0 {
			out := slices.Clone(in)
			slices.SortFunc(out, compare)
			return slices.Compact(out)
		}
	}
	return orNil(in)
}

// tidyEach changes those records of a list that are untidy, in a copy.
func tidyEach[T any](in []T, untidy func(*T) bool, tidy func(*T)) []T {
	for i := range in {
		if untidy(&in[i]) {
			out := slices.Clone(in)
			for j := range out {
				tidy(&out[j])
			}
			return out
		}
	}
	return orNil(in)
}

// hollow reports whether a list is the empty one that is not nil.
func hollow[T any](list []T) bool { return list != nil && len(list) == 0 }

func tidyTexts(in graph.Texts) graph.Texts {
	if len(in) == 0 {
		return nil
	}
	return in
}

func tidyNames(in map[graph.Lang][]string) map[graph.Lang][]string {
	if len(in) == 0 {
		return nil
	}
	out := map[graph.Lang][]string{}
	for lang, list := range in {
		if len(list) > 0 {
			out[lang] = slices.Compact(slices.Sorted(slices.Values(list)))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func sortedByID[T any](byID map[graph.ID]T) []T {
	out := make([]T, 0, len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		out = append(out, byID[id])
	}
	return orNil(out)
}

// orNil makes one thing of the two empty lists.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
