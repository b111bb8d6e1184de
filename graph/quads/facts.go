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
	facts, err := Canonical(facts)
	if err != nil {
		return nil, err
	}
	w := &writer{seen: map[quad.Quad]struct{}{}}
	writeAll(w, graph.KindMeeting, meetingClass, facts.Meetings, func(m *graph.Meeting) graph.ID { return m.ID })
	writeAll(w, graph.KindDocument, documentClass, facts.Documents, func(d *graph.Document) graph.ID { return d.ID })
	writeAll(w, graph.KindWitness, witnessClass, facts.Witnesses, func(d *graph.Witness) graph.ID { return d.ID })
	writeAll(w, graph.KindPassage, passageClass, facts.Passages, func(p *graph.Passage) graph.ID { return p.ID })
	writeAll(w, graph.KindCommitment, commitmentClass, facts.Commitments, func(c *graph.Commitment) graph.ID { return c.ID })
	writeAll(w, graph.KindActor, actorClass, facts.Actors, func(a *graph.Actor) graph.ID { return a.ID })
	writeAll(w, graph.KindConvention, conventionClass, facts.Conventions, func(c *graph.Convention) graph.ID { return c.ID })
	writeAll(w, graph.KindTopic, topicClass, facts.Topics, func(t *graph.Topic) graph.ID { return t.ID })
	writeAll(w, graph.KindEdge, edgeClass, facts.Edges, func(e *graph.Edge) graph.ID { return e.ID })
	writeAll(w, graph.KindUnresolved, unresolvedClass, facts.Unresolved, func(u *graph.Unresolved) graph.ID { return u.ID })
	writeAll(w, graph.KindDecision, decisionClass, facts.Decisions, func(d *graph.Decision) graph.ID { return d.ID })
	for i := range facts.Mentions {
		m := &facts.Mentions[i]
		w.record = fmt.Sprintf("mention of %.40q in %s", m.Surface, m.Witness)
		mentionClass.write(w, mentionIRI(m), m)
	}
	for i := range facts.Edges {
		e := &facts.Edges[i]
		w.record, w.property = fmt.Sprintf("edge %s %s %s", e.From, e.Type, e.To), "ends"
		if err := checkEdge(e); err != nil {
			w.fail(err)
		}
		if e.Status == graph.Active {
			w.add(NodeIRI(e.From), RelationIRI(e.Type), NodeIRI(e.To))
		}
	}
	for i := range facts.Unresolved {
		if u := &facts.Unresolved[i]; u.From == "" {
			w.record, w.property = string(u.ID), "source"
			w.fail(ErrEmptyEnd)
		}
	}
	if w.err != nil {
		return nil, w.err
	}
	return w.quads, nil
}

func writeAll[T any](w *writer, kind graph.Kind, c class[T], list []T, id func(*T) graph.ID) {
	for i := range list {
		t := &list[i]
		w.record, w.property = string(id(t)), "id"
		if err := id(t).Check(); err != nil {
			w.fail(err)
		} else if id(t).Kind() != kind {
			w.fail(fmt.Errorf("%s is no %s", id(t), kind))
		}
		c.write(w, NodeIRI(id(t)), t)
	}
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
func mentionIRI(m *graph.Mention) quad.IRI {
	content := []string{
		string(m.Witness), string(m.Passage), string(m.Kind), string(m.Target),
		m.Surface, fmt.Sprint(m.Start), fmt.Sprint(m.End),
	}
	for _, c := range m.Candidates {
		content = append(content, string(c.ID), fmt.Sprint(c.Score), c.Why)
	}
	return partIRI("mention", content...)
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
		r.record, r.property = string(d.iri), "id"
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
	if e.Status == graph.Active && !r.take(NodeIRI(e.From), RelationIRI(e.Type), NodeIRI(e.To)) {
		r.fail("the edge %s %s %s has no plain quad", e.From, e.Type, e.To)
	}
}
