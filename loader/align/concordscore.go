package align

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"stemma/graph/words"
)

// What speaks for a pair of units, and how much. The content weighs most: a
// printed number alone must not outweigh it, since versions number differently.
const (
	byContent = 0.9
	byLength  = 0.25
	byKind    = 0.1
	otherKind = -0.25
	byNumber  = 0.15
	notNumber = -0.1
	needed    = 0.42 // what a pair has to reach to be worth more than nothing
)

// leastScore is the score below which a pair is none.
const leastScore = 0.12

// profile is a unit, or several in a row, ready to be compared.
type profile struct {
	kind     string
	number   string
	numbers  int // printed numbers in it
	depth    int
	leads    bool // ends in a colon
	length   float64
	features []trait // by key
	norm     float64
	stems    []string // of the words that no list knows, each once
	spoken   []string // these words as the text has them
	last     *profile // of several in a row, the last
}

// trait is something that both languages can share, with its weight.
type trait struct {
	key, show string
	worth     float64 // 1, or less for what tells less
	weight    float64 // worth, and how rare it is in the two versions
}

// concord is two versions ready to be aligned: from[i][w] is unit i and the w
// units after it, joined.
type concord struct{ from, to [][]profile }

func newConcord(from, to []profile) *concord {
	weigh(from, to)
	return &concord{from: joined(from), to: joined(to)}
}

// prefix is how many letters of a stem make a word that both languages have from
// one root.
const prefix = 5

func (g *glossary) profiles(units []Unit, known stems) []profile {
	out := make([]profile, len(units))
	for i := range units {
		u := &units[i]
		p := &out[i]
		p.kind, p.number, p.depth = u.Kind, u.Number, u.Depth
		if u.Number != "" {
			p.numbers = 1
		}
		text := strings.TrimRight(u.Text, " *_\u00a0\n")
		p.leads = strings.HasSuffix(text, ":")
		p.length = float64(utf8.RuneCountInString(text))
		seen := map[string]bool{}
		add := func(key, show string, worth float64) {
			if !seen[key] {
				seen[key] = true
				p.features = append(p.features, trait{key: key, show: show, worth: worth})
			}
		}
		c := Commitment{Lang: u.Lang, Text: u.Text, Names: u.Names, Targets: u.Targets}
		for _, t := range g.terms(&c, known) {
			stem, word := strings.CutPrefix(t.key, "w:")
			switch {
			case t.cross && !t.pair:
				add(t.key, t.show, 1)
			case word:
				p.stems, p.spoken = append(p.stems, stem), append(p.spoken, t.show)
				if len(stem) >= prefix {
					add("c:"+stem[:prefix], t.show, 0.7)
				}
			}
		}
		for _, w := range words.Split(u.Text) {
			if w.Text[0] >= '0' && w.Text[0] <= '9' {
				add("n:"+strings.TrimLeft(w.Text, "0"), w.Text, 1)
			} else if w.Caps && len(w.Text) > 2 {
				add("c:"+w.Text[:min(len(w.Text), prefix)], u.Text[w.Start:w.End], 1)
			}
		}
		slices.SortFunc(p.features, func(x, y trait) int { return strings.Compare(x.key, y.key) })
	}
	return out
}

// weigh gives every feature the weight of how rare it is among the units of
// both versions.
func weigh(a, b []profile) {
	count := map[string]float64{}
	for _, side := range [][]profile{a, b} {
		for i := range side {
			for _, f := range side[i].features {
				count[f.key]++
			}
		}
	}
	all := float64(len(a) + len(b))
	for _, side := range [][]profile{a, b} {
		for i := range side {
			p := &side[i]
			p.norm = 0
			for k := range p.features {
				f := &p.features[k]
				f.weight = f.worth * math.Log(1+all/count[f.key])
				p.norm += f.weight * f.weight
			}
			p.norm = math.Sqrt(p.norm)
		}
	}
}

// joined puts every unit together with those after it.
func joined(units []profile) [][]profile {
	out := make([][]profile, len(units))
	for i := range units {
		row := []profile{units[i]}
		for w := 1; w < widest && i+w < len(units); w++ {
			next := join2(row[w-1], units[i+w])
			next.last = &units[i+w]
			row = append(row, next)
		}
		out[i] = row
	}
	return out
}

func join2(a, b profile) profile {
	out := profile{kind: a.kind, number: a.number, numbers: a.numbers + b.numbers, depth: a.depth, leads: b.leads, length: a.length + b.length}
	if a.kind != b.kind && (a.kind == "heading" || b.kind == "heading") {
		out.kind = "heading" // which no other unit is split into
	}
	out.features = make([]trait, 0, len(a.features)+len(b.features))
	i, j := 0, 0
	for i < len(a.features) || j < len(b.features) {
		switch {
		case j == len(b.features) || i < len(a.features) && a.features[i].key < b.features[j].key:
			out.features = append(out.features, a.features[i])
			i++
		case i == len(a.features) || a.features[i].key > b.features[j].key:
			out.features = append(out.features, b.features[j])
			j++
		default:
			out.features = append(out.features, a.features[i])
			i, j = i+1, j+1
		}
	}
	for _, f := range out.features {
		out.norm += f.weight * f.weight
	}
	out.norm = math.Sqrt(out.norm)
	return out
}

// likeness is what a pair of units has in common.
type likeness struct {
	like float64 // cosine of their content
	gain float64 // what the link adds to a chain
	bare bool    // one of the two says too little to be told by content
}

// few is how many features a unit needs to be told by its content.
const few = 3

func (c *concord) compare(a, b *profile) likeness {
	var m likeness
	m.like = cosine(a, b)
	m.bare = len(a.features) < few || len(b.features) < few
	m.gain = byContent*m.like + byLength*lengths(a, b) - needed
	switch {
	case a.kind == b.kind && a.depth == b.depth && a.leads == b.leads:
		m.gain += byKind
	case a.kind != b.kind && (a.kind == "heading" || b.kind == "heading" || a.kind == "footnote" || b.kind == "footnote"):
		m.gain += otherKind
	}
	switch {
	case a.number == "" || b.number == "":
	case a.number == b.number:
		m.gain += byNumber
	default:
		m.gain += notNumber
	}
	return m
}

// clearly is how alike two units are that are the same wherever they stand.
const clearly = 0.25

// moved reports a pair that is clearly the same though it stands elsewhere.
func (m likeness) moved() bool { return !m.bare && m.like >= clearly }

func cosine(a, b *profile) float64 {
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	dot := 0.0
	for i, j := 0, 0; i < len(a.features) && j < len(b.features); {
		switch {
		case a.features[i].key < b.features[j].key:
			i++
		case a.features[i].key > b.features[j].key:
			j++
		default:
			dot += a.features[i].weight * b.features[j].weight
			i, j = i+1, j+1
		}
	}
	return min(1, dot/(a.norm*b.norm))
}

// lengths says how well two lengths fit, 1 to 0. French takes an eighth more
// room than English; short units vary more.
func lengths(a, b *profile) float64 {
	const slack = 25 // characters
	off := math.Abs(math.Log((a.length + slack) / (b.length + slack)))
	return max(0, 1-off/0.8)
}

// link is the link of count units from i with those from j, with its grounds.
func (c *concord) link(i, di, j, dj int) Link {
	a, b := &c.from[i][di-1], &c.to[j][dj-1]
	m := c.compare(a, b)
	l := Link{}
	for k := range di {
		l.From = append(l.From, i+k)
	}
	for k := range dj {
		l.To = append(l.To, j+k)
	}
	same := a.number != "" && a.number == b.number && di == 1 && dj == 1
	l.Score = m.score(same)
	if same {
		l.Grounds = append(l.Grounds, "number "+a.number)
	}
	if shared := sharedBy(a, b); len(shared) > 0 {
		l.Grounds = append(l.Grounds, "shared: "+strings.Join(shared, ", "))
	}
	if !same && len(l.Grounds) == 0 {
		l.Grounds = append(l.Grounds, "order")
	}
	if di+dj > 2 {
		l.Grounds = append(l.Grounds, "split")
	}
	return l
}

// score is how sure a link is. Content alone can make it nearly sure; a unit
// that says too little rests on its place.
func (m likeness) score(sameNumber bool) float64 {
	s := 2 * m.like
	if m.bare {
		s = max(s, 0.5)
	}
	if sameNumber {
		s += 0.2
	}
	return round(min(0.99, s))
}

// told is how many shared things a reader is told of.
const told = 4

// sharedBy lists the weightiest things that two units share, as from says them.
func sharedBy(a, b *profile) []string {
	var both []trait
	for i, j := 0, 0; i < len(a.features) && j < len(b.features); {
		switch {
		case a.features[i].key < b.features[j].key:
			i++
		case a.features[i].key > b.features[j].key:
			j++
		default:
			f := a.features[i]
			f.weight *= b.features[j].weight
			both = append(both, f)
			i, j = i+1, j+1
		}
	}
	slices.SortStableFunc(both, func(x, y trait) int {
		switch {
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return strings.Compare(x.key, y.key)
	})
	var out []string
	for _, f := range both[:min(told, len(both))] {
		out = append(out, f.show)
	}
	return out
}
