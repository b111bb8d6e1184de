package graph

import (
	"slices"
	"strings"
)

// Shown returns what of a source's facts shows in a snapshot made by AsOf, so
// that Build makes the same graph of it; all of them for a whole one. The facts
// given stay as they are.
func (s *Snapshot) Shown(f Facts) Facts {
	if s.whole == nil {
		return f
	}
	return Facts{
		Meetings:    shownOf(s, f.Meetings, func(m *Meeting) ID { return m.ID }),
		Documents:   shownOf(s, f.Documents, func(d *Document) ID { return d.ID }),
		Witnesses:   shownOf(s, f.Witnesses, func(w *Witness) ID { return w.ID }),
		Passages:    shownOf(s, f.Passages, func(p *Passage) ID { return p.ID }),
		Commitments: shownOf(s, f.Commitments, func(c *Commitment) ID { return c.ID }),
		Actors:      shownOf(s, f.Actors, func(a *Actor) ID { return a.ID }),
		Conventions: shownOf(s, f.Conventions, func(c *Convention) ID { return c.ID }),
		Topics:      shownOf(s, f.Topics, func(t *Topic) ID { return t.ID }),
		Mentions:    s.shownMentions(f.Mentions),
		Edges:       s.shownEdges(f.Edges),
		Unresolved:  s.shownUnresolved(f.Unresolved),
		Decisions:   slices.DeleteFunc(slices.Clone(f.Decisions), func(d Decision) bool { return s.hidesDecision(&d) }),
	}
}

// ShownSources returns, of the sources that a whole snapshot was built from, what
// shows in one made by AsOf.
func (s *Snapshot) ShownSources(all []Source) []Source {
	if s.whole == nil {
		return all
	}
	var out []Source
	for i := range all {
		if facts, shows := s.ShownFacts(&all[i]); shows {
			out = append(out, Source{all[i].Info, facts})
		}
	}
	return out
}

// ShownFacts returns what shows of a source, for those who take the sources one by
// one; false where nothing of it can.
func (s *Snapshot) ShownFacts(src *Source) (Facts, bool) {
	if s.hidesKey(src.Info.Key) {
		return Facts{}, false
	}
	return s.Shown(src.Facts), true
}

// ShownRevisions returns the revisions without those of texts that do not show.
func (s *Snapshot) ShownRevisions(all []RevisionInfo) []RevisionInfo {
	return slices.DeleteFunc(slices.Clone(all), func(r RevisionInfo) bool { return s.hidesKey(r.Key) })
}

func shownOf[T any](s *Snapshot, list []T, id func(*T) ID) []T {
	return slices.DeleteFunc(slices.Clone(list), func(t T) bool { return s.hides(id(&t)) })
}

func (s *Snapshot) shownMentions(list []Mention) []Mention {
	var out []Mention
	for _, m := range list {
		if !s.hides(m.Witness) {
			m.Candidates = s.candidatesShown(m.Candidates)
			out = append(out, m)
		}
	}
	return out
}

func (s *Snapshot) shownEdges(list []Edge) []Edge {
	var out []Edge
	for i := range list {
		e := &list[i]
		if s.hides(e.From) || s.hides(e.To) {
			continue
		}
		if e, ok := s.clipped(e); ok {
			out = append(out, *e)
		}
	}
	return out
}

func (s *Snapshot) shownUnresolved(list []Unresolved) []Unresolved {
	var out []Unresolved
	for i := range list {
		if u, ok := s.unsettled(&list[i]); ok {
			out = append(out, *u)
		}
	}
	return out
}

// hidesAny reports whether an id names a node, a part, an edge or a statement that
// does not show.
func (s *Snapshot) hidesAny(id ID) bool {
	if s.whole == nil {
		return false
	}
	switch id.Kind() {
	case KindEdge:
		_, known := s.whole.Edge(id)
		_, shown := s.Edge(id)
		return known && !shown
	case KindUnresolved:
		_, known := s.whole.UnresolvedStatement(id)
		_, shown := s.UnresolvedStatement(id)
		return known && !shown
	}
	return s.hides(id)
}

// hidesDecision reports whether a decision is about what does not show.
func (s *Snapshot) hidesDecision(d *Decision) bool {
	return s.hidesAny(d.Subject) || s.hides(d.From) || s.hides(d.To) || s.hides(d.Target)
}

// hidesKey reports whether a revision of that key is about a document that does
// not show, or about a pair with such a one.
func (s *Snapshot) hidesKey(key string) bool {
	if s.whole == nil {
		return false
	}
	pair, alignment := strings.CutPrefix(key, "alignment:")
	if !alignment {
		return ID(key).Kind() == KindDocument && s.hides(ID(key))
	}
	for slug := range strings.SplitSeq(pair, "|") {
		if s.hides(MakeID(KindDocument, strings.TrimPrefix(slug, "document:"))) {
			return true
		}
	}
	return false
}
