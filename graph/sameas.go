package graph

import (
	"cmp"
	"maps"
	"slices"
)

// uniteEntities makes one entity of two where a curator says so: whatever any
// source says of the one id is then said of the other, and what the sources
// called the one are names of the other.
func (b *builder) uniteEntities() {
	rulings := b.rulings(VerbMerge)
	if len(rulings) == 0 {
		return
	}
	known := b.entities()
	answers := b.hearing()
	same := make(map[ID]ID)
	end := func(id ID) ID {
		for same[id] != "" { // ends: a pair that would close a circle is never added
			id = same[id]
		}
		return id
	}
	for _, sp := range rulings {
		o := sp.ruling
		switch {
		case !answers.says(sp, o.Subject, "merged into", string(o.Target)):
			o.lost()
		case !known[o.Target]:
			o.fail(whyNoTarget)
		case end(o.Target) == o.Subject:
			o.fail(whyCycle)
		default:
			same[o.Subject] = o.Target
			if known[o.Subject] {
				o.done()
			}
		}
	}
	b.merged = make(map[ID]ID, len(same))
	for id := range same {
		b.merged[id] = end(id)
	}
	if len(b.merged) == 0 {
		return
	}
	b.formerEdges = make(map[ID]ID)
	var extra []ranked
	for i := range b.sources {
		out := *b.sources[i].Source
		left := Source{Info: out.Info}
		b.relabel(&out.Facts, &left.Facts)
		b.sources[i].Source = &out
		if len(left.Facts.Actors)+len(left.Facts.Conventions)+len(left.Facts.Meetings) > 0 {
			extra = append(extra, ranked{byOther, &left})
		}
	}
	b.sources = append(b.sources, extra...)
}

// entities holds the ids of all actors, conventions and meetings.
func (b *builder) entities() map[ID]bool {
	known := make(map[ID]bool)
	for _, src := range b.sources {
		f := &src.Facts
		for i := range f.Actors {
			known[f.Actors[i].ID] = true
		}
		for i := range f.Conventions {
			known[f.Conventions[i].ID] = true
		}
		for i := range f.Meetings {
			known[f.Meetings[i].ID] = true
		}
	}
	return known
}

func (b *builder) now(id ID) ID {
	if current, ok := b.merged[id]; ok {
		return current
	}
	return id
}

func (b *builder) nowAll(ids []ID) []ID {
	if !slices.ContainsFunc(ids, func(id ID) bool { return b.now(id) != id }) {
		return ids
	}
	var out []ID
	for _, id := range ids {
		if id = b.now(id); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// relabel names the entities of facts as they are called now. The records of
// those that are no longer entities of their own are moved to left. The lists
// are copied, since others may hold them.
func (b *builder) relabel(f, left *Facts) {
	b.relabelEntities(f, left)
	f.Documents = slices.Clone(f.Documents)
	for i := range f.Documents {
		d := &f.Documents[i]
		d.Meeting, d.TextOf = b.now(d.Meeting), b.now(d.TextOf)
	}
	f.Commitments = slices.Clone(f.Commitments)
	for i := range f.Commitments {
		c := &f.Commitments[i]
		c.Meeting, c.MadeBy, c.Addressees = b.now(c.Meeting), b.nowAll(c.MadeBy), b.nowAll(c.Addressees)
	}
	f.Mentions = slices.Clone(f.Mentions)
	for i := range f.Mentions {
		m := &f.Mentions[i]
		m.Target, m.Candidates = b.now(m.Target), b.candidates(m.Candidates)
	}
	f.Unresolved = slices.Clone(f.Unresolved)
	for i := range f.Unresolved {
		f.Unresolved[i].Candidates = b.candidates(f.Unresolved[i].Candidates)
	}
	edges := make([]Edge, 0, len(f.Edges))
	for _, e := range f.Edges {
		if from, to := b.now(e.From), b.now(e.To); from != e.From || to != e.To {
			if from == to {
				continue // nothing leads to itself
			}
			old := EdgeID(e.Type, e.From, e.To)
			e.From, e.To, e.ID = from, to, EdgeID(e.Type, from, to)
			b.formerEdges[old] = e.ID
		}
		edges = append(edges, e)
	}
	f.Edges = edges
}

func (b *builder) candidates(list []Candidate) []Candidate {
	if !slices.ContainsFunc(list, func(c Candidate) bool { return b.now(c.ID) != c.ID }) {
		return list
	}
	list = slices.Clone(list)
	for i := range list {
		list[i].ID = b.now(list[i].ID)
	}
	return ranking(list)
}

func (b *builder) relabelEntities(f, left *Facts) {
	actors, conventions, meetings := f.Actors, f.Conventions, f.Meetings
	f.Actors, f.Conventions, f.Meetings = nil, nil, nil
	for _, a := range actors {
		id := a.ID
		a.ID = b.now(id)
		if a.Parent = b.now(a.Parent); a.Parent == a.ID {
			a.Parent = ""
		}
		if a.ID == id {
			f.Actors = append(f.Actors, a)
			continue
		}
		a.Names, a.Aliases = nil, alsoCalled(a.Names, a.Aliases)
		left.Actors = append(left.Actors, a)
	}
	for _, c := range conventions {
		id := c.ID
		c.ID, c.AdoptedAt = b.now(id), b.now(c.AdoptedAt)
		if c.Parent = b.now(c.Parent); c.Parent == c.ID {
			c.Parent = ""
		}
		if c.ID == id {
			f.Conventions = append(f.Conventions, c)
			continue
		}
		c.Names, c.Aliases = nil, alsoCalled(c.Names, c.Aliases)
		left.Conventions = append(left.Conventions, c)
	}
	for _, m := range meetings {
		id := m.ID
		m.ID, m.Forum, m.Presidency, m.Participants = b.now(id), b.now(m.Forum), b.now(m.Presidency), b.nowAll(m.Participants)
		if m.Follows = b.now(m.Follows); m.Follows == m.ID {
			m.Follows = ""
		}
		if m.ID == id {
			f.Meetings = append(f.Meetings, m)
			continue
		}
		m.Names, m.Aliases = nil, alsoCalled(m.Names, m.Aliases)
		left.Meetings = append(left.Meetings, m)
	}
}

// alsoCalled puts an entity's names among its other names.
func alsoCalled(names Texts, aliases map[Lang][]string) map[Lang][]string {
	out := maps.Clone(aliases)
	if out == nil {
		out = make(map[Lang][]string, len(names))
	}
	for lang, name := range names {
		list := slices.Clone(out[lang])
		unite(&list, []string{name}, cmp.Compare)
		out[lang] = list
	}
	return out
}
