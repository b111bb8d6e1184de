package extract

import (
	"slices"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// operative reports a numbered paragraph or sub-paragraph of a resolution.
func (s *scan) operative(sen *sentence) bool {
	p := &s.t.Part.Passages[sen.passage]
	return s.t.Part.Genre == segment.Resolution && p.Kind == segment.Item && sen.index == 0
}

// operativeForce reads a paragraph whose subject is the organ that adopts it:
// the verb in the third person that opens it, and those coordinated with it.
func (s *scan) operativeForce(sen *sentence) (graph.Force, string) {
	best, rule := graph.Force(""), ""
	for i := range sen.ws {
		if !s.organSpeaks(sen.ws, i) {
			continue
		}
		for _, h := range s.lex.Table("acts").At(sen.ws, i) {
			if f := force(h.Cue.What); h.Cue.Option("organ", "") != "" && (best == "" || rank[f] < rank[best]) {
				best, rule = f, h.Cue.Rule
			}
		}
	}
	for _, i := range s.operativeVerbs(sen.ws) {
		if takesNoteOf(sen.ws, i) {
			continue
		}
		if instructs(sen.ws, i) {
			best, rule = graph.Task, "operative.instruire"
		}
		for _, f := range s.lex.Verb(sen.ws[i].Text) {
			if f.Form != lexicon.It {
				continue
			}
			force := byClass(f.Class, true)
			if directs[f.Verb] {
				force = graph.Task
			}
			if force != "" && (best == "" || rank[force] < rank[best]) {
				best, rule = force, "operative."+f.Verb
			}
			break
		}
	}
	return best, rule
}

// directs are the verbs by which an organ speaks to none but those who work for
// it, whoever they are.
var directs = map[string]bool{"direct": true, "instruct": true, "charger": true, "mandater": true}

// clauseCues keeps the cues that a clause of a preamble opens with or goes on
// with: its participles. Everything else in it hangs on them, but with whom those
// are to work who are asked: "Encouraging the guild to act in consultation with".
func (s *scan) clauseCues(sen *sentence, hits []lexicon.Hit, requests []request) []lexicon.Hit {
	var out []lexicon.Hit
	for _, h := range hits {
		if h.Cue.What == string(graph.CooperatesWith) {
			if slices.ContainsFunc(requests, func(r request) bool { return r.first < h.First }) && !s.organSpeaks(sen.ws, h.First) {
				out = append(out, h)
			}
			continue
		}
		w := sen.ws[h.First]
		participle := false
		for _, f := range s.lex.Verb(w.Text) {
			participle = participle || f.Form == lexicon.Participle
		}
		head := h.First == 0 || conjunctions[sen.ws[h.First-1].Text] || w.Before == words.Comma ||
			h.First == 1 && len(sen.ws[0].Text) < 4 || h.First > 2 && inThisRespect[sen.ws[h.First-1].Text]
		if participle && head || subordinateCites[w.Text] && h.Cue.What == string(graph.Cites) {
			out = append(out, h)
		}
	}
	return out
}

// inThisRespect end the phrases between "and" and a further participle.
var inThisRespect = map[string]bool{
	"respect": true, "regard": true, "context": true, "also": true, "further": true, "egard": true, "contexte": true, "egalement": true, "outre": true,
}

// subordinateCites begin the phrases that take a name out of a clause's verb:
// "in accordance with the Charter".
var subordinateCites = map[string]bool{
	"in": true, "pursuant": true, "consistent": true, "as": true, "under": true, "conformement": true, "conforme": true, "conformes": true,
	"described": true, "referred": true, "mentioned": true, "decrit": true, "decrite": true, "decrits": true, "decrites": true,
	"vise": true, "visee": true, "vises": true, "visees": true, "mentionne": true, "mentionnee": true, "mentionnes": true, "mentionnees": true,
	"dans": true, "tel": true, "telle": true, "tels": true, "telles": true, "en": true, "aux": true, "au": true, "comme": true,
}
