package graph

import "slices"

// places is where an entity's name means another one.
type places struct {
	documents   map[ID]bool
	passages    map[ID]bool
	commitments map[ID]bool
	edges       map[ID]bool
	spans       []Span // of the commitments
}

// separate moves the mentions and edges of an entity to another one, at the
// places that a curator names.
func (b *builder) separate() {
	rulings := b.rulings(VerbSplit)
	if len(rulings) == 0 {
		return
	}
	known := b.entities()
	answers := b.hearing()
	if b.formerEdges == nil {
		b.formerEdges = make(map[ID]ID)
	}
	for _, sp := range rulings {
		o := sp.ruling
		one, other := b.now(o.Subject), b.now(o.Target)
		var held []ID
		for _, p := range o.Places {
			if answers.says(sp, one, "meant at "+string(p), string(other)) {
				held = append(held, p)
			}
		}
		switch {
		case len(held) == 0:
			o.lost()
		case !known[other]:
			o.fail(whyNoTarget)
		case b.split(&o.Decision, one, other, b.placesOf(held)):
			o.done()
		default:
			o.fail(whyNoPlace)
		}
	}
}

// placesOf finds the acts of passages and the spans of acts, in any source.
func (b *builder) placesOf(ids []ID) places {
	p := places{make(map[ID]bool), make(map[ID]bool), make(map[ID]bool), make(map[ID]bool), nil}
	known := curatedAliases(b.sources)
	for _, id := range ids {
		switch id.Kind() {
		case KindDocument:
			p.documents[id] = true
		case KindPassage:
			p.passages[id] = true
		case KindCommitment:
			p.commitments[id] = true
			if current, ok := known[id]; ok {
				p.commitments[current] = true
			}
		case KindEdge:
			p.edges[id] = true
			for now, moved := b.formerEdges[id]; moved && !p.edges[now]; now, moved = b.formerEdges[now] {
				p.edges[now] = true
			}
		}
	}
	for _, src := range b.sources {
		for i := range src.Facts.Commitments {
			c := &src.Facts.Commitments[i]
			switch {
			case p.passages[c.Passage]:
				p.commitments[c.ID] = true
			case p.commitments[c.ID]:
				p.spans = append(p.spans, c.Spans...)
			}
		}
	}
	return p
}

// holds reports whether a passage or commitment is one of the places.
func (p *places) holds(id ID) bool {
	return id != "" && (p.passages[id] || p.commitments[id] || p.documents[documentOf(id)])
}

func (p *places) covers(m *Mention) bool {
	return p.holds(m.Passage) || p.documents[documentOf(m.Witness)] ||
		slices.ContainsFunc(p.spans, func(s Span) bool {
			return s.Witness == m.Witness && s.Start <= m.Start && m.End <= s.End
		})
}

// split moves what stands at the places, and reports whether anything does.
func (b *builder) split(d *Decision, one, other ID, p places) bool {
	moved := false
	for i := range b.sources {
		out := *b.sources[i].Source
		if b.splitFacts(d, &out.Facts, one, other, p) {
			b.sources[i].Source = &out
			moved = true
		}
	}
	return moved
}

func (b *builder) splitFacts(d *Decision, f *Facts, one, other ID, p places) bool {
	moved := false
	f.Mentions = slices.Clone(f.Mentions)
	for i := range f.Mentions {
		if m := &f.Mentions[i]; m.Target == one && p.covers(m) {
			m.Target = other
			moved = true
		}
	}
	f.Commitments = slices.Clone(f.Commitments)
	for i := range f.Commitments {
		c := &f.Commitments[i]
		at := slices.Index(c.Addressees, one)
		if at < 0 || !p.holds(c.ID) {
			continue
		}
		c.Addressees = slices.Clone(c.Addressees)
		if slices.Contains(c.Addressees, other) {
			c.Addressees = slices.Delete(c.Addressees, at, at+1)
		} else {
			c.Addressees[at] = other
		}
		moved = true
	}
	edges := make([]Edge, 0, len(f.Edges))
	for _, e := range f.Edges {
		if e.To != one || !e.Type.Stated() || e.From == other {
			edges = append(edges, e)
			continue
		}
		stay, away := b.divide(&e, p)
		if away == nil {
			edges = append(edges, e)
			continue
		}
		moved = true
		away.To, away.ID, away.Method = other, EdgeID(e.Type, e.From, other), Curated
		away.Evidence = append(away.Evidence, d.evidence(e.From))
		edges = append(edges, *away)
		if stay != nil {
			edges = append(edges, *stay)
		} else {
			b.formerEdges[EdgeID(e.Type, e.From, one)] = away.ID
		}
	}
	f.Edges = edges
	return moved
}

// divide tells what of an edge stands at the places from what stands elsewhere;
// nil for none.
func (b *builder) divide(e *Edge, p places) (stay, away *Edge) {
	if p.holds(e.From) || p.edges[EdgeID(e.Type, e.From, e.To)] {
		whole := *e
		whole.Evidence = slices.Clone(e.Evidence)
		return nil, &whole
	}
	var here, there []Evidence
	for _, ev := range e.Evidence {
		if p.holds(ev.Passage) {
			there = append(there, ev)
		} else {
			here = append(here, ev)
		}
	}
	if len(there) == 0 {
		return e, nil
	}
	moved := *e
	moved.Evidence = there
	if len(here) == 0 {
		return nil, &moved
	}
	kept := *e
	kept.Evidence = here
	return &kept, &moved
}
