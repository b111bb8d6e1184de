package lexicon

import (
	"fmt"
	"strconv"
	"strings"

	"stemma/graph/words"
)

// A pattern is a sequence of elements over folded words:
//
//	engagement        that word; accents, case, apostrophes do not matter
//	engage*  *ations  a word that begins, or ends, so
//	<appuyer>         any form of a verb of verbs.cue; <appuyer.inf> one form
//	(a|b c)           one of several sequences
//	[le|la]           the same, or nothing
//	__3__             up to three words, no punctuation but brackets and quotes
//	__3,__            the same, and commas
//	~name             a class defined in the same file
//	^                 only at the beginning of the stretch that is searched
//
// A pattern never reaches over a colon, a semicolon, the end of a sentence or a
// long dash.
type pattern struct {
	source string
	root   *node
	first  map[string]bool // words it can begin with; nil: no such list can be made
	gate   *gate           // what can begin it where there is no list; nil: anything
	start  bool            // ^
}

type element struct {
	kind elementKind
	text string
	verb string
	form Form
	alts [][]element
	max  int
	wide bool // a gap that commas may stand in
}

type elementKind uint8

const (
	literal elementKind = iota
	prefix
	suffix
	verb
	choice
	optional
	gap
	jump   // the end of an alternative: on to what follows the choice
	accept // the end of the pattern
)

// compiler knows the classes of a file, and the verbs of its language, while its
// patterns are read.
type compiler struct {
	classes map[string]string
	verbs   map[string][]VerbForm
	forms   map[string]map[string]bool // the words of a verb element, made once
	depth   int
}

func (c *compiler) compile(source string) (*pattern, error) {
	p := &pattern{source: source}
	s := strings.TrimSpace(source)
	if rest, found := strings.CutPrefix(s, "^"); found {
		p.start, s = true, rest
	}
	root, err := c.sequence(s)
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", source, err)
	}
	if len(root) == 0 {
		return nil, fmt.Errorf("pattern %q: empty", source)
	}
	p.root = c.link(root, &node{element: element{kind: accept}})
	p.first = map[string]bool{}
	if open := c.firsts(root, p.first); open {
		p.first = nil
		p.gate = gateOf(root)
	}
	return p, nil
}

// sequence reads elements up to the end of s.
func (c *compiler) sequence(s string) ([]element, error) {
	if c.depth++; c.depth > 12 {
		return nil, fmt.Errorf("nested too deeply, or a class that holds itself")
	}
	defer func() { c.depth-- }()
	var out []element
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		switch s[0] {
		case '(', '[':
			end := closing(s)
			if end < 0 {
				return nil, fmt.Errorf("no closing bracket in %q", s)
			}
			e := element{kind: choice}
			if s[0] == '[' {
				e.kind = optional
			}
			for _, alt := range alternatives(s[1:end]) {
				seq, err := c.sequence(alt)
				if err != nil {
					return nil, err
				}
				e.alts = append(e.alts, seq)
			}
			out, s = append(out, e), s[end+1:]
			continue
		}
		word := s
		if k := strings.IndexAny(s, " ([\t"); k >= 0 {
			word = s[:k]
		}
		s = s[len(word):]
		es, err := c.word(word)
		if err != nil {
			return nil, err
		}
		out = append(out, es...)
	}
	return out, nil
}

func (c *compiler) word(w string) ([]element, error) {
	switch {
	case strings.HasPrefix(w, "__") && strings.HasSuffix(w, "__") && len(w) > 4:
		body := w[2 : len(w)-2]
		wide := strings.HasSuffix(body, ",")
		n, err := strconv.Atoi(strings.TrimSuffix(body, ","))
		if err != nil || n < 1 || n > 30 {
			return nil, fmt.Errorf("gap %q is not __1__ to __30__", w)
		}
		return []element{{kind: gap, max: n, wide: wide}}, nil
	case strings.HasPrefix(w, "~"):
		body, ok := c.classes[w[1:]]
		if !ok {
			return nil, fmt.Errorf("no class %s is defined above", w)
		}
		e := element{kind: choice}
		for _, alt := range alternatives(body) {
			seq, err := c.sequence(alt)
			if err != nil {
				return nil, err
			}
			e.alts = append(e.alts, seq)
		}
		return []element{e}, nil
	case strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">"):
		name, form, _ := strings.Cut(w[1:len(w)-1], ".")
		if form != "" && !Form(form).known() {
			return nil, fmt.Errorf("no form %q of a verb", form)
		}
		return []element{{kind: verb, verb: words.Fold(name), form: Form(form)}}, nil
	case strings.HasSuffix(w, "*") && len(w) > 1:
		return []element{{kind: prefix, text: words.Strip(strings.TrimSuffix(w, "*"))}}, nil
	case strings.HasPrefix(w, "*") && len(w) > 1:
		return []element{{kind: suffix, text: words.Strip(w[1:])}}, nil
	}
	var out []element
	for _, f := range words.Split(w) {
		out = append(out, element{kind: literal, text: f.Text})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%q holds no word", w)
	}
	return out, nil
}

// closing finds the bracket that closes the one s begins with.
func closing(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// alternatives cuts at the bars outside brackets.
func alternatives(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

// firsts collects the words a sequence can begin with and reports whether that
// cannot be told. A pattern that begins with a verb is tried at that verb's forms
// alone: tried at every word of a text, such patterns took most of the time.
func (c *compiler) firsts(seq []element, into map[string]bool) bool {
	for _, e := range seq {
		switch e.kind {
		case literal:
			into[e.text] = true
			return false
		case verb:
			if c.verbs == nil {
				return true
			}
			for w, forms := range c.verbs {
				for _, f := range forms {
					if f.is(e) {
						into[w] = true
					}
				}
			}
			return false
		case choice, optional:
			for _, alt := range e.alts {
				if c.firsts(alt, into) {
					return true
				}
			}
			if e.kind == choice {
				return false
			}
		default:
			return true
		}
	}
	return true
}
