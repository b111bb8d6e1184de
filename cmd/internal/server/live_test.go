package server

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// shelf is a store that a test fills by hand.
type shelf struct {
	mu    sync.Mutex
	stamp string
	given string // the stamp of the last snapshot
	err   error
	built int
	facts graph.Facts
	gate  chan struct{} // when set, Next waits for it
}

func (s *shelf) Next(ctx context.Context) (*State, error) {
	if s.gate != nil {
		select {
		case <-s.gate:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.given == s.stamp {
		return nil, nil
	}
	s.built++
	if s.err != nil {
		return nil, s.err
	}
	s.given = s.stamp
	sources := []graph.Source{{
		Info:  graph.RevisionInfo{ID: s.stamp, Key: "document:x", Current: true},
		Facts: s.facts,
	}}
	snapshot, err := graph.Build(sources)
	return &State{Snapshot: snapshot, Sources: sources}, err
}

// put makes a new state of the store.
func (s *shelf) put(stamp string, err error, meetings ...graph.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stamp, s.err = stamp, err
	s.facts = graph.Facts{}
	for _, id := range meetings {
		s.facts.Meetings = append(s.facts.Meetings, graph.Meeting{ID: id, Names: graph.Texts{graph.English: string(id)}})
	}
}

func (s *shelf) builds() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.built
}

func meetingsOf(l *live) []graph.ID {
	var ids []graph.ID
	for _, m := range l.snapshot().Meetings() {
		ids = append(ids, m.ID)
	}
	return ids
}

func newLive(source Source, log *bytes.Buffer) *live {
	return &live{source: source, log: slog.New(slog.NewTextHandler(log, nil)), metrics: newMetrics(), interval: time.Millisecond}
}

func TestLiveFollowsTheStore(t *testing.T) {
	source, log := &shelf{}, &bytes.Buffer{}
	source.put("1", nil, "meeting:lyon-1996")
	l := newLive(source, log)
	assert.Nil(t, l.snapshot(), "nothing is answered before the first snapshot")
	require.NoError(t, l.refresh(t.Context()))
	assert.Equal(t, []graph.ID{"meeting:lyon-1996"}, meetingsOf(l))
	pinned := l.snapshot()

	require.NoError(t, l.refresh(t.Context()))
	assert.Equal(t, 1, source.builds(), "an unchanged store is not read again")

	source.put("2", nil, "meeting:lyon-1996", "meeting:kyoto-1997")
	require.NoError(t, l.refresh(t.Context()))
	assert.Equal(t, []graph.ID{"meeting:kyoto-1997", "meeting:lyon-1996"}, meetingsOf(l))
	assert.Len(t, pinned.Meetings(), 1, "what was pinned stays as it was")
}

func TestLiveKeepsTheLastGoodSnapshot(t *testing.T) {
	source, log := &shelf{}, &bytes.Buffer{}
	source.put("1", nil, "meeting:lyon-1996")
	l := newLive(source, log)
	require.NoError(t, l.refresh(t.Context()))

	source.put("2", errors.New("a quad has no object"))
	require.ErrorContains(t, l.refresh(t.Context()), "no object")
	assert.Equal(t, []graph.ID{"meeting:lyon-1996"}, meetingsOf(l))

	source.put("2", nil, "meeting:kyoto-1997")
	require.NoError(t, l.refresh(t.Context()), "the same state is tried again after an error")
	assert.Equal(t, []graph.ID{"meeting:kyoto-1997"}, meetingsOf(l))
}

func TestLiveLogsWhatGoesWrong(t *testing.T) {
	source, log := &shelf{}, &bytes.Buffer{}
	source.put("1", nil)
	l := newLive(source, log)
	require.NoError(t, l.refresh(t.Context()))
	source.put("2", errors.New("a quad has no object"))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); l.follow(ctx) }()
	require.Eventually(t, func() bool { return source.builds() >= 3 }, 5*time.Second, time.Millisecond)
	cancel()
	<-done
	assert.Contains(t, log.String(), "a quad has no object")
	assert.Contains(t, log.String(), "last good snapshot")
}
