package align

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph/words"
)

func TestMasked(t *testing.T) {
	tests := []struct {
		name, text string
		names      []string
		want       string // x for a word of a name
	}{
		{"a name wherever it stands", "we ask Interpol and thank Interpol", []string{"INTERPOL"}, "..x..x"},
		{"the longer one over the shorter", "the Council of Europe and the Council", []string{"Council", "Council of Europe"}, ".xxx..x"},
		{"two that overlap", "Rome Lyon Group", []string{"Rome Lyon", "Lyon Group"}, "xxx"},
		{"the beginning of a name is none", "the Council of elders", []string{"Council of Europe"}, "...."},
		{"nothing", "we act", []string{"", "…"}, ".."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, m := range masked(words.Split(tt.text), tt.names) {
				got += map[bool]string{true: "x", false: "."}[m]
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestBeginning(t *testing.T) {
	short, _ := beginning("a few words")
	assert.Equal(t, "a few words", short)
	long, ws := beginning(strings.Repeat("déjà ", longest))
	assert.LessOrEqual(t, len(long), longest)
	assert.Greater(t, len(long), longest-10)
	assert.Equal(t, "deja", ws[len(ws)-1].Text)
	one, _ := beginning(strings.Repeat("a", 2*longest))
	assert.Empty(t, one, "one word of that length is none")
}
