package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/store"
)

func revisionsCommand(env Env) *cobra.Command {
	var g graphFlags
	c := &cobra.Command{
		Use:   "revisions",
		Short: "List what was stored when, and what replaced what",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			var revisions []graph.RevisionInfo
			err = lib.reading(cmd.Context(), func(s *store.Store) (err error) {
				revisions, err = s.Revisions(cmd.Context())
				return err
			})
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
			for _, r := range revisions {
				state := "superseded"
				if r.Current {
					state = "current"
				}
				fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d quads\t%s\t%s\n", r.Sequence, r.Time, state, r.Key, r.Quads, r.Agent, r.ID)
			}
			return table.Flush()
		},
	}
	g.addStore(c)
	return c
}
