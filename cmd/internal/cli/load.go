package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/store"
	"stemma/loader"
)

func loadCommand(env Env) *cobra.Command {
	var g graphFlags
	var dryRun bool
	var lang string
	var fetch fetcher
	c := &cobra.Command{
		Use:   "load PATH…",
		Short: "Read texts and curation into the graph",
		Long: "Reads files, folders and http(s) addresses: .txt and .md texts, .yaml curation. In a folder,\n" +
			"files of other kinds and README are skipped. A file that cannot be read is named with the reason\n" +
			"and does not stop the others; the exit status is then 1. Loading the same again changes nothing.",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			language, err := parseLang(lang)
			if err != nil {
				return err
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if dryRun && !lib.memory() && lib.missing() {
				lib.dsn = "memory:" // a trial makes no store
			}
			draw := newProgress(env)
			defer draw.end()
			l := load{env: env, library: lib, dryRun: dryRun, draw: draw, options: loader.Options{Lang: language, Version: version()}}
			return l.run(cmd.Context(), &reader{fetch: fetch, curation: true, step: draw.reading}, args)
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	c.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be loaded, and store nothing")
	c.Flags().StringVar(&lang, "lang", "auto", "language of the texts: fr, en or auto")
	c.Flags().BoolVar(&fetch.allowPrivate, "allow-private", false, "fetch from addresses in private networks too")
	return c
}

func parseLang(word string) (graph.Lang, error) {
	switch word {
	case "auto", "":
		return "", nil
	case string(graph.French), string(graph.English):
		return graph.Lang(word), nil
	}
	return "", usagef("--lang %q is none of fr, en, auto", word)
}

// load is one run of the command.
type load struct {
	env     Env
	library *library
	dryRun  bool
	draw    *progress
	options loader.Options
}

// run reads the paths first and opens the store afterwards, so that a slow
// address keeps nobody else from writing.
func (l *load) run(ctx context.Context, r *reader, paths []string) error {
	h, err := r.collect(ctx, paths)
	if err != nil {
		return err
	}
	var report loader.Report
	var stored int
	err = l.library.with(ctx, func(s *store.Store) error {
		report, stored, err = l.into(ctx, s, h.sources)
		return err
	})
	l.draw.end()
	if err != nil {
		return err
	}
	return tell(l.env.Stderr, outcome{report: report, haul: h, stored: stored, dryRun: l.dryRun})
}

// into loads the sources into an open store and returns how many revisions
// were added for them.
func (l *load) into(ctx context.Context, s *store.Store, sources []loader.Source) (loader.Report, int, error) {
	var none loader.Report
	if !l.dryRun || l.library.memory() {
		if err := l.library.fill(ctx, s); err != nil {
			return none, 0, fmt.Errorf("add the built-in graph: %w", err)
		}
	}
	prior, err := l.library.snapshotOf(ctx, s)
	if err != nil {
		return none, 0, fmt.Errorf("read the graph: %w", err)
	}
	l.draw.stage("finding commitments")
	batch, report, err := loader.Load(ctx, prior, sources, l.options)
	if err != nil {
		return none, 0, err
	}
	if l.dryRun {
		n, err := pending(ctx, s, batch)
		return report, n, err
	}
	l.draw.stage("storing")
	receipt, err := l.library.append(ctx, s, batch)
	if err != nil {
		return none, 0, err
	}
	return report, len(receipt.Stored), nil
}
