package graph

import (
	"cmp"
	"slices"
)

// members returns the nodes of one kind that stand in a structure relation to
// a node, in the order of their kind's list.
func members[T Node](s *Snapshot, of ID, t RelationType) []T {
	n, ok := s.number(of)
	if !ok {
		return nil
	}
	v := only(t)
	var out []T
	for _, e := range s.arriving(nil, n, &v) {
		if member, ok := s.nodes[s.from[e]].(T); ok {
			out = append(out, member)
		}
	}
	slices.SortFunc(out, func(x, y T) int {
		return cmp.Compare(s.slots[s.ids[x.NodeID()]], s.slots[s.ids[y.NodeID()]])
	})
	return out
}

// CommitmentsOf returns the commitments stated in a document or passage, made
// at a meeting or by an actor, or about a topic (that one, no narrower), in
// their order.
func (s *Snapshot) CommitmentsOf(id ID) []*Commitment {
	relation := StatedIn
	switch node, _ := s.Node(id); node.(type) {
	case *Meeting:
		relation = MadeAt
	case *Passage:
		relation = PartOf
	case *Actor:
		relation = MadeBy
	case *Topic:
		relation = About
	}
	return members[*Commitment](s, id, relation)
}

// DocumentsOf returns the documents adopted at, or issued from, a meeting, or
// those that are the text of a convention, by date, then id.
func (s *Snapshot) DocumentsOf(id ID) []*Document {
	relation := AdoptedAt
	if id.Kind() == KindConvention {
		relation = TextOf
	}
	return members[*Document](s, id, relation)
}

// WitnessesOf returns the witnesses of a document, best first.
func (s *Snapshot) WitnessesOf(document ID) []*Witness {
	list := members[*Witness](s, document, WitnessOf)
	slices.SortFunc(list, func(x, y *Witness) int {
		if better(x, y) {
			return -1
		}
		return 1
	})
	return list
}

// PassagesOf returns the passages of a document, in their order.
func (s *Snapshot) PassagesOf(document ID) []*Passage {
	return members[*Passage](s, document, PartOf)
}
