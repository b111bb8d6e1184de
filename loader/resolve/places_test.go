package resolve

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/segment"
)

func TestPlaced(t *testing.T) {
	reg, err := authority.Open()
	require.NoError(t, err)
	r := New(reg)
	tests := []struct{ name, in, want string }{
		{"a promise made there", "our commitment made in Elmau to plant trees", "elmau-2022"},
		{"what was achieved there", "building on the outcomes achieved in Elmau", "elmau-2022"},
		{"French outcomes", "les résultats obtenus à Elmau", "elmau-2022"},
		{"last year", "we recall what we undertook in Elmau last year", "elmau-2022"},
		{"we agreed", "In addition, in Elmau, we agreed to plant trees", "elmau-2022"},
		{"as agreed", "as agreed at Elmau", "elmau-2022"},
		{"French", "comme convenu à Elmau l’an dernier", "elmau-2022"},
		{"no meeting there last year", "our pledge made in Taormina last year", ""},
		{"a walk", "a walk in Elmau, where we live", ""},
		{"later than the text", "our commitment made in Hiroshima", ""},
		{"another series", "our commitment made in Mito", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			text := &Text{Source: tt.in, Part: &segment.Part{}, Meeting: "meeting:hiroshima-2023"}
			for _, m := range r.placed(text, 0, words.Split(tt.in)) {
				got = append(got, m.ID.Slug())
			}
			assert.Equal(t, strings.Fields(tt.want), append([]string{}, got...))
		})
	}
}

func TestPlaceYears(t *testing.T) {
	reg, err := authority.Open()
	require.NoError(t, err)
	r := New(reg)
	tests := []struct{ name, in, want string }{
		{"French, a chain", "la voie ouverte à Ischia en 2017 et suivie à Paris en 2019", "ischia-2017 paris-2019"},
		{"English, a chain", "the path begun in Ischia in 2017 and followed in Paris in 2019", "ischia-2017 paris-2019"},
		{"another year", "un bilan dressé à Ischia en 1999", ""},
		{"no year", "une promenade à Ischia", ""},
		{"a word that only looks like a place", "ischia 2017", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			text := &Text{Source: tt.in, Part: &segment.Part{}, Meeting: "meeting:mito-2023"}
			for _, m := range r.placeYears(text, 0, words.Split(tt.in)) {
				got = append(got, m.ID.Slug())
			}
			assert.Equal(t, strings.Fields(tt.want), append([]string{}, got...))
		})
	}
}
