package lexicon

import "strings"

// node is one step of a pattern as it is run: an element with what follows it.
// Each node knows its successor, so that a match needs no memory of its own.
type node struct {
	element
	next *node
	alts []*node // of a choice; each ends in a jump to next
	// byWord names the alternatives that can begin with a word, ascending;
	// others are those that any word may begin. A list of fifty nouns is then one
	// look-up, not fifty comparisons.
	byWord map[string][]int32
	others []int32
	forms  map[string]bool // of a verb, where the verbs are known
}

// link turns a sequence into nodes that end in tail.
func (c *compiler) link(seq []element, tail *node) *node {
	for k := len(seq) - 1; k >= 0; k-- {
		n := &node{element: seq[k], next: tail}
		switch n.kind {
		case verb:
			n.forms = c.formsOf(n.element)
		case choice, optional:
			end := &node{element: element{kind: jump}, next: tail}
			for _, alt := range n.element.alts {
				n.alts = append(n.alts, c.link(alt, end))
			}
			n.index()
		}
		tail = n
	}
	return tail
}

// formsOf are the words that a verb element matches, nil where no verbs are
// known.
func (c *compiler) formsOf(e element) map[string]bool {
	if c.verbs == nil {
		return nil
	}
	key := e.verb + "." + string(e.form)
	if known, ok := c.forms[key]; ok {
		return known
	}
	out := map[string]bool{}
	for w, forms := range c.verbs {
		for _, f := range forms {
			if f.is(e) {
				out[w] = true
			}
		}
	}
	if c.forms == nil {
		c.forms = map[string]map[string]bool{}
	}
	c.forms[key] = out
	return out
}

// fewAlternatives are compared one by one.
const fewAlternatives = 3

// index sorts the alternatives of a choice by the words they begin with.
func (n *node) index() {
	if len(n.alts) <= fewAlternatives {
		return
	}
	heads := make([]map[string]bool, len(n.alts)) // nil: any word
	n.byWord = map[string][]int32{}
	for k, alt := range n.alts {
		switch {
		case alt.kind == literal:
			heads[k] = map[string]bool{alt.text: true}
		case alt.kind == verb && alt.forms != nil:
			heads[k] = alt.forms
		default:
			n.others = append(n.others, int32(k))
		}
		for w := range heads[k] {
			n.byWord[w] = nil
		}
	}
	for w := range n.byWord {
		for k := range n.alts {
			if heads[k] == nil || heads[k][w] {
				n.byWord[w] = append(n.byWord[w], int32(k))
			}
		}
	}
}

// gate tells by a word's first and last byte that a pattern cannot begin with it.
type gate struct{ first, last [256]bool }

// gateOf returns the gate of a sequence, nil where anything can begin it.
func gateOf(seq []element) *gate {
	g := &gate{}
	if g.collect(seq) {
		return nil
	}
	return g
}

// collect notes what a sequence can begin with and reports whether that cannot
// be told.
func (g *gate) collect(seq []element) bool {
	for _, e := range seq {
		switch e.kind {
		case literal, prefix:
			if e.text == "" {
				return true
			}
			g.first[e.text[0]] = true
			return false
		case suffix:
			if e.text == "" {
				return true
			}
			g.last[e.text[len(e.text)-1]] = true
			return false
		case choice, optional:
			for _, alt := range e.alts {
				if g.collect(alt) {
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

func (g *gate) admits(w string) bool {
	return g == nil || w != "" && (g.first[w[0]] || g.last[w[len(w)-1]])
}

func (n *node) matches(m *matcher, w string) bool {
	switch n.kind {
	case literal:
		return w == n.text
	case prefix:
		return strings.HasPrefix(w, n.text)
	case suffix:
		return strings.HasSuffix(w, n.text)
	case verb:
		if n.forms != nil {
			return n.forms[w]
		}
		for _, f := range m.verbs[w] {
			if f.is(n.element) {
				return true
			}
		}
	}
	return false
}
