package server

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"stemma/graph"
)

// Source is where the live snapshot comes from: a store, opened for as long as
// it takes and closed again.
type Source interface {
	// Stamp tells one state of the store from another, cheaply. "" means that
	// it never changes.
	Stamp(ctx context.Context) (string, error)
	// Snapshot builds a snapshot of the present state.
	Snapshot(ctx context.Context) (*graph.Snapshot, error)
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
	stamp    string
}

// Snapshot returns the present snapshot, nil before the first one is built.
func (l *Live) Snapshot() *graph.Snapshot { return l.current.Load() }

// build makes a snapshot and puts it in place. The stamp is read first: a
// revision that arrives while the snapshot is being built is then at worst
// built twice, never missed.
func (l *Live) build(ctx context.Context) error {
	stamp, err := l.source.Stamp(ctx)
	if err != nil {
		return err
	}
	return l.replace(ctx, stamp)
}

func (l *Live) replace(ctx context.Context, stamp string) error {
	start := time.Now()
	snapshot, err := l.source.Snapshot(ctx)
	l.metrics.built(time.Since(start), err)
	if err != nil {
		return err
	}
	l.current.Store(snapshot)
	l.stamp = stamp
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

func (l *Live) refresh(ctx context.Context) error {
	stamp, err := l.source.Stamp(ctx)
	if err != nil || stamp == l.stamp {
		return err
	}
	return l.replace(ctx, stamp)
}
