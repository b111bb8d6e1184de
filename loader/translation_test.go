package loader

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

const brumeval = graph.ID("document:brumeval-2031")

// TestVersionsOfACommunique aligns two versions without numbers, of which one
// lacks an item, has one in two and one in another place.
func TestVersionsOfACommunique(t *testing.T) {
	srcs := sources(t, "brumeval-2031.en.txt", "brumeval-2031.fr.txt")
	_, report := load(t, nil, srcs)
	require.Len(t, report.Documents, 1)
	require.Len(t, report.Documents[0].Concordances, 1)
	assert.Equal(t, Concordance{
		Witness: "witness:brumeval-2031/fr", Aligned: 12, OnlyOther: 1, Split: 1, Moved: 1, Acts: 7, ActsOther: 1,
	}, report.Documents[0].Concordances[0])
	assert.Equal(t, []string{
		"witness:brumeval-2031/fr: 1 of its passages has no counterpart in witness:brumeval-2031/en: A2",
		"witness:brumeval-2031/fr: against witness:brumeval-2031/en 1 passage is split or joined, 1 moved",
		"witness:brumeval-2031/fr: its own reading finds 1 commitment that witness:brumeval-2031/en lacks; none was added",
	}, report.Documents[0].Warnings)

	s, current := state(t, srcs)
	fr := func(ref string) string {
		n, ok := s.Node(graph.MakeID(graph.KindCommitment, "brumeval-2031/"+ref))
		require.True(t, ok, ref)
		return n.(*graph.Commitment).Texts[graph.French]
	}
	assert.Contains(t, fr("A1"), "recenserons")
	assert.Contains(t, fr("A2"), "compagnies ferroviaires", "the French version has one more before it")
	assert.Contains(t, fr("A3"), "plongeurs")
	assert.NotContains(t, fr("A3"), "exercices", "the item that English has in two")
	assert.Contains(t, fr("B1"), "douanes", "the item that moved")
	assert.Contains(t, fr("B2"), "2396")
	require.Len(t, s.CommitmentsOf(brumeval), 7, "the other version adds none")

	passage := func(ref string) *graph.Passage {
		n, ok := s.Node(graph.MakeID(graph.KindPassage, "brumeval-2031/"+ref))
		require.True(t, ok, ref)
		return n.(*graph.Passage)
	}
	only := passage("fr-A2")
	require.Len(t, only.Spans, 1)
	assert.Equal(t, graph.ID("witness:brumeval-2031/fr"), only.Spans[0].Witness)
	assert.Equal(t, passage("A1").Order+1, only.Order, "it stands where it stands in its own version")
	assert.Equal(t, []string{"moved"}, passage("B1").Matches[0].Grounds[len(passage("B1").Matches[0].Grounds)-1:])
	require.Len(t, passage("A4").Spans, 2)
	assert.Equal(t, passage("A3").Spans[1].End+1, passage("A4").Spans[1].Start, "each half has its own sentence")

	for _, r := range current {
		faithful(t, graph.Batch{Revisions: []graph.Revision{r}})
	}
	proofs := map[graph.ID]int{}
	for _, e := range current[string(brumeval)].Facts.Edges {
		proofs[e.To] = len(e.Evidence)
	}
	assert.Equal(t, 2, proofs["convention:unscr-2396"], "stated in both versions")
	assert.Equal(t, 2, proofs["actor:rome-lyon-group"])
}

// What one version names is found in the other too, and nothing else.
func TestNamesInBothVersions(t *testing.T) {
	s, _ := state(t, sources(t, "brumeval-2031.en.txt", "brumeval-2031.fr.txt"))
	named := map[graph.ID]map[graph.ID]int{}
	for _, m := range s.Mentions(brumeval) {
		if named[m.Witness] == nil {
			named[m.Witness] = map[graph.ID]int{}
		}
		named[m.Witness][m.Target]++
	}
	en, fr := named["witness:brumeval-2031/en"], named["witness:brumeval-2031/fr"]
	assert.NotEmpty(t, fr)
	for target := range fr {
		assert.Positive(t, en[target], target)
	}
	for _, m := range s.Mentions("convention:unscr-2396") {
		assert.Contains(t, m.Surface, "2396")
		assert.NotEmpty(t, m.Passage)
	}
	assert.Positive(t, fr["convention:unscr-2396"])
}

// TestDifferencesOfACommunique compares what the two versions say.
func TestDifferencesOfACommunique(t *testing.T) {
	s, _ := state(t, sources(t, "brumeval-2031.en.txt", "brumeval-2031.fr.txt"))
	var got []string
	for _, c := range s.CommitmentsOf(brumeval) {
		require.Len(t, c.Readings, 2, c.ID)
		for _, d := range s.Differences(c) {
			got = append(got, fmt.Sprint(c.Ref, " ", d.Kind, " ", d.Basis, " ", d.Values))
		}
	}
	assert.Equal(t, []string{
		"A2 DEADLINE WORDS [{en [within six months]} {fr [dans un délai de trois mois]}]",
		"A2 QUANTITY WORDS [{en [6 months]} {fr [3 months]}]",
		"A2 ADDRESSEES READING [{en [actor:technology-companies]} {fr []}]",
		"B1 FORCE READING [{en [TASK]} {fr [COMMIT]}]",
		"B3 HEDGE WORDS [{en []} {fr [le cas échéant]}]",
	}, got)
	c, err := s.Concordance(brumeval)
	require.NoError(t, err)
	assert.Equal(t, []graph.Lang{graph.English, graph.French}, c.Languages)
	assert.Equal(t, map[graph.Lang]int{graph.French: 1}, c.OnlyIn)
	assert.Equal(t, 12, c.Aligned)
	assert.Len(t, c.Rows, 13)
	assert.Equal(t, 4, c.Differing, "the act that French alone has is one")
}

// TestVersionsInAnyOrder loads two languages together and one after the other,
// either first.
func TestVersionsInAnyOrder(t *testing.T) {
	en, fr := sources(t, "brumeval-2031.en.txt"), sources(t, "brumeval-2031.fr.txt")
	_, want := state(t, append(slices.Clone(en), fr...))
	require.Len(t, want, 1)
	for _, order := range [][][]Source{{append(slices.Clone(fr), en...)}, {en, fr}, {fr, en}, {fr, en, fr}} {
		_, got := state(t, order...)
		assert.Equal(t, want, got)
	}
}

// TestActOverItsItems gives an act that goes on over the items of its list all
// the words that answer to it.
func TestActOverItsItems(t *testing.T) {
	const en = `A/RES/91/7

The General Assembly,

Recalling its resolution 90/3 of 5 December 2030 on bridges,

1. Reaffirms that the Register of Bridges may:

(a) Receive the plans of 40 bridges from the cities;

(b) Transmit 12 plans to INTERPOL;

2. Requests the Secretary-General to report on the matter in 2038.
`
	const fr = `A/RES/91/7

L’Assemblée générale,

Rappelant sa résolution 90/3 du 5 décembre 2030 sur les ponts,

1. Réaffirme que le Registre des ponts peut :

a) Recevoir des villes les plans de 40 ponts ;

b) Transmettre 12 plans à INTERPOL ;

2. Prie le Secrétaire général de faire rapport sur la question en 2038.
`
	s, _ := state(t, []Source{{Path: "bridges.en.txt", Data: []byte(en)}, {Path: "bridges.fr.txt", Data: []byte(fr)}})
	n, ok := s.Node("commitment:unga-91-7/1")
	require.True(t, ok)
	c := n.(*graph.Commitment)
	for _, lang := range []graph.Lang{graph.English, graph.French} {
		assert.Contains(t, c.Texts[lang], "INTERPOL", lang)
		assert.Contains(t, c.Texts[lang], "40", lang)
		assert.NotContains(t, c.Texts[lang], "2038", lang)
	}
}
