package cli

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/packing"
	"stemma/cmd/internal/past"
	"stemma/graph"
	"stemma/graph/cite"
	"stemma/graph/export"
	"stemma/graph/store"
)

func exportCommand(env Env) *cobra.Command {
	var g graphFlags
	x := exporting{words: map[string]*string{}}
	var clocks clockFlags
	c := &cobra.Command{
		Use:   "export --format FORMAT",
		Short: "Write the graph, or a part of it, in a format of other programs",
		Long: "Writes the whole graph, the lineage of a node (--root), the shortest connections of two\n" +
			"(--from, --to), or the commitments that a filter chooses with what they lead to.\n" +
			"docs/exports.md says what each format holds.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			var err error
			if x.as, err = export.Find(x.format); err != nil {
				return usageError{err}
			}
			options, asked, err := excerpt.Form(x.values())
			if err != nil {
				return usageError{err}
			}
			options.WithRevisions = x.history
			request, err := excerpt.Parse(asked)
			if err != nil {
				return usageError{err}
			}
			if x.history && !request.Whole() {
				return usagef("--with-revisions belongs to the whole graph, not to a part of it")
			}
			if x.history && (clocks.at != "" || clocks.asOf != "") {
				return usagef("--with-revisions is all there was; it does not go with --at or --as-of")
			}
			if err := x.as.Check(options); err != nil {
				return usageError{err}
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			maps.Copy(asked, clocks.words())
			options.Query = excerpt.Query(asked)
			return x.run(cmd.Context(), env, lib, clocks, request, options)
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().StringVar(&x.format, "format", "", "the format: "+strings.Join(export.Names(), ", "))
	for _, f := range exportFlags {
		x.words[f.word] = c.Flags().String(f.flag, "", f.usage)
	}
	c.Flags().BoolVar(&x.dynamic, "dynamic", false, "gexf: date the nodes and edges, for a timeline")
	c.Flags().BoolVar(&x.bom, "bom", false, "csv: begin with a byte order mark, for older spreadsheets")
	c.Flags().BoolVar(&x.neo4j, "neo4j", false, "csv: name the columns as Neo4j's importer takes them")
	c.Flags().BoolVar(&x.history, "with-revisions", false, "nquads, jsonld: the revisions, also those that were replaced")
	c.Flags().StringVar(&x.out, "out", "", "write to a file, or under a name of its own into a folder, instead of to standard output")
	return c
}

// exportFlags are the flags that are words of an address too.
var exportFlags = []struct{ flag, word, usage string }{
	{"root", "root", "only what is connected with this node"},
	{"direction", "direction", "from the root: ancestors (the default), descendants or both"},
	{"depth", "depth", "how many edges away to go, 15 at most (6 from a root, 8 on a path)"},
	{"through", "through", "true: past a convention to the antecedents of the document that is its text"},
	{"expand", "expand", "the neighbours of these nodes too, separated by commas"},
	{"collapse", "collapse", "with --root: nothing that hangs together with it through these nodes alone"},
	{"keep", "keep", "these nodes whether or not they are reached, separated by commas"},
	{"from", "from", "with --to: only what connects the two"},
	{"to", "to", "with --from: only what connects the two"},
	{"meeting", "meeting", "only commitments of this meeting"},
	{"document", "document", "only commitments in this document"},
	{"forum", "forum", "only commitments of this forum"},
	{"topic", "topic", "only commitments on this topic"},
	{"force", "force", "only commitments of these forces, separated by commas"},
	{"actor", "actor", "only commitments by or to this actor"},
	{"convention", "convention", "only commitments that name this convention"},
	{"since", "since", "only commitments from this day, month or year on"},
	{"until", "until", "only commitments up to this day, month or year"},
	{"text", "text", "only commitments that hold these words"},
	{"types", "types", "only edges of these types, separated by commas (the eight stated relations)"},
	{"methods", "methods", "only edges found by these methods, separated by commas"},
	{"min-confidence", "minConfidence", "only edges at least this certain, from 0 to 1"},
	{"first", "first", "at most so many nodes, 2000 at most"},
	{"lang", "lang", "the language of labels and texts: en (the default) or fr"},
	{"base", "base", "nquads, jsonld, turtle: begin IRIs with this address instead of urn:stemma:"},
}

// exporting is what the flags of the command say.
type exporting struct {
	format, out                  string
	words                        map[string]*string
	dynamic, bom, neo4j, history bool

	as   export.Format
	pack *packing.Question // of a pack
}

// values gives the flags as an address would have them.
func (x exporting) values() url.Values {
	values := url.Values{}
	for word, value := range x.words {
		if *value != "" {
			values.Set(word, *value)
		}
	}
	for word, yes := range map[string]bool{"dynamic": x.dynamic, "bom": x.bom, "neo4j": x.neo4j} {
		if yes {
			values.Set(word, "true")
		}
	}
	return values
}

// run writes what is wanted to standard output or to a file.
func (x exporting) run(ctx context.Context, env Env, lib *library, clocks clockFlags, request excerpt.Request, options export.Options) error {
	moment, err := excerpt.ParseMoment(clocks.words())
	if err != nil {
		return usageError{err}
	}
	state, err := x.state(ctx, lib, clocks)
	if err != nil {
		return err
	}
	sources := state.Sources
	if !x.history && (lib.memory() || lib.missing()) {
		// Stored for this command alone: a time that says nothing.
		for i := range sources {
			sources[i].Info.Time = ""
		}
	}
	options.Snapshot = state.Snapshot
	if !request.Whole() {
		snapshot := state.Snapshot
		if snapshot == nil {
			if snapshot, err = graph.Build(sources); err != nil {
				return err
			}
		}
		options.Snapshot = snapshot
		options.Question = cite.Question(request)
		options.Title = request.Title(snapshot, cmp.Or(options.Lang, graph.English))
		if options.Subgraph, err = request.Cut(ctx, snapshot); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if options.Subgraph.Truncated {
			fmt.Fprintf(env.Stderr, "note: there is more: only the nearest %s are written\n", count(len(options.Subgraph.Nodes), "node"))
		}
	}
	if x.pack != nil {
		// Which state a question means is known when it is read.
		if options.Pack, err = packing.Of(*x.pack, &options); err != nil {
			return err
		}
	}
	write := func(out *bufio.Writer) error { return x.as.Write(ctx, out, sources, options) }
	if x.out != "" {
		return writeFile(x.outName(request, moment), write)
	}
	out := bufio.NewWriterSize(env.Stdout, 1<<16)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

// outName is the file to write: where a folder is named, one in it.
func (x exporting) outName(request excerpt.Request, moment excerpt.Moment) string {
	info, err := os.Stat(x.out)
	if err != nil || !info.IsDir() {
		return x.out
	}
	return filepath.Join(x.out, request.FileName(moment, x.as.Extension))
}

// state is what is written. A snapshot is built only where one is needed.
func (x exporting) state(ctx context.Context, lib *library, clocks clockFlags) (*past.State, error) {
	if clocks != (clockFlags{}) {
		return clocks.state(ctx, lib)
	}
	if !x.history || lib.memory() || lib.missing() {
		sources, err := lib.sources(ctx)
		return &past.State{Sources: sources}, err
	}
	var sources []graph.Source
	err := lib.reading(ctx, func(s *store.Store) (err error) {
		sources, err = s.History(ctx)
		sources = lib.shown(sources)
		return err
	})
	return &past.State{Sources: sources}, err
}
