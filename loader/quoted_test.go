package loader

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQuoted(t *testing.T) {
	long := strings.Repeat("déjà promis ", 1000)
	tests := []struct {
		name           string
		text           string
		start, end, at int
		want           int // bytes, about
	}{
		{"a sentence is quoted whole", "We act. We promise. We end.", 8, 19, 8, 11},
		{"what is too long, from its beginning", long, 0, len(long), 0, longestQuote},
		{"around the words that decide", long, 0, len(long), 7000, longestQuote},
		{"to its end", long, 0, len(long), len(long) - 3, longestQuote},
		{"words that stand elsewhere, as in a footnote", long, 0, 6000, 9000, longestQuote},
		{"one word", strings.Repeat("é", 9000), 0, 18000, 7001, longestQuote},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			from, to := quoted(tt.text, tt.start, tt.end, tt.at)
			assert.True(t, tt.start <= from && from < to && to <= tt.end)
			assert.InDelta(t, tt.want, to-from, 40)
			assert.LessOrEqual(t, to-from, longestQuote)
			assert.NotContains(t, strings.ToValidUTF8(tt.text[from:to], "\ufffd"), "\ufffd")
			if tt.at >= tt.start && tt.at < tt.end {
				assert.True(t, from <= tt.at+1 && tt.at < to, "%d to %d has %d", from, to, tt.at)
			}
		})
	}
}

// One sentence that names thousands of texts makes as many edges. Were each to
// quote all of it, half a megabyte would take gigabytes.
func TestQuotesGrowWithTheText(t *testing.T) {
	sum := func(n int) (quotes int) {
		text := countUp(n, "we recall Security Council resolution %[1]d (2001) and implement General Assembly resolution 70/%[1]d, ")
		batch, report, err := Load(t.Context(), nil, []Source{{Path: "long.en.txt", Data: hostileText(func(int) string { return text }, n)}}, Options{})
		require.NoError(t, err)
		require.Empty(t, report.Problems)
		for _, rev := range batch.Revisions {
			for _, e := range rev.Facts.Edges {
				for _, ev := range e.Evidence {
					quotes += len(ev.Quote)
				}
			}
		}
		return quotes
	}
	once, twice := sum(40_000), sum(80_000)
	require.NotZero(t, once)
	assert.Less(t, twice, 5*once/2)
}
