package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func compareCommand(env Env) *cobra.Command {
	return answerCommand(env, &cobra.Command{
		Use:     "compare EARLIER LATER",
		Short:   "Show what a later meeting or document carries on from an earlier one, adds, and drops",
		Example: "  stemma compare meeting:toronto-2018 meeting:paris-2019\n  stemma compare toronto-2018 paris-2019",
		Args:    cobra.ExactArgs(2),
	}, writeComparison)
}

func writeComparison(_ context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error {
	var sides [2]graph.ID
	for i := range sides {
		id, err := named(s, "compare", args[i], graph.KindMeeting, graph.KindDocument)
		if err != nil {
			return err
		}
		sides[i] = id
	}
	c, err := s.Compare(sides[0], sides[1])
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s, then %s: %d pairs carried on, %d new, %d dropped\n",
		c.Earlier.NodeID().Slug(), c.Later.NodeID().Slug(), len(c.CarriedOn), len(c.New), len(c.Dropped))
	fmt.Fprint(w, "\nCARRIED ON\n")
	for _, r := range c.CarriedOn {
		fmt.Fprintf(w, "  %s %s\n      %s\n", r.Later.ID.Slug(), linkLine(r), saying(r.Later, lang))
		writeChanges(w, "      ", r.Changes)
	}
	fmt.Fprint(w, "\nNEW\n")
	for _, n := range c.New {
		fmt.Fprintf(w, "  %s  %s\n      %s\n", n.ID.Slug(), n.Force, saying(n, lang))
	}
	fmt.Fprint(w, "\nDROPPED\n")
	for i, d := range c.Dropped {
		silence := c.Silence(d)
		if i == 0 {
			fmt.Fprintf(w, "  searched: %s\n", extent(silence))
		}
		writeSilence(w, silence, lang)
	}
	return nil
}

// extent says what was searched for what was dropped.
func extent(s graph.Silence) string {
	text := fmt.Sprintf("%d documents, %d commitments, %d passages", len(s.Documents), s.Commitments, s.Passages)
	if !s.Complete {
		text += "; the official text is not loaded, so only what curators listed could be searched"
	}
	return text
}

func writeSilence(w io.Writer, silence graph.Silence, lang graph.Lang) {
	d := silence.Commitment
	fmt.Fprintf(w, "  %s  %s\n      %s\n", d.ID.Slug(), d.Force, saying(d, lang))
	for _, e := range silence.Tasked {
		fmt.Fprintf(w, "      asked: %s\n", e.To.Slug())
	}
	for _, n := range silence.Nearest {
		fmt.Fprintf(w, "      nearest: %s %.2f (%s)\n", n.Node.NodeID().Slug(), n.Score, strings.Join(n.Shared, ", "))
	}
	for _, c := range silence.Elsewhere {
		fmt.Fprintf(w, "      taken up elsewhere: %s\n", c.ID.Slug())
	}
}
