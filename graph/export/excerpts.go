package export

import (
	"cmp"

	"stemma/graph"
)

// excerpts reads passages out of witnesses. Spans count code points, and many
// passages share a witness, so it remembers where every so many code points of
// the last witness begin.
type excerpts struct {
	snapshot *graph.Snapshot
	witness  graph.ID
	marks    []int // the byte at which code point i*step begins
}

const step = 512

// text is a passage's words in the best witness of a language, or of another.
func (x *excerpts) text(p *graph.Passage, lang graph.Lang) string {
	var best *graph.Witness
	var span graph.Span
	for _, s := range p.Spans {
		w, ok := x.snapshot.Witness(s.Witness)
		if !ok {
			continue
		}
		if best == nil || better(w, best, lang) {
			best, span = w, s
		}
	}
	if best == nil {
		return ""
	}
	if best.ID != x.witness {
		x.witness, x.marks = best.ID, appendMarks(x.marks[:0], best.Text)
	}
	from, ok := x.at(best.Text, span.Start)
	to, whole := x.at(best.Text, span.End)
	if !ok || !whole || to < from {
		return "" // a span of another state of the text
	}
	return best.Text[from:to]
}

func better(a, b *graph.Witness, lang graph.Lang) bool {
	if (a.Language == lang) != (b.Language == lang) {
		return a.Language == lang
	}
	return cmp.Or(cmp.Compare(b.Quality, a.Quality), cmp.Compare(a.ID, b.ID)) < 0
}

func appendMarks(out []int, text string) []int {
	n := 0
	for i := range text {
		if n%step == 0 {
			out = append(out, i)
		}
		n++
	}
	return out
}

// at finds the byte of a code point; that after the last is the text's end.
func (x *excerpts) at(text string, point int) (int, bool) {
	if point == 0 {
		return 0, true
	}
	if point < 0 || (point-1)/step >= len(x.marks) {
		return 0, false
	}
	begin := x.marks[(point-1)/step]
	left := (point-1)%step + 1
	for i := range text[begin:] {
		if left == 0 {
			return begin + i, true
		}
		left--
	}
	return len(text), left == 0
}
