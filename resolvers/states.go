package resolvers

import (
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

func newState(s *graph.Snapshot) *state {
	made := &state{Snapshot: s}
	made.begin(s)
	return made
}

// How many states are kept: whole ones beside the present, and cuts of each, so
// that whoever plays through the years cuts each year once.
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
		k.present, another = &shelf{whole: newState(s)}, true
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
	made := &shelf{whole: newState(s)}
	k.earlier = slices.Insert(k.earlier, 0, made)
	k.earlier = k.earlier[:min(len(k.earlier), maxEarlier)]
	return made
}

// asOf returns a state cut at a date; "" leaves it whole.
func (k *states) asOf(s *state, d graph.Date) *state {
	if d == "" {
		return s
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	h := k.shelf(s.Snapshot)
	day := d.End()
	if i := slices.IndexFunc(h.cuts, func(c *state) bool { return c.Until() == day }); i >= 0 {
		cut := h.cuts[i]
		copy(h.cuts[1:i+1], h.cuts[:i])
		h.cuts[0] = cut
		return cut
	}
	snapshot := s.AsOf(d)
	if snapshot == s.Snapshot {
		return s
	}
	cut := newState(snapshot)
	h.cuts = slices.Insert(h.cuts, 0, cut)
	h.cuts = h.cuts[:min(len(h.cuts), maxCuts)]
	return cut
}
