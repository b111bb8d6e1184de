package graph

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
)

// Shared is a value that is slow to make and that many may ask for at once. It is
// made once, for all who wait for it, and kept. Whoever gives up waiting goes at
// once; when the last one has, making it ends too. The zero value is ready.
type Shared[T any] struct {
	mu     sync.Mutex
	made   bool
	value  T
	making *making[T] // nil while nobody waits
}

// making is one attempt at a value.
type making[T any] struct {
	waiting  int // guarded by the value's mutex
	cancel   context.CancelFunc
	done     chan struct{} // closed when what follows is settled
	value    T
	err      error
	panicked any
}

// Of returns the value, which work makes if nobody has before. The context that
// work is given ends when nobody waits any more; it should look at it. An error is
// given to all who wait and not kept, so that the next one to ask tries again; the
// context's own is given to nobody but whose it is. No work outlives those who
// wait for it.
func (s *Shared[T]) Of(ctx context.Context, work func(context.Context) (T, error)) (T, error) {
	var none T
	for ctx.Err() == nil {
		s.mu.Lock()
		if s.made {
			defer s.mu.Unlock()
			return s.value, nil
		}
		m := s.making
		ending := m != nil && m.waiting == 0 // all have left it: its end comes first
		if m == nil {
			m = s.begin(ctx, work)
		}
		if !ending {
			m.waiting++
		}
		s.mu.Unlock()

		select {
		case <-m.done:
		case <-ctx.Done():
			if !ending && s.leave(m) {
				<-m.done // it was told to stop
			}
			return none, ctx.Err()
		}
		if ending {
			continue
		}
		if m.panicked != nil {
			panic(m.panicked)
		}
		return m.value, m.err
	}
	return none, ctx.Err()
}

// begin begins an attempt. The values of the first one's context go with it, its
// end does not.
func (s *Shared[T]) begin(ctx context.Context, work func(context.Context) (T, error)) *making[T] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	m := &making[T]{cancel: cancel, done: make(chan struct{})}
	s.making = m
	go func() {
		defer s.settle(m)
		defer func() {
			if v := recover(); v != nil {
				m.panicked = fmt.Sprintf("%v\n%s", v, debug.Stack())
			}
		}()
		m.value, m.err = work(ctx)
	}()
	return m
}

// settle ends an attempt.
func (s *Shared[T]) settle(m *making[T]) {
	s.mu.Lock()
	if m.err == nil && m.panicked == nil {
		s.made, s.value = true, m.value
	}
	s.making = nil
	s.mu.Unlock()
	m.cancel()
	close(m.done)
}

// leave takes one who waited out, and reports whether it was the last: then the
// work ends, and whoever asks from now on begins anew.
func (s *Shared[T]) leave(m *making[T]) (last bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.waiting--; m.waiting > 0 {
		return false
	}
	m.cancel()
	return true
}

// Kept keeps the values of the keys that were asked for last, each Shared. Only
// those who ask for the same key wait for each other.
type Kept[K comparable, T any] struct {
	Most int // how many are kept; 0: one

	mu   sync.Mutex
	list []*keptValue[K, T] // latest asked for first
}

type keptValue[K comparable, T any] struct {
	key K
	Shared[T]
}

// Of returns the value of a key, as Shared.Of does.
func (k *Kept[K, T]) Of(ctx context.Context, key K, work func(context.Context) (T, error)) (T, error) {
	return k.at(key).Of(ctx, work)
}

func (k *Kept[K, T]) at(key K) *Shared[T] {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := slices.IndexFunc(k.list, func(v *keptValue[K, T]) bool { return v.key == key })
	if i < 0 {
		k.list = slices.Insert(k.list, 0, &keptValue[K, T]{key: key})
		k.list = slices.Delete(k.list, min(len(k.list), max(1, k.Most)), len(k.list))
	} else {
		v := k.list[i]
		copy(k.list[1:i+1], k.list[:i])
		k.list[0] = v
	}
	return &k.list[0].Shared
}

// Forget lets go of all of them. Those who wait for one still get it.
func (k *Kept[K, T]) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.list = nil
}

// pace looks at a context now and then in a long loop.
type pace struct {
	ctx  context.Context
	left int
	err  error
}

// over reports whether the loop is to end, with the context's error in err.
func (p *pace) over() bool {
	if p.left--; p.left < 0 && p.err == nil {
		p.left, p.err = 256, p.ctx.Err()
	}
	return p.err != nil
}
