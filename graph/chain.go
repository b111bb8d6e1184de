package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// ChainQuery asks for the dated chain of a commitment.
type ChainQuery struct {
	Of        ID
	Direction Direction  // "": BOTH
	Filter    EdgeFilter // Types nil: REAFFIRMS and BUILDS_ON
	// MinCertainty leaves out what is reached only along edges whose
	// confidences, multiplied, are less: each step of likeness adds doubt.
	MinCertainty float64
	MaxDepth     int // steps; 0: 15, the most
	First        int // commitments; 0: 500; at most 2,000
}

// Chain is a commitment with what it restates or extends, step by step back to
// the first of its line, and what restates or extends it, to the last.
type Chain struct {
	Of    *Commitment
	Links []ChainLink // by date, then document and order
	// FirstSeen and LastSeen are the dates of the first and the last link.
	FirstSeen, LastSeen Date
	// PassedOver are the meetings of the chain's own series, within its time or
	// after it, of which commitments are known and none belongs to the chain.
	PassedOver []*Meeting
	Truncated  bool
}

// ChainLink is one commitment of a chain.
type ChainLink struct {
	Commitment *Commitment
	Date       Date
	Steps      int     // edges away from the commitment asked for; 0 is itself
	Side       Side    // on which side of it
	Certainty  float64 // the product of the confidences along the surest way, 0..1
	// Restates are the edges to earlier links of the chain, with what changed.
	Restates []Restatement
}

// Side says where a link of a chain stands, seen from the commitment asked for.
type Side string

// The sides of a chain.
const (
	Before Side = "EARLIER"
	Self   Side = "SELF"
	After  Side = "LATER"
)

// Chain follows a commitment back along the edges by which it takes up earlier
// ones, and forward along those by which later ones take it up. It never turns
// round: what merely shares an ancestor with it is of another branch, and no
// restatement of it. ErrNotFound for an id that names no commitment, ErrLimit
// past the bounds.
func (s *Snapshot) Chain(q ChainQuery) (*Chain, error) {
	c, ok := s.Commitment(q.Of)
	if !ok {
		return nil, fmt.Errorf("chain of %s: %w", string(q.Of), ErrNotFound)
	}
	depth, err := bound("depth", q.MaxDepth, MaxDepth, MaxDepth)
	if err != nil {
		return nil, fmt.Errorf("chain of %s: %w", string(q.Of), err)
	}
	first, err := bound("first", q.First, DefaultNodes, MaxNodes)
	if err != nil {
		return nil, fmt.Errorf("chain of %s: %w", string(q.Of), err)
	}
	links := map[ID]*ChainLink{c.ID: {Commitment: c, Date: s.Date(c.ID), Side: Self, Certainty: 1}}
	truncated := false
	if q.Direction != Descendants {
		truncated = s.follow(links, c, Before, depth, first, &q) || truncated
	}
	if q.Direction != Ancestors {
		truncated = s.follow(links, c, After, depth, first, &q) || truncated
	}
	chain := &Chain{Of: c, Truncated: truncated}
	for _, l := range links {
		for _, r := range s.taken(l.Commitment, Ancestors, q.Filter) {
			if links[r.Earlier.ID] != nil {
				l.Restates = append(l.Restates, r)
			}
		}
		chain.Links = append(chain.Links, *l)
	}
	slices.SortFunc(chain.Links, func(x, y ChainLink) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Commitment.Document, y.Commitment.Document),
			cmp.Compare(x.Commitment.Order, y.Commitment.Order), cmp.Compare(x.Commitment.ID, y.Commitment.ID))
	})
	for _, l := range chain.Links {
		if l.Date != "" {
			chain.FirstSeen = cmp.Or(chain.FirstSeen, l.Date)
			chain.LastSeen = l.Date
		}
	}
	chain.PassedOver = s.passedOver(chain)
	return chain, nil
}

// follow adds the links on one side of a commitment, breadth first, and reports
// whether there were too many.
func (s *Snapshot) follow(links map[ID]*ChainLink, c *Commitment, side Side, depth, first int, q *ChainQuery) (truncated bool) {
	d := Ancestors
	if side == After {
		d = Descendants
	}
	level := []*Commitment{c}
	for step := 1; step <= depth && len(level) > 0; step++ {
		var next []*Commitment
		for _, from := range level {
			sure := links[from.ID].Certainty
			for _, r := range s.taken(from, d, q.Filter) {
				to := r.Earlier
				if side == After {
					to = r.Later
				}
				certainty := sure * r.Edge.Confidence
				if certainty < q.MinCertainty {
					continue
				}
				if l := links[to.ID]; l != nil {
					if l.Side == side && l.Certainty < certainty {
						l.Certainty = certainty
						if !slices.Contains(next, to) {
							next = append(next, to) // what lies behind it is surer too
						}
					}
					continue
				}
				if len(links) == first {
					truncated = true
					continue
				}
				links[to.ID] = &ChainLink{Commitment: to, Date: s.Date(to.ID), Steps: step, Side: side, Certainty: certainty}
				next = append(next, to)
			}
		}
		level = next
	}
	return truncated
}

// passedOver lists the meetings that could have taken the chain up and did not.
func (s *Snapshot) passedOver(c *Chain) []*Meeting {
	if c.FirstSeen == "" {
		return nil
	}
	in, series := map[ID]bool{}, map[string]bool{}
	for _, l := range c.Links {
		if m, ok := s.Meeting(l.Commitment.Meeting); ok {
			in[m.ID] = true
			if m.Series != "" {
				series[m.Series] = true
			}
		}
	}
	var out []*Meeting
	for _, m := range s.meetings {
		if series[m.Series] && !in[m.ID] && s.Date(m.ID) > c.FirstSeen && len(s.CommitmentsOf(m.ID)) > 0 {
			out = append(out, m)
		}
	}
	return out
}
