package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPath(t *testing.T) {
	s := build(t, world()...)
	tests := []struct {
		name  string
		query PathQuery
		nodes []ID
		edges []string
	}{
		{
			"whichever way the edges run",
			PathQuery{From: "meeting:beta-2017", To: "convention:accord-x"},
			[]ID{"meeting:beta-2017", "commitment:alpha-2018/2a", "commitment:beta-2017/1", "convention:accord-x"},
			[]string{"alpha-2018/2a REAFFIRMS beta-2017", "alpha-2018/2a REAFFIRMS beta-2017/1", "beta-2017/1 SUPPORTS accord-x"},
		},
		{
			"one step, by an alias",
			PathQuery{From: "commitment:beta-2017/1", To: "commitment:alpha-2018/2"},
			[]ID{"commitment:beta-2017/1", "commitment:alpha-2018/2a"},
			[]string{"alpha-2018/2a REAFFIRMS beta-2017/1"},
		},
		{
			"to itself",
			PathQuery{From: "topic:security", To: "topic:security"},
			[]ID{"topic:security"},
			nil,
		},
		{
			"a document is left by its parts",
			PathQuery{From: "document:alpha-2018", To: "convention:resolution-9"},
			[]ID{"document:alpha-2018", "commitment:alpha-2018/1", "convention:resolution-9"},
			[]string{"alpha-2018/1 STATED_IN alpha-2018", "alpha-2018/1 IMPLEMENTS resolution-9"},
		},
		{
			"a document by its instrument, a meeting by its documents",
			PathQuery{From: "convention:beta-communique", To: "meeting:beta-2017", Filter: EdgeFilter{Types: []RelationType{Supports}}},
			[]ID{"convention:beta-communique", "meeting:beta-2017"},
			[]string{"beta-communique ADOPTED_AT beta-2017"},
		},
		{
			"not by a rejected edge",
			PathQuery{From: "convention:resolution-9", To: "convention:accord-x"},
			[]ID{},
			nil,
		},
		{
			"unless asked for",
			PathQuery{From: "convention:resolution-9", To: "convention:accord-x", Filter: EdgeFilter{Rejected: true}},
			[]ID{"convention:resolution-9", "commitment:alpha-2018/1", "convention:accord-x"},
			[]string{"alpha-2018/1 IMPLEMENTS resolution-9", "alpha-2018/1 CITES accord-x"},
		},
		{
			"too far",
			PathQuery{From: "commitment:alpha-2018/2b", To: "convention:accord-x", MaxDepth: 2},
			[]ID{},
			nil,
		},
		{
			"just near enough",
			PathQuery{From: "convention:accord-x", To: "meeting:beta-2017", MaxDepth: 3},
			[]ID{"convention:accord-x", "commitment:beta-2017/1", "commitment:alpha-2018/2a", "meeting:beta-2017"},
			[]string{"beta-2017/1 SUPPORTS accord-x", "alpha-2018/2a REAFFIRMS beta-2017/1", "alpha-2018/2a REAFFIRMS beta-2017"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := s.Path(tt.query)
			require.NoError(t, err)
			assert.Equal(t, tt.nodes, ids(g.Nodes))
			assert.Equal(t, tt.edges, nilIfEmpty(arrows(g.Edges)))
		})
	}
	_, err := s.Path(PathQuery{From: "topic:security", To: "topic:none"})
	require.ErrorIs(t, err, ErrNotFound)
	_, err = s.Path(PathQuery{From: "topic:none", To: "topic:security"})
	require.ErrorIs(t, err, ErrNotFound)
	_, err = s.Path(PathQuery{From: "topic:security", To: "topic:borders", MaxDepth: MaxDepth + 1})
	require.ErrorIs(t, err, ErrLimit)
}

func nilIfEmpty(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}

// TestPathIsShortest compares the search from both ends with a plain one over
// a random graph, between all pairs.
func TestPathIsShortest(t *testing.T) {
	s := build(t, synthetic(60, 7))
	neighbours := make(map[ID]map[ID]bool)
	for n := range s.AllNodes() {
		neighbours[n.NodeID()] = map[ID]bool{}
	}
	for e := range s.AllEdges() {
		if e.Type.Stated() {
			neighbours[e.From][e.To], neighbours[e.To][e.From] = true, true
		}
	}
	for _, from := range s.Commitments() {
		distance := map[ID]int{from.ID: 0}
		for queue := []ID{from.ID}; len(queue) > 0; queue = queue[1:] {
			for n := range neighbours[queue[0]] {
				if _, seen := distance[n]; !seen {
					distance[n] = distance[queue[0]] + 1
					queue = append(queue, n)
				}
			}
		}
		for _, to := range s.Commitments() {
			g, err := s.Path(PathQuery{From: from.ID, To: to.ID, MaxDepth: MaxDepth})
			require.NoError(t, err)
			want, connected := distance[to.ID]
			if !connected || want > MaxDepth {
				require.Empty(t, g.Nodes)
				continue
			}
			require.Len(t, g.Edges, want)
			require.Len(t, g.Nodes, want+1)
			require.Equal(t, from.ID, g.Nodes[0].NodeID())
			require.Equal(t, to.ID, g.Nodes[want].NodeID())
			for i, e := range g.Edges {
				a, b := g.Nodes[i].NodeID(), g.Nodes[i+1].NodeID()
				require.True(t, e.From == a && e.To == b || e.From == b && e.To == a)
			}
		}
	}
}

// TestLineageIsTheClosure compares the walk with a plain closure over a random
// graph, from every commitment and both ways.
func TestLineageIsTheClosure(t *testing.T) {
	s := build(t, synthetic(60, 8))
	for _, from := range s.Commitments() {
		for _, d := range []Direction{Ancestors, Descendants} {
			depth := map[ID]int{from.ID: 0}
			for queue := []ID{from.ID}; len(queue) > 0; queue = queue[1:] {
				if depth[queue[0]] == 3 {
					continue
				}
				for e := range s.AllEdges() {
					near, far := e.From, e.To
					if d == Descendants {
						near, far = far, near
					}
					if _, seen := depth[far]; near == queue[0] && !seen && e.Type.Stated() {
						depth[far] = depth[near] + 1
						queue = append(queue, far)
					}
				}
			}
			g, err := s.Lineage(LineageQuery{Of: from.ID, Direction: d, MaxDepth: 3})
			require.NoError(t, err)
			require.Len(t, g.Nodes, len(depth))
			for i, n := range g.Nodes {
				require.Contains(t, depth, n.NodeID())
				if i > 0 {
					require.GreaterOrEqual(t, depth[n.NodeID()], depth[g.Nodes[i-1].NodeID()])
				}
			}
			edges := 0
			for e := range s.AllEdges() {
				_, a := depth[e.From]
				_, b := depth[e.To]
				if a && b && e.Type.Stated() {
					edges++
				}
			}
			require.Len(t, g.Edges, edges)
		}
	}
}
