package extract

import (
	"strings"

	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// operativeVerbs are the places of the verbs that the organ is the subject of:
// the one that opens the paragraph, and those by which it goes on to speak.
func (s *scan) operativeVerbs(ws []words.Word) []int {
	var out []int
	for i := 0; i < len(ws) && i < 3; i++ {
		if i > 0 && !openers[ws[i-1].Text] && !manner(ws[i-1].Text) {
			break // "Le fait de": an article opens no verb
		}
		if s.speaks(ws, i) {
			out = append(out, i)
			break
		}
	}
	for _, v := range s.furtherVerbs(ws, lexicon.It) {
		if len(out) == 0 || v.at > out[0] {
			out = append(out, v.at)
		}
	}
	return out
}

// speaks reports a verb in the third person, or "donne pour instruction".
func (s *scan) speaks(ws []words.Word, i int) bool {
	for _, f := range s.lex.Verb(ws[i].Text) {
		if f.Form == lexicon.It {
			return true
		}
	}
	return instructs(ws, i)
}

// instructs reports "donne (également) pour instruction".
func instructs(ws []words.Word, i int) bool {
	if ws[i].Text != "donne" && ws[i].Text != "donnant" {
		return false
	}
	for k := i + 1; k < len(ws) && k < i+5; k++ {
		if ws[k].Text == "instruction" {
			return true
		}
	}
	return false
}

// resolutionHeads are the places where a paragraph or a clause of a resolution
// goes on with a further verb of the organ that adopts it: what an earlier verb
// says ends there.
func (s *scan) resolutionHeads(sen *sentence) []int {
	p := &s.t.Part.Passages[sen.passage]
	form := lexicon.It
	switch {
	case p.Kind == segment.Clause:
		form = lexicon.Participle
	case !s.operative(sen):
		return nil
	}
	var out []int
	for _, v := range s.furtherVerbs(sen.ws, form) {
		out = append(out, v.subject)
	}
	return out
}

// furtherVerbs finds the verbs after the first by which an organ goes on to
// speak, with the pronouns and adverbs before them.
func (s *scan) furtherVerbs(ws []words.Word, form lexicon.Form) []mainVerb {
	var out []mainVerb
	for i := 1; i < len(ws); i++ {
		k := i
		for k > 0 && ws[k].Before == words.None && (objects[ws[k-1].Text] || manner(ws[k-1].Text)) {
			k--
		}
		if k == 0 || ws[k].Before != words.Comma && ws[i].Before != words.Comma && ws[k-1].Text != "and" && ws[k-1].Text != "et" && !inThisRespect[ws[k-1].Text] {
			continue
		}
		if s.declares(ws, i, form) {
			out = append(out, mainVerb{subject: k, at: i})
		}
	}
	return out
}

// declares reports a verb by which an organ speaks: it reaffirms, asks, decides,
// supports, appraises. What others do, however it is put, is none.
func (s *scan) declares(ws []words.Word, i int, form lexicon.Form) bool {
	if nouns[ws[i].Text] && i+1 < len(ws) && ws[i+1].Text == "for" {
		return false // "questions and requests for clarification"
	}
	for _, f := range s.lex.Verb(ws[i].Text) {
		if f.Form != form {
			continue
		}
		switch f.Class {
		case lexicon.Reaffirming, lexicon.Calling, lexicon.Supporting, lexicon.Undertaking, lexicon.Appraising:
			return true
		}
	}
	return instructs(ws, i) || takesNoteOf(ws, i)
}

// takesNoteOf reports "takes note", "prend acte", which undertake nothing.
func takesNoteOf(ws []words.Word, i int) bool {
	if !takesNote[ws[i].Text] {
		return false
	}
	for k := i + 1; k < len(ws) && k < i+3; k++ { // "prend également note"
		if ws[k].Text == "note" || ws[k].Text == "acte" {
			return true
		}
	}
	return false
}

var takesNote = map[string]bool{"takes": true, "taking": true, "prend": true, "prenant": true}

// openers are the pronouns that open a paragraph before its verb: "Se félicite".
var openers = map[string]bool{"se": true, "s": true, "lui": true, "leur": true}

// objects are the French pronouns between a conjunction and its verb.
var objects = map[string]bool{"l": true, "le": true, "la": true, "les": true, "lui": true, "leur": true, "se": true, "s": true, "en": true, "y": true}

// manner reports an English adverb before a verb: "strongly urges".
func manner(w string) bool {
	return adverbsEnglish[w] || strings.HasSuffix(w, "ly") && len(w) > 4
}
