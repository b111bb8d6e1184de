package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"stemma/cmd/internal/past"
	"stemma/graph"
	"stemma/graph/quads"
	"stemma/graph/store"
	"stemma/loader/curation"
)

// library is a store as the commands use it: opened for as long as one thing
// takes, and closed.
type library struct {
	dsn       string
	noBuiltin bool
	note      func(text string) // for people
	told      bool              // that there is no store yet
}

func (g *graphFlags) library(env Env) (*library, error) {
	dsn, err := g.dsn(env)
	if err != nil {
		return nil, err
	}
	note := func(text string) { fmt.Fprintf(env.Stderr, "note: %s\n", text) }
	return &library{dsn: dsn, noBuiltin: g.noBuiltin, note: note}, nil
}

// memory reports whether the store lives no longer than the command.
func (l *library) memory() bool { return strings.HasPrefix(l.dsn, "memory:") }

// missing reports whether there is nothing yet where the DSN points.
func (l *library) missing() bool {
	folder, bolt := strings.CutPrefix(l.dsn, "bolt:")
	if !bolt || folder == "" {
		return false
	}
	entries, err := os.ReadDir(folder)
	return errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0
}

// with opens the store, which is made where it is not there yet, does one thing
// with it and closes it.
func (l *library) with(ctx context.Context, do func(*store.Store) error) error {
	return l.open(ctx, store.Options{}, do)
}

// reading is with, for commands that only look: a store that is not there is
// an error, and none is made.
func (l *library) reading(ctx context.Context, do func(*store.Store) error) error {
	err := l.open(ctx, store.Options{MustExist: true}, do)
	if errors.Is(err, store.ErrNoStore) && l.missing() {
		return l.mustExist()
	}
	return err
}

// mustExist says that there is no store where the DSN points.
func (l *library) mustExist() error {
	if l.memory() || !l.missing() {
		return nil
	}
	return fmt.Errorf("there is no store at %s; hint: `stemma load PATH` or `stemma serve` makes one", l.dsn)
}

func (l *library) open(ctx context.Context, o store.Options, do func(*store.Store) error) (err error) {
	s, err := store.Open(ctx, l.dsn, o)
	if err != nil {
		return err
	}
	defer func() {
		l.tellRepairs(s)
		err = errors.Join(err, s.Close())
	}()
	return do(s)
}

// fill gives a new store the built-in graph, and a store that has an older one
// this program's. A store that was begun without it stays without.
func (l *library) fill(ctx context.Context, s *store.Store) error {
	if l.noBuiltin {
		return nil
	}
	revisions, err := s.Revisions(ctx)
	if err != nil {
		return err
	}
	if len(revisions) > 0 && !hasBuiltin(revisions) {
		return nil
	}
	builtin, err := curation.BuiltinRevision()
	if err != nil {
		return err
	}
	if isEmpty(builtin.Facts) {
		return nil // built without the data
	}
	// A store that has it is not written to, so that nobody waits for a writer
	// for nothing, and a store that may only be read serves.
	batch := graph.Batch{Revisions: []graph.Revision{builtin}}
	if n, err := pending(ctx, s, batch); n == 0 || err != nil {
		return err
	}
	_, err = l.append(ctx, s, batch)
	return err
}

// pending counts the revisions of a batch that a store does not hold yet.
func pending(ctx context.Context, s *store.Store, batch graph.Batch) (int, error) {
	revisions, err := s.Revisions(ctx)
	if err != nil {
		return 0, err
	}
	current := map[string]string{}
	for _, r := range revisions {
		if r.Current {
			current[r.Key] = r.Digest
		}
	}
	n := 0
	for _, r := range batch.Revisions {
		stated, err := quads.Of(r.Facts)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", r.Key, err)
		}
		digest, err := quads.Digest(stated)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", r.Key, err)
		}
		if current[r.Key] != digest {
			n++
		}
	}
	return n, nil
}

// append stores a batch. What the journal holds is stored, even where Cayley's
// file could not follow yet: that is worth a note, not a failure.
func (l *library) append(ctx context.Context, s *store.Store, batch graph.Batch) (store.Receipt, error) {
	receipt, err := s.Append(ctx, batch)
	if errors.Is(err, store.ErrBehind) && ctx.Err() == nil {
		l.note(err.Error())
		return receipt, nil
	}
	return receipt, err
}

func isEmpty(f graph.Facts) bool {
	return len(f.Meetings)+len(f.Documents)+len(f.Commitments)+len(f.Actors)+len(f.Conventions)+len(f.Edges) == 0
}

func hasBuiltin(revisions []graph.RevisionInfo) bool {
	for _, r := range revisions {
		if r.Key == curation.BuiltinKey && r.Current {
			return true
		}
	}
	return false
}

// tellRepairs says what had to be mended in the store.
func (l *library) tellRepairs(s *store.Store) {
	for _, repair := range s.Repairs() {
		l.note("the store was mended: " + repair)
	}
}

// sourcesOf reads the current revisions of an open store, with or without the
// built-in graph.
func (l *library) sourcesOf(ctx context.Context, s *store.Store) ([]graph.Source, error) {
	sources, err := s.Sources(ctx)
	if err != nil {
		return nil, err
	}
	return l.shown(sources), nil
}

// shown leaves the built-in graph out where it is not wanted.
func (l *library) shown(sources []graph.Source) []graph.Source {
	if !l.noBuiltin {
		return sources
	}
	return slices.DeleteFunc(slices.Clone(sources), func(s graph.Source) bool {
		return s.Info.Key == curation.BuiltinKey
	})
}

// snapshotOf builds the snapshot of an open store.
func (l *library) snapshotOf(ctx context.Context, s *store.Store) (*graph.Snapshot, error) {
	sources, err := l.sourcesOf(ctx, s)
	if err != nil {
		return nil, err
	}
	return graph.Build(sources)
}

// sources are what query and export answer from.
func (l *library) sources(ctx context.Context) (sources []graph.Source, err error) {
	err = l.lend(ctx, func(s *store.Store) error {
		sources, err = l.sourcesOf(ctx, s)
		return err
	})
	return sources, err
}

// lend opens the store that query and export answer from. A memory store holds
// the built-in graph; a store that is not there yet is answered for by the
// built-in graph alone, and is not made.
func (l *library) lend(ctx context.Context, do func(*store.Store) error) error {
	if !l.memory() && !l.missing() {
		return l.reading(ctx, do)
	}
	if l.noBuiltin && !l.memory() {
		return fmt.Errorf("there is no store at %s; hint: `stemma load --no-builtin PATH` makes one", l.dsn)
	}
	if !l.memory() && !l.told {
		l.told = true
		l.note("there is no store at " + l.dsn + " yet: the built-in graph answers alone")
	}
	// In a store of its own, so that the revision has what a stored one has.
	alone := &library{dsn: "memory:", noBuiltin: l.noBuiltin, note: l.note}
	return alone.with(ctx, func(s *store.Store) error {
		if err := alone.fill(ctx, s); err != nil {
			return err
		}
		return do(s)
	})
}

// states are the store's earlier states.
func (l *library) states() *past.States { return l.statesBeside(nil) }

// statesBeside are the earlier states where one is in memory already.
func (l *library) statesBeside(known *past.State) *past.States {
	return past.New(past.Options{Store: l.lend, Shown: l.shown, Present: func() *past.State { return known }})
}
