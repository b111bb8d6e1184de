package extract

import (
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// request is one body or class that a sentence asks to act.
type request struct {
	first      int // word of the asking verb, in its sentence
	target     graph.ID
	group      bool // it works for the group: a task
	leads      bool // the first whom the verb names: it decides between a task and a call
	again      bool // an earlier request is taken up, not made
	act        bool // asking is what the sentence does, though its subject is the one asked
	cue        string
	rule       string
	start, end int // of the cue, in bytes
	confidence float64
}

// requests finds who is asked in a sentence.
func (s *scan) requests(sen *sentence) []request {
	var out []request
	last := -1
	body := graph.ID("") // the one body, no class, that was asked last
	unmet := false       // somebody was asked whom nobody knows
	for _, h := range s.find("requests", sen.ws) {
		if h.Cue.Option("second", "") != "" && (len(out) == 0 || s.t.Part.Genre == segment.Resolution) {
			continue
		}
		if len(out) > 0 && s.passedOn(sen.ws, h, out[len(out)-1].first) {
			continue
		}
		if h.First < last || h.Cue.Option("organ", "") != "" && !s.organSpeaks(sen.ws, h.First) || s.noun(sen.ws, h) || s.others(sen.ws, h) {
			continue
		}
		var ids []graph.ID
		end := h.End
		switch h.Cue.Option("pronoun", "") {
		case "one":
			ids = s.meantByIt(sen, h.First, body, unmet)
		case "several":
			ids = s.meantByThem(sen, h.First)
		default:
			ids, end = s.addressees(sen, h.First, h.End, int(h.Cue.Number("near", nearAddressee)), h.Cue.Option("some", "") != "")
		}
		if len(ids) == 0 && h.Cue.Option("shall", "") != "" {
			ids, end = s.obligedLater(sen, h.End)
		}
		if len(ids) == 0 {
			pronoun := h.Cue.Option("pronoun", "") != "" || h.End < len(sen.ws) && (sen.ws[h.End].Text == "it" || sen.ws[h.End].Text == "them")
			unmet = unmet || !pronoun && h.Cue.Option("near", "") == ""
			continue
		}
		if h.Cue.Option("second", "") != "" && !s.toDo(sen.ws, end, sen.ws[h.First+1].Text) {
			continue
		}
		if h.Cue.Option("pronoun", "") == "" && h.Cue.Option("said", "") == "" && end < len(sen.ws) && !thatClause(sen.ws, h.First, end) && !possessive(sen.ws, end) && !s.asks(sen.ws, end) {
			continue
		}
		if obliged := h.Cue.Option("shall", ""); obliged != "" && !shallAct(sen.ws, end, obliged == "should") {
			continue // "decides that the group is open to all"
		}
		last = end
		for k, id := range ids {
			switch {
			case id == unnamed:
				unmet = true
			case !s.isClass(id):
				body = id
			}
			out = append(out, request{
				first: h.First, target: id, group: id == unnamed || s.worksForGroup(id), leads: k == 0 || s.t.Part.Genre != segment.Resolution,
				again: strings.HasSuffix(h.Cue.Rule, ".request.appeal"), act: h.Cue.Option("act", "") != "", rule: h.Cue.Rule,
				cue: s.quote(sen, h.First, end), start: sen.ws[h.First].Start, end: sen.ws[end-1].End,
				confidence: h.Cue.Number("confidence", 0.92),
			})
		}
	}
	return append(out, s.demands(sen)...)
}

// obligedLater reads who shall act behind an aside: "decides that, as of May and
// in all ports, States shall pay".
func (s *scan) obligedLater(sen *sentence, from int) ([]graph.ID, int) {
	ws := sen.ws
	if from >= len(ws) || ws[from].Before != words.Comma {
		return nil, 0
	}
	comma := false
	for i := from + 1; i < len(ws) && i < from+longestAside && ws[i].Before < words.Semicolon; i++ {
		comma = comma && asideWords[ws[i-1].Text] || ws[i].Before == words.Comma
		if !comma {
			continue
		}
		if id, last := s.oneAsked(sen, i); last > 0 && shallAct(ws, last, false) {
			return []graph.ID{id}, last
		}
	}
	return nil, 0
}

// longestAside is how many words an aside may have between "decides that" and
// who shall act.
const longestAside = 60

// asideWords may stand between the end of an aside and who shall act.
var asideWords = wordSet("that the all les tous le la l que")

// shallAct reports that what comes after a name obliges it: "States shall", "les
// États doivent"; or, with should, that it only ought to act.
func shallAct(ws []words.Word, from int, should bool) bool {
	for i := from; i < len(ws) && i < from+4; i++ {
		w := ws[i].Text
		if oughts[w] {
			return true
		}
		if !should && (obliges[w] || len(w) > 5 && strings.HasSuffix(w, "ront")) { // "prendront"
			return true
		}
	}
	return false
}

// toDo reports that what is asked begins at a word: "to act", "d'agir". Where the
// preposition of calling was said again, "and on B to", any word may be the verb.
func (s *scan) toDo(ws []words.Word, i int, preposition string) bool {
	if i+1 >= len(ws) {
		return false
	}
	switch ws[i].Text {
	case "to":
		return preposition == "on" || preposition == "upon" || slices.ContainsFunc(s.lex.Verb(ws[i+1].Text), func(f lexicon.VerbForm) bool { return f.Form == lexicon.Infinitive })
	case "a", "de", "d":
		return s.lex.Lang == graph.French && s.infinitive(ws[i+1].Text, true)
	}
	return false
}

var (
	obliges = wordSet("shall must doit doivent devra devront")
	oughts  = wordSet("should devrait devraient")
)

// demands finds who must stop something: the name or class that stands right
// before the words of a demand.
func (s *scan) demands(sen *sentence) []request {
	var out []request
	for _, h := range s.find("demands", sen.ws) {
		var id graph.ID
		if k := sen.from(h.First) - 1; k >= 0 && sen.mentions[k].Last == h.First && sen.mentions[k].Kind == graph.KindActor {
			id = sen.mentions[k].ID
		}
		for i := max(0, h.First-4); i < h.First && id == ""; i++ {
			for _, c := range s.lex.Table("addressees").At(sen.ws, i) {
				if c.End == h.First {
					id = graph.ID(c.Cue.What)
				}
			}
		}
		if id == "" || s.home()[id] {
			continue
		}
		out = append(out, request{
			first: h.First, target: id, leads: true, act: h.Cue.Option("act", "") != "", group: s.worksForGroup(id), rule: h.Cue.Rule, cue: s.quote(sen, h.First, h.End),
			start: sen.ws[h.First].Start, end: sen.ws[h.End-1].End, confidence: h.Cue.Number("confidence", 0.85),
		})
	}
	return out
}

// asks reports that what follows the addressee says what is asked: "à", "de",
// "pour", "que", or a list.
func (s *scan) asks(ws []words.Word, from int) bool {
	for i := from; i < len(ws) && i < from+40; i++ {
		if ws[i].Before >= words.Colon {
			return true
		}
		switch ws[i].Text {
		case "a", "de", "d", "pour", "que", "qu", "to", "for", "in", "dans", "within", "en", "that":
			return true
		}
	}
	return from >= len(ws)
}

// thatClause reports that the one who is asked is the subject of what is asked:
// "demands that the group release".
func thatClause(ws []words.Word, from, to int) bool {
	for i := from; i < to; i++ {
		switch ws[i].Text {
		case "that", "que", "qu":
			return true
		}
	}
	return false
}

// tasked reports that one who is asked works for the group.
func (s *scan) tasked(rs []request) bool {
	for _, r := range rs {
		if r.group && r.leads {
			return true
		}
	}
	return false
}

// anew drops the requests that only take up an earlier one.
func anew(rs []request) []request {
	return slices.DeleteFunc(slices.Clone(rs), func(r request) bool { return r.again })
}

// worksForGroup reports a working body of the forum that speaks: its parents
// lead to the forum.
func (s *scan) worksForGroup(id graph.ID) bool {
	if id == "actor:united-nations" && s.t.Part.Genre == segment.Resolution {
		return true // the Organization works for its organs
	}
	e, ok := s.reg.Entity(id)
	if !ok || e.Type == authority.ClassType || e.Type == "state" || e.Type == "company" {
		return false
	}
	organ := e.Type == "international-organisation" && s.t.Part.Genre == segment.Resolution
	if !organ && e.Type != "working-group" && e.Type != "group" && e.Type != "role" && e.Type != "forum" {
		return false
	}
	home := s.home()
	for hops := 0; hops < 6 && e.Parent != ""; hops++ {
		if home[e.Parent] || organ && e.Parent == "actor:united-nations" {
			return true
		}
		if e, ok = s.reg.Entity(e.Parent); !ok {
			return false
		}
	}
	return false
}

// home is the forum of the text's own meeting and its parents.
func (s *scan) home() map[graph.ID]bool {
	if s.homes == nil {
		s.homes = s.findHome()
	}
	return s.homes
}

func (s *scan) findHome() map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for id, hops := s.t.Forum, 0; id != "" && hops < 6; hops++ {
		out[id] = true
		p, ok := s.reg.Entity(id)
		if !ok {
			break
		}
		id = p.Parent
	}
	e, ok := s.reg.Entity(s.t.Meeting)
	if !ok {
		return out
	}
	for id, hops := e.Forum, 0; id != "" && hops < 6; hops++ {
		out[id] = true
		p, ok := s.reg.Entity(id)
		if !ok {
			break
		}
		id = p.Parent
	}
	return out
}
