package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Words are what a witness prints of a unit.
type Words struct {
	Text   string
	Marker string // what is printed before it: "3.1.2", "•", "[4]"
	// Skipped holds words between the unit before and this one that the reading
	// left out: running heads, page numbers, what was taken for such.
	Skipped string
}

// Chosen returns the units, or the headings among them alone.
func (u *Units) Chosen(onlyHeadings bool) []*Unit {
	if !onlyHeadings {
		return slices.Clone(u.List)
	}
	return slices.DeleteFunc(slices.Clone(u.List), func(unit *Unit) bool { return unit.Level == 0 })
}

// longestMarker bounds a marker, in code points.
const longestMarker = 12

// Words reads a unit in a witness.
func (u *Units) Words(t UnitText) Words {
	words := Words{Text: u.cut(t.Span)}
	gap := u.cut(Span{t.Witness, max(t.after, 0), t.Start})
	lines := strings.Split(gap, "\n")
	last := lines[len(lines)-1]
	if m := unadorned(last); len([]rune(m)) <= longestMarker {
		words.Marker = sign(m)
		lines = lines[:len(lines)-1]
	}
	if t.after < 0 { // another text, or the file's own head
		return words
	}
	words.Skipped = strings.TrimSpace(strings.Join(lines, "\n"))
	if !strings.ContainsFunc(words.Skipped, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		words.Skipped = ""
	}
	return words
}

// unadorned is a line without the signs of Markdown.
func unadorned(line string) string {
	line = strings.NewReplacer(`\`, "", "**", "", "__", "", "\u00a0", " ").Replace(line)
	return strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#>"))
}

// sign is a marker as print has it: one sign for all bullets.
func sign(marker string) string {
	if marker != "" && strings.Trim(marker, "-*+–—·▪●◦\uf0b7") == "" {
		return "•"
	}
	return marker
}

// cut returns the words of a span, as far as the witness has them.
func (u *Units) cut(span Span) string {
	text := u.texts[span.Witness]
	from := min(max(span.Start, 0), len(text))
	return string(text[from:min(max(span.End, from), len(text))])
}

// nodes are the ends that edges of a unit have in it.
func (u *Unit) nodes() []ID {
	var ids []ID
	if u.Passage != nil {
		ids = append(ids, u.Passage.ID)
	}
	for _, p := range u.Parts {
		ids = append(ids, p.ID)
	}
	for _, c := range u.Commitments {
		ids = append(ids, c.ID)
	}
	return ids
}

// Edges returns the edges that leave a unit, its parts and its acts, arrive at
// them, or both, each once.
func (u *Units) Edges(unit *Unit, d Direction, f EdgeFilter) []*Edge {
	var out []*Edge
	known := map[ID]bool{}
	for _, id := range unit.nodes() {
		for _, e := range u.snapshot.Edges(id, d, f) {
			if !known[e.ID] {
				known[e.ID] = true
				out = append(out, e)
			}
		}
	}
	return out
}

// Counts counts the active edges of the stated relations at a unit, by type.
func (u *Units) Counts(unit *Unit, d Direction) map[RelationType]int {
	counts := map[RelationType]int{}
	for _, e := range u.Edges(unit, d, EdgeFilter{}) {
		counts[e.Type]++
	}
	return counts
}

// EdgesOfPassage returns the edges at a passage, or those at the whole unit that
// it is or lies in.
func (s *Snapshot) EdgesOfPassage(p *Passage, whole bool, d Direction, f EdgeFilter) []*Edge {
	if whole {
		if units, err := s.Units(p.Document); err == nil {
			if unit, ok := units.Unit(p.ID); ok {
				return units.Edges(unit, d, f)
			}
		}
	}
	return s.Edges(p.ID, d, f)
}

// Unit returns the unit that is, or holds, a passage or a commitment.
func (u *Units) Unit(id ID) (*Unit, bool) {
	i := slices.IndexFunc(u.List, func(unit *Unit) bool { return slices.Contains(unit.nodes(), id) })
	if i < 0 {
		return nil, false
	}
	return u.List[i], true
}

// Mentions returns the names that stand in the words of units, by witness, then
// place.
func (u *Units) Mentions(units []*Unit) []*Mention {
	var out []*Mention
	m := &u.snapshot.mentions
	for _, unit := range units {
		for _, t := range unit.Texts {
			if u.snapshot.hides(t.Witness) {
				continue
			}
			i, end := m.in(t.Span)
			for ; i < end; i++ {
				if m.all[i].End <= t.End {
					out = append(out, u.snapshot.mention(&m.all[i]))
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y *Mention) int { return compareMentions(*x, *y) })
	return out
}

// Statement is an edge with the words that state it.
type Statement struct {
	Edge     *Edge
	Evidence *Evidence
}

// Statements returns what the words of units state, by witness, then place: the
// active edges of the stated relations that leave them.
func (u *Units) Statements(units []*Unit) []Statement {
	var out []Statement
	known := map[ID]bool{}
	for _, unit := range units {
		for _, e := range u.Edges(unit, Ancestors, EdgeFilter{}) {
			if known[e.ID] {
				continue
			}
			known[e.ID] = true
			for i := range e.Evidence {
				if x := &e.Evidence[i]; x.Witness != "" && x.Document == u.Document.ID {
					out = append(out, Statement{e, x})
				}
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Statement) int {
		return cmp.Or(
			cmp.Compare(x.Evidence.Witness, y.Evidence.Witness), cmp.Compare(x.Evidence.Start, y.Evidence.Start),
			cmp.Compare(x.Evidence.End, y.Evidence.End), cmp.Compare(x.Edge.ID, y.Edge.ID),
		)
	})
	return out
}
