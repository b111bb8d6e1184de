// Package finder lends the resolvers an index for search: one per snapshot,
// made when it is first needed and closed when nobody uses it any more. What is
// found, and in which order, is package search's.
package finder

import (
	"context"
	"errors"
	"slices"
	"sync"

	"stemma/graph"
	"stemma/graph/search"
	"stemma/resolvers"
)

// kept is how many indexes stay open: that of the present snapshot, and that of
// the one before, which operations that began earlier still read; and as many of
// other snapshots, which states of the past are.
const kept = 2

// Finder holds the indexes of the latest snapshots. The zero value is ready.
type Finder struct {
	mu      sync.Mutex
	entries []*entry // latest first
}

// entry is the index of one snapshot.
type entry struct {
	snapshot *graph.Snapshot // a whole one
	present  bool            // it was prepared: others do not take its place
	build    graph.Shared[*search.Index]
	index    *search.Index // what was built
	users    int           // under the finder's lock
	dropped  bool          // to be closed by its last user
}

// Prepare makes the index of a snapshot, so that the first search does not wait
// for it.
func (f *Finder) Prepare(ctx context.Context, s *graph.Snapshot) error {
	e, err := f.acquire(ctx, s, true)
	return errors.Join(err, f.release(e))
}

// Search finds nodes of a snapshot by words. It is a resolvers.Search. Snapshots
// cut from one are searched through the index of that one.
func (f *Finder) Search(
	ctx context.Context, s *graph.Snapshot, q resolvers.SearchQuery,
) (hits []resolvers.Hit, total int, err error) {
	e, err := f.acquire(ctx, s.Whole(), false)
	defer func() { err = errors.Join(err, f.release(e)) }()
	if err != nil {
		return nil, 0, err
	}
	found, total, err := e.index.Find(ctx, search.Query{Text: q.Text, Kinds: q.Kinds, Offset: q.Offset, Limit: q.Limit, Until: s.Until()})
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
	dropped := append(f.drop(true, 0), f.drop(false, 0)...)
	f.mu.Unlock()
	return closeAll(dropped)
}

// acquire returns the entry of a snapshot, to be released after use: built, or
// with the error. It is built for all who wait, as long as one of them does.
func (f *Finder) acquire(ctx context.Context, s *graph.Snapshot, present bool) (*entry, error) {
	f.mu.Lock()
	var e *entry
	for _, have := range f.entries {
		if have.snapshot == s {
			e = have
		}
	}
	if e == nil {
		e = &entry{snapshot: s, present: present}
		f.entries = append([]*entry{e}, f.entries...)
	}
	e.present = e.present || present
	dropped := f.drop(e.present, kept)
	e.users++
	f.mu.Unlock()
	_, err := e.build.Of(ctx, func(ctx context.Context) (index *search.Index, err error) {
		if index, err = search.Build(ctx, s); err == nil {
			e.index = index
		}
		return index, err
	})
	// An old index that does not close well is no reason to refuse an answer
	// from the new one.
	_ = closeAll(dropped)
	return e, err
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

// drop forgets all but the latest entries of one sort, and returns those that
// nobody uses.
func (f *Finder) drop(present bool, keep int) (unused []*entry) {
	f.entries = slices.DeleteFunc(f.entries, func(e *entry) bool {
		if e.present != present {
			return false
		}
		if keep--; keep >= 0 {
			return false
		}
		e.dropped = true
		if e.users == 0 {
			unused = append(unused, e)
		}
		return true
	})
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
