// Package lexicon holds the cues of commitments and of the relations they
// state, as data: patterns over folded words in data/fr and data/en, each with
// an example that must match and, where it helps, one that must not. It finds
// cues and verbs in a text; what they mean together is decided in package
// extract.
package lexicon

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"sync"

	"stemma/graph"
	"stemma/graph/words"
)

//go:embed data
var data embed.FS

// Cue is one entry of a cue file.
type Cue struct {
	Rule       string // its name in every answer: "fr.builds-on.building"
	What       string // what the entry's file says of it: a relation type, a force, an id…
	Options    map[string]string
	Yes, No    []string
	patterns   []*pattern
	sourceFile string
}

// Option returns an option's value, or a default.
func (c *Cue) Option(name, or string) string {
	if v, ok := c.Options[name]; ok {
		return v
	}
	return or
}

// Number returns an option's value as a number, or a default.
func (c *Cue) Number(name string, or float64) float64 {
	v, err := strconv.ParseFloat(c.Options[name], 64)
	if err != nil {
		return or
	}
	return v
}

// Hit is a cue found: words First to End, half open.
type Hit struct {
	Cue        *Cue
	First, End int
}

// Table is the cues of one file.
type Table struct {
	Cues  []*Cue
	first map[string][]entry // by the first word of a pattern
	any   []entry            // those whose first words cannot be listed
	verbs map[string][]VerbForm
}

type entry struct {
	cue     *Cue
	pattern *pattern
}

// Lexicon is everything known of one language.
type Lexicon struct {
	Lang   graph.Lang
	verbs  map[string][]VerbForm
	forms  map[string]map[string]bool // the words of a verb element, by its name
	tables map[string]*Table
}

var languages = struct {
	fr, en func() (*Lexicon, error)
}{
	sync.OnceValues(func() (*Lexicon, error) { return load(data, graph.French) }),
	sync.OnceValues(func() (*Lexicon, error) { return load(data, graph.English) }),
}

// Open returns the lexicon of a language, read once from the embedded data.
func Open(lang graph.Lang) (*Lexicon, error) {
	switch lang {
	case graph.French:
		return languages.fr()
	case graph.English:
		return languages.en()
	}
	return nil, fmt.Errorf("no lexicon of %q", string(lang))
}

// Names are the files of a language: verbs.cue first, since patterns name
// verbs.
var Names = []string{"relations", "acts", "items", "requests", "demands", "addressees", "bodies", "subjects", "relays", "activities", "refusals", "hedges", "deadlines", "topics", "antecedents"}

func load(files fs.FS, lang graph.Lang) (*Lexicon, error) {
	l := &Lexicon{Lang: lang, verbs: map[string][]VerbForm{}, forms: map[string]map[string]bool{}, tables: map[string]*Table{}}
	dir := path.Join("data", string(lang))
	if err := l.readVerbs(files, path.Join(dir, "verbs.cue")); err != nil {
		return nil, err
	}
	for _, name := range Names {
		t, err := l.readTable(files, path.Join(dir, name+".cue"))
		if err != nil {
			return nil, err
		}
		l.tables[name] = t
	}
	return l, nil
}

// Table returns the cues of one file of Names.
func (l *Lexicon) Table(name string) *Table {
	if t := l.tables[name]; t != nil {
		return t
	}
	return &Table{}
}

// Verb returns what a folded word can be as a form of a verb.
func (l *Lexicon) Verb(word string) []VerbForm { return l.verbs[word] }

func (l *Lexicon) readVerbs(files fs.FS, name string) error {
	return eachLine(files, name, func(n int, line string) error {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] != "verb" {
			return fmt.Errorf("want: verb INFINITIVE CLASS [FORM=WORD,WORD…]")
		}
		class := Class(f[2])
		switch class {
		case Reaffirming, Calling, Supporting, Undertaking, Acting, Continuing, Appraising:
		default:
			return fmt.Errorf("no class %q of verbs", f[2])
		}
		given := map[Form][]string{}
		for _, g := range f[3:] {
			form, ws, ok := strings.Cut(g, "=")
			if !ok || !Form(form).known() {
				return fmt.Errorf("%q is not FORM=WORD", g)
			}
			for _, w := range strings.Split(ws, ",") {
				given[Form(form)] = append(given[Form(form)], words.Strip(w))
			}
		}
		inf := words.Strip(f[1])
		forms := conjugate(l.Lang, f[1], given)
		for _, form := range []Form{Infinitive, We, They, It, WeWill, TheyWill, Participle, Past} {
			for _, w := range forms[form] {
				if w != "" {
					l.verbs[w] = append(l.verbs[w], VerbForm{Verb: inf, Form: form, Class: class})
				}
			}
		}
		return nil
	})
}

func (l *Lexicon) readTable(files fs.FS, name string) (*Table, error) {
	t := &Table{first: map[string][]entry{}, verbs: l.verbs}
	c := &compiler{classes: map[string]string{}, verbs: l.verbs, forms: l.forms}
	var cur *Cue
	err := eachLine(files, name, func(n int, line string) error {
		word, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "class":
			id, body, ok := strings.Cut(rest, "=")
			if !ok {
				return fmt.Errorf("want: class NAME = A | B")
			}
			c.classes[strings.TrimSpace(id)] = strings.TrimSpace(body)
		case "cue":
			rule, what, _ := strings.Cut(rest, " ")
			if rule == "" {
				return fmt.Errorf("a cue needs a name")
			}
			cur = &Cue{Rule: rule, What: strings.TrimSpace(what), Options: map[string]string{}, sourceFile: name}
			t.Cues = append(t.Cues, cur)
		case "match", "yes", "no":
			if cur == nil {
				return fmt.Errorf("%q before any cue", word)
			}
			switch word {
			case "yes":
				cur.Yes = append(cur.Yes, rest)
			case "no":
				cur.No = append(cur.No, rest)
			default:
				p, err := c.compile(rest)
				if err != nil {
					return err
				}
				cur.patterns = append(cur.patterns, p)
			}
		case "set":
			k, v, ok := strings.Cut(rest, " ")
			if cur == nil || !ok {
				return fmt.Errorf("want: set OPTION VALUE, below a cue")
			}
			cur.Options[k] = strings.TrimSpace(v)
		default:
			return fmt.Errorf("no such line as %q", word)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, cue := range t.Cues {
		if len(cue.patterns) == 0 {
			return nil, fmt.Errorf("%s: cue %s has no pattern", name, cue.Rule)
		}
		for _, p := range cue.patterns {
			if p.first == nil {
				t.any = append(t.any, entry{cue, p})
				continue
			}
			for w := range p.first {
				t.first[w] = append(t.first[w], entry{cue, p})
			}
		}
	}
	return t, nil
}

// eachLine reads the lines of a data file that are neither empty nor comments.
// A missing file holds nothing.
func eachLine(files fs.FS, name string, do func(n int, line string) error) error {
	f, err := files.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return fmt.Errorf("open %s: %w", name, err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := do(n, line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return s.Err()
}
