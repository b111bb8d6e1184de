package align

import "math"

// gap is what a unit without counterpart costs: little, since a version may
// lack one, and more than nothing, since that is rare.
const gap = -0.12

// fold is what it costs that a unit was split: a chain of single links is the
// simpler account.
const fold = -0.2

// firstBand is how far from the diagonal the chain is sought at first, in units.
const firstBand = 24

// step is the last move of the best chain that ends at a cell: how many units of
// from and of to it takes in.
type step struct{ i, j uint8 }

// path returns the best chain of links that keeps both orders. It looks only at
// a band around the diagonal, so that it costs what the texts are long, and
// looks again in a wider one where the chain runs along the band's edge.
func (c *concord) path() []Link {
	n, m := len(c.from), len(c.to)
	for band := firstBand + abs(n-m); ; band *= 2 {
		links, edge := c.within(band)
		if !edge || band >= max(n, m) {
			return links
		}
	}
}

// within seeks the chain in a band, and reports whether it touches the edge.
func (c *concord) within(band int) ([]Link, bool) {
	n, m := len(c.from), len(c.to)
	width := 2*band + 1
	low := func(i int) int { // the first column of row i
		if n == 0 {
			return -band
		}
		return i*m/n - band
	}
	worth := make([]float64, (n+1)*width)
	last := make([]step, (n+1)*width)
	for k := range worth {
		worth[k] = math.Inf(-1)
	}
	cell := func(i, j int) int {
		if k := j - low(i); k >= 0 && k < width && j >= 0 && j <= m {
			return i*width + k
		}
		return -1
	}
	for i := 0; i <= n; i++ {
		for j := max(0, low(i)); j <= min(m, low(i)+width-1); j++ {
			here := cell(i, j)
			if i == 0 && j == 0 {
				worth[here] = 0
				continue
			}
			try := func(di, dj int, gain float64) {
				if k := cell(i-di, j-dj); k >= 0 && worth[k]+gain > worth[here] {
					worth[here], last[here] = worth[k]+gain, step{uint8(di), uint8(dj)}
				}
			}
			if i > 0 && j > 0 {
				one := c.compare(&c.from[i-1][0], &c.to[j-1][0])
				try(1, 1, one.gain)
				for w := 2; w <= widest; w++ {
					if i >= w {
						try(w, 1, c.split(c.from[i-w], w, &c.to[j-1][0]))
					}
					if j >= w {
						try(1, w, c.split(c.to[j-w], w, &c.from[i-1][0]))
					}
				}
			}
			if i > 0 {
				try(1, 0, gap)
			}
			if j > 0 {
				try(0, 1, gap)
			}
		}
	}
	var links []Link
	edge := false
	for i, j := n, m; i > 0 || j > 0; {
		k := cell(i, j)
		if off := k - i*width; (off == 0 && j > 0) || (off == width-1 && j < m) {
			edge = true
		}
		s := last[k]
		links = append(links, c.links(i, int(s.i), j, int(s.j))...)
		i, j = i-int(s.i), j-int(s.j)
	}
	return links, edge
}

// split is the gain of several units in a row, joined, against one; -Inf where
// they cannot be one: the last of them has to share something with it and to make
// up for what the others lack in length.
func (c *concord) split(joined []profile, count int, one *profile) float64 {
	if len(joined) < count {
		return math.Inf(-1)
	}
	whole := &joined[count-1]
	if whole.kind == "heading" || one.kind == "heading" || whole.numbers > 1 && one.numbers > 0 {
		return math.Inf(-1) // two printed numbers are two paragraphs
	}
	last := joined[count-1].last
	if lengths(one, whole) <= lengths(one, &joined[count-2]) || cosine(one, last) == 0 {
		return math.Inf(-1)
	}
	m := c.compare(one, whole)
	return m.gain + fold*float64(count-1)
}

// links makes the link of a step. A pair that nothing speaks for is two units
// without counterpart.
func (c *concord) links(i, di, j, dj int) []Link {
	switch {
	case di == 0:
		return []Link{{To: []int{j - 1}}}
	case dj == 0:
		return []Link{{From: []int{i - 1}}}
	}
	l := c.link(i-di, di, j-dj, dj)
	if l.Score < leastScore {
		var out []Link
		for k := range di {
			out = append(out, Link{From: []int{i - 1 - k}})
		}
		for k := range dj {
			out = append(out, Link{To: []int{j - 1 - k}})
		}
		return out
	}
	return []Link{l}
}

func abs(x int) int { return max(x, -x) }
