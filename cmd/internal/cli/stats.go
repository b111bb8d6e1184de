package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func statsCommand(env Env) *cobra.Command {
	var g graphFlags
	var clocks clockFlags
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count what the graph holds",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if err := lib.mustExist(); err != nil {
				return err
			}
			state, err := clocks.state(cmd.Context(), lib)
			if err != nil {
				return err
			}
			return writeStats(env.Stdout, state.Snapshot)
		},
	}
	g.addStore(c)
	clocks.add(c)
	return c
}

// writeStats prints one count a line: nodes by kind, active edges by type,
// what is open, and the revisions they come from.
func writeStats(w io.Writer, s *graph.Snapshot) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(name string, n int) { fmt.Fprintf(table, "%s\t%d\n", name, n) }
	line("meetings", len(s.Meetings()))
	line("documents", len(s.Documents()))
	line("commitments", len(s.Commitments()))
	line("actors", len(s.Actors()))
	line("conventions", len(s.Conventions()))
	line("topics", len(s.Topics()))
	edges := map[graph.RelationType]int{}
	for e := range s.AllEdges() {
		if e.Status != graph.Rejected {
			edges[e.Type]++
		}
	}
	for _, t := range graph.StatedRelations {
		line("edges "+string(t), edges[t])
	}
	line("unresolved", len(s.Unresolved("")))
	line("edges not drawn", len(s.Dangling()))
	line("commitments left out", len(s.LeftOut()))
	line("revisions", len(s.Revisions()))
	return table.Flush()
}
