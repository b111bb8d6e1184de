package graph

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// versions gives one text in two states: an act was taken for another force,
// one was found to be two, one went, and a curator rejected an edge.
func differed(t *testing.T, before, after *Snapshot) *Difference {
	t.Helper()
	d, err := Diff(t.Context(), before, after)
	require.NoError(t, err)
	return d
}

func versions() (before, after Facts) {
	doc := Document{ID: "document:d-2001", Date: "2001-05-01", Titles: Texts{English: "Statement"}}
	act := func(ref string, order int, force Force) Commitment {
		return Commitment{ID: ID("commitment:d-2001/" + ref), Document: doc.ID, Ref: ref, Order: order, Force: force, Texts: Texts{English: "We act on " + ref}}
	}
	edge := func(from ID, confidence float64, status Status) Edge {
		return Edge{
			Type: Cites, From: from, To: "convention:x", Method: Stated, Confidence: confidence, Status: status,
			Evidence: []Evidence{{Quote: "under X", Method: Stated}},
		}
	}
	before = Facts{
		Documents:   []Document{doc},
		Conventions: []Convention{{ID: "convention:x", Names: Texts{English: "X"}}},
		Commitments: []Commitment{act("1", 0, Commit), act("2", 1, Commit), act("3", 2, Commit), act("4", 3, Commit)},
		Edges: []Edge{
			edge("commitment:d-2001/1", 0.9, Active), edge("commitment:d-2001/2", 0.9, Active),
			edge("commitment:d-2001/3", 0.9, Active), edge("commitment:d-2001/4", 0.9, Active),
		},
	}
	split := act("2a", 1, Commit)
	split.Aliases = []ID{"commitment:d-2001/2"}
	after = Facts{
		Documents:   []Document{doc},
		Conventions: []Convention{{ID: "convention:x", Names: Texts{English: "X", French: "X"}, Aliases: map[Lang][]string{English: {"the X", "Xs"}}}},
		Commitments: []Commitment{act("1", 0, Call), split, act("2b", 2, Commit), act("4", 3, Commit)},
		Edges: []Edge{
			edge("commitment:d-2001/1", 0.5, Rejected), edge("commitment:d-2001/2a", 0.9, Active),
			edge("commitment:d-2001/2b", 0.9, Active), edge("commitment:d-2001/4", 0.9, Active),
		},
	}
	return before, after
}

func TestDiff(t *testing.T) {
	f, g := versions()
	before := build(t, Source{Info: RevisionInfo{Key: "document:d-2001"}, Facts: f})
	after := build(t, Source{Info: RevisionInfo{Key: "document:d-2001"}, Facts: g})
	d := differed(t, before, after)

	assert.Equal(t, []ID{"commitment:d-2001/2b"}, ids(d.NodesAdded))
	assert.Equal(t, []ID{"commitment:d-2001/3"}, ids(d.NodesRemoved))
	changed := map[ID][]PropertyChange{}
	for _, c := range d.NodesChanged {
		changed[c.After.NodeID()] = c.Properties
	}
	assert.Equal(t, map[ID][]PropertyChange{
		"commitment:d-2001/1": {{"force", "COMMIT", "CALL"}},
		"commitment:d-2001/2a": {
			{"id", "commitment:d-2001/2", "commitment:d-2001/2a"},
			{"ref", "2", "2a"},
			{"text.en", "We act on 2", "We act on 2a"},
			{"formerIds", "", "commitment:d-2001/2"},
		},
		"convention:x": {{"name.fr", "", "X"}, {"aliases.en", "", "Xs, the X"}},
	}, changed)

	stated := func(edges []*Edge) []string {
		var out []string
		for _, e := range edges {
			if e.Type == Cites {
				out = append(out, string(e.From))
			}
		}
		return out
	}
	assert.Equal(t, []string{"commitment:d-2001/2b"}, stated(d.EdgesAdded))
	assert.Equal(t, []string{"commitment:d-2001/3"}, stated(d.EdgesRemoved))
	judgements := map[ID][]PropertyChange{}
	for _, c := range d.EdgesChanged {
		if c.After.Type == Cites {
			judgements[c.After.From] = c.Properties
		}
	}
	assert.Equal(t, map[ID][]PropertyChange{
		"commitment:d-2001/1":  {{"confidence", "0.9", "0.5"}, {"status", "ACTIVE", "REJECTED"}},
		"commitment:d-2001/2a": {{"source", "commitment:d-2001/2", "commitment:d-2001/2a"}},
	}, judgements)
}

func TestDiffBackwardsIsItsMirror(t *testing.T) {
	f, g := versions()
	before := build(t, Source{Facts: f})
	after := build(t, Source{Facts: g})
	d, back := differed(t, before, after), differed(t, after, before)
	assert.Len(t, back.NodesRemoved, len(d.NodesAdded)+1, "an id that moved is no alias of the one before")
	assert.Len(t, back.NodesAdded, len(d.NodesRemoved)+1)
}

func TestDiffOfTheSame(t *testing.T) {
	s := build(t, synthetic(100, 1))
	assert.Equal(t, &Difference{}, differed(t, s, s))
	assert.Equal(t, &Difference{}, differed(t, s, build(t, synthetic(100, 1))))
	none := new(Snapshot)
	assert.Len(t, differed(t, none, s).NodesAdded, len(s.nodes))
	assert.Len(t, differed(t, s, none).EdgesRemoved, len(s.edges))
}

func TestDiffOfTwoDays(t *testing.T) {
	s, err := Build(ages())
	require.NoError(t, err)
	d := differed(t, s.AsOf("2001"), s.AsOf("2002-06-15"))
	assert.Contains(t, ids(d.NodesAdded), ID("meeting:m-2002"))
	assert.NotContains(t, ids(d.NodesAdded), ID("meeting:m-2003"))
	assert.Empty(t, d.NodesRemoved)
}

func TestLongValuesAreCutToWhatDiffers(t *testing.T) {
	long := strings.Repeat("é", 500)
	out := changed(nil, "text.fr", long+"one"+long, long+"two"+long)
	require.Len(t, out, 1)
	assert.True(t, strings.HasPrefix(out[0].Before, "…é"), out[0].Before)
	assert.Contains(t, out[0].Before, "éoneé")
	assert.Contains(t, out[0].After, "étwoé")
	assert.Equal(t, maxShown, utf8.RuneCountInString(out[0].Before))
	assert.Empty(t, changed(nil, "text.fr", long, long))
	out = changed(nil, "text.fr", "", long)
	assert.Empty(t, out[0].Before)
	assert.Equal(t, maxShown-1, utf8.RuneCountInString(out[0].After))
}
