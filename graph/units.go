package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Unit is one piece of a document as it is read: a passage that is part of no
// other, with the acts in it. What is known by name alone, where no text is
// loaded, is a unit too.
type Unit struct {
	Passage *Passage // nil for a commitment that no passage is known of
	// Level says how deep a heading stands, from 1; 0 for what is no heading, and
	// for the lines of a masthead, which nothing stands under.
	Level       int
	Parts       []*Passage // sentences in it that are passages of their own
	Commitments []*Commitment
	Texts       []UnitText // one a witness that has it, the best first
}

// UnitText is where a unit stands in a witness.
type UnitText struct {
	Span
	after int // where the unit before ends in that witness, -1 where there is none
}

// ID names a unit within its document: that of what it is about.
func (u *Unit) ID() ID {
	if u.Passage != nil {
		return u.Passage.ID
	}
	return u.Commitments[0].ID
}

// Units is a document as it is read from beginning to end.
type Units struct {
	Document *Document
	List     []*Unit
	snapshot *Snapshot
	texts    map[ID][]rune // of its witnesses, in code points; only read, since many read at once
}

// Units cuts a document into what follows each other in it, in the order of its
// best witness. ErrNotFound where the id is of no document.
func (s *Snapshot) Units(document ID) (*Units, error) {
	n, _ := s.Node(document)
	d, ok := n.(*Document)
	if !ok {
		return nil, fmt.Errorf("document %s: %w", document, ErrNotFound)
	}
	u := uniting{Units: &Units{Document: d, snapshot: s, texts: map[ID][]rune{}}, of: map[ID]*Unit{}}
	u.witnesses = s.WitnessesOf(d.ID)
	for _, w := range u.witnesses {
		u.texts[w.ID] = []rune(w.Text)
	}
	u.passages()
	u.acts()
	u.arrange()
	u.levels()
	u.places()
	return u.Units, nil
}

// uniting is the work of one Units.
type uniting struct {
	*Units
	witnesses []*Witness
	of        map[ID]*Unit // by the passages in it
}

// passages makes a unit of every passage that lies in no other, and gives it
// those that do.
func (u *uniting) passages() {
	all := u.snapshot.PassagesOf(u.Document.ID)
	var bare []*Passage
	for _, p := range all {
		if len(p.Spans) == 0 {
			bare = append(bare, p)
		}
	}
	for _, w := range u.witnesses {
		u.nest(all, w.ID)
	}
	for _, p := range bare {
		if whole := u.byRef(p.Ref); whole != nil && len(u.witnesses) > 0 {
			whole.Parts = append(whole.Parts, p)
			u.of[p.ID] = whole
		}
	}
	for _, p := range all {
		switch unit := u.of[p.ID]; {
		case unit == nil:
			unit = &Unit{Passage: p}
			u.of[p.ID] = unit
			u.List = append(u.List, unit)
		case unit.Passage == p:
			u.List = append(u.List, unit)
		}
	}
}

// nest tells wholes from parts by where they stand in a witness. What a better
// witness has decided stays so.
func (u *uniting) nest(all []*Passage, witness ID) {
	var here []*Passage
	for _, p := range all {
		if spanIn(p, witness).Witness != "" {
			here = append(here, p)
		}
	}
	slices.SortStableFunc(here, func(x, y *Passage) int {
		a, b := spanIn(x, witness), spanIn(y, witness)
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(b2i(part(x)), b2i(part(y))))
	})
	var whole *Unit
	end := -1
	for _, p := range here {
		span := spanIn(p, witness)
		switch {
		case u.of[p.ID] != nil:
		case span.Start < end && span.End <= end && whole != nil:
			whole.Parts = append(whole.Parts, p)
			u.of[p.ID] = whole
			continue
		default:
			u.of[p.ID] = &Unit{Passage: p}
		}
		if span.End > end {
			whole, end = u.of[p.ID], span.End
		}
	}
}

// part reports a passage that was made of a sentence of another.
func part(p *Passage) bool { return p.Kind == "sentence" || strings.Contains(p.Ref, "-") }

// byRef finds the unit of which a reference names a part: 10 for 10-s1 and 10a.
func (u *uniting) byRef(ref string) *Unit {
	var found *Unit
	for _, unit := range u.of {
		of := unit.Passage.Ref
		if len(unit.Passage.Spans) == 0 || of == "" || len(of) >= len(ref) || !strings.HasPrefix(ref, of) {
			continue
		}
		if next := ref[len(of)]; next != '-' && next != '.' && (next < 'a' || next > 'z') {
			continue
		}
		if found == nil || len(of) > len(found.Passage.Ref) {
			found = unit
		}
	}
	return found
}

// acts gives the commitments to the units that hold them.
func (u *uniting) acts() {
	for _, c := range u.snapshot.CommitmentsOf(u.Document.ID) {
		unit := u.of[c.Passage]
		if unit == nil {
			unit = u.around(c)
		}
		if unit == nil {
			unit = &Unit{}
			u.List = append(u.List, unit)
		}
		unit.Commitments = append(unit.Commitments, c)
	}
}

// around finds the unit that holds a commitment's words.
func (u *uniting) around(c *Commitment) *Unit {
	for _, span := range c.Spans {
		for _, unit := range u.List {
			if unit.Passage == nil {
				continue
			}
			if in := spanIn(unit.Passage, span.Witness); in.Witness != "" && in.Start <= span.Start && span.End <= in.End {
				return unit
			}
		}
	}
	return nil
}

// arrange puts the units in the order of the best witness. Where that lacks one,
// or no text is loaded, it follows what comes before it in the lists of passages
// and commitments.
func (u *uniting) arrange() {
	type place struct {
		*Unit
		at, after int
	}
	places := make([]place, len(u.List))
	latest := -1
	for i, unit := range u.List {
		at := -1
		switch {
		case len(u.witnesses) == 0 && len(unit.Commitments) > 0:
			at = unit.Commitments[0].Order
		case len(u.witnesses) > 0 && unit.Passage != nil:
			if span := spanIn(unit.Passage, u.witnesses[0].ID); span.Witness != "" {
				at = span.Start
			}
		}
		if at >= 0 {
			latest = at
			places[i] = place{unit, at, 0}
			continue
		}
		places[i] = place{unit, latest, i + 1}
	}
	slices.SortStableFunc(places, func(x, y place) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.after, y.after)) })
	for i := range places {
		u.List[i] = places[i].Unit
	}
}

// levels says how deep the headings stand. Before the first words a heading that
// nothing stands under is a line of the masthead.
func (u *uniting) levels() {
	named := map[string]bool{}
	for _, unit := range u.List {
		if p := unit.Passage; p != nil && p.Kind != "heading" {
			for _, h := range p.Headings {
				named[plainHeading(h)] = true
			}
		}
	}
	body, above := false, 0
	for _, unit := range u.List {
		p := unit.Passage
		if p == nil || p.Kind != "heading" {
			body = true
			continue
		}
		if body || named[plainHeading(u.heading(p))] {
			unit.Level = min(len(p.Headings), above) + 1 // no step is left out
			above = unit.Level
		}
	}
}

// heading is the words of a heading in the best witness.
func (u *uniting) heading(p *Passage) string {
	for _, w := range u.witnesses {
		if span := spanIn(p, w.ID); span.Witness != "" {
			return u.cut(span)
		}
	}
	return ""
}

func plainHeading(s string) string { return strings.Join(strings.Fields(s), " ") }

// places says where the units stand in each witness, and where the one before
// each ends there.
func (u *uniting) places() {
	for _, w := range u.witnesses {
		type stand struct {
			unit *Unit
			span Span
		}
		var here []stand
		for _, unit := range u.List {
			if unit.Passage == nil {
				continue
			}
			if span := spanIn(unit.Passage, w.ID); span.Witness != "" {
				here = append(here, stand{unit, span})
			}
		}
		slices.SortStableFunc(here, func(x, y stand) int { return cmp.Compare(x.span.Start, y.span.Start) })
		end := -1
		for _, h := range here {
			h.unit.Texts = append(h.unit.Texts, UnitText{h.span, end})
			end = max(end, h.span.End)
		}
	}
}
