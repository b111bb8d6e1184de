package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/hidal-go/hidalgo/kv/flat/btree"
	"github.com/hidal-go/hidalgo/kv/options"
	protobuf "google.golang.org/protobuf/proto"

	"stemma/graph/quads"
)

// cayley is where Cayley keeps the quads. Of a whole state it knows how many
// revisions of the journal it holds.
type cayley interface {
	// state says how many revisions are held, errMissing, errUnsealed after a
	// writer was killed, or ErrDamaged.
	state() (revisions int, err error)
	// view reads; errBusy while another writes.
	view(ctx context.Context, do func(h *handle, revisions int) error) error
	// update adds quads, after which the given number of revisions is held.
	// After any error the handle is gone, since Cayley's caches then hold what
	// was never written.
	update(ctx context.Context, revisions int, do func(h *handle) error) error
	// rebuild puts a new store in the place of the old one.
	rebuild(ctx context.Context, revisions int, do func(h *handle) error) error
	close() error
}

var (
	errMissing  = errors.New("missing")
	errUnsealed = errors.New("left by a writer that did not finish")
	errBusy     = errors.New("in use by another process")
)

// handle is an open Cayley store. Nobody reads through one that writes.
type handle struct {
	kv    kv.KV
	graph cayleygraph.QuadStore
}

// cayleyOptions: the Bloom filters are made for 10^8 quads, whatever the store
// holds; the buckets made upfront spare Cayley one huge transaction.
func cayleyOptions(upfront bool) cayleygraph.Options {
	return cayleygraph.Options{cayleykv.OptNoBloom: true, "upfront": upfront}
}

// openHandle makes Cayley's tables in a fresh file, and opens it.
func openHandle(db kv.KV, fresh, upfront bool) (*handle, error) {
	if fresh {
		if err := cayleykv.Init(db, cayleyOptions(upfront)); err != nil {
			return nil, fmt.Errorf("initialise Cayley: %w", err)
		}
	}
	qs, err := cayleykv.New(db, cayleyOptions(upfront))
	if err != nil {
		return nil, fmt.Errorf("%w: open Cayley: %w", ErrDamaged, err)
	}
	return &handle{kv: db, graph: qs}, nil
}

// chunk bounds one transaction of Cayley's in memory. Each touches nearly all of
// the 131,072 buckets, so that few big ones are several times faster than many.
const chunk = 250_000

// add writes quads that are not there yet. A duplicate is an error of Cayley's,
// which is wanted: it would mean that we do not know what the store holds.
func (h *handle) add(ctx context.Context, qs []quad.Quad) error {
	deltas := make([]cayleygraph.Delta, 0, min(len(qs), chunk))
	for len(qs) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(len(qs), chunk)
		deltas = deltas[:0]
		for _, q := range qs[:n] {
			if !q.IsValid() || !quad.IsValidValue(q.Label) {
				return fmt.Errorf("write to Cayley: %w: %v", quads.ErrEmptyEnd, q)
			}
			deltas = append(deltas, cayleygraph.Delta{Quad: q, Action: cayleygraph.Add})
		}
		if err := h.graph.ApplyDeltas(deltas, cayleygraph.IgnoreOpts{}); err != nil {
			return fmt.Errorf("write to Cayley: %w", err)
		}
		qs = qs[n:]
	}
	return nil
}

// scan reads the log in which Cayley keeps every node and every quad, in one
// transaction: one consistent state, ten times as fast as asking for the quads
// one by one. A quad with an end that the log does not know is damage.
func (h *handle) scan(ctx context.Context, each func(revision string, q quad.Quad) error) error {
	return kv.View(ctx, h.kv, func(tx kv.Tx) error {
		log := logReader{values: map[uint64]quad.Value{}, each: each}
		it := tx.Scan(ctx, options.WithPrefixKV(kv.Key{[]byte("log")}))
		defer it.Close()
		for n := 0; it.Next(ctx); n++ {
			if n%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if len(it.Val()) == 0 {
				if k := it.Key(); len(k) < 2 || len(k[1]) == 0 {
					continue // in memory, the log itself
				}
			}
			if err := log.entry(it.Val()); err != nil {
				return fmt.Errorf("%w: entry after %d of Cayley's log: %w", ErrDamaged, n, err)
			}
		}
		if err := errors.Join(it.Err(), ctx.Err()); err != nil {
			return err
		}
		return log.rest()
	})
}

// logReader puts quads together from Cayley's log.
type logReader struct {
	values map[uint64]quad.Value
	early  []*proto.Primitive // before a node of theirs: a tree in memory is not in order
	each   func(revision string, q quad.Quad) error
}

func (l *logReader) entry(data []byte) error {
	p := new(proto.Primitive)
	if err := protobuf.Unmarshal(data, p); err != nil {
		return err
	}
	switch {
	case p.Deleted:
		return errors.New("deleted, which no writer of ours does")
	case p.IsNode():
		v, err := pquads.UnmarshalValue(p.Value)
		if err != nil {
			return err
		}
		l.values[p.ID] = v
		return nil
	case !l.quad(p).IsValid() || l.values[p.Label] == nil:
		l.early = append(l.early, p)
		return nil
	}
	return l.give(p)
}

func (l *logReader) quad(p *proto.Primitive) quad.Quad {
	return quad.Quad{
		Subject: l.values[p.Subject], Predicate: l.values[p.Predicate],
		Object: l.values[p.Object], Label: l.values[p.Label],
	}
}

func (l *logReader) give(p *proto.Primitive) error {
	q := l.quad(p)
	label, ok := q.Label.(quad.IRI)
	if !q.IsValid() || !ok {
		return fmt.Errorf("entry %d: %w: %v", p.ID, quads.ErrEmptyEnd, q)
	}
	id, ours := strings.CutPrefix(string(label), string(quads.RevisionIRI("")))
	if !ours {
		return fmt.Errorf("entry %d has the label %.80q, which is no revision", p.ID, string(label))
	}
	return l.each(id, q)
}

// rest gives what came before its nodes. What still has an empty end is damage.
func (l *logReader) rest() error {
	for _, p := range l.early {
		if err := l.give(p); err != nil {
			return fmt.Errorf("%w: Cayley's log: %w", ErrDamaged, err)
		}
	}
	return nil
}

// memoryCayley is Cayley on a tree in memory, for tests and trials.
type memoryCayley struct {
	mu        sync.Mutex
	h         *handle
	revisions int
	broken    bool
}

func openMemory() (*memoryCayley, error) {
	h, err := openHandle(flat.Upgrade(btree.New()), true, false)
	if err != nil {
		return nil, err
	}
	return &memoryCayley{h: h}, nil
}

func (m *memoryCayley) state() (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return 0, errMissing
	}
	return m.revisions, nil
}

func (m *memoryCayley) view(_ context.Context, do func(*handle, int) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return errMissing
	}
	return do(m.h, m.revisions)
}

func (m *memoryCayley) update(_ context.Context, revisions int, do func(*handle) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.broken = true
	if err := do(m.h); err != nil {
		return err
	}
	m.broken, m.revisions = false, revisions
	return nil
}

func (m *memoryCayley) rebuild(ctx context.Context, revisions int, do func(*handle) error) error {
	fresh, err := openMemory()
	if err != nil {
		return err
	}
	m.mu.Lock()
	m.h = fresh.h
	m.mu.Unlock()
	return m.update(ctx, revisions, do)
}

func (m *memoryCayley) close() error { return nil }
