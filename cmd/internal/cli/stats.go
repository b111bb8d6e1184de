package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/store"
)

func statsCommand(env Env) *cobra.Command {
	var g graphFlags
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count what the graph holds",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			var snapshot *graph.Snapshot
			if lib.memory() { // holds the built-in graph, as for query and export
				snapshot, err = lib.snapshot(cmd.Context())
			} else {
				err = lib.reading(cmd.Context(), func(s *store.Store) (err error) {
					snapshot, err = lib.snapshotOf(cmd.Context(), s)
					return err
				})
			}
			if err != nil {
				return err
			}
			return writeStats(env.Stdout, snapshot)
		},
	}
	g.addStore(c)
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
