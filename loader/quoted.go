package loader

import "strings"

// longestQuote is how many bytes of a text one piece of evidence quotes: twice
// the longest sentence that is known of a communiqué or resolution. A text without
// a full stop is one sentence, and each of its statements would quote all of it.
const longestQuote = 4 << 10

// quoted is what is quoted of a statement: all of it, or, where it is longer than
// a quote may be, the words around a place in it.
func quoted(text string, start, end, at int) (from, to int) {
	if end-start <= longestQuote {
		return start, end
	}
	from = min(max(start, at-longestQuote/2), end-longestQuote)
	to = from + longestQuote
	if from > start {
		if gap := strings.IndexByte(text[from:to], ' '); gap >= 0 {
			from += gap + 1
		}
	}
	if to < end {
		if gap := strings.LastIndexByte(text[from:to], ' '); gap > 0 {
			to = from + gap
		}
	}
	for from > start && from < to && !atRune(text, from) {
		from++
	}
	for to < end && to > from && !atRune(text, to) {
		to--
	}
	return from, to
}

// atRune reports that a code point begins at a byte.
func atRune(text string, at int) bool { return text[at]&0xc0 != 0x80 }
