package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestMoments(t *testing.T) {
	s := aged(t) // a batch a second, from 2026-03-01T09:00:01Z on
	all := infos(t, s)
	third := all[2]
	tests := []struct {
		name, at string
		sequence int
		err      error
	}{
		{"a number", "3", 3, nil},
		{"an id", third.ID, 3, nil},
		{"the beginning of an id", third.ID[:8], 3, nil},
		{"in capitals", strings.ToUpper(third.ID), 3, nil},
		{"the instant of a batch", "2026-03-01T09:00:01Z", 3, nil},
		{"between two", "2026-03-01T09:00:01.5Z", 3, nil},
		{"in another zone", "2026-03-01T10:00:01+01:00", 3, nil},
		{"before the first", "2026-03-01T09:00:00Z", 0, nil},
		{"the day before", "2026-02-28", 0, nil},
		{"a day means its end", "2026-03-01", len(all), nil},
		{"a month means its end", "2026-03", len(all), nil},
		{"after the last", "2030-01-01", len(all), nil},
		{"no such number", "99", 0, graph.ErrNotFound},
		{"number nought", "0", 0, graph.ErrNotFound},
		{"no such id", "0123456789abcdef", 0, graph.ErrNotFound},
		{"too short a beginning", "abc", 0, graph.ErrMoment},
		{"words", "last March", 0, graph.ErrMoment},
		{"no such day", "2026-02-30", 0, graph.ErrMoment},
		{"nothing", "", 0, graph.ErrMoment},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := s.Moment(t.Context(), tt.at)
			require.ErrorIs(t, err, tt.err)
			assert.Equal(t, tt.sequence, m.Sequence)
			if tt.sequence > 0 {
				assert.Equal(t, all[tt.sequence-1].ID, m.Revision)
			}
		})
	}
}

func TestAnAmbiguousBeginning(t *testing.T) {
	entries := []entry{{info: graph.RevisionInfo{ID: "0123456789", Sequence: 1}}, {info: graph.RevisionInfo{ID: "0123456799", Sequence: 2}}}
	_, err := moment(entries, dropped{}, "01234567")
	require.ErrorIs(t, err, graph.ErrMoment)
	m, err := moment(entries, dropped{}, "012345678")
	require.NoError(t, err)
	assert.Equal(t, 1, m.Sequence, "a beginning of digits is no number")
}

func TestSourcesAt(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		var states []map[string]graph.Facts
		for _, b := range [][]graph.Revision{
			{document("paris", 2), document("lyon", 1), alignment("lyon", "paris")},
			{document("paris", 3)}, // ends the alignment
			{{Key: "document:lyon"}},
			{document("lyon", 1)},
		} {
			appendTo(t, s, b...)
			states = append(states, facts(t, s))
		}
		have := sources(t, s)
		for i, sequence := range []int{3, 4, 5, 6} {
			m, err := s.Moment(t.Context(), fmt.Sprint(sequence))
			require.NoError(t, err)
			got, err := s.SourcesAt(t.Context(), m, have)
			require.NoError(t, err)
			then := map[string]graph.Facts{}
			for _, source := range got {
				assert.True(t, source.Info.Current)
				then[source.Info.Key] = source.Facts
			}
			assert.Equal(t, states[i], then, "after revision %d", sequence)
			revisions, err := s.RevisionsAt(t.Context(), m)
			require.NoError(t, err)
			assert.Len(t, revisions, sequence)
		}
		none, err := s.SourcesAt(t.Context(), Moment{}, nil)
		require.NoError(t, err)
		assert.Empty(t, none)
	})
}
