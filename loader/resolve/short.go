package resolve

import (
	"context"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
)

// reach is how many words back a short form looks for its full name: a resolution
// of a hundred paragraphs goes on for pages about its strategy between two names of
// it, in French for a fifth more words than in English.
const reach = 1500

// shortener settles the short forms of a text, passage by passage.
type shortener struct {
	*Resolver
	t       *Text
	lex     *lexicon.Lexicon
	seen    map[graph.ID]int // the word at which an entity was last named, counted through the text
	at      int              // where the passage begins, so counted
	kept    int              // how many entities were left when the far ones were last forgotten
	earlier []graph.Candidate
	listed  bool // earlier was filled
}

// pass goes on to the next passage. Entities out of reach are forgotten now and
// then, so that each short form looks at the near ones alone.
func (s *shortener) pass(ms []Mention, words int) {
	for _, m := range ms {
		if m.ID != "" {
			s.seen[m.ID] = s.at + m.First
		}
	}
	s.at += words + 5
	s.kept = forget(s.seen, s.at-reach, s.kept)
}

// forget drops the entities named before a word where they have doubled since,
// and returns how many it left.
func forget(named map[graph.ID]int, before, kept int) int {
	if len(named) < 2*kept+64 {
		return kept
	}
	for id, pos := range named {
		if pos < before {
			delete(named, id)
		}
	}
	return len(named)
}

// forms settles "ce Forum", "ladite Convention", "le Protocole susmentionné" to
// the entity that was last named with that head word. Mentions come in text
// order, as the hits do.
func (s *shortener) forms(ctx context.Context, passage int, ws []words.Word, ms []Mention) []Mention {
	at := s.at
	taken := make([]bool, len(ws)+1)
	for _, m := range ms {
		if m.ID == "" {
			continue // an open name may be settled as a short form
		}
		for k := m.First; k < m.Last; k++ {
			taken[k] = true
		}
	}
	added := false
	here := map[graph.ID]int{} // where this passage last named an entity before the hit
	own, next, kept := len(ms), 0, 0
	hits, err := s.lex.Table("antecedents").FindContext(ctx, ws)
	if err != nil {
		return nil // the caller looks, too
	}
	for _, h := range hits {
		if taken[h.End-1] || taken[h.First] {
			continue
		}
		if continued(ws, h.End) {
			continue // "the Office of the Ombudsperson" is another office
		}
		kind, head, _ := strings.Cut(h.Cue.What, " ")
		if head == "previous" {
			ms = append(ms, s.previous(passage, ws, h))
			added = true
			continue
		}
		for ; next < own && ms[next].First < h.First; next++ {
			if ms[next].ID != "" {
				here[ms[next].ID] = at + ms[next].First
			}
		}
		kept = forget(here, at+h.First-reach, kept)
		var best graph.ID
		var near int
		for _, named := range [2]map[graph.ID]int{s.seen, here} {
			for id, pos := range named {
				if string(id.Kind()) != kind || pos >= at+h.First || at+h.First-pos > reach {
					continue
				}
				if best != "" && (pos < near || pos == near && id >= best) {
					continue
				}
				if s.answers(id, head) {
					best, near = id, pos
				}
			}
		}
		if best == "" {
			continue
		}
		small := h.Cue.Option("small", "") != ""
		first := h.First + 1 // the article is no part of the name
		if ws[h.First].Upper && h.First > 0 || first >= h.End {
			first = h.First
		}
		for !small && first < h.End-1 && !ws[first].Upper {
			first++
		}
		m := Mention{
			Passage: passage, First: first, Last: h.End, Start: ws[first].Start, End: ws[h.End-1].End,
			Kind: graph.Kind(kind), How: "short form", ID: best, Implicit: small || h.Cue.Option("implicit", "") != "",
		}
		if ws[first].Upper == small {
			continue // "une convention" in small letters names no text, "l'Organisation" in capitals is the United Nations
		}
		if small && at+h.First-near > paragraph {
			continue
		}
		ms = append(ms, m)
		here[best] = at + m.First
		for k := h.First; k < h.End; k++ {
			taken[k] = true
		}
		added = true
	}
	if added {
		ms = longest(ms)
	}
	return ms
}

// previous leaves "previous declarations" open, with the texts of the same
// forum before this one as candidates, the latest first.
func (s *shortener) previous(passage int, ws []words.Word, h lexicon.Hit) Mention {
	if !s.listed {
		s.earlier, s.listed = s.series(), true
	}
	return Mention{
		Passage: passage, First: h.First, Last: h.End, Start: ws[h.First].Start, End: ws[h.End-1].End,
		Kind: graph.KindConvention, How: "short form", Implicit: true, Candidates: slices.Clone(s.earlier),
	}
}

// series lists the last texts of the same series of meetings before this one.
func (s *shortener) series() []graph.Candidate {
	t := s.t
	own, known := s.reg.Entity(t.Meeting)
	var earlier []*authority.Entity
	for _, e := range s.reg.Entities() {
		if e.ID.Kind() != graph.KindConvention || e.Date == "" || t.Date != "" && (e.Date >= t.Date || strings.HasPrefix(string(t.Date), string(e.Date))) || e.ID == t.Self {
			continue
		}
		if e.AdoptedAt == t.Meeting {
			continue // what one meeting adopts is not earlier
		}
		at, ok := s.reg.Entity(e.AdoptedAt)
		if ok && known && own.Series != "" && at.Series == own.Series {
			earlier = append(earlier, e)
		}
	}
	sort.SliceStable(earlier, func(a, b int) bool { return earlier[a].Date > earlier[b].Date })
	var out []graph.Candidate
	for k, e := range earlier[:min(5, len(earlier))] {
		out = append(out, graph.Candidate{ID: e.ID, Score: 0.5 / float64(k+1), Why: "an earlier text of the same series of meetings, " + string(e.Date)})
	}
	return out
}

// continued reports that a noun goes on with a complement or an adjective that
// makes it the name of something else.
func continued(ws []words.Word, end int) bool {
	return end < len(ws) && ws[end].Before == words.None && complements[ws[end].Text]
}

var complements = map[string]bool{
	"of": true, "on": true, "against": true, "du": true, "des": true, "d": true, "sur": true, "contre": true,
	"relative": true, "relatif": true, "mondiale": true, "mondial": true, "nationale": true, "national": true, "regionale": true, "internationale": true,
	"international": true, "europeenne": true, "europeen": true, "executif": true, "visant": true,
}

// paragraph is how many words back a short form in small letters looks.
const paragraph = 120

// answers reports that an entity has the head word, or for "@type" the type.
func (r *Resolver) answers(id graph.ID, head string) bool {
	if typ, ok := strings.CutPrefix(head, "@"); ok {
		e, known := r.reg.Entity(id)
		return known && e.Type == typ
	}
	return slices.Contains(r.heads[id], head)
}

// headWordsOf are the words of an entity's names of which one is its head: the
// first three of its names and of its French short names and, since English sets
// what describes a noun before it, the one right before the first preposition:
// "United Nations Global Counter-Terrorism Strategy".
func headWordsOf(e *authority.Entity) []string {
	var out []string
	for _, name := range []string{e.Names[graph.French], e.Names[graph.English], strings.Join(e.Aliases[graph.French], " ; ")} {
		n := 0
		for w := range words.All(name) {
			if n++; n > 3 {
				break
			}
			out = append(out, w.Text)
		}
	}
	last := ""
	for w := range words.All(e.Names[graph.English]) {
		if prepositions[w.Text] {
			break
		}
		last = w.Text
	}
	if last != "" {
		out = append(out, last)
	}
	return out
}

var prepositions = map[string]bool{"of": true, "on": true, "to": true, "for": true, "against": true, "in": true, "at": true, "by": true, "with": true}
