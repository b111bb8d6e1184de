package server

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"stemma/graph"
)

// State is one state of the graph: the snapshot that answers questions, and
// the current revisions that it, or the whole that it is cut from, was built of,
// which exports write.
type State struct {
	Snapshot *graph.Snapshot
	Sources  []graph.Source
}

// Source is where the live state comes from.
type Source interface {
	// Next returns the present state, and nil where that is the last one
	// returned, which it finds out cheaply.
	Next(ctx context.Context) (*State, error)
}

// live holds the state that requests are answered from. A request pins the one
// it finds; a new revision in the store makes a new state beside it, and the
// pointer moves in one step, so no answer mixes two.
type live struct {
	source   Source
	log      *slog.Logger
	metrics  *metrics
	interval time.Duration
	prepare  func(context.Context, *graph.Snapshot) error // makes ready what answers need besides
	current  atomic.Pointer[State]
}

// state returns the present state, nil before the first one is there.
func (l *live) state() *State { return l.current.Load() }

// snapshot returns the present state's snapshot, nil before there is one.
func (l *live) snapshot() *graph.Snapshot {
	if state := l.state(); state != nil {
		return state.Snapshot
	}
	return nil
}

// refresh looks at the source, and puts a new state in place where there is one.
func (l *live) refresh(ctx context.Context) error {
	start := time.Now()
	state, err := l.source.Next(ctx)
	if err != nil || state != nil {
		l.metrics.built(time.Since(start), err)
	}
	if err != nil || state == nil {
		return err
	}
	if l.prepare != nil {
		if err := l.prepare(ctx, state.Snapshot); err != nil {
			l.log.Error("the new snapshot cannot be searched", "error", err)
		}
	}
	l.current.Store(state)
	l.log.Info("snapshot built", "seconds", time.Since(start).Seconds(), "revisions", len(state.Sources))
	return nil
}

// maxPause bounds how long a store that cannot be read is left alone before it
// is tried again.
const maxPause = 30 * time.Second

// follow looks at the store every interval until ctx ends. What goes wrong is
// logged, the old snapshot goes on answering, and the pause doubles so that a
// broken store does not fill the log.
func (l *live) follow(ctx context.Context) {
	pause := l.interval
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if err := l.refresh(ctx); err != nil && ctx.Err() == nil {
			pause = min(2*pause, maxPause)
			l.log.Error("the store cannot be read; answers come from the last good snapshot", "error", err, "retry", pause)
		} else {
			pause = l.interval
		}
		timer.Reset(pause)
	}
}
