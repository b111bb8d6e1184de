package align

import (
	"cmp"
	"fmt"
	"slices"

	"stemma/graph"
)

// Unit is a passage or a sentence of one language version of a document.
type Unit struct {
	Lang    graph.Lang
	Kind    string // heading, clause, item, paragraph, footnote, sentence
	Number  string // as printed: "12", "3.1", "a"; "" where none is
	Depth   int    // of an item, from 1; 0 for others
	Text    string
	Names   []string   // the words of what it names
	Targets []graph.ID // what it names
}

// Link joins what two versions of a document say in the same place: one unit
// with one, or with the two or three that the other version makes of it. From or
// To is empty for a unit without counterpart. Both hold indexes, rising.
type Link struct {
	From, To []int
	// Score says how sure the link is, 0 to 1; 0 where one side is empty.
	Score float64
	// Moved says that the unit stands in another order than its neighbours.
	Moved bool
	// Grounds are what the link rests on, most telling first.
	Grounds []string
}

// Whole reports that each side has exactly one unit.
func (l *Link) Whole() bool { return len(l.From) == 1 && len(l.To) == 1 }

// Concord aligns the units of two language versions of one document, each given
// in the order of its text. It weighs what both name, their figures and symbols,
// the meanings of the glossary, words alike in both languages, words that keep each
// other's company in this very pair, length, kind and printed number, and finds the best order-keeping chain of links; what is left
// over on both sides and is clearly the same is joined as moved. Every unit is
// in exactly one link. The links come in the order of from, those that have
// nothing in from after the link of the unit before them in to.
func Concord(from, to []Unit) ([]Link, error) {
	g, err := openGlossary()
	if err != nil {
		return nil, fmt.Errorf("open the glossary: %w", err)
	}
	known := stems{}
	a, b := g.profiles(from, known), g.profiles(to, known)
	c := newConcord(a, b)
	links := c.path()
	if learn(a, b, links) > 0 {
		c = newConcord(a, b)
		links = c.path()
	}
	return arrange(c.move(links)), nil
}

// widest is how many units of one version may answer to one of the other.
const widest = 3

// move joins units that the chain left over on both sides, where each is the
// other's best and clearly the same.
func (c *concord) move(links []Link) []Link {
	var kept []Link
	var left, right []int
	for _, l := range links {
		switch {
		case len(l.To) == 0:
			left = append(left, l.From...)
		case len(l.From) == 0:
			right = append(right, l.To...)
		default:
			kept = append(kept, l)
		}
	}
	type pair struct {
		i, j int
		like float64
	}
	var pairs []pair
	bestLeft, bestRight := map[int]float64{}, map[int]float64{}
	for _, i := range left {
		for _, j := range right {
			m := c.compare(&c.from[i][0], &c.to[j][0])
			if !m.moved() {
				continue
			}
			pairs = append(pairs, pair{i, j, m.like})
			bestLeft[i], bestRight[j] = max(bestLeft[i], m.like), max(bestRight[j], m.like)
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.like, x.like), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	taken, used := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if p.like < bestLeft[p.i] || p.like < bestRight[p.j] || taken[p.i] || used[p.j] {
			continue
		}
		taken[p.i], used[p.j] = true, true
		l := c.link(p.i, 1, p.j, 1)
		l.Moved = true
		l.Grounds = append(l.Grounds, "moved")
		kept = append(kept, l)
	}
	for _, i := range left {
		if !taken[i] {
			kept = append(kept, Link{From: []int{i}})
		}
	}
	for _, j := range right {
		if !used[j] {
			kept = append(kept, Link{To: []int{j}})
		}
	}
	return kept
}

// arrange orders links by from; one that has only to follows the link of the
// nearest unit before it in to.
func arrange(links []Link) []Link {
	place := map[int]int{} // unit of to -> place in from
	for _, l := range links {
		for _, j := range l.To {
			if len(l.From) > 0 && !l.Moved {
				place[j] = l.From[len(l.From)-1]
			}
		}
	}
	type key struct{ at, side, j int }
	keyOf := func(l *Link) key {
		if len(l.From) > 0 {
			return key{at: l.From[0]}
		}
		k := key{at: -1, side: 1, j: l.To[0]}
		for j := l.To[0] - 1; j >= 0; j-- {
			if at, ok := place[j]; ok {
				k.at = at
				break
			}
		}
		return k
	}
	slices.SortStableFunc(links, func(x, y Link) int {
		a, b := keyOf(&x), keyOf(&y)
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.side, b.side), cmp.Compare(a.j, b.j))
	})
	return links
}
