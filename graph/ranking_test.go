package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRankingsCountWhatTheyLeadTo compares the rankings with the pages that readers
// open from them: a body's tasks in the ledger, a convention's own relations. Passages
// that are no commitment count in both.
func TestRankingsCountWhatTheyLeadTo(t *testing.T) {
	with := func(method Method, confidence float64, e Edge) Edge {
		e.Method, e.Confidence = method, confidence
		return e
	}
	s := build(t, source("document:quay-2015", Facts{
		Meetings:  []Meeting{{ID: "meeting:quay-2015", Series: "quays", StartDate: "2015-03-01"}, {ID: "meeting:mole-2019", Series: "moles", StartDate: "2019-03-01"}},
		Documents: []Document{{ID: "document:quay-2015", Meeting: "meeting:quay-2015", Date: "2015-03-02"}, {ID: "document:mole-2019", Meeting: "meeting:mole-2019", Date: "2019-03-02"}},
		Passages:  []Passage{{ID: "passage:quay-2015/2", Document: "document:quay-2015", Ref: "2"}},
		Commitments: []Commitment{
			{ID: "commitment:quay-2015/1", Document: "document:quay-2015", Meeting: "meeting:quay-2015", Force: Task},
			{ID: "commitment:mole-2019/1", Document: "document:mole-2019", Meeting: "meeting:mole-2019", Force: Task},
		},
		Actors:      []Actor{{ID: "actor:divers"}},
		Conventions: []Convention{{ID: "convention:buoy-pact", AdoptedOn: "2009"}},
		Edges: []Edge{
			stated(DelegatesTo, "commitment:quay-2015/1", "actor:divers", "q"),
			stated(DelegatesTo, "passage:quay-2015/2", "actor:divers", "q"),
			with(Curated, 0.5, stated(DelegatesTo, "commitment:mole-2019/1", "actor:divers", "q")),
			stated(Cites, "commitment:quay-2015/1", "convention:buoy-pact", "q"),
			stated(Supports, "commitment:quay-2015/1", "convention:buoy-pact", "q"),
			stated(Cites, "passage:quay-2015/2", "convention:buoy-pact", "q"),
			with(Curated, 0.5, stated(Cites, "commitment:mole-2019/1", "convention:buoy-pact", "q")),
		},
	}))
	tests := []struct {
		name          string
		query         FiguresQuery
		tasked, cited int
	}{
		{"all", FiguresQuery{}, 3, 4},
		{"a series", FiguresQuery{Series: "quays"}, 2, 3},
		{"a time", FiguresQuery{From: "2016"}, 1, 1},
		{"a method", FiguresQuery{Methods: []Method{Curated}}, 1, 1},
		{"certain ones", FiguresQuery{MinConfidence: 0.8}, 2, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := s.Figures(t.Context(), tt.query)
			require.NoError(t, err)
			require.Len(t, f.MostTasked, 1)
			assert.Equal(t, tt.tasked, f.MostTasked[0].Count)
			require.Len(t, f.MostCited, 1)
			assert.Equal(t, tt.cited, f.MostCited[0].Count)
		})
	}
	all, err := s.Figures(t.Context(), FiguresQuery{})
	require.NoError(t, err)
	tasks, err := s.Ledger(t.Context(), LedgerQuery{Body: "actor:divers"})
	require.NoError(t, err)
	assert.Len(t, tasks, all.MostTasked[0].Count)
	assert.Len(t, s.Edges("convention:buoy-pact", Descendants, EdgeFilter{}), all.MostCited[0].Count)
	assert.Equal(t, 2, all.MostCited[0].Meetings)
}
