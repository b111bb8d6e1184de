package lexicon

import (
	"context"

	"stemma/graph/words"
)

// Find returns the cues in a stretch of words, in text order: of two that
// begin at one word the longer, of two as long the one named first.
func (t *Table) Find(ws []words.Word) []Hit {
	out, _ := t.FindContext(context.Background(), ws) // which never ends
	return out
}

// FindContext is Find for stretches of any length: it gives up when ctx is done,
// and returns its error.
func (t *Table) FindContext(ctx context.Context, ws []words.Word) ([]Hit, error) {
	if t == nil || len(t.Cues) == 0 {
		return nil, nil
	}
	m := matcher{ws: ws, verbs: t.verbs}
	var out []Hit
	for i := range ws {
		if i%pause == pause-1 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		out = t.at(&m, i, out)
	}
	return out, nil
}

// pause is after how many words a search looks whether it is still wanted.
const pause = 2048

// At returns the cues that begin at word i, the longest first.
func (t *Table) At(ws []words.Word, i int) []Hit {
	if t == nil || len(t.Cues) == 0 {
		return nil
	}
	return t.at(&matcher{ws: ws, verbs: t.verbs}, i, nil)
}

// at appends the cues that begin at word i.
func (t *Table) at(m *matcher, i int, out []Hit) []Hit {
	from := len(out)
	word := m.ws[i].Text
	for _, e := range t.first[word] {
		out = e.hit(m, i, from, out)
	}
	for _, e := range t.any {
		if e.pattern.gate.admits(word) {
			out = e.hit(m, i, from, out)
		}
	}
	order(out[from:])
	return out
}

// hit appends what one pattern finds at word i, or lengthens the hit that
// another pattern of its cue made there. The hits of word i begin at from.
func (e entry) hit(m *matcher, i, from int, out []Hit) []Hit {
	if e.pattern.start && i != 0 {
		return out
	}
	m.comma = -1
	end := e.pattern.attempt(m, i)
	if end <= i {
		return out
	}
	for k := from; k < len(out); k++ {
		if out[k].Cue == e.cue {
			out[k].End = max(out[k].End, end)
			return out
		}
	}
	return append(out, Hit{Cue: e.cue, First: i, End: end})
}

// order sorts the few hits of one word, the longest first, then by name; those
// that are even stay as they are.
func order(hits []Hit) {
	for i := 1; i < len(hits); i++ {
		for k := i; k > 0 && before(hits[k], hits[k-1]); k-- {
			hits[k], hits[k-1] = hits[k-1], hits[k]
		}
	}
}

func before(a, b Hit) bool {
	if a.End != b.End {
		return a.End > b.End
	}
	return a.Cue.Rule < b.Cue.Rule
}
