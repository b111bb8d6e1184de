package graph

import (
	"cmp"
	"slices"
	"strings"
)

// documentOf returns the document that the id of a part names: of
// "passage:toronto-2018/3.1.2" it is "document:toronto-2018".
func documentOf(part ID) ID {
	doc, _, found := strings.Cut(part.Slug(), "/")
	if !found || doc == "" {
		return ""
	}
	return MakeID(KindDocument, doc)
}

// unlettered returns the id without the letter that tells the acts of one unit
// apart: of ".../1.6b" it is ".../1.6".
func unlettered(id ID) (bare ID, letter byte, ok bool) {
	n := len(id)
	if n < 2 || id[n-1] < 'a' || id[n-1] > 'z' || id[n-2] < '0' || id[n-2] > '9' {
		return "", 0, false
	}
	return id[:n-1], id[n-1], true
}

// curatedAliases maps the ids under which a curator says a commitment was
// known to its id. What another source states of the old id then belongs to
// the commitment. An id that a curator also states as a commitment of its own
// is no alias.
func curatedAliases(sources []ranked) map[ID]ID {
	known := make(map[ID]ID)
	for _, src := range sources {
		if !src.curated() {
			continue
		}
		for i := range src.Facts.Commitments {
			c := &src.Facts.Commitments[i]
			for _, a := range c.Aliases {
				if _, claimed := known[a]; !claimed && a.Kind() == KindCommitment {
					known[a] = c.ID
				}
			}
		}
	}
	for _, src := range sources {
		if !src.curated() {
			continue
		}
		for i := range src.Facts.Commitments {
			delete(known, src.Facts.Commitments[i].ID)
		}
	}
	return known
}

// complete leaves out what only extraction takes for a commitment where a
// curator listed all commitments of the document, or calls it a mere statement.
// Its statements are then the passage's.
func (b *builder) complete() {
	b.moved = make(map[ID]ID)
	// What a person withdrew is no longer for review.
	kept := statements[Commitment]{index: make(map[ID]int, len(b.commitments.list))}
	for i, c := range b.commitments.list {
		first := b.commitments.first[i]
		if b.withdrawn[c.ID] {
			b.moved[c.ID] = b.passageOf(c)
			continue
		}
		if !b.sources[first].curated() {
			passage, out := b.demoted[c.ID]
			if d, ok := b.documents.find(c.Document); !out && ok && d.Complete {
				passage, out = b.passageOf(c), true
			}
			if out {
				b.moved[c.ID] = passage
				b.leftOut = append(b.leftOut, c)
				continue
			}
		}
		kept.index[c.ID] = len(kept.list)
		kept.list = append(kept.list, c)
		kept.first = append(kept.first, first)
	}
	b.commitments = kept
	slices.SortFunc(b.leftOut, func(x, y *Commitment) int { return cmp.Compare(x.ID, y.ID) })
}

// passageOf returns the passage a commitment stands in: the one it names, or
// the one of its reference; "" where neither is in the graph.
func (b *builder) passageOf(c *Commitment) ID {
	candidates := []ID{c.Passage, MakeID(KindPassage, c.ID.Slug())}
	if bare, _, ok := unlettered(c.ID); ok {
		candidates = append(candidates, MakeID(KindPassage, bare.Slug()))
	}
	for _, id := range candidates {
		if _, ok := b.passages.find(id); ok {
			return id
		}
	}
	return ""
}

// name fills the alias table: what commitments say they were known as, and the
// bare number of a lettered act, which means the first.
func (b *builder) name() {
	b.alias = make(map[ID]ID)
	claim := func(alias, current ID) {
		if _, node := b.ids[alias]; node {
			return
		}
		if have, claimed := b.alias[alias]; claimed && have <= current {
			return
		}
		b.alias[alias] = current
	}
	for old, now := range b.merged {
		claim(old, now)
	}
	for _, c := range b.commitments.list {
		for _, a := range c.Aliases {
			claim(a, c.ID)
		}
	}
	for _, c := range b.commitments.list {
		bare, letter, ok := unlettered(c.ID)
		if !ok || letter != 'a' {
			continue
		}
		if _, declared := b.alias[bare]; !declared {
			claim(bare, c.ID)
		}
	}
}
