package words

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"elision is split", "l’engagement", "l engagement"},
		{"kinds of apostrophe are one", "l'État d‘Ischia", "l etat d ischia"},
		{"ligatures are letters", "mise en œuvre", "mise en oeuvre"},
		{"hyphens separate", "Rome-Lyon", "rome lyon"},
		{"spaces of every kind", "10 décembre 2023\n\fà", "10 decembre 2023 a"},
		{"a scanner's I is an l", "I’Union", "l union"},
		{"decomposed accents", "é", "e"},
		{"numbers stay", "24h/24, 2396 (2017)", "24h 24 2396 2017"},
		{"nothing", " \n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Fold(tt.in)) })
	}
}

func TestSplitKeepsOffsetsAndMarks(t *testing.T) {
	const s = "Nous, l’Équipe ; (agir). — G7"
	ws := Split(s)
	require.Len(t, ws, 5)
	assert.Equal(t, "Équipe", s[ws[2].Start:ws[2].End])
	assert.True(t, ws[1].Elided)
	assert.Equal(t, Comma, ws[1].Before)
	assert.Equal(t, Semicolon, ws[3].Before)
	assert.Equal(t, Stop, ws[4].Before)
	assert.True(t, ws[4].Upper)
	assert.False(t, ws[4].Caps, "one letter and a digit is no word in capitals")
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"l’engagement pris à Toronto", "\xff\xfe", "é", "…", "I'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, w := range Split(s) {
			if w.Start < last || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("word %+v out of order or bounds in %q", w, s)
			}
			if w.Text == "" {
				t.Fatalf("empty word in %q", s)
			}
			last = w.End
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	const s = "Nous réitérons notre engagement à mettre en œuvre pleinement l’action commune. "
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Split(s)
	}
}
