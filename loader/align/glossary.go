package align

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"

	"stemma/graph"
	"stemma/graph/words"
)

//go:embed data/glossary.tsv data/common.tsv
var data embed.FS

// level says how telling a word is, before any text is read.
type level uint8

const (
	empty    level = iota // tells nothing
	general               // of every text
	theme                 // of a part of the field
	unlisted              // in no list
	specific              // of a particular matter
	named                 // a body, instrument or meeting
	measured              // a quantity or a deadline
)

// background is how large a part of the commitments of any text holds a word of each
// level, as far as one can say without reading it: the background against which
// a document's own counts are set.
var background = [...]float64{empty: 1, general: 0.25, theme: 0.1, unlisted: 0.1, specific: 0.02, named: 0.02, measured: 0.02}

// meaning is an entry of the glossary: one thing that both languages have words
// for.
type meaning struct {
	name  string
	level level
	parts []*meaning
	// matters are what an act that uses the word is about or against, such as
	// terrorism or drugs; means and manners have none.
	matters []string
	shown   map[graph.Lang]string // its first variant
}

// glossary maps runs of stems to meanings.
type glossary struct {
	meanings map[string]*meaning
	phrases  map[graph.Lang]map[string]*meaning // stems joined by spaces
	longest  map[graph.Lang]int                 // words in the longest phrase
	common   map[graph.Lang]map[string]level    // by stem
	empty    map[graph.Lang]map[string]bool     // by word
}

var openGlossary = sync.OnceValues(readGlossary)

func readGlossary() (*glossary, error) {
	g := &glossary{
		meanings: map[string]*meaning{}, phrases: map[graph.Lang]map[string]*meaning{}, longest: map[graph.Lang]int{},
		common: map[graph.Lang]map[string]level{}, empty: map[graph.Lang]map[string]bool{},
	}
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		g.phrases[lang], g.common[lang], g.empty[lang] = map[string]*meaning{}, map[string]level{}, map[string]bool{}
	}
	if err := lines("data/common.tsv", g.addCommon); err != nil {
		return nil, err
	}
	parts := map[*meaning]string{}
	if err := lines("data/glossary.tsv", func(f []string) error { return g.addMeaning(f, parts) }); err != nil {
		return nil, err
	}
	for m, list := range parts {
		for _, name := range strings.Fields(list) {
			if matter, ok := strings.CutPrefix(name, "@"); ok {
				m.matters = append(m.matters, matter)
				continue
			}
			part, ok := g.meanings[name]
			if !ok {
				return nil, fmt.Errorf("glossary: %s holds %q, which has no line", m.name, name)
			}
			m.parts = append(m.parts, part)
		}
	}
	return g, nil
}

// lines gives the fields of every line of a data file that is no comment.
func lines(name string, each func(fields []string) error) error {
	f, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "#") {
			if err := each(strings.Split(line, "\t")); err != nil {
				return fmt.Errorf("%s line %d: %w", name, n, err)
			}
		}
	}
	return s.Err()
}

func (g *glossary) addCommon(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d fields, want language, class and words", len(f))
	}
	lang := graph.Lang(f[0])
	if g.common[lang] == nil {
		return fmt.Errorf("unknown language %q", f[0])
	}
	for _, w := range words.Split(f[2]) {
		switch f[1] {
		case "empty":
			g.empty[lang][w.Text] = true
		case "general":
			g.common[lang][stem(w.Text, lang)] = general
		default:
			return fmt.Errorf("unknown class %q", f[1])
		}
	}
	return nil
}

func (g *glossary) addMeaning(f []string, parts map[*meaning]string) error {
	if len(f) != 3 && len(f) != 4 {
		return fmt.Errorf("%d fields, want level, French, English and parts", len(f))
	}
	m := &meaning{shown: map[graph.Lang]string{}}
	switch f[0] {
	case "1":
		m.level = general
	case "2":
		m.level = theme
	case "3":
		m.level = specific
	default:
		return fmt.Errorf("unknown level %q", f[0])
	}
	english, _, _ := strings.Cut(f[2], "|")
	m.name = strings.ReplaceAll(words.Fold(english), " ", "-")
	if g.meanings[m.name] != nil {
		return fmt.Errorf("%q has two lines", m.name)
	}
	g.meanings[m.name] = m
	if len(f) == 4 {
		parts[m] = f[3]
	}
	for i, lang := range []graph.Lang{graph.French, graph.English} {
		for variant := range strings.SplitSeq(f[i+1], "|") {
			key, n := g.key(variant, lang)
			if m.shown[lang] == "" {
				m.shown[lang] = strings.TrimSpace(variant)
			}
			if n == 0 {
				return fmt.Errorf("%q says nothing", strings.TrimSpace(variant))
			}
			if g.phrases[lang][key] == nil { // the first line that claims it
				g.phrases[lang][key] = m
				g.longest[lang] = max(g.longest[lang], n)
			}
		}
	}
	return nil
}

// key is a phrase as stems without its empty words, and how many they are. A
// phrase of empty words only keeps them.
func (g *glossary) key(phrase string, lang graph.Lang) (string, int) {
	var stems []string
	for _, w := range words.Split(phrase) {
		if !g.empty[lang][w.Text] && len(w.Text) > 1 {
			stems = append(stems, stem(w.Text, lang))
		}
	}
	return strings.Join(stems, " "), len(stems)
}

// stems remembers the stems of one run, since texts repeat their words.
type stems map[string]string

func (s stems) of(word string, lang graph.Lang) string {
	key := word
	if lang == graph.English {
		key = "\x00" + word
	}
	out, ok := s[key]
	if !ok {
		out = stem(word, lang)
		s[key] = out
	}
	return out
}

// whole are words that keep their form, since cut they would fall together with
// another: traite and traitement, communication and commun, refugee and refuge.
var whole = map[string]bool{
	"traite": true, "communication": true, "utilisateur": true, "refugie": true, "publication": true, "accession": true, "nation": true,
	"organe": true, "armee": true, "maritime": true, "service": true, "visa": true, "indicateur": true, "policy": true, "politique": true, "universite": true, "university": true,
}

// inOns are nouns that end like a verb of the first person plural.
var inOns = map[string]bool{
	"prisons": true, "raisons": true, "saisons": true, "maisons": true, "liaisons": true, "livraisons": true, "poissons": true, "boissons": true,
	"cargaisons": true, "combinaisons": true, "comparaisons": true, "lecons": true, "charbons": true, "cantons": true, "rancons": true, "horizons": true,
}

// stem cuts a folded word to its stem. Accents are gone before, since scanners
// lose them, and with them what the French stemmer knows a participle by; so the
// endings of participles and plurals are made plain first.
func stem(word string, lang graph.Lang) string {
	if whole[word] || whole[strings.TrimSuffix(word, "s")] {
		return strings.TrimSuffix(word, "s")
	}
	if lang == graph.English {
		return english.Stem(word, true)
	}
	if root, ok := strings.CutSuffix(word, "ons"); ok && len(root) > 3 && root[len(root)-1] != 'i' && !inOns[word] {
		return french.Stem(root+"er", true) // "nous renforçons"
	}
	if n := len(word); n > 3 && word[n-1] == 's' && word[n-2] != 's' && !strings.HasSuffix(word, "ons") {
		word = word[:n-1]
	}
	if n := len(word); n > 4 && strings.HasSuffix(word, "ee") {
		word = word[:n-1]
	}
	return french.Stem(word, true)
}
