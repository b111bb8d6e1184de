package graph

import (
	"cmp"
	"errors"
	"iter"
	"slices"
	"sync"
)

// Errors of reading a snapshot.
var (
	ErrNotFound = errors.New("not found")
	ErrLimit    = errors.New("limit exceeded")
	ErrKind     = errors.New("another kind of node is needed")
)

// Snapshot is one state of the graph, immutable once built: ids interned,
// adjacency both ways, lists in a fixed order. It answers everything, from any
// number of goroutines at once. What its answers point to is shared by all of
// them: read it, never change it. The lists themselves are the caller's.
type Snapshot struct {
	adjacency

	nodes []Node // by number; numbers follow date, then id
	dates []Date // by number
	slots []uint32
	ids   map[ID]uint32
	alias map[ID]ID // of nodes and of edges

	meetings    []*Meeting
	documents   []*Document
	witnesses   []*Witness
	passages    []*Passage
	commitments []*Commitment
	actors      []*Actor
	conventions []*Convention
	topics      []*Topic

	edgeNumbers map[ID]uint32
	dangling    []*Edge
	leftOut     []*Commitment
	unresolved  []*Unresolved
	waiting     map[ID][]*Unresolved // by source
	mentions    mentions
	series      series
	revisions   []RevisionInfo

	decisions      []Outcome
	contradictions []Contradiction
	disagreements  []Disagreement
	review         waitingForReview

	folded foldedTexts
	ledger ledger
	walks  sync.Pool
}

// Source is one revision's facts, in the form Build takes them.
type Source struct {
	Info  RevisionInfo
	Facts Facts
}

// Node returns the node of that id, by its alias too.
func (s *Snapshot) Node(id ID) (Node, bool) {
	n, ok := s.number(id)
	if !ok {
		return nil, false
	}
	return s.nodes[n], true
}

// Resolve returns the current id for an id or an alias of one, of a node or of
// an edge.
func (s *Snapshot) Resolve(id ID) (ID, bool) {
	if n, ok := s.number(id); ok {
		return s.nodes[n].NodeID(), true
	}
	if e, ok := s.Edge(id); ok {
		return e.ID, true
	}
	return "", false
}

// number returns the number of a node by its id or its alias.
func (s *Snapshot) number(id ID) (uint32, bool) {
	if n, ok := s.ids[id]; ok {
		return n, true
	}
	if current, ok := s.alias[id]; ok {
		n, ok := s.ids[current]
		return n, ok
	}
	return 0, false
}

// Edge returns the edge of that id, by the id it had before an end moved too.
func (s *Snapshot) Edge(id ID) (*Edge, bool) {
	n, ok := s.edgeNumbers[id]
	if !ok {
		if n, ok = s.edgeNumbers[s.alias[id]]; !ok {
			return nil, false
		}
	}
	return &s.edges[n], true
}

// Date returns the day by which a node stands in time: a meeting's start, a
// text's date for the text and all its parts, an instrument's adoption; "" where
// it is not known, or for an unknown id.
func (s *Snapshot) Date(id ID) Date {
	n, ok := s.number(id)
	if !ok {
		return ""
	}
	return s.dates[n]
}

// Meetings returns the meetings by start date, then id.
func (s *Snapshot) Meetings() []*Meeting { return slices.Clone(s.meetings) }

// Documents returns the documents by date, then id.
func (s *Snapshot) Documents() []*Document { return slices.Clone(s.documents) }

// Witnesses returns the witnesses by document date, then id.
func (s *Snapshot) Witnesses() []*Witness { return slices.Clone(s.witnesses) }

// Passages returns the passages by document date, document, then order.
func (s *Snapshot) Passages() []*Passage { return slices.Clone(s.passages) }

// Commitments returns the commitments by document date, document, then order.
func (s *Snapshot) Commitments() []*Commitment { return slices.Clone(s.commitments) }

// Actors returns the actors by id.
func (s *Snapshot) Actors() []*Actor { return slices.Clone(s.actors) }

// Conventions returns the conventions by id.
func (s *Snapshot) Conventions() []*Convention { return slices.Clone(s.conventions) }

// Topics returns the topics by id.
func (s *Snapshot) Topics() []*Topic { return slices.Clone(s.topics) }

// AllNodes gives every node, by date, then id.
func (s *Snapshot) AllNodes() iter.Seq[Node] { return slices.Values(s.nodes) }

// AllEdges gives every edge, rejected and structure ones too, by source, type,
// then target, the ends in the order of AllNodes.
func (s *Snapshot) AllEdges() iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) {
		for i := range s.edges {
			if !yield(&s.edges[i]) {
				return
			}
		}
	}
}

// Dangling returns the edges that are not drawn because an end is nowhere in
// the graph, by id: for review.
func (s *Snapshot) Dangling() []*Edge { return slices.Clone(s.dangling) }

// LeftOut returns what extraction took for commitments in documents whose
// commitments a curator listed completely, by id: for review.
func (s *Snapshot) LeftOut() []*Commitment { return slices.Clone(s.leftOut) }

// Revisions returns the revisions the snapshot holds, by sequence.
func (s *Snapshot) Revisions() []RevisionInfo { return slices.Clone(s.revisions) }

// Unresolved returns the statements whose target is not settled, by id; of one
// source where from is not "".
func (s *Snapshot) Unresolved(from ID) []*Unresolved {
	if from == "" {
		return slices.Clone(s.unresolved)
	}
	if current, ok := s.Resolve(from); ok {
		from = current
	}
	return slices.Clone(s.waiting[from])
}

// UnresolvedStatement returns the statement of that id, while nobody settled it.
func (s *Snapshot) UnresolvedStatement(id ID) (*Unresolved, bool) {
	i, ok := slices.BinarySearchFunc(s.unresolved, id, func(u *Unresolved, id ID) int { return cmp.Compare(u.ID, id) })
	if !ok {
		return nil, false
	}
	return s.unresolved[i], true
}
