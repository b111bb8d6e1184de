package align

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// Every matter that the program names is one that some word of the glossary has.
func TestMatters(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	known := map[string]bool{}
	for _, m := range g.meanings {
		for _, name := range m.matters {
			known["@"+name] = true
		}
	}
	for name := range means {
		assert.True(t, known[name], name)
	}
	for topic, names := range topicMatters {
		assert.Equal(t, graph.KindTopic, topic.Kind())
		for _, name := range names {
			assert.True(t, known["@"+name], "%s of %s", name, topic)
		}
	}
}

func TestSubjects(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	tests := []struct {
		name, a, b string
		same       float64
		apart      bool
	}{
		{"the same", "Combattre la fraude", "Lutter contre les escroqueries", 1, false},
		{"another subject by the same means", "Geler les avoirs des pêcheurs d’ivoire", "Geler les avoirs des fraudeurs et des escroqueries", 0, true},
		{"means alone", "Geler les avoirs", "Lutter contre les escroqueries", oneSubject, false},
		{"nothing", "Travailler avec nos partenaires", "Se réunir chaque année", noSubject, false},
	}
	for _, tt := range tests {
		a := g.vectors(t.Context(), []Commitment{{Text: tt.a, Lang: graph.French}}, stems{})
		b := g.vectors(t.Context(), []Commitment{{Text: tt.b, Lang: graph.French}}, stems{})
		same, apart := subjects(&a[0], &b[0])
		assert.InDelta(t, tt.same, same, 0.01, tt.name)
		assert.Equal(t, tt.apart, apart, tt.name)
	}
}

// What is undertaken ends where an example begins; an aim may be the matter
// itself.
func TestCore(t *testing.T) {
	g, err := openGlossary()
	require.NoError(t, err)
	tests := []struct{ text, core, aside string }{
		{"Retirer la propagande, notamment les vidéos de recrutement", "removal propaganda", "recruitment"},
		{"Coopérer afin de combattre la fraude", "cooperation fight fraud", ""},
		{"Former les douaniers aux dossiers passagers afin de combattre la fraude", "training passenger-name-records", "fraud"},
		{"Poursuivre les passeurs qui profitent des réfugiés", "migrant-smuggling", "refugee"},
	}
	for _, tt := range tests {
		is := map[string]bool{}
		for _, x := range g.terms(&Commitment{Text: tt.text, Lang: graph.French}, stems{}) {
			is[x.key] = x.core
		}
		for _, want := range strings.Fields(tt.core) {
			assert.True(t, is[want], "%s: %s of %v", tt.text, want, is)
		}
		for _, not := range strings.Fields(tt.aside) {
			core, there := is[not]
			assert.True(t, there && !core, "%s: %s of %v", tt.text, not, is)
		}
	}
}

// What stands around an act tells what it is about, and less than its own words.
func TestContext(t *testing.T) {
	early := meeting("quai-2030", "2030-04-23", graph.French, "topic:fraud", "COMMIT | Former les caissiers à reconnaître les fausses coupures des faussaires")
	later := meeting("rade-2032", "2032-05-02", graph.French, "topic:fraud", "COMMIT | Nous redoublerons d’efforts pour y mettre fin")
	without, err := Pairs(t.Context(), early, later)
	require.NoError(t, err)
	assert.Empty(t, without)
	g, err := openGlossary()
	require.NoError(t, err)
	later[0].Context = "Les faussaires écoulent leurs fausses coupures chez les caissiers"
	object := func() float64 {
		return compare(&g.vectors(t.Context(), later, stems{})[0], &g.vectors(t.Context(), early, stems{})[0]).object
	}
	around := object()
	assert.Greater(t, around, 0.1)
	later[0].Text, later[0].Context = later[0].Context, ""
	assert.Greater(t, object(), around)
}
