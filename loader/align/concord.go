package align

import (
	"cmp"
	"context"
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
func Concord(ctx context.Context, from, to []Unit) ([]Link, error) {
	g, err := openGlossary()
	if err != nil {
		return nil, fmt.Errorf("open the glossary: %w", err)
	}
	known := stems{}
	a, b := g.profiles(from, known), g.profiles(to, known)
	c := newConcord(a, b)
	links, err := c.path(ctx)
	if err == nil && learn(a, b, links) > 0 {
		c = newConcord(a, b)
		links, err = c.path(ctx)
	}
	if err == nil {
		links, err = c.move(ctx, links)
	}
	if err != nil {
		return nil, fmt.Errorf("align two versions: %w", err)
	}
	return arrange(links), nil
}

// widest is how many units of one version may answer to one of the other.
const widest = 3

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
