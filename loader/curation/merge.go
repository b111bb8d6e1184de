package curation

import (
	"cmp"
	"slices"

	"stemma/graph"
)

// arrange sorts every list by id and makes one record of several with the same
// id, since two corrections may speak of one node or edge. Of two values for
// one property the one said first stays; names and evidence add up.
func arrange(f *graph.Facts) {
	f.Meetings = unite(f.Meetings, func(m *graph.Meeting) graph.ID { return m.ID }, func(a, b *graph.Meeting) {
		a.Aliases = uniteAliases(a.Aliases, b.Aliases)
		if len(a.Identifiers) == 0 {
			a.Identifiers = b.Identifiers
		}
	})
	f.Documents = unite(f.Documents, func(d *graph.Document) graph.ID { return d.ID }, nil)
	f.Actors = unite(f.Actors, func(a *graph.Actor) graph.ID { return a.ID }, func(a, b *graph.Actor) {
		a.Aliases = uniteAliases(a.Aliases, b.Aliases)
	})
	f.Conventions = unite(f.Conventions, func(c *graph.Convention) graph.ID { return c.ID }, func(a, b *graph.Convention) {
		a.Aliases = uniteAliases(a.Aliases, b.Aliases)
	})
	f.Topics = unite(f.Topics, func(t *graph.Topic) graph.ID { return t.ID }, nil)
	f.Passages = unite(f.Passages, func(p *graph.Passage) graph.ID { return p.ID }, nil)
	f.Commitments = unite(f.Commitments, func(c *graph.Commitment) graph.ID { return c.ID }, nil)
	f.Edges = unite(f.Edges, func(e *graph.Edge) graph.ID { return e.ID }, uniteEdges)
	f.Decisions = unite(f.Decisions, func(d *graph.Decision) graph.ID { return d.ID }, nil)
}

// unite sorts records by id, keeping the order of the file within one id, and
// folds the later ones of an id into the first.
func unite[T any](list []T, id func(*T) graph.ID, fold func(a, b *T)) []T {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
	var out []T
	for i := range list {
		if n := len(out); n > 0 && id(&out[n-1]) == id(&list[i]) {
			if fold != nil {
				fold(&out[n-1], &list[i])
			}
			continue
		}
		out = append(out, list[i])
	}
	return out
}

func uniteAliases(a, b map[graph.Lang][]string) map[graph.Lang][]string {
	if len(b) == 0 {
		return a
	}
	out := map[graph.Lang][]string{}
	for _, m := range []map[graph.Lang][]string{a, b} {
		for lang, names := range m {
			for _, name := range names {
				if !slices.Contains(out[lang], name) {
					out[lang] = append(out[lang], name)
				}
			}
		}
	}
	return out
}

// uniteEdges keeps both proofs. Whoever rejects an edge wins over those who
// found it, or a rejection could not be said beside the reading it rejects.
func uniteEdges(a, b *graph.Edge) {
	if b.Status == graph.Rejected {
		a.Status = graph.Rejected
	}
	if b.Method.Rank() < a.Method.Rank() {
		a.Method = b.Method
	}
	a.Confidence = max(a.Confidence, b.Confidence)
	have := map[string]bool{}
	for _, e := range a.Evidence {
		have[graph.EvidenceID(a.ID, e)] = true
	}
	for _, e := range b.Evidence {
		if !have[graph.EvidenceID(a.ID, e)] {
			a.Evidence = append(a.Evidence, e)
		}
	}
}

// References lists, by id, the nodes that facts name and do not describe, so
// that a caller brings their names from the authority data.
func References(f graph.Facts) []graph.ID {
	have := map[graph.ID]bool{}
	named := map[graph.ID]bool{}
	name := func(ids ...graph.ID) {
		for _, id := range ids {
			if id != "" {
				named[id] = true
			}
		}
	}
	for _, m := range f.Meetings {
		have[m.ID] = true
		name(m.Forum, m.Presidency, m.Follows)
		name(m.Participants...)
	}
	for _, d := range f.Documents {
		have[d.ID] = true
		name(d.Meeting, d.TextOf)
	}
	for _, p := range f.Passages {
		have[p.ID] = true
		name(p.Document)
	}
	for _, c := range f.Commitments {
		have[c.ID] = true
		name(c.Document, c.Meeting, c.Passage)
		name(c.Topics...)
		name(c.MadeBy...)
		name(c.Addressees...)
	}
	for _, a := range f.Actors {
		have[a.ID] = true
		name(a.Parent)
	}
	for _, c := range f.Conventions {
		have[c.ID] = true
		name(c.AdoptedAt, c.Parent)
	}
	for _, t := range f.Topics {
		have[t.ID] = true
		name(t.Broader)
	}
	for _, e := range f.Edges {
		name(e.From, e.To)
	}
	for _, d := range f.Decisions {
		name(d.To, d.Target)
		switch d.Subject.Kind() {
		case graph.KindActor, graph.KindConvention, graph.KindMeeting:
			name(d.Subject)
		}
		name(d.Topics...)
		name(d.Addressees...)
	}
	var out []graph.ID
	for id := range named {
		if !have[id] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}
