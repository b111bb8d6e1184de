package graph

import (
	"slices"
	"strconv"
	"strings"

	"stemma/graph/words"
)

// LanguageDifferenceKind says in what the language versions of a commitment differ.
type LanguageDifferenceKind string

// The kinds of difference.
const (
	DiffersAct        LanguageDifferenceKind = "ACT" // one version's own reading finds no commitment
	DiffersForce      LanguageDifferenceKind = "FORCE"
	DiffersDeadline   LanguageDifferenceKind = "DEADLINE"
	DiffersQuantity   LanguageDifferenceKind = "QUANTITY"
	DiffersHedge      LanguageDifferenceKind = "HEDGE"
	DiffersSubset     LanguageDifferenceKind = "SUBSET"
	DiffersAddressees LanguageDifferenceKind = "ADDRESSEES"
	DiffersFigures    LanguageDifferenceKind = "FIGURES" // numbers and dates, symbols and cross-references among them
)

// LanguageDifferenceBasis says what a difference rests on.
type LanguageDifferenceBasis string

// The bases of a difference.
const (
	// InWords: what one version says stands nowhere in the other's words.
	InWords LanguageDifferenceBasis = "WORDS"
	// InReading: the versions, each read by itself, were read differently; their
	// words may say the same.
	InReading LanguageDifferenceBasis = "READING"
)

// LanguageDifference is one thing in which language versions differ, with what each
// says: forces and ids as they are, quantities in one form for all languages,
// deadlines and hedges in the version's own words. A version that says nothing
// of it has no values.
type LanguageDifference struct {
	Kind   LanguageDifferenceKind
	Basis  LanguageDifferenceBasis
	Values []LanguageSaid
}

// LanguageSaid is what one language version says.
type LanguageSaid struct {
	Language Lang
	Values   []string
}

// Differences compares what the language versions of a commitment say, each
// read by itself. A figure, a deadline or a hedge of one version counts as
// lacking in another only where the other's words have nothing of the kind: two
// readings of the same promise must not differ because one has a cue more.
func (s *Snapshot) Differences(c *Commitment) []LanguageDifference {
	if len(c.Readings) < 2 {
		return nil
	}
	versions := make([]version, len(c.Readings))
	for i := range c.Readings {
		versions[i] = newVersion(&c.Readings[i], c.Texts[c.Readings[i].Language])
	}
	var out []LanguageDifference
	add := func(kind LanguageDifferenceKind, basis LanguageDifferenceBasis, value func(*version) []string) {
		d := LanguageDifference{Kind: kind, Basis: basis}
		for i := range versions {
			d.Values = append(d.Values, LanguageSaid{versions[i].Language, value(&versions[i])})
		}
		out = append(out, d)
	}
	acts := 0
	for i := range versions {
		if versions[i].Force != "" {
			acts++
		}
	}
	force := func(v *version) []string { return single(string(v.Force)) }
	switch {
	case acts == 0:
		return nil
	case acts < len(versions):
		add(DiffersAct, InReading, force)
	case differ(versions, force):
		add(DiffersForce, InReading, force)
	}
	if anyTwo(versions, func(a, b *version) bool { return a.misses(b.dated) || b.misses(a.dated) }) {
		add(DiffersDeadline, InWords, func(v *version) []string { return single(v.Deadline) })
	}
	if anyTwo(versions, func(a, b *version) bool { return a.misses(b.measured) || b.misses(a.measured) }) {
		add(DiffersQuantity, InWords, func(v *version) []string { return v.shown })
	}
	if acts < len(versions) {
		return out // of what is no act nothing more is known
	}
	if anyTwo(versions, func(a, b *version) bool { return !b.softens(a) || !a.softens(b) }) {
		add(DiffersHedge, InWords, func(v *version) []string { return single(v.Hedge) })
	}
	if subset := func(v *version) []string { return single(yes(v.Subset)) }; differ(versions, subset) {
		add(DiffersSubset, InReading, subset)
	}
	if asked := func(v *version) []string { return idTexts(v.Addressees) }; differ(versions, asked) {
		add(DiffersAddressees, s.basisOfAddressees(versions), asked)
	}
	return out
}

// version is a reading with what its words state.
type version struct {
	*Reading
	numbers  map[string]bool // every number in its words
	measured []figure
	dated    []figure  // those of its deadline
	shown    []string  // its measures in one form
	hedge    softening // of its hedge
	room     softening // of all its words
	rhythm   bool      // states a time without its number
	folded   string    // its words, with a space on both sides
}

func newVersion(r *Reading, text string) version {
	ws := words.Split(text)
	v := version{Reading: r, numbers: map[string]bool{}}
	var folded strings.Builder
	folded.WriteByte(' ')
	for i := range ws {
		folded.WriteString(ws[i].Text + " ")
		v.rhythm = v.rhythm || rhythms[ws[i].Text]
		if n, at := numberAt(ws, i); n > 0 && at == i {
			v.numbers[strconv.Itoa(n)] = true
		}
	}
	v.folded = folded.String()
	v.measured = figures(ws)
	for _, f := range v.measured {
		v.shown = append(v.shown, f.String())
	}
	v.dated = dates(words.Split(r.Deadline))
	v.hedge = softened(words.Split(r.Hedge), r.Language)
	v.room = softened(ws, r.Language)
	return v
}

// softens reports that a version leaves room in a way that another's hedge does.
func (v *version) softens(other *version) bool {
	return other.hedge == 0 || v.room&other.hedge != 0
}

// misses reports that a version has neither one of another's figures nor its
// number in any form.
func (v *version) misses(of []figure) bool {
	return slices.ContainsFunc(of, func(f figure) bool {
		return !(v.rhythm && f.minutes() > 0) && !slices.ContainsFunc(v.measured, f.equals) && !slices.ContainsFunc(v.dated, f.equals) && !v.numbers[strconv.Itoa(f.number)]
	})
}

// basisOfAddressees is the words where one version asks somebody whom another
// does not name.
func (s *Snapshot) basisOfAddressees(versions []version) LanguageDifferenceBasis {
	if anyTwo(versions, func(a, b *version) bool { return s.unnamed(a, b) || s.unnamed(b, a) }) {
		return InWords
	}
	return InReading
}

// unnamed reports that a asks somebody whom b neither asks nor names.
func (s *Snapshot) unnamed(a, b *version) bool {
	return slices.ContainsFunc(a.Addressees, func(id ID) bool {
		return !slices.Contains(b.Addressees, id) && !s.names(id, b)
	})
}

// names reports that a version's words hold a name of an actor, or that it has
// none by which that could be told: a class of addressees, whose words are many.
func (s *Snapshot) names(id ID, in *version) bool {
	if slices.Contains(in.Names, id) {
		return true
	}
	n, _ := s.Node(id)
	a, ok := n.(*Actor)
	if !ok || a.Type == "class" {
		return true
	}
	all := slices.Clone(a.Aliases[in.Language])
	if name := a.Names[in.Language]; name != "" {
		all = append(all, name)
	}
	return len(all) == 0 || slices.ContainsFunc(all, func(name string) bool {
		return strings.Contains(in.folded, " "+words.Fold(name)+" ")
	})
}

func differ(versions []version, value func(*version) []string) bool {
	first := slices.Sorted(slices.Values(value(&versions[0])))
	return slices.ContainsFunc(versions[1:], func(v version) bool {
		return !slices.Equal(first, slices.Sorted(slices.Values(value(&v))))
	})
}

func anyTwo(versions []version, is func(a, b *version) bool) bool {
	for i := range versions {
		for j := range versions[:i] {
			if is(&versions[j], &versions[i]) {
				return true
			}
		}
	}
	return false
}

func single(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func idTexts(ids []ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}
