package cli

import (
	"bufio"
	"context"
	"fmt"
	"net/url"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
	"stemma/graph/store"
)

func exportCommand(env Env) *cobra.Command {
	var g graphFlags
	var x exporting
	var clocks clockFlags
	c := &cobra.Command{
		Use:   "export --format FORMAT",
		Short: "Write the graph, or what a node comes from, in a format of other programs",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := export.Find(x.format); err != nil {
				return usageError{err}
			}
			request, err := excerpt.Parse(x.words())
			if err != nil {
				return usageError{err}
			}
			if x.history && !request.Whole() {
				return usagef("--with-revisions belongs to the whole graph, not to a part of it")
			}
			if x.history && (clocks.at != "" || clocks.asOf != "") {
				return usagef("--with-revisions is all there was; it does not go with --at or --as-of")
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			return x.run(cmd.Context(), env, lib, clocks, request)
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().StringVar(&x.format, "format", "", "the format: nquads")
	c.Flags().StringVar(&x.root, "root", "", "only what is connected with this node")
	c.Flags().StringVar(&x.direction, "direction", "", "from the root: ancestors (the default), descendants or both")
	c.Flags().StringVar(&x.depth, "depth", "", "how many edges away from the root to go, 15 at most (6)")
	c.Flags().StringVar(&x.types, "types", "", "only edges of these types, separated by commas (the eight stated relations)")
	c.Flags().StringVar(&x.minConfidence, "min-confidence", "", "only edges at least this certain, from 0 to 1")
	c.Flags().BoolVar(&x.history, "with-revisions", false, "the revisions that were replaced, too")
	c.Flags().StringVar(&x.out, "out", "", "write to a file instead of standard output")
	return c
}

// exporting is what the flags of the command say.
type exporting struct {
	format, out                                  string
	root, direction, depth, types, minConfidence string
	history                                      bool
}

// words gives the flags as an address would have them.
func (x exporting) words() url.Values {
	values := url.Values{}
	for _, w := range []struct{ name, value string }{
		{"root", x.root}, {"direction", x.direction}, {"depth", x.depth}, {"types", x.types}, {"minConfidence", x.minConfidence},
	} {
		if w.value != "" {
			values.Set(w.name, w.value)
		}
	}
	return values
}

// run writes what is wanted to standard output or to a file.
func (x exporting) run(ctx context.Context, env Env, lib *library, clocks clockFlags, request excerpt.Request) error {
	options := export.Options{WithRevisions: x.history}
	sources, err := x.sources(ctx, lib, clocks)
	if err != nil {
		return err
	}
	if !request.Whole() {
		snapshot, err := graph.Build(sources)
		if err != nil {
			return err
		}
		if options.Subgraph, err = request.Cut(snapshot); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if options.Subgraph.Truncated {
			fmt.Fprintf(env.Stderr, "note: there is more: only the nearest %s are written\n", count(len(options.Subgraph.Nodes), "node"))
		}
	}
	write := func(out *bufio.Writer) error { return export.Write(ctx, out, x.format, sources, options) }
	if x.out != "" {
		return writeFile(x.out, write)
	}
	out := bufio.NewWriterSize(env.Stdout, 1<<16)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

func (x exporting) sources(ctx context.Context, lib *library, clocks clockFlags) ([]graph.Source, error) {
	if clocks != (clockFlags{}) {
		state, err := clocks.state(ctx, lib)
		if err != nil {
			return nil, err
		}
		return state.Sources, nil
	}
	if !x.history || lib.memory() || lib.missing() {
		return lib.sources(ctx)
	}
	var sources []graph.Source
	err := lib.reading(ctx, func(s *store.Store) (err error) {
		sources, err = s.History(ctx)
		sources = lib.shown(sources)
		return err
	})
	return sources, err
}
