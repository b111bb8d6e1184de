package authority

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stemma/graph"
	"stemma/graph/words"
)

// index finds names: single words by their exact folded form, longer names in
// a trie over tokens.
type index struct {
	tokens  map[string]int32 // the tokens that occur in names
	nodes   []node
	singles map[string][]*name
	known   map[string][]graph.ID // every whole name, folded, with its ids
	// byLength holds the tokens a scanned word may be repaired to.
	byLength map[int][]string
}

// node is a state of the trie; 0 is the root.
type node struct {
	next  map[int32]int32
	names []*name // the names that end here
}

// name is one way to write an entity's name, and what a text must look like to
// match it.
type name struct {
	id      graph.ID // "" for an expression that only looks like a name
	lang    graph.Lang
	context bool
	folded  string
	marks   []words.Mark // before each token
	proper  []bool       // the token begins with a capital in the data
	capital []capital    // how each token must be printed
	exact   []string     // the folded words of each token, before singular and spelling
	content int          // tokens that are no function words
	article bool         // the name begins with an article that must stand: les Sept
	leads   bool         // the first token must be capitalised, as in the name of a state
}

func compile(entities []*Entity, lookalikes []string) *index {
	x := &index{
		tokens: map[string]int32{}, nodes: make([]node, 1),
		singles: map[string][]*name{}, known: map[string][]graph.ID{},
	}
	for _, e := range entities {
		if e.Type == ClassType || e.Silent != "" {
			continue
		}
		for _, lang := range []graph.Lang{graph.English, graph.French} {
			if s := e.Names[lang]; s != "" {
				x.add(e, s, lang, false)
			}
			for _, s := range e.Aliases[lang] {
				x.add(e, s, lang, false)
			}
			for _, s := range e.Shared[lang] {
				x.add(e, s, lang, false)
			}
			for _, s := range e.ContextAliases[lang] {
				x.add(e, s, lang, true)
			}
		}
	}
	for _, s := range lookalikes {
		x.add(&Entity{}, s, "", false)
	}
	x.lengths()
	return x
}

func (x *index) add(e *Entity, s string, lang graph.Lang, context bool) {
	ws := words.Split(s)
	ts := tokens(s, ws)
	if len(ts) == 0 {
		return
	}
	n := &name{id: e.ID, lang: lang, context: context, folded: fold(ws)}
	n.article = len(ts) == 1 && len(ws) == 2 && ts[0].first == 1
	n.leads = e.Type == "state" || e.Type == "person" || e.Type == "company"
	n.marks, n.proper = make([]words.Mark, 0, len(ts)), make([]bool, 0, len(ts))
	n.capital, n.exact = make([]capital, 0, len(ts)), make([]string, 0, len(ts))
	for _, t := range ts {
		w := ws[t.first]
		n.marks = append(n.marks, t.mark)
		n.proper = append(n.proper, t.upper)
		n.capital = append(n.capital, printed(w, t))
		n.exact = append(n.exact, plain(ws, t))
		if !function(t.text) {
			n.content++
		}
	}
	if !context && e.ID != "" {
		x.known[n.folded] = addID(x.known[n.folded], e.ID)
	}
	if len(ts) == 1 && ts[0].first == ts[0].last {
		w := ws[ts[0].first]
		if slices.Contains(e.Cased, s) {
			n.capital[0] = allCapitals
		}
		x.singles[w.Text] = append(x.singles[w.Text], n)
		return
	}
	at := int32(0)
	for _, t := range ts {
		tok, ok := x.tokens[t.text]
		if !ok {
			tok = int32(len(x.tokens))
			x.tokens[t.text] = tok
		}
		to, ok := x.nodes[at].next[tok]
		if !ok {
			to = int32(len(x.nodes))
			x.nodes = append(x.nodes, node{})
			if x.nodes[at].next == nil {
				x.nodes[at].next = map[int32]int32{}
			}
			x.nodes[at].next[tok] = to
		}
		at = to
	}
	x.nodes[at].names = append(x.nodes[at].names, n)
}

// plain is the folded words of a token.
func plain(ws []words.Word, t token) string {
	if t.first == t.last {
		return ws[t.first].Text
	}
	return ws[t.first].Text + ws[t.last].Text
}

// capital says how a token of a name must be printed.
type capital uint8

const (
	anyCase      capital = iota
	firstCapital         // G7, a proper name of one word
	allCapitals          // an acronym
)

// printed reads from the data how a token must stand in a text. Acronyms of
// five letters and more are printed with one capital as well (Interpol,
// Unesco); shorter ones would be taken for common words.
func printed(w words.Word, t token) capital {
	switch {
	case t.caps && utf8.RuneCountInString(w.Text) <= 4:
		return allCapitals
	case t.caps, w.Upper && strings.ContainsAny(w.Text, "0123456789"):
		return firstCapital
	}
	return anyCase
}

func addID(ids []graph.ID, id graph.ID) []graph.ID {
	i, found := slices.BinarySearch(ids, id)
	if found {
		return ids
	}
	return slices.Insert(ids, i, id)
}
