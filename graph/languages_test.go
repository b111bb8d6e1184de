package graph

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDifferences(t *testing.T) {
	actors := []Actor{
		{ID: "actor:interpol", Type: "organisation", Names: Texts{English: "INTERPOL", French: "INTERPOL"}},
		{ID: "actor:states", Type: "class", Names: Texts{English: "states", French: "États"}},
	}
	s, err := Build([]Source{{Info: RevisionInfo{Key: "document:a"}, Facts: Facts{Actors: actors}}})
	require.NoError(t, err)
	en := Reading{Language: English, Force: Commit}
	fr := Reading{Language: French, Force: Commit}
	with := func(r Reading, change func(*Reading)) Reading {
		change(&r)
		return r
	}
	tests := []struct {
		name   string
		en, fr Reading
		texts  Texts
		want   string
	}{
		{"the same", en, fr, Texts{English: "We will act.", French: "Nous agirons."}, "[]"},
		{"the same time in two units", en, fr, Texts{English: "within one year", French: "dans les douze mois"}, "[]"},
		{"numerals and digits", en, fr, Texts{English: "within thirty-six months", French: "dans les 36 mois"}, "[]"},
		{"a number of two words in French", en, fr, Texts{English: "eighteen months, 80 days", French: "dix-huit mois, quatre-vingts jours"}, "[]"},
		{"a fortnight", en, fr, Texts{English: "within two weeks", French: "sous quinze jours"}, "[]"},
		{"a rhythm without a number", en, fr, Texts{English: "on a quarterly basis", French: "tous les trois mois"}, "[]"},
		{"the day of a list is none", en, fr, Texts{English: "up-to-date lists", French: "des listes à jour"}, "[]"},
		{
			"other months", en, fr,
			Texts{English: "within six months", French: "dans les trois mois"},
			"[{QUANTITY WORDS [{en [6 months]} {fr [3 months]}]}]",
		},
		{
			"another share", en, fr,
			Texts{English: "by 30 per cent", French: "de 40 pour cent"},
			"[{QUANTITY WORDS [{en [30 %]} {fr [40 %]}]}]",
		},
		{
			"another year", with(en, func(r *Reading) { r.Deadline = "by 2030" }), with(fr, func(r *Reading) { r.Deadline = "d'ici à 2031" }),
			Texts{English: "by 2030", French: "d'ici à 2031"},
			"[{DEADLINE WORDS [{en [by 2030]} {fr [d'ici à 2031]}]}]",
		},
		{
			"a deadline that one reading missed", with(en, func(r *Reading) { r.Deadline = "by 2030" }), fr,
			Texts{English: "by 2030", French: "à l'échéance de 2030"},
			"[]",
		},
		{
			"a hedge in one", with(en, func(r *Reading) { r.Hedge = "where appropriate" }), fr,
			Texts{English: "act where appropriate", French: "agir"},
			"[{HEDGE WORDS [{en [where appropriate]} {fr []}]}]",
		},
		{
			"a hedge without a cue in the other", with(en, func(r *Reading) { r.Hedge = "where appropriate" }), fr,
			Texts{English: "act where appropriate", French: "agir comme il convient"},
			"[]",
		},
		{"another force", en, with(fr, func(r *Reading) { r.Force = Call }), nil, "[{FORCE READING [{en [COMMIT]} {fr [CALL]}]}]"},
		{"an act for one reading alone", en, with(fr, func(r *Reading) { r.Force = "" }), nil, "[{ACT READING [{en [COMMIT]} {fr []}]}]"},
		{"some or all", en, with(fr, func(r *Reading) { r.Subset = true }), nil, "[{SUBSET READING [{en [false]} {fr [true]}]}]"},
		{
			"asked and not named", with(en, func(r *Reading) { r.Addressees = []ID{"actor:interpol"} }), fr,
			Texts{English: "asks INTERPOL", French: "demande à la police"},
			"[{ADDRESSEES WORDS [{en [actor:interpol]} {fr []}]}]",
		},
		{
			"asked in one, named in the other", with(en, func(r *Reading) { r.Addressees = []ID{"actor:interpol"} }), fr,
			Texts{English: "asks INTERPOL", French: "avec INTERPOL"},
			"[{ADDRESSEES READING [{en [actor:interpol]} {fr []}]}]",
		},
		{
			"a class is asked in many words", with(en, func(r *Reading) { r.Addressees = []ID{"actor:states"} }), fr,
			Texts{English: "asks states", French: "demande aux capitales"},
			"[{ADDRESSEES READING [{en [actor:states]} {fr []}]}]",
		},
		{
			"the order of the asked is nothing", with(en, func(r *Reading) { r.Addressees = []ID{"actor:interpol", "actor:states"} }),
			with(fr, func(r *Reading) { r.Addressees = []ID{"actor:states", "actor:interpol"} }), nil, "[]",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &Commitment{ID: "commitment:a/1", Texts: tt.texts, Readings: []Reading{tt.en, tt.fr}}
			assert.Equal(t, tt.want, fmt.Sprint(s.Differences(c)))
		})
	}
	assert.Empty(t, s.Differences(&Commitment{Readings: []Reading{en}}), "one version differs from none")
	assert.Empty(t, s.Differences(&Commitment{}))
}

// TestConcordance lines up two versions of which each has a passage alone, with
// a paragraph of two acts and an act that one version's reading alone finds.
func TestConcordance(t *testing.T) {
	en, fr := ID("witness:a/en"), ID("witness:a/fr")
	both := func(from, to int) []Span { return []Span{{en, from, to}, {fr, from, to}} }
	found := func(force Force) []Match {
		return []Match{{Witness: fr, Confidence: 0.8, Grounds: []string{"number 1"}, Force: force}}
	}
	readings := func(force Force) []Reading {
		return []Reading{{Language: English, Force: Commit, Confidence: 1}, {Language: French, Force: force, Confidence: 0.7, Grounds: []string{"order"}}}
	}
	facts := Facts{
		Documents: []Document{{ID: "document:a", Language: English}},
		Witnesses: []Witness{{ID: en, Document: "document:a", Language: English, Quality: 1}, {ID: fr, Document: "document:a", Language: French, Quality: 1}},
		Passages: []Passage{
			{ID: "passage:a/h1", Document: "document:a", Kind: "heading", Order: 0, Spans: both(0, 5), Matches: found("")},
			{ID: "passage:a/preamble-1", Document: "document:a", Kind: "sentence", Order: 1, Spans: both(10, 20), Matches: found("")},
			{ID: "passage:a/p2", Document: "document:a", Kind: "clause", Order: 2, Spans: both(10, 30), Matches: found("")},
			{ID: "passage:a/1", Document: "document:a", Kind: "item", Order: 3, Spans: both(30, 60), Matches: found("")},
			{ID: "passage:a/2", Document: "document:a", Kind: "item", Order: 4, Spans: []Span{{en, 60, 70}}},
			{ID: "passage:a/fr-2", Document: "document:a", Kind: "item", Order: 5, Spans: []Span{{fr, 60, 70}}},
			{ID: "passage:a/3", Document: "document:a", Kind: "item", Order: 6, Spans: both(80, 90), Matches: found(Call)},
		},
		Commitments: []Commitment{
			{ID: "commitment:a/preamble-1", Document: "document:a", Passage: "passage:a/preamble-1", Force: Commit, Spans: both(10, 20), Readings: readings(Commit)},
			{ID: "commitment:a/1a", Document: "document:a", Passage: "passage:a/1", Order: 1, Force: Commit, Spans: both(30, 40), Readings: readings(Task)},
			{ID: "commitment:a/1b", Document: "document:a", Passage: "passage:a/1", Order: 2, Force: Commit, Spans: both(40, 60), Readings: readings(Commit)},
		},
	}
	s, err := Build([]Source{{Info: RevisionInfo{Key: "document:a"}, Facts: facts}})
	require.NoError(t, err)
	c, err := s.Concordance("document:a")
	require.NoError(t, err)
	var got []string
	for i := range c.Rows {
		r := &c.Rows[i]
		got = append(got, fmt.Sprint(r.ID(), " ", len(r.Spans), " ", r.Confidence, " ", r.Differences))
	}
	assert.Equal(t, []string{
		"passage:a/h1 2 0.8 []",
		"commitment:a/preamble-1 2 0.8 []",
		"passage:a/1 2 0.8 []",
		"commitment:a/1a 2 0.7 [{FORCE READING [{en [COMMIT]} {fr [TASK]}]}]",
		"commitment:a/1b 2 0.7 []",
		"passage:a/2 1 1 []",
		"passage:a/fr-2 1 1 []",
		"passage:a/3 2 0.8 [{ACT READING [{en []} {fr [CALL]}]}]",
	}, got)
	assert.Equal(t, ID("passage:a/p2"), c.Rows[1].Passage.ID, "the clause around the act")
	assert.Equal(t, 4, c.Aligned)
	assert.Equal(t, map[Lang]int{English: 1, French: 1}, c.OnlyIn)
	assert.Equal(t, 2, c.Differing)

	_, err = s.Concordance("document:b")
	assert.ErrorIs(t, err, ErrNotFound)
}

func TestFiguresApart(t *testing.T) {
	tests := []struct{ name, en, fr, want string }{
		{"the same date", "on 18 December 2019", "le 18 décembre 2019", ""},
		{"another month", "on 18 December 2019", "le 18 janvier 2019", "[{en [december]} {fr [janvier]}]"},
		{"a verb is no month", "those of paragraph 10 may act", "ceux du paragraphe 10 agissent", ""},
		{"another paragraph", "paragraph 2 of resolution 1267", "paragraphe 1 de la résolution 1267", "[{en [2]} {fr [1]}]"},
		{"a numeral for digits", "the Group of 20", "le Groupe des Vingt", ""},
		{"an ordinal's ending", "the 46th meeting", "la 46e séance", ""},
		{"a symbol in one alone", "A/60/88", "A/60/88 et A/60/88/Corr.1", "[{en []} {fr [1]}]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, apart := figuresApart([]Lang{English, French}, []string{tt.en, tt.fr})
			assert.Equal(t, tt.want != "", apart)
			if apart {
				assert.Equal(t, tt.want, fmt.Sprint(d.Values))
			}
		})
	}
}
