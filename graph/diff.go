package graph

import (
	"context"
	"fmt"
)

// Difference is what one state of the graph has that another lacks. Nodes and
// edges that were added or changed stand in the later state's order, those that
// were removed in the earlier one's.
type Difference struct {
	NodesAdded, NodesRemoved []Node
	NodesChanged             []NodeChange
	EdgesAdded, EdgesRemoved []*Edge
	EdgesChanged             []EdgeChange
}

// NodeChange is a node that both states have and describe otherwise.
type NodeChange struct {
	Before, After Node
	Properties    []PropertyChange
}

// EdgeChange is an edge that both states have, known or judged otherwise.
type EdgeChange struct {
	Before, After *Edge
	Properties    []PropertyChange
}

// PropertyChange is one property with both its values as text, cut to what
// differs where they are long.
type PropertyChange struct {
	Property      string // as in GraphQL; of a text in several languages "summary.fr"
	Before, After string
}

// Diff compares two states. An id that moved, and that the later state knows as
// an alias, is a change of the id. Of an edge its method, its confidence and its
// status count, not how much evidence it has.
func Diff(ctx context.Context, before, after *Snapshot) (*Difference, error) {
	d := &Difference{}
	if before == after {
		return d, nil
	}
	p := &pace{ctx: ctx}
	d.nodes(p, before, after)
	d.edges(p, before, after)
	if p.err != nil {
		return nil, fmt.Errorf("compare two states: %w", p.err)
	}
	return d, nil
}

func (d *Difference) nodes(p *pace, before, after *Snapshot) {
	moved := make(map[ID]Node) // by the later id
	for old := range before.AllNodes() {
		if p.over() {
			return
		}
		id := old.NodeID()
		young, ok := after.Node(id)
		switch {
		case !ok:
			d.NodesRemoved = append(d.NodesRemoved, old)
		case young.NodeID() != id:
			_, known := before.Node(young.NodeID())
			if _, claimed := moved[young.NodeID()]; known || claimed {
				d.NodesRemoved = append(d.NodesRemoved, old)
				continue
			}
			moved[young.NodeID()] = old
		}
	}
	for young := range after.AllNodes() {
		if p.over() {
			return
		}
		old, ok := before.Node(young.NodeID())
		if ok && old.NodeID() != young.NodeID() { // known as an alias of another
			ok = false
		}
		if !ok {
			old, ok = moved[young.NodeID()]
		}
		if !ok {
			d.NodesAdded = append(d.NodesAdded, young)
		} else if changes := changesOf(old, young); len(changes) > 0 {
			d.NodesChanged = append(d.NodesChanged, NodeChange{old, young, changes})
		}
	}
}

// laterEdge finds an edge in a later state, also where the id of an end moved.
func laterEdge(old *Edge, after *Snapshot) (*Edge, bool) {
	if young, ok := after.Edge(old.ID); ok {
		return young, true
	}
	from, okFrom := after.Resolve(old.From)
	to, okTo := after.Resolve(old.To)
	if !okFrom || !okTo {
		return nil, false
	}
	return after.Edge(EdgeID(old.Type, from, to))
}

func (d *Difference) edges(p *pace, before, after *Snapshot) {
	moved := make(map[ID]*Edge)
	for old := range before.AllEdges() {
		if p.over() {
			return
		}
		young, ok := laterEdge(old, after)
		switch {
		case !ok:
			d.EdgesRemoved = append(d.EdgesRemoved, old)
		case young.ID != old.ID:
			_, known := before.Edge(young.ID)
			if _, claimed := moved[young.ID]; known || claimed {
				d.EdgesRemoved = append(d.EdgesRemoved, old)
				continue
			}
			moved[young.ID] = old
		}
	}
	for young := range after.AllEdges() {
		if p.over() {
			return
		}
		old, ok := before.Edge(young.ID)
		if ok && old.ID != young.ID {
			ok = false
		}
		if !ok {
			old, ok = moved[young.ID]
		}
		if !ok {
			d.EdgesAdded = append(d.EdgesAdded, young)
		} else if changes := judged(old, young); len(changes) > 0 {
			d.EdgesChanged = append(d.EdgesChanged, EdgeChange{old, young, changes})
		}
	}
}
