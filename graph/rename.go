package graph

import (
	"slices"
	"strings"
)

// renaming is what changes in one source.
type renaming struct {
	names   map[ID]ID // acts and passages
	speaker map[ID]ID // extracted sentences that a curator calls an act: whose statements theirs are
	demoted map[ID]ID // what a curator calls a mere statement, by its name: the passage it is
}

func (r *renaming) called(id ID) ID {
	if now, ok := r.names[id]; ok {
		return now
	}
	return id
}

// apply returns a source with the names changed; the source itself stays as it
// is, since others may hold it.
func (r *renaming) apply(src *Source) *Source {
	if len(r.names) == 0 && len(r.speaker) == 0 {
		return src
	}
	out := *src
	f := &out.Facts
	f.Passages = r.passages(f.Passages)
	f.Commitments = slices.Clone(f.Commitments)
	for i := range f.Commitments {
		r.commitment(&f.Commitments[i])
	}
	f.Mentions = slices.Clone(f.Mentions)
	for i := range f.Mentions {
		m := &f.Mentions[i]
		m.Passage = r.called(m.Passage)
	}
	f.Edges = slices.Clone(f.Edges)
	for i := range f.Edges {
		e := &f.Edges[i]
		if from, to := r.speaks(e.From), r.called(e.To); from != e.From || to != e.To {
			e.From, e.To = from, to
			e.ID = EdgeID(e.Type, from, to)
		}
		e.Evidence = r.evidence(e.Evidence)
	}
	f.Unresolved = slices.Clone(f.Unresolved)
	for i := range f.Unresolved {
		u := &f.Unresolved[i]
		if from := r.speaks(u.From); from != u.From {
			u.From = from
			u.ID = "" // settle makes it anew
		}
		u.Evidence = r.evidence(u.Evidence)
	}
	return &out
}

// speaks returns whose statements are those of an extracted act or sentence.
func (r *renaming) speaks(id ID) ID {
	if act, ok := r.speaker[id]; ok {
		return act
	}
	return r.called(id)
}

// passages renames passages. A sentence that a curator calls by the number of
// its unit is the unit, which has a record already.
func (r *renaming) passages(list []Passage) []Passage {
	there := make(map[ID]bool, len(list))
	for i := range list {
		if r.called(list[i].ID) == list[i].ID {
			there[list[i].ID] = true
		}
	}
	out := make([]Passage, 0, len(list))
	for _, p := range list {
		if id := r.called(p.ID); id != p.ID {
			if there[id] {
				continue
			}
			p.ID = id
			_, p.Ref, _ = strings.Cut(id.Slug(), "/")
		}
		out = append(out, p)
	}
	return out
}

// commitment renames a commitment. The bare number that meant it while it was
// the first of its unit means it no longer.
func (r *renaming) commitment(c *Commitment) {
	c.Passage = r.called(c.Passage)
	id := r.called(c.ID)
	if id == c.ID {
		return
	}
	bare, _, _ := unlettered(c.ID)
	c.Aliases = slices.DeleteFunc(slices.Clone(c.Aliases), func(a ID) bool { return a == bare })
	for i, a := range c.Aliases {
		c.Aliases[i] = r.called(a)
	}
	c.ID = id
	_, c.Ref, _ = strings.Cut(id.Slug(), "/")
}

func (r *renaming) evidence(list []Evidence) []Evidence {
	if !slices.ContainsFunc(list, func(e Evidence) bool { return r.called(e.Passage) != e.Passage }) {
		return list
	}
	list = slices.Clone(list)
	for i := range list {
		list[i].Passage = r.called(list[i].Passage)
	}
	return list
}
