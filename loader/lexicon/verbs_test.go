package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestFrenchVerbs(t *testing.T) {
	l, err := Open(graph.French)
	require.NoError(t, err)
	tests := []struct{ word, verb, forms string }{
		{"reaffirmons", "reaffirmer", "we"},
		{"reaffirmerons", "reaffirmer", "will"},
		{"reaffirment", "reaffirmer", "they"},
		{"reaffirmant", "reaffirmer", "ing"},
		{"reaffirmees", "reaffirmer", "ed"},
		{"engageons", "engager", "we"},
		{"engageant", "engager", "ing"},
		{"appellent", "appeler", "they"},
		{"appelons", "appeler", "we"},
		{"appellerons", "appeler", "will"},
		{"appuient", "appuyer", "they"},
		{"appuierons", "appuyer", "will"},
		{"appuyons", "appuyer", "we"},
		{"etablissons", "etablir", "we"},
		{"etabliront", "etablir", "shall"},
		{"combattons", "combattre", "we"},
		{"combattrons", "combattre", "will"},
		{"soutiennent", "soutenir", "they"},
		{"soutiendrons", "soutenir", "will"},
		{"promu", "promouvoir", "ed"},
	}
	for _, tt := range tests {
		t.Run(tt.word, func(t *testing.T) {
			var got []string
			for _, f := range l.Verb(tt.word) {
				if f.Verb == tt.verb {
					got = append(got, string(f.Form))
				}
			}
			assert.Equal(t, strings.Fields(tt.forms), got)
		})
	}
	assert.Empty(t, l.Verb("valmont"))
}

func TestEnglishForms(t *testing.T) {
	tests := []struct{ verb, it, ing, ed string }{
		{"support", "supports", "supporting", "supported"},
		{"reiterate", "reiterates", "reiterating", "reiterated"},
		{"apply", "applies", "applying", "applied"},
		{"deploy", "deploys", "deploying", "deployed"},
		{"stress", "stresses", "stressing", "stressed"},
	}
	for _, tt := range tests {
		f := conjugate(graph.English, tt.verb, nil)
		assert.Equal(t, []string{tt.verb}, f[We])
		assert.Equal(t, []string{tt.it}, f[It])
		assert.Equal(t, []string{tt.ing}, f[Participle])
		assert.Equal(t, []string{tt.ed}, f[Past])
	}
	f := conjugate(graph.English, "undertake", map[Form][]string{Past: {"undertook", "undertaken"}})
	assert.Equal(t, []string{"undertook", "undertaken"}, f[Past], "what the data gives wins")
}
