package server

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"stemma/graph"
)

// Source is where the live snapshot comes from.
type Source interface {
	// Next returns the snapshot of the present state, and nil where that is
	// the state of the last one returned, which it finds out cheaply.
	Next(ctx context.Context) (*graph.Snapshot, error)
}

// Live holds the snapshot that requests are answered from. A request pins the
// one it finds; a new revision in the store makes a new snapshot beside it,
// and the pointer moves in one step, so no answer mixes two states.
type Live struct {
	source   Source
	log      *slog.Logger
	metrics  *metrics
	interval time.Duration
	current  atomic.Pointer[graph.Snapshot]
}

// Snapshot returns the present snapshot, nil before the first one is built.
func (l *Live) Snapshot() *graph.Snapshot { return l.current.Load() }

// refresh looks at the source, and puts a new snapshot in place where there is
// one.
func (l *Live) refresh(ctx context.Context) error {
	start := time.Now()
	snapshot, err := l.source.Next(ctx)
	if err != nil || snapshot != nil {
		l.metrics.built(time.Since(start), err)
	}
	if err != nil || snapshot == nil {
		return err
	}
	l.current.Store(snapshot)
	l.log.Info("snapshot built", "seconds", time.Since(start).Seconds(),
		"revisions", len(snapshot.Revisions()), "commitments", len(snapshot.Commitments()))
	return nil
}

// maxPause bounds how long a store that cannot be read is left alone before it
// is tried again.
const maxPause = 30 * time.Second

// follow looks at the store every interval until ctx ends. What goes wrong is
// logged, the old snapshot goes on answering, and the pause doubles so that a
// broken store does not fill the log.
func (l *Live) follow(ctx context.Context) {
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
