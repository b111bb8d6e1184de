package quads

import (
	"fmt"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// Each maps facts to quads record by record, without label and each quad once,
// so that a large graph need not stand in memory twice. The records come in the
// order of Canonical; facts that were read have it already. The slice given is
// used again.
func Each(facts graph.Facts, give func([]quad.Quad) error) error {
	w := &writer{seen: map[quad.Quad]struct{}{}, parts: map[quad.IRI]struct{}{}, give: give}
	node(w, graph.KindMeeting, meetingClass, facts.Meetings, func(m *graph.Meeting) graph.ID { return m.ID },
		func(list []graph.Meeting) graph.Facts { return graph.Facts{Meetings: list} }, func(f *graph.Facts) []graph.Meeting { return f.Meetings })
	node(w, graph.KindDocument, documentClass, facts.Documents, func(d *graph.Document) graph.ID { return d.ID },
		func(list []graph.Document) graph.Facts { return graph.Facts{Documents: list} }, func(f *graph.Facts) []graph.Document { return f.Documents })
	node(w, graph.KindWitness, witnessClass, facts.Witnesses, func(d *graph.Witness) graph.ID { return d.ID },
		func(list []graph.Witness) graph.Facts { return graph.Facts{Witnesses: list} }, func(f *graph.Facts) []graph.Witness { return f.Witnesses })
	node(w, graph.KindPassage, passageClass, facts.Passages, func(p *graph.Passage) graph.ID { return p.ID },
		func(list []graph.Passage) graph.Facts { return graph.Facts{Passages: list} }, func(f *graph.Facts) []graph.Passage { return f.Passages })
	node(w, graph.KindCommitment, commitmentClass, facts.Commitments, func(c *graph.Commitment) graph.ID { return c.ID },
		func(list []graph.Commitment) graph.Facts { return graph.Facts{Commitments: list} }, func(f *graph.Facts) []graph.Commitment { return f.Commitments })
	node(w, graph.KindActor, actorClass, facts.Actors, func(a *graph.Actor) graph.ID { return a.ID },
		func(list []graph.Actor) graph.Facts { return graph.Facts{Actors: list} }, func(f *graph.Facts) []graph.Actor { return f.Actors })
	node(w, graph.KindConvention, conventionClass, facts.Conventions, func(c *graph.Convention) graph.ID { return c.ID },
		func(list []graph.Convention) graph.Facts { return graph.Facts{Conventions: list} }, func(f *graph.Facts) []graph.Convention { return f.Conventions })
	node(w, graph.KindTopic, topicClass, facts.Topics, func(t *graph.Topic) graph.ID { return t.ID },
		func(list []graph.Topic) graph.Facts { return graph.Facts{Topics: list} }, func(f *graph.Facts) []graph.Topic { return f.Topics })
	eachEdge(w, facts.Edges)
	node(w, graph.KindUnresolved, unresolvedClass, facts.Unresolved, func(u *graph.Unresolved) graph.ID { return u.ID },
		func(list []graph.Unresolved) graph.Facts { return graph.Facts{Unresolved: list} }, func(f *graph.Facts) []graph.Unresolved { return f.Unresolved })
	node(w, graph.KindDecision, decisionClass, facts.Decisions, func(d *graph.Decision) graph.ID { return d.ID },
		func(list []graph.Decision) graph.Facts { return graph.Facts{Decisions: list} }, func(f *graph.Facts) []graph.Decision { return f.Decisions })
	eachMention(w, facts.Mentions)
	return w.err
}

// record is the canonical form of records of one kind, in their order. Records
// that are in order are brought into it one by one.
func record[T any](
	w *writer, list []T, id func(*T) graph.ID,
	wrap func([]T) graph.Facts, unwrap func(*graph.Facts) []T, write func(*T),
) {
	if !ascending(list, id) {
		facts, err := Canonical(wrap(list))
		if err != nil {
			w.stop(err)
			return
		}
		list = unwrap(&facts)
		for i := range list {
			if write(&list[i]); w.err != nil {
				return
			}
		}
		return
	}
	for i := range list {
		facts, err := Canonical(wrap(list[i : i+1]))
		if err != nil {
			w.stop(err)
			return
		}
		for _, t := range unwrap(&facts) {
			if write(&t); w.err != nil {
				return
			}
		}
	}
}

func ascending[T any](list []T, id func(*T) graph.ID) bool {
	for i := range list {
		if i > 0 && id(&list[i-1]) >= id(&list[i]) {
			return false
		}
	}
	return true
}

// node writes records that have an id.
func node[T any](
	w *writer, kind graph.Kind, c class[T], list []T, id func(*T) graph.ID,
	wrap func([]T) graph.Facts, unwrap func(*graph.Facts) []T,
) {
	record(w, list, id, wrap, unwrap, func(t *T) {
		writeNode(w, kind, c, id(t), t)
		w.done()
	})
}

func writeNode[T any](w *writer, kind graph.Kind, c class[T], id graph.ID, t *T) {
	w.record, w.property = string(id), "id"
	if err := id.Check(); err != nil {
		w.fail(err)
	} else if id.Kind() != kind {
		w.fail(fmt.Errorf("%s is no %s", id, kind))
	}
	c.write(w, NodeIRI(id), t)
	if u, ok := any(t).(*graph.Unresolved); ok && u.From == "" {
		w.property = "source"
		w.fail(ErrEmptyEnd)
	}
}

// eachEdge writes an edge as a node of its own and, where it is active, as the
// plain quad from its source to its target.
func eachEdge(w *writer, list []graph.Edge) {
	record(w, list, func(e *graph.Edge) graph.ID { return e.ID },
		func(list []graph.Edge) graph.Facts { return graph.Facts{Edges: list} }, func(f *graph.Facts) []graph.Edge { return f.Edges },
		func(e *graph.Edge) {
			w.record, w.property = "edge "+string(e.From)+" "+string(e.Type)+" "+string(e.To), "ends"
			if err := checkEdge(e); err != nil {
				w.fail(err)
			}
			writeNode(w, graph.KindEdge, edgeClass, e.ID, e)
			if e.Status == graph.Active {
				w.add(NodeIRI(e.From), RelationIRI(e.Type), NodeIRI(e.To))
			}
			w.done()
		})
}

func eachMention(w *writer, list []graph.Mention) {
	for _, m := range mentions(list) {
		w.record = fmt.Sprintf("mention of %.40q in %s", m.Surface, m.Witness)
		mentionClass.write(w, mentionIRI(&m), &m)
		if w.done(); w.err != nil {
			return
		}
	}
}
