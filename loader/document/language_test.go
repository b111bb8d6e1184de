package document

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestLanguage(t *testing.T) {
	tests := []struct {
		name, text string
		want       graph.Lang
	}{
		{"French", "Nous renforcerons la garde des ponts avec les villes.", graph.French},
		{"English", "We will guard the bridges with the cities of the valley.", graph.English},
		{"French with an English name in it", "Les villes de la vallée soutiennent le Forum of the Bridges et la Ligue des ports.", graph.French},
		{"English with a French name in it", "We thank the Ligue des ports for the work that it did in the valley.", graph.English},
		{"a French scan", "L'ensemble des villes s'engage a garder les ponts que I'on a batis.", graph.French},
		{"capitals", "THE CITIES OF THE VALLEY WILL GUARD THEIR BRIDGES", graph.English},
		{"nothing to go by", "2018", graph.French},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, Language(tt.text)) })
	}
}

// TestLanguageLooksAtTheBeginning shows that a long annex decides nothing, and
// that cutting inside a letter does no harm.
func TestLanguageLooksAtTheBeginning(t *testing.T) {
	french := strings.Repeat("é les ponts de la vallée ", 1000)
	assert.Equal(t, graph.French, Language("a"+french+strings.Repeat("the bridges of the valley ", 9000)))
}
