package graph

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLineage(t *testing.T) {
	s := build(t, world()...)
	tests := []struct {
		name  string
		query LineageQuery
		nodes []ID
		edges []string
	}{
		{
			"ancestors of an act, by its alias: depth, then date",
			LineageQuery{Of: "commitment:alpha-2018/2"},
			[]ID{"commitment:alpha-2018/2a", "commitment:beta-2017/1", "meeting:beta-2017", "convention:accord-x"},
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017", "beta-2017/1 SUPPORTS accord-x"},
		},
		{
			"no deeper than asked",
			LineageQuery{Of: "commitment:alpha-2018/2a", MaxDepth: 1},
			[]ID{"commitment:alpha-2018/2a", "commitment:beta-2017/1", "meeting:beta-2017"},
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017"},
		},
		{
			"a rejected edge is not followed",
			LineageQuery{Of: "commitment:alpha-2018/1"},
			[]ID{"commitment:alpha-2018/1", "convention:resolution-9"},
			[]string{"alpha-2018/1 IMPLEMENTS resolution-9"},
		},
		{
			"unless asked for",
			LineageQuery{Of: "commitment:alpha-2018/1", Filter: EdgeFilter{Rejected: true}},
			[]ID{"commitment:alpha-2018/1", "convention:accord-x", "convention:resolution-9"},
			[]string{"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/1 CITES accord-x"},
		},
		{
			"descendants of an instrument, whoever names it",
			LineageQuery{Of: "convention:accord-x", Direction: Descendants},
			[]ID{"convention:accord-x", "commitment:beta-2017/1", "commitment:alpha-2018/2a"},
			[]string{"beta-2017/1 SUPPORTS accord-x", "alpha-2018/2a REAFFIRMS beta-2017/1"},
		},
		{
			"a loaded instrument brings its document, and the walk stops there",
			LineageQuery{Of: "passage:alpha-2018/preamble-1"},
			[]ID{"passage:alpha-2018/preamble-1", "convention:beta-communique", "document:beta-2017"},
			[]string{"alpha-2018/preamble-1 BUILDS_ON beta-communique", "beta-2017 TEXT_OF beta-communique"},
		},
		{
			"through it, on to the antecedents of what the document holds",
			LineageQuery{Of: "passage:alpha-2018/preamble-1", Through: true},
			[]ID{"passage:alpha-2018/preamble-1", "commitment:beta-2017/1", "convention:beta-communique", "document:beta-2017", "convention:accord-x"},
			[]string{
				"alpha-2018/preamble-1 BUILDS_ON beta-communique", "beta-2017/1 SUPPORTS accord-x",
				"beta-2017/1 STATED_IN beta-2017", "beta-2017 TEXT_OF beta-communique",
			},
		},
		{
			"a document begins at what is stated in it",
			LineageQuery{Of: "document:alpha-2018", MaxDepth: 1, Filter: EdgeFilter{Types: []RelationType{Implements, BuildsOn}}},
			[]ID{
				"document:alpha-2018", "commitment:alpha-2018/1", "passage:alpha-2018/preamble-1",
				"convention:beta-communique", "document:beta-2017", "convention:resolution-9",
			},
			[]string{
				"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/preamble-1 BUILDS_ON beta-communique",
				"beta-2017 TEXT_OF beta-communique", "alpha-2018/1 STATED_IN alpha-2018", "alpha-2018/preamble-1 PART_OF alpha-2018",
			},
		},
		{
			"descendants of a document are those of its acts and of the instrument it is the text of",
			LineageQuery{Of: "document:beta-2017", Direction: Descendants},
			[]ID{"document:beta-2017", "commitment:beta-2017/1", "convention:beta-communique", "commitment:alpha-2018/2a", "passage:alpha-2018/preamble-1"},
			[]string{
				"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/preamble-1 BUILDS_ON beta-communique",
				"beta-2017/1 STATED_IN beta-2017", "beta-2017 TEXT_OF beta-communique",
			},
		},
		{
			"descendants of a meeting are those of its texts and its own",
			LineageQuery{Of: "meeting:beta-2017", Direction: Descendants},
			[]ID{
				"meeting:beta-2017", "commitment:beta-2017/1", "convention:beta-communique", "document:beta-2017",
				"commitment:alpha-2018/2a", "passage:alpha-2018/preamble-1",
			},
			[]string{
				"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017", "alpha-2018/preamble-1 BUILDS_ON beta-communique",
				"beta-2017/1 STATED_IN beta-2017", "beta-communique ADOPTED_AT beta-2017", "beta-2017 TEXT_OF beta-communique", "beta-2017 ADOPTED_AT beta-2017",
			},
		},
		{
			"a passage begins at its act too",
			LineageQuery{Of: "passage:alpha-2018/1"},
			[]ID{"passage:alpha-2018/1", "commitment:alpha-2018/1", "convention:resolution-9"},
			[]string{"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/1 PART_OF alpha-2018/1"},
		},
		{
			"structure only when named",
			LineageQuery{Of: "topic:security", Direction: Descendants, Filter: EdgeFilter{Types: []RelationType{About, PartOf}}, MaxDepth: 2},
			[]ID{"topic:security", "topic:borders", "commitment:alpha-2018/2b", "topic:travel-data", "commitment:alpha-2018/2a"},
			[]string{"borders PART_OF security", "alpha-2018/2b ABOUT security", "travel-data PART_OF borders", "alpha-2018/2a ABOUT borders"},
		},
		{
			"by method and confidence",
			LineageQuery{Of: "commitment:alpha-2018/2a", Filter: EdgeFilter{Methods: []Method{Stated, Aligned}, MinConfidence: 0.8}},
			[]ID{"commitment:alpha-2018/2a", "meeting:beta-2017"},
			[]string{"alpha-2018/2a REAFFIRMS beta-2017"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := s.Lineage(tt.query)
			require.NoError(t, err)
			assert.Equal(t, tt.nodes, ids(g.Nodes))
			assert.Equal(t, tt.edges, arrows(g.Edges))
			assert.False(t, g.Truncated)
		})
	}
}

func TestLineageLimits(t *testing.T) {
	s := build(t, world()...)
	tests := []struct {
		name  string
		query LineageQuery
		want  error
	}{
		{"unknown id", LineageQuery{Of: "commitment:omega-2001/1"}, ErrNotFound},
		{"too deep", LineageQuery{Of: "topic:security", MaxDepth: MaxDepth + 1}, ErrLimit},
		{"too many", LineageQuery{Of: "topic:security", First: MaxNodes + 1}, ErrLimit},
		{"less than nothing", LineageQuery{Of: "topic:security", First: -1}, ErrLimit},
		{"as deep and as many as may be", LineageQuery{Of: "topic:security", MaxDepth: MaxDepth, First: MaxNodes}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := s.Lineage(tt.query)
			require.ErrorIs(t, err, tt.want)
			assert.Equal(t, tt.want == nil, g != nil)
		})
	}
}

func TestLineageOfAnUnknownDirection(t *testing.T) {
	_, err := build(t, world()...).Lineage(LineageQuery{Of: "topic:security", Direction: "SIDEWAYS"})
	require.ErrorContains(t, err, `unknown direction "SIDEWAYS"`)
}

func TestLineageTruncated(t *testing.T) {
	facts := Facts{Conventions: []Convention{{ID: "convention:c"}}, Documents: []Document{
		{ID: "document:a", Date: "2001"}, {ID: "document:b", Date: "2000"},
	}}
	for i := range 10 {
		for _, doc := range []string{"a", "b"} {
			id := ID(fmt.Sprintf("commitment:%s/%d", doc, i))
			facts.Commitments = append(facts.Commitments, Commitment{ID: id})
			facts.Edges = append(facts.Edges, stated(Cites, id, "convention:c", "selon c"))
		}
	}
	s := build(t, source("document:a", facts))
	tests := []struct {
		first     int
		truncated bool
		last      ID
	}{
		{1, true, "convention:c"},
		{2, true, "commitment:b/0"},
		{12, true, "commitment:a/0"},
		{20, true, "commitment:a/8"},
		{21, false, "commitment:a/9"},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.first), func(t *testing.T) {
			for range 2 { // the second walk reuses the first one's scratch
				g, err := s.Lineage(LineageQuery{Of: "convention:c", Direction: Descendants, First: tt.first})
				require.NoError(t, err)
				assert.Len(t, g.Nodes, tt.first)
				assert.Len(t, g.Edges, tt.first-1, "no edge without both its ends")
				assert.Equal(t, tt.truncated, g.Truncated)
				assert.Equal(t, tt.last, g.Nodes[len(g.Nodes)-1].NodeID())
			}
		})
	}
}

func TestLineageOfACycleEnds(t *testing.T) {
	s := build(t, source("curation:a", Facts{
		Actors: []Actor{{ID: "actor:a"}, {ID: "actor:b"}},
		Edges: []Edge{
			{Type: CooperatesWith, From: "actor:a", To: "actor:b", Method: Curated, Confidence: 1},
			{Type: CooperatesWith, From: "actor:b", To: "actor:a", Method: Curated, Confidence: 1},
			{Type: Supports, From: "actor:a", To: "actor:a", Method: Curated, Confidence: 1},
		},
	}))
	for _, d := range []Direction{Ancestors, Descendants, Both} {
		g, err := s.Lineage(LineageQuery{Of: "actor:a", Direction: d})
		require.NoError(t, err)
		assert.Equal(t, []ID{"actor:a", "actor:b"}, ids(g.Nodes))
		assert.Len(t, g.Edges, 3)
	}
	assert.Len(t, s.Edges("actor:a", Both, EdgeFilter{}), 3, "an edge to itself is given once")
}
