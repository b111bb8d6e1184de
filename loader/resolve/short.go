package resolve

import (
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
)

// reach is how many words back a short form looks for its full name.
const reach = 400

// shortForms settles "ce Forum", "ladite Convention", "le Protocole
// susmentionné" to the entity that was last named with that head word. Mentions
// come in text order, as the hits do.
func (r *Resolver) shortForms(t *Text, passage int, ws []words.Word, ms []Mention, lex *lexicon.Lexicon, seen map[graph.ID]int, at int) []Mention {
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
	own, next := len(ms), 0
	for _, h := range lex.Table("antecedents").Find(ws) {
		if taken[h.End-1] || taken[h.First] {
			continue
		}
		kind, head, _ := strings.Cut(h.Cue.What, " ")
		if head == "previous" {
			if m, ok := r.previous(t, passage, ws, h); ok {
				ms = append(ms, m)
				added = true
			}
			continue
		}
		for ; next < own && ms[next].First < h.First; next++ {
			if ms[next].ID != "" {
				here[ms[next].ID] = at + ms[next].First
			}
		}
		var best graph.ID
		var near int
		for _, named := range [2]map[graph.ID]int{seen, here} {
			for id, pos := range named {
				if string(id.Kind()) != kind || pos >= at+h.First || at+h.First-pos > reach {
					continue
				}
				if best != "" && (pos < near || pos == near && id >= best) {
					continue
				}
				if e, ok := r.reg.Entity(id); ok && answers(e, head) {
					best, near = id, pos
				}
			}
		}
		if best == "" {
			continue
		}
		first := h.First
		for first < h.End-1 && !ws[first].Upper { // the article is no part of the name
			first++
		}
		m := Mention{
			Passage: passage, First: first, Last: h.End, Start: ws[first].Start, End: ws[h.End-1].End,
			Kind: graph.Kind(kind), How: "short form", ID: best, Implicit: h.Cue.Option("small", "") != "",
		}
		if !ws[first].Upper && h.Cue.Option("small", "") == "" {
			continue // "une convention" in small letters names no text
		}
		if h.Cue.Option("small", "") != "" && at+h.First-near > paragraph {
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
func (r *Resolver) previous(t *Text, passage int, ws []words.Word, h lexicon.Hit) (Mention, bool) {
	m := Mention{
		Passage: passage, First: h.First, Last: h.End, Start: ws[h.First].Start, End: ws[h.End-1].End,
		Kind: graph.KindConvention, How: "short form", Implicit: true,
	}
	own, known := r.reg.Entity(t.Meeting)
	var earlier []*authority.Entity
	for _, e := range r.reg.Entities() {
		if e.ID.Kind() != graph.KindConvention || e.Date == "" || t.Date != "" && (e.Date >= t.Date || strings.HasPrefix(string(t.Date), string(e.Date))) || e.ID == t.Self {
			continue
		}
		at, ok := r.reg.Entity(e.AdoptedAt)
		if ok && known && own.Series != "" && at.Series == own.Series {
			earlier = append(earlier, e)
		}
	}
	sort.SliceStable(earlier, func(a, b int) bool { return earlier[a].Date > earlier[b].Date })
	for k, e := range earlier[:min(5, len(earlier))] {
		m.Candidates = append(m.Candidates, graph.Candidate{ID: e.ID, Score: 0.5 / float64(k+1), Why: "an earlier text of the same series of meetings, " + string(e.Date)})
	}
	return m, true
}

// paragraph is how many words back a short form in small letters looks.
const paragraph = 120

// answers reports that an entity has the head word, or for "@type" the type.
func answers(e *authority.Entity, head string) bool {
	if typ, ok := strings.CutPrefix(head, "@"); ok {
		return e.Type == typ
	}
	return headed(e.Names, head) || headed(graph.Texts{graph.French: strings.Join(e.Aliases[graph.French], " ; ")}, head)
}

func headed(names graph.Texts, head string) bool {
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		for i, w := range words.Split(names[lang]) {
			if i < 3 && w.Text == head {
				return true
			}
		}
	}
	return false
}
