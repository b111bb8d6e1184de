package past

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/store"
)

// history is a store in memory in which a topic was named, named otherwise, and
// retracted; gate, where there is one, holds up whoever wants the store.
type history struct {
	*store.Store
	mu   sync.Mutex
	lent int
	gate chan struct{}
}

func (h *history) lend(ctx context.Context, do func(*store.Store) error) error {
	h.mu.Lock()
	h.lent++
	gate := h.gate
	h.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return do(h.Store)
}

func past(t *testing.T) (*States, *history) {
	t.Helper()
	s, err := store.Open(t.Context(), "memory:", store.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	for _, name := range []string{"one", "two", ""} {
		r := graph.Revision{Key: "document:d"}
		if name != "" {
			r.Facts.Topics = []graph.Topic{{ID: "topic:t", Names: graph.Texts{graph.English: name}}}
		}
		_, err := s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{r}})
		require.NoError(t, err)
	}
	h := &history{Store: s}
	return New(Options{Store: h.lend}), h
}

func named(s *State) string {
	if t, ok := s.Snapshot.Topic("topic:t"); ok {
		return t.Names[graph.English]
	}
	return ""
}

func TestStates(t *testing.T) {
	states, _ := past(t)
	for at, want := range map[string]string{"1": "one", "2": "two", "3": ""} {
		state, err := states.State(t.Context(), at)
		require.NoError(t, err)
		assert.Equal(t, want, named(state), at)
		revisions, err := states.Revisions(t.Context(), state.Revision)
		require.NoError(t, err)
		assert.Equal(t, at, fmt.Sprint(len(revisions)))
	}
	all, err := states.Revisions(t.Context(), "")
	require.NoError(t, err)
	assert.Len(t, all, 3)
	_, _, err = states.At(t.Context(), "4")
	require.ErrorIs(t, err, graph.ErrNotFound)
	_, _, err = states.At(t.Context(), "yesterday")
	require.ErrorIs(t, err, graph.ErrMoment)
}

func TestTwoStatesAreKept(t *testing.T) {
	states, _ := past(t)
	one, err := states.State(t.Context(), "1")
	require.NoError(t, err)
	for _, at := range []string{"2", "1", "3", "1"} {
		state, err := states.State(t.Context(), at)
		require.NoError(t, err)
		if at == "1" {
			assert.Same(t, one.Snapshot, state.Snapshot)
		}
	}
	assert.Len(t, states.kept, maxKept)
}

func TestThePresentIsNotBuiltAgain(t *testing.T) {
	states, h := past(t)
	two, err := states.State(t.Context(), "2")
	require.NoError(t, err)
	again := New(Options{Store: h.lend, Present: func() *State { return two }})
	state, err := again.State(t.Context(), "2")
	require.NoError(t, err)
	assert.Same(t, two.Snapshot, state.Snapshot)
	assert.Empty(t, again.kept)
}

func TestManyAskForOneState(t *testing.T) {
	states, _ := past(t)
	var all sync.WaitGroup
	got := make([]*graph.Snapshot, 16)
	for i := range got {
		all.Go(func() {
			var err error
			got[i], _, err = states.At(t.Context(), fmt.Sprint(1+i%2))
			assert.NoError(t, err)
		})
	}
	all.Wait()
	for i := range got {
		assert.Same(t, got[i%2], got[i])
	}
}

func TestWhoeverWaitsMayGo(t *testing.T) {
	states, h := past(t)
	states.building <- struct{}{} // somebody builds
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := states.State(ctx, "1")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	<-states.building
	h.gate = make(chan struct{})
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err = states.State(ctx, "1")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	close(h.gate)
	state, err := states.State(t.Context(), "1")
	require.NoError(t, err, "others are not left without")
	assert.Equal(t, "one", named(state))
}

func TestWhatIsNotWantedIsLeftOut(t *testing.T) {
	_, h := past(t)
	none := New(Options{Store: h.lend, Shown: func([]graph.Source) []graph.Source { return nil }})
	state, err := none.State(t.Context(), "1")
	require.NoError(t, err)
	assert.Empty(t, named(state))
}
