package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRetouch(t *testing.T) {
	s := build(t, world()...)
	of := LineageQuery{Of: "commitment:alpha-2018/2a", MaxDepth: 1}
	usual := []ID{"commitment:alpha-2018/2a", "commitment:beta-2017/1", "meeting:beta-2017"}
	tests := []struct {
		name    string
		retouch Retouch
		nodes   []ID
		edges   []string
	}{
		{
			"nothing",
			Retouch{},
			usual,
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017"},
		},
		{
			"neighbours of what is expanded come after the rest",
			Retouch{Expand: []ID{"commitment:beta-2017/1"}},
			append(usual[:3:3], "convention:accord-x"),
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017", "beta-2017/1 SUPPORTS accord-x"},
		},
		{
			"what is kept comes with its edges to the rest",
			Retouch{Keep: []ID{"convention:resolution-9", "convention:accord-x"}},
			append(usual[:3:3], "convention:resolution-9", "convention:accord-x"),
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017", "beta-2017/1 SUPPORTS accord-x"},
		},
		{
			"what hangs on a collapsed node alone goes, by whichever name it is called",
			Retouch{Expand: []ID{"commitment:beta-2017/1"}, Collapse: []ID{"commitment:beta-2017/1"}},
			usual,
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017"},
		},
		{
			"but not what is kept, and never the root's own",
			Retouch{Collapse: []ID{"commitment:beta-2017/1", "commitment:alpha-2018/2"}, Keep: []ID{"convention:accord-x"}},
			append(usual[:3:3], "convention:accord-x"),
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017", "beta-2017/1 SUPPORTS accord-x"},
		},
		{
			"what is not in the graph is passed over",
			Retouch{Expand: []ID{"actor:nobody"}, Collapse: []ID{"actor:nobody"}, Keep: []ID{"actor:nobody"}},
			usual,
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := of
			q.Retouch = tt.retouch
			g, err := s.Lineage(q)
			require.NoError(t, err)
			assert.Equal(t, tt.nodes, ids(g.Nodes))
			assert.ElementsMatch(t, tt.edges, arrows(g.Edges))
			again, err := s.Lineage(q)
			require.NoError(t, err)
			assert.Equal(t, g, again)
		})
	}
}

func TestRetouchOfAPart(t *testing.T) {
	s := build(t, world()...)
	q := SubgraphQuery{Commitments: CommitmentFilter{Meeting: "meeting:beta-2017"}}
	plain, err := s.Subgraph(q)
	require.NoError(t, err)
	q.Retouch = Retouch{Expand: []ID{"convention:resolution-9"}, Keep: []ID{"actor:forum"}}
	g, err := s.Subgraph(q)
	require.NoError(t, err)
	assert.Subset(t, ids(g.Nodes), ids(plain.Nodes))
	assert.Subset(t, ids(g.Nodes), []ID{"actor:forum", "convention:resolution-9", "commitment:alpha-2018/1"})
}

func TestRetouchIsBounded(t *testing.T) {
	s := build(t, world()...)
	many := make([]ID, MaxRetouched+1)
	for _, r := range []Retouch{{Expand: many}, {Collapse: many}, {Keep: many}} {
		_, err := s.Lineage(LineageQuery{Of: "topic:security", Retouch: r})
		require.ErrorIs(t, err, ErrLimit)
		_, err = s.Subgraph(SubgraphQuery{Retouch: r})
		require.ErrorIs(t, err, ErrLimit)
	}
}
