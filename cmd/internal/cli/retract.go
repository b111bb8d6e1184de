package cli

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/store"
	"stemma/loader/curation"
)

func retractCommand(env Env) *cobra.Command {
	var g graphFlags
	var r retraction
	c := &cobra.Command{
		Use:   "retract DOCUMENT --curator NAME --reason TEXT",
		Short: "Take a loaded text out of the graph, and keep who did and why",
		Long: "Stores a revision that says nothing of the document any more, with the curator and the reason.\n" +
			"Its texts, commitments and edges go, and its alignments with other texts. Nothing is deleted: the\n" +
			"states before it have the text still (--at), and loading it again brings it back.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := r.read(args[0]); err != nil {
				return err
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			if lib.memory() {
				return usagef("retract: a memory store ends with the command; name another with --store")
			}
			return lib.reading(cmd.Context(), func(s *store.Store) error { return r.run(cmd.Context(), env, lib, s) })
		},
	}
	g.addStore(c)
	c.Flags().StringVar(&r.curator, "curator", "", "who decides it; needed")
	c.Flags().StringVar(&r.reason, "reason", "", "why; needed")
	return c
}

// retraction is what the command line says.
type retraction struct {
	document        graph.ID
	curator, reason string
}

// maxReason bounds a name or a reason in characters.
const maxReason = 1000

func (r *retraction) read(document string) error {
	r.document = graph.ID(document)
	if r.document.Kind() == "" {
		r.document = graph.MakeID(graph.KindDocument, document)
	}
	if err := r.document.Check(); err != nil || r.document.Kind() != graph.KindDocument {
		return usagef("retract: %q is no document; name one such as document:paris-2019", document)
	}
	for _, word := range []struct {
		flag string
		text *string
	}{{"--curator", &r.curator}, {"--reason", &r.reason}} {
		*word.text = strings.TrimSpace(*word.text)
		switch {
		case *word.text == "":
			return usagef("retract: %s is needed: whoever reads the history wants to know", word.flag)
		case !utf8.ValidString(*word.text) || strings.ContainsFunc(*word.text, unicode.IsControl):
			return usagef("retract: %s holds what is no text", word.flag)
		case utf8.RuneCountInString(*word.text) > maxReason:
			return usagef("retract: %s is longer than %d characters", word.flag, maxReason)
		}
	}
	return nil
}

func (r *retraction) run(ctx context.Context, env Env, lib *library, s *store.Store) error {
	before, err := lib.snapshotOf(ctx, s)
	if err != nil {
		return err
	}
	revisions, err := s.Revisions(ctx)
	if err != nil {
		return err
	}
	for _, info := range revisions {
		if info.Key == string(r.document) && info.Current && info.Quads == 0 {
			fmt.Fprintf(env.Stderr, "%s was retracted already, on %s by %s: %s\n", r.document, info.Time, info.Curator, info.Reason)
			return nil
		}
	}
	if !stated(revisions, string(r.document)) {
		return r.refuse(before)
	}
	receipt, err := lib.append(ctx, s, graph.Batch{Revisions: []graph.Revision{{
		Key: string(r.document), Agent: "stemma " + version(), Curator: r.curator, Reason: r.reason,
	}}})
	if err != nil {
		return err
	}
	after, err := lib.snapshotOf(ctx, s)
	if err != nil {
		return err
	}
	d, err := graph.Diff(ctx, before, after) // as `stemma diff` tells it
	if err != nil {
		return err
	}
	for _, info := range receipt.Stored {
		fmt.Fprintf(env.Stderr, "%s retracted: revision %d, %s\n", r.document, info.Sequence, info.ID)
		fmt.Fprintf(env.Stderr, "gone: %s, %s, %s\n",
			count(len(d.NodesRemoved), "node"), count(len(d.EdgesRemoved), "edge"), count(len(info.Supersedes)-1, "alignment"))
	}
	if n := len(after.Dangling()) - len(before.Dangling()); n > 0 {
		fmt.Fprintf(env.Stderr, "%s of other texts to it cannot be drawn now\n", count(n, "edge"))
	}
	if _, still := after.Document(r.document); still {
		fmt.Fprintf(env.Stderr, "note: what curators say of it stays; %s\n", howToCorrect)
	}
	return nil
}

const howToCorrect = "a curation file corrects that (`stemma load FILE.yaml`), and --no-builtin leaves the built-in graph out"

// stated reports whether the current revision of a key says anything.
func stated(revisions []graph.RevisionInfo, key string) bool {
	for _, info := range revisions {
		if info.Key == key && info.Current && info.Quads > 0 {
			return true
		}
	}
	return false
}

// refuse says why a document that no text was loaded of is not retracted.
func (r *retraction) refuse(s *graph.Snapshot) error {
	if _, ok := s.Document(r.document); !ok {
		return fmt.Errorf("retract %s: %w; hint: `stemma revisions` lists what was loaded", r.document, graph.ErrNotFound)
	}
	by := "a curation file"
	for _, info := range s.Revisions() {
		if info.Key == curation.BuiltinKey {
			by = "the built-in graph"
		}
	}
	return fmt.Errorf("retract %s: no text of it was loaded: what the graph knows of it, %s says; hint: %s", r.document, by, howToCorrect)
}
