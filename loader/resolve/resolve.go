// Package resolve finds what a document names (actors, conventions, meetings)
// and settles what each name means: one entity, several candidates, or none. It
// reads dates, symbols, titles, places and short forms; it never decides what
// is said about an entity. One candidate links; several stay open with their
// reasons.
package resolve

import (
	"cmp"
	"context"
	"slices"
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
	How         string // name, symbol, title, place, short form, treaty series
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
// It gives up when ctx is done, and returns its error.
func Words(ctx context.Context, source string, part *segment.Part) ([][]words.Word, error) {
	out := make([][]words.Word, len(part.Passages))
	for i, p := range part.Passages {
		ws := make([]words.Word, 0, (p.End-p.Start)/6+1)
		for w := range words.All(source[p.Start:p.End]) {
			w.Start += p.Start
			w.End += p.Start
			ws = append(ws, w)
			if len(ws)%stretch == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = ws
	}
	return out, nil
}

// Resolver settles names with the authority data.
type Resolver struct {
	reg      *authority.Register
	titles   *titles
	venues   map[string][]venue    // by the first word of the place
	bySymbol map[string]graph.ID   // "A/RES/60/288" -> the entity that bears it
	bySeries map[string][]graph.ID // "vol.2225 no.39574" -> the treaties that bear it
	full     map[graph.Lang]*fullNames
	heads    map[graph.ID][]string // the words that may stand for an entity's name
}

// New returns a resolver over a register.
func New(reg *authority.Register) *Resolver {
	r := &Resolver{reg: reg, titles: indexTitles(reg), venues: venues(reg), bySymbol: map[string]graph.ID{}, bySeries: map[string][]graph.ID{}, full: map[graph.Lang]*fullNames{}, heads: map[graph.ID][]string{}}
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		r.full[lang] = indexFullNames(reg, lang)
	}
	for _, e := range reg.Entities() {
		r.heads[e.ID] = headWordsOf(e)
		r.indexSeries(e)
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
// Mentions gives up when ctx is done, and returns its error.
func (r *Resolver) Mentions(ctx context.Context, t *Text, lex *lexicon.Lexicon, known map[graph.ID]bool) ([]Mention, error) {
	if known == nil {
		var err error
		if known, err = r.Named(ctx, t.Source, t.Lang); err != nil {
			return nil, err
		}
	}
	found := make([][]Mention, len(t.Words))
	for i, ws := range t.Words {
		if t.Part.Passages[i].Kind == segment.Noise {
			continue
		}
		var err error
		if found[i], err = r.names(ctx, t, i, ws); err != nil {
			return nil, err
		}
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
		found[i] = nil
		ms = append(ms, r.symbols(ctx, t, i, ws)...)
		ms = append(ms, r.sessions(t, i, ws)...)
		ms = append(ms, r.treaties(t, i, ws, out)...)
		ms = append(ms, r.placeYears(t, i, ws)...)
		ms = append(ms, r.titled(ctx, t, i, ws, ms)...)
		ms = append(ms, r.placed(t, i, ws)...)
		ms = longest(ms)
		ms = outside(t, ws, short.forms(ctx, i, ws, ms))
		if err := ctx.Err(); err != nil {
			return nil, err // the passage may be half read
		}
		short.pass(ms, len(ws))
		out = append(out, ms...)
	}
	return out, nil
}

// names takes what the register finds. A context alias waits for settle.
func (r *Resolver) names(ctx context.Context, t *Text, passage int, ws []words.Word) ([]Mention, error) {
	hits, err := r.reg.ScanContext(ctx, t.Source, ws, t.Lang)
	if err != nil {
		return nil, err
	}
	var out []Mention
	for _, h := range hits {
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
	return out, nil
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
	if apart(ms) {
		return ms
	}
	order := make([]int32, len(ms)) // mentions are large: their numbers are sorted
	words := 0
	for k := range ms {
		order[k] = int32(k)
		words = max(words, ms[k].Last)
	}
	slices.SortStableFunc(order, func(x, y int32) int {
		a, b := &ms[x], &ms[y]
		return cmp.Or(
			cmp.Compare(b.Last-b.First, a.Last-a.First),
			settledFirst(a, b),
			cmp.Compare(a.First, b.First),
		)
	})
	taken := make([]bool, words)
	kept := order[:0]
	for _, k := range order {
		m := &ms[k]
		if slices.Contains(taken[m.First:m.Last], true) {
			continue
		}
		for i := m.First; i < m.Last; i++ {
			taken[i] = true
		}
		kept = append(kept, k)
	}
	slices.SortStableFunc(kept, func(x, y int32) int { return cmp.Compare(ms[x].First, ms[y].First) })
	out := make([]Mention, len(kept))
	for i, k := range kept {
		out[i] = ms[k]
	}
	return out
}

// apart reports mentions that stand in order and do not overlap, as most do.
func apart(ms []Mention) bool {
	for k := 1; k < len(ms); k++ {
		if ms[k].First < ms[k-1].Last {
			return false
		}
	}
	return true
}

// settledFirst puts what is one entity before what may be several.
func settledFirst(a, b *Mention) int {
	switch {
	case (a.ID != "") == (b.ID != ""):
		return 0
	case a.ID != "":
		return -1
	}
	return 1
}
