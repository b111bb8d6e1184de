// Package finder lends the resolvers an index for search: one per snapshot,
// made when it is first needed and closed when nobody uses it any more. What is
// found, and in which order, is package search's.
package finder

import (
	"context"
	"errors"
	"sync"

	"stemma/graph"
	"stemma/graph/search"
	"stemma/resolvers"
)

// kept is how many indexes stay open: that of the present snapshot, and that of
// the one before, which operations that began earlier still read.
const kept = 2

// Finder holds the indexes of the latest snapshots. The zero value is ready.
type Finder struct {
	mu      sync.Mutex
	entries []*entry // latest first
}

// entry is the index of one snapshot.
type entry struct {
	snapshot *graph.Snapshot
	build    sync.Once
	index    *search.Index
	err      error
	users    int  // under the finder's lock
	dropped  bool // to be closed by its last user
}

// Prepare makes the index of a snapshot, so that the first search does not wait
// for it.
func (f *Finder) Prepare(s *graph.Snapshot) error {
	e := f.acquire(s)
	return errors.Join(e.err, f.release(e))
}

// Search finds nodes of a snapshot by words. It is a resolvers.Search.
func (f *Finder) Search(
	ctx context.Context, s *graph.Snapshot, q resolvers.SearchQuery,
) (hits []resolvers.Hit, total int, err error) {
	e := f.acquire(s)
	defer func() { err = errors.Join(err, f.release(e)) }()
	if e.err != nil {
		return nil, 0, e.err
	}
	found, total, err := e.index.Find(ctx, search.Query{Text: q.Text, Kinds: q.Kinds, Offset: q.Offset, Limit: q.Limit})
	if err != nil {
		return nil, 0, err
	}
	for _, hit := range found {
		hits = append(hits, resolvers.Hit{ID: hit.ID, Score: hit.Score, Highlights: hit.Highlights})
	}
	return hits, total, nil
}

// Close closes every index that nobody uses; the others are closed by their
// last users.
func (f *Finder) Close() error {
	f.mu.Lock()
	dropped := f.drop(0)
	f.mu.Unlock()
	return closeAll(dropped)
}

// acquire returns the built entry of a snapshot, to be released after use.
func (f *Finder) acquire(s *graph.Snapshot) *entry {
	f.mu.Lock()
	var e *entry
	for _, have := range f.entries {
		if have.snapshot == s {
			e = have
		}
	}
	var dropped []*entry
	if e == nil {
		e = &entry{snapshot: s}
		f.entries = append([]*entry{e}, f.entries...)
		dropped = f.drop(kept)
	}
	e.users++
	f.mu.Unlock()
	// Whoever asks first builds for all: an end of its patience must not leave
	// the others without.
	e.build.Do(func() { e.index, e.err = search.Build(context.Background(), s) })
	// An old index that does not close well is no reason to refuse an answer
	// from the new one.
	_ = closeAll(dropped)
	return e
}

func (f *Finder) release(e *entry) error {
	f.mu.Lock()
	e.users--
	last := e.dropped && e.users == 0
	f.mu.Unlock()
	if last {
		return closeAll([]*entry{e})
	}
	return nil
}

// drop forgets all but the latest entries, and returns those that nobody uses.
func (f *Finder) drop(keep int) (unused []*entry) {
	for len(f.entries) > keep {
		last := f.entries[len(f.entries)-1]
		f.entries = f.entries[:len(f.entries)-1]
		last.dropped = true
		if last.users == 0 {
			unused = append(unused, last)
		}
	}
	return unused
}

func closeAll(entries []*entry) error {
	var errs []error
	for _, e := range entries {
		if e.index != nil {
			errs = append(errs, e.index.Close())
		}
	}
	return errors.Join(errs...)
}
