package graph

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Comparison is what became of the commitments of one meeting or document in a
// later one.
type Comparison struct {
	Earlier, Later Node
	CarriedOn      []Restatement // by the later, then the earlier commitment; each pair once
	New            []*Commitment
	Dropped        []*Commitment

	snapshot *Snapshot
	search   func() *searched // of the later side; made when first asked for
}

// Silence is an earlier commitment of which a later meeting or document says
// nothing, with what was searched for it.
type Silence struct {
	Commitment *Commitment
	// Tasked are the edges by which it asks bodies or others to act.
	Tasked []*Edge
	// Documents, Commitments and Passages are what was searched. Passages are
	// known where the official text is loaded; without it only what curators
	// listed could be searched, and Complete is false.
	Documents   []*Document
	Commitments int
	Passages    int
	Complete    bool
	// Nearest is what comes nearest in the texts searched, best first.
	Nearest []NearMiss
	// Elsewhere are later commitments of other meetings that take it up all the
	// same, step by step, by date.
	Elsewhere []*Commitment
}

// Compare sets the commitments of two meetings or documents against each other:
// a later one takes up an earlier one where an active edge leads from the one to
// the other. ErrNotFound for an unknown id, ErrKind for what is neither a
// meeting nor a document.
func (s *Snapshot) Compare(earlier, later ID) (*Comparison, error) {
	before, old, err := s.side(earlier)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	after, young, err := s.side(later)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	if a, b := s.Date(before.NodeID()), s.Date(after.NodeID()); before == after || b.before(a) {
		return nil, fmt.Errorf("compare: %s (%s) is not earlier than %s (%s): %w", string(earlier), string(a), string(later), string(b), ErrKind)
	}
	c := &Comparison{Earlier: before, Later: after, snapshot: s}
	open, takenUp := map[ID]bool{}, map[ID]bool{}
	for _, o := range old {
		open[o.ID] = true
	}
	for _, y := range young {
		found := false
		for _, r := range once(s.taken(y, Ancestors, EdgeFilter{Types: StatedRelations})) {
			if open[r.Earlier.ID] {
				c.CarriedOn = append(c.CarriedOn, r)
				takenUp[r.Earlier.ID] = true
				found = true
			}
		}
		if !found {
			c.New = append(c.New, y)
		}
	}
	for _, o := range old {
		if !takenUp[o.ID] {
			c.Dropped = append(c.Dropped, o)
		}
	}
	c.search = sync.OnceValue(func() *searched { return s.searched(after, young) })
	return c, nil
}

// Pairs are the commitments carried on: all for nil, else only those of which the
// later one differs in force, hedge, measures, addressees or participants, or only
// those that do not.
func (c *Comparison) Pairs(changed *bool) []Restatement {
	if changed == nil {
		return c.CarriedOn
	}
	var out []Restatement
	for _, r := range c.CarriedOn {
		if (len(r.Changes) > 0) == *changed {
			out = append(out, r)
		}
	}
	return out
}

// side returns a meeting or document and its commitments.
func (s *Snapshot) side(id ID) (Node, []*Commitment, error) {
	n, ok := s.Node(id)
	if !ok {
		return nil, nil, fmt.Errorf("%s: %w", string(id), ErrNotFound)
	}
	switch n.(type) {
	case *Meeting, *Document:
		return n, s.CommitmentsOf(n.NodeID()), nil
	}
	return nil, nil, fmt.Errorf("%s is neither a meeting nor a document: %w", string(id), ErrKind)
}

// searched is a later side made ready to be searched for what it leaves out.
type searched struct {
	documents   []*Document
	commitments []*Commitment
	passages    []*Passage // of which the text is loaded
	complete    bool
	*likeness
	profiles []*profile // of the commitments, then of the passages
}

func (s *Snapshot) searched(later Node, commitments []*Commitment) *searched {
	out := &searched{commitments: commitments, likeness: newLikeness()}
	if d, ok := later.(*Document); ok {
		out.documents = []*Document{d}
	} else {
		out.documents = s.DocumentsOf(later.NodeID())
	}
	add := func(p *profile) {
		out.profiles = append(out.profiles, p)
		out.likeness.add(p)
	}
	for _, c := range commitments {
		add(s.profileOf(c))
	}
	stated := map[ID]bool{}
	for _, c := range commitments {
		stated[c.Passage] = true
	}
	out.complete = len(out.documents) > 0
	for _, d := range out.documents {
		found := false
		for _, p := range s.PassagesOf(d.ID) {
			profile := s.passageProfile(p)
			if profile == nil {
				continue
			}
			found = true
			out.passages = append(out.passages, p)
			add(profile)
		}
		out.complete = out.complete && found
	}
	return out
}

// How many near misses a silence shows, and from which likeness.
const (
	nearestMost = 3
	nearestFrom = 0.1
)

// Silence says of a commitment that was dropped what was searched for it, and
// what came nearest.
func (c *Comparison) Silence(dropped *Commitment) Silence {
	s, q := c.snapshot, c.search()
	out := Silence{
		Commitment: dropped, Documents: slices.Clone(q.documents), Commitments: len(q.commitments), Passages: len(q.passages), Complete: q.complete,
		Tasked: s.Edges(dropped.ID, Ancestors, EdgeFilter{Types: []RelationType{DelegatesTo, CallsOn}}),
	}
	mine := s.profileOf(dropped)
	spoken := map[ID]bool{}
	for i, p := range q.profiles {
		score, shared := q.compare(mine, p)
		if score < nearestFrom {
			continue
		}
		var n Node
		if i < len(q.commitments) {
			n = q.commitments[i]
		} else {
			n = q.passages[i-len(q.commitments)]
		}
		out.Nearest = append(out.Nearest, NearMiss{n, round(score), shared})
	}
	slices.SortStableFunc(out.Nearest, func(x, y NearMiss) int { return cmp.Compare(y.Score, x.Score) })
	// A passage and the one commitment in it are one miss.
	out.Nearest = slices.DeleteFunc(out.Nearest, func(m NearMiss) bool {
		place := m.Node.NodeID()
		if of, ok := m.Node.(*Commitment); ok && of.Passage != "" {
			place = of.Passage
		}
		again := spoken[place]
		spoken[place] = true
		return again
	})
	out.Nearest = out.Nearest[:min(len(out.Nearest), nearestMost)]
	if chain, err := s.Chain(ChainQuery{Of: dropped.ID, Direction: Descendants}); err == nil {
		for _, l := range chain.Links {
			if l.Side == After {
				out.Elsewhere = append(out.Elsewhere, l.Commitment)
			}
		}
	}
	return out
}

// round keeps two decimals, more than likeness can tell.
func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }
