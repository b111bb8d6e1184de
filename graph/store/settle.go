package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"
)

// settle brings Cayley's file to what the journal holds. The caller holds the
// lock. It is the first step of every writer, so a state that a killed writer
// left lasts no longer than that.
func (s *Store) settle(ctx context.Context) error {
	if err := s.recover(); err != nil {
		return err
	}
	_, leftover, err := s.journal.names()
	if err != nil {
		return err
	}
	if len(leftover) > 0 {
		if err := s.journal.files.remove(leftover...); err != nil {
			return fmt.Errorf("remove unfinished revisions: %w", err)
		}
		s.repaired("removed %d files of a load that was not finished", len(leftover))
	}
	entries, err := s.journal.entries()
	if err != nil {
		return err
	}
	held, err := s.cayley.state()
	switch {
	case errors.Is(err, errMissing):
		if len(entries) > 0 {
			s.repaired("rebuilt Cayley's file from the journal: it was missing")
		}
		return s.rebuild(ctx, entries)
	case errors.Is(err, errUnsealed):
		return s.complete(ctx, entries)
	case errors.Is(err, ErrDamaged):
		s.repaired("rebuilt Cayley's file from the journal: %v", err)
		return s.rebuild(ctx, entries)
	case err != nil:
		return err
	case held > len(entries):
		return fmt.Errorf("journal: %w: Cayley holds %d revisions, the journal %d; hint: stemma restore", ErrDamaged, held, len(entries))
	case held == len(entries):
		return nil
	}
	s.repaired("added %d revisions from the journal to Cayley's file", len(entries)-held)
	return s.apply(ctx, entries, held)
}

// apply adds the revisions from number held+1 on.
func (s *Store) apply(ctx context.Context, entries []entry, held int) error {
	err := s.cayley.update(ctx, len(entries), func(h *handle) error {
		return s.addFrom(ctx, h, entries[held:])
	})
	if errors.Is(err, ErrDamaged) {
		s.repaired("rebuilt Cayley's file from the journal: %v", err)
		return s.rebuild(ctx, entries)
	}
	return err
}

func (s *Store) rebuild(ctx context.Context, entries []entry) error {
	err := s.cayley.rebuild(ctx, len(entries), func(h *handle) error {
		return s.addFrom(ctx, h, entries)
	})
	if err != nil {
		return fmt.Errorf("rebuild Cayley's file from the journal: %w", err)
	}
	return nil
}

func (s *Store) addFrom(ctx context.Context, h *handle, entries []entry) error {
	for _, e := range entries {
		qs, err := s.journal.quads(e.name)
		if err != nil {
			return err
		}
		if err := h.add(ctx, qs); err != nil {
			return fmt.Errorf("revision %s of %s: %w", e.info.ID, e.info.Key, err)
		}
	}
	return nil
}

// complete mends a file whose writer was killed: of every revision the quads
// that are missing are added. When the file holds anything else, it is damaged
// and is built anew.
func (s *Store) complete(ctx context.Context, entries []entry) error {
	added := 0
	err := s.cayley.update(ctx, len(entries), func(h *handle) error {
		held, _, err := h.byRevision(ctx)
		if err != nil {
			return err
		}
		for _, e := range entries {
			stated, err := s.journal.quads(e.name)
			if err != nil {
				return err
			}
			missing, err := subtract(stated, held[e.info.ID])
			if err != nil {
				return fmt.Errorf("revision %s of %s: %w", e.info.ID, e.info.Key, err)
			}
			if err := h.add(ctx, missing); err != nil {
				return err
			}
			added += len(missing)
			delete(held, e.info.ID)
		}
		for id := range held {
			return fmt.Errorf("%w: Cayley holds revision %s, which the journal does not", ErrDamaged, id)
		}
		return nil
	})
	if err == nil {
		s.repaired("a writer did not finish: added the %d quads that Cayley's file lacked", added)
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	s.repaired("rebuilt Cayley's file from the journal: %v", err)
	return s.rebuild(ctx, entries)
}

// subtract returns the quads of want that have lacks, in order.
func subtract(want, have []quad.Quad) ([]quad.Quad, error) {
	held := make(map[quad.Quad]bool, len(have))
	for _, q := range have {
		if held[q] {
			return nil, fmt.Errorf("%w: Cayley holds twice %v", ErrDamaged, q)
		}
		held[q] = true
	}
	var missing []quad.Quad
	for _, q := range want {
		if !held[q] {
			missing = append(missing, q)
		}
		delete(held, q)
	}
	for q := range held {
		return nil, fmt.Errorf("%w: Cayley holds what the revision does not state: %v", ErrDamaged, q)
	}
	return missing, nil
}
