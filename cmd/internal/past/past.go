// Package past builds the states that a store's knowledge has been in, when they
// are asked for, and keeps the last two. What a state is called and what was
// current in it, the store says; what is asked of it is others' business.
package past

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"stemma/graph"
	"stemma/graph/store"
)

// Options say where the states come from.
type Options struct {
	// Store lends a store for as long as do takes. It is needed.
	Store func(ctx context.Context, do func(*store.Store) error) error
	// Shown leaves out of a state what is not wanted; nil: nothing.
	Shown func([]graph.Source) []graph.Source
	// Present returns the state of now, of which the sources need not be read
	// again; nil, or nil returned: none is known.
	Present func() *State
}

// State is one state of the graph's knowledge.
type State struct {
	Snapshot *graph.Snapshot
	Sources  []graph.Source // that it was built from
	Revision string         // its newest; "" before the first
}

// States builds states of the past. Whoever asks for one that is being built
// waits for it, and one at a time is built.
type States struct {
	options  Options
	building chan struct{} // holds a token while one is being built

	mu   sync.Mutex
	kept []kept // latest asked for first
}

type kept struct {
	key string
	State
}

// maxKept is how many states stay in memory beside the present.
const maxKept = 2

// New makes States.
func New(o Options) *States {
	if o.Shown == nil {
		o.Shown = func(all []graph.Source) []graph.Source { return all }
	}
	if o.Present == nil {
		o.Present = func() *State { return nil }
	}
	return &States{options: o, building: make(chan struct{}, 1)}
}

// At returns a state as the resolvers want it.
func (s *States) At(ctx context.Context, at string) (*graph.Snapshot, string, error) {
	state, err := s.State(ctx, at)
	if err != nil {
		return nil, "", err
	}
	return state.Snapshot, state.Revision, nil
}

// State returns the state that words name; what they may be, store.Moment says,
// whose errors come back.
func (s *States) State(ctx context.Context, at string) (*State, error) {
	var m store.Moment
	var current []string // revisions that state anything, by number
	err := s.options.Store(ctx, func(from *store.Store) (err error) {
		if m, err = from.Moment(ctx, at); err != nil {
			return err
		}
		revisions, err := from.RevisionsAt(ctx, m)
		for _, r := range revisions {
			if r.Current && r.Quads > 0 {
				current = append(current, r.ID)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	key := strings.Join(current, " ")
	if state := s.known(key, m); state != nil {
		return state, nil
	}
	select {
	case s.building <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.building }()
	if state := s.known(key, m); state != nil {
		return state, nil
	}
	state, err := s.build(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("build the state at %.100q: %w", at, err)
	}
	s.keep(key, *state)
	// The caller may be gone by now; the next one finds the state all the same.
	return state, ctx.Err()
}

// known returns a state that is kept, or the present where it is the same.
func (s *States) known(key string, m store.Moment) *State {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, k := range s.kept {
		if k.key == key {
			s.kept = slices.Insert(slices.Delete(s.kept, i, i+1), 0, k)
			return &State{k.Snapshot, k.Sources, m.Revision}
		}
	}
	if now := s.options.Present(); now != nil && keyOf(now.Sources) == key {
		return &State{now.Snapshot, now.Sources, m.Revision}
	}
	return nil
}

// keyOf names a state by its revisions.
func keyOf(sources []graph.Source) string {
	byNumber := slices.SortedFunc(slices.Values(sources), func(a, b graph.Source) int {
		return a.Info.Sequence - b.Info.Sequence
	})
	ids := make([]string, len(byNumber))
	for i, source := range byNumber {
		ids[i] = source.Info.ID
	}
	return strings.Join(ids, " ")
}

func (s *States) build(ctx context.Context, m store.Moment) (*State, error) {
	var have []graph.Source
	if now := s.options.Present(); now != nil {
		have = now.Sources
	}
	state := &State{Revision: m.Revision}
	err := s.options.Store(ctx, func(from *store.Store) error {
		sources, err := from.SourcesAt(ctx, m, have)
		state.Sources = s.options.Shown(sources)
		return err
	})
	if err != nil {
		return nil, err
	}
	state.Snapshot, err = graph.Build(state.Sources)
	return state, err
}

func (s *States) keep(key string, state State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept = slices.Insert(s.kept, 0, kept{key, state})
	s.kept = s.kept[:min(len(s.kept), maxKept)]
}

// Revisions returns all revisions up to the one of that id, superseded ones too,
// by sequence; all there are for "".
func (s *States) Revisions(ctx context.Context, revision string) (all []graph.RevisionInfo, err error) {
	err = s.options.Store(ctx, func(from *store.Store) error {
		if revision == "" {
			all, err = from.Revisions(ctx)
			return err
		}
		m, err := from.Moment(ctx, revision)
		if err != nil {
			return err
		}
		all, err = from.RevisionsAt(ctx, m)
		return err
	})
	return all, err
}
