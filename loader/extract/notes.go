package extract

import (
	"sort"
	"strings"

	"stemma/graph"
	"stemma/loader/segment"
)

// notes gives the relations of every footnote to the sentence that its mark
// stands in: what a footnote names counts for its clause.
func (s *scan) notes() {
	stated := s.out.Relations // by the text itself, passage by passage
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
			s.settle()
			continue
		}
		act, sen := s.actAt(host, at), 0
		list := s.t.Part.Passages[host].Sentences
		if k := sort.Search(len(list), func(k int) bool { return list[k].End > at }); k < len(list) && list[k].Start <= at {
			sen = k
		}
		from := len(s.out.Relations)
		types := noteTypes(stated, host, at)
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

// actAt is the last act of a passage that holds a byte, -1 for none.
func (s *scan) actAt(passage, at int) int {
	acts := s.out.Acts
	out := -1
	for k := sort.Search(len(acts), func(k int) bool { return acts[k].Passage >= passage }); k < len(acts) && acts[k].Passage == passage; k++ {
		if acts[k].Start <= at && at < acts[k].End {
			out = k
		}
	}
	return out
}

// noteTypes are the relations that the sentence around a note's mark states to
// each entity: a note that names the same one says the same of it.
func noteTypes(stated []Relation, passage, at int) map[graph.ID]graph.RelationType {
	out := map[graph.ID]graph.RelationType{}
	for k := sort.Search(len(stated), func(k int) bool { return stated[k].Passage >= passage }); k < len(stated) && stated[k].Passage == passage; k++ {
		if r := &stated[k]; r.Start <= at && at < r.End && r.Target != "" {
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

// dedupe drops from the relations after index from, which are of one act and
// sentence, what was stated already.
func dedupe(rs []Relation, from int) []Relation {
	type key struct {
		typ    graph.RelationType
		target graph.ID
	}
	seen := map[key]bool{}
	out := rs[:from]
	for _, r := range rs[from:] {
		k := key{r.Type, r.Target}
		if r.Target != "" && seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, r)
	}
	return out
}
