package align

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
	"stemma/graph/words"
)

func TestQuantities(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"dans l’heure suivant la mise en ligne", []string{"1 hour"}},
		{"dans un délai d’une heure", []string{"1 hour"}},
		{"sous une heure", []string{"1 hour"}},
		{"within the hour", []string{"1 hour"}},
		{"within one hour of upload", []string{"1 hour"}},
		{"à l’heure actuelle", nil},
		{"in the first hours", nil},
		{"disponible 24h/24", []string{"24/7"}},
		{"joignable 24 heures sur 24", []string{"24 hour"}},
		{"reachable 24/7", []string{"24/7"}},
		{"le système I-24/7", nil},
		{"d’ici à 2030", []string{"by 2030"}},
		{"d’ici la fin de 2031", []string{"by 2031"}},
		{"by the end of 2031", []string{"by 2031"}},
		{"adopté en 2017", nil},
		{"réduire de 40 pour cent", []string{"40 %"}},
		{"cut by 40 per cent", []string{"40 %"}},
		{"cut by 40 percent", []string{"40 %"}},
		{"20 milliards", []string{"20 billion"}},
		{"trois mois", []string{"3 month"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, quantities(words.Split(tt.text)), tt.text)
	}
}

func TestChanges(t *testing.T) {
	both := func(f graph.Force, text string) Commitment { return Commitment{Force: f, Text: text} }
	tests := []struct {
		name         string
		later, early Commitment
		want         []string
	}{
		{"nothing", both(graph.Commit, "Veiller"), both(graph.Commit, "Veiller"), nil},
		{"from asking to doing", both(graph.Commit, "Veiller"), both(graph.Call, "Veiller"), []string{"strengthened: COMMIT, was CALL"}},
		{"from doing to backing", both(graph.Support, "Veiller"), both(graph.Commit, "Veiller"), []string{"weakened: SUPPORT, was COMMIT"}},
		{"a restatement says nothing of that", both(graph.Reaffirm, "Veiller"), both(graph.Commit, "Veiller"), nil},
		{"a shorter time", both(graph.Call, "en trente minutes"), both(graph.Call, "dans l’heure"), []string{"strengthened: 30 minute, was 1 hour"}},
		{"a longer time", both(graph.Call, "en deux jours"), both(graph.Call, "dans l’heure"), []string{"weakened: 2 day, was 1 hour"}},
		{"a larger share", both(graph.Commit, "50 pour cent"), both(graph.Commit, "40 pour cent"), []string{"strengthened: 50 %, was 40 %"}},
		{"a later deadline", both(graph.Commit, "d’ici à 2035"), both(graph.Commit, "d’ici à 2030"), []string{"weakened: by 2035, was by 2030"}},
		{"a new deadline", both(graph.Commit, "d’ici à 2035"), both(graph.Commit, "bientôt"), []string{"strengthened: states by 2035"}},
		{"a deadline lost", both(graph.Commit, "bientôt"), both(graph.Commit, "d’ici à 2035"), []string{"weakened: no longer states by 2035"}},
		{
			"a hedge dropped",
			Commitment{Force: graph.Commit},
			Commitment{Force: graph.Commit, Hedge: "si possible"},
			[]string{`strengthened: without "si possible"`},
		},
		{
			"a hedge added",
			Commitment{Force: graph.Commit, Hedge: "si possible"},
			Commitment{Force: graph.Commit},
			[]string{`weakened: adds "si possible"`},
		},
		{
			"more are asked",
			Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:a", "actor:b"}},
			Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:a"}},
			[]string{"widened: also asks actor:b"},
		},
		{
			"fewer are asked",
			Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:a"}},
			Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:a", "actor:b"}},
			[]string{"narrowed: no longer asks actor:b"},
		},
		{
			"others are asked", Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:a"}}, Commitment{Force: graph.Call, Addressees: []graph.ID{"actor:b"}}, nil,
		},
		{"only some", Commitment{Force: graph.Commit, Subset: true}, Commitment{Force: graph.Commit}, []string{"narrowed: only some of the participants"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, changes(&tt.later, &tt.early), tt.name)
	}
}

func TestType(t *testing.T) {
	tests := []struct {
		name         string
		later, early Commitment
		candidate    candidate
		want         graph.RelationType
	}{
		{"the words say restate", Commitment{Force: graph.Call}, Commitment{Force: graph.Commit}, candidate{named: &Reference{Type: graph.Reaffirms}}, graph.Reaffirms},
		{"the words say build", Commitment{Force: graph.Reaffirm}, Commitment{}, candidate{named: &Reference{Type: graph.BuildsOn}}, graph.BuildsOn},
		{"it reaffirms", Commitment{Force: graph.Reaffirm}, Commitment{Force: graph.Call}, candidate{}, graph.Reaffirms},
		{"from asking to doing", Commitment{Force: graph.Commit}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.9}}, graph.BuildsOn},
		{"same theme, same terms", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.5}}, graph.Reaffirms},
		{"same theme, other terms", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.2}}, graph.BuildsOn},
		{"another theme", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 0.75, overlap: overlap{object: 0.5}}, graph.BuildsOn},
	}
	for _, tt := range tests {
		got, why := typeOf(&tt.later, &tt.early, &tt.candidate)
		assert.Equal(t, tt.want, got, tt.name)
		assert.NotEmpty(t, why)
	}
}
