package cli

import (
	"context"
	"fmt"
	"slices"

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
			l := load{env: env, library: lib, dryRun: dryRun, stage: draw.stage, options: loader.Options{Lang: language, Version: version()}}
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
	stage   func(name string) // what is being done now, for people
	options loader.Options
}

// run reads the paths first and opens the store afterwards, so that a slow
// address keeps nobody else from writing.
func (l *load) run(ctx context.Context, r *reader, paths []string) error {
	h, err := r.collect(ctx, paths)
	if err != nil {
		return err
	}
	out := outcome{haul: h, dryRun: l.dryRun}
	err = l.library.with(ctx, func(s *store.Store) error {
		out.report, out.stored, err = l.into(ctx, s, h.sources)
		if err == nil && len(out.report.Curations) > 0 {
			err = l.decided(ctx, s, h.sources, &out)
		}
		return err
	})
	l.stage("")
	if err != nil {
		return err
	}
	return tell(l.env.Stderr, out)
}

// attempts bounds how often a load is done again because others wrote meanwhile.
const attempts = 10

// into loads the sources into an open store and returns how many revisions were
// added for them.
//
// The store is not locked while texts are read, so another load may end in
// between, and neither would have seen the other's documents to align its own
// with. Whoever ends last therefore finds more revisions than its own, and goes
// over its sources once more, against all of them.
func (l *load) into(ctx context.Context, s *store.Store, sources []loader.Source) (loader.Report, int, error) {
	var first loader.Report
	stored := 0
	if !l.dryRun || l.library.memory() {
		if err := l.library.fill(ctx, s); err != nil {
			return first, 0, fmt.Errorf("add the built-in graph: %w", err)
		}
	}
	for attempt := range attempts {
		before, err := s.Revisions(ctx)
		if err != nil {
			return first, stored, err
		}
		batch, report, err := l.against(ctx, s, sources)
		if err != nil {
			return first, stored, err
		}
		if attempt == 0 {
			first = report // a later one calls unchanged what this one brought
		}
		if l.dryRun {
			n, err := pending(ctx, s, batch)
			return first, n, err
		}
		l.stage("storing")
		receipt, err := l.library.append(ctx, s, batch)
		if err != nil {
			return first, stored, err
		}
		stored += len(receipt.Stored)
		after, err := s.Revisions(ctx)
		if err != nil {
			return first, stored, err
		}
		if len(after) == len(before)+len(receipt.Stored) {
			return first, stored, nil
		}
	}
	return first, stored, fmt.Errorf("others wrote to %s again and again; hint: load the same once more when they are done", l.library.dsn)
}

// decided finds what became of the decisions: a graph is built with them, of what
// is stored now, or would be.
func (l *load) decided(ctx context.Context, s *store.Store, given []loader.Source, out *outcome) error {
	sources, err := l.library.sourcesOf(ctx, s)
	if err != nil {
		return fmt.Errorf("read the graph: %w", err)
	}
	if l.dryRun {
		batch, _, err := l.against(ctx, s, given)
		if err != nil {
			return err
		}
		sources = overlaid(sources, batch)
	}
	snapshot, err := graph.Build(sources)
	if err != nil {
		return err
	}
	mine := map[string]bool{}
	for _, name := range out.report.Curations {
		mine["curation:"+name] = true
	}
	for _, o := range snapshot.Decisions() {
		if mine[o.Key] {
			out.decisions = append(out.decisions, o)
		}
	}
	for _, e := range snapshot.Dangling() {
		if out.report.Decisions[e.ID] != "" {
			out.dangling = append(out.dangling, e)
		}
	}
	for _, c := range snapshot.Contradictions() {
		if mine[c.Won.Key] || mine[c.Lost.Key] {
			out.contradictions = append(out.contradictions, c)
		}
	}
	return nil
}

// overlaid puts the revisions of a batch in the place of those of their keys.
func overlaid(sources []graph.Source, batch graph.Batch) []graph.Source {
	now := map[string]bool{}
	for _, rev := range batch.Revisions {
		now[rev.Key] = true
	}
	out := slices.DeleteFunc(slices.Clone(sources), func(s graph.Source) bool { return now[s.Info.Key] })
	for _, rev := range batch.Revisions {
		out = append(out, graph.Source{Info: graph.RevisionInfo{Key: rev.Key, Agent: rev.Agent, Current: true}, Facts: rev.Facts})
	}
	return out
}

// against loads the sources against what the store holds now.
func (l *load) against(ctx context.Context, s *store.Store, sources []loader.Source) (graph.Batch, loader.Report, error) {
	prior, err := l.library.snapshotOf(ctx, s)
	if err != nil {
		return graph.Batch{}, loader.Report{}, fmt.Errorf("read the graph: %w", err)
	}
	l.stage("finding commitments")
	return loader.Load(ctx, prior, sources, l.options)
}
