package extract

import (
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// score is a topic's weight in a stretch of text.
type score struct {
	topic      graph.ID
	weight     float64
	first, end int // its first occurrence, in words
}

// maxTopics is how many topics an act is given.
const maxTopics = 3

// tally weighs the topics of one act and remembers what showed each.
type tally struct {
	weight map[graph.ID]float64
	why    map[graph.ID][]string
	order  []graph.ID
}

func (t *tally) add(sc score, factor float64, why string) {
	if _, ok := t.weight[sc.topic]; !ok {
		t.order = append(t.order, sc.topic)
	}
	t.weight[sc.topic] += factor * sc.weight
	if len(t.why[sc.topic]) < 4 && !slices.Contains(t.why[sc.topic], why) {
		t.why[sc.topic] = append(t.why[sc.topic], why)
	}
}

// topics gives an act its topics, with what shows each: those of its own words,
// of its headings (which count double where the act has words of them), of its
// paragraph and of the title. A resolution has one subject from its title to its
// end: see resolutionTopics.
func (s *scan) topics(a *Act) {
	if s.t.Part.Genre == segment.Resolution {
		s.resolutionTopics(a)
		return
	}
	t := &tally{weight: map[graph.ID]float64{}, why: map[graph.ID][]string{}}
	list := s.sentences[a.Passage]
	for k := a.Sentence; k < len(list) && list[k].end <= a.End; k++ {
		sen := &list[k]
		for _, sc := range s.themes(sen) {
			t.add(sc, 1, "“"+strings.Join(strings.Fields(s.quote(sen, sc.first, sc.end)), " ")+"”")
		}
	}
	for _, sc := range s.heading(a.Passage) {
		factor := 1.0
		if t.weight[sc.topic] > 0 {
			factor = 2
		}
		t.add(sc, factor, "heading")
	}
	for _, sc := range s.paragraph(a.Passage) {
		t.add(sc, 0.35, "paragraph")
	}
	title := 0.3
	if len(t.order) == 0 {
		title = 1
	}
	if s.title == nil {
		s.title = s.score(words.Split(s.t.Part.Title))
	}
	for _, sc := range s.title {
		t.add(sc, title, "title")
	}
	if a.Lead.Passage >= 0 && len(t.order) == 0 {
		for _, sc := range s.themes(&s.sentences[a.Lead.Passage][a.Lead.Sentence]) {
			t.add(sc, 1, "lead-in")
		}
	}
	s.assign(a, t)
}

// assign gives an act the topics that weigh most, with their reasons.
func (s *scan) assign(a *Act, t *tally) {
	sort.SliceStable(t.order, func(i, j int) bool {
		if t.weight[t.order[i]] != t.weight[t.order[j]] {
			return t.weight[t.order[i]] > t.weight[t.order[j]]
		}
		return t.order[i] < t.order[j]
	})
	if len(t.order) == 0 {
		t.order = []graph.ID{"topic:other"}
		t.why["topic:other"] = []string{"no words of any theme"}
	}
	for _, id := range t.order[:min(maxTopics, len(t.order))] {
		a.Topics = append(a.Topics, id)
		a.TopicReasons = append(a.TopicReasons, id.Slug()+": "+strings.Join(t.why[id], ", "))
	}
}

// themes scores a sentence once: every act of its paragraph asks again.
func (s *scan) themes(sen *sentence) []score {
	if sen.themes == nil {
		sen.themes = s.score(sen.ws)
	}
	return sen.themes
}

// paragraph adds up the sentences of a passage, nothing where there is but one.
func (s *scan) paragraph(passage int) []score {
	if out, ok := s.paragraphs[passage]; ok {
		return out
	}
	var out []score
	at := map[graph.ID]int{}
	if list := s.sentences[passage]; len(list) > 1 {
		for k := range list {
			for _, sc := range s.themes(&list[k]) {
				if i, ok := at[sc.topic]; ok {
					out[i].weight += sc.weight
					continue
				}
				at[sc.topic] = len(out)
				out = append(out, sc)
			}
		}
	}
	s.paragraphs[passage] = out
	return out
}

// score counts the topic cues of a stretch; an earlier one counts a little
// more, since an act names its object first.
func (s *scan) score(ws []words.Word) []score {
	total := map[graph.ID]score{}
	for _, h := range s.themeHits(ws) {
		w := cueWeight(h)
		id := graph.ID(h.Cue.What)
		sc, seen := total[id]
		if !seen {
			sc = score{topic: id, first: h.First, end: h.End}
		}
		sc.weight += w
		total[id] = sc
	}
	out := make([]score, 0, len(total))
	for _, sc := range total {
		out = append(out, sc)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].topic < out[j].topic })
	return out
}

// themeHits are the topic cues of a stretch, of which none stands inside another.
func (s *scan) themeHits(ws []words.Word) []lexicon.Hit {
	var out []lexicon.Hit
	taken := make([]bool, len(ws)+1)
	found := s.find("topics", ws)
	for _, h := range found {
		if taken[h.First] && taken[h.End-1] || h.Cue.Option("genre", "") != "" && s.t.Part.Genre != segment.Resolution {
			continue
		}
		if of := strings.Fields(h.Cue.Option("beside", "")); len(of) > 0 && !shows(found, of) && !shows(s.ofTitle(), of) {
			continue
		}
		for k := h.First; k < h.End; k++ {
			taken[k] = true
		}
		out = append(out, h)
	}
	return out
}

// ofTitle are the topic cues of the text's title, found once.
func (s *scan) ofTitle() []lexicon.Hit {
	if s.titled == nil {
		s.titled = append([]lexicon.Hit{}, s.find("topics", words.Split(s.t.Part.Title))...)
	}
	return s.titled
}

// shows reports words of one of some topics that need none beside them.
func shows(hits []lexicon.Hit, topics []string) bool {
	return slices.ContainsFunc(hits, func(h lexicon.Hit) bool {
		return h.Cue.Option("beside", "") == "" && slices.Contains(topics, h.Cue.What)
	})
}

// cueWeight weighs a cue by its place: an act names its object first.
func cueWeight(h lexicon.Hit) float64 {
	w := h.Cue.Number("weight", 1)
	if h.First < 12 {
		w *= 1.3
	}
	return w
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
