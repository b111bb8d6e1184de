package server

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/past"
	"stemma/graph"
	"stemma/graph/store"
)

// recorded is a store of two revisions: a meeting of 1996, then one of 2003.
func recorded(t *testing.T) (*past.States, *shelf) {
	t.Helper()
	s, err := store.Open(t.Context(), "memory:", store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	lyon, evian := graph.Meeting{ID: "meeting:lyon-1996", StartDate: "1996-06-27"}, graph.Meeting{ID: "meeting:evian-2003", StartDate: "2003-06-01"}
	for _, m := range []graph.Meeting{lyon, evian} {
		_, err := s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{
			{Key: "document:" + m.ID.Slug(), Facts: graph.Facts{Meetings: []graph.Meeting{m}}},
		}})
		require.NoError(t, err)
	}
	source := &shelf{stamp: "2"}
	source.facts = graph.Facts{Meetings: []graph.Meeting{lyon, evian}}
	return past.New(past.Options{Store: func(_ context.Context, do func(*store.Store) error) error { return do(s) }}), source
}

func TestExportOfAnotherMoment(t *testing.T) {
	states, source := recorded(t)
	r := start(t, source, nil)
	r.s.past = states
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	tests := []struct {
		name, path string
		status     int
		has, lacks string
	}{
		{"now", "/export/nquads", 200, "evian-2003", "nothing of this"},
		{"by a year", "/export/nquads?asOf=2002", 200, "lyon-1996", "evian-2003"},
		{"by its first day", "/export/nquads?asOf=2003-06-01", 200, "evian-2003", "nothing of this"},
		{"as it was known", "/export/nquads?at=1", 200, "lyon-1996", "evian-2003"},
		{"both", "/export/nquads?at=2&asOf=1990", 200, "", "meeting:"},
		{"a part of it", "/export/nquads?root=meeting:lyon-1996&at=1", 200, "lyon-1996", "evian-2003"},
		{"what is not there yet", "/export/nquads?root=meeting:evian-2003&asOf=2002", 404, "not found", "urn:"},
		{"no such revision", "/export/nquads?at=9", 404, "no revision", "urn:"},
		{"no moment", "/export/nquads?at=then", 400, "a revision's id", "urn:"},
		{"no date", "/export/nquads?asOf=spring", 400, "is not a date", "urn:"},
		{"twice", "/export/nquads?asOf=2001&asOf=2002", 400, "given 2 times", "urn:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := r.get(tt.path)
			assert.Equal(t, tt.status, got.status, got.body)
			assert.Contains(t, got.body, tt.has)
			assert.NotContains(t, got.body, tt.lacks)
		})
	}
	r.s.past = nil
	assert.Equal(t, 400, r.get("/export/nquads?at=1").status)
}
