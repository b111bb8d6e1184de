package search

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// TestKindsAddUp asks for every kind apart and for all: a passage that says no more
// than its commitment is not counted beside it, one that says more is.
func TestKindsAddUp(t *testing.T) {
	const promise, more = "We will mend the buoys.", "Lost buoys drift as far as the harbour."
	tests := []struct {
		name, text string
		want       map[graph.Kind]int
	}{
		{"nothing more", promise, map[graph.Kind]int{graph.KindCommitment: 1}},
		{"its number", "4. " + promise, map[graph.Kind]int{graph.KindCommitment: 1}},
		{"another sentence", "4. " + more + " " + promise, map[graph.Kind]int{graph.KindCommitment: 1, graph.KindPassage: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "builtin"}, Facts: graph.Facts{
				Documents: []graph.Document{{ID: "document:a"}},
				Witnesses: []graph.Witness{{ID: "witness:a/en", Document: "document:a", Language: graph.English, Text: tt.text}},
				Passages: []graph.Passage{{
					ID: "passage:a/4", Document: "document:a", Ref: "4",
					Spans: []graph.Span{{Witness: "witness:a/en", Start: 0, End: utf8.RuneCountInString(tt.text)}},
				}},
				Commitments: []graph.Commitment{{ID: "commitment:a/4", Document: "document:a", Passage: "passage:a/4", Texts: graph.Texts{graph.English: promise}}},
				Topics:      []graph.Topic{{ID: "topic:boats", Names: graph.Texts{graph.English: "Boats"}}},
			}}})
			require.NoError(t, err)
			x := open(t, s)
			sum := 0
			for _, kind := range graph.NodeKinds {
				n := len(found(t, x, "buoys", kind))
				assert.Equal(t, tt.want[kind], n, kind)
				sum += n
			}
			assert.Len(t, found(t, x, "buoys"), sum)
			assert.Len(t, found(t, x, "buoys", graph.KindCommitment, graph.KindPassage), sum)
			assert.Len(t, found(t, x, "drift harbour"), tt.want[graph.KindPassage], "what is said beside a commitment is found")
		})
	}
}
