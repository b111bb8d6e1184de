package extract

import (
	"strings"

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
	for _, i := range s.operativeVerbs(sen.ws) {
		for _, f := range s.lex.Verb(sen.ws[i].Text) {
			if f.Form != lexicon.It {
				continue
			}
			force := byClass(f.Class, true)
			if force != "" && (best == "" || rank[force] < rank[best]) {
				best, rule = force, "operative."+f.Verb
			}
			break
		}
	}
	return best, rule
}

// operativeVerbs are the places of the verbs that the organ is the subject of.
func (s *scan) operativeVerbs(ws []words.Word) []int {
	var out []int
	for i := range ws {
		opening := i == 0 || i == 1 && (ws[0].Text == "se" || ws[0].Text == "s" || ws[0].Text == "also" || ws[0].Text == "further")
		joined := len(out) > 0 && (conjunctions[ws[i-1].Text] || ws[i].Before == words.Comma || inThisRespect[ws[i-1].Text])
		if !opening && !joined {
			continue
		}
		for _, f := range s.lex.Verb(ws[i].Text) {
			if f.Form == lexicon.It {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// clauseCues keeps the cues that a clause of a preamble opens with or goes on
// with: its participles. Everything else in it hangs on them.
func (s *scan) clauseCues(sen *sentence, hits []lexicon.Hit) []lexicon.Hit {
	var out []lexicon.Hit
	for _, h := range hits {
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
	"dans": true, "tel": true, "telle": true, "tels": true, "telles": true, "en": true, "aux": true, "au": true, "comme": true,
}

// notes gives the relations of every footnote to the sentence that its mark
// stands in: what a footnote names counts for its clause.
func (s *scan) notes() {
	for i := range s.t.Part.Passages {
		p := &s.t.Part.Passages[i]
		if p.Kind != segment.Note {
			continue
		}
		host, at := s.mark(i, p.Marker)
		if host < 0 {
			for k := range s.sentences[i] {
				s.relate(&s.sentences[i][k], -1, nil)
			}
			continue
		}
		act, sen := -1, 0
		for k, a := range s.out.Acts {
			if a.Passage == host && a.Start <= at && at < a.End {
				act = k
			}
		}
		for k, sp := range s.t.Part.Passages[host].Sentences {
			if sp.Start <= at && at < sp.End {
				sen = k
			}
		}
		from := len(s.out.Relations)
		types := s.noteTypes(host, at)
		for k := range s.sentences[i] {
			for _, m := range s.sentences[i][k].mentions {
				if s.self(m) || m.Kind == graph.KindActor {
					continue
				}
				typ := graph.Cites
				if t, ok := types[m.ID]; ok && m.ID != "" {
					typ = t
				}
				s.out.Relations = append(s.out.Relations, Relation{
					Type: typ, Act: act, Passage: host, Sentence: sen, Start: p.Start, End: p.End,
					Target: m.ID, Candidates: m.Candidates, Surface: s.t.Source[m.Start:m.End], Cue: s.t.Source[m.Start:m.End],
					CueStart: m.Start, CueEnd: m.End, Rule: string(s.lex.Lang) + ".cites.footnote", Confidence: 0.95,
				})
			}
		}
		s.out.Relations = dedupe(s.out.Relations, from)
	}
}

// noteTypes are the relations that the sentence around a note's mark states to
// each entity: a note that names the same one says the same of it.
func (s *scan) noteTypes(passage, at int) map[graph.ID]graph.RelationType {
	out := map[graph.ID]graph.RelationType{}
	for _, r := range s.out.Relations {
		if r.Passage == passage && r.Start <= at && at < r.End && r.Target != "" {
			if _, ok := out[r.Target]; !ok {
				out[r.Target] = r.Type
			}
		}
	}
	return out
}

// mark finds the passage before note i that bears its mark, and where; -1 where
// none does.
func (s *scan) mark(i int, marker string) (passage, at int) {
	mark := "[" + marker + "]"
	for k, seen := i-1, 0; k >= 0 && seen < 40; k, seen = k-1, seen+1 {
		p := &s.t.Part.Passages[k]
		if p.Kind == segment.Note {
			continue
		}
		if j := strings.Index(s.t.Source[p.Start:p.End], mark); j >= 0 {
			return k, p.Start + j
		}
	}
	return -1, 0
}

// dedupe drops from the relations after index from what was stated already.
func dedupe(rs []Relation, from int) []Relation {
	out := rs[:from]
next:
	for _, r := range rs[from:] {
		for _, o := range out[from:] {
			if r.Target != "" && o.Type == r.Type && o.Target == r.Target && o.Act == r.Act && o.Passage == r.Passage && o.Sentence == r.Sentence {
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}
