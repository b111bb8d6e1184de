package graph

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
