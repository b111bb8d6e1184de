package curation

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"stemma/graph"
)

// link reads a lineage edge: from a commitment of the later document to one of
// the earlier.
func (r *reader) link(n *yaml.Node) Link {
	rec := r.record(n, "lineage edge", "from!", "to!", "type!", "reason!", "confidence")
	l := Link{
		From: rec.id("from", graph.KindCommitment),
		Edge: Edge{
			Type:       graph.RelationType(rec.among("type", printed(graph.StatedRelations))),
			To:         rec.id("to", graph.KindCommitment),
			Method:     graph.Curated,
			Confidence: rec.share("confidence", curatedConfidence),
			Reason:     rec.words("reason", reasonWords),
			Line:       n.Line,
		},
	}
	if slices.Contains(toActor, l.Type) {
		r.problem(rec.lineOf("type"), "%s leads to an actor, never to a commitment", l.Type)
	}
	if from, _ := place(l.From); l.From != "" && l.To != "" {
		if to, _ := place(l.To); from == to {
			r.problem(n.Line, "lineage edge stays within %s", from)
		}
	}
	return l
}

// correction reads {VERB: {…}, reason: …}.
func (r *reader) correction(n *yaml.Node) Correction {
	verbs := printed([]Verb{Accept, Reject, Add, Alias, DateVerb})
	rec := r.record(n, "correction", append([]string{"reason!"}, verbs...)...)
	c := Correction{Reason: rec.words("reason", reasonWords), Line: n.Line}
	for _, verb := range verbs {
		inner := rec.fields[verb]
		if inner == nil {
			continue
		}
		if c.Verb != "" {
			r.problem(inner.Line, "correction says %s and %s; write two", c.Verb, verb)
			continue
		}
		c.Verb = Verb(verb)
		r.decision(&c, inner)
	}
	if c.Verb == "" {
		r.problem(n.Line, "correction says none of %s", strings.Join(verbs, ", "))
	}
	return c
}

func (r *reader) decision(c *Correction, n *yaml.Node) {
	what := fmt.Sprintf("%q of correction", string(c.Verb))
	switch c.Verb {
	case Alias:
		rec := r.record(n, what, "id!", "lang!", "name!")
		c.ID = rec.id("id", graph.KindActor, graph.KindConvention, graph.KindMeeting)
		c.Lang = graph.Lang(rec.among("lang", langs))
		c.Name = rec.words("name", titleWords)
	case DateVerb:
		rec := r.record(n, what, "id!", "date!", "end")
		c.ID = rec.id("id", graph.KindDocument, graph.KindConvention, graph.KindMeeting)
		c.Date = rec.date("date")
		c.End = rec.date("end")
		if c.End != "" && c.ID != "" && c.ID.Kind() != graph.KindMeeting {
			r.problem(rec.lineOf("end"), "only a meeting has an end")
		}
		if c.End != "" && c.End < c.Date {
			r.problem(rec.lineOf("end"), "meeting ends on %s, before it starts on %s", c.End, c.Date)
		}
	default:
		rec := r.record(n, what, "type!", "from!", "to!", "cue")
		c.Link = Link{
			From: rec.id("from", graph.KindCommitment, graph.KindPassage),
			Edge: Edge{
				Type:       graph.RelationType(rec.among("type", printed(graph.StatedRelations))),
				To:         rec.id("to", nodeKinds...),
				Cue:        rec.words("cue", cueWords),
				Method:     graph.Curated,
				Confidence: 1,
				Reason:     c.Reason,
				Line:       n.Line,
			},
		}
		r.ends(rec, c.Link.From, c.Link.Edge)
	}
}

// ends checks what the two ends of an edge can be.
func (r *reader) ends(rec record, from graph.ID, e Edge) {
	if e.To == "" {
		return
	}
	if from == e.To {
		r.problem(rec.lineOf("to"), "edge leads from %s to itself", from)
	}
	if slices.Contains(toActor, e.Type) && e.To.Kind() != graph.KindActor {
		r.problem(rec.lineOf("to"), "%s leads to an actor, not to %s", e.Type, e.To)
	}
}
