package cli

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"stemma/graph/store"
)

func compactCommand(env Env) *cobra.Command {
	var g graphFlags
	var drop bool
	c := &cobra.Command{
		Use:   "compact",
		Short: "Rewrite the store as small as it gets, with or without its history",
		Long: "Writes all revisions anew and builds Cayley's file from them; what the graph says does not change.\n" +
			"With --drop-history only current revisions are kept: earlier states (--at) and retracted texts are\n" +
			"then gone for good, so make a backup first. A server beside it goes on answering. Killed at any\n" +
			"moment, it leaves the old store or the new one, whole.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if lib.memory() {
				return usagef("compact: a memory store ends with the command; name another with --store")
			}
			return lib.reading(cmd.Context(), func(s *store.Store) error { return compact(cmd.Context(), env, lib, s, drop) })
		},
	}
	g.addStore(c)
	c.Flags().BoolVar(&drop, "drop-history", false, "keep current revisions only")
	return c
}

func compact(ctx context.Context, env Env, lib *library, s *store.Store, drop bool) error {
	done, err := s.Compact(ctx, drop)
	if errors.Is(err, store.ErrBehind) && ctx.Err() == nil {
		lib.note(err.Error())
	} else if err != nil {
		return err
	}
	for _, r := range done.Dropped {
		fmt.Fprintf(env.Stderr, "dropped revision %d of %s, stored %s\n", r.Sequence, r.Key, r.Time)
	}
	if drop {
		fmt.Fprintf(env.Stderr, "%s kept, %d dropped\n", count(done.Kept, "revision"), len(done.Dropped))
	} else {
		fmt.Fprintf(env.Stderr, "%s kept\n", count(done.Kept, "revision"))
	}
	fmt.Fprintf(env.Stdout, "before %s, after %s\n", sized(done.Before), sized(done.After))
	return nil
}

// sized prints a size with the unit that suits it.
func sized(n int64) string {
	units := []string{"B", "KiB", "MiB", "GiB", "TiB"}
	if n < 1024 {
		return fmt.Sprintf("%d B", n)
	}
	i := min(int(math.Log2(float64(n))/10), len(units)-1)
	return fmt.Sprintf("%.1f %s", float64(n)/math.Pow(1024, float64(i)), units[i])
}
