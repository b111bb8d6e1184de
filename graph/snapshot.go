package graph

import "errors"

// Errors of reading a snapshot.
var (
	ErrNotFound = errors.New("not found")
	ErrLimit    = errors.New("limit exceeded")
)

// Snapshot is one state of the graph, immutable once built: ids interned,
// adjacency both ways, lists in a fixed order. It answers everything, from any
// number of goroutines at once.
type Snapshot struct{}

// Source is one revision's facts, in the form Build takes them.
type Source struct {
	Info  RevisionInfo
	Facts Facts
}

// Build merges the current revisions into a snapshot. The order of sources does
// not matter. Of several values for one property the strongest source wins:
// curation of people, then builtin, then documents, then alignments; within one
// strength the revision whose key sorts first. Edges of one id become one edge
// with all their evidence. It is an error for an edge to have an empty end.
func Build(sources []Source) (*Snapshot, error) { panic("not built yet") }

// Node returns the node of that id, by its alias too.
func (s *Snapshot) Node(id ID) (Node, bool) { panic("not built yet") }

// Resolve returns the current id for an id or an alias of one.
func (s *Snapshot) Resolve(id ID) (ID, bool) { panic("not built yet") }

// Meetings returns the meetings by start date, then id.
func (s *Snapshot) Meetings() []*Meeting { panic("not built yet") }

// Documents returns the documents by date, then id.
func (s *Snapshot) Documents() []*Document { panic("not built yet") }

// Commitments returns the commitments by document date, document, then order.
func (s *Snapshot) Commitments() []*Commitment { panic("not built yet") }

// Actors returns the actors by id.
func (s *Snapshot) Actors() []*Actor { panic("not built yet") }

// Conventions returns the conventions by id.
func (s *Snapshot) Conventions() []*Convention { panic("not built yet") }

// Topics returns the topics by id.
func (s *Snapshot) Topics() []*Topic { panic("not built yet") }

// Edge returns the edge of that id.
func (s *Snapshot) Edge(id ID) (*Edge, bool) { panic("not built yet") }

// Direction says which way edges are followed from a node.
type Direction string

// The directions: ANCESTORS along the edges (to what is older), DESCENDANTS
// against them.
const (
	Ancestors   Direction = "ANCESTORS"
	Descendants Direction = "DESCENDANTS"
	Both        Direction = "BOTH"
)

// EdgeFilter chooses edges. The zero value chooses the active edges of the
// eight stated relations.
type EdgeFilter struct {
	Types         []RelationType // nil: the eight stated relations
	Methods       []Method       // nil: all
	MinConfidence float64
	Rejected      bool // rejected edges too
}

// Edges returns the edges at a node, in a fixed order. Structure edges are
// derived from the nodes' properties and are given only when Types names them.
func (s *Snapshot) Edges(id ID, d Direction, f EdgeFilter) []*Edge { panic("not built yet") }

// LineageQuery asks for what a node comes from, or for what came of it.
type LineageQuery struct {
	Of        ID
	Direction Direction // "": ANCESTORS
	Filter    EdgeFilter
	MaxDepth  int  // 0: 6; at most 15
	First     int  // nodes; 0: 500; at most 2,000
	Through   bool // past a convention on to the antecedents of the document that is its text
}

// Subgraph is a set of nodes and the edges between them, in a fixed order.
type Subgraph struct {
	Nodes     []Node
	Edges     []*Edge
	Truncated bool
}

// Lineage walks from a node breadth first. A convention whose text is loaded
// brings the document beside it, joined by TEXT_OF, and the walk stops there
// unless Through. ErrNotFound for an unknown id, ErrLimit past the bounds.
func (s *Snapshot) Lineage(q LineageQuery) (*Subgraph, error) { panic("not built yet") }

// PathQuery asks how two nodes are connected, whichever way the edges run.
type PathQuery struct {
	From, To ID
	Filter   EdgeFilter
	MaxDepth int // 0: 8; at most 15
}

// Path returns one shortest path, searched from both ends; an empty subgraph
// where there is none within MaxDepth.
func (s *Snapshot) Path(q PathQuery) (*Subgraph, error) { panic("not built yet") }

// SubgraphQuery asks for the commitments that a filter chooses, what their
// edges lead to, and those edges.
type SubgraphQuery struct {
	Commitments CommitmentFilter
	Filter      EdgeFilter
	First       int // nodes; 0: 500; at most 2,000
}

// CommitmentFilter chooses commitments; every field that is set must hold.
type CommitmentFilter struct {
	Meeting, Document ID
	Forum             string // an actor's id or slug, or a series
	Topic             ID     // or a narrower one
	Force             []Force
	Actor, Convention ID // with a mention of, or an edge to
	From, To          Date
	Text              string // folded words that text or summary must all hold
}

// Subgraph answers a SubgraphQuery.
func (s *Snapshot) Subgraph(q SubgraphQuery) (*Subgraph, error) { panic("not built yet") }

// FilterCommitments returns the commitments a filter chooses, in their order.
func (s *Snapshot) FilterCommitments(f CommitmentFilter) []*Commitment { panic("not built yet") }

// Unresolved returns the statements whose target is not settled, by id; of one
// source where from is not "".
func (s *Snapshot) Unresolved(from ID) []*Unresolved { panic("not built yet") }

// Mentions returns the mentions of an entity, or in a passage or a commitment's
// spans, in text order.
func (s *Snapshot) Mentions(of ID) []*Mention { panic("not built yet") }

// Revisions returns the revisions the snapshot holds, by sequence.
func (s *Snapshot) Revisions() []RevisionInfo { panic("not built yet") }
