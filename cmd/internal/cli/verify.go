package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"stemma/graph/store"
)

func verifyCommand(env Env) *cobra.Command {
	var g graphFlags
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check that the store holds what was put into it",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			return lib.reading(cmd.Context(), func(s *store.Store) error {
				report, err := s.Verify(cmd.Context())
				for _, p := range report.Problems {
					fmt.Fprintf(env.Stderr, "problem: %s\n", p)
				}
				if len(report.Problems) > 0 {
					fmt.Fprintf(env.Stderr, "%s is damaged: %s\n", lib.dsn, count(len(report.Problems), "problem"))
					return errSilent
				}
				if err != nil {
					return err
				}
				fmt.Fprintf(env.Stdout, "sound: %s, %d of them current, %s\n",
					count(report.Revisions, "revision"), report.Current, count(report.Quads, "quad"))
				return nil
			})
		},
	}
	g.addStore(c)
	return c
}
