package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"stemma/graph"
)

// Moment is a state of what the store has known: that after one revision was
// stored and before the next.
type Moment struct {
	Sequence int    // of that revision; 0 before the first
	Revision string // its id; "" before the first
}

// Moment finds the state that words name: a revision's id or the first 8 digits
// or more of it, its number, an instant as RFC 3339 writes it, a day or a month,
// which mean their ends (UTC). graph.ErrNotFound where there is no such revision
// or its state can no longer be told, graph.ErrMoment where the words mean
// nothing or several revisions.
func (s *Store) Moment(ctx context.Context, at string) (Moment, error) {
	if err := ctx.Err(); err != nil {
		return Moment{}, err
	}
	entries, err := s.journal.entries()
	if err != nil {
		return Moment{}, wrapRead(err)
	}
	gone, err := s.journal.dropped()
	if err != nil {
		return Moment{}, wrapRead(err)
	}
	m, err := moment(entries, gone, at)
	if err != nil {
		return Moment{}, fmt.Errorf("%.100q: %w", at, err)
	}
	if m.Sequence < gone.horizon {
		return Moment{}, fmt.Errorf("%.100q: %w: revisions of that time were dropped when the store was compacted; "+
			"states are known from revision %d on", at, graph.ErrNotFound, gone.horizon)
	}
	return m, nil
}

// A number of a revision has fewer digits than the beginning of an id.
const minPrefix = 8

func moment(entries []entry, gone dropped, at string) (Moment, error) {
	switch {
	case consists(at, "0123456789") && len(at) < minPrefix:
		n, err := strconv.Atoi(at)
		if err != nil {
			return Moment{}, graph.ErrMoment
		}
		return numbered(entries, gone, n)
	case consists(strings.ToLower(at), "0123456789abcdef"):
		return prefixed(entries, gone, strings.ToLower(at))
	}
	end, err := instant(at)
	if err != nil {
		return Moment{}, err
	}
	var m Moment
	for _, e := range entries {
		if stored, err := time.Parse(time.RFC3339, e.info.Time); err == nil && stored.Before(end) {
			m = Moment{e.info.Sequence, e.info.ID}
		}
	}
	return m, nil
}

func consists(s, of string) bool { return s != "" && strings.Trim(s, of) == "" }

func numbered(entries []entry, gone dropped, n int) (Moment, error) {
	for _, e := range entries {
		if e.info.Sequence == n {
			return Moment{n, e.info.ID}, nil
		}
	}
	if gone.has(n) {
		return Moment{Sequence: n}, nil // refused by its caller, with the reason
	}
	return Moment{}, fmt.Errorf("no revision has that number: %w", graph.ErrNotFound)
}

func prefixed(entries []entry, gone dropped, prefix string) (Moment, error) {
	if len(prefix) < minPrefix {
		return Moment{}, fmt.Errorf("%w: of a revision's id, %d digits are needed at least", graph.ErrMoment, minPrefix)
	}
	var found []Moment
	for _, e := range entries {
		if strings.HasPrefix(e.info.ID, prefix) {
			found = append(found, Moment{e.info.Sequence, e.info.ID})
		}
	}
	for _, l := range gone.lines {
		if strings.HasPrefix(l.id, prefix) {
			found = append(found, Moment{l.sequence, l.id})
		}
	}
	switch len(found) {
	case 0:
		return Moment{}, fmt.Errorf("no revision has that id: %w", graph.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return Moment{}, fmt.Errorf("%w: the ids of %d revisions begin so", graph.ErrMoment, len(found))
}

// instant returns the first instant that is no longer meant.
func instant(at string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		return t.Add(1), nil
	}
	if t, err := time.Parse(time.DateOnly, at); err == nil {
		return t.AddDate(0, 0, 1), nil
	}
	if t, err := time.Parse("2006-01", at); err == nil {
		return t.AddDate(0, 1, 0), nil
	}
	return time.Time{}, fmt.Errorf(
		"%w: give a revision's id or number, a time such as 2026-03-01T12:00:00Z, a day or a month", graph.ErrMoment)
}

// RevisionsAt returns all revisions that were stored by a moment, by number,
// with those marked that were current then.
func (s *Store) RevisionsAt(ctx context.Context, m Moment) ([]graph.RevisionInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	entries, err := s.journal.entries()
	if err != nil {
		return nil, fmt.Errorf("list revisions: %w", err)
	}
	then := until(entries, m.Sequence)
	out := make([]graph.RevisionInfo, len(then))
	for i, e := range then {
		out[i] = e.info
	}
	return out, nil
}

// SourcesAt reads the revisions that were current at a moment and state
// anything, by key, from the journal; those that the caller has are not read
// again.
func (s *Store) SourcesAt(ctx context.Context, m Moment, have []graph.Source) ([]graph.Source, error) {
	sources, err := s.sourcesAt(ctx, m, have)
	if errors.Is(err, os.ErrNotExist) { // compacted while it was read
		sources, err = s.sourcesAt(ctx, m, have)
	}
	return sources, wrapRead(err)
}

func (s *Store) sourcesAt(ctx context.Context, m Moment, have []graph.Source) ([]graph.Source, error) {
	entries, err := s.journal.entries()
	if err != nil {
		return nil, err
	}
	known := make(map[string]graph.Source, len(have))
	for _, source := range have {
		known[source.Info.ID] = source
	}
	var out []graph.Source
	for _, e := range stating(until(entries, m.Sequence)) {
		source, found := known[e.info.ID]
		if !found {
			if source, err = s.journal.source(ctx, e); err != nil {
				return nil, err
			}
		}
		source.Info = e.info
		out = append(out, source)
	}
	return out, nil
}

// until returns the entries up to a number, marked as they were then.
func until(entries []entry, sequence int) []entry {
	end := slices.IndexFunc(entries, func(e entry) bool { return e.info.Sequence > sequence })
	if end < 0 {
		end = len(entries)
	}
	then := slices.Clone(entries[:end])
	markCurrent(then)
	return then
}

// markCurrent marks the entries that none of the others supersedes.
func markCurrent(entries []entry) {
	superseded := map[string]bool{}
	for _, e := range entries {
		for _, old := range e.info.Supersedes {
			superseded[old] = true
		}
	}
	for i := range entries {
		entries[i].info.Current = !superseded[entries[i].info.ID]
	}
}
