package graph

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A text of a masthead, two sections, an act inside a paragraph, a bullet, a
// running head and a footnote; the scan of it lacks the bullet.
const (
	unitText = "G7\nLisbonne\n# Les ports\n1. Nous saluons. Nous agirons ensemble, é😀.[1]\n- Ouvrir les ports.\nPage 3 sur 9\n[1] Voir Paris.\n## Fin"
	unitScan = "G7\nLisbonne\nLes ports\n1. Nous saluons. Nous agirons ensernble.[1]\n[1] Voir Paris.\nFin"
)

func unitFacts(t *testing.T) Facts {
	t.Helper()
	at := func(witness ID, text, words string) Span {
		i := runeIndex(text, words)
		require.GreaterOrEqual(t, i, 0, words)
		return Span{witness, i, i + len([]rune(words))}
	}
	fr, ocr := ID("witness:lisbonne-2030/fr"), ID("witness:lisbonne-2030/ocr")
	both := func(words, scanned string) []Span {
		return []Span{at(fr, unitText, words), at(ocr, unitScan, scanned)}
	}
	passage := func(ref, kind string, order int, spans []Span, headings ...string) Passage {
		return Passage{ID: ID("passage:lisbonne-2030/" + ref), Document: "document:lisbonne-2030", Ref: ref, Kind: kind, Order: order, Spans: spans, Headings: headings}
	}
	whole, scanned := "Nous saluons. Nous agirons ensemble, é😀.[1]", "Nous saluons. Nous agirons ensernble.[1]"
	act := both("Nous agirons ensemble, é😀.", "Nous agirons ensernble.")
	g7 := at(fr, unitText, "Paris")
	return Facts{
		Documents: []Document{{ID: "document:lisbonne-2030", Language: French}},
		Witnesses: []Witness{
			{ID: fr, Document: "document:lisbonne-2030", Language: French, Quality: 1, Text: unitText},
			{ID: ocr, Document: "document:lisbonne-2030", Language: French, Quality: 0.5, Text: unitScan},
		},
		Passages: []Passage{
			passage("h1", "heading", 0, both("G7", "G7")),
			passage("h2", "heading", 1, both("Lisbonne", "Lisbonne")),
			passage("h3", "heading", 2, both("Les ports", "Les ports")),
			passage("1-s1", "sentence", 3, both("Nous saluons.", "Nous saluons."), "Les ports"),
			passage("1", "item", 4, both(whole, scanned), "Les ports"),
			passage("A1", "item", 5, []Span{at(fr, unitText, "Ouvrir les ports.")}, "Les ports"),
			passage("p7", "footnote", 6, both("Voir Paris.", "Voir Paris."), "Les ports"),
			passage("h8", "heading", 7, both("Fin", "Fin"), "Les ports"),
			passage("1-s2", "paragraph", 0, nil), // a curator's, which the text has not
		},
		Commitments: []Commitment{
			{ID: "commitment:lisbonne-2030/1", Document: "document:lisbonne-2030", Ref: "1", Force: Commit, Spans: act},
			{ID: "commitment:lisbonne-2030/A1", Document: "document:lisbonne-2030", Passage: "passage:lisbonne-2030/A1", Order: 1, Ref: "A1", Force: Commit},
		},
		Conventions: []Convention{{ID: "convention:paris"}},
		Mentions:    []Mention{{Witness: fr, Kind: KindConvention, Target: "convention:paris", Surface: "Paris", Start: g7.Start, End: g7.End}},
		Edges: []Edge{
			{
				Type: Cites, From: "passage:lisbonne-2030/1-s1", To: "convention:paris", Method: Stated, Confidence: 1, Status: Active,
				Evidence: []Evidence{
					{Document: "document:lisbonne-2030", Witness: ocr, Start: 30, End: 43, Quote: "Nous saluons.", Cue: "saluons"},
					{Document: "document:lisbonne-2030", Witness: fr, Start: 30, End: 43, Quote: "Nous saluons.", Cue: "saluons"},
				},
			},
			{
				Type: BuildsOn, From: "commitment:lisbonne-2030/A1", To: "commitment:lisbonne-2030/1", Method: Curated, Confidence: 1, Status: Active,
				Evidence: []Evidence{{Document: "document:lisbonne-2030", Curator: "A. Person"}},
			},
		},
	}
}

func runeIndex(text, words string) int {
	for i := range text {
		if len(text)-i >= len(words) && text[i:i+len(words)] == words {
			return len([]rune(text[:i]))
		}
	}
	return -1
}

func TestUnits(t *testing.T) {
	s, err := Build([]Source{{Info: RevisionInfo{Key: "document:lisbonne-2030"}, Facts: unitFacts(t)}})
	require.NoError(t, err)
	units, err := s.Units("document:lisbonne-2030")
	require.NoError(t, err)
	var got []string
	for _, u := range units.List {
		line := fmt.Sprint(u.ID(), " level ", u.Level, " parts ", len(u.Parts), " acts ", len(u.Commitments))
		for _, text := range u.Texts {
			w := units.Words(text)
			line += fmt.Sprintf(" (%s|%s|%s)", w.Marker, w.Text, w.Skipped)
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"passage:lisbonne-2030/h1 level 0 parts 0 acts 0 (|G7|) (|G7|)",
		"passage:lisbonne-2030/h2 level 0 parts 0 acts 0 (|Lisbonne|) (|Lisbonne|)",
		"passage:lisbonne-2030/h3 level 1 parts 0 acts 0 (|Les ports|) (|Les ports|)",
		"passage:lisbonne-2030/1 level 0 parts 2 acts 1 (1.|Nous saluons. Nous agirons ensemble, é😀.[1]|) (1.|Nous saluons. Nous agirons ensernble.[1]|)",
		"passage:lisbonne-2030/A1 level 0 parts 0 acts 1 (•|Ouvrir les ports.|)",
		"passage:lisbonne-2030/p7 level 0 parts 0 acts 0 ([1]|Voir Paris.|Page 3 sur 9) ([1]|Voir Paris.|)",
		"passage:lisbonne-2030/h8 level 2 parts 0 acts 0 (|Fin|) (|Fin|)",
	}, got)

	one, found := units.Unit("passage:lisbonne-2030/1-s1")
	require.True(t, found)
	assert.Equal(t, ID("passage:lisbonne-2030/1"), one.ID())
	_, found = units.Unit("passage:lisbonne-2030/9")
	assert.False(t, found)
	assert.Len(t, units.Edges(one, Ancestors, EdgeFilter{}), 1, "that of a part")
	assert.Len(t, units.Edges(one, Descendants, EdgeFilter{}), 1, "that of its act")
	assert.Len(t, units.Edges(one, Both, EdgeFilter{Types: []RelationType{BuildsOn}}), 1)

	mentions := units.Mentions(units.List)
	require.Len(t, mentions, 1)
	assert.Equal(t, "Paris", mentions[0].Surface)
	assert.Empty(t, units.Mentions(units.List[:4]))

	statements := units.Statements(units.List)
	require.Len(t, statements, 2, "what a curator vouches for is nobody's words")
	assert.Equal(t, ID("witness:lisbonne-2030/fr"), statements[0].Evidence.Witness)

	_, err = s.Units("meeting:lisbonne-2030")
	assert.ErrorIs(t, err, ErrNotFound)
}

// Without a text the units follow the commitments.
func TestUnitsWithoutText(t *testing.T) {
	s, err := Build([]Source{{Info: RevisionInfo{Key: "builtin"}, Facts: Facts{
		Documents: []Document{{ID: "document:a"}},
		Passages: []Passage{
			{ID: "passage:a/1", Document: "document:a", Ref: "1"},
			{ID: "passage:a/1-s1", Document: "document:a", Ref: "1-s1"},
			{ID: "passage:a/preamble-1", Document: "document:a", Ref: "preamble-1"},
		},
		Commitments: []Commitment{
			{ID: "commitment:a/preamble-1", Document: "document:a", Passage: "passage:a/preamble-1", Force: Commit},
			{ID: "commitment:a/1a", Document: "document:a", Passage: "passage:a/1", Order: 1, Force: Commit},
			{ID: "commitment:a/1b", Document: "document:a", Passage: "passage:a/1", Order: 2, Force: Commit},
		},
	}}})
	require.NoError(t, err)
	units, err := s.Units("document:a")
	require.NoError(t, err)
	var got []ID
	for _, u := range units.List {
		got = append(got, u.ID())
	}
	assert.Equal(t, []ID{"passage:a/preamble-1", "passage:a/1", "passage:a/1-s1"}, got)
	assert.Len(t, units.List[1].Commitments, 2)
	assert.Empty(t, units.Mentions(units.List))
}
