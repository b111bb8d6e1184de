package extract

import (
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// supportReach is how many words of activity may stand between a cue of support
// and the body that is backed: each of them is known, so that more may than of
// words that are not.
const supportReach = 16

// backed reports that a body is itself what is backed: nothing but articles,
// nouns of activity and offices stand before its name, and what it is said to
// own is an activity too. "Support for Lyon's efforts" backs Lyon, "support for
// Lyon's tramway" does not. Other relations and targets need no such thing.
func (g *governor) backed(h lexicon.Hit, group []lexicon.Hit, m resolve.Mention) bool {
	if m.Kind == graph.KindActor && h.Cue.What == string(graph.BuildsOn) {
		return !g.complement(h.End, m.First) // "building on reforms to Lyon's charter" builds on reforms
	}
	if m.Kind != graph.KindActor || h.Cue.What != string(graph.Supports) || h.Cue.Option("scope", "") == "before" {
		return true
	}
	for i := h.End; i < m.First; i++ {
		if !inHit(group, i) && len(g.lex.Table("activities").At(g.sen.ws, i)) == 0 && !g.qualifies(i, m.First) {
			return false
		}
	}
	return g.ownsActivity(m)
}

// qualifies reports that a word tells what an activity is like: it stands right
// before its noun, or in French right after it. No list has all adjectives.
func (g *governor) qualifies(i, before int) bool {
	ws := g.sen.ws
	activity := func(k int) bool {
		return slices.ContainsFunc(g.lex.Table("activities").At(ws, k), func(h lexicon.Hit) bool { return h.Cue.What == "activity" })
	}
	if ws[i].Caps || ws[i].Before >= words.Comma {
		return false
	}
	if i+1 < before && ws[i+1].Before < words.Comma && activity(i+1) {
		return true
	}
	return g.lex.Lang == graph.French && i > 0 && activity(i-1)
}

// complement reports the preposition of another noun's complement between two
// words.
func (g *governor) complement(from, to int) bool {
	for i := from; i < to && i < len(g.sen.ws); i++ {
		switch g.sen.ws[i].Text {
		case "to", "aux", "au":
			return true
		case "a":
			return g.lex.Lang == graph.French
		}
	}
	return false
}

func inHit(hits []lexicon.Hit, i int) bool {
	for _, h := range hits {
		if h.First <= i && i < h.End && h.Cue.What != string(graph.Implements) {
			return true // not "support efforts to achieve peace in Lyonia"
		}
	}
	return false
}

// ownsActivity reports, of a name in the English possessive, that what follows
// it is an activity or an office; a name by itself owns nothing.
func (g *governor) ownsActivity(m resolve.Mention) bool { return g.ownsActor(g.sen.ws, m.Last) }

// ownsActor reports the same of a name that ends before word i.
func (s *scan) ownsActor(ws []words.Word, i int) bool {
	end := i
	if !possessive(ws, i) {
		return true
	}
	for i++; i < len(ws) && i <= end+possessed && ws[i].Before < words.Comma; i++ {
		for _, c := range s.lex.Table("activities").At(ws, i) {
			if c.Cue.What != "link" {
				return true
			}
		}
		if endsPossessed[ws[i].Text] {
			return false
		}
	}
	return false
}

// possessive reports that the English possessive stands at word i.
func possessive(ws []words.Word, i int) bool {
	return i > 0 && i < len(ws) && ws[i].Text == "s" && ws[i-1].Elided && ws[i].Before == words.None
}

// possessed is how many words after a possessive may hold the noun that is owned.
const possessed = 5

// endsPossessed are the words that end what a possessive owns.
var endsPossessed = map[string]bool{
	"of": true, "to": true, "for": true, "in": true, "on": true, "by": true, "against": true, "with": true, "and": true, "at": true,
	"from": true, "that": true, "which": true,
}

// ofOthers reports that a cue of backing or joining tells what others do: it hangs
// on a noun ("actors materially supporting X"), on "who" or "that", or is
// refused ("cease all support for X").
func (g *governor) ofOthers(h lexicon.Hit) bool {
	switch graph.RelationType(h.Cue.What) {
	case graph.Supports, graph.CooperatesWith:
	default:
		return false
	}
	ws := g.sen.ws
	for _, r := range g.refusals() {
		if r.End <= h.First && h.First-r.End <= refusalReach && g.oneStretch(r.End, h.First) || r.First < h.First && h.First < r.End {
			return true
		}
	}
	if h.Cue.What == string(graph.CooperatesWith) && g.asked >= 0 && h.First > g.asked && !speaksAgain(ws[g.asked:h.First]) {
		return true // with whom those are to work who are called on is not with whom the group works
	}
	if h.Cue.What == string(graph.CooperatesWith) && g.t.Part.Genre != segment.Resolution && g.another(h.First) {
		return true // "Lyonia works closely with X"
	}
	if h.First == 0 || ws[h.First].Before >= words.Comma {
		return false
	}
	if h.Cue.What == string(graph.CooperatesWith) && made[ws[h.First-1].Text] {
		return true // "the commitment made through X" was made, and not with X
	}
	if h.Cue.What == string(graph.CooperatesWith) && g.t.Part.Genre != segment.Resolution && (theirs[ws[h.First-1].Text] || h.First > 1 && theirs[ws[h.First-2].Text]) {
		return true // "encourage Lyonia to use its dialogue with X"
	}
	i := h.First - 1
	for i > 0 && ws[i].Before < words.Comma && adverbial(ws[i].Text) {
		i--
	}
	if negations[ws[i].Text] || i > 0 && ws[i].Text == "to" && negations[ws[i-1].Text] {
		return true
	}
	if relatives[ws[i].Text] {
		return ws[h.First].Text != "we" && ws[h.First].Text != "nous"
	}
	if h.Cue.Option("scope", "") == "before" || !g.participle(ws[h.First].Text) {
		return false
	}
	return i == h.First-1 && !bearsParticiple[ws[i].Text] || i < h.First-1 && !bearsParticiple[ws[i].Text] && ws[i+1].Before < words.Comma
}

// askedFrom is the word by which a communiqué calls on somebody who does not work
// for the group, -1 where it does not.
func (s *scan) askedFrom(sen *sentence, requests []request) int {
	if s.t.Part.Genre == segment.Resolution {
		return -1
	}
	from := -1
	for _, r := range requests {
		if !r.group && r.start >= sen.start && r.start < sen.end && (from < 0 || r.first < from) {
			from = r.first
		}
	}
	return from
}

// speaksOfItself reports a sentence in which the group says "we" or "our": only
// there does one that is no commitment tell whom the group backs or works with.
func speaksOfItself(ws []words.Word) bool {
	return slices.ContainsFunc(ws, func(w words.Word) bool {
		switch w.Text {
		case "we", "our", "ours", "us", "nous", "notre", "nos":
			return true
		}
		return false
	})
}

// speaksAgain reports a further clause of the group itself.
func speaksAgain(ws []words.Word) bool {
	for i := 1; i < len(ws); i++ {
		if (ws[i].Text == "we" || ws[i].Text == "nous") && (ws[i].Before == words.Comma || conjunctions[ws[i-1].Text]) {
			return true
		}
	}
	return false
}

// trim ends a cue that has a gap in it where a name begins: what is quoted says
// that something is backed, not what.
func trim(cues []lexicon.Hit, sen *sentence) {
	for k := range cues {
		h := &cues[k]
		if h.Cue.Option("trim", "") == "" {
			continue
		}
		for _, m := range sen.mentions {
			if m.First > h.First+1 && m.First < h.End {
				h.End = m.First
				break
			}
		}
	}
}

// refusalReach is how many words may stand between a refusal and what it refuses.
const refusalReach = 4

func (g *governor) refusals() []lexicon.Hit {
	if g.refused == nil {
		g.refused = append([]lexicon.Hit{}, g.find("refusals", g.sen.ws)...)
	}
	return g.refused
}

// oneStretch reports that no punctuation and no conjunction stand between two words.
func (g *governor) oneStretch(from, to int) bool {
	for i := from; i <= to && i < len(g.sen.ws); i++ {
		if g.sen.ws[i].Before >= words.Comma || i < to && conjunctions[g.sen.ws[i].Text] {
			return false
		}
	}
	return true
}

// another reports a verb in the third person where nothing in the sentence that
// stands for the group is its subject.
func (g *governor) another(i int) bool {
	third := false
	for _, f := range g.lex.Verb(g.sen.ws[i].Text) {
		switch f.Form {
		case lexicon.It, lexicon.They:
			third = true
		case lexicon.Past: // "collaboré" is folded like "collabore"
			if w := g.sen.ws[i]; g.lex.Lang == graph.English || strings.Contains(g.t.Source[w.Start:w.End], "é") {
				return false
			}
		default:
			return false // "work" is an infinitive too
		}
	}
	if !third {
		return false
	}
	for _, h := range g.find("subjects", g.sen.ws) {
		if h.Cue.What == "group" && h.First < i {
			return false
		}
	}
	return true
}

// participle reports a form in "-ing" or "-ant".
func (g *governor) participle(w string) bool {
	for _, f := range g.lex.Verb(w) {
		if f.Form == lexicon.Participle {
			return true
		}
	}
	return false
}

// adverbial reports an adverb that may stand before a verb.
func adverbial(w string) bool {
	return adverbsEnglish[w] && w != "will" && w != "are" && w != "have" && w != "shall" || len(w) > 4 && (strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "ment"))
}

// negations stand right before the verb that they deny.
var negations = map[string]bool{"not": true, "never": true, "ne": true, "n": true, "pas": true}

// made are the participles after which "through" tells how a thing came about.
var made = map[string]bool{"made": true, "adopted": true, "agreed": true, "approved": true, "delivered": true, "established": true, "provided": true}

// theirs are the possessives of others than those who speak.
var theirs = map[string]bool{"its": true, "their": true, "his": true, "her": true, "son": true, "sa": true, "ses": true, "leur": true, "leurs": true}

// relatives are the words whose clause tells of another subject.
var relatives = map[string]bool{"who": true, "which": true, "that": true, "those": true, "qui": true, "ceux": true, "celles": true, "quiconque": true}

// bearsParticiple are the words after which a participle says what the subject of
// the sentence does; after a noun it says what that noun does.
var bearsParticiple = map[string]bool{
	"by": true, "in": true, "to": true, "of": true, "for": true, "from": true, "on": true, "and": true, "or": true, "while": true, "are": true,
	"we": true, "through": true, "including": true, "towards": true, "toward": true, "at": true, "continue": true, "as": true, "also": true,
	"into": true, "without": true, "than": true, "about": true, "will": true, "en": true, "et": true, "ou": true, "tout": true, "nous": true,
	"with": true, "when": true, "keep": true, "consider": true, "is": true, "be": true,
}
