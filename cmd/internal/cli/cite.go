package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph"
	"stemma/graph/cite"
)

func citeCommand(env Env) *cobra.Command {
	var format, base string
	c := answerCommand(env, &cobra.Command{
		Use:   "cite ID",
		Short: "Say how a node or an edge is cited, with the state of the graph",
		Example: "  stemma cite commitment:toronto-2018/3.1.2\n" +
			"  stemma cite document:paris-2019 --format bibtex --base https://graph.example.org/id/",
		Args: cobra.ExactArgs(1),
	}, func(_ context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error {
		style := cite.Style{Format: cite.Format(strings.ToLower(format)), Lang: lang, Base: base}
		text, err := cite.Node(s, graph.ID(args[0]), style)
		if errors.Is(err, cite.ErrStyle) {
			return usageError{err}
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(w, strings.TrimSuffix(text, "\n"))
		return nil
	})
	c.Flags().StringVar(&format, "format", string(cite.Text), "the form: text, bibtex or ris")
	c.Flags().StringVar(&base, "base", "", "begin the permalink with this address instead of urn:stemma:")
	return c
}
