package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func reviewCommand(env Env) *cobra.Command {
	var g graphFlags
	var clocks clockFlags
	var kinds []string
	var first int
	var asJSON, asYAML bool
	c := &cobra.Command{
		Use:   "review",
		Short: "List what most needs a person, with the lines that would decide it",
		Long: "Lists what the program is not sure of and what people contradict each other about, the most\n" +
			"urgent first: the reason, the words, and the lines of a curation file that would accept or\n" +
			"reject it. --yaml writes such a file, in which you take the # off what you decide.\n" +
			"Kinds: " + kindWords() + ".",
		RunE: func(cmd *cobra.Command, _ []string) error {
			wanted, err := parseKinds(kinds)
			if err != nil {
				return err
			}
			if asJSON && asYAML {
				return usagef("--json and --yaml are two forms of the same; choose one")
			}
			if first < 1 {
				return usagef("--first %d is not above 0", first)
			}
			lib, err := g.library(env)
			if err != nil {
				return err
			}
			state, err := clocks.state(cmd.Context(), lib)
			if err != nil {
				return err
			}
			all, err := state.Snapshot.Review(cmd.Context(), wanted...)
			if err != nil {
				return err
			}
			shown := all[:min(first, len(all))]
			switch {
			case asJSON:
				err = writeReviewJSON(env.Stdout, shown)
			case asYAML:
				err = writeReviewYAML(env.Stdout, shown)
			default:
				err = writeReview(env.Stdout, shown)
			}
			if err != nil {
				return fmt.Errorf("write the list: %w", err)
			}
			fmt.Fprintf(env.Stderr, "%d of %d shown\n", len(shown), len(all))
			return nil
		},
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().StringSliceVar(&kinds, "kind", nil, "only of these kinds, for example unresolved,contradiction")
	c.Flags().IntVar(&first, "first", 20, "how many to list")
	c.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	c.Flags().BoolVar(&asYAML, "yaml", false, "a curation file to edit")
	return c
}

func kindWord(kind graph.ReviewKind) string {
	return strings.ReplaceAll(strings.ToLower(string(kind)), "_", "-")
}

func kindWords() string {
	words := make([]string, len(graph.ReviewKinds))
	for i, kind := range graph.ReviewKinds {
		words[i] = kindWord(kind)
	}
	return strings.Join(words, ", ")
}

func parseKinds(words []string) ([]graph.ReviewKind, error) {
	var out []graph.ReviewKind
	for _, word := range words {
		kind := graph.ReviewKind(strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(word)), "-", "_"))
		if !slices.Contains(graph.ReviewKinds, kind) {
			return nil, usagef("--kind %q is none of %s", word, kindWords())
		}
		out = append(out, kind)
	}
	return out, nil
}

// writeReview prints the items for reading.
func writeReview(w io.Writer, list []graph.ReviewItem) error {
	for i, item := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s %.2f  %s\n  %s\n", kindWord(item.Kind), item.Score, item.Subject, item.Reason)
		if item.Words != "" {
			fmt.Fprintf(w, "  “%s”\n", shortened(item.Words))
		}
		for _, line := range item.Curation {
			if _, err := fmt.Fprintf(w, "    %s\n", line); err != nil {
				return err
			}
		}
	}
	return nil
}

// shortened keeps a line of words readable.
func shortened(text string) string {
	const most = 240
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}

func writeReviewJSON(w io.Writer, list []graph.ReviewItem) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, item := range list {
		err := enc.Encode(struct {
			Kind     graph.ReviewKind `json:"kind"`
			Subject  graph.ID         `json:"subject"`
			About    string           `json:"about,omitempty"`
			Score    float64          `json:"score"`
			Reason   string           `json:"reason"`
			Words    string           `json:"words,omitempty"`
			Curation []string         `json:"curation"`
		}{item.Kind, item.Subject, item.About, item.Score, item.Reason, item.Words, item.Curation})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeReviewYAML writes a curation file that decides nothing yet.
func writeReviewYAML(w io.Writer, list []graph.ReviewItem) error {
	fmt.Fprint(w, "# Fill in the three lines below, take the # off each decision you take, and load the file.\n"+
		"curator:\ndate:\nreason:\n\ncorrections:\n")
	for _, item := range list {
		fmt.Fprintf(w, "\n  # %s: %s\n", kindWord(item.Kind), oneLine(item.Reason))
		if item.Words != "" {
			fmt.Fprintf(w, "  # “%s”\n", shortened(item.Words))
		}
		for _, line := range item.Curation {
			if _, err := fmt.Fprintf(w, "  # %s\n", strings.TrimPrefix(oneLine(line), "# ")); err != nil {
				return err
			}
		}
	}
	return nil
}

// oneLine keeps a comment from ending before its text does.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
