package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/store"
)

func revisionsCommand(env Env) *cobra.Command {
	var g graphFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "revisions",
		Short: "List what was stored when, by whom, and what replaced what",
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			revisions, err := lib.revisions(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return writeRevisionsJSON(env.Stdout, revisions)
			}
			return writeRevisions(env.Stdout, revisions)
		},
	}
	g.addStore(c)
	c.Flags().BoolVar(&asJSON, "json", false, "a JSON object a line, for programs")
	return c
}

func (l *library) revisions(ctx context.Context) (all []graph.RevisionInfo, err error) {
	err = l.reading(ctx, func(s *store.Store) error {
		all, err = s.Revisions(ctx)
		return err
	})
	return all, err
}

// writeRevisions prints a line for each; who decided it and why, and what it
// replaced, stand last, where there is anything to say.
func writeRevisions(w io.Writer, revisions []graph.RevisionInfo) error {
	number := map[string]string{}
	for _, r := range revisions {
		number[r.ID] = fmt.Sprint(r.Sequence)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range revisions {
		state := "superseded"
		switch {
		case r.Current && r.Quads == 0:
			state = "retracted"
		case r.Current:
			state = "current"
		}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%d quads\t%s\t%s\t%s\n",
			r.Sequence, r.Time, state, r.Key, r.Quads, r.Agent, r.ID, remarks(r, number))
	}
	return table.Flush()
}

func remarks(r graph.RevisionInfo, number map[string]string) string {
	var out []string
	if r.Curator != "" {
		by := "by " + r.Curator
		if r.Reason != "" {
			by += ": " + r.Reason
		}
		out = append(out, by)
	}
	var replaced []string
	for _, id := range r.Supersedes {
		name, known := number[id]
		if !known {
			name = id[:min(len(id), 8)] // dropped
		}
		replaced = append(replaced, name)
	}
	if len(replaced) > 0 {
		out = append(out, "replaces "+strings.Join(replaced, ", "))
	}
	return strings.Join(out, "; ")
}

// revisionLine is a revision as programs read it, in the names of GraphQL.
type revisionLine struct {
	ID         string   `json:"id"`
	Key        string   `json:"key"`
	Sequence   int      `json:"sequence"`
	Time       string   `json:"time"`
	Agent      string   `json:"agent,omitempty"`
	Curator    string   `json:"curator,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	Supersedes []string `json:"supersedes"`
	Quads      int      `json:"quads"`
	Digest     string   `json:"digest"`
	Current    bool     `json:"current"`
}

func lineOf(r graph.RevisionInfo) revisionLine {
	return revisionLine{
		r.ID, r.Key, r.Sequence, r.Time, r.Agent, r.Curator, r.Reason, append([]string{}, r.Supersedes...), r.Quads, r.Digest, r.Current,
	}
}

func writeRevisionsJSON(w io.Writer, revisions []graph.RevisionInfo) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, r := range revisions {
		if err := encoder.Encode(lineOf(r)); err != nil {
			return err
		}
	}
	return nil
}
