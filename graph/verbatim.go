package graph

import (
	"cmp"
	"slices"
)

// quote gives a commitment that has no text of its own the words of its
// passage, from the best witness of each language, and the passage's spans:
// so a curated commitment speaks as soon as the official text is loaded.
func (b *builder) quote() {
	texts := make(map[ID][]rune)
	for _, c := range b.commitments.list {
		id := b.passageOf(c)
		if id == "" {
			continue
		}
		c.Passage = id
		if len(c.Texts) > 0 {
			continue
		}
		p, _ := b.passages.find(id)
		c.Texts = b.verbatim(p, texts)
		if len(c.Spans) == 0 {
			c.Spans = p.Spans
		}
	}
}

// verbatim reads a passage's words in the best witness of each language. texts
// keeps the witnesses' code points, since many passages share a witness.
func (b *builder) verbatim(p *Passage, texts map[ID][]rune) Texts {
	type reading struct {
		*Witness
		Span
	}
	var readings []reading
	for _, span := range p.Spans {
		if w, ok := b.witnesses.find(span.Witness); ok {
			readings = append(readings, reading{w, span})
		}
	}
	slices.SortFunc(readings, func(x, y reading) int {
		return cmp.Or(cmp.Compare(y.Quality, x.Quality), cmp.Compare(x.Witness.ID, y.Witness.ID))
	})
	var out Texts
	for _, r := range readings {
		if out[r.Language] != "" {
			continue
		}
		text, ok := texts[r.Witness.ID]
		if !ok {
			text = []rune(r.Text)
			texts[r.Witness.ID] = text
		}
		if r.Start < 0 || r.End > len(text) || r.Start >= r.End {
			continue // the span is of another state of the text
		}
		if out == nil {
			out = make(Texts)
		}
		out[r.Language] = string(text[r.Start:r.End])
	}
	return out
}
