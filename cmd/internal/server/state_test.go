package server

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/past"
	"stemma/graph"
	"stemma/graph/store"
)

// still is a source of one state.
type still struct{ *State }

func (s *still) Next(context.Context) (*State, error) {
	state := s.State
	s.State = nil
	return state, nil
}

// TestOneNameForAState asks for the same state in every way that names it. Its
// newest revision is of a text that an earlier day does not show.
func TestOneNameForAState(t *testing.T) {
	s, err := store.Open(t.Context(), "memory:", store.Options{})
	require.NoError(t, err)
	defer s.Close()
	for _, date := range []graph.Date{"1996-06-27", "2003-06-01"} {
		id := graph.ID("document:text-" + string(date[:4]))
		_, err := s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{{Key: string(id), Facts: graph.Facts{
			Documents: []graph.Document{{ID: id, Date: date, Titles: graph.Texts{"en": "A text"}}},
		}}}})
		require.NoError(t, err)
	}
	states := past.New(past.Options{Store: func(_ context.Context, do func(*store.Store) error) error { return do(s) }})
	now, err := states.State(t.Context(), "2")
	require.NoError(t, err)
	r := start(t, &still{&State{Snapshot: now.Snapshot, Sources: now.Sources}}, nil)
	r.s.past = states
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	for moment, number := range map[string]string{"": "2", "asOf=2002": "2", "at=1": "1", "at=2&asOf=1997": "2"} {
		then, err := states.State(t.Context(), number)
		require.NoError(t, err)
		for _, path := range []string{
			"/export/graphml?", "/export/nodelink?", "/export/turtle?", "/export/jsonld?", "/export/dot?", "/export/gexf?",
			"/export/nquads?root=document:text-1996&", "/export/turtle?root=document:text-1996&", "/export/cytoscape?root=document:text-1996&",
			"/id/document:text-1996?", "/id/document:text-1996.ttl?", "/id/document:text-1996.jsonld?", "/id/document:text-1996.nq?",
		} {
			got := r.get(path + moment)
			require.Equal(t, 200, got.status, path+moment)
			named := regexp.MustCompile(`\b[0-9a-f]{32}\b`).FindAllString(got.body, -1)
			require.NotEmpty(t, named, path+moment)
			for _, name := range named {
				assert.Equal(t, then.Revision, name, path+moment)
			}
		}
		page := r.get("/id/document:text-1996?" + moment)
		assert.Contains(t, page.body, "state of the graph: revision "+then.Revision, "its citations")
	}
}

func TestQueueWaitsForItsTurn(t *testing.T) {
	let, inside := make(chan struct{}), make(chan struct{}, 4)
	serve := func(patience time.Duration) http.Handler {
		return queue(1, patience)(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			inside <- struct{}{}
			<-let
		}))
	}
	ask := func(ctx context.Context, h http.Handler) int {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/id/topic:a", nil))
		return w.Code
	}
	h := serve(time.Minute)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() { assert.Equal(t, 200, ask(t.Context(), h), "each has its turn") })
	}
	<-inside
	gone, leave := context.WithCancel(t.Context())
	leave()
	assert.Equal(t, 503, ask(gone, h), "who has gone does not wait")
	close(let)
	all.Wait()

	let = make(chan struct{})
	h = serve(time.Millisecond)
	all.Go(func() { assert.Equal(t, 200, ask(t.Context(), h)) })
	for len(inside) < 3 {
		time.Sleep(time.Millisecond)
	}
	assert.Equal(t, 503, ask(t.Context(), h), "patience ends")
	close(let)
	all.Wait()
}

func TestAPermalinkOfADayIsCutOnce(t *testing.T) {
	r := start(t, dated(2_000), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	whole := r.s.live.snapshot()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			assert.Equal(t, 200, r.get("/id/commitment:d00020/1?asOf=1960").status)
		})
	}
	all.Wait()
	first, err := whole.CutAt(t.Context(), "1960")
	require.NoError(t, err)
	assert.Equal(t, 200, r.get("/export/graphml?root=commitment:d00020/1&asOf=1960-12-31").status)
	again, err := whole.CutAt(t.Context(), "1960-12-31")
	require.NoError(t, err)
	assert.Same(t, first, again)
}
