package graph

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// join gives the acts and sentences that texts state the ids that curators
// gave them. The letter of an act and the count of a sentence move when
// extraction finds one more or one fewer in the same paragraph, so that two
// sentences may bear one id; a curator's first words tell them apart. What is
// under a curator's id and is not what the curator means gets another id, and
// alignments, which speak of the texts as extracted, are renamed with them.
func (b *builder) join() {
	c := collectCurated(b.sources)
	if len(c.documents) == 0 {
		return
	}
	b.demoted = make(map[ID]ID)
	all := make(map[ID]ID)
	for i, src := range b.sources {
		if src.strength != byDocument {
			continue
		}
		r := c.name(&src.Facts)
		for old, now := range r.names {
			fillKey(all, old, now)
		}
		maps.Copy(b.demoted, r.demoted)
		b.sources[i].Source = r.apply(src.Source)
	}
	for i, src := range b.sources {
		if src.strength == byAlignment {
			b.sources[i].Source = (&renaming{names: all}).apply(src.Source)
		}
	}
}

func fillKey(to map[ID]ID, key, value ID) {
	if _, known := to[key]; !known {
		to[key] = value
	}
}

// curated is what curators say of the sentences of texts.
type curated struct {
	documents map[ID]bool // those with first words
	acts      []clause
	sentences []clause
	begins    map[ID]bool // the ids that have first words
	own       map[ID]bool // passages that are an act's own sentence, as in a preamble
	used      map[ID]bool // every id and alias that curators gave
	alias     map[ID]ID
}

func collectCurated(sources []ranked) *curated {
	c := &curated{
		documents: make(map[ID]bool), begins: make(map[ID]bool), own: make(map[ID]bool), used: make(map[ID]bool),
		alias: curatedAliases(sources),
	}
	for alias := range c.alias {
		c.used[alias] = true
	}
	for _, src := range sources {
		if !src.curated() {
			continue
		}
		for i := range src.Facts.Commitments {
			x := &src.Facts.Commitments[i]
			c.used[x.ID] = true
			if x.Begins == "" || c.begins[x.ID] {
				continue
			}
			act := wantedAct(x)
			c.begins[x.ID] = true
			if act.unit.ref == preamble {
				c.own[MakeID(KindPassage, x.ID.Slug())] = true
			}
			c.documents[act.unit.document] = true
			c.acts = append(c.acts, act)
		}
		for i := range src.Facts.Passages {
			x := &src.Facts.Passages[i]
			c.used[x.ID] = true
			if x.Begins == "" || c.begins[x.ID] {
				continue
			}
			document := x.Document
			fill(&document, documentOf(x.ID))
			u, _ := unitOf(document, x.ID)
			c.begins[x.ID] = true
			c.documents[document] = true
			c.sentences = append(c.sentences, clause{id: x.ID, unit: u, begins: x.Begins})
		}
	}
	return c
}

// taken reports whether an extracted id would be read as an act or a sentence
// that a curator told by its first words. A preamble counts acts and sentences
// together, so there a number is taken for both.
func (c *curated) taken(s *clause) bool {
	if s.unit.ref == preamble && (c.begins[MakeID(KindPassage, s.id.Slug())] || c.begins[MakeID(KindCommitment, s.id.Slug())]) {
		return true
	}
	return c.begins[s.id] || c.begins[c.alias[s.id]]
}

// name finds what one text's acts and sentences are called by curators.
func (c *curated) name(f *Facts) *renaming {
	r := &renaming{names: make(map[ID]ID), speaker: make(map[ID]ID), demoted: make(map[ID]ID)}
	acts, sentences, own := c.extracted(f)
	pairedActs := pair(c.acts, acts)
	paired := pair(c.sentences, sentences)
	pairInside(c.sentences, sentences, paired)
	maps.Copy(r.names, pairedActs)
	maps.Copy(r.names, paired)
	r.cross(c, acts, sentences, own)
	r.free(c, f, acts, sentences)
	for old, now := range r.names {
		if old == now {
			delete(r.names, old)
		}
	}
	return r
}

// extracted lists what a text states in the documents that curators speak of,
// and which passages are an act's own sentence.
func (c *curated) extracted(f *Facts) (acts, sentences []clause, own map[ID]bool) {
	own = make(map[ID]bool)
	for i := range f.Commitments {
		act := foundAct(&f.Commitments[i])
		if c.documents[act.unit.document] {
			acts = append(acts, act)
			own[f.Commitments[i].Passage] = true
		}
	}
	texts := make(map[ID][]rune)
	for i := range f.Passages {
		p := &f.Passages[i]
		document := p.Document
		fill(&document, documentOf(p.ID))
		u, sentence := unitOf(document, p.ID)
		if sentence && c.documents[document] {
			sentences = append(sentences, clause{id: p.ID, unit: u, texts: readings(f, p, texts)})
		}
	}
	return acts, sentences, own
}

// readings returns a passage's words in each witness.
func readings(f *Facts, p *Passage, texts map[ID][]rune) []string {
	var out []string
	for _, span := range p.Spans {
		text, known := texts[span.Witness]
		if !known {
			i := slices.IndexFunc(f.Witnesses, func(w Witness) bool { return w.ID == span.Witness })
			if i >= 0 {
				text = []rune(f.Witnesses[i].Text)
			}
			texts[span.Witness] = text
		}
		if span.Start >= 0 && span.Start < span.End && span.End <= len(text) {
			out = append(out, string(text[span.Start:span.End]))
		}
	}
	return out
}

// cross finds what one side takes for an act and the other for a sentence that
// only states a relation: its statements are then of what the curator says.
func (r *renaming) cross(c *curated, acts, sentences []clause, own map[ID]bool) {
	claimed := make(map[ID]bool)
	for _, id := range r.names {
		claimed[id] = true
	}
	have := byUnit(sentences)
	for i := range c.acts {
		want := &c.acts[i]
		if claimed[want.id] {
			continue
		}
		for _, s := range have[want.unit] {
			if !own[s.id] && s.opens(want) {
				fillKey(r.speaker, s.id, want.id)
			}
		}
	}
	wanted := byUnit(c.sentences)
	for i := range acts {
		act := &acts[i]
		if _, paired := r.names[act.id]; paired {
			continue
		}
		for _, s := range wanted[act.unit] {
			if !c.own[s.id] && act.opens(s) {
				fillKey(r.demoted, act.id, s.id)
			}
		}
	}
}

// free gives an id that nobody uses to what stands under a curator's id and is
// not what the curator means: the next letter of its unit, or the next number.
func (r *renaming) free(c *curated, f *Facts, acts, sentences []clause) {
	used := make(map[ID]bool)
	for i := range f.Commitments {
		used[f.Commitments[i].ID] = true
	}
	for i := range f.Passages {
		used[f.Passages[i].ID] = true
	}
	for old := range r.names {
		delete(used, old)
	}
	var surplus []clause
	for _, s := range slices.Concat(acts, sentences) {
		if _, paired := r.names[s.id]; !paired && c.taken(&s) {
			surplus = append(surplus, s)
			delete(used, s.id)
		}
	}
	for _, now := range r.names {
		used[now] = true
	}
	slices.SortFunc(surplus, func(x, y clause) int { return natural(x.id, y.id) })
	inUse := func(id ID) bool { return c.used[id] || used[id] }
	slugs := make(map[string]string)
	for _, s := range surplus {
		id := MakeID(s.id.Kind(), slugs[s.id.Slug()]) // an act's own sentence goes with it
		if id.Slug() == "" || inUse(id) {
			id = s.next(inUse)
		}
		used[id] = true
		r.names[s.id] = id
		slugs[s.id.Slug()] = id.Slug()
	}
	demoted := make(map[ID]ID, len(r.demoted))
	for old, passage := range r.demoted {
		demoted[r.called(old)] = passage
	}
	r.demoted = demoted
}

// next returns the first id of the clause's kind and unit that is not used; in
// a preamble, where an act and its own sentence share a number, by neither.
func (s *clause) next(used func(ID) bool) ID {
	kind, stem := s.id.Kind(), s.unit.document.Slug()+"/"+s.unit.ref
	switch {
	case s.unit.ref == preamble:
		for n := 1; ; n++ {
			slug := stem + "-" + strconv.Itoa(n)
			if !used(MakeID(kind, slug)) && !used(MakeID(KindCommitment, slug)) && !used(MakeID(KindPassage, slug)) {
				return MakeID(kind, slug)
			}
		}
	case kind == KindPassage:
		for n := 1; ; n++ {
			if id := MakeID(kind, stem+"-s"+strconv.Itoa(n)); !used(id) {
				return id
			}
		}
	default:
		for n := 0; ; n++ {
			letters := strings.Repeat("z", n/26) + string(rune('a'+n%26))
			if id := MakeID(kind, stem+letters); !used(id) {
				return id
			}
		}
	}
}
