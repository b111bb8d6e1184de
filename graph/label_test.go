package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLabel(t *testing.T) {
	s := build(t, Source{Facts: Facts{
		Meetings: []Meeting{
			{ID: "meeting:lyon-2021", Place: "Lyon", StartDate: "2021-05-03", Names: Texts{"fr": "Réunion"}},
			{ID: "meeting:elsewhere"},
		},
		Documents:   []Document{{ID: "document:lyon-2021", Meeting: "meeting:lyon-2021"}, {ID: "document:lyon-2021-statement", Meeting: "meeting:lyon-2021"}},
		Witnesses:   []Witness{{ID: "witness:lyon-2021/fr", Document: "document:lyon-2021", Language: "fr", Format: "txt"}},
		Commitments: []Commitment{{ID: "commitment:lyon-2021/1", Document: "document:lyon-2021", Ref: "1"}, {ID: "commitment:lyon-2021-statement/2", Document: "document:lyon-2021-statement", Ref: "2"}},
		Topics:      []Topic{{ID: "topic:a", Names: Texts{"en": "A", "fr": "B"}}},
	}})
	for id, want := range map[ID]string{
		"meeting:lyon-2021": "Réunion", "meeting:elsewhere": "elsewhere", "witness:lyon-2021/fr": "lyon-2021 fr txt", "topic:a": "A",
		"commitment:lyon-2021/1": "Lyon 2021, 1", "commitment:lyon-2021-statement/2": "lyon-2021-statement, 2",
	} {
		n, ok := s.Node(id)
		assert.True(t, ok)
		assert.Equal(t, want, s.Label(n, English))
	}
	n, _ := s.Node("topic:a")
	assert.Equal(t, "B", s.Label(n, French))
}

func TestSize(t *testing.T) {
	s := build(t, Source{Facts: Facts{
		Documents:   []Document{{ID: "document:a", Date: "2018"}, {ID: "document:b", Date: "2020"}},
		Commitments: []Commitment{{ID: "commitment:a/1", Document: "document:a"}, {ID: "commitment:b/1", Document: "document:b"}},
		Edges: []Edge{
			{Type: Reaffirms, From: "commitment:b/1", To: "commitment:a/1", Method: Curated, Status: Active, Evidence: []Evidence{{Curator: "x"}}},
			{Type: Cites, From: "commitment:b/1", To: "document:a", Method: Curated, Status: Rejected, Evidence: []Evidence{{Curator: "x"}}},
		},
	}})
	for _, s := range []*Snapshot{s, s.AsOf("2019"), s.AsOf("2017")} {
		nodes, edges := s.Size()
		st := s.Stats()
		n, e := 0, 0
		for _, count := range st.Nodes {
			n += count
		}
		for _, count := range st.Edges {
			e += count
		}
		assert.Equal(t, []int{n, e}, []int{nodes, edges})
	}
	nodes, edges := s.Size()
	assert.Equal(t, []int{4, 3}, []int{nodes, edges}, "two of them of structure")
}
