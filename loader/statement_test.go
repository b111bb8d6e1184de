package loader

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// What alignment reads beside an act's own words: the sentences around it that
// promise nothing, those that spell it out with what they name, and no names.
func TestContexts(t *testing.T) {
	text := "Communiqué des ministres de l’Intérieur du G7\n\n" +
		"Les ministres de l’Intérieur du G7 se sont réunis à Vernoux les 3 et 4 juin 2030.\n\n" +
		"1. Les faussaires écoulent leurs billets sur les marchés. Nous redoublerons d’efforts pour y mettre fin. " +
		"Cela comprend l’échange de clichés avec INTERPOL. Les orgues de la vallée se taisent. Nous accorderons les orgues.\n"
	p, err := newPipeline(Options{})
	require.NoError(t, err)
	read, err := p.read(t.Context(), Source{Path: "vernoux.txt", Data: []byte(text)})
	require.NoError(t, err)
	cs, err := p.aligned(t.Context(), read[len(read)-1])
	require.NoError(t, err)
	require.Len(t, cs, 2)
	assert.Contains(t, cs[0].Context, "faussaires")
	assert.Contains(t, cs[0].Context, "clichés", "it spells out the act before it")
	assert.NotContains(t, cs[0].Context, "INTERPOL", "a name is compared by what it means")
	assert.Equal(t, []graph.ID{"actor:interpol"}, cs[0].Around)
	assert.NotContains(t, cs[0].Context, "se taisent")
	assert.Contains(t, cs[1].Context, "se taisent")
	assert.NotContains(t, cs[1].Context, "clichés")
}

func TestSpellsOut(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Il s’agit notamment de filtrer les appels.": true, "Cela comprend la formation.": true, "These include joint drills.": true,
		"Nous réaffirmons notre soutien.": false, "The threat grows.": false,
	} {
		assert.Equal(t, want, spellsOut(sentence), sentence)
	}
}
