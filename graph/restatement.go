package graph

// carrying are the relations by which one commitment takes up an earlier one.
var carrying = []RelationType{Reaffirms, BuildsOn}

// Restatement is a later commitment that takes up an earlier one: the edge that
// says so, and what changed between the two.
type Restatement struct {
	Earlier, Later *Commitment
	Edge           *Edge
	Changes        []Change
}

// restatement makes one of an edge, where both ends are commitments.
func (s *Snapshot) restatement(e *Edge) (Restatement, bool) {
	early, ok := s.Commitment(e.To)
	if !ok {
		return Restatement{}, false
	}
	later, ok := s.Commitment(e.From)
	if !ok {
		return Restatement{}, false
	}
	return Restatement{early, later, e, Changes(later, early)}, true
}

// taken returns, for a commitment, the edges by which it takes up earlier ones
// (ANCESTORS) or is taken up by later ones (DESCENDANTS), as restatements.
func (s *Snapshot) taken(c *Commitment, d Direction, f EdgeFilter) []Restatement {
	if f.Types == nil {
		f.Types = carrying
	}
	var out []Restatement
	for _, e := range s.Edges(c.ID, d, f) {
		if r, ok := s.restatement(e); ok && r.Earlier != r.Later {
			out = append(out, r)
		}
	}
	return out
}
