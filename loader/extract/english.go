package extract

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
)

// subordinatesEnglish are the words after which "we" is the subject of another
// clause.
var subordinatesEnglish = map[string]bool{
	"that": true, "which": true, "who": true, "whom": true, "what": true, "where": true, "when": true, "as": true, "if": true,
	"because": true, "while": true, "whose": true, "how": true, "than": true, "since": true, "until": true, "before": true,
}

// adverbsEnglish may stand between "we" and its verb, or before a coordinated
// verb.
var adverbsEnglish = map[string]bool{
	"also": true, "further": true, "strongly": true, "fully": true, "firmly": true, "therefore": true, "thus": true, "together": true,
	"collectively": true, "jointly": true, "once": true, "again": true, "hereby": true, "unequivocally": true, "urgently": true, "all": true,
	"resolutely": true, "deeply": true, "particularly": true, "likewise": true, "both": true, "especially": true,
	"will": true, "shall": true, "are": true, "have": true, "today": true, "now": true, "individually": true, "and": false,
}

// adverb reports a word that may stand between "we" and its verb: one of the list,
// or any in "-ly" that is no verb.
func (s *scan) adverb(w string) bool {
	return adverbsEnglish[w] || len(w) > 4 && strings.HasSuffix(w, "ly") && !verbsInLy[w] && len(s.lex.Verb(w)) == 0
}

// verbsInLy are the verbs that look like adverbs.
var verbsInLy = map[string]bool{"rely": true, "supply": true, "apply": true, "comply": true, "imply": true, "multiply": true, "reply": true}

// mainVerbsEnglish finds the verbs of "we" outside subordinate clauses, the
// coordinated phrases that the lexicon knows, and those of a noun that stands
// for the group.
func (s *scan) mainVerbsEnglish(sen *sentence) []mainVerb {
	ws := sen.ws
	acts := s.lex.Table("acts")
	var out []mainVerb
	spoke, last := false, -1
	for i := 0; i < len(ws); i++ {
		if ws[i].Text != "we" {
			if !spoke || i <= last || !coordinated(ws, i) && !(i > 1 && s.adverb(ws[i-1].Text) && coordinated(ws, i-1)) {
				continue
			}
			if (ws[i].Text == "will" || ws[i].Text == "shall") && i+1 < len(ws) {
				v := i + 1
				for v < len(ws)-1 && s.adverb(ws[v].Text) {
					v++
				}
				out = append(out, mainVerb{subject: i, at: v})
				last = v
				continue
			}
			for _, h := range acts.At(ws, i) {
				if h.Cue.Option("coord", "") != "" {
					out = append(out, mainVerb{subject: i, at: i})
					last = h.End - 1
					break
				}
			}
			continue
		}
		if i > 0 && ws[i].Before < words.Comma && subordinatesEnglish[ws[i-1].Text] {
			continue
		}
		if i > 3 && ws[i].Before < words.Comma && !opensClause[ws[i-1].Text] && !refersBack(ws, i) {
			continue // "the steps we are taking"
		}
		spoke = true
		if i+1 < len(ws) && ws[i+1].Before == words.Comma { // "We, the Leaders of the G7, …"
			if v := s.afterAppositive(ws, i+1, acts); v.at > 0 {
				out = append(out, v)
				last = v.at
			}
			continue
		}
		v := i + 1
		if v < len(ws) && ws[v].Text == "and" { // "We and our neighbours will …"
			if k := sen.from(v); k < len(sen.mentions) && sen.mentions[k].First <= v+3 {
				v = sen.mentions[k].Last
			}
		}
		for v < len(ws) && s.adverb(ws[v].Text) && v < i+5 {
			v++
		}
		if v < len(ws) {
			out = append(out, mainVerb{subject: i, at: v})
			last = v
		}
	}
	if !spoke {
		if v, ok := s.performing(ws); ok {
			out = append(out, v)
		}
	}
	for _, h := range s.find("subjects", ws) {
		if h.Cue.What != "group" || h.First > 2 && (h.First > openingReach || ws[h.First].Before != words.Comma) {
			continue
		}
		out = append(out, mainVerb{subject: h.First, at: h.End, group: true})
	}
	return out
}

// opensClause are the words after which "we" begins a main clause although no
// comma stands before it.
var opensClause = map[string]bool{
	"and": true, "but": true, "or": true, "so": true, "then": true, "thus": true, "therefore": true, "today": true, "together": true,
	"nevertheless": true, "however": true, "moreover": true, "furthermore": true,
}

// refersBack reports that a phrase which opens a clause by pointing back ends
// before word i: "and to this end we …", "; in that context we …". Inside a
// clause the same words open nothing: "the steps to this end we are taking".
func refersBack(ws []words.Word, i int) bool {
	if i < 3 || !pointing[ws[i-2].Text] || !opensPhrase[ws[i-3].Text] {
		return false
	}
	return i == 3 || ws[i-3].Before >= words.Comma || opensClause[ws[i-4].Text]
}

// pointing are the demonstratives.
var pointing = map[string]bool{"this": true, "that": true, "these": true, "those": true}

// afterAppositive finds the verb after "We, the Leaders of …," or "We, with our
// neighbours,": the first phrase of the lexicon, or auxiliary, after a later
// comma.
func (s *scan) afterAppositive(ws []words.Word, from int, acts *lexicon.Table) mainVerb {
	for j := from + 1; j < len(ws) && j < from+40; j++ {
		if ws[j].Before < words.Comma && !(j > 0 && s.adverb(ws[j-1].Text) && ws[j-1].Before == words.Comma) {
			continue
		}
		if hits := acts.At(ws, j); len(hits) > 0 {
			return mainVerb{subject: j, at: j}
		}
		if ws[j].Text == "are" || ws[j].Text == "will" {
			v := j + 1
			for v < len(ws)-1 && s.adverb(ws[v].Text) {
				v++
			}
			return mainVerb{subject: j, at: min(v, len(ws)-1)}
		}
	}
	return mainVerb{}
}

// performing finds the verb of a "we" that follows its opening phrase without a
// comma, "In marking this day we reaffirm …": only a phrase that is an act by
// being said tells it from "the steps we are taking".
func (s *scan) performing(ws []words.Word) (mainVerb, bool) {
	if len(ws) == 0 || !opensPhrase[ws[0].Text] {
		return mainVerb{}, false
	}
	for i := 4; i+1 < len(ws); i++ {
		if ws[i].Text != "we" || ws[i].Before >= words.Comma || subordinatesEnglish[ws[i-1].Text] {
			continue
		}
		v := i + 1
		for v < len(ws)-1 && s.adverb(ws[v].Text) && v < i+5 {
			v++
		}
		for _, f := range s.lex.Verb(ws[v].Text) {
			if f.Form == lexicon.We && (f.Class == lexicon.Reaffirming || f.Class == lexicon.Calling) {
				return mainVerb{subject: i, at: v}, true
			}
		}
	}
	return mainVerb{}, false
}

// opensPhrase are the words that begin a phrase before the subject.
var opensPhrase = map[string]bool{
	"in": true, "by": true, "with": true, "at": true, "on": true, "following": true, "through": true, "as": true, "building": true,
	"recalling": true, "recognizing": true, "recognising": true, "today": true, "to": true, "for": true,
}

// englishForce reads a verb that no phrase of the lexicon decides: after "will"
// or "shall" every deed is promised; in the present the deed is done, which is
// an act of the group too.
func englishForce(sen *sentence, v mainVerb, forms []lexicon.VerbForm) (graph.Force, string) {
	future := false
	for i := v.subject; i < v.at; i++ {
		switch sen.ws[i].Text {
		case "will", "shall":
			future = true
		case "have":
			return "", ""
		case "are":
			for _, f := range forms {
				if f.Form != lexicon.Participle {
					continue
				}
				if f.Class == lexicon.Continuing {
					return graph.Commit, "verb.progressive" // what is being kept up is being done
				}
				return byClass(f.Class, future), "verb.progressive"
			}
			if w := sen.ws[v.at].Text; len(w) > 5 && strings.HasSuffix(w, "ing") {
				return graph.Commit, "verb.progressive" // "are limiting": any deed under way
			}
			return "", ""
		}
	}
	for _, f := range forms {
		if f.Form == lexicon.We {
			return byClass(f.Class, future), "verb." + f.Verb
		}
	}
	if future {
		return graph.Commit, "verb.future"
	}
	return "", ""
}
