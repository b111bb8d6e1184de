package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func chainCommand(env Env) *cobra.Command {
	return answerCommand(env, &cobra.Command{
		Use:     "chain COMMITMENT",
		Short:   "Show the dated line of a commitment: what it takes up, and what takes it up",
		Example: "  stemma chain commitment:toronto-2018/3.1.2\n  stemma chain toronto-2018/3.1.2",
		Args:    cobra.ExactArgs(1),
	}, writeChain)
}

// writeChain prints a link a paragraph, oldest first; an arrow marks the one
// that was asked for.
func writeChain(_ context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error {
	id, err := named(s, "chain", args[0], graph.KindCommitment)
	if err != nil {
		return err
	}
	chain, err := s.Chain(graph.ChainQuery{Of: id})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "first seen %s, last seen %s, %d commitments\n", chain.FirstSeen, chain.LastSeen, len(chain.Links))
	for _, l := range chain.Links {
		mark := "  "
		if l.Side == graph.Self {
			mark = "> "
		}
		fmt.Fprintf(w, "\n%s%s  %s  %s\n      %s\n", mark, l.Date, l.Commitment.ID.Slug(), l.Commitment.Force, saying(l.Commitment, lang))
		for _, r := range l.Restates {
			fmt.Fprintf(w, "      %s\n", linkLine(r))
			writeChanges(w, "        ", r.Changes)
		}
	}
	for _, m := range chain.PassedOver {
		fmt.Fprintf(w, "\nsays nothing of it: %s, %s\n", m.ID.Slug(), s.Date(m.ID))
	}
	return nil
}
