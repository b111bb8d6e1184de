package graph

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestWhatIsMadeLater asks for everything that a snapshot makes when it is first
// asked for, by many at once, some of whom give up.
func TestWhatIsMadeLater(t *testing.T) {
	s, other := build(t, synthetic(2_000, 1)), build(t, synthetic(1_500, 2))
	ask := []func(context.Context) error{
		func(ctx context.Context) error { _, err := s.Ledger(ctx, LedgerQuery{}); return err },
		func(ctx context.Context) error { _, err := s.Review(ctx); return err },
		func(ctx context.Context) error { _, err := s.CutAt(ctx, "2001"); return err },
		func(ctx context.Context) error { return s.FoldTexts(ctx) },
		func(ctx context.Context) error { _, err := Diff(ctx, s, other); return err },
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, f := range ask {
		require.ErrorIs(t, f(gone), context.Canceled)
	}
	hasty, hurry := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for _, f := range ask {
		for range 4 {
			all.Go(func() { assert.NoError(t, f(t.Context())) })
			all.Go(func() {
				if err := f(hasty); err != nil {
					assert.ErrorIs(t, err, context.Canceled)
				}
			})
		}
	}
	hurry()
	all.Wait()
}

func TestCutAt(t *testing.T) {
	s := build(t, synthetic(500, 1))
	cut, err := s.CutAt(t.Context(), "2001")
	require.NoError(t, err)
	again, err := cut.CutAt(t.Context(), "2001-12-31")
	require.NoError(t, err)
	assert.Same(t, cut, again, "the same day, of whichever state of the graph")
	whole, err := cut.CutAt(t.Context(), "")
	require.NoError(t, err)
	assert.Same(t, s, whole)
	assert.Equal(t, s.AsOf("2001").Newest(), cut.Newest())
}
