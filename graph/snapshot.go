package graph

import (
	"cmp"
	"errors"
	"iter"
	"slices"
	"sync"
)

// Errors of reading a snapshot, or of choosing one.
var (
	ErrNotFound = errors.New("not found")
	ErrLimit    = errors.New("limit exceeded")
	ErrKind     = errors.New("other nodes are needed")
	ErrMoment   = errors.New("no moment of the graph's history")
)

// Snapshot is one state of the graph, immutable once built: ids interned,
// adjacency both ways, lists in a fixed order. It answers everything, from any
// number of goroutines at once. What its answers point to is shared by all of
// them: read it, never change it. The lists themselves are the caller's.
//
// A snapshot made by AsOf shares the arrays of a whole one and shows less of
// them: what reads the arrays asks number for nodes, leaving and arriving, has or
// AllEdges for edges, and takes the lists of kinds as they are.
type Snapshot struct {
	adjacency
	shown window
	whole *Snapshot // nil in a whole one
	// attested lists the edges that a text speaks of which is dated later than both
	// their ends.
	attested []attestation
	lost     map[ID][]saying // of the dangling edges of which more than one thing is said

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
	former         map[ID][]ID
	review         Shared[[]ReviewItem]

	foldedTexts Shared[[][]string] // of the whole snapshot, for all that are cut from it
	ledger      Shared[[]Mandate]
	cuts        Kept[Date, *Snapshot] // of the whole snapshot
	walks       sync.Pool
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
	n, ok := s.ids[id]
	if !ok {
		if current, moved := s.alias[id]; moved {
			n, ok = s.ids[current]
		}
	}
	return n, ok && (s.whole == nil || s.shown.shows(n))
}

// Edge returns the edge of that id, by the id it had before an end moved too.
func (s *Snapshot) Edge(id ID) (*Edge, bool) {
	n, ok := s.edgeNumbers[id]
	if !ok {
		if n, ok = s.edgeNumbers[s.alias[id]]; !ok {
			return nil, false
		}
	}
	if !s.has(n) {
		return nil, false
	}
	return s.edge(n), true
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
func (s *Snapshot) AllNodes() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for n, node := range s.nodes {
			if s.whole != nil && !s.shown.shows(uint32(n)) {
				continue
			}
			if !yield(node) {
				return
			}
		}
	}
}

// AllEdges gives every edge, rejected and structure ones too, by source, type,
// then target, the ends in the order of AllNodes.
func (s *Snapshot) AllEdges() iter.Seq[*Edge] {
	return func(yield func(*Edge) bool) {
		for n, t := range s.tags {
			if t.absent() {
				continue
			}
			if !yield(s.edge(uint32(n))) {
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

// Newest returns the revision that the knowledge of sources ends with: what
// Snapshot.Newest returns for those who need no snapshot of them.
func Newest(sources []Source) RevisionInfo {
	var newest RevisionInfo
	for i := range sources {
		if info := &sources[i].Info; i == 0 || info.Sequence >= newest.Sequence {
			newest = *info
		}
	}
	return newest
}

// Newest returns the revision that the snapshot's knowledge ends with, that of the
// whole where texts are cut off; the zero value before the first. It is the name of
// the state in exports, citations, permalinks and answers alike.
func (s *Snapshot) Newest() RevisionInfo {
	all := s.Whole().revisions
	if len(all) == 0 {
		return RevisionInfo{}
	}
	return all[len(all)-1]
}

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

// FormerIDs returns the ids of the entities that a curator says are this one, by
// id.
func (s *Snapshot) FormerIDs(id ID) []ID {
	if s.hides(id) {
		return nil
	}
	return slices.Clone(s.former[id])
}
