package align

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"stemma/graph"
)

// synthetic is a corpus made from a seed: documents of a hundred commitments, a
// new one each week, of fora that meet in turn, with descendants planted among
// them, most of the same forum. A descendant keeps
// most of an earlier commitment's words in another order, among words of its
// own; some are in the other language, through the glossary.
type synthetic struct {
	*rand.Rand
	glossary  *glossary
	meanings  map[level][]phrase
	words     []string // in no list, the commonest first
	zipf      *rand.Zipf
	bodies    *rand.Zipf
	documents [][]Commitment
	fora      int
	planted   []planting
	roots     map[graph.ID]graph.ID // of a descendant, the first of its line
}

// phrase is a meaning's first variant in each language.
type phrase struct {
	french string
	inner  string // English
}

type planting struct {
	later, earlier graph.ID
	crossed        bool // in another language
}

// draft is a commitment before it is put into words.
type draft struct {
	meanings []phrase
	words    []string
	bodies   []int
	topic    int
}

const (
	perDocument    = 100
	plantedShare   = 0.35 // as readers find between two meetings that follow each other
	recent         = 4    // how many meetings back a descendant looks
	crossedShare   = 0.1
	strangeShare   = 0.1 // of another forum's
	perForum       = 25  // documents
	syntheticTopic = 24
)

func newSynthetic(seed uint64, documents int) *synthetic {
	g, err := openGlossary()
	if err != nil {
		panic(err)
	}
	s := &synthetic{Rand: rand.New(rand.NewPCG(seed, 7)), glossary: g, meanings: map[level][]phrase{}, roots: map[graph.ID]graph.ID{}}
	_ = lines("data/glossary.tsv", func(f []string) error {
		en, _, _ := strings.Cut(f[2], "|")
		fr, _, _ := strings.Cut(f[1], "|")
		p := phrase{french: strings.TrimSpace(fr), inner: strings.TrimSpace(en)}
		lv := map[string]level{"1": general, "2": theme, "3": specific}[f[0]]
		s.meanings[lv] = append(s.meanings[lv], p)
		return nil
	})
	seen := map[string]bool{}
	for len(s.words) < 40_000 {
		w := s.invent()
		if !seen[w] {
			seen[w] = true
			s.words = append(s.words, w)
		}
	}
	s.zipf = rand.NewZipf(s.Rand, 1.1, 20, uint64(len(s.words)-1))
	s.bodies = rand.NewZipf(s.Rand, 1.1, 10, 4000)
	s.fora = max(1, documents/perForum)
	var all []draft
	for d := range documents {
		lang := graph.French
		if d%3 == 2 {
			lang = graph.English
		}
		docs := make([]Commitment, perDocument)
		drafts := make([]draft, perDocument)
		for i := range docs {
			id := graph.ID(fmt.Sprintf("commitment:synthetic-%04d/%d", d, i))
			if d > 0 && s.Float64() < plantedShare {
				drafts[i] = s.plant(d, id, lang, all)
			} else {
				drafts[i] = s.fresh()
			}
			docs[i] = s.word(drafts[i], d, i, lang)
		}
		all = append(all, drafts...)
		s.documents = append(s.documents, docs)
	}
	return s
}

// plant chooses an earlier commitment, of the same language but for a few.
func (s *synthetic) plant(d int, id graph.ID, lang graph.Lang, all []draft) draft {
	crossed := s.Float64() < crossedShare
	strange := s.fora > 1 && s.Float64() < strangeShare
	for range 50 {
		e := d - s.fora*(1+s.IntN(recent))
		if strange {
			e = s.IntN(d)
		}
		if e < 0 || strange && e%s.fora == d%s.fora {
			continue
		}
		k := e*perDocument + s.IntN(perDocument)
		early := &s.documents[k/perDocument][k%perDocument]
		if (early.Lang != lang) != crossed {
			continue
		}
		s.planted = append(s.planted, planting{later: id, earlier: early.ID, crossed: crossed})
		s.roots[id] = s.root(early.ID)
		return s.descend(all[k])
	}
	return s.fresh()
}

func (s *synthetic) invent() string {
	const consonants, vowels = "bcdfghjklmnprtvz", "aiou"
	var b strings.Builder
	for range 3 + s.IntN(2) {
		b.WriteByte(consonants[s.IntN(len(consonants))])
		b.WriteByte(vowels[s.IntN(len(vowels))])
	}
	b.WriteByte('k') // no ending that a stemmer knows
	return b.String()
}

func (s *synthetic) pick(d *draft, lv level, n int) {
	for range n {
		d.meanings = append(d.meanings, s.meanings[lv][s.IntN(len(s.meanings[lv]))])
	}
}

func (s *synthetic) fresh() draft {
	d := draft{topic: s.IntN(syntheticTopic)}
	s.pick(&d, general, 5+s.IntN(4))
	s.pick(&d, theme, 2+s.IntN(4))
	s.pick(&d, specific, 1+s.IntN(3))
	for range 5 + s.IntN(10) {
		d.words = append(d.words, s.words[s.zipf.Uint64()])
	}
	for range s.IntN(3) {
		d.bodies = append(d.bodies, int(s.bodies.Uint64()))
	}
	return d
}

// descend restates a commitment: about a quarter of what it says gives way.
func (s *synthetic) descend(of draft) draft {
	d := draft{topic: of.topic, bodies: slices.Clone(of.bodies)}
	for _, m := range of.meanings {
		if s.Float64() < 0.8 {
			d.meanings = append(d.meanings, m)
		}
	}
	for _, w := range of.words {
		if s.Float64() < 0.7 {
			d.words = append(d.words, w)
		}
	}
	s.pick(&d, general, 2)
	s.pick(&d, theme, 1)
	for range 3 {
		d.words = append(d.words, s.words[s.zipf.Uint64()])
	}
	return d
}

// word puts a draft into words, in any order.
func (s *synthetic) word(d draft, doc, i int, lang graph.Lang) Commitment {
	var parts []string
	for _, m := range d.meanings {
		if lang == graph.French {
			parts = append(parts, m.french)
		} else {
			parts = append(parts, m.inner)
		}
	}
	parts = append(parts, d.words...)
	s.Shuffle(len(parts), func(a, b int) { parts[a], parts[b] = parts[b], parts[a] })
	glue := []string{" de ", " et ", " la "}
	if lang == graph.English {
		glue = []string{" of ", " and ", " the "}
	}
	var b strings.Builder
	for k, p := range parts {
		if k > 0 {
			b.WriteString(glue[s.IntN(len(glue))])
		}
		b.WriteString(p)
	}
	document := fmt.Sprintf("synthetic-%04d", doc)
	c := Commitment{
		ID: graph.ID(fmt.Sprintf("commitment:%s/%d", document, i)), Document: graph.ID("document:" + document), Meeting: graph.ID("meeting:" + document),
		Date: graph.Date(fmt.Sprintf("%04d-%02d-%02d", 1950+doc/48, 1+doc%48/4, 1+doc%4*7)), Lang: lang, Order: i, Forum: graph.ID(fmt.Sprintf("actor:forum-%d", doc%s.fora)), Force: graph.Forces[1+s.IntN(4)],
		Text: b.String(), Topics: []graph.ID{graph.ID(fmt.Sprintf("topic:t%d", d.topic))},
	}
	for _, body := range d.bodies {
		c.Targets = append(c.Targets, graph.ID(fmt.Sprintf("actor:body-%d", body)))
	}
	return c
}

func (s *synthetic) all() []Commitment { return slices.Concat(s.documents...) }

// recall is the share of planted restatements among pairs, in one language and
// across languages.
func (s *synthetic) recall(pairs []Pair) (same, across float64) {
	found := map[[2]graph.ID]bool{}
	for _, p := range pairs {
		found[[2]graph.ID{p.Later, p.Earlier}] = true
	}
	var hit, all [2]float64
	for _, p := range s.planted {
		k := 0
		if p.crossed {
			k = 1
		}
		all[k]++
		if found[[2]graph.ID{p.later, p.earlier}] {
			hit[k]++
		}
	}
	return hit[0] / max(1, all[0]), hit[1] / max(1, all[1])
}

func (s *synthetic) root(id graph.ID) graph.ID {
	if r, ok := s.roots[id]; ok {
		return r
	}
	return id
}

// judge says whether two commitments are of one line.
func (s *synthetic) judge(p Pair) (bool, bool) { return s.root(p.Later) == s.root(p.Earlier), true }
