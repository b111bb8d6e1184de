package graph

// Stats counts what a snapshot holds. Edges that a curator rejected are counted
// apart.
type Stats struct {
	Nodes      map[Kind]int
	Edges      map[RelationType]int
	Methods    map[Method]int
	Rejected   int
	Unresolved int
	Mentions   int
	Dangling   int
	LeftOut    int
	Revisions  int
}

// Stats counts the nodes by kind, the active edges by type and by method, and
// what is kept for review.
func (s *Snapshot) Stats() Stats {
	st := Stats{
		Nodes:      make(map[Kind]int),
		Edges:      make(map[RelationType]int),
		Methods:    make(map[Method]int),
		Unresolved: len(s.unresolved),
		Mentions:   s.countMentions(),
		Dangling:   len(s.dangling),
		LeftOut:    len(s.leftOut),
		Revisions:  len(s.revisions),
	}
	for kind, n := range map[Kind]int{
		KindMeeting: len(s.meetings), KindDocument: len(s.documents), KindWitness: len(s.witnesses), KindPassage: len(s.passages),
		KindCommitment: len(s.commitments), KindActor: len(s.actors), KindConvention: len(s.conventions), KindTopic: len(s.topics),
	} {
		if n > 0 {
			st.Nodes[kind] = n
		}
	}
	for e := range s.AllEdges() {
		if e.Status == Rejected {
			st.Rejected++
			continue
		}
		st.Edges[e.Type]++
		st.Methods[e.Method]++
	}
	return st
}

// Size counts the nodes and the active edges. Unlike Stats it reads no edge.
func (s *Snapshot) Size() (nodes, edges int) {
	for n, t := range s.tags {
		if !t.rejected() && s.has(uint32(n)) {
			edges++
		}
	}
	if s.whole == nil {
		return len(s.nodes), edges
	}
	for range s.AllNodes() {
		nodes++
	}
	return nodes, edges
}
