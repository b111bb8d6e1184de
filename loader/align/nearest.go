package align

import (
	"cmp"
	"math"
	"slices"
)

// antecedents is how many commitments of one earlier document a commitment is
// tied to at most: the nearest. One that is like ten others of a text repeats what
// the text has throughout, and says of none of them that it takes it up.
const antecedents = 3

// nearest keeps, of the candidates of one pair of documents, those that are drawn:
// for each later commitment its best, and of earlier ones that say the same word for
// word the one that stands where it does itself in its own text. Earlier documents
// do not compete: what three meetings promised is tied to each of them.
func (ix *Index) nearest(vs []vector, cs []candidate) []*candidate {
	byLater := map[int][]*candidate{}
	var laters []int
	for i := range cs {
		c := &cs[i]
		if c.score < Threshold {
			continue
		}
		if byLater[c.later] == nil {
			laters = append(laters, c.later)
		}
		byLater[c.later] = append(byLater[c.later], c)
	}
	place := func(order, size int) float64 { return float64(order) / float64(max(1, size)) }
	apart := func(c *candidate) float64 {
		early := &ix.vectors[c.early]
		of := ix.documents[early.Document]
		return math.Abs(place(vs[c.later].Order, len(vs)) - place(early.Order, int(of.end-of.first)))
	}
	var out []*candidate
	for _, later := range laters {
		mine := byLater[later]
		slices.SortFunc(mine, func(x, y *candidate) int {
			return cmp.Or(cmp.Compare(round(y.score), round(x.score)), cmp.Compare(apart(x), apart(y)), cmp.Compare(x.early, y.early))
		})
		said := map[string]bool{}
		for _, c := range mine {
			text := ix.vectors[c.early].Text
			if said[text] || len(said) == antecedents {
				continue
			}
			said[text] = true
			out = append(out, c)
		}
	}
	return out
}
