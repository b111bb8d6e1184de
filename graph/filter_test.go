package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFilterCommitments(t *testing.T) {
	s := build(t, append(world(), completeWorld()...)...)
	tests := []struct {
		name   string
		filter CommitmentFilter
		want   []ID
	}{
		{"by meeting", CommitmentFilter{Meeting: "meeting:beta-2017"}, []ID{"commitment:beta-2017/1", "commitment:beta-2017/2"}},
		{"by a meeting nobody knows", CommitmentFilter{Meeting: "meeting:omega"}, []ID{}},
		{"by document", CommitmentFilter{Document: "document:beta-2017"}, []ID{"commitment:beta-2017/1", "commitment:beta-2017/2"}},
		{"by document and another meeting", CommitmentFilter{Document: "document:beta-2017", Meeting: "meeting:alpha-2018"}, []ID{}},
		{"by forum, its id", CommitmentFilter{Forum: "actor:forum", Force: []Force{Call}}, []ID{"commitment:beta-2017/2"}},
		{"by forum, its slug", CommitmentFilter{Forum: "forum", Force: []Force{Call}}, []ID{"commitment:beta-2017/2"}},
		{"by series", CommitmentFilter{Forum: "Ministers", Force: []Force{Task, Call}}, []ID{"commitment:beta-2017/2", "commitment:alpha-2018/2b"}},
		{"by another forum", CommitmentFilter{Forum: "actor:other"}, []ID{}},
		{"by topic and the narrower ones", CommitmentFilter{Topic: "topic:borders"}, []ID{"commitment:alpha-2018/1", "commitment:alpha-2018/2a"}},
		{"by the narrowest topic", CommitmentFilter{Topic: "topic:travel-data"}, []ID{"commitment:alpha-2018/1"}},
		{"by an actor an edge leads to", CommitmentFilter{Actor: "actor:working-group"}, []ID{"commitment:alpha-2018/2b"}},
		{"by a convention named in the words", CommitmentFilter{Convention: "convention:resolution-9"}, []ID{"commitment:alpha-2018/1"}},
		{"not by a rejected edge", CommitmentFilter{Convention: "convention:accord-x"}, []ID{"commitment:beta-2017/1"}},
		{"from a day", CommitmentFilter{From: "2018-04-24", To: "2018-04-24", Force: []Force{Commit}}, []ID{"commitment:alpha-2018/1"}},
		{"to the end of a year", CommitmentFilter{To: "2017"}, []ID{"commitment:beta-2017/1", "commitment:beta-2017/2"}},
		{"in a month", CommitmentFilter{From: "2017-10", To: "2017-10"}, []ID{"commitment:beta-2017/1", "commitment:beta-2017/2"}},
		{"after all", CommitmentFilter{From: "2021"}, []ID{}},
		{"by words, folded, elisions aside", CommitmentFilter{Text: "D’AGIR promettons"}, []ID{"commitment:beta-2017/1"}},
		{"a possessive is its word", CommitmentFilter{Text: "resolution's"}, []ID{"commitment:alpha-2018/1"}},
		{"by words of the summary", CommitmentFilter{Text: "carry resolution"}, []ID{"commitment:alpha-2018/1"}},
		{"whole words only", CommitmentFilter{Text: "promett"}, []ID{}},
		{"one text must hold them all", CommitmentFilter{Text: "carry résolution appliquons"}, []ID{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, ids(s.FilterCommitments(tt.filter)))
		})
	}
	assert.Equal(t, s.Commitments(), s.FilterCommitments(CommitmentFilter{}))
}

func TestNarrowerTopicsInACircle(t *testing.T) {
	s := build(t, source("builtin", Facts{
		Topics:      []Topic{{ID: "topic:a", Broader: "topic:b"}, {ID: "topic:b", Broader: "topic:a"}},
		Commitments: []Commitment{{ID: "commitment:a/1", Topics: []ID{"topic:b"}}},
	}))
	assert.Len(t, s.FilterCommitments(CommitmentFilter{Topic: "topic:a"}), 1)
}

func TestListsAreTheCallers(t *testing.T) {
	s := build(t, world()...)
	list := s.FilterCommitments(CommitmentFilter{})
	list[0] = nil
	other := s.Commitments()
	other[1] = nil
	assert.NotContains(t, s.Commitments(), (*Commitment)(nil))
}

func TestSubgraph(t *testing.T) {
	s := build(t, world()...)
	alpha := CommitmentFilter{Document: "document:alpha-2018"}
	tests := []struct {
		name      string
		query     SubgraphQuery
		nodes     []ID
		edges     []string
		truncated bool
	}{
		{
			"commitments, then what they lead to",
			SubgraphQuery{Commitments: alpha},
			[]ID{
				"commitment:alpha-2018/1", "commitment:alpha-2018/2a", "commitment:alpha-2018/2b",
				"actor:working-group", "commitment:beta-2017/1", "meeting:beta-2017", "convention:resolution-9",
			},
			[]string{
				"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/2a REAFFIRMS beta-2017/1",
				"alpha-2018/2a REAFFIRMS beta-2017", "alpha-2018/2b DELEGATES_TO working-group",
			},
			false,
		},
		{
			"no more than asked",
			SubgraphQuery{Commitments: alpha, First: 4},
			[]ID{"commitment:alpha-2018/1", "commitment:alpha-2018/2a", "commitment:beta-2017/1", "convention:resolution-9"},
			[]string{"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/2a REAFFIRMS beta-2017/1"},
			true,
		},
		{
			"of one type",
			SubgraphQuery{Commitments: alpha, Filter: EdgeFilter{Types: []RelationType{DelegatesTo}}},
			[]ID{"commitment:alpha-2018/1", "commitment:alpha-2018/2a", "commitment:alpha-2018/2b", "actor:working-group"},
			[]string{"alpha-2018/2b DELEGATES_TO working-group"},
			false,
		},
		{"nothing", SubgraphQuery{Commitments: CommitmentFilter{Forum: "nobody"}}, []ID{}, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := s.Subgraph(tt.query)
			require.NoError(t, err)
			assert.Equal(t, tt.nodes, ids(g.Nodes))
			assert.Equal(t, tt.edges, nilIfEmpty(arrows(g.Edges)))
			assert.Equal(t, tt.truncated, g.Truncated)
		})
	}
	_, err := s.Subgraph(SubgraphQuery{First: MaxNodes + 1})
	require.ErrorIs(t, err, ErrLimit)
}
