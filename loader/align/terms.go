package align

import (
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// term is one thing a commitment speaks of. Two terms with one key are the same,
// whatever the language.
type term struct {
	key   string
	show  string // as a reader is told
	level level
	// near is how much it counts: 1 for the commitment's own words, less for its
	// headings' and for word pairs.
	near   float64
	cross  bool // holds across languages
	times  int  // how often it is said again
	pair   bool // two words that stand together
	core   bool // of what is undertaken, not of an example, aim or condition
	matter bool
}

// What counts less than a commitment's own words.
const (
	nearHeading = 0.2
	nearContext = 0.3
	// who is asked is not what is asked
	nearAddressee = 0.4
	nearPair      = 0.4
	nearAside     = 0.6 // what an example or aim is about
	nearTopic     = 0.5
)

// terms lists what a commitment speaks of, each once, in a fixed order.
func (g *glossary) terms(c *Commitment, known stems) []term { return g.list(c, known, true) }

// list is terms, with what a reader is told or without.
func (g *glossary) list(c *Commitment, known stems, show bool) []term {
	b := termList{at: make(map[string]int, 64), stems: known, show: show}
	text, ws := beginning(c.Text)
	for _, q := range graph.Measures(ws) {
		b.add(term{key: "q:" + q, show: q, level: measured, near: 1, cross: true})
	}
	mask := masked(ws, c.Names)
	g.scan(&b, text, ws, mask, c.Lang, 1)
	for _, id := range c.Targets {
		near := 1.0
		if slices.Contains(c.Addressees, id) {
			near = nearAddressee
		}
		b.add(term{key: string(id), show: string(id), level: named, near: near, cross: true})
	}
	for _, id := range c.Around {
		b.add(term{key: string(id), show: string(id), level: named, near: nearContext, cross: true})
	}
	for i, id := range c.Topics {
		near := nearTopic
		if i > 0 {
			near /= 2
		}
		b.add(term{key: string(id), show: string(id), level: theme, near: near, cross: true})
		for _, name := range topicMatters[id] {
			if i > 0 {
				break // what else a passage touches on is not its matter
			}
			b.add(term{key: "@" + name, show: name, near: near, matter: true})
		}
	}
	if c.Context != "" {
		context, cs := beginning(c.Context)
		g.scan(&b, context, cs, make([]bool, len(cs)), c.Lang, nearContext)
	}
	for _, h := range c.Headings {
		heading, hs := beginning(h)
		g.scan(&b, heading, hs, make([]bool, len(hs)), c.Lang, nearHeading)
	}
	slices.SortFunc(b.list, func(x, y term) int { return strings.Compare(x.key, y.key) })
	return b.list
}

type termList struct {
	list []term
	at   map[string]int
	show bool
	stems
}

func (b *termList) add(t term) {
	if i, ok := b.at[t.key]; ok {
		if t.near == 1 && b.list[i].near == 1 {
			b.list[i].times++
		}
		b.list[i].near = max(b.list[i].near, t.near)
		b.list[i].core = b.list[i].core || t.core
		return
	}
	b.at[t.key] = len(b.list)
	b.list = append(b.list, t)
}

// token is a word that says something.
type token struct {
	stem       string
	start, end int  // bytes of the text
	first      bool // punctuation or a name stands before it
	aside      int  // an aside begins before it, and after how many telling words that counts
}

// scan adds the meanings, the unlisted stems and the pairs of a stretch of text.
func (g *glossary) scan(b *termList, text string, ws []words.Word, mask []bool, lang graph.Lang, near float64) {
	ts := g.tokens(b, ws, mask, lang)
	core, telling := near == 1, 0
	last, known, dull, from := "", false, false, 0 // of the one before
	for i := 0; i < len(ts); {
		m, n := g.match(ts[i:], lang)
		var key, mark string
		if m == nil {
			n = 1
		}
		if ts[i].aside != noAside && telling >= ts[i].aside {
			core = false
		}
		start, end := ts[i].start, ts[i+n-1].end
		show := b.shown(text[start:end])
		if m != nil {
			g.meaning(b, m, show, near, core)
			key, mark = m.name, m.name
		} else {
			lv := unlisted
			if g.common[lang][ts[i].stem] == general {
				lv = general
			}
			b.add(term{key: "w:" + ts[i].stem, show: show, level: lv, near: near, core: core})
			key, mark = ts[i].stem, "w:"+ts[i].stem
		}
		general := b.list[b.at[mark]].level == general
		if !general {
			telling++
		}
		if !ts[i].first && last != "" && last != key && near == 1 && !(dull && general) {
			p := term{key: "p:" + min(last, key) + " " + max(last, key), show: b.shown(text[from:end]), level: specific, near: nearPair, pair: true}
			p.cross = m != nil && known
			b.add(p)
		}
		last, known, dull, from = key, m != nil, general, start
		i += n
	}
}

// tokens are the words of a stretch of text that say something.
func (g *glossary) tokens(b *termList, ws []words.Word, mask []bool, lang graph.Lang) []token {
	var ts []token
	broken, aside := true, noAside
	for i, w := range ws {
		if a, ok := asides[w.Text]; ok && (aside == noAside || a < aside) {
			aside = a
		}
		if w.Before >= words.Paren {
			broken = true
		}
		if mask[i] {
			broken = true
			continue
		}
		if g.empty[lang][w.Text] || len(w.Text) < 2 || w.Text[0] >= '0' && w.Text[0] <= '9' {
			continue
		}
		ts = append(ts, token{start: w.Start, end: w.End, stem: b.stems.of(w.Text, lang), first: broken, aside: aside})
		broken, aside = false, noAside
	}
	return ts
}

// How many telling words stand before what is no longer the core of a
// commitment. An example ends it soon; an aim is often the matter itself ("to
// cooperate in order to fight smuggling").
const (
	noAside   = -1
	atExample = 1
	atAim     = 2
)

// asides are the words that begin an example, an aim or a condition.
var asides = map[string]int{
	"notamment": atExample, "lorsque": atExample, "lorsqu": atExample, "conformement": atExample, "tels": atExample, "telles": atExample, "tel": atExample, "telle": atExample,
	"grace": atExample, "tout": atExample, "compris": atExample, "particulier": atExample, "exemple": atExample, "comme": atExample, "ainsi": atExample, "tant": atExample,
	"qui": atExample, "dont": atExample, "pour": atAim, "afin": atAim, "visant": atAim,
	"including": atExample, "notably": atExample, "particular": atExample, "such": atExample, "where": atExample, "while": atExample, "inter": atExample, "especially": atExample,
	"which": atExample, "who": atExample, "through": atAim,
}

// meaning adds a meaning and those that it holds.
func (g *glossary) meaning(b *termList, m *meaning, show string, near float64, core bool) {
	b.add(term{key: m.name, show: show, level: m.level, near: near, cross: true, core: core})
	for _, name := range m.matters {
		weight := near
		if near == 1 && !core {
			weight = nearAside
		}
		b.add(term{key: "@" + name, show: name, near: weight, matter: true})
	}
	for _, part := range m.parts {
		g.meaning(b, part, show, near, core)
	}
}

// shown is a stretch of a text as a reader is told of it.
func (b *termList) shown(s string) string {
	if !b.show {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// match finds the longest phrase at the head of a run of tokens.
func (g *glossary) match(ts []token, lang graph.Lang) (*meaning, int) {
	var best *meaning
	length := 0
	key := ""
	for n := 0; n < len(ts) && n < g.longest[lang]; n++ {
		if n > 0 {
			if ts[n].first {
				break
			}
			key += " "
		}
		key += ts[n].stem
		if m := g.phrases[lang][key]; m != nil {
			best, length = m, n+1
		}
	}
	return best, length
}
