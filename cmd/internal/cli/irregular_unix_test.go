//go:build unix

package cli

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPipesAndDevicesAreRefused(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.txt")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	done := make(chan haul, 1)
	go func() {
		got, err := (&reader{}).collect(ctx, []string{pipe, "/dev/null"})
		assert.NoError(t, err)
		done <- got
	}()
	select {
	case got := <-done:
		require.Len(t, got.sources, 2)
		for _, s := range got.sources {
			assert.ErrorIs(t, s.Err, errIrregular, s.Path)
		}
	case <-ctx.Done():
		t.Fatal("waits for somebody to write to the pipe")
	}
}
