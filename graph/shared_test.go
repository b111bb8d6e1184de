package graph

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// attempts is work that goes on until it is let, or told to stop.
type attempts struct {
	begun, ended, running atomic.Int32
	let                   chan struct{}
}

func (a *attempts) work(ctx context.Context) (int, error) {
	n := a.begun.Add(1)
	a.running.Add(1)
	defer a.running.Add(-1)
	select {
	case <-a.let:
		return int(n), nil
	case <-ctx.Done():
		a.ended.Add(1)
		return 0, ctx.Err()
	}
}

func waiting(s *Shared[int]) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.making == nil {
		return 0
	}
	return s.making.waiting
}

func TestSharedIsMadeOnce(t *testing.T) {
	var s Shared[int]
	a := &attempts{let: make(chan struct{})}
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			n, err := s.Of(t.Context(), a.work)
			assert.NoError(t, err)
			assert.Equal(t, 1, n)
		})
	}
	require.Eventually(t, func() bool { return waiting(&s) == 20 }, 5*time.Second, time.Millisecond)
	close(a.let)
	wait.Wait()
	n, err := s.Of(t.Context(), nil)
	require.NoError(t, err, "kept")
	assert.Equal(t, 1, n)
}

func TestSharedGoesOnWhileSomebodyWaits(t *testing.T) {
	var s Shared[int]
	a := &attempts{let: make(chan struct{})}
	first, leave := context.WithCancel(t.Context())
	errs := make(chan error)
	go func() {
		_, err := s.Of(first, a.work)
		errs <- err
	}()
	require.Eventually(t, func() bool { return waiting(&s) == 1 }, 5*time.Second, time.Millisecond)
	got := make(chan int)
	go func() {
		n, err := s.Of(t.Context(), a.work)
		assert.NoError(t, err)
		got <- n
	}()
	require.Eventually(t, func() bool { return waiting(&s) == 2 }, 5*time.Second, time.Millisecond)
	leave()
	require.ErrorIs(t, <-errs, context.Canceled, "who gives up goes at once")
	assert.Equal(t, int32(1), a.running.Load(), "the other one still waits")
	close(a.let)
	assert.Equal(t, 1, <-got)
}

func TestSharedEndsWithTheLastWhoWaits(t *testing.T) {
	var s Shared[int]
	a := &attempts{let: make(chan struct{})}
	ctx, cancel := context.WithCancel(t.Context())
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, err := s.Of(ctx, a.work)
			assert.ErrorIs(t, err, context.Canceled)
		})
	}
	require.Eventually(t, func() bool { return waiting(&s) == 8 }, 5*time.Second, time.Millisecond)
	cancel()
	wait.Wait()
	assert.Equal(t, int32(1), a.ended.Load())
	assert.Zero(t, a.running.Load(), "no work outlives those who wait for it")
	close(a.let)
	n, err := s.Of(t.Context(), a.work)
	require.NoError(t, err, "an attempt that was stopped is not kept")
	assert.Equal(t, 2, n)
	_, err = s.Of(ctx, a.work)
	require.ErrorIs(t, err, context.Canceled)
}

func TestSharedKeepsNoErrorAndNoPanic(t *testing.T) {
	var s Shared[int]
	broken := errors.New("broken")
	_, err := s.Of(t.Context(), func(context.Context) (int, error) { return 0, broken })
	require.ErrorIs(t, err, broken)
	assert.Panics(t, func() { _, _ = s.Of(t.Context(), func(context.Context) (int, error) { panic("no") }) })
	n, err := s.Of(t.Context(), func(context.Context) (int, error) { return 7, nil })
	require.NoError(t, err)
	assert.Equal(t, 7, n)
}

func TestKept(t *testing.T) {
	k := Kept[string, int]{Most: 2}
	made := 0
	ask := func(key string) {
		_, err := k.Of(t.Context(), key, func(context.Context) (int, error) { made++; return made, nil })
		require.NoError(t, err)
	}
	for _, step := range []struct {
		key  string
		made int
	}{{"a", 1}, {"b", 2}, {"a", 2}, {"c", 3}, {"a", 3}, {"b", 4}, {"a", 4}, {"c", 5}} {
		ask(step.key)
		assert.Equal(t, step.made, made, step.key)
	}
	k.Forget()
	ask("c")
	assert.Equal(t, 6, made)
}

func TestKeptKeysDoNotWaitForEachOther(t *testing.T) {
	k := Kept[string, int]{Most: 2}
	slow := &attempts{let: make(chan struct{})}
	var wait sync.WaitGroup
	wait.Go(func() { _, _ = k.Of(t.Context(), "slow", slow.work) })
	require.Eventually(t, func() bool { return slow.running.Load() == 1 }, 5*time.Second, time.Millisecond)
	n, err := k.Of(t.Context(), "quick", func(context.Context) (int, error) { return 1, nil })
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	close(slow.let)
	wait.Wait()
}
