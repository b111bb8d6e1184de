package graph

import (
	"cmp"
	"slices"
	"strings"
)

// quote gives a commitment that has no text of its own the words of its
// passage, from the best witness of each language, and the passage's spans:
// so a curated commitment speaks as soon as the official text is loaded. Where
// the curator gave its first words, these say which sentence it is; where they
// are not found, it has no text rather than another's.
func (b *builder) quote() {
	r := reader{builder: b, texts: make(map[ID][]rune)}
	for _, c := range b.commitments.list {
		p, known := b.passages.find(b.passageOf(c))
		if known {
			c.Passage = p.ID
		}
		if len(c.Texts) > 0 {
			continue
		}
		if c.Begins != "" {
			var places []Span
			if known {
				places = p.Spans
			}
			c.Spans = r.sentences(c, places)
			c.Texts = r.verbatim(c.Spans)
			for lang, text := range c.Texts {
				c.Texts[lang] = strings.Join(strings.Fields(text), " ") // as extraction writes an act
			}
			continue
		}
		if !known {
			continue
		}
		c.Texts = r.verbatim(p.Spans)
		if len(c.Spans) == 0 {
			c.Spans = p.Spans
		}
	}
}

// reader reads spans of witnesses.
type reader struct {
	*builder
	texts   map[ID][]rune // the witnesses' code points, since many passages share a witness
	extents map[ID]map[ID][2]int
}

// verbatim reads the words of spans in the best witness of each language.
func (r *reader) verbatim(spans []Span) Texts {
	type reading struct {
		*Witness
		Span
	}
	var readings []reading
	for _, span := range spans {
		if w, ok := r.witnesses.find(span.Witness); ok {
			readings = append(readings, reading{w, span})
		}
	}
	slices.SortFunc(readings, func(x, y reading) int {
		return cmp.Or(cmp.Compare(y.Quality, x.Quality), cmp.Compare(x.Witness.ID, y.Witness.ID))
	})
	var out Texts
	for _, x := range readings {
		if out[x.Language] != "" {
			continue
		}
		text, ok := r.read(x.Span)
		if !ok {
			continue
		}
		if out == nil {
			out = make(Texts)
		}
		out[x.Language] = text
	}
	return out
}

// read returns the words of a span; false where the span is of another state
// of the text.
func (r *reader) read(span Span) (string, bool) {
	w, ok := r.witnesses.find(span.Witness)
	if !ok {
		return "", false
	}
	text, ok := r.texts[span.Witness]
	if !ok {
		text = []rune(w.Text)
		r.texts[span.Witness] = text
	}
	if span.Start < 0 || span.End > len(text) || span.Start >= span.End {
		return "", false
	}
	return string(text[span.Start:span.End]), true
}
