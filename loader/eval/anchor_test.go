package eval

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

func TestQuotesAreFoundOverLines(t *testing.T) {
	tests := []struct {
		name, text, start, end, want string
	}{
		{"plain", "un deux trois", "deux", "", "deux"},
		{"over a line end and a blank line", "un deux\n\n  trois quatre", "deux trois", "", "deux\n\n  trois"},
		{"over a page break", "un deux\f\ntrois", "deux trois", "", "deux\f\ntrois"},
		{"a no-break space", "vingt\u00a0; six", "vingt ; six", "", "vingt\u00a0; six"},
		{"a zero-width space", "vingt\u200bsix", "vingt six", "", "vingt\u200bsix"},
		{"first and last words", "é. Nous irons là-bas demain. Fin.", "Nous irons", "demain.", "Nous irons là-bas demain."},
		{"the last words first after the first", "b. a c b. d b.", "a c", "b.", "a c b."},
		{"space around the quote", "un deux", " deux ", "", "deux"},
		{"at the very end", "un deux", "deux", "", "deux"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := newAnchors(test.text)
			at, ok := a.find(test.start, test.end)
			assert.True(t, ok)
			assert.Equal(t, test.want, string([]rune(test.text)[at.start:at.end]))
			assert.Equal(t, test.want, a.slice(at.start, at.end))
		})
	}
}

func TestQuotesThatAreNotThere(t *testing.T) {
	a := newAnchors("un deux trois")
	for _, q := range [][2]string{{"quatre", ""}, {"deux", "un"}, {"", ""}, {"un", "quatre"}} {
		_, ok := a.find(q[0], q[1])
		assert.False(t, ok, "%q … %q", q[0], q[1])
	}
}

func FuzzAnchors(f *testing.F) {
	f.Add("Nous\u00a0réaffirmons\n\nnotre  soutien.", 3, 9)
	f.Add("\ufeff\u200b a\f", 0, 1)
	f.Fuzz(func(t *testing.T, text string, from, length int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := newAnchors(text)
		points := []rune(text)
		if from < 0 || length < 0 || from+length > len(points) || from+length < 0 {
			t.Skip()
		}
		quote := string(points[from : from+length])
		at, ok := a.find(quote, "")
		if foldSpace(quote) == "" {
			assert.False(t, ok)
			return
		}
		assert.True(t, ok)
		assert.Equal(t, foldSpace(quote), foldSpace(string(points[at.start:at.end])))
		first := from + utf8.RuneCountInString(quote) - utf8.RuneCountInString(strings.TrimLeftFunc(quote, space))
		assert.LessOrEqual(t, at.start, first, "the first place is at or before the one the quote is from")
	})
}
