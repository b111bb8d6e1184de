package align

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const clean = "Nous garderons les ponts de la vallée. Nous éclairerons les gares que les villes ont bâties. " +
	"Nous demandons au comité des ports un bilan de son travail. Nous publierons chaque année les comptes de l’ensemble des quais."

const scanned = "PAGE 3 Nous garderons Ies ponts de la vallee. Nous eclairerons les gares gue les villes ont baties. " +
	"Nous demandons au comite des ports un bilan de son travaiI. Nous publierons chaque annee les comptes de I'ensemble des quais. Fin"

func TestWitness(t *testing.T) {
	m := Witness(clean, scanned)
	tests := []struct{ name, from, want string }{
		{"a sentence with a letter misread", "Nous éclairerons les gares que les villes ont bâties", "Nous eclairerons les gares gue les villes ont baties"},
		{"its last word misread", "un bilan de son travail", "un bilan de son travaiI"},
		{"its second word misread", "garderons les ponts de la vallée", "garderons Ies ponts de la vallee"},
		{"an elided capital", "les comptes de l’ensemble des quais", "les comptes de I'ensemble des quais"},
		{"two sentences", "de la vallée. Nous éclairerons les gares", "de la vallee. Nous eclairerons les gares"},
		{"one word", "comité", "comite"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(clean, tt.from)
			require.GreaterOrEqual(t, at, 0)
			start, end, ok := m.Span(at, at+len(tt.from))
			require.True(t, ok)
			assert.Equal(t, tt.want, scanned[start:end])
		})
	}
	assert.Greater(t, m.Likeness(), 0.85)
}

func TestWitnessRefuses(t *testing.T) {
	m := Witness(clean, "Les pommes et les œufs font le gâteau. "+clean[:40])
	at := strings.Index(clean, "Nous publierons")
	_, _, ok := m.Span(at, len(clean))
	assert.False(t, ok, "a sentence that the other lacks has no place in it")
	_, _, ok = m.Span(3, 3)
	assert.False(t, ok, "nothing has no place")

	other := Witness(clean, "Prenez trois œufs, deux pommes et un verre de lait.")
	assert.Less(t, other.Likeness(), 0.2)
	assert.Zero(t, Witness("", clean).Likeness())
	_, _, ok = Witness(clean, "").Span(0, 10)
	assert.False(t, ok)
}

// TestWitnessOfItself carries every span to itself, repeated words or not.
func TestWitnessOfItself(t *testing.T) {
	m := Witness(clean, clean)
	assert.Equal(t, 1.0, m.Likeness())
	for _, w := range m.from {
		start, end, ok := m.Span(w.Start, w.End)
		require.True(t, ok)
		assert.Equal(t, clean[w.Start:w.End], clean[start:end])
	}
}

// TestMovedText keeps the order of both texts: what was moved is lost rather
// than crossed.
func TestMovedText(t *testing.T) {
	parts := strings.SplitAfter(clean, ". ")
	m := Witness(clean, parts[1]+parts[0]+parts[2]+parts[3])
	last := -1
	for _, j := range m.at {
		if j >= 0 {
			require.Greater(t, j, last)
			last = j
		}
	}
}

func FuzzWitness(f *testing.F) {
	f.Add(clean, scanned, 10, 40)
	f.Add("a a a a", "a a a", 0, 3)
	f.Add("", "a", 0, 0)
	f.Fuzz(func(t *testing.T, from, to string, start, end int) {
		m := Witness(from, to)
		if l := m.Likeness(); l < 0 || l > 1 {
			t.Fatalf("likeness %f", l)
		}
		last := -1
		for _, j := range m.at {
			if j < 0 {
				continue
			}
			if j <= last || j >= len(m.to) {
				t.Fatalf("word %d after word %d of %d", j, last, len(m.to))
			}
			last = j
		}
		if start < 0 || end < start || end > len(from) {
			return
		}
		if s, e, ok := m.Span(start, end); ok && (s < 0 || s >= e || e > len(to)) {
			t.Fatalf("span %d to %d of %d", s, e, len(to))
		}
	})
}

func BenchmarkWitness(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(clean)
	var from, to strings.Builder
	for range 20_000 {
		w := words[rng.IntN(len(words))]
		from.WriteString(w + " ")
		if rng.IntN(20) == 0 {
			w = strings.ToUpper(w[:1]) + "x" + w[1:]
		}
		to.WriteString(w + " ")
	}
	b.SetBytes(int64(from.Len()))
	for b.Loop() {
		Witness(from.String(), to.String())
	}
}
