package align

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"stemma/graph"
)

// Pairs says which commitments of the index the later ones restate or extend,
// sorted by later, then earlier commitment. A commitment is never tied to one of
// its own document or meeting, nor to one that is not earlier.
func (ix *Index) Pairs(ctx context.Context, later []Commitment) ([]Pair, error) {
	work := documents(later)
	found := make([][]Pair, len(work))
	err := inParallel(ctx, len(work), func() func(int) {
		m, known := ix.marks(), stems{}
		return func(i int) { found[i] = ix.document(ctx, work[i], m, known) }
	})
	if err != nil {
		return nil, fmt.Errorf("align: %w", err)
	}
	out := slices.Concat(found...)
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.Later, y.Later), cmp.Compare(x.Earlier, y.Earlier))
	})
	return out, nil
}

// inParallel does n pieces of work, in no order, on as many processors as there
// are. worker makes what one processor works with. It returns when all is done,
// or soon after the context ends.
func inParallel(ctx context.Context, n int, worker func() func(int)) error {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	all.Wait()
	return ctx.Err()
}

// documents cuts commitments into those of each document.
func documents(cs []Commitment) [][]Commitment {
	at := map[graph.ID]int{}
	var out [][]Commitment
	for _, c := range cs {
		i, ok := at[c.Document]
		if !ok {
			i = len(out)
			at[c.Document] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], c)
	}
	return out
}

// document aligns one document with every earlier one.
func (ix *Index) document(ctx context.Context, later []Commitment, m *marks, known stems) []Pair {
	vs := ix.glossary.vectors(ctx, later, known)
	byDocument := map[graph.ID][]candidate{}
	for i := range vs {
		if ctx.Err() != nil {
			return nil // the caller looks, too
		}
		for _, j := range ix.near(&vs[i], m) {
			c := candidate{later: i, early: int(j)}
			c.judge(&vs[i], &ix.vectors[j])
			if c.hopeless() {
				continue
			}
			d := ix.vectors[j].Document
			byDocument[d] = append(byDocument[d], c)
		}
	}
	var out []Pair
	terms := make([][]term, len(vs)) // of those that have pairs
	for _, cs := range byDocument {
		settle(cs)
		for _, c := range ix.nearest(vs, cs) {
			if terms[c.later] == nil {
				terms[c.later] = ix.glossary.terms(vs[c.later].Commitment, known)
			}
			out = append(out, ix.pair(&vs[c.later], &ix.vectors[c.early], c, terms[c.later]))
		}
	}
	return out
}

// marks notes which vectors of an index were found for one commitment.
type marks struct {
	found   []bool
	touched []uint32
}

func (ix *Index) marks() *marks { return &marks{found: make([]bool, len(ix.vectors))} }

// near returns the earlier commitments that share a key with one.
func (ix *Index) near(v *vector, m *marks) []uint32 {
	m.touched = m.touched[:0]
	for _, k := range append(v.findable(), v.sought()...) {
		ix.outside(k, v.Document, func(j uint32) {
			if !m.found[j] {
				m.found[j] = true
				m.touched = append(m.touched, j)
			}
		})
	}
	out := m.touched[:0]
	for _, j := range m.touched {
		m.found[j] = false
		if precedes(ix.vectors[j].Commitment, v.Commitment) {
			out = append(out, j)
		}
	}
	return out
}

// precedes reports that a commitment is earlier than another, of another
// meeting and document. Where one date says less than the other and agrees as
// far as it goes, nothing is known.
func precedes(early, later *Commitment) bool {
	if early.Document == later.Document || early.Meeting == later.Meeting && early.Meeting != "" {
		return false
	}
	a, b := early.Date, later.Date
	if a == "" || b == "" {
		return false
	}
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// Pairs aligns later commitments with earlier ones. Every document must be given
// whole.
func Pairs(ctx context.Context, earlier, later []Commitment) ([]Pair, error) {
	ix, err := NewIndex(ctx, earlier)
	if err != nil {
		return nil, err
	}
	return ix.Pairs(ctx, later)
}
