package quads

import (
	"fmt"

	"stemma/graph"
)

// kind is how records of one kind are brought into canonical form and written.
type kind[T any] struct {
	name  graph.Kind
	class *class[T]
	id    func(*T) graph.ID
	// tidy brings one record into its form; all brings many, out of order or
	// stated twice, into theirs.
	tidy func(*canon, T) T
	all  func(*canon, []T) []T
}

var (
	meetingKind    = node(graph.KindMeeting, &meetingClass, func(m *graph.Meeting) graph.ID { return m.ID }, (*canon).meeting)
	documentKind   = node(graph.KindDocument, &documentClass, func(d *graph.Document) graph.ID { return d.ID }, (*canon).document)
	witnessKind    = node(graph.KindWitness, &witnessClass, func(w *graph.Witness) graph.ID { return w.ID }, (*canon).witness)
	passageKind    = node(graph.KindPassage, &passageClass, func(p *graph.Passage) graph.ID { return p.ID }, (*canon).passage)
	commitmentKind = node(graph.KindCommitment, &commitmentClass, func(c *graph.Commitment) graph.ID { return c.ID }, (*canon).commitment)
	actorKind      = node(graph.KindActor, &actorClass, func(a *graph.Actor) graph.ID { return a.ID }, (*canon).actor)
	conventionKind = node(graph.KindConvention, &conventionClass, func(c *graph.Convention) graph.ID { return c.ID }, (*canon).convention)
	topicKind      = node(graph.KindTopic, &topicClass, func(t *graph.Topic) graph.ID { return t.ID }, (*canon).topic)
	decisionKind   = node(graph.KindDecision, &decisionClass, func(d *graph.Decision) graph.ID { return d.ID }, (*canon).decision)
	edgeKind       = kind[graph.Edge]{graph.KindEdge, &edgeClass, func(e *graph.Edge) graph.ID { return e.ID }, (*canon).edge, (*canon).edges}
	unresolvedKind = kind[graph.Unresolved]{graph.KindUnresolved, &unresolvedClass, func(u *graph.Unresolved) graph.ID { return u.ID }, (*canon).statement, (*canon).unresolved}
)

// node is the kind of records that are stated once.
func node[T any](name graph.Kind, c *class[T], id func(*T) graph.ID, tidy func(*canon, T) T) kind[T] {
	return kind[T]{name, c, id, tidy, func(c *canon, list []T) []T {
		return records(c, list, id, func(t T) T { return tidy(c, t) })
	}}
}

// scratch is the room of the record in hand, of each kind.
type scratch struct {
	meeting    graph.Meeting
	document   graph.Document
	witness    graph.Witness
	passage    graph.Passage
	commitment graph.Commitment
	actor      graph.Actor
	convention graph.Convention
	topic      graph.Topic
	edge       graph.Edge
	unresolved graph.Unresolved
	decision   graph.Decision
}

// facts gives the statements of facts record by record, in the order of
// Canonical, so that a large graph need not stand in memory twice. Facts that
// were read have that order already.
func (w *writer) facts(f *graph.Facts) {
	w.forget()
	each(w, &meetingKind, f.Meetings, &w.scratch.meeting)
	each(w, &documentKind, f.Documents, &w.scratch.document)
	each(w, &witnessKind, f.Witnesses, &w.scratch.witness)
	each(w, &passageKind, f.Passages, &w.scratch.passage)
	each(w, &commitmentKind, f.Commitments, &w.scratch.commitment)
	each(w, &actorKind, f.Actors, &w.scratch.actor)
	each(w, &conventionKind, f.Conventions, &w.scratch.convention)
	each(w, &topicKind, f.Topics, &w.scratch.topic)
	each(w, &edgeKind, f.Edges, &w.scratch.edge)
	each(w, &unresolvedKind, f.Unresolved, &w.scratch.unresolved)
	each(w, &decisionKind, f.Decisions, &w.scratch.decision)
	w.mentions(f.Mentions)
}

// each writes records of one kind. Those that are in order are brought into form
// one by one.
func each[T any](w *writer, k *kind[T], list []T, room *T) {
	w.canon.err = nil
	ordered := ascending(list, k.id)
	if !ordered {
		list = k.all(&w.canon, list)
	}
	for i := range list {
		if ordered {
			*room = k.tidy(&w.canon, list[i])
		} else {
			*room = list[i]
		}
		if w.canon.err != nil {
			w.stop(w.canon.err)
		}
		if w.err != nil {
			return
		}
		write(w, k, room)
		w.done()
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

func write[T any](w *writer, k *kind[T], t *T) {
	id := k.id(t)
	w.record, w.about = string(id), nil
	e, edge := any(t).(*graph.Edge)
	if edge {
		w.about, w.property = e, "ends"
		if err := checkEdge(e); err != nil {
			w.fail(err)
		}
	}
	w.property = "id"
	if err := id.Check(); err != nil {
		w.fail(err)
	} else if id.Kind() != k.name {
		w.fail(fmt.Errorf("%s is no %s", id, k.name))
	}
	k.class.write(w, w.keep(Base, string(id)), t)
	if edge && e.Status == graph.Active {
		// An edge is the plain quad from its source to its target as well.
		w.add(w.keep(Base, string(e.From)), RelationIRI(e.Type), value{node: w.keep(Base, string(e.To))})
	}
	if u, ok := any(t).(*graph.Unresolved); ok && u.From == "" {
		w.property = "source"
		w.fail(ErrEmptyEnd)
	}
}

func (w *writer) mentions(list []graph.Mention) {
	list = mentions(list)
	for i := range list {
		m := &list[i]
		w.about = m
		mentionClass.write(w, w.mentionIRI(m), m)
		if w.done(); w.err != nil {
			return
		}
	}
}
