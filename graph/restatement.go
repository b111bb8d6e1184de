package graph

import "cmp"

// carrying are the relations by which one commitment takes up an earlier one.
var carrying = []RelationType{Reaffirms, BuildsOn}

// Restatement is a later commitment that takes up an earlier one: the edge that
// says so, and what changed between the two.
type Restatement struct {
	Earlier, Later *Commitment
	Edge           *Edge
	Also           []*Edge // others between the two, in a comparison, which tells of a pair once
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
	return Restatement{Earlier: early, Later: later, Edge: e, Changes: Changes(later, early)}, true
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

// once joins restatements of one pair: the edge that is known best stands for them,
// and the others beside it.
func once(all []Restatement) []Restatement {
	at := map[ID]int{} // by the earlier commitment
	var out []Restatement
	for _, r := range all {
		i, again := at[r.Earlier.ID]
		if !again {
			at[r.Earlier.ID] = len(out)
			out = append(out, r)
			continue
		}
		first := &out[i]
		if better := cmp.Or(cmp.Compare(r.Edge.Method.Rank(), first.Edge.Method.Rank()), cmp.Compare(first.Edge.Confidence, r.Edge.Confidence)) < 0; better {
			first.Edge, r.Edge = r.Edge, first.Edge
		}
		first.Also = append(first.Also, r.Edge)
	}
	return out
}
