package extract

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// rank orders the forces of a resolution's paragraph: where two of its verbs
// fit, the earlier force is meant.
var rank = map[graph.Force]int{graph.Task: 0, graph.Reaffirm: 1, graph.Call: 2, graph.Support: 3, graph.Commit: 4}

// sentenceForce reads a sentence that has a subject of its own, "" where it
// undertakes nothing. Of several main verbs the first that is an act decides,
// but one that only watches yields: "we will follow this closely and call for …".
func (s *scan) sentenceForce(sen *sentence) (graph.Force, string) {
	best, rule := graph.Force(""), ""
	take := func(f graph.Force, r string) {
		if f != "" && (best == "" || watches(rule) && !watches(r)) {
			best, rule = f, r
		}
	}
	var anywhere []lexicon.Hit
	for i := 0; i < len(sen.ws) && i < openingReach; i++ {
		opens := i == 0 || sen.ws[i].Before == words.Comma
		for _, h := range s.lex.Table("acts").At(sen.ws, i) {
			switch alone := h.Cue.Option("alone", ""); {
			case alone == "anywhere":
				if h.Cue.Option("own", "") == "" || speaksOfItself(sen.ws) {
					anywhere = append(anywhere, h)
				}
			case alone != "" && opens:
				take(force(h.Cue.What), h.Cue.Rule)
			}
		}
	}
	for _, v := range s.mainVerbs(sen) {
		f, r := s.verbForce(sen, v)
		take(f, r)
	}
	for _, h := range anywhere { // "we reaffirm that these funds will remain frozen": a verb of the group's own says more
		take(force(h.Cue.What), h.Cue.Rule)
	}
	return best, rule
}

// watches reports the rule of a phrase that promises no more than to look on.
func watches(rule string) bool { return strings.HasSuffix(rule, ".act.watch") }

// openingReach is how many words may stand before a subject that is no "we":
// "Above all, our support …".
const openingReach = 16

// mainVerb is a finite verb of a main clause whose subject is the group.
type mainVerb struct {
	subject int // index of the subject's first word, or of the verb where it is shared
	at      int // index of the verb
	group   bool
}

// mainVerbs finds the verbs whose subject is "nous" (we), outside subordinate
// clauses, the verbs coordinated with them, and those of a noun that stands for
// the group.
func (s *scan) mainVerbs(sen *sentence) []mainVerb {
	if s.lex.Lang == graph.English {
		return s.mainVerbsEnglish(sen)
	}
	ws := sen.ws
	var out []mainVerb
	spoke := false // a subject "nous" of a main clause has come
	last := -1
	for i := 0; i < len(ws); i++ {
		if ws[i].Text != "nous" {
			if i == 0 {
				continue
			}
			if spoke && i > last && (coordinated(ws, i) || pronouns[ws[i-1].Text] && coordinated(ws, i-1)) && s.firstPerson(ws[i].Text, false) {
				out = append(out, mainVerb{subject: i, at: i})
			}
			continue
		}
		if i > 0 && subordinates[ws[i-1].Text] && ws[i].Before < words.Comma {
			for i+1 < len(ws) && ws[i+1].Text == "nous" {
				i++
			}
			continue
		}
		if i+1 < len(ws) && ws[i+1].Before == words.Comma { // "Nous, les ministres…, soulignons"
			spoke = true
			continue
		}
		if v := s.verbAfter(ws, i); v > 0 {
			out = append(out, mainVerb{subject: i, at: v})
			spoke, last = true, v
		}
	}
	for _, h := range s.find("subjects", ws) {
		if h.Cue.What != "group" || h.First > 0 && subordinates[ws[h.First-1].Text] {
			continue
		}
		out = append(out, mainVerb{subject: h.First, at: h.End, group: true})
	}
	return out
}

// pronouns may stand before a coordinated verb: "et l'invitons".
var pronouns = map[string]bool{"l": true, "le": true, "la": true, "les": true, "en": true, "y": true}

// subordinates are the words after which "nous" is the subject of another
// clause.
var subordinates = map[string]bool{
	"que": true, "qu": true, "qui": true, "dont": true, "ou": true, "lequel": true, "laquelle": true, "lesquels": true,
	"lesquelles": true, "auquel": true, "auxquels": true, "auxquelles": true, "comme": true, "lorsque": true, "quand": true,
	"si": true, "puisque": true, "car": true, "tandis": true, "duquel": true, "desquels": true, "parce": true, "as": true,
}

// between may stand between "nous" and its verb.
var clitics = map[string]bool{
	"nous": true, "ne": true, "le": true, "la": true, "les": true, "l": true, "en": true, "y": true, "n": true, "lui": true,
	"leur": true, "tous": true, "toutes": true, "continuellement": true, "aussi": true, "egalement": true,
}

// verbAfter returns the index of the verb of "nous" at i, or 0.
func (s *scan) verbAfter(ws []words.Word, i int) int {
	for j := i + 1; j < len(ws) && j <= i+3; j++ {
		if ws[j].Before >= words.Paren {
			return 0
		}
		if s.firstPerson(ws[j].Text, true) {
			return j
		}
		if !clitics[ws[j].Text] {
			return 0
		}
	}
	return 0
}

// firstPerson reports a verb in the first person plural. A word after "nous"
// needs only the ending; elsewhere it must be a known form, or a future.
func (s *scan) firstPerson(w string, afterNous bool) bool {
	switch w {
	case "sommes", "allons", "avons":
		return true
	}
	if !strings.HasSuffix(w, "ons") {
		return false
	}
	if afterNous {
		return true
	}
	for _, f := range s.lex.Verb(w) {
		if f.Form == lexicon.We || f.Form == lexicon.WeWill {
			return true
		}
	}
	return strings.HasSuffix(w, "erons") || strings.HasSuffix(w, "irons")
}

var conjunctions = map[string]bool{"et": true, "ou": true, "and": true, "or": true}

// coordinated reports that the word at i follows a conjunction or a comma.
func coordinated(ws []words.Word, i int) bool {
	return i > 0 && (ws[i].Before == words.Comma || ws[i].Before == words.Semicolon || conjunctions[ws[i-1].Text])
}

// bodyReach is how many words may stand between a verb of backing and what is
// backed, for an undertaking to count as backing.
const bodyReach = 8

// namesBody reports a name of an actor or a text that begins between two words.
func (sen *sentence) namesBody(from, to int) bool {
	for k := sen.from(from); k < len(sen.mentions) && sen.mentions[k].First < to; k++ {
		if sen.mentions[k].Kind != graph.KindMeeting {
			return true
		}
	}
	return false
}

// verbForce reads what one main verb does: a phrase of the lexicon that begins
// at its subject or at it, or else the verb's class and tense.
func (s *scan) verbForce(sen *sentence, v mainVerb) (graph.Force, string) {
	acts := s.lex.Table("acts")
	if v.group {
		return s.groupForce(sen, v, acts)
	}
	var best lexicon.Hit
	for i := v.subject; i <= v.at && i < len(sen.ws); i++ {
		for _, h := range acts.At(sen.ws, i) {
			if h.End <= v.at && h.Cue.What != "NONE" {
				continue // ends before the verb
			}
			if h.Cue.Option("coord", "") == "only" && i != v.subject {
				continue // "will continue"
			}
			if h.Cue.Option("body", "") != "" && !sen.namesBody(h.End, h.End+bodyReach) {
				continue
			}
			if best.Cue == nil || h.End > best.End {
				best = h
			}
		}
	}
	if best.Cue != nil {
		if best.Cue.Option("announces", "") != "" && !sen.lead {
			return "", "" // "We are taking the following steps:" leaves the promise to what follows
		}
		return force(best.Cue.What), best.Cue.Rule
	}
	if v.at >= len(sen.ws) {
		return "", ""
	}
	w := sen.ws[v.at].Text
	forms := s.lex.Verb(w)
	if s.lex.Lang == graph.English {
		return englishForce(sen, v, forms)
	}
	for _, f := range forms {
		switch f.Form {
		case lexicon.WeWill:
			return byClass(f.Class, true), "verb." + f.Verb
		case lexicon.We:
			return byClass(f.Class, false), "verb." + f.Verb
		}
	}
	if s.lex.Lang == graph.French && strings.HasSuffix(w, "rons") && !presentInRons[w] {
		return graph.Commit, "verb.future"
	}
	return "", ""
}

// presentInRons are presents that look like futures, of verbs that are no act.
var presentInRons = map[string]bool{
	"demeurons": true, "esperons": true, "considerons": true, "deplorons": true, "ignorons": true, "montrons": true, "rencontrons": true,
	"aspirons": true, "admirons": true, "celebrons": true, "souffrons": true, "preferons": true, "desirons": true, "honorons": true,
}

// groupForce reads a sentence whose subject is a noun for the group: only a
// phrase of the lexicon makes it an act, within a few words.
func (s *scan) groupForce(sen *sentence, v mainVerb, acts *lexicon.Table) (graph.Force, string) {
	if v.at+1 < len(sen.ws) && (sen.ws[v.at].Text == "will" || sen.ws[v.at].Text == "shall") && sen.ws[v.at].Before < words.Comma && len(acts.At(sen.ws, v.at)) == 0 {
		return graph.Commit, "verb.future" // "The G7 will reopen …"
	}
	for i := v.at; i < len(sen.ws) && i <= v.at+14; i++ {
		if sen.ws[i].Before >= words.Colon {
			break
		}
		if subordinates[sen.ws[i].Text] {
			break
		}
		hits := acts.At(sen.ws, i)
		if len(hits) == 0 {
			if i > v.at && s.finite(sen.ws[i].Text) {
				return "", ""
			}
			continue
		}
		return force(hits[0].Cue.What), hits[0].Cue.Rule
	}
	return "", ""
}

// finite reports a third person plural that the lexicon knows.
func (s *scan) finite(w string) bool {
	for _, f := range s.lex.Verb(w) {
		if f.Form == lexicon.They || f.Form == lexicon.TheyWill {
			return true
		}
	}
	return w == "ont" || w == "sont" || w == "peuvent"
}

func force(what string) graph.Force {
	if f := graph.Force(what); f.Known() {
		return f
	}
	return ""
}

// byClass gives a verb's force from its class; in the present an act is done,
// in the future promised.
func byClass(c lexicon.Class, future bool) graph.Force {
	switch c {
	case lexicon.Reaffirming:
		return graph.Reaffirm
	case lexicon.Calling:
		return graph.Call
	case lexicon.Supporting:
		return graph.Support
	case lexicon.Undertaking, lexicon.Acting:
		return graph.Commit
	case lexicon.Continuing:
		if future {
			return graph.Commit
		}
		return graph.Reaffirm
	}
	return ""
}

// itemForce reads an item that hangs on a lead-in: the lead-in's force where it
// tasks or calls, its own head verb's otherwise. An item of a list that
// undertakes nothing is none.
func (s *scan) itemForce(sen *sentence, l *lead) (graph.Force, string) {
	verbs := s.headVerbs(sen)
	switch {
	case l.force == "":
		return "", ""
	case len(verbs) == 0 && s.t.Part.Genre == segment.Resolution:
		return "", "" // a thing that the paragraph above lists
	case l.force == graph.Task || l.force == graph.Call:
		return l.force, "lead-in"
	}
	items := s.lex.Table("items")
	seenVerb := false
	for k, i := range verbs {
		hits := items.At(sen.ws, i)
		if i > 0 && len(hits) == 0 && reflexive[sen.ws[i-1].Text] {
			hits = items.At(sen.ws, i-1)
		}
		if len(hits) > 0 {
			if f := force(hits[0].Cue.What); f != "" {
				if f == graph.Call && s.tasked(s.requests(sen)) {
					f = graph.Task
				}
				return f, hits[0].Cue.Rule
			}
		}
		seenVerb = true
		class := s.infinitiveClass(sen.ws, i)
		switch class {
		case lexicon.Appraising:
			continue // look on for a verb that acts
		case lexicon.Reaffirming:
			return graph.Reaffirm, "item." + sen.ws[i].Text
		case lexicon.Calling:
			if s.tasked(s.requests(sen)) {
				return graph.Task, "item." + sen.ws[i].Text
			}
			return graph.Call, "item." + sen.ws[i].Text
		case lexicon.Supporting:
			return graph.Support, "item." + sen.ws[i].Text
		}
		// "Faire respecter et promouvoir": two verbs of one object, the force
		// that comes first in the order of forces.
		if k+1 < len(verbs) && verbs[k+1] <= i+4 && s.infinitiveClass(sen.ws, verbs[k+1]) == lexicon.Supporting {
			return graph.Support, "item." + sen.ws[verbs[k+1]].Text
		}
		return graph.Commit, "item"
	}
	if seenVerb {
		return graph.Commit, "item"
	}
	return graph.Commit, "item.noun"
}

// headVerbs returns where the infinitives stand that head an item: at its
// beginning, after an opening phrase and its comma, and those coordinated with
// the first.
func (s *scan) headVerbs(sen *sentence) []int {
	ws := sen.ws
	var out []int
	for i := range ws {
		atStart := i == 0 || i < 3 && lightOpening[ws[0].Text] && len(out) == 0 ||
			i == 1 && s.lex.Lang == graph.English && s.adverb(ws[0].Text) // "strongly opposing"
		afterComma := ws[i].Before == words.Comma || i > 0 && ws[i-1].Before == words.Comma && reflexive[ws[i-1].Text]
		afterAnd := i > 0 && (ws[i-1].Text == "et" || ws[i-1].Text == "and") && len(out) > 0
		if afterComma && len(out) == 0 && !openings[ws[0].Text] {
			afterComma = false // a noun heads the item
		}
		if !atStart && !afterComma && !afterAnd {
			continue
		}
		if ws[i].Before >= words.Semicolon && len(out) > 0 {
			break
		}
		if s.infinitive(ws[i].Text, i == 0) {
			out = append(out, i)
		}
	}
	return out
}

// openings begin a phrase that may stand before an item's head verb.
var openings = map[string]bool{
	"en": true, "dans": true, "pour": true, "par": true, "parallelement": true, "sans": true, "a": true, "au": true, "aux": true, "tout": true,
	"sur": true, "si": true, "lorsque": true, "conformement": true, "grace": true, "afin": true, "compte": true, "avec": true, "outre": true,
	"in": true, "by": true, "with": true, "while": true, "through": true, "pursuant": true, "where": true, "as": true, "when": true,
	"consistent": true, "building": true, "recalling": true, "recognizing": true, "rappelant": true, "reconnaissant": true, "s": true,
}

var lightOpening = map[string]bool{
	"mieux": true, "de": true, "d": true, "pleinement": true, "nous": true, "s": true, "se": true, "davantage": true, "egalement": true, "to": true, "by": true, "further": true,
}

var reflexive = map[string]bool{"s": true, "se": true, "nous": true}

func (s *scan) infinitive(w string, first bool) bool {
	for _, f := range s.lex.Verb(w) {
		if f.Form == lexicon.Infinitive || s.lex.Lang == graph.English && f.Form == lexicon.Participle {
			return true
		}
	}
	if s.lex.Lang == graph.English {
		return false
	}
	// Any French infinitive may head an item; elsewhere nouns end so too.
	return first && len(w) > 4 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir") || strings.HasSuffix(w, "re"))
}

// infinitiveClass looks through "continuer de" to the verb that it goes on
// with.
func (s *scan) infinitiveClass(ws []words.Word, i int) lexicon.Class {
	for _, f := range s.lex.Verb(ws[i].Text) {
		if f.Form != lexicon.Infinitive && s.lex.Lang == graph.French {
			continue
		}
		if f.Class == lexicon.Continuing {
			for j := i + 1; j < len(ws) && j <= i+4; j++ {
				switch ws[j].Text {
				case "de", "d", "a", "le", "la", "les", "l", "to":
					continue
				}
				for _, g := range s.lex.Verb(ws[j].Text) {
					if g.Form == lexicon.Infinitive {
						return g.Class
					}
				}
				break
			}
			return lexicon.Acting
		}
		return f.Class
	}
	return lexicon.Acting
}
