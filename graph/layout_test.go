package graph

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// drawn is the layout of all stated edges of a snapshot.
func drawn(t testing.TB, s *Snapshot) (*Subgraph, *Layout) {
	t.Helper()
	g, err := s.Subgraph(SubgraphQuery{})
	require.NoError(t, err)
	return g, s.Layout(g)
}

func TestLayoutOfNothingIsEmpty(t *testing.T) {
	l := build(t).Layout(&Subgraph{})
	assert.Empty(t, l.Nodes)
	assert.Empty(t, l.Columns)
	assert.Zero(t, l.Undated)
}

func TestLayoutRunsWithTime(t *testing.T) {
	facts := Facts{
		Meetings: []Meeting{
			{ID: "meeting:a", Place: "Alba", StartDate: "2001-03-01", EndDate: "2001-03-02"},
			{ID: "meeting:b", Place: "Brno", StartDate: "2004-06-07"},
			{ID: "meeting:c", Place: "Cuzco", StartDate: "2004-09", EndDate: "2005-09"},
		},
		Documents: []Document{
			{ID: "document:a", Meeting: "meeting:a", Date: "2001-03-02"},
			{ID: "document:b", Meeting: "meeting:b", Date: "2004-06-07"},
		},
		Commitments: []Commitment{
			{ID: "commitment:a/1", Document: "document:a", Ref: "1"},
			{ID: "commitment:a/2", Document: "document:a", Ref: "2", Order: 1},
			{ID: "commitment:b/1", Document: "document:b", Ref: "1"},
		},
		Conventions: []Convention{
			{ID: "convention:x", AdoptedOn: "1945-06-26"},
			{ID: "convention:y", AdoptedOn: "1945-10"},
			{ID: "convention:z"},
			{ID: "convention:of-a", AdoptedOn: "2001-03-02", AdoptedAt: "meeting:a"},
		},
		Actors: []Actor{{ID: "actor:old", Date: "1923"}},
	}
	s := build(t, Source{Info: RevisionInfo{ID: "r"}, Facts: facts})
	g := &Subgraph{}
	for _, id := range []ID{
		"meeting:a", "meeting:b", "meeting:c", "commitment:a/1", "commitment:a/2", "commitment:b/1",
		"convention:x", "convention:y", "convention:z", "convention:of-a", "actor:old",
	} {
		n, ok := s.Node(id)
		require.True(t, ok, id)
		g.Nodes = append(g.Nodes, n)
	}
	g.Edges = []*Edge{{From: "commitment:b/1", To: "commitment:a/2"}, {From: "commitment:b/1", To: "actor:old"}}
	l := s.Layout(g)

	var columns []string
	for _, c := range l.Columns {
		columns = append(columns, string(c.Date)+" "+c.Label)
	}
	assert.Equal(t, []string{"1945 1945", "2001-03-02 Alba 2001", "2004-06-07 Brno 2004", "2004-09 Cuzco 2004"}, columns)

	at := map[ID]LayoutNode{}
	for i, n := range l.Nodes {
		assert.Equal(t, g.Nodes[i].NodeID(), n.ID, "in the order of the nodes")
		at[n.ID] = n
	}
	assert.Equal(t, at["convention:x"].X, at["convention:y"].X, "instruments share the column of their year")
	assert.Equal(t, at["convention:of-a"].X, at["commitment:a/1"].X, "but for one that is adopted with a text")
	assert.Equal(t, at["meeting:a"].X, at["commitment:a/1"].X, "a meeting of days stands with its texts")
	assert.Less(t, at["commitment:a/1"].X, at["commitment:b/1"].X)
	assert.Less(t, at["commitment:a/1"].Y, at["commitment:a/2"].Y, "ties stay in the order of the text")
	for _, id := range []ID{"actor:old", "convention:z"} {
		assert.Greater(t, at[id].Y, l.Undated, "%s has no date that is its own", id)
	}
	assert.Less(t, at["commitment:b/1"].Y, l.Undated)
	assert.Equal(t, layoutFar, l.Columns[1].X-l.Columns[0].X, "half a century is drawn as three years")
	assert.InDelta(t, 3.26*layoutYear, l.Columns[2].X-l.Columns[1].X, 36, "shorter times are to scale")
}

// No two nodes may hide each other, and nothing may lie outside.
func TestLayoutKeepsNodesApart(t *testing.T) {
	for _, n := range []int{60, 900} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			_, l := drawn(t, build(t, synthetic(n, 7)))
			slices.SortFunc(l.Nodes, func(a, b LayoutNode) int { return int(a.X-b.X)*1e6 + int(a.Y-b.Y) })
			for i, node := range l.Nodes {
				assert.True(t, node.X > 0 && node.X < l.Width && node.Y > 0 && node.Y < l.Height, "%v", node)
				if i > 0 && l.Nodes[i-1].X == node.X {
					require.GreaterOrEqual(t, node.Y-l.Nodes[i-1].Y, layoutRow-1, "%v %v", l.Nodes[i-1], node)
				}
			}
		})
	}
}

func TestLayoutIsTheSameEachTime(t *testing.T) {
	_, first := drawn(t, build(t, synthetic(600, 3)))
	for range 3 {
		_, again := drawn(t, build(t, synthetic(600, 3)))
		require.Equal(t, first, again)
	}
}

// Sweeps are there to make edges short; without them the order of the texts
// would do.
func TestLayoutShortensEdges(t *testing.T) {
	s := build(t, synthetic(400, 9))
	g, l := drawn(t, s)
	length := func(height map[ID]float64) (sum float64) {
		for _, e := range g.Edges {
			d := height[e.From] - height[e.To]
			sum += max(d, -d)
		}
		return sum
	}
	swept, asRead, rows := map[ID]float64{}, map[ID]float64{}, map[float64]float64{}
	for i, n := range l.Nodes {
		swept[n.ID] = n.Y
		asRead[g.Nodes[i].NodeID()] = rows[n.X] * layoutRow
		rows[n.X]++
	}
	assert.Less(t, length(swept), 0.75*length(asRead))
}

func TestSpreadMovesAsLittleAsItCan(t *testing.T) {
	tests := []struct {
		name     string
		in, want []float64
	}{
		{"nothing", nil, nil},
		{"apart already", []float64{0, 20, 50}, []float64{0, 20, 50}},
		{"one place for three", []float64{5, 5, 5}, []float64{-5, 5, 15}},
		{"a pair pushes a third", []float64{0, 0, 8}, []float64{-22. / 3, 8. / 3, 38. / 3}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			spread(test.in, 10)
			assert.InDeltaSlice(t, test.want, test.in, 1e-9)
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	s := build(b, synthetic(5000, 42))
	for _, n := range []int{500, 2000, 5000} {
		g := &Subgraph{}
		for _, c := range s.commitments[:n] {
			g.Nodes = append(g.Nodes, c)
			g.Edges = append(g.Edges, s.Edges(c.ID, Ancestors, EdgeFilter{})...)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s.Layout(g)
			}
		})
	}
}
