package align

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// move joins units that the chain left over on both sides, where each is the
// other's best and clearly the same.
func (c *concord) move(ctx context.Context, links []Link) ([]Link, error) {
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
	pairs, bestLeft, bestRight, err := c.alike(ctx, left, right)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(pairs, func(x, y alike) int {
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
	return kept, nil
}

// alike are two units that stand elsewhere and are clearly the same.
type alike struct {
	i, j int
	like float64
}

// mostAlike is how many counterparts of one unit are weighed that are as good as
// its best: a list may say the same on every line.
const mostAlike = 32

// alike returns the pairs of left and right units that are clearly the same, as
// far as they are the best for the left one, and how alike the best is for each.
// Two are compared only where they share one of the left one's telling features:
// those that without which it cannot come near enough.
func (c *concord) alike(ctx context.Context, left, right []int) (pairs []alike, bestLeft, bestRight map[int]float64, err error) {
	holds := map[string][]int{} // the right units that have a feature
	for _, j := range right {
		for _, f := range c.to[j][0].features {
			holds[f.key] = append(holds[f.key], j)
		}
	}
	bestLeft, bestRight = map[int]float64{}, map[int]float64{}
	seen := map[int]int{} // right unit -> the left one that it was compared with last
	for _, i := range left {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, err
		}
		var mine []alike
		for _, key := range c.from[i][0].decisive() {
			for _, j := range holds[key] {
				if at, ok := seen[j]; ok && at == i {
					continue
				}
				seen[j] = i
				m := c.compare(&c.from[i][0], &c.to[j][0])
				if !m.moved() {
					continue
				}
				bestLeft[i], bestRight[j] = max(bestLeft[i], m.like), max(bestRight[j], m.like)
				mine = append(mine, alike{i, j, m.like})
			}
		}
		mine = slices.DeleteFunc(mine, func(p alike) bool { return p.like < bestLeft[i] })
		slices.SortFunc(mine, func(x, y alike) int { return cmp.Compare(x.j, y.j) })
		pairs = append(pairs, mine[:min(len(mine), mostAlike)]...)
	}
	return pairs, bestLeft, bestRight, nil
}

// decisive are the keys of a unit's weightiest features, as many as leave too
// little for another unit to be clearly the same by the rest alone: the cosine of
// two is no more than the share of the one's length that they have in common.
func (p *profile) decisive() []string {
	fs := slices.Clone(p.features)
	slices.SortStableFunc(fs, func(x, y trait) int { return cmp.Compare(y.weight, x.weight) })
	rest := p.norm * p.norm
	var out []string
	for _, f := range fs {
		if math.Sqrt(max(0, rest)) < clearly*p.norm*0.999 {
			break
		}
		out = append(out, f.key)
		rest -= f.weight * f.weight
	}
	return out
}
