package lexicon

import "stemma/graph/words"

// matcher is the state of one search. It allocates nothing: a text is searched
// for some thousand patterns, most of which end at their second word.
type matcher struct {
	ws    []words.Word
	verbs map[string][]VerbForm // for patterns that were compiled without them
	from  int                   // where the attempt began
	best  int                   // the longest end so far, -1 for none
	steps int
	comma int // a word whose comma a wide gap has reached over
}

// maxSteps bounds the work of one attempt, so that no text is slow.
const maxSteps = 4000

// at returns the end of the longest match that begins at word i, or -1.
func (p *pattern) at(m *matcher, i int) int {
	if p.start && i != 0 {
		return -1
	}
	if p.first != nil && (i >= len(m.ws) || !p.first[m.ws[i].Text]) {
		return -1
	}
	return p.attempt(m, i)
}

// attempt is at where the first word is known to fit.
func (p *pattern) attempt(m *matcher, i int) int {
	m.from, m.best, m.steps = i, -1, 0
	m.run(p.root, i)
	return m.best
}

// run matches from a node on, at word i, and keeps the longest end.
func (m *matcher) run(n *node, i int) {
	for {
		if m.steps++; m.steps > maxSteps {
			return
		}
		switch n.kind {
		case accept:
			m.best = max(m.best, i)
			return
		case jump:
			n = n.next
			continue
		case choice, optional:
			m.choose(n, i)
			if n.kind == choice {
				return
			}
			n = n.next
			continue
		case gap:
			m.skip(n, i)
			return
		}
		if !m.open(i) || !n.matches(m, m.ws[i].Text) {
			return
		}
		n, i = n.next, i+1
	}
}

// open reports that the match may take word i: no punctuation stands before it
// that a pattern does not reach over.
func (m *matcher) open(i int) bool {
	if i >= len(m.ws) {
		return false
	}
	before := m.ws[i].Before
	return i <= m.from || before < words.Comma || before == words.Comma && m.comma == i
}

// choose tries the alternatives of a choice. One whose first word does not fit
// counts as the step that finds it out, however it was found out.
func (m *matcher) choose(n *node, i int) {
	if n.byWord == nil {
		for _, alt := range n.alts {
			m.run(alt, i)
		}
		return
	}
	list := n.others
	if m.open(i) {
		if known, ok := n.byWord[m.ws[i].Text]; ok {
			list = known
		}
	}
	next := 0
	for _, k := range list {
		m.steps += int(k) - next
		if m.steps > maxSteps {
			return
		}
		m.run(n.alts[k], i)
		next = int(k) + 1
	}
	m.steps += len(n.alts) - next
}

// skip reaches over up to as many words as a gap allows.
func (m *matcher) skip(n *node, i int) {
	m.run(n.next, i)
	saved := m.comma
	for j := i; j < i+n.max && j < len(m.ws); j++ {
		before := m.ws[j].Before
		if j > m.from && (before >= words.Dash || before == words.Comma && !n.wide) {
			return
		}
		if n.wide {
			m.comma = j + 1
		}
		m.run(n.next, j+1)
		m.comma = saved
	}
}
