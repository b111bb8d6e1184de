package align

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestGlossary(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	assert.Greater(t, len(g.meanings), 280)
	variants := 0
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		variants += len(g.phrases[lang])
		for name, m := range g.meanings {
			assert.NotEmpty(t, m.shown[lang], "%s has no word in %s", name, lang)
		}
	}
	assert.Greater(t, variants, 900)
}

// Words of one meaning are found in any form and in both languages.
func TestMeanings(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	tests := []struct {
		lang      graph.Lang
		text      string
		want, not string // meanings
	}{
		{graph.French, "les contenus retirés", "removal content", ""},
		{graph.French, "une élimination rapide", "removal", ""},
		{graph.English, "content that was taken, then removed", "removal content", ""},
		{graph.French, "la base de données d’empreintes numériques", "hash database", "digital data"},
		{graph.English, "the hash-sharing database", "hash database", ""},
		{graph.French, "la traite des êtres humains", "trafficking-in-persons", ""},
		{graph.English, "trafficking in persons", "trafficking-in-persons", ""},
		{graph.French, "le trafic illicite de migrants", "migrant-smuggling migrant", "trafficking-in-persons traffic"},
		{graph.French, "l’ÉTAT DE DROIT", "rule-of-law", "country legislation"},
		{graph.French, "des dossiers passagers (DP)", "passenger-name-records passenger", ""},
		{graph.French, "les refuges des cybercriminels", "safe-haven cybercrime", "refugee"},
		{graph.French, "de nos pays et de nos États", "country", ""},
		{graph.French, "les moyens de communication", "communications", "collective"},
		{graph.French, "le traitement des demandes", "", "trafficking-in-persons"},
		{graph.French, "les données et les bases de données", "data database", ""},
		{graph.French, "le service postal", "", "terms-of-service"},
		{graph.English, "a postal service", "", "terms-of-service"},
		{graph.French, "visant les passeurs", "migrant-smuggling", "visa"},
	}
	for _, tt := range tests {
		got := map[string]bool{}
		for _, x := range g.terms(&Commitment{Text: tt.text, Lang: tt.lang}, stems{}) {
			got[x.key] = true
		}
		for want := range strings.FieldsSeq(tt.want) {
			assert.True(t, got[want], "%s: %s of %v", tt.text, want, got)
		}
		for not := range strings.FieldsSeq(tt.not) {
			assert.False(t, got[not], "%s: not %s", tt.text, not)
		}
	}
}

// A name's words are not compared: what it names is.
func TestNamesAreMasked(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	c := Commitment{
		Lang: graph.French, Text: "Saluer la Ligue des déchets et des forêts pour ses écluses",
		Names: []string{"Ligue des déchets et des forêts"}, Targets: []graph.ID{"actor:league"},
	}
	var keys []string
	for _, x := range g.terms(&c, stems{}) {
		if !x.pair {
			keys = append(keys, x.key)
		}
	}
	assert.Equal(t, []string{"actor:league", "w:eclus", "w:salu"}, keys)
}

func TestStems(t *testing.T) {
	for _, same := range []string{"contenu contenus", "utilisé utilisées utiliser", "accrue accrues", "questions question", "terroriste terroristes terrorisme", "renforcer renforcée renforçons", "continuer continuons", "prison prisons"} {
		ws := strings.Fields(same)
		for _, w := range ws[1:] {
			a, _ := (&glossary{}).key(ws[0], graph.French)
			b, _ := (&glossary{}).key(w, graph.French)
			assert.Equal(t, a, b, same)
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("Retirer, dans l’heure, les contenus signalés d’ici à 2030 (24h/24)")
	f.Add("\xff ’’ 24 h / per cent")
	g, err := openGlossary()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []graph.Lang{graph.French, graph.English} {
			c := Commitment{ID: "commitment:a/1", Text: text, Lang: lang, Names: []string{text}, Headings: []string{text}}
			assert.Equal(t, g.terms(&c, stems{}), g.terms(&c, stems{}))
			assert.NotPanics(t, func() { g.vectors(t.Context(), []Commitment{c}, stems{}) })
		}
	})
}
