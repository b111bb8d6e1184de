package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"stemma/graph/store"
)

func restoreCommand(env Env) *cobra.Command {
	var g graphFlags
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a store from a backup, where there is none yet",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("restore: %w", err)
			}
			defer f.Close()
			if lib.memory() {
				return usagef("a memory store ends with the command; name another with --store")
			}
			if err := store.Restore(cmd.Context(), lib.dsn, f); err != nil {
				return err
			}
			fmt.Fprintf(env.Stderr, "%s restored to %s\n", args[0], lib.dsn)
			return nil
		},
	}
	g.addStore(c)
	return c
}
