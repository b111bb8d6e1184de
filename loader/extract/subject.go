package extract

import (
	"math"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

// themed is a cue of a topic where it stands.
type themed struct {
	topic      graph.ID
	weight     float64
	first, end int // in words of its sentence
}

// Weights of a resolution's paragraph. Its own words come first, then what it
// stands under, then what the whole text is about.
const (
	repeated   = 0.4 // of a further occurrence of a theme in the paragraph
	afterwards = 0.5 // of what stands behind a further verb of the organ
	ofSubject  = 0.6 // of the text's subject beside a paragraph's own themes
	rare       = 1.3 // of a theme that hardly a paragraph speaks of
	everywhere = 0.45
	fewSpeak   = 8 // a second subject is what one in so many paragraphs speaks of
	manyThemes = 5 // a paragraph that lists so many is about none of them
)

// resolutionTopics gives an act of a resolution its topics: a theme of its own,
// which weighs the more the fewer paragraphs speak of it, those of its heading
// and its lead-in, and the subject of the text.
func (s *scan) resolutionTopics(a *Act) {
	t := &tally{weight: map[graph.ID]float64{}, why: map[graph.ID][]string{}}
	about := s.subject()
	s.ownThemes(a, t, len(about) > 0 && about[0].topic == other)
	if len(t.order) >= manyThemes {
		for id := range t.weight {
			t.weight[id] /= manyThemes
		}
	}
	for _, sc := range s.heading(a.Passage) {
		factor := 0.8
		if t.weight[sc.topic] > 0 {
			factor = 1.3
		}
		t.add(sc, factor, "heading")
	}
	if a.Lead.Passage >= 0 {
		for _, h := range s.themedWords(&s.sentences[a.Lead.Passage][a.Lead.Sentence]) {
			t.add(score{topic: h.topic, weight: h.weight * s.rarity(h.topic)}, afterwards, "lead-in")
		}
	}
	for k, sc := range about {
		if k == 0 || len(t.order) < 2 {
			rest := max(0, ofSubject/float64(1+2*k)-t.weight[sc.topic]) // words of its own count, or the subject, not both
			t.add(score{topic: sc.topic, weight: rest}, 1, sc.why)
		}
	}
	s.assign(a, t)
}

// ownThemes adds the themes of an act's own words, in its paragraph and in the
// items that it goes on over.
func (s *scan) ownThemes(a *Act, t *tally, strange bool) {
	for i := a.Passage; i < len(s.sentences); i++ {
		if i > a.Passage && s.t.Part.Passages[i].Start >= a.End {
			break
		}
		if i > a.Passage && s.t.Part.Passages[i].Kind != segment.Item {
			continue
		}
		for k := range s.sentences[i] {
			sen := &s.sentences[i][k]
			if i == a.Passage && k < a.Sentence || sen.end > a.End {
				continue
			}
			turn := len(sen.ws)
			if heads := s.resolutionHeads(sen); len(heads) > 0 {
				turn = heads[0]
			}
			for _, h := range s.themedWords(sen) {
				if h.topic == other && !strange {
					continue // what no theme fits does not make the text's subject less fitting
				}
				w := h.weight * s.rarity(h.topic)
				if h.first >= turn {
					w *= afterwards
				}
				if t.weight[h.topic] > 0 {
					w *= repeated
				}
				t.add(score{topic: h.topic, weight: w}, 1, "“"+strings.Join(strings.Fields(s.quote(sen, h.first, h.end)), " ")+"”")
			}
		}
	}
}

// other is the topic of what no theme fits.
const other graph.ID = "topic:other"

// themedWords are the theme words of a sentence that speak of a theme: not those
// inside the name of a body, which is named for what it does everywhere, and not
// rights that only say how something is to be done.
func (s *scan) themedWords(sen *sentence) []themed {
	if sen.themed != nil {
		return sen.themed
	}
	sen.themed = []themed{}
	for _, h := range s.themeHits(sen.ws) {
		if s.insideBody(sen, h) || h.Cue.What == "topic:human-rights" && condition(sen.ws, h.First, h.End) {
			continue
		}
		sen.themed = append(sen.themed, themed{topic: graph.ID(h.Cue.What), weight: cueWeight(h), first: h.First, end: h.End})
	}
	return sen.themed
}

// insideBody reports a cue inside the name of an organisation.
func (s *scan) insideBody(sen *sentence, h lexicon.Hit) bool {
	for k := max(0, sen.from(h.First+1)-1); k < len(sen.mentions) && sen.mentions[k].First < h.End; k++ {
		m := &sen.mentions[k]
		if m.Kind != graph.KindActor || h.First < m.First || h.End > m.Last {
			continue
		}
		if e, ok := s.reg.Entity(m.ID); ok && e.Type != "armed-group" && e.Type != "forum" {
			return true
		}
	}
	return false
}

// condition reports rights that are a condition of an act, not its object: "in
// accordance with human rights law", "dans le respect des droits de l'homme".
func condition(ws []words.Word, first, end int) bool {
	if end < len(ws) && (ws[end].Text == "law" || ws[end].Text == "obligations") {
		return true
	}
	for i := first; i >= 0 && i > first-14; i-- {
		if conditions[ws[i].Text] {
			return true
		}
		if ws[i].Before >= words.Colon {
			break
		}
	}
	return false
}

var conditions = wordSet(`accordance consistent compliance compliant conformity respecting respect obligations complying
	conformement conforme conformes respectant respectes droit regard`)

// rarity weighs a theme by how few of the text's paragraphs speak of it.
func (s *scan) rarity(topic graph.ID) float64 {
	s.count()
	r := everywhere + 0.35*math.Log(float64(s.speaking.paragraphs+1)/float64(s.speaking.of[topic]+1))
	return min(rare, max(everywhere, r))
}

// speaking is how many paragraphs there are, and how many speak of each theme
// with what weight.
type speaking struct {
	paragraphs int
	of         map[graph.ID]int
	weight     map[graph.ID]float64
}

func (s *scan) count() {
	if s.speaking.of != nil {
		return
	}
	s.speaking = speaking{of: map[graph.ID]int{}, weight: map[graph.ID]float64{}}
	for i, list := range s.sentences {
		switch s.t.Part.Passages[i].Kind {
		case segment.Heading, segment.Noise, segment.Note:
			continue
		}
		s.speaking.paragraphs++
		here := map[graph.ID]float64{}
		for k := range list {
			for _, h := range s.themedWords(&list[k]) {
				here[h.topic] = max(here[h.topic], h.weight)
			}
		}
		for id, w := range here {
			s.speaking.of[id]++
			s.speaking.weight[id] += w
		}
	}
}

// topicOf is a subject of a whole text, with what shows it.
type topicOf struct {
	topic graph.ID
	why   string
}

// subject is what a resolution is about: the theme of its title, and those that
// most of its paragraphs speak of.
func (s *scan) subject() []topicOf {
	if s.about != nil {
		return s.about
	}
	s.about = []topicOf{}
	title := s.score(words.Split(s.t.Part.Title))
	sort.SliceStable(title, func(i, j int) bool { return title[i].weight > title[j].weight })
	for _, sc := range title[:min(1, len(title))] {
		s.about = append(s.about, topicOf{sc.topic, "title"})
	}
	s.count()
	var ids []graph.ID
	for id := range s.speaking.weight {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b graph.ID) int {
		if wa, wb := s.speaking.weight[a], s.speaking.weight[b]; wa != wb {
			if wa > wb {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a), string(b))
	})
	for _, id := range ids[:min(3, len(ids))] {
		if len(s.about) > 0 && (id == other || s.speaking.of[id]*fewSpeak < s.speaking.paragraphs) {
			continue // what no theme fits, or hardly a paragraph speaks of, is no second subject
		}
		if len(s.about) < 2 && !slices.ContainsFunc(s.about, func(o topicOf) bool { return o.topic == id }) {
			s.about = append(s.about, topicOf{id, "subject of the whole text"})
		}
	}
	return s.about
}
