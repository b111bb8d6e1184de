package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"

	"github.com/cayleygraph/quad"

	"stemma/graph"
	"stemma/graph/quads"
)

// Revisions returns all revisions, by number, with those that are current
// marked.
func (s *Store) Revisions(ctx context.Context) ([]graph.RevisionInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	entries, err := s.journal.entries()
	if err != nil {
		return nil, fmt.Errorf("list revisions: %w", err)
	}
	out := make([]graph.RevisionInfo, len(entries))
	for i, e := range entries {
		out[i] = e.info
	}
	return out, nil
}

// Peek returns the current revisions that state anything, by key. It opens only
// files that were not there the last time: it may be asked every second, while
// others write.
func (s *Store) Peek(ctx context.Context) ([]graph.RevisionInfo, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	entries, err := s.current()
	if err != nil {
		return nil, fmt.Errorf("peek: %w", err)
	}
	out := make([]graph.RevisionInfo, len(entries))
	for i, e := range entries {
		out[i] = e.info
	}
	return out, nil
}

// current lists the current revisions that state anything, by key.
func (s *Store) current() ([]entry, error) {
	entries, err := s.journal.entries()
	if err != nil {
		return nil, err
	}
	return stating(entries), nil
}

// stating returns the entries that are current and state anything, by key.
func stating(entries []entry) []entry {
	out := slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return !e.info.Current || e.info.Quads == 0 })
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.info.Key, b.info.Key) })
	return out
}

// Sources reads the current revisions from Cayley, by key, and checks their
// digests. What Cayley cannot give at the moment, because a writer is at work or
// was killed, or because its file is damaged, comes from the journal, which says
// the same.
func (s *Store) Sources(ctx context.Context) ([]graph.Source, error) {
	sources, err := s.fromCayley(ctx)
	if err == nil || ctx.Err() != nil {
		return sources, wrapRead(err)
	}
	sources, failed := s.fromJournal(ctx, nil)
	if failed != nil {
		return nil, wrapRead(errors.Join(failed, err))
	}
	if errors.Is(err, ErrDamaged) || errors.Is(err, errMissing) || errors.Is(err, errUnsealed) {
		s.mend(ctx, err)
	}
	return sources, nil
}

func wrapRead(err error) error {
	if err != nil {
		return fmt.Errorf("read store: %w", err)
	}
	return nil
}

// mend rebuilds Cayley's file when no writer is at work. The reader has its
// answer already, so what fails here is left to the next writer, who says so.
func (s *Store) mend(ctx context.Context, why error) {
	if s.dir != "" {
		unlock, err := lockNow(s.dir)
		if err != nil {
			return
		}
		defer unlock()
	}
	entries, err := s.journal.entries()
	if err != nil {
		return
	}
	if errors.Is(why, ErrDamaged) && !errors.Is(why, errSeal) {
		if s.rebuild(ctx, entries) == nil {
			s.repaired("rebuilt Cayley's file from the journal: %v", why)
		}
		return
	}
	_ = s.settle(ctx)
}

// fromCayley reads the quads of the current revisions in one scan.
func (s *Store) fromCayley(ctx context.Context) ([]graph.Source, error) {
	var out []graph.Source
	err := s.cayley.view(ctx, func(h *handle, held int) error {
		// Listed while the file is ours, so that the journal holds all it holds.
		all, err := s.journal.entries()
		if err != nil {
			return err
		}
		beyond := math.MaxInt // the number of the first revision that Cayley lacks
		if held < len(all) {
			beyond = all[held].info.Sequence
		}
		entries := stating(all)
		byID := make(map[string][]quad.Quad, len(entries))
		for _, e := range entries {
			byID[e.info.ID] = nil
		}
		err = h.scan(ctx, func(id string, q quad.Quad) error {
			if list, wanted := byID[id]; wanted {
				byID[id] = append(list, q)
			}
			return nil
		})
		if err != nil {
			return err
		}
		out = make([]graph.Source, len(entries))
		for i, e := range entries {
			if e.info.Sequence >= beyond {
				if out[i], err = s.journal.source(ctx, e); err != nil {
					return err
				}
				continue
			}
			if out[i], err = quads.Source(e.info.ID, byID[e.info.ID]); err != nil {
				return fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			out[i].Info.Current = true
			if !reflect.DeepEqual(out[i].Info, e.info) {
				return fmt.Errorf("%w: Cayley says of revision %s %+v, the journal %+v", ErrDamaged, e.info.ID, out[i].Info, e.info)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// fromJournal reads the current revisions from their files, except those that
// the caller has.
func (s *Store) fromJournal(ctx context.Context, have map[string]graph.Source) ([]graph.Source, error) {
	entries, err := s.current()
	if err != nil {
		return nil, err
	}
	out := make([]graph.Source, len(entries))
	for i, e := range entries {
		if known, found := have[e.info.ID]; found {
			out[i] = known
			continue
		}
		if out[i], err = s.journal.source(ctx, e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ReadNew returns the current revisions when they are other ones than the caller
// has, and whether they are. The first time they are read as by Sources; then
// only new ones are, from the journal: a server follows a store with it while
// others write.
func (s *Store) ReadNew(ctx context.Context, have []graph.Source) (sources []graph.Source, changed bool, err error) {
	now, err := s.Peek(ctx)
	if err != nil {
		return nil, false, err
	}
	known := make(map[string]graph.Source, len(have))
	for _, source := range have {
		known[source.Info.ID] = source
	}
	same := len(now) == len(have)
	for _, info := range now {
		_, found := known[info.ID]
		same = same && found
	}
	if same {
		return have, false, nil
	}
	if len(have) == 0 {
		sources, err = s.Sources(ctx)
		return sources, err == nil, err
	}
	sources, err = s.fromJournal(ctx, known)
	return sources, err == nil, wrapRead(err)
}
