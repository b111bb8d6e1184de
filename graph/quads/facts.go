package quads

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// Errors of facts and quads that the mapping refuses.
var (
	ErrEmptyEnd   = errors.New("quad with an empty end")
	ErrNoEvidence = errors.New("no evidence")
	ErrDigest     = errors.New("digest differs")
)

// Of maps facts to quads, without label and each of them once. An active edge
// is both the plain quad from its source to its target and a node of its own; a
// rejected edge is the node alone.
func Of(facts graph.Facts) ([]quad.Quad, error) {
	var g gatherer
	w := newWriter(g.add)
	w.facts(&facts)
	if w.err != nil {
		return nil, w.err
	}
	return g.quads, nil
}

// Each gives what Of returns, record by record, for those who may have to stop. The
// slice given is used again.
func Each(facts graph.Facts, give func([]quad.Quad) error) error {
	var g gatherer
	w := newWriter(func(said []stated) error {
		g.quads = g.quads[:0]
		if err := g.add(said); err != nil {
			return err
		}
		return give(g.quads)
	})
	w.facts(&facts)
	return w.err
}

// checkEdge refuses an edge that the model has no place for.
func checkEdge(e *graph.Edge) error {
	switch {
	case e.From == "" || e.To == "":
		return ErrEmptyEnd
	case e.Method.Rank() == graph.Structure.Rank() && e.Method != graph.Structure:
		return fmt.Errorf("%q is no method", string(e.Method))
	case e.Status != graph.Active && e.Status != graph.Rejected:
		return fmt.Errorf("%q is no status", string(e.Status))
	case e.Confidence < 0 || e.Confidence > 1:
		return fmt.Errorf("confidence %v is outside 0..1", e.Confidence)
	case e.Method != graph.Structure && len(e.Evidence) == 0:
		return ErrNoEvidence
	}
	return nil
}

// mentionIRI names a mention by all that is said of it, since it has no id.
func (w *writer) mentionIRI(m *graph.Mention) []byte {
	n := w.identity().id(m.Witness).id(m.Passage).word(string(m.Kind)).id(m.Target).word(m.Surface).whole(m.Start).whole(m.End)
	for i := range m.Candidates {
		c := &m.Candidates[i]
		n.id(c.ID).number(c.Score).word(c.Why)
	}
	return n.iri("mention")
}

// Facts is the way back from Of: the canonical facts, or an error for the first
// quad that the model does not know. Labels are not looked at, so the quads
// should be those of one revision.
func Facts(quads []quad.Quad) (graph.Facts, error) {
	r, err := newReader(quads)
	if err != nil {
		return graph.Facts{}, err
	}
	var f graph.Facts
	for _, d := range r.order {
		r.record, r.property, r.at = string(d.iri), "id", StatementError{Subject: d.iri}
		switch d.class() {
		case meetingClass.term:
			f.Meetings = read(r, d, meetingClass, f.Meetings, func(m *graph.Meeting) *graph.ID { return &m.ID })
		case documentClass.term:
			f.Documents = read(r, d, documentClass, f.Documents, func(m *graph.Document) *graph.ID { return &m.ID })
		case witnessClass.term:
			f.Witnesses = read(r, d, witnessClass, f.Witnesses, func(m *graph.Witness) *graph.ID { return &m.ID })
		case passageClass.term:
			f.Passages = read(r, d, passageClass, f.Passages, func(m *graph.Passage) *graph.ID { return &m.ID })
		case commitmentClass.term:
			f.Commitments = read(r, d, commitmentClass, f.Commitments, func(m *graph.Commitment) *graph.ID { return &m.ID })
		case actorClass.term:
			f.Actors = read(r, d, actorClass, f.Actors, func(m *graph.Actor) *graph.ID { return &m.ID })
		case conventionClass.term:
			f.Conventions = read(r, d, conventionClass, f.Conventions, func(m *graph.Convention) *graph.ID { return &m.ID })
		case topicClass.term:
			f.Topics = read(r, d, topicClass, f.Topics, func(m *graph.Topic) *graph.ID { return &m.ID })
		case edgeClass.term:
			f.Edges = read(r, d, edgeClass, f.Edges, func(m *graph.Edge) *graph.ID { return &m.ID })
			r.plainQuad(f.Edges[len(f.Edges)-1])
		case unresolvedClass.term:
			f.Unresolved = read(r, d, unresolvedClass, f.Unresolved, func(m *graph.Unresolved) *graph.ID { return &m.ID })
		case decisionClass.term:
			f.Decisions = read(r, d, decisionClass, f.Decisions, func(m *graph.Decision) *graph.ID { return &m.ID })
		case mentionClass.term:
			var m graph.Mention
			mentionClass.read(r, d, &m)
			f.Mentions = append(f.Mentions, m)
		}
		if r.err != nil {
			return graph.Facts{}, r.err
		}
	}
	if err := r.rest(); err != nil {
		return graph.Facts{}, err
	}
	return Canonical(f)
}

func read[T any](r *reader, d *described, c class[T], list []T, id func(*T) *graph.ID) []T {
	var t T
	*id(&t) = graph.ID(strings.TrimPrefix(string(d.iri), Base))
	if err := id(&t).Check(); err != nil {
		r.fail("%w", err)
	}
	c.read(r, d, &t)
	return append(list, t)
}

// plainQuad takes the quad that an active edge also is.
func (r *reader) plainQuad(e graph.Edge) {
	for _, end := range []struct {
		id       graph.ID
		property quad.IRI
	}{{e.From, nsRDF + "subject"}, {e.To, nsRDF + "object"}} {
		if end.id == "" {
			r.at = StatementError{Subject: NodeIRI(e.ID), Predicate: end.property}
			r.wrong(nil, "")
		}
	}
	if e.Status == graph.Active && !r.take(NodeIRI(e.From), RelationIRI(e.Type), NodeIRI(e.To)) {
		r.at = StatementError{Subject: NodeIRI(e.ID), Predicate: rdfType}
		r.fail("the edge %s %s %s has no plain quad", e.From, e.Type, e.To)
	}
}
