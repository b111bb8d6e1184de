package align

import (
	"context"
	"math"
)

// gap is what a unit without counterpart costs: little, since a version may
// lack one, and more than nothing, since that is rare.
const gap = -0.12

// fold is what it costs that a unit was split: a chain of single links is the
// simpler account.
const fold = -0.2

// firstBand is how far from the diagonal the chain is sought at first, in units.
const firstBand = 24

// mostCells is how many cells a wider band may have: all of two versions with
// 2,000 units each. A longer text is searched in a band of that many, however far its
// versions differ, since a longer list of nothing alike would take all pairs.
const mostCells = 4 << 20

// wider is how much wider a band is than the one before, and columns how many
// cells of a row it has.
const wider = 4

func columns(band, m int) int { return min(2*band, m) + 1 }

// step is the last move of the best chain that ends at a cell: how many units of
// from and of to it takes in, each in a half.
type step uint8

func stepOf(di, dj int) step       { return step(di<<4 | dj) }
func (s step) units() (di, dj int) { return int(s >> 4), int(s & 15) }

// path returns the best chain of links that keeps both orders. It looks only at
// a band around the diagonal, so that it costs what the texts are long, and
// looks again in a wider one where the chain runs along the band's edge.
func (c *concord) path(ctx context.Context) ([]Link, error) {
	n, m := len(c.from), len(c.to)
	for band := firstBand + (n+m)/max(1, min(n, m)); ; band *= wider {
		links, edge, err := c.within(ctx, band)
		if err != nil || !edge || band >= max(n, m) || (n+1)*columns(wider*band, m) > mostCells {
			return links, err
		}
	}
}

// within seeks the chain in a band, and reports whether it touches the edge. Of
// each cell it keeps the step; what a chain is worth only of the rows that a step
// can come from.
func (c *concord) within(ctx context.Context, band int) ([]Link, bool, error) {
	n, m := len(c.from), len(c.to)
	width := columns(band, m)
	low := func(i int) int { // the first column of row i
		return min(max(0, i*m/max(1, n)-band), m+1-width)
	}
	const rows = widest + 1
	var worth [rows][]float64
	for k := range worth {
		worth[k] = make([]float64, width)
	}
	last := make([]step, (n+1)*width)
	column := func(i, j int) int {
		if k := j - low(i); k >= 0 && k < width {
			return k
		}
		return -1
	}
	for i := 0; i <= n; i++ {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		row := worth[i%rows]
		for k := range row {
			row[k] = math.Inf(-1)
		}
		for j := low(i); j < low(i)+width; j++ {
			here := j - low(i)
			if i == 0 && j == 0 {
				row[here] = 0
				continue
			}
			try := func(di, dj int, gain float64) {
				if di > i || dj > j {
					return
				}
				k := column(i-di, j-dj)
				if k < 0 {
					return
				}
				if w := worth[(i-di)%rows][k] + gain; w > row[here] {
					row[here], last[i*width+here] = w, stepOf(di, dj)
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
		k := column(i, j)
		if k == 0 && j > 0 || k == width-1 && j < m {
			edge = true
		}
		di, dj := last[i*width+k].units()
		links = append(links, c.links(i, di, j, dj)...)
		i, j = i-di, j-dj
	}
	return links, edge, nil
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
