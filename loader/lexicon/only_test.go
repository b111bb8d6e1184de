package lexicon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
)

func TestOnly(t *testing.T) {
	l, err := Open(graph.French)
	require.NoError(t, err)
	var e Entries
	e.Note(l, words.Split("En nous appuyant sur la charte, nous nous engageons à planter des arbres"))
	part := l.Only(e)
	building := words.Split("en nous appuyant sur la charte")
	assert.NotEmpty(t, part.Table("relations").Find(building))
	other := words.Split("conformément à la charte")
	assert.NotEmpty(t, l.Table("relations").Find(other))
	assert.Empty(t, part.Table("relations").Find(other), "the text did not say so")
	assert.NotEmpty(t, part.Verb("engageons"))
	assert.Empty(t, part.Verb("reaffirmons"))
	assert.NotEmpty(t, l.Verb("reaffirmons"), "the whole lexicon stays whole")
	assert.Positive(t, e.Cues())
	assert.Less(t, e.Verbs(), len(l.verbs))
	assert.Empty(t, l.Only(Entries{}).Table("relations").Find(building), "nothing noted, nothing known")
}
