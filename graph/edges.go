package graph

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

// Edges returns the edges at a node, in a fixed order: those that leave it,
// then those that arrive, each by type, then by the other end's date and id.
// Structure edges are derived from the nodes' properties and are given only
// when Types names them.
func (s *Snapshot) Edges(id ID, d Direction, f EdgeFilter) []*Edge {
	n, ok := s.number(id)
	if !ok {
		return nil
	}
	v := f.sieve()
	var numbers []uint32
	if d != Descendants {
		numbers = s.leaving(numbers, n, &v)
	}
	if d == Descendants || d == Both {
		arriving := s.arriving(nil, n, &v)
		for _, e := range arriving {
			if d == Both && s.from[e] == n {
				continue // an edge from the node to itself, given above
			}
			numbers = append(numbers, e)
		}
	}
	return s.pick(numbers)
}

func (s *Snapshot) pick(numbers []uint32) []*Edge {
	if len(numbers) == 0 {
		return nil
	}
	edges := make([]*Edge, len(numbers))
	for i, e := range numbers {
		edges[i] = s.edge(e)
	}
	return edges
}
