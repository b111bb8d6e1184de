package cli

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"stemma/graph/store"
)

func backupCommand(env Env) *cobra.Command {
	var g graphFlags
	var force bool
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write the whole store to one file",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if exists(args[0]) && !force {
				return fmt.Errorf("%s is there already and may be the only copy of what it holds; hint: another name, or --force", args[0])
			}
			err = lib.reading(cmd.Context(), func(s *store.Store) error {
				return writeFile(args[0], func(f *bufio.Writer) error { return s.Backup(cmd.Context(), f) })
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(env.Stderr, "%s written to %s\n", lib.dsn, args[0])
			return nil
		},
	}
	g.addStore(c)
	c.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return c
}
