package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph/words"
)

func TestMeasures(t *testing.T) {
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
		{"dans un délai de vingt-quatre heures", []string{"24 hour"}},
		{"within twenty-four hours", []string{"24 hour"}},
		{"100 000 jours", []string{"100000 day"}},
		{"2,500 million", []string{"2500 million"}},
		{"3.5 billion", nil},
		{"3,5 milliards", nil},
		{"point 3. Sept jours", []string{"7 day"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, Measures(words.Split(tt.text)), tt.text)
	}
}

func TestChanges(t *testing.T) {
	both := func(f Force, text string) Commitment { return Commitment{Force: f, Texts: Texts{French: text}} }
	tests := []struct {
		name         string
		later, early Commitment
		want         []string
	}{
		{"nothing", both(Commit, "Veiller"), both(Commit, "Veiller"), nil},
		{"from asking to doing", both(Commit, "Veiller"), both(Call, "Veiller"), []string{"strengthened: COMMIT, was CALL"}},
		{"from doing to backing", both(Support, "Veiller"), both(Commit, "Veiller"), []string{"weakened: SUPPORT, was COMMIT"}},
		{"a restatement says nothing of that", both(Reaffirm, "Veiller"), both(Commit, "Veiller"), nil},
		{
			"a version in a second language adds no measure",
			Commitment{Force: Commit, Texts: Texts{English: "Review it at year's end", French: "L’examiner d’ici à 2033"}},
			Commitment{Force: Commit, Texts: Texts{English: "Review it at year's end"}},
			nil,
		},
		{
			"two languages are compared where neither is in common",
			Commitment{Force: Commit, Texts: Texts{English: "Lift buoys within 12 hours"}},
			both(Commit, "Relever les bouées dans un délai de 24 heures"),
			[]string{"strengthened: 12 hour, was 24 hour"},
		},
		{"a shorter time", both(Call, "en trente minutes"), both(Call, "dans l’heure"), []string{"strengthened: 30 minute, was 1 hour"}},
		{"a longer time", both(Call, "en deux jours"), both(Call, "dans l’heure"), []string{"weakened: 2 day, was 1 hour"}},
		{"a larger share", both(Commit, "50 pour cent"), both(Commit, "40 pour cent"), []string{"strengthened: 50 %, was 40 %"}},
		{"a later deadline", both(Commit, "d’ici à 2035"), both(Commit, "d’ici à 2030"), []string{"weakened: by 2035, was by 2030"}},
		{"a new deadline", both(Commit, "d’ici à 2035"), both(Commit, "bientôt"), []string{"strengthened: states by 2035"}},
		{"a deadline lost", both(Commit, "bientôt"), both(Commit, "d’ici à 2035"), []string{"weakened: no longer states by 2035"}},
		{
			"a hedge dropped",
			Commitment{Force: Commit},
			Commitment{Force: Commit, Hedge: "si possible"},
			[]string{`strengthened: without "si possible"`},
		},
		{
			"a hedge added",
			Commitment{Force: Commit, Hedge: "si possible"},
			Commitment{Force: Commit},
			[]string{`weakened: adds "si possible"`},
		},
		{
			"more are asked",
			Commitment{Force: Call, Addressees: []ID{"actor:a", "actor:b"}},
			Commitment{Force: Call, Addressees: []ID{"actor:a"}},
			[]string{"widened: also asks actor:b"},
		},
		{
			"fewer are asked",
			Commitment{Force: Call, Addressees: []ID{"actor:a"}},
			Commitment{Force: Call, Addressees: []ID{"actor:a", "actor:b"}},
			[]string{"narrowed: no longer asks actor:b"},
		},
		{
			"others are asked", Commitment{Force: Call, Addressees: []ID{"actor:a"}}, Commitment{Force: Call, Addressees: []ID{"actor:b"}}, nil,
		},
		{"only some", Commitment{Force: Commit, Subset: true}, Commitment{Force: Commit}, []string{"narrowed: only some of the participants"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, printed(Changes(&tt.later, &tt.early)), tt.name)
	}
}

func printed(changes []Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, c.String())
	}
	return out
}
