package curation

import (
	"slices"

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
			At:         here(n),
		},
	}
	if slices.Contains(toActor, l.Type) {
		r.problem(rec.at("type"), "%s leads to an actor, never to a commitment", l.Type)
	}
	if from, _ := place(l.From); l.From != "" && l.To != "" {
		if to, _ := place(l.To); from == to {
			r.problem(here(n), "lineage edge stays within %s", from)
		}
	}
	return l
}

// ends checks what the two ends of an edge can be.
func (r *reader) ends(rec record, from graph.ID, e Edge) {
	if e.To == "" {
		return
	}
	if from == e.To {
		r.problem(rec.at("to"), "edge leads from %s to itself", from)
	}
	if slices.Contains(toActor, e.Type) && e.To.Kind() != graph.KindActor {
		r.problem(rec.at("to"), "%s leads to an actor, not to %s", e.Type, e.To)
	}
}
