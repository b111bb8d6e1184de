package search

import (
	"strings"

	"stemma/graph/words"
)

const (
	// A highlight begins a few words before the first word asked for.
	wordsBefore, wordsFrom = 7, 21
	windowWords            = wordsBefore + wordsFrom
	// maxHighlights is how many a hit has.
	maxHighlights = 2
)

// highlights cuts from a node's pieces the runs that hold the most of the words
// asked for, in the pieces' order where they hold as many. Ids are no prose, and
// names that a hit only stands near to show nothing of it.
func highlights(from []piece, asked []words.Word) []string {
	type cut struct {
		text string
		held int
	}
	var best []cut
	for _, p := range from {
		if p.field == fieldContext || p.field == fieldID {
			continue
		}
		text, held := window(p, asked)
		if held == 0 {
			continue
		}
		at := len(best)
		for at > 0 && best[at-1].held < held {
			at--
		}
		best = append(best[:at], append([]cut{{text, held}}, best[at:]...)...)
	}
	var out []string
	for _, c := range best {
		if len(out) == maxHighlights {
			break
		}
		if len(out) == 0 || out[0] != c.text {
			out = append(out, c.text)
		}
	}
	return out
}

// window returns the run of a piece that holds the most distinct words asked
// for, the first of several, and how many those are.
func window(p piece, asked []words.Word) (text string, held int) {
	a := analysers()[p.lang]
	if a == nil {
		a = analysers()[""]
	}
	terms := make(map[string]int, len(asked))
	for i, w := range asked {
		if !a.passesOver(w) {
			terms[a.term(w)] = i
		}
	}
	all := words.Split(p.text)
	which := make([]int, len(all)) // the word asked for, from 1; 0 for none
	for i, w := range all {
		if n, ok := terms[a.term(w)]; ok && !a.passesOver(w) {
			which[i] = n + 1
		}
	}
	start := 0
	for i := range all {
		if which[i] == 0 {
			continue
		}
		seen := make(map[int]bool)
		for _, n := range which[i:min(i+wordsFrom, len(all))] {
			if n > 0 {
				seen[n] = true
			}
		}
		if len(seen) > held {
			start, held = i, len(seen)
		}
	}
	if held == 0 {
		return "", 0
	}
	start = max(0, min(start-wordsBefore, len(all)-windowWords))
	end := min(start+windowWords, len(all)) - 1
	from, to := all[start].Start, all[end].End
	before, after := "… ", " …"
	if start == 0 {
		from, before = 0, ""
	}
	if end == len(all)-1 {
		to, after = len(p.text), ""
	}
	return before + strings.Join(strings.Fields(p.text[from:to]), " ") + after, held
}
