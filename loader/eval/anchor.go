package eval

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a run of code points, end exclusive.
type span struct{ start, end int }

// anchors finds the gold's quotes in a text. A quote is written on one line and
// stands in the text over several, so both are read with every run of white
// space as one space, and the way back is kept.
type anchors struct {
	raw    string
	points []int  // code point of every byte of raw, and of its end
	folded string // raw with white space folded
	back   []int  // code point in raw of every byte of folded
}

func newAnchors(raw string) *anchors {
	a := &anchors{raw: raw, points: make([]int, len(raw)+1)}
	var folded strings.Builder
	gap, n := false, 0
	put := func(r rune, at int) {
		for range utf8.RuneLen(r) {
			a.back = append(a.back, at)
		}
		folded.WriteRune(r)
	}
	for i, r := range raw {
		for j := i; j < len(raw) && (j == i || !utf8.RuneStart(raw[j])); j++ {
			a.points[j] = n
		}
		switch {
		case space(r):
			gap = folded.Len() > 0
		default:
			if gap {
				put(' ', n-1)
				gap = false
			}
			put(r, n)
		}
		n++
	}
	a.points[len(raw)] = n
	a.folded = folded.String()
	return a
}

// space reports white space, and the characters without width or of control
// that texts taken from pages and printers hold in its place.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r >= 0x1c && r <= 0x1f
}

func foldSpace(s string) string { return strings.Join(strings.FieldsFunc(s, space), " ") }

// codePoint turns a byte offset of the text into code points.
func (a *anchors) codePoint(offset int) int { return a.points[offset] }

// slice returns the text between two code points.
func (a *anchors) slice(start, end int) string {
	from, to := sort.SearchInts(a.points, start), sort.SearchInts(a.points, end)
	return a.raw[from:min(to, len(a.raw))]
}

// find returns the span from the first place of start to the first place of
// end after it; of start alone where end is "".
func (a *anchors) find(start, end string) (span, bool) {
	from := a.index(start, 0)
	if from < 0 {
		return span{}, false
	}
	if end == "" {
		return a.at(from, start)
	}
	to := a.index(end, from)
	if to < 0 {
		return span{}, false
	}
	last, ok := a.at(to, end)
	return span{a.back[from], last.end}, ok
}

// findAfter returns the first place of quote at or after the first place of
// start, or anywhere where start is in no place.
func (a *anchors) findAfter(quote, start string) (span, bool) {
	return a.at(a.index(quote, max(0, a.index(start, 0))), quote)
}

// index is the byte in the folded text where a quote begins, -1 for nowhere.
func (a *anchors) index(quote string, after int) int {
	i := strings.Index(a.folded[after:], foldSpace(quote))
	if i < 0 {
		return -1
	}
	return after + i
}

func (a *anchors) at(index int, quote string) (span, bool) {
	n := len(foldSpace(quote))
	if index < 0 || n == 0 {
		return span{}, false
	}
	return span{a.back[index], a.back[index+n-1] + 1}, true
}
