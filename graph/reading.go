package graph

import "slices"

// Reading is what one language version of a commitment says, read by itself:
// from the best witness of its language.
type Reading struct {
	Language   Lang
	Witness    ID
	Start, End int // where it stands in the witness, in code points
	// Force is "" where the reading of this language alone takes it for no
	// commitment; what follows is then empty too.
	Force      Force
	Deadline   string // in the version's own words, as the next two
	Quantities []string
	Hedge      string
	Subset     bool
	Addressees []ID
	Names      []ID // the actors that its words name, each once
	// Confidence says how sure it is that this is the commitment's counterpart, 1
	// for the version that the commitment was read from; Grounds what that rests on.
	Confidence float64
	Grounds    []string
}

// Match says how a passage was found in a witness of another language.
type Match struct {
	Witness    ID
	Confidence float64  // 0..1
	Grounds    []string // what it rests on: a number, what both name, the order
	// Force is of the first commitment that the other version's own reading finds
	// here where the best has none; "" for none.
	Force Force
}

// Readings returns what each language version says of a commitment, read by
// itself. Where only one was read, it is what the commitment itself says.
func (s *Snapshot) Readings(c *Commitment) []Reading {
	if len(c.Readings) > 0 {
		return slices.Clone(c.Readings)
	}
	for _, span := range c.Spans {
		n, _ := s.Node(span.Witness)
		if w, ok := n.(*Witness); ok && c.Texts[w.Language] != "" {
			return []Reading{{
				Language: w.Language, Witness: w.ID, Start: span.Start, End: span.End, Force: c.Force, Deadline: c.Deadline,
				Quantities: c.Quantities, Hedge: c.Hedge, Subset: c.Subset, Addressees: c.Addressees, Confidence: 1,
			}}
		}
	}
	return nil
}
