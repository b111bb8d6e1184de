package resolvers

import (
	"context"
	"slices"
	"sync"

	"stemma/graph"
)

// state is a snapshot with what is counted of it once, shared by all operations
// that read it.
type state struct {
	*graph.Snapshot
	tally
}

// How many states are kept: whole ones beside the present, and cuts of each, as
// many as a snapshot keeps itself.
const (
	maxEarlier = 2
	maxCuts    = 32
)

// states keeps the states that were asked for last.
type states struct {
	mu      sync.Mutex
	present *shelf
	earlier []*shelf // latest first
}

// shelf is a whole state and its cuts, latest first.
type shelf struct {
	whole *state
	cuts  []*state
}

// begin returns the state of the present snapshot, and whether it is another one
// than before, which is then forgotten.
func (k *states) begin(s *graph.Snapshot) (present *state, another bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.present == nil || k.present.whole.Snapshot != s {
		k.present, another = &shelf{whole: &state{Snapshot: s}}, true
	}
	return k.present.whole, another
}

// of returns the state of a whole snapshot.
func (k *states) of(s *graph.Snapshot) *state {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.shelf(s).whole
}

func (k *states) shelf(s *graph.Snapshot) *shelf {
	if k.present != nil && k.present.whole.Snapshot == s {
		return k.present
	}
	if i := slices.IndexFunc(k.earlier, func(h *shelf) bool { return h.whole.Snapshot == s }); i >= 0 {
		return k.earlier[i]
	}
	made := &shelf{whole: &state{Snapshot: s}}
	k.earlier = slices.Insert(k.earlier, 0, made)
	k.earlier = k.earlier[:min(len(k.earlier), maxEarlier)]
	return made
}

// asOf returns a state cut at a date; "" leaves it whole. The cut is the
// snapshot's, which others read as well; nobody who waits for it keeps others from
// the states that there are.
func (k *states) asOf(ctx context.Context, s *state, d graph.Date) (*state, error) {
	snapshot, err := s.CutAt(ctx, d)
	if err != nil {
		return nil, err
	}
	if snapshot == s.Snapshot {
		return s, nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.shelf(s.Snapshot)
	if i := slices.IndexFunc(h.cuts, func(c *state) bool { return c.Snapshot == snapshot }); i >= 0 {
		cut := h.cuts[i]
		copy(h.cuts[1:i+1], h.cuts[:i])
		h.cuts[0] = cut
		return cut, nil
	}
	cut := &state{Snapshot: snapshot}
	h.cuts = slices.Insert(h.cuts, 0, cut)
	h.cuts = h.cuts[:min(len(h.cuts), maxCuts)]
	return cut, nil
}
