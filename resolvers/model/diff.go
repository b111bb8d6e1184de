package model

import "stemma/graph"

// Diff is two states of the graph set beside each other.
type Diff struct {
	From, To                                           *graph.RevisionInfo // nil before the first
	NodesAdded, NodesRemoved, NodesChanged             []*NodeChange
	RelationsAdded, RelationsRemoved, RelationsChanged []*RelationChange
}

// NodeChange is a node with the state that describes it, since what it is called
// there is not what another state calls it.
type NodeChange struct {
	Node    graph.Node
	State   *graph.Snapshot
	Changes []*graph.PropertyChange
}

// ID returns the node's id.
func (c *NodeChange) ID() graph.ID { return c.Node.NodeID() }

// Kind returns the kind of node.
func (c *NodeChange) Kind() graph.Kind { return c.ID().Kind() }

// Date returns the day by which the node stands in time.
func (c *NodeChange) Date() *graph.Date {
	date := c.State.Date(c.ID())
	return &date
}

// RelationChange is an edge with the state that asserts it.
type RelationChange struct {
	*graph.Edge
	State   *graph.Snapshot
	Changes []*graph.PropertyChange
}

// Source returns the node it leaves.
func (c *RelationChange) Source() *NodeChange { return c.end(c.From) }

// Target returns the node it leads to.
func (c *RelationChange) Target() *NodeChange { return c.end(c.To) }

func (c *RelationChange) end(id graph.ID) *NodeChange {
	node, _ := c.State.Node(id)
	return &NodeChange{Node: node, State: c.State}
}
