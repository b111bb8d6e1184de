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
		Use:   "ledger [BODY | MEETING | DOCUMENT | TOPIC]",
		Short: "List the tasks of a body or topic, or those that a meeting gave, and what answers them",
		Example: `  stemma ledger actor:rome-lyon-group
  stemma ledger meeting:toronto-2018
  stemma ledger topic:cybercrime`,
		Args: cobra.MaximumNArgs(1),
	}, writeLedger)
}

func writeLedger(ctx context.Context, w io.Writer, s *graph.Snapshot, lang graph.Lang, args []string) error {
	var q graph.LedgerQuery
	nothing := "no text in the graph hands a task to a body"
	if len(args) == 1 {
		id, err := named(s, "ledger", args[0], graph.KindActor, graph.KindMeeting, graph.KindDocument, graph.KindTopic)
		if err != nil {
			return err
		}
		switch id.Kind() {
		case graph.KindActor:
			q.Body, nothing = id, "no text in the graph hands a task to "+string(id)
		case graph.KindTopic:
			q.Topic, nothing = id, "no task in the graph is about "+string(id)+" or a narrower topic"
		default:
			q.Meeting, nothing = id, string(id)+" hands no task to a body, as far as its text is in the graph"
		}
	}
	list, err := s.Ledger(ctx, q)
	if err != nil {
		return err
	}
	noun := "tasks"
	if len(list) == 1 {
		noun = "task"
	}
	fmt.Fprintf(w, "%d %s", len(list), noun)
	if len(list) == 0 {
		fmt.Fprintf(w, ": %s", nothing)
	}
	for _, c := range graph.CountStatuses(list) {
		fmt.Fprintf(w, ", %d %s", c.Count, words(c.Status))
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
	for _, e := range m.Edges {
		fmt.Fprintf(w, "      asks %s (%s, %.2f)\n", e.To.Slug(), strings.ToLower(string(e.Method)), e.Confidence)
	}
	if m.Due != "" {
		fmt.Fprintf(w, "      due: %s\n", m.Due)
	}
	for _, a := range m.Answers {
		fmt.Fprintf(w, "      %s %s, %s (%s, %s, %.2f)\n",
			answering(&a), a.Node.NodeID().Slug(), a.Date, a.Edge.Type, strings.ToLower(string(a.Edge.Method)), a.Score)
	}
	for _, r := range m.Renewals {
		fmt.Fprintf(w, "      asked again by %s (%s, %s, %.2f)\n", r.Later.ID.Slug(), r.Edge.Type, strings.ToLower(string(r.Edge.Method)), r.Edge.Confidence)
		writeChanges(w, "        ", r.Changes)
	}
}

// answering says how a text stands to a task: as an answer of the body that was
// asked, or as another's word on the matter.
func answering(a *graph.Answer) string {
	verb := "answered"
	if a.Other {
		verb = "taken up by another, in"
	} else {
		verb += " by"
	}
	if a.Possible {
		return "perhaps " + verb
	}
	return verb
}

func slugs(ids []graph.ID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = id.Slug()
	}
	return strings.Join(list, ", ")
}
