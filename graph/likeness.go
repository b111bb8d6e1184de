package graph

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stemma/graph/words"
)

// NearMiss is something a later text says that comes near an earlier commitment
// and is not held for a restatement of it: evidence of how silent the text is.
type NearMiss struct {
	Node   Node     // a commitment or a passage
	Score  float64  // 0..1, the cosine of what the two speak of
	Shared []string // what the two share, heaviest first: words, ids, measures
}

// profile is what a commitment or a passage speaks of, with how often: words by
// language, and under "" the ids and measures that mean the same in both.
type profile struct {
	features map[Lang][]feature // by name
	shown    map[string]string  // a stem as the text prints it
}

type feature struct {
	name  string
	times float64
}

// counts is a profile in the making.
type counts struct {
	in    map[Lang]map[string]float64
	shown map[string]string
}

func newCounts() counts {
	return counts{in: map[Lang]map[string]float64{"": {}}, shown: map[string]string{}}
}

// stemLength cuts words to a stem that inflection leaves alone in both languages.
const stemLength = 6

func (c counts) read(lang Lang, text string) {
	if text == "" {
		return
	}
	if c.in[lang] == nil {
		c.in[lang] = map[string]float64{}
	}
	ws := words.Split(text)
	for _, w := range ws {
		if !telling(w) {
			continue
		}
		stem := stem(w.Text)
		c.in[lang][stem]++
		if c.shown[stem] == "" {
			c.shown[stem] = strings.ToLower(text[w.Start:w.End])
		}
	}
	for _, m := range Measures(ws) {
		c.in[""][m]++
	}
}

// telling leaves out what joins words: articles, prepositions, numbers of items.
func telling(w words.Word) bool {
	return (utf8.RuneCountInString(w.Text) > 3 || w.Caps) && !joining[w.Text]
}

// joining are longer words, folded, that tell nothing of what is spoken of.
var joining = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("ainsi alors aussi autre autres avec avons cette ceux chaque comme contre dans depuis dont elle elles entre " +
		"etre fait font leur leurs lors mais meme nous notamment notre nos parmi plus pour quand quant sans sera selon sont sous tels toute toutes " +
		"tous tout travers vers about also among been being both each from have including into more most other others ours over same shall such than " +
		"that their them then there these they this those through under very well were what when where which while will with within would your") {
		out[w] = true
	}
	return out
}()

func stem(word string) string {
	if utf8.RuneCountInString(word) > stemLength {
		return string([]rune(word)[:stemLength])
	}
	return word
}

// without leaves out features: ids and stems.
func (p *profile) without(names map[string]bool) *profile {
	out := &profile{features: map[Lang][]feature{}, shown: p.shown}
	for lang, list := range p.features {
		out.features[lang] = slices.DeleteFunc(slices.Clone(list), func(f feature) bool { return names[f.name] })
	}
	return out
}

func (c counts) profile() *profile {
	p := &profile{features: map[Lang][]feature{}, shown: c.shown}
	for lang, in := range c.in {
		for _, name := range slices.Sorted(maps.Keys(in)) {
			p.features[lang] = append(p.features[lang], feature{name, in[name]})
		}
	}
	return p
}

// profileOf reads what a commitment speaks of.
func (s *Snapshot) profileOf(c *Commitment) *profile {
	k := newCounts()
	for _, lang := range []Lang{French, English} {
		k.read(lang, c.Texts[lang])
		k.read(lang, c.Summaries[lang])
	}
	for i, t := range c.Topics {
		k.in[""][string(t)] = 1 / float64(1+i)
	}
	for _, id := range s.spokenOf(c) {
		k.in[""][string(id)]++
	}
	return k.profile()
}

// spokenOf lists what a commitment has stated edges to, and names, each once.
func (s *Snapshot) spokenOf(c *Commitment) []ID {
	var out []ID
	add := func(id ID) {
		if id != "" && id.Kind() != KindCommitment && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, e := range s.Edges(c.ID, Ancestors, EdgeFilter{}) {
		add(e.To)
	}
	for _, m := range s.Mentions(c.ID) {
		add(m.Target)
	}
	return out
}

// passageProfile reads what a passage speaks of; nil where its text is not
// loaded.
func (s *Snapshot) passageProfile(p *Passage) *profile {
	k := newCounts()
	read := false
	for _, span := range p.Spans {
		if w, ok := s.Witness(span.Witness); ok && k.in[w.Language] == nil {
			text := s.Quote(span)
			k.read(w.Language, text)
			read = read || text != ""
		}
	}
	if !read {
		return nil
	}
	for _, m := range s.Mentions(p.ID) {
		if m.Target != "" {
			k.in[""][string(m.Target)]++
		}
	}
	return k.profile()
}

// likeness compares profiles among a set of texts, by which words are weighed.
type likeness struct {
	holding map[Lang]map[string]float64 // how many profiles hold a feature
	size    float64
}

func newLikeness() *likeness { return &likeness{holding: map[Lang]map[string]float64{}} }

func (l *likeness) add(p *profile) {
	l.size++
	for lang, list := range p.features {
		if l.holding[lang] == nil {
			l.holding[lang] = map[string]float64{}
		}
		for _, f := range list {
			l.holding[lang][f.name]++
		}
	}
}

// weight is how telling a feature is: the logarithm of how rare it is, more
// where it is said again.
func (l *likeness) weight(lang Lang, f feature) float64 {
	return (1 + math.Log(max(f.times, 1))/2) * math.Log(1+l.size/(0.5+l.holding[lang][f.name]))
}

// overlap is what two profiles have in common in one language.
type overlap struct {
	dot, left, right float64
	shared           []common
}

type common struct {
	name   string
	weight float64
}

func (l *likeness) overlap(a, b *profile, lang Lang) overlap {
	var o overlap
	x, y := a.features[lang], b.features[lang]
	for _, f := range x {
		w := l.weight(lang, f)
		o.left += w * w
	}
	for _, f := range y {
		w := l.weight(lang, f)
		o.right += w * w
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch c := strings.Compare(x[i].name, y[j].name); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			v := l.weight(lang, x[i]) * l.weight(lang, y[j])
			o.dot += v
			o.shared = append(o.shared, common{cmp.Or(a.shown[x[i].name], x[i].name), v})
			i++
			j++
		}
	}
	return o
}

// compare is the cosine of two profiles in the language in which they are most
// alike, and what they share there; ids and measures count in each.
func (l *likeness) compare(a, b *profile) (score float64, shared []string) {
	plain := l.overlap(a, b, "")
	best := []common(nil)
	for _, lang := range []Lang{French, English, ""} {
		o := plain
		if lang != "" {
			if a.features[lang] == nil || b.features[lang] == nil {
				continue
			}
			o = l.overlap(a, b, lang)
			o.dot, o.left, o.right = o.dot+plain.dot, o.left+plain.left, o.right+plain.right
			o.shared = slices.Concat(o.shared, plain.shared)
		} else if score > 0 {
			continue // what only means the same in both is too little where words are there
		}
		if o.dot == 0 {
			continue
		}
		if v := o.dot / math.Sqrt(o.left*o.right); v > score {
			score, best = v, o.shared
		}
	}
	slices.SortFunc(best, func(x, y common) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.name, y.name))
	})
	for _, c := range best[:min(len(best), shownShared)] {
		shared = append(shared, c.name)
	}
	return score, shared
}

// How many of the things that two texts share are named.
const shownShared = 6
