package extract

import (
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/segment"
)

// score is a topic's weight in a stretch of text.
type score struct {
	topic  graph.ID
	weight float64
}

// maxTopics is how many topics an act is given.
const maxTopics = 3

// topics gives an act its topics: those of its own words, and those of its
// headings, which count double where the act has words of them and half where
// it has none.
func (s *scan) topics(a *Act) {
	own := map[graph.ID]float64{}
	var order []graph.ID
	add := func(id graph.ID, w float64) {
		if _, ok := own[id]; !ok {
			order = append(order, id)
		}
		own[id] += w
	}
	for _, sen := range s.sentences[a.Passage] {
		if sen.start < a.Start || sen.end > a.End {
			continue
		}
		for _, sc := range s.score(sen.ws) {
			add(sc.topic, sc.weight)
		}
	}
	for _, sc := range s.heading(a.Passage) {
		if own[sc.topic] > 0 {
			add(sc.topic, 2*sc.weight)
		} else {
			add(sc.topic, sc.weight)
		}
	}
	if list := s.sentences[a.Passage]; len(list) > 1 { // what its paragraph is about
		for _, sen := range list {
			for _, sc := range s.score(sen.ws) {
				add(sc.topic, 0.35*sc.weight)
			}
		}
	}
	title := 0.3
	if len(order) == 0 {
		title = 1
	}
	for _, sc := range s.score(words.Split(s.t.Part.Title)) { // what the whole text is about
		add(sc.topic, title*sc.weight)
	}
	if s.t.Part.Genre == segment.Resolution { // one subject from title to end
		for _, sc := range s.subject() {
			add(sc.topic, sc.weight)
		}
	}
	if a.Lead.Passage >= 0 && len(order) == 0 {
		for _, sc := range s.score(s.sentences[a.Lead.Passage][a.Lead.Sentence].ws) {
			add(sc.topic, sc.weight)
		}
	}
	sort.SliceStable(order, func(i, j int) bool {
		if own[order[i]] != own[order[j]] {
			return own[order[i]] > own[order[j]]
		}
		return order[i] < order[j]
	})
	if len(order) == 0 {
		order = []graph.ID{"topic:other"}
	}
	a.Topics = append([]graph.ID(nil), order[:min(maxTopics, len(order))]...)
}

// subject is the two themes that a whole text speaks of most, with weights that
// decide where an act says little of its own.
func (s *scan) subject() []score {
	if s.about != nil {
		return s.about
	}
	total := map[graph.ID]float64{}
	for _, list := range s.sentences {
		for _, sen := range list {
			for _, sc := range s.score(sen.ws) {
				total[sc.topic] += sc.weight
			}
		}
	}
	s.about = []score{}
	for id, w := range total {
		s.about = append(s.about, score{id, w})
	}
	sort.Slice(s.about, func(i, j int) bool {
		if s.about[i].weight != s.about[j].weight {
			return s.about[i].weight > s.about[j].weight
		}
		return s.about[i].topic < s.about[j].topic
	})
	s.about = s.about[:min(2, len(s.about))]
	for i := range s.about {
		s.about[i].weight = []float64{1.5, 0.5}[i]
	}
	return s.about
}

// score counts the topic cues of a stretch; an earlier one counts a little
// more, since an act names its object first.
func (s *scan) score(ws []words.Word) []score {
	total := map[graph.ID]float64{}
	taken := make([]bool, len(ws)+1)
	for _, h := range s.lex.Table("topics").Find(ws) {
		if taken[h.First] && taken[h.End-1] {
			continue
		}
		for k := h.First; k < h.End; k++ {
			taken[k] = true
		}
		w := h.Cue.Number("weight", 1)
		if h.First < 12 {
			w *= 1.3
		}
		total[graph.ID(h.Cue.What)] += w
	}
	out := make([]score, 0, len(total))
	for id, w := range total {
		out = append(out, score{id, w})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].topic < out[j].topic })
	return out
}

// heading scores the headings that a passage stands under.
func (s *scan) heading(passage int) []score {
	section := s.t.Part.Passages[passage].Section
	if sc, ok := s.heads[section]; ok {
		return sc
	}
	p := s.t.Part.Passages[passage]
	var text string
	if section >= 0 && section != passage {
		h := s.t.Part.Passages[section]
		text = s.t.Source[h.Start:h.End]
	} else {
		text = strings.Join(p.Headings, ". ")
	}
	sc := s.score(words.Split(text))
	s.heads[section] = sc
	return sc
}

func splitFields(s string) []string { return strings.Fields(s) }
