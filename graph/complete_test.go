package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// completeWorld is a document whose commitments a curator listed, and what
// extraction makes of its text.
func completeWorld() []Source {
	const (
		fr = "Unité 1. Unité 2, où deux actes se suivent. Unité 3, simple récit."
		en = "Unit 1. Unit 2 has two acts. Unit 3 tells a story."
	)
	span := func(w ID, start, end int) Span { return Span{w, start, end} }
	return []Source{
		source("builtin", Facts{
			Documents: []Document{{ID: "document:delta-2020", Date: "2020-06-01", Complete: true}},
			Commitments: []Commitment{
				{ID: "commitment:delta-2020/1", Ref: "1", Order: 1, Force: Commit, Summaries: Texts{English: "The first"}},
				{ID: "commitment:delta-2020/2a", Ref: "2a", Order: 2, Force: Call, Summaries: Texts{English: "The second"}},
				{ID: "commitment:delta-2020/2b", Ref: "2b", Order: 3, Force: Task, Summaries: Texts{English: "The third"}, Aliases: []ID{"commitment:delta-2020/2c"}},
				{ID: "commitment:delta-2020/9", Ref: "9", Order: 9, Force: Commit},
			},
			Conventions: []Convention{{ID: "convention:pact"}, {ID: "convention:charter"}},
			Edges: []Edge{
				{Type: Cites, From: "commitment:delta-2020/2", To: "convention:pact", Method: Curated, Confidence: 1, Evidence: []Evidence{{Curator: "P.", Method: Curated}}},
			},
		}),
		source("document:delta-2020", Facts{
			Documents: []Document{{ID: "document:delta-2020", Titles: Texts{French: "Engagements de Delta"}, Complete: false}},
			Witnesses: []Witness{
				{ID: "witness:delta-2020/en", Document: "document:delta-2020", Language: English, Quality: 0.8, Text: en},
				{ID: "witness:delta-2020/fr", Document: "document:delta-2020", Language: French, Quality: 0.9, Text: fr},
				{ID: "witness:delta-2020/fr-ocr", Document: "document:delta-2020", Language: French, Quality: 0.4, Text: "Unlté 1. Unlté 2"},
			},
			Passages: []Passage{
				{ID: "passage:delta-2020/1", Order: 1, Spans: []Span{span("witness:delta-2020/fr", 0, 8), span("witness:delta-2020/fr-ocr", 0, 8), span("witness:delta-2020/en", 0, 7)}},
				{ID: "passage:delta-2020/2", Order: 2, Spans: []Span{span("witness:delta-2020/fr", 9, 43), span("witness:delta-2020/en", 8, 900)}},
				{ID: "passage:delta-2020/3", Order: 3, Spans: []Span{span("witness:delta-2020/fr", 44, 66)}},
			},
			Commitments: []Commitment{
				{ID: "commitment:delta-2020/2", Order: 2, Force: Commit, Texts: Texts{French: "deux actes se suivent"}},
				{ID: "commitment:delta-2020/2c", Order: 3, Texts: Texts{French: "où deux actes se suivent"}},
				{ID: "commitment:delta-2020/3", Order: 4, Force: Commit, Passage: "passage:delta-2020/3", Texts: Texts{French: "simple récit"}},
			},
			Edges: []Edge{
				stated(Cites, "commitment:delta-2020/3", "convention:pact", "simple récit"),
				stated(Cites, "passage:delta-2020/3", "convention:pact", "récit"),
				stated(Cites, "commitment:delta-2020/2", "convention:charter", "deux actes"),
			},
			Unresolved: []Unresolved{{Type: Cites, From: "commitment:delta-2020/3", Surface: "un autre texte"}},
		}),
		source("alignment:delta-2020|alpha-2018", Facts{Edges: []Edge{
			{Type: Reaffirms, From: "commitment:delta-2020/3", To: "commitment:delta-2020/1", Method: Inferred, Confidence: 0.6},
		}}),
	}
}

func TestCompleteDocumentTakesNoCommitmentFromExtraction(t *testing.T) {
	s := build(t, completeWorld()...)
	assert.Equal(t, []ID{
		"commitment:delta-2020/1", "commitment:delta-2020/2a", "commitment:delta-2020/2b", "commitment:delta-2020/9",
	}, ids(s.Commitments()))
	assert.Equal(t, []ID{"commitment:delta-2020/2", "commitment:delta-2020/3"}, ids(s.LeftOut()))
	_, ok := s.Node("commitment:delta-2020/3")
	assert.False(t, ok)

	assert.Equal(t, []string{"delta-2020/2a CITES pact", "delta-2020/3 CITES pact"},
		arrows(s.Edges("convention:pact", Descendants, EdgeFilter{})), "the passage states it once, the curator means the first act")
	e, ok := s.Edge(EdgeID(Cites, "passage:delta-2020/3", "convention:pact"))
	require.True(t, ok)
	assert.Len(t, e.Evidence, 2, "merged with what the passage states itself")
	old, ok := s.Edge(EdgeID(Cites, "commitment:delta-2020/3", "convention:pact"))
	require.True(t, ok)
	assert.Equal(t, e, old)
	assert.Equal(t, []string{"delta-2020/2 CITES charter"}, arrows(s.Edges("passage:delta-2020/2", Ancestors, EdgeFilter{})),
		"extraction's undivided act is the passage's, not the first act's")
	assert.Equal(t, []string{"delta-2020/3 REAFFIRMS delta-2020/1"}, arrows(s.Dangling()), "likeness means nothing of a passage")
	assert.Len(t, s.Unresolved("passage:delta-2020/3"), 1)
}

func TestDocumentsWordForCompleteDoesNotCount(t *testing.T) {
	s := build(t, source("document:a", Facts{
		Documents:   []Document{{ID: "document:a", Complete: true}},
		Commitments: []Commitment{{ID: "commitment:a/1"}},
	}))
	assert.Len(t, s.Commitments(), 1)
}

func TestCuratedCommitmentsGainTheirText(t *testing.T) {
	s := build(t, completeWorld()...)
	tests := []struct {
		name, id string
		want     Texts
		passage  ID
		spans    int
	}{
		{"by reference, from the best witness of each language", "1", Texts{French: "Unité 1.", English: "Unit 1."}, "passage:delta-2020/1", 3},
		{"a lettered act has its unit's words; a span beyond the text gives none", "2a", Texts{French: "Unité 2, où deux actes se suivent."}, "passage:delta-2020/2", 2},
		{"what extraction calls otherwise is this act's by the curator's alias", "2b", Texts{French: "où deux actes se suivent"}, "passage:delta-2020/2", 0},
		{"no passage, no text", "9", nil, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := s.Commitment(ID("commitment:delta-2020/" + tt.id))
			require.True(t, ok)
			assert.Equal(t, tt.want, c.Texts)
			assert.Equal(t, tt.passage, c.Passage)
			assert.Len(t, c.Spans, tt.spans)
		})
	}
	old, ok := s.Node("commitment:delta-2020/2c")
	require.True(t, ok)
	assert.Equal(t, ID("commitment:delta-2020/2b"), old.NodeID())
}

func TestNaturalOrder(t *testing.T) {
	tests := []struct{ less, more ID }{
		{"commitment:d/1.9", "commitment:d/1.10"},
		{"commitment:d/2", "commitment:d/2a"},
		{"commitment:d/2a", "commitment:d/2b"},
		{"commitment:d/A9", "commitment:d/A10"},
		{"commitment:d/A10", "commitment:d/B1"},
		{"commitment:d/01", "commitment:d/1"},
	}
	for _, tt := range tests {
		assert.Negative(t, natural(tt.less, tt.more), "%s before %s", tt.less, tt.more)
		assert.Positive(t, natural(tt.more, tt.less))
		assert.Zero(t, natural(tt.less, tt.less))
	}
}
