package extract

import (
	"slices"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// nearAddressee is how many words may stand between the asking verb and the one
// who is asked.
const nearAddressee = 5

// addressees reads the one or several who are asked, from just after the asking
// verb, and where their names end. With some, who is asked may be named by
// example: "every actor, including technology companies".
func (s *scan) addressees(sen *sentence, verb, from, near int, some bool) ([]graph.ID, int) {
	ws := sen.ws
	classes := s.lex.Table("addressees")
	for i := max(verb+1, from-3); i < len(ws) && i <= from+near; i++ {
		if ws[i].Before >= words.Paren && i > from && !s.aside(ws, from, i) && !(some && s.relay(ws, i)) {
			return nil, 0
		}
		if i > verb && notAsked[ws[i].Text] && (i >= from || near == nearAddressee && !amid[ws[i].Text]) {
			return nil, 0 // "encourage commitments made by…", "a request from…"
		}
		if i >= from && ws[i].Text == "in" && ws[i-1].Before < words.Comma && i+1 < len(ws) && !aside[ws[i+1].Text] {
			return nil, 0 // "encourage progress in these countries"
		}
		if i > from && i > 0 && s.asked(ws, i) {
			return nil, 0 // "requests the chair to invite States": what is asked has begun
		}
		hits := classes.At(ws, i)
		if s.t.Part.Genre == segment.Resolution && i >= from {
			if id, end := s.oneAsked(sen, i); end > 0 && (id != "actor:united-nations" || !s.describes(sen, i, end)) {
				if e := s.isClass(id); e {
					s.class[sen.passage] = id
				}
				return s.roll(sen, []graph.ID{id}, end)
			}
		}
		if k := sen.from(i); k < len(sen.mentions) {
			m := &sen.mentions[k]
			if m.First == i && s.hostile(m.ID) && !demanding[ws[verb].Text] {
				return nil, 0 // nobody invites an armed group: it stands in the name of a committee on it
			}
			named := m.First == i && m.Kind == graph.KindActor && (len(hits) == 0 || hits[0].End <= m.Last) // and no part of a class, as in "UN Member States"
			if named && (!s.ownsActor(ws, m.Last) || s.describesOthers(ws, m)) {
				return nil, 0 // "urge Lyonia's allies", "all members of it": they are asked, not it
			}
			if named && m.ID != "" && ws[i-1].Text != "non" {
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
			if s.t.Part.Genre == segment.Resolution {
				return s.roll(sen, []graph.ID{id}, hits[0].End)
			}
			return s.further(sen, []graph.ID{id}, hits[0].End) // "platforms, including X and Y"
		}
	}
	return nil, 0
}

// describesOthers reports a name that only says whose people are asked: "WTO
// members".
func (s *scan) describesOthers(ws []words.Word, m *resolve.Mention) bool {
	return s.lex.Lang == graph.English && m.Last < len(ws) && ws[m.Last].Before == words.None && belonging[ws[m.Last].Text]
}

// belonging are the nouns of those who belong to a body and are not it.
var belonging = wordSet("member members partner partners ally allies signatories supporters companies citizens stakeholders creditors donors")

// demanding are the verbs by which a text asks something of an armed group.
var demanding = map[string]bool{
	"demand": true, "demands": true, "demanding": true, "call": true, "calls": true, "calling": true, "urge": true, "urges": true, "urging": true,
	"exige": true, "exigeons": true, "exigeant": true, "enjoint": true, "demande": true, "demandons": true, "demandant": true, "appelle": true,
	"appelons": true, "appelant": true, "exhorte": true, "exhortons": true, "exhortant": true, "somme": true, "sommons": true, "strongly": true, "and": true, "also": true, "et": true,
}

// aside reports that a comma before word i only opens or closes words of
// connection between the verb and the one who is asked: "encourages, in this
// regard, all States".
func (s *scan) aside(ws []words.Word, from, i int) bool {
	if ws[i].Before != words.Comma || ws[from].Before != words.Comma {
		return false
	}
	return inThisRespect[ws[i-1].Text]
}

// asked reports that word i is the verb of what is asked: "to act", "d'agir".
func (s *scan) asked(ws []words.Word, i int) bool {
	switch ws[i-1].Text {
	case "to", "de", "d":
	default:
		return false
	}
	for _, f := range s.lex.Verb(ws[i].Text) {
		if f.Form == lexicon.Infinitive {
			return true
		}
	}
	return false
}

// aside are the words after which "in" opens words of connection: "in particular".
var aside = map[string]bool{"particular": true, "this": true, "that": true, "these": true, "turn": true, "addition": true}

// amid are the words between two who are to act together.
var amid = map[string]bool{"entre": true, "between": true, "among": true}

// relay reports the words that name some of those who are asked.
func (s *scan) relay(ws []words.Word, i int) bool {
	return ws[i].Before == words.Comma && len(s.lex.Table("relays").At(ws, i)) > 0
}

// notAsked are the words after which a name is not the one who is asked.
var notAsked = map[string]bool{
	"by": true, "from": true, "made": true, "of": true, "concernant": true, "selon": true, "with": true, "avec": true,
	"entre": true, "between": true, "among": true, "who": true, "whose": true, "qui": true, "dont": true,
}

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
		for k := sen.from(end); k < len(sen.mentions) && sen.mentions[k].First <= end+6; k++ {
			m := &sen.mentions[k]
			if m.Kind == graph.KindActor && m.ID != "" && s.joined(sen.ws, end, m.First) {
				next = k
				break
			}
		}
		if next < 0 {
			class, last := s.nextClass(sen, end)
			if class == "" {
				return ids, end
			}
			ids, end = addID(ids, class), last
			continue
		}
		ids = append(ids, sen.mentions[next].ID)
		end = sen.mentions[next].Last
	}
}

// nextClass is the class that goes on a communiqué's list of those who are asked,
// "companies, governments and all parties", and where its words end; "" for none.
func (s *scan) nextClass(sen *sentence, end int) (graph.ID, int) {
	if s.t.Part.Genre == segment.Resolution {
		return "", 0 // see roll
	}
	for i := end; i < len(sen.ws) && i <= end+4; i++ {
		hits := s.lex.Table("addressees").At(sen.ws, i)
		switch {
		case len(hits) == 0:
		case s.joined(sen.ws, end, i) && !theirs[sen.ws[i-1].Text]:
			return graph.ID(hits[0].Cue.What), hits[0].End
		default:
			return "", 0
		}
	}
	return "", 0
}

// joined reports that only articles, offices and words like "other partners"
// stand between two names, beside "and" or a comma.
func (s *scan) joined(ws []words.Word, from, to int) bool {
	link := from < len(ws) && ws[from].Before == words.Comma
	for i := from; i < to; i++ {
		link = link || i > from && ws[i].Before == words.Comma
		if end := s.bodies(ws, i); end > i && end <= to && s.t.Part.Genre == segment.Resolution {
			i = end - 1
			continue
		}
		if listWords[ws[i].Text] || ws[i].Upper && i > from && s.t.Part.Genre != segment.Resolution && len(s.lex.Verb(ws[i].Text)) == 0 {
			continue // a name in capitals that nobody lists goes on the list
		}
		switch ws[i].Text {
		case "et", "and", "ou", "or":
			link = true
		default:
			office := false
			for _, h := range s.lex.Table("activities").At(ws, i) {
				office = office || h.Cue.What == "office"
			}
			if !office {
				return false
			}
		}
	}
	return link || to < len(ws) && ws[to].Before == words.Comma
}

// listWords may stand between two names of a list.
var listWords = wordSet(`y compris its sa son ses system signataires especially surtout le la les l en particulier in particular notamment including well ainsi que qu comme organismes organisations organizations internationaux
	internationales international such as a au aux the de du des to on of other d autres relevant partners partner for envers agencies bodies entities entites concernees competentes institutions like like-minded both
	avec with regional régionales partenaires`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words.Split(list) {
		out[w.Text] = true
	}
	return out
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
