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
	near  float64
	cross bool // holds across languages
	times int  // how often it is said again
	pair  bool // two words that stand together
	core  bool // of what is undertaken, not of an example, aim or condition
}

// What counts less than a commitment's own words.
const (
	nearHeading = 0.2
	nearPair    = 0.4
	nearTopic   = 0.5
)

// terms lists what a commitment speaks of, each once, in a fixed order.
func (g *glossary) terms(c *Commitment, known stems) []term {
	b := termList{at: make(map[string]int, 64), stems: known}
	ws := words.Split(c.Text)
	for _, q := range graph.Measures(ws) {
		b.add(term{key: "q:" + q, show: q, level: measured, near: 1, cross: true})
	}
	mask := masked(ws, c.Names)
	g.scan(&b, c.Text, ws, mask, c.Lang, 1)
	for _, id := range c.Targets {
		b.add(term{key: string(id), show: string(id), level: named, near: 1, cross: true})
	}
	for i, id := range c.Topics {
		near := nearTopic
		if i > 0 {
			near /= 2
		}
		b.add(term{key: string(id), show: string(id), level: theme, near: near, cross: true})
	}
	for _, h := range c.Headings {
		hs := words.Split(h)
		g.scan(&b, h, hs, make([]bool, len(hs)), c.Lang, nearHeading)
	}
	slices.SortFunc(b.list, func(x, y term) int { return strings.Compare(x.key, y.key) })
	return b.list
}

type termList struct {
	list []term
	at   map[string]int
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
	core       bool
}

// scan adds the meanings, the unlisted stems and the pairs of a stretch of text.
func (g *glossary) scan(b *termList, text string, ws []words.Word, mask []bool, lang graph.Lang, near float64) {
	var ts []token
	broken, core := true, near == 1
	for i, w := range ws {
		if asides[w.Text] && len(ts) >= coreWords {
			core = false
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
		ts = append(ts, token{start: w.Start, end: w.End, stem: b.stems.of(w.Text, lang), first: broken, core: core})
		broken = false
	}
	last, known, dull, from := "", false, false, 0 // of the one before
	for i := 0; i < len(ts); {
		m, n := g.match(ts[i:], lang)
		var key, mark string
		if m == nil {
			n = 1
		}
		start, end := ts[i].start, ts[i+n-1].end
		show := shown(text[start:end])
		if m != nil {
			g.meaning(b, m, show, near, ts[i].core)
			key, mark = m.name, m.name
		} else {
			lv := unlisted
			if g.common[lang][ts[i].stem] == general {
				lv = general
			}
			b.add(term{key: "w:" + ts[i].stem, show: show, level: lv, near: near, core: ts[i].core})
			key, mark = ts[i].stem, "w:"+ts[i].stem
		}
		general := b.list[b.at[mark]].level == general
		if !ts[i].first && last != "" && last != key && near == 1 && !(dull && general) {
			p := term{key: "p:" + min(last, key) + " " + max(last, key), show: shown(text[from:end]), level: specific, near: nearPair, pair: true}
			p.cross = m != nil && known
			b.add(p)
		}
		last, known, dull, from = key, m != nil, general, start
		i += n
	}
}

// coreWords is how many telling words at least the core of a commitment has.
const coreWords = 4

// asides are the words that begin an example, an aim or a condition.
var asides = map[string]bool{
	"notamment": true, "afin": true, "lorsque": true, "lorsqu": true, "comme": true, "conformement": true, "tels": true, "telles": true, "grace": true, "tout": true,
	"qui": true, "dont": true, "ainsi": true, "compris": true, "particulier": true, "exemple": true, "pour": true,
	"including": true, "notably": true, "particular": true, "such": true, "where": true, "while": true, "which": true, "who": true, "through": true, "inter": true,
}

// meaning adds a meaning and those that it holds.
func (g *glossary) meaning(b *termList, m *meaning, show string, near float64, core bool) {
	b.add(term{key: m.name, show: show, level: m.level, near: near, cross: true, core: core})
	for _, part := range m.parts {
		g.meaning(b, part, show, near, core)
	}
}

// shown is a stretch of a text as a reader is told of it.
func shown(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

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

// masked marks the words that belong to a name.
func masked(ws []words.Word, names []string) []bool {
	mask := make([]bool, len(ws))
	for _, name := range names {
		ns := words.Split(name)
		if len(ns) == 0 {
			continue
		}
	next:
		for i := 0; i+len(ns) <= len(ws); i++ {
			for k := range ns {
				if ws[i+k].Text != ns[k].Text {
					continue next
				}
			}
			for k := range ns {
				mask[i+k] = true
			}
		}
	}
	return mask
}
