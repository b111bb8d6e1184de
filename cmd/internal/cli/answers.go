package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph"
)

// An answer is a report for people, made from one snapshot. Programs ask the
// same by stemma query.
type answer func(ctx context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error

// answerCommand makes a command of a report.
func answerCommand(env Env, c *cobra.Command, report answer) *cobra.Command {
	var g graphFlags
	var clocks clockFlags
	var lang string
	c.RunE = func(cmd *cobra.Command, args []string) error {
		language, err := parseLang(lang)
		if err != nil {
			return err
		}
		lib, err := g.library(env)
		if err != nil {
			return err
		}
		return lib.answer(cmd.Context(), env, clocks, report, language, args)
	}
	g.addStore(c)
	g.addNoBuiltin(c)
	clocks.add(c)
	c.Flags().StringVar(&lang, "lang", "auto", "the language of what is quoted, where there is one: fr, en or auto")
	return c
}

func (l *library) answer(ctx context.Context, env Env, clocks clockFlags, report answer, lang graph.Lang, args []string) error {
	state, err := clocks.state(ctx, l)
	if err != nil {
		return err
	}
	return report(ctx, env.Stdout, state.Snapshot, lang, args)
}

// shownWords is how many characters of a commitment a line of a report shows.
const shownWords = 160

// saying is a commitment in a line: a curator's words, or else its own.
func saying(c *graph.Commitment, lang graph.Lang) string {
	text := c.Summaries[lang]
	for _, texts := range []graph.Texts{c.Summaries, c.Texts} {
		if text == "" {
			text = texts.In(lang)
		}
	}
	if lang != "" && c.Texts[lang] != "" && c.Summaries[lang] == "" {
		text = c.Texts[lang]
	}
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > shownWords {
		return strings.TrimSpace(string(runes[:shownWords-1])) + "…"
	}
	return string(runes)
}

// linkLine says how a commitment is tied to an earlier one.
func linkLine(r graph.Restatement) string {
	line := fmt.Sprintf("%s %s (%s, %.2f)", r.Edge.Type, r.Earlier.ID.Slug(), strings.ToLower(string(r.Edge.Method)), r.Edge.Confidence)
	for _, e := range r.Also {
		line += fmt.Sprintf(", also %s (%s, %.2f)", e.Type, strings.ToLower(string(e.Method)), e.Confidence)
	}
	return line
}

func writeChanges(w io.Writer, indent string, changes []graph.Change) {
	for _, c := range changes {
		fmt.Fprintf(w, "%s%s\n", indent, c)
	}
}
