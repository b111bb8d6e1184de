// Package resolve finds what a document names (actors, conventions, meetings)
// and settles what each name means: one entity, several candidates, or none. It
// reads dates, symbols, titles, places and short forms; it never decides what
// is said about an entity. One candidate links; several stay open with their
// reasons.
package resolve

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// Mention is a name found in a text. Start and End are bytes of the document's
// text, First and Last word indexes of its passage, half open.
type Mention struct {
	Passage     int
	First, Last int
	Start, End  int
	Kind        graph.Kind
	ID          graph.ID // "" where it is not settled
	Candidates  []graph.Candidate
	How         string // name, symbol, title, place, short form
	Implicit    bool   // a common noun that points back ("l'organisation"): no name by itself
}

// Text is one part of a document with what is known of it.
type Text struct {
	Source  string // the whole document
	Part    *segment.Part
	Words   [][]words.Word // by passage; offsets count in Source
	Lang    graph.Lang
	Meeting graph.ID // the document's own meeting
	Self    graph.ID // the convention that this very text is, "" where it is none
	Date    graph.Date
	Forum   graph.ID // who speaks
}

// Words splits the passages of a part; offsets count in the whole document.
func Words(source string, part *segment.Part) [][]words.Word {
	out := make([][]words.Word, len(part.Passages))
	for i, p := range part.Passages {
		ws := words.Split(source[p.Start:p.End])
		for k := range ws {
			ws[k].Start += p.Start
			ws[k].End += p.Start
		}
		out[i] = ws
	}
	return out
}

// Resolver settles names with the authority data.
type Resolver struct {
	reg      *authority.Register
	titles   *titles
	venues   map[string][]venue  // by the first word of the place
	bySymbol map[string]graph.ID // "A/RES/60/288" -> the entity that bears it
	full     map[graph.Lang]*fullNames
	heads    map[graph.ID][]string // the words that may stand for an entity's name
}

// New returns a resolver over a register.
func New(reg *authority.Register) *Resolver {
	r := &Resolver{reg: reg, titles: indexTitles(reg), venues: venues(reg), bySymbol: map[string]graph.ID{}, full: map[graph.Lang]*fullNames{}, heads: map[graph.ID][]string{}}
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		r.full[lang] = indexFullNames(reg, lang)
	}
	for _, e := range reg.Entities() {
		r.heads[e.ID] = headWordsOf(e)
		for _, i := range e.Identifiers {
			if i.Scheme != "symbol" {
				continue
			}
			symbol, annex, _ := strings.Cut(i.Value, " ")
			if annex == "" || !strings.Contains(symbol, "/RES/") { // what a resolution annexes is not the resolution
				r.bySymbol[symbol] = e.ID
			}
		}
	}
	return r
}

// Mentions finds and settles the names of a text, in text order and without
// overlaps. known holds the ids that the whole file names in full, as Named finds
// them, and is added to; nil finds them.
func (r *Resolver) Mentions(t *Text, lex *lexicon.Lexicon, known map[graph.ID]bool) []Mention {
	if known == nil {
		known = r.Named(t.Source, t.Lang)
	}
	found := make([][]Mention, len(t.Words))
	for i, ws := range t.Words {
		if t.Part.Passages[i].Kind == segment.Noise {
			continue
		}
		found[i] = r.names(t, i, ws)
		for _, m := range found[i] {
			if m.How == "name" && m.ID != "" {
				known[m.ID] = true
			}
		}
	}
	var out []Mention
	short := shortener{Resolver: r, t: t, lex: lex, seen: map[graph.ID]int{}}
	for i, ws := range t.Words {
		ms := r.settle(t, i, ws, found[i], known)
		ms = append(ms, r.symbols(t, i, ws)...)
		ms = append(ms, r.placeYears(t, i, ws)...)
		ms = append(ms, r.titled(t, i, ws, ms)...)
		ms = longest(ms)
		ms = short.forms(i, ws, ms)
		short.pass(ms, len(ws))
		out = append(out, ms...)
	}
	return out
}

// names takes what the register finds. A context alias waits for settle.
func (r *Resolver) names(t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	for _, h := range r.reg.Scan(t.Source, ws, t.Lang) {
		m := Mention{Passage: passage, First: h.First, Last: h.End, How: "name"}
		m.Start, m.End = h.Span(t.Source, ws)
		m.Kind = h.IDs[0].Kind()
		if h.Context {
			m.How = "short form"
		}
		if len(h.IDs) == 1 {
			m.ID = h.IDs[0]
		} else {
			for _, id := range h.IDs {
				m.Candidates = append(m.Candidates, graph.Candidate{ID: id, Score: 1 / float64(len(h.IDs)), Why: "shares the name"})
			}
		}
		out = append(out, m)
	}
	return out
}

// settle keeps a short form only where the full name stands in the text, and
// chooses among several bearers of a name: the text's own meeting and text
// first, then those that the text names in full.
func (r *Resolver) settle(t *Text, passage int, ws []words.Word, ms []Mention, known map[graph.ID]bool) []Mention {
	var out []Mention
	for _, m := range ms {
		if m.ID == "" {
			var keep []graph.Candidate
			for _, c := range m.Candidates {
				if c.ID == t.Meeting || c.ID == t.Self {
					keep = []graph.Candidate{c}
					break
				}
				if known[c.ID] {
					keep = append(keep, c)
				}
			}
			if len(keep) == 1 {
				m.ID, m.Candidates = keep[0].ID, nil
			} else if m.How == "short form" && len(keep) == 0 {
				continue
			}
		} else if m.How == "short form" && !r.holds(t, ws, m, known) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// holds decides whether a short form stands for its entity here: the full name
// stands in the text, or what the entity belongs to does; the short form has a
// name of its own in it ("coalition du G7"); or it is the place of a meeting not
// long before the text.
func (r *Resolver) holds(t *Text, ws []words.Word, m Mention, known map[graph.ID]bool) bool {
	e, ok := r.reg.Entity(m.ID)
	if !ok {
		return false
	}
	if e.Type != "role" && known[m.ID] || m.ID == t.Meeting || m.ID == t.Self {
		return true
	}
	if e.Type == "role" && e.Parent == "actor:united-nations" {
		return strings.HasPrefix(string(t.Forum), "actor:un-") // "the Secretary-General"
	}
	if e.ID.Kind() == graph.KindMeeting {
		return recent(e.Date, t.Date)
	}
	if p, ok := r.reg.Entity(e.Parent); ok && p.Type != "forum" && known[e.Parent] {
		return true
	}
	for _, w := range ws[m.First+1 : m.Last] {
		if w.Upper && !romanNumeral(w.Text) || w.Text[0] >= '0' && w.Text[0] <= '9' {
			return true
		}
	}
	return false
}

// romanNumeral reports a number of an annex, which is no name.
func romanNumeral(s string) bool { return strings.Trim(s, "ivx") == "" }

// recent reports that a meeting was at most three years before a text.
func recent(meeting, text graph.Date) bool {
	if len(meeting) < 4 || len(text) < 4 || meeting > text {
		return false
	}
	a, errA := strconv.Atoi(string(meeting[:4]))
	b, errB := strconv.Atoi(string(text[:4]))
	return errA == nil && errB == nil && b-a <= 3
}

// longest drops a name that stands inside, or overlaps, a longer one.
func longest(ms []Mention) []Mention {
	sort.SliceStable(ms, func(a, b int) bool {
		la, lb := ms[a].Last-ms[a].First, ms[b].Last-ms[b].First
		if sa, sb := ms[a].ID != "", ms[b].ID != ""; sa != sb && la == lb {
			return sa
		}
		if la != lb {
			return la > lb
		}
		if ms[a].First != ms[b].First {
			return ms[a].First < ms[b].First
		}
		return ms[a].ID != "" && ms[b].ID == ""
	})
	words := 0
	for _, m := range ms {
		words = max(words, m.Last)
	}
	taken := make([]bool, words)
	var out []Mention
	for _, m := range ms {
		if slices.Contains(taken[m.First:m.Last], true) {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			taken[k] = true
		}
		out = append(out, m)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].First < out[b].First })
	return out
}
