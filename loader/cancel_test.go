package loader

import (
	"context"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCancelledInsideAFile cancels the reading of one large file at several
// moments: it must end soon, and the file is not to blame.
func TestCancelledInsideAFile(t *testing.T) {
	t.Run("extract", func(t *testing.T) {
		cancelled(t, func(ctx context.Context, src []Source) (Report, error) {
			return Extract(ctx, io.Discard, src, Options{})
		})
	})
	t.Run("load", func(t *testing.T) {
		cancelled(t, func(ctx context.Context, src []Source) (Report, error) {
			_, report, err := Load(ctx, nil, src, Options{})
			return report, err
		})
	})
}

func cancelled(t *testing.T, read func(context.Context, []Source) (Report, error)) {
	if testing.Short() {
		t.Skip("skipped: reads megabytes")
	}
	for _, h := range hostile[:2] {
		src := []Source{{Path: "large.fr.txt", Data: hostileText(h.text, 4<<20)}}
		for _, after := range []time.Duration{time.Millisecond, 50 * time.Millisecond, 400 * time.Millisecond, 900 * time.Millisecond} {
			ctx, cancel := context.WithCancel(t.Context())
			var at time.Time
			stop := time.AfterFunc(after, func() { at = time.Now(); cancel() })
			report, err := read(ctx, src)
			late := time.Since(at)
			stop.Stop()
			cancel()
			require.ErrorIs(t, err, context.Canceled, "%s after %s", h.name, after)
			assert.Empty(t, report.Problems)
			t.Logf("%s: cancelled after %s, ended %s later", h.name, after, late)
			assert.Less(t, late, 2*time.Second, "a bound for busy machines; the log has the figure")
		}
	}
}
