package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"stemma/graph/quads"
)

// Report is what Verify found.
type Report struct {
	Revisions int // all, superseded ones too
	Current   int // those that state what holds now
	Quads     int // in Cayley, those that speak of revisions too
	Problems  []string
}

// Verify reads everything there is, twice: every revision in the journal and
// every quad in Cayley, whose digests must be the same, and Cayley's indexes,
// which must lead to every quad from both its ends. Writers wait meanwhile. The
// error is ErrDamaged with all the problems, or what kept it from looking.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("verify: %w", err)
	}
	defer unlock()
	var r Report
	problem := func(err error) {
		if err != nil {
			r.Problems = append(r.Problems, err.Error())
		}
	}
	entries, err := s.journal.entries()
	problem(err)
	for _, e := range entries {
		r.Revisions++
		if e.info.Current && e.info.Quads > 0 {
			r.Current++
		}
		_, err := s.journal.source(ctx, e)
		problem(err)
	}
	err = s.cayley.view(ctx, func(h *handle, held int) error {
		if held != len(entries) {
			problem(fmt.Errorf("in Cayley there are %d revisions, in the journal %d", held, len(entries)))
		}
		byID, total, err := h.byRevision(ctx)
		if err != nil {
			return err
		}
		r.Quads = total
		for _, e := range entries {
			if _, err := quads.Source(e.info.ID, byID[e.info.ID]); err != nil {
				problem(fmt.Errorf("in Cayley: %w", err))
			}
			delete(byID, e.info.ID)
		}
		if len(byID) > 0 {
			problem(fmt.Errorf("in Cayley there are %d revisions that the journal does not know", len(byID)))
		}
		return h.checkIndexes(ctx, total)
	})
	problem(err)
	if ctx.Err() != nil {
		return r, ctx.Err()
	}
	if len(r.Problems) > 0 {
		found := make([]error, len(r.Problems))
		for i, p := range r.Problems {
			found[i] = errors.New(p)
		}
		return r, fmt.Errorf("verify: %w: %w", ErrDamaged, errors.Join(found...))
	}
	return r, nil
}

// byRevision reads every quad.
func (h *handle) byRevision(ctx context.Context) (map[string][]quad.Quad, int, error) {
	byID, total := map[string][]quad.Quad{}, 0
	err := h.scan(ctx, func(id string, q quad.Quad) error {
		byID[id] = append(byID[id], q)
		total++
		return nil
	})
	return byID, total, err
}

// checkIndexes asks Cayley itself, as its other users would: each node must be
// found by its value, and the quads found from their subjects, and from their
// objects, must be as many as there are.
func (h *handle) checkIndexes(ctx context.Context, total int) error {
	nodes := h.graph.NodesAllIterator().Iterate()
	defer nodes.Close()
	found := map[quad.Direction]int{}
	for nodes.Next(ctx) {
		ref := nodes.Result()
		value, err := h.graph.NameOf(ref)
		if err != nil || value == nil {
			return fmt.Errorf("%w: Cayley gives no value for node %v: %v", ErrDamaged, ref, err)
		}
		back, err := h.graph.ValueOf(value)
		if err != nil || back == nil || back.Key() != ref.Key() {
			return fmt.Errorf("%w: Cayley does not find the node %.80s: %v", ErrDamaged, value.String(), err)
		}
		for _, d := range []quad.Direction{quad.Subject, quad.Object} {
			n, err := count(ctx, h.graph.QuadIterator(d, ref).Iterate())
			if err != nil {
				return fmt.Errorf("%w: Cayley's index of %ss: %w", ErrDamaged, d, err)
			}
			found[d] += n
		}
	}
	if err := errors.Join(nodes.Err(), ctx.Err()); err != nil {
		return err
	}
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		if found[d] != total {
			return fmt.Errorf("%w: Cayley's index of %ss leads to %d quads of %d", ErrDamaged, d, found[d], total)
		}
	}
	return nil
}

// count counts what an iterator gives and closes it. Cayley's iterators end
// quietly when their context does.
func count(ctx context.Context, it iterator.Scanner) (n int, err error) {
	defer func() { err = errors.Join(err, it.Close()) }()
	for it.Next(ctx) {
		n++
	}
	return n, errors.Join(it.Err(), ctx.Err())
}
