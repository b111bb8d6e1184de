package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"stemma/graph"
)

func ledgerCommand(env Env) *cobra.Command {
	return answerCommand(env, &cobra.Command{
		Use:   "ledger [BODY | MEETING]",
		Short: "List the tasks of a body, or those that a meeting gave, and what answers them",
		Example: `  stemma ledger actor:rome-lyon-group
  stemma ledger meeting:toronto-2018`,
		Args: cobra.MaximumNArgs(1),
	}, writeLedger)
}

func writeLedger(ctx context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error {
	var q graph.LedgerQuery
	if len(args) == 1 {
		switch id := graph.ID(args[0]); id.Kind() {
		case graph.KindMeeting, graph.KindDocument:
			q.Meeting = id
		default:
			q.Body = id
		}
	}
	list, err := s.Ledger(ctx, q)
	if err != nil {
		return err
	}
	count := map[graph.MandateStatus]int{}
	for _, m := range list {
		count[m.Status]++
	}
	noun := "tasks"
	if len(list) == 1 {
		noun = "task"
	}
	fmt.Fprintf(w, "%d %s", len(list), noun)
	for _, st := range []graph.MandateStatus{graph.Answered, graph.Renewed, graph.PossiblyAnswered, graph.Unanswered, graph.Open} {
		if count[st] > 0 {
			fmt.Fprintf(w, ", %d %s", count[st], words(st))
		}
	}
	fmt.Fprintln(w)
	for i := range list {
		writeMandate(w, &list[i], lang)
	}
	return nil
}

func words(st graph.MandateStatus) string {
	return strings.ToLower(strings.ReplaceAll(string(st), "_", " "))
}

func writeMandate(w io.Writer, m *graph.Mandate, lang graph.Lang) {
	fmt.Fprintf(w, "\n%s  %s  %s -> %s\n", m.Date, words(m.Status), m.Source.NodeID().Slug(), slugs(m.Bodies))
	if m.Task != nil {
		fmt.Fprintf(w, "      %s\n", saying(m.Task, lang))
	} else {
		fmt.Fprint(w, "      (the text that asked is not in the graph; the answer tells of it)\n")
	}
	if m.Due != "" {
		fmt.Fprintf(w, "      due: %s\n", m.Due)
	}
	for _, a := range m.Answers {
		kind := "answered by"
		if a.Possible {
			kind = "perhaps answered by"
		}
		fmt.Fprintf(w, "      %s %s, %s (%s, %.2f)\n", kind, a.Node.NodeID().Slug(), a.Date, a.Edge.Type, a.Score)
	}
	for _, r := range m.Renewals {
		fmt.Fprintf(w, "      asked again by %s (%s)\n", r.Later.ID.Slug(), r.Edge.Type)
		writeChanges(w, "        ", r.Changes)
	}
}

func slugs(ids []graph.ID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = id.Slug()
	}
	return strings.Join(list, ", ")
}
