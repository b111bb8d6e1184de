package align

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// version makes units of lines: "12 | text", or the text alone.
func version(lang graph.Lang, lines ...string) []Unit {
	out := make([]Unit, len(lines))
	for i, line := range lines {
		number, text, found := strings.Cut(line, " | ")
		if !found {
			number, text = "", line
		}
		out[i] = Unit{Lang: lang, Kind: "item", Number: number, Text: text}
	}
	return out
}

// drawn prints links as "0=0 1=1+2 2= =3 4~0", moved ones with a tilde.
func drawn(links []Link) string {
	list := func(at []int) string {
		return strings.Trim(strings.ReplaceAll(fmt.Sprint(at), " ", "+"), "[]")
	}
	var out []string
	for _, l := range links {
		sign := "="
		if l.Moved {
			sign = "~"
		}
		out = append(out, list(l.From)+sign+list(l.To))
	}
	return strings.Join(out, " ")
}

var (
	signals  = [2]string{"We will check the signals of 40 railway stations by 2033.", "Nous vérifierons d’ici à 2033 les signaux de 40 gares ferroviaires."}
	customs  = [2]string{"Customs officers will inspect 300 containers at the border.", "Les douaniers inspecteront 300 conteneurs à la frontière."}
	training = [2]string{"We will train 25 investigators against cybercrime.", "Nous formerons 25 enquêteurs à la lutte contre la cybercriminalité."}
	passport = [2]string{"We will exchange data on 7000 stolen passports with INTERPOL.", "Nous échangerons avec INTERPOL des données sur 7000 passeports volés."}
)

func TestConcord(t *testing.T) {
	en := func(lines ...string) []Unit { return version(graph.English, lines...) }
	fr := func(lines ...string) []Unit { return version(graph.French, lines...) }
	tests := []struct {
		name     string
		from, to []Unit
		want     string
	}{
		{"nothing", nil, nil, ""},
		{"one side is empty", en(signals[0]), nil, "0="},
		{"the other is", nil, fr(signals[1]), "=0"},
		{"in order", en(signals[0], customs[0], training[0]), fr(signals[1], customs[1], training[1]), "0=0 1=1 2=2"},
		{"one lacks an item", en(signals[0], customs[0], training[0]), fr(signals[1], training[1]), "0=0 1= 2=1"},
		{"the other does", en(signals[0], training[0]), fr(signals[1], customs[1], training[1]), "0=0 =1 1=2"},
		{
			"numbers that go on after a gap do not win over what is said",
			en("1 | "+signals[0], "2 | "+customs[0], "3 | "+training[0], "4 | "+passport[0]),
			fr("1 | "+signals[1], "2 | "+training[1], "3 | "+passport[1]), "0=0 1= 2=1 3=2",
		},
		{"an item in two", en(signals[0], customs[0]+" "+training[0], passport[0]), fr(signals[1], customs[1], training[1], passport[1]), "0=0 1=1+2 2=3"},
		{"two in one", en(customs[0], training[0], passport[0]), fr(customs[1]+" "+training[1], passport[1]), "0+1=0 2=1"},
		{"an item that moved", en(passport[0], signals[0], customs[0], training[0]), fr(signals[1], customs[1], training[1], passport[1]), "0~3 1=0 2=1 3=2"},
		{
			"what nothing speaks for is no pair", en("The President thanked the mayors of the valley for their hospitality and the musicians."),
			fr("Trente-deux scaphandriers examineront 900 écluses, 14 barrages, 5 tunnels."), "=0 0=",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			links, err := Concord(t.Context(), tt.from, tt.to)
			require.NoError(t, err)
			assert.Equal(t, tt.want, drawn(links))
			for _, l := range links {
				if len(l.From) > 0 && len(l.To) > 0 {
					assert.NotEmpty(t, l.Grounds)
					assert.Positive(t, l.Score)
				}
			}
		})
	}
}

// TestConcordOfFarApart lets one version lack more at its beginning than the
// band holds that is looked at first.
func TestConcordOfFarApart(t *testing.T) {
	var from, to []Unit
	for i := range 300 {
		from = append(from, version(graph.English, fmt.Sprintf("Item %d inspects %d containers.", 1000+i, 7*i))...)
		if i >= 60 && i < 240 {
			to = append(to, version(graph.French, fmt.Sprintf("Le point %d inspecte %d conteneurs.", 1000+i, 7*i))...)
		}
	}
	links, err := Concord(t.Context(), from, to)
	require.NoError(t, err)
	right := 0
	for _, l := range links {
		if l.Whole() && l.From[0] == l.To[0]+60 {
			right++
		}
	}
	assert.Equal(t, len(to), right)
}

// TestConcordOfUnequal aligns a long version with a short one, in whose band
// nothing may be lost, and the other way round.
func TestConcordOfUnequal(t *testing.T) {
	var long []Unit
	for i := range 400 {
		long = append(long, version(graph.English, fmt.Sprintf("Item %d inspects %d containers.", 1000+i, 7*i))...)
	}
	for _, at := range []int{0, 1, 200, 399} {
		short := version(graph.French, fmt.Sprintf("Le point %d inspecte %d conteneurs.", 1000+at, 7*at))
		links, err := Concord(t.Context(), long, short)
		require.NoError(t, err)
		require.Len(t, links, 400)
		assert.Equal(t, []int{0}, links[at].To)
		links, err = Concord(t.Context(), short, long)
		require.NoError(t, err)
		joined := 0
		for _, l := range links {
			if l.Whole() {
				joined++
				assert.Equal(t, []int{at}, l.To)
			}
		}
		assert.Equal(t, 1, joined)
	}
	links, err := Concord(t.Context(), nil, long)
	require.NoError(t, err)
	assert.Len(t, links, 400)
}

func TestConcordEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	long := version(graph.English, "Item 1 inspects 7 containers.")
	_, err := Concord(ctx, long, long)
	require.ErrorIs(t, err, context.Canceled)
}

// TestDecisiveFeatures holds the shortcut of moving to what it stands for: two units
// that are clearly the same share a decisive feature.
func TestDecisiveFeatures(t *testing.T) {
	p := profile{features: []trait{{key: "a", weight: 1}, {key: "b", weight: 3}, {key: "c", weight: 0.2}}}
	for _, f := range p.features {
		p.norm += f.weight * f.weight
	}
	p.norm = math.Sqrt(p.norm)
	assert.Equal(t, []string{"b", "a"}, p.decisive())
}

// BenchmarkConcordUnequal aligns 3,000 units with few and with half as many; the
// memory is what counts.
func BenchmarkConcordUnequal(b *testing.B) {
	var long []Unit
	for i := range 3000 {
		long = append(long, version(graph.English, fmt.Sprintf("Item %d inspects %d containers.", 1000+i, 7*i))...)
	}
	for _, n := range []int{1, 100, 1500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Concord(b.Context(), long, long[:n]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkConcord(b *testing.B) {
	for _, n := range []int{200, 800, 3200} {
		var from, to []Unit
		for i := range n {
			from = append(from, version(graph.English, fmt.Sprintf("%d | %s %d", i, signals[0], 31*i))...)
			to = append(to, version(graph.French, fmt.Sprintf("%d | %s %d", i, signals[1], 31*i))...)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Concord(b.Context(), from, to); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
