package extract

import (
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/segment"
)

// request is one body or class that a sentence asks to act.
type request struct {
	first      int // word of the asking verb, in its sentence
	target     graph.ID
	group      bool // it works for the group: a task
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
	for _, h := range s.lex.Table("requests").Find(sen.ws) {
		if h.First < last || h.Cue.Option("organ", "") != "" && !s.organSpeaks(sen.ws, h.First) {
			continue
		}
		ids, end := s.addressees(sen, h.First, h.End)
		if h.Cue.Option("pronoun", "") != "" {
			ids, end = lastActor(sen, h.First), h.End
		}
		if len(ids) == 0 {
			continue
		}
		if h.Cue.Option("pronoun", "") == "" && end < len(sen.ws) && !s.asks(sen.ws, end) {
			continue
		}
		last = end
		for _, id := range ids {
			out = append(out, request{
				first: h.First, target: id, group: s.worksForGroup(id), rule: h.Cue.Rule,
				cue: s.quote(sen, h.First, end), start: sen.ws[h.First].Start, end: sen.ws[end-1].End,
				confidence: h.Cue.Number("confidence", 0.92),
			})
		}
	}
	return append(out, s.demands(sen)...)
}

// organSpeaks reports a place in a resolution where a verb's subject is the
// organ that adopts it: at the beginning, after a comma or "and", after "in this
// respect".
func (s *scan) organSpeaks(ws []words.Word, i int) bool {
	if s.t.Part.Genre != segment.Resolution {
		return false
	}
	return i == 0 || ws[i].Before == words.Comma || conjunctions[ws[i-1].Text] || inThisRespect[ws[i-1].Text]
}

// lastActor is the body named last before a word, whom a pronoun means.
func lastActor(sen *sentence, before int) []graph.ID {
	if sen.actors == nil { // for each mention the nearest actor up to it, counted from 1
		sen.actors = make([]int32, len(sen.mentions))
		last := int32(0)
		for k, m := range sen.mentions {
			if m.Kind == graph.KindActor && m.ID != "" {
				last = int32(k) + 1
			}
			sen.actors[k] = last
		}
	}
	k := sort.Search(len(sen.mentions), func(k int) bool { return sen.mentions[k].Last > before })
	if k == 0 || sen.actors[k-1] == 0 {
		return nil
	}
	return []graph.ID{sen.mentions[sen.actors[k-1]-1].ID}
}

// demands finds who must stop something: the name or class that stands right
// before the words of a demand.
func (s *scan) demands(sen *sentence) []request {
	var out []request
	for _, h := range s.lex.Table("demands").Find(sen.ws) {
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
			first: h.First, target: id, act: h.Cue.Option("act", "") != "", group: s.worksForGroup(id), rule: h.Cue.Rule, cue: s.quote(sen, h.First, h.End),
			start: sen.ws[h.First].Start, end: sen.ws[h.End-1].End, confidence: h.Cue.Number("confidence", 0.85),
		})
	}
	return out
}

// nearAddressee is how many words may stand between the asking verb and the one
// who is asked.
const nearAddressee = 5

// addressees reads the one or several who are asked, from just after the asking
// verb, and where their names end.
func (s *scan) addressees(sen *sentence, verb, from int) ([]graph.ID, int) {
	ws := sen.ws
	classes := s.lex.Table("addressees")
	for i := max(verb+1, from-3); i < len(ws) && i <= from+nearAddressee; i++ {
		if ws[i].Before >= words.Paren && i > from {
			return nil, 0
		}
		if i > verb && notAsked[ws[i].Text] {
			return nil, 0 // "encourage commitments made by…", "a request from…"
		}
		hits := classes.At(ws, i)
		if k := sen.from(i); k < len(sen.mentions) {
			m := &sen.mentions[k]
			if m.First == i && m.Kind == graph.KindActor && m.ID != "" && (len(hits) == 0 || hits[0].End <= m.Last) {
				ids := []graph.ID{m.ID}
				end := m.Last
				return s.further(sen, ids, end)
			}
		}
		if i > 0 && these[ws[i-1].Text] {
			if ids := s.companiesBefore(sen); len(ids) > 0 {
				return ids, i + 1
			}
		}
		if len(hits) > 0 {
			id := graph.ID(hits[0].Cue.What)
			if hits[0].End == i+1 && s.class[sen.passage] != "" && classLike(s.class[sen.passage], id) {
				id = s.class[sen.passage] // "l'industrie": the one just named
			}
			s.class[sen.passage] = id
			return []graph.ID{id}, hits[0].End
		}
	}
	return nil, 0
}

// notAsked are the words after which a name is not the one who is asked.
var notAsked = map[string]bool{"by": true, "from": true, "made": true, "of": true, "concernant": true, "selon": true, "with": true, "avec": true}

// classLike reports two classes of companies, which a bare noun may mean both.
func classLike(a, b graph.ID) bool {
	companies := map[graph.ID]bool{"actor:internet-industry": true, "actor:technology-companies": true}
	return companies[a] && companies[b]
}

var these = map[string]bool{"ces": true, "these": true, "those": true}

// further reads "A, B et C".
func (s *scan) further(sen *sentence, ids []graph.ID, end int) ([]graph.ID, int) {
	for {
		next := -1
		for k := sen.from(end); k < len(sen.mentions) && sen.mentions[k].First <= end+4; k++ {
			m := &sen.mentions[k]
			if m.Kind == graph.KindActor && m.ID != "" && joined(sen.ws, end, m.First) {
				next = k
				break
			}
		}
		if next < 0 {
			return ids, end
		}
		ids = append(ids, sen.mentions[next].ID)
		end = sen.mentions[next].Last
	}
}

// joined reports that only an article and "et" or a comma stand between.
func joined(ws []words.Word, from, to int) bool {
	link := from < len(ws) && ws[from].Before == words.Comma
	for i := from; i < to; i++ {
		switch ws[i].Text {
		case "et", "and", "ou", "or":
			link = true
		case "le", "la", "les", "l", "en", "particulier", "in", "particular", "notamment", "including", "well", "ainsi", "que", "comme", "organismes", "organisations", "internationaux", "internationales", "such", "as", "a", "au", "aux", "the", "de", "du", "des", "to", "on":
		default:
			return false
		}
	}
	return link || to < len(ws) && ws[to].Before == words.Comma
}

// companiesBefore returns the companies that the sentence before names, whom
// "ces entreprises" points back to.
func (s *scan) companiesBefore(sen *sentence) []graph.ID {
	if sen.index == 0 {
		return nil
	}
	prev := &s.sentences[sen.passage][sen.index-1]
	if !prev.counted {
		prev.counted = true
		for _, m := range prev.mentions {
			if e, ok := s.reg.Entity(m.ID); ok && e.Type == "company" {
				prev.companies = append(prev.companies, m.ID)
			}
		}
	}
	return slices.Clone(prev.companies)
}

// asks reports that what follows the addressee says what is asked: "à", "de",
// "pour", "que", or a list.
func (s *scan) asks(ws []words.Word, from int) bool {
	for i := from; i < len(ws) && i < from+14; i++ {
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

// tasked reports that one who is asked works for the group.
func (s *scan) tasked(rs []request) bool {
	for _, r := range rs {
		if r.group {
			return true
		}
	}
	return false
}

// worksForGroup reports a working body of the forum that speaks: its parents
// lead to the forum.
func (s *scan) worksForGroup(id graph.ID) bool {
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
		if home[e.Parent] || organ && e.Parent == "actor:united-nations" || strings.HasPrefix(string(e.Parent), "actor:g7") {
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
