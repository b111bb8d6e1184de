package extract

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// organSpeaks reports a place in a resolution where a verb's subject is the
// organ that adopts it: at the beginning, after a comma or "and", after "in this
// respect".
func (s *scan) organSpeaks(ws []words.Word, i int) bool {
	if s.t.Part.Genre != segment.Resolution {
		return false
	}
	for i > 0 && ws[i].Before == words.None && manner(ws[i-1].Text) {
		i--
	}
	return i == 0 || ws[i].Before == words.Comma || conjunctions[ws[i-1].Text] || inThisRespect[ws[i-1].Text]
}

// nouns are the English words of asking that are nouns as often.
var nouns = map[string]bool{"request": true, "demand": true, "mandate": true, "task": true, "requesting": true, "requests": true, "demands": true}

// noun reports a word of asking that asks nothing: a noun ("upon request", "its
// mandate"), an adjective ("to requesting States"), or what others may ask.
func (s *scan) noun(ws []words.Word, h lexicon.Hit) bool {
	i := h.First
	for i < h.End && !nouns[ws[i].Text] && len(s.lex.Verb(ws[i].Text)) == 0 {
		i++
	}
	if s.lex.Lang != graph.English || i >= h.End || h.Cue.Option("near", "") != "" {
		return false
	}
	if !nouns[ws[i].Text] {
		return false
	}
	next := words.None
	if i+1 < len(ws) {
		next = ws[i+1].Before
		if strings.HasSuffix(ws[i].Text, "s") {
			return ws[i+1].Text == "for" || ws[i+1].Text == "of" || ws[i+1].Text == "from"
		}
	}
	if i == 0 || ws[i].Before >= words.Comma {
		return next >= words.Comma && ws[i].Text != "requesting"
	}
	before := ws[i-1].Text
	if ws[i].Text == "requesting" {
		return !conjunctions[before] && !manner(before) && before != "by" && !inThisRespect[before]
	}
	if next >= words.Comma {
		return true
	}
	return !(before == "we" || before == "to" || before == "will" || before == "shall" || conjunctions[before] || manner(before) || inThisRespect[before] || speakers[before])
}

// others reports, in a resolution, a verb of asking whose subject is not the
// organ: an infinitive ("requests the chair to invite States") or a participle
// inside a clause ("with a view to encouraging States").
func (s *scan) others(ws []words.Word, h lexicon.Hit) bool {
	if s.t.Part.Genre != segment.Resolution || h.Cue.Option("near", "") != "" || h.Cue.Option("occasion", "") != "" {
		return false
	}
	for i := h.First; i < h.End; i++ {
		for _, f := range s.lex.Verb(ws[i].Text) {
			if f.Class != lexicon.Calling {
				continue
			}
			switch f.Form {
			case lexicon.It:
				return false
			case lexicon.Participle:
				return !s.organSpeaks(ws, i) && !(i > 0 && objects[ws[i-1].Text] && s.organSpeaks(ws, i-1))
			case lexicon.Infinitive:
				return true
			}
		}
	}
	return false
}

// passedOn reports, in a communiqué, a verb of asking that is what somebody else is
// asked to do: "call on Lyonia to urge the crews".
func (s *scan) passedOn(ws []words.Word, h lexicon.Hit, asked int) bool {
	if s.t.Part.Genre == segment.Resolution || asked < 0 || h.First == 0 || ws[h.First].Before >= words.Comma {
		return false
	}
	switch ws[h.First-1].Text {
	case "to", "a", "de", "d":
		return !speaksAgain(ws[asked:h.First])
	}
	return false
}

// speakers end the names of those for whom a communiqué speaks.
var speakers = map[string]bool{"members": true, "leaders": true, "ministers": true, "countries": true, "governments": true, "participants": true, "parties": true}

// meantByIt is the body that a pronoun in the singular means: the one whom the
// sentence asked last, else the one it named last.
func (s *scan) meantByIt(sen *sentence, before int, asked graph.ID, unmet bool) []graph.ID {
	if asked != "" {
		return []graph.ID{asked}
	}
	if unmet {
		return nil
	}
	for k := sen.from(before) - 1; k >= 0 && k >= sen.from(before-maxPronoun); k-- {
		if m := &sen.mentions[k]; m.Last <= before && m.Kind == graph.KindActor && m.ID != "" && !s.hostile(m.ID) {
			return []graph.ID{m.ID}
		}
	}
	return nil
}

// maxPronoun is how many words may stand between a class and the pronoun that
// means it.
const maxPronoun = 100

// meantByThem is the class that a pronoun in the plural means: the one that the
// sentence named last, where no single body was named since.
func (s *scan) meantByThem(sen *sentence, before int) []graph.ID {
	for i := before - 1; i >= 0 && i >= before-maxPronoun; i-- {
		if sen.named(i) {
			if m := sen.mentions[sen.from(i+1)-1]; m.Kind == graph.KindActor && m.ID != "" && s.worksForGroup(m.ID) && s.t.Part.Genre != segment.Resolution {
				return []graph.ID{m.ID} // the group's ministers
			}
			return nil // "them" may be the bodies of it
		}
		for _, h := range s.lex.Table("addressees").At(sen.ws, i) {
			if h.End <= before {
				return []graph.ID{graph.ID(h.Cue.What)}
			}
		}
	}
	return nil
}

// isClass reports a class of addressees.
func (s *scan) isClass(id graph.ID) bool {
	e, ok := s.reg.Entity(id)
	return ok && e.Type == authority.ClassType
}
