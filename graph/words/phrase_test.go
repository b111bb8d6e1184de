package words

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpens(t *testing.T) {
	const phrase = "D’un commun accord, l'Équipe"
	tests := []struct {
		name, text, phrase string
		want               bool
	}{
		{"as a scanner reads it", "D'un commun accord I’equipe agira.", phrase, true},
		{"across lines", "« D’un\n\ncommun accord\u00a0: l’équipe » agira", phrase, true},
		{"cut short", "D’un commun accord", phrase, false},
		{"further on", "Puis, d’un commun accord, l’équipe agira", phrase, false},
		{"half a word is no word", "D’un commun accord, l’équipement", phrase, false},
		{"no words open nothing", "Agir", " … ", false},
		{"nothing is opened by nothing", "", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Opens(tt.text, tt.phrase)) })
	}
}

func TestFind(t *testing.T) {
	text := Split("Agir vite. Agir, vite, agir Vite")
	assert.Equal(t, []int{0, 2, 4}, Find(text, "agir VITE"))
	assert.Equal(t, []int{1, 3}, Find(text, "vite agir"))
	assert.Empty(t, Find(text, "agir vite agir vite agir vite agir"))
	assert.Empty(t, Find(text, ""))
}
