package loader

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// curatedQuay is a snapshot of what a curator says of a text.
func curatedQuay(t *testing.T, complete bool) *graph.Snapshot {
	t.Helper()
	act := func(ref, begins string, force graph.Force) graph.Commitment {
		return graph.Commitment{ID: graph.ID("commitment:quay-2031/" + ref), Document: "document:quay-2031", Ref: ref, Force: force, Begins: begins}
	}
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "builtin"}, Facts: graph.Facts{
		Documents: []graph.Document{{ID: "document:quay-2031", Complete: complete}},
		Commitments: []graph.Commitment{
			act("9a", "Nous fermons", graph.Commit), act("9b", "Nous appuyons", graph.Support), act("9c", "Nous veillons", graph.Commit),
			act("10", "", graph.Call),
		},
	}}})
	require.NoError(t, err)
	return s
}

func quayActs(texts map[string]string) graph.Facts {
	var f graph.Facts
	for ref, text := range texts {
		f.Commitments = append(f.Commitments, graph.Commitment{
			ID: graph.ID("commitment:quay-2031/" + ref), Document: "document:quay-2031", Ref: ref, Force: graph.Commit, Texts: graph.Texts{graph.French: text},
		})
	}
	return f
}

func TestCompare(t *testing.T) {
	tests := []struct {
		name  string
		found map[string]string
		want  []string
	}{
		{
			"one missed, so that letters moved",
			map[string]string{"9a": "Nous appuyons la ville.", "9b": "Nous veillons.", "10": "Agissez."},
			[]string{
				"commitment:quay-2031/10: extraction says COMMIT, curation CALL",
				"commitment:quay-2031/9a: curated, not found by extraction",
				"commitment:quay-2031/9b: extraction says COMMIT, curation SUPPORT",
			},
		},
		{
			"one more, under a curated letter",
			map[string]string{"9a": "Nous saluons la ville du quai et du port.", "9b": "Nous fermons.", "9c": "Nous appuyons.", "9d": "Nous veillons."},
			[]string{
				"commitment:quay-2031/10: curated, not found by extraction",
				"commitment:quay-2031/9a (“Nous saluons la ville du quai…”): extracted (COMMIT), not in the curated list; kept as a passage",
				"commitment:quay-2031/9b: extraction says COMMIT, curation SUPPORT",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, compare(curatedQuay(t, true), "document:quay-2031", quayActs(tt.found)))
		})
	}
	found := quayActs(tests[0].found)
	assert.Empty(t, compare(nil, "document:quay-2031", found))
	assert.Empty(t, compare(curatedQuay(t, false), "document:quay-2031", found), "a list that is not complete misses nothing")
	assert.Empty(t, compare(curatedQuay(t, true), "document:other", found))
}

func TestCompareWithAnEarlierReading(t *testing.T) {
	earlier := quayActs(map[string]string{"1": "Nous fermons le port.", "2": "Nous appuyons le port."})
	earlier.Documents = []graph.Document{{ID: "document:quay-2031"}}
	// Another text names an act that was never read.
	earlier.Commitments = append(earlier.Commitments, graph.Commitment{ID: "commitment:quay-2031/7", Document: "document:quay-2031", Ref: "7"})
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "document:quay-2031"}, Facts: earlier}})
	require.NoError(t, err)

	half := quayActs(map[string]string{"1": "Nous fermons le port."})
	assert.Equal(t, []string{"1 of the 2 commitments read from it before are not found now; the earlier revision is kept; hint: is the file whole?"},
		compare(s, "document:quay-2031", half))
	assert.Empty(t, compare(s, "document:quay-2031", earlier), "the same again")
}
