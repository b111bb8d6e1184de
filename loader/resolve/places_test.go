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
