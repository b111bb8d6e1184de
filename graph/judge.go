package graph

import (
	"cmp"
	"slices"

	"stemma/graph/words"
)

// pairOf names an edge by its type and the numbers of its ends.
type pairOf struct {
	kind     uint8
	from, to uint32
}

// court applies decisions about edges and unresolved statements to what the
// sources assert.
type court struct {
	b     *builder
	said  []assertion
	from  []uint32
	lost  map[ID][]assertion // by edge id: an end is nowhere
	place map[pairOf][]int   // in said
	names map[ID]pairOf      // by any id an edge had
	*hearing
	next int // of the decisions that hold, the strongest first: below all sources
}

var edgeVerbs = []Verb{VerbAccept, VerbReject, VerbAdd, VerbRetype, VerbRetarget, VerbSettle, VerbDismiss}

// judge returns the assertions with those that decisions add. A decision that
// holds speaks before every source; one that is overruled keeps its evidence
// and decides nothing.
func (b *builder) judge(said []assertion, from []uint32, lost map[ID][]assertion) ([]assertion, []uint32) {
	if len(b.rulings(edgeVerbs...)) == 0 {
		return said, from
	}
	c := &court{b: b, said: said, from: from, lost: lost, hearing: b.hearing(), next: -2 * len(b.speakers)}
	c.index()
	for i := range b.speakers {
		sp := &b.speakers[i]
		if sp.ruling == nil {
			c.listed(sp)
			continue
		}
		switch sp.ruling.Verb {
		case VerbAccept, VerbReject, VerbRetype, VerbRetarget:
			c.edge(sp)
		case VerbAdd:
			c.add(sp)
		case VerbSettle, VerbDismiss:
			c.statement(sp)
		}
	}
	return c.said, c.from
}

func (c *court) index() {
	c.place = make(map[pairOf][]int, len(c.said))
	c.names = make(map[ID]pairOf)
	named := slices.ContainsFunc(c.b.speakers, func(sp speaker) bool {
		return sp.ruling != nil && sp.ruling.Subject.Kind() == KindEdge
	})
	for i, a := range c.said {
		p := pairOf{a.kind, c.from[i], a.to}
		c.place[p] = append(c.place[p], i)
		if named {
			c.names[EdgeID(a.edge.Type, a.edge.From, a.edge.To)] = p
			c.names[EdgeID(a.edge.Type, c.b.nodes[p.from].NodeID(), c.b.nodes[p.to].NodeID())] = p
			if a.edge.ID != "" {
				c.names[a.edge.ID] = p
			}
		}
	}
	if named {
		for old, now := range c.b.movedEdges(func(id ID) bool { _, there := c.names[id]; return there }) {
			c.names[old] = c.names[now]
		}
	}
}

// listed takes the edges of a file's lists as its answers.
func (c *court) listed(sp *speaker) {
	for i := range sp.facts.Edges {
		e := &sp.facts.Edges[i]
		from, okFrom := c.b.number(c.b.now(e.From))
		to, okTo := c.b.number(c.b.now(e.To))
		if okFrom && okTo {
			c.says(sp, c.id(pairOf{relationRank[e.Type], from, to}), "status", string(cmp.Or(e.Status, Active)))
		}
	}
}

func (c *court) id(p pairOf) ID {
	return EdgeID(relationOrder[p.kind], c.b.nodes[p.from].NodeID(), c.b.nodes[p.to].NodeID())
}

// source finds the node that states what a decision is about.
func (c *court) source(d *Decision) (uint32, bool) {
	id := d.From
	if id.Kind() == KindCommitment {
		if id = c.b.act(id, d.Begins); id == "" {
			return 0, false
		}
	}
	if passage, moved := c.b.moved[id]; moved {
		id = passage
	}
	return c.b.number(id)
}

// find finds an edge that sources assert, between nodes that are there.
func (c *court) find(d *Decision) (p pairOf, ok bool) {
	if d.Subject != "" {
		p, ok = c.names[d.Subject]
		return p, ok
	}
	from, okFrom := c.source(d)
	to, okTo := c.b.number(d.To)
	p = pairOf{relationRank[d.Type], from, to}
	return p, okFrom && okTo && len(c.place[p]) > 0
}

// edge decides about an edge that was found.
func (c *court) edge(sp *speaker) {
	o := sp.ruling
	p, ok := c.find(&o.Decision)
	if !ok {
		c.vanished(sp)
		return
	}
	id := c.id(p)
	status := Rejected
	if o.Verb == VerbAccept {
		status = Active
	}
	if !c.says(sp, id, "status", string(status)) {
		c.assert(p, o, Edge{Status: Active}, len(c.b.sources)+len(c.b.speakers))
		o.lost()
		return
	}
	if o.Verb == VerbAccept || o.Verb == VerbReject {
		c.assert(p, o, Edge{Status: status}, c.rank())
		o.done()
		return
	}
	kind, to, ok := c.becomes(&o.Decision, relationOrder[p.kind], p.to)
	switch {
	case !ok:
		o.fail(whyNoTarget)
	case backwards(c.b.Snapshot, p.from, to):
		o.fail(whyBackwards)
	case !c.says(sp, id, "is instead", string(kind)+" "+string(c.b.nodes[to].NodeID())):
		o.lost()
	default:
		old := c.evidence(c.place[p])
		c.assert(p, o, Edge{Status: Rejected}, c.rank())
		c.assert(pairOf{relationRank[kind], p.from, to}, o, Edge{Status: Active, Evidence: old}, c.rank())
		o.done()
	}
}

// becomes returns the type and the target that an edge has from now on.
func (c *court) becomes(d *Decision, kind RelationType, to uint32) (RelationType, uint32, bool) {
	if d.Verb == VerbRetype {
		return d.As, to, true
	}
	n, ok := c.b.number(d.Target)
	return kind, n, ok
}

// vanished decides about an edge that has an end nowhere: nobody needs to look
// at it any more.
func (c *court) vanished(sp *speaker) {
	o := sp.ruling
	id := o.Subject
	if id == "" {
		id = EdgeID(o.Type, o.From, o.To)
	}
	group, ok := c.lost[id]
	if !ok || o.Verb == VerbAccept {
		return
	}
	if o.Verb == VerbReject {
		delete(c.lost, id)
		o.done()
		return
	}
	e := group[0].edge
	from, okFrom := c.b.sourceEnd(e, c.b.sources[group[0].src].strength)
	if !okFrom {
		return
	}
	kind, target := e.Type, o.Target
	if o.Verb == VerbRetype {
		kind, target = o.As, e.To
	}
	to, ok := c.b.number(target)
	switch {
	case !ok:
		o.fail(whyNoTarget)
	case backwards(c.b.Snapshot, from, to):
		o.fail(whyBackwards)
	default:
		delete(c.lost, id)
		c.assert(pairOf{relationRank[kind], from, to}, o, Edge{Status: Active, Evidence: collect(group)}, c.rank())
		o.done()
	}
}

// add draws an edge that nobody found.
func (c *court) add(sp *speaker) {
	o := sp.ruling
	from, okFrom := c.source(&o.Decision)
	to, okTo := c.b.number(o.To)
	p := pairOf{relationRank[o.Type], from, to}
	switch {
	case !okFrom:
	case !okTo:
		o.fail(whyNoTarget)
	case backwards(c.b.Snapshot, from, to):
		o.fail(whyBackwards)
	case !c.says(sp, c.id(p), "status", string(Active)):
		o.lost()
	default:
		c.assert(p, o, Edge{Status: Active}, c.rank())
		o.done()
	}
}

// statement settles an unresolved statement: it is an edge from now on, or
// nothing.
func (c *court) statement(sp *speaker) {
	o := sp.ruling
	for _, u := range c.statements(&o.Decision) {
		value := "nothing"
		if o.Verb == VerbSettle {
			value = string(c.b.now(o.Target))
		}
		if !c.says(sp, u.ID, "settled as", value) {
			o.lost()
			continue
		}
		from, okFrom := c.b.number(u.From)
		to, okTo := c.b.number(o.Target)
		switch {
		case o.Verb == VerbDismiss:
			c.b.settled[u.ID] = true
			o.done()
		case !okFrom || !okTo:
			o.fail(whyNoTarget)
		case backwards(c.b.Snapshot, from, to):
			o.fail(whyBackwards)
		default:
			c.b.settled[u.ID] = true
			c.assert(pairOf{relationRank[u.Type], from, to}, o, Edge{Status: Active, Evidence: u.Evidence}, c.rank())
			o.done()
		}
	}
}

func (c *court) statements(d *Decision) []*Unresolved {
	if d.Subject != "" {
		if u, ok := c.b.UnresolvedStatement(d.Subject); ok {
			return []*Unresolved{u}
		}
		return nil
	}
	from, ok := c.source(d)
	if !ok {
		return nil
	}
	var out []*Unresolved
	for _, u := range c.b.waiting[c.b.nodes[from].NodeID()] {
		if u.Type == d.Type && (d.Surface == "" || words.Opens(u.Surface, d.Surface)) {
			out = append(out, u)
		}
	}
	return out
}

// rank returns the next place before all sources; earlier ones are stronger.
func (c *court) rank() int {
	c.next++
	return c.next - 1
}

// assert adds a curator's word on an edge.
func (c *court) assert(p pairOf, o *Outcome, e Edge, src int) {
	from, to := c.b.nodes[p.from].NodeID(), c.b.nodes[p.to].NodeID()
	e.Type, e.From, e.To, e.Method = relationOrder[p.kind], from, to, Curated
	word := o.evidence(from)
	e.Confidence = word.Confidence
	e.Evidence = append(slices.Clone(e.Evidence), word)
	c.place[p] = append(c.place[p], len(c.said))
	c.said = append(c.said, assertion{to: p.to, kind: p.kind, src: src, edge: &e})
	c.from = append(c.from, p.from)
}

func (c *court) evidence(at []int) []Evidence {
	group := make([]assertion, len(at))
	for i, n := range at {
		group[i] = c.said[n]
	}
	return collect(group)
}

// backwards reports whether an edge would lead from the earlier of two texts to
// the later one; where a date is not known, or not exactly enough, it does not.
func backwards(s *Snapshot, from, to uint32) bool {
	switch s.nodes[to].NodeID().Kind() {
	case KindCommitment, KindPassage, KindDocument:
		return s.dates[from].Before(s.dates[to])
	}
	return false
}

// Before reports whether a day, month or year is over before another begins.
func (d Date) Before(other Date) bool {
	n := min(len(d), len(other))
	return n > 0 && d[:n] < other[:n]
}
