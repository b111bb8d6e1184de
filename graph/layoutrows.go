package graph

import (
	"cmp"
	"slices"
)

// arrange orders the rows: sweeps to and fro, each column by the mean height of
// the neighbours in columns that the sweep has passed, ties as they were.
func (d *drawing) arrange() {
	wanted := make([]float64, len(d.at))
	for i := range d.cols {
		d.place(&d.cols[i], nil)
	}
	for sweep := range layoutSweeps {
		for k := range d.cols {
			i, passed := k, func(other, here int32) bool { return other < here }
			if sweep%2 == 1 {
				i, passed = len(d.cols)-1-k, func(other, here int32) bool { return other > here }
			}
			c := &d.cols[i]
			d.want(c, wanted, passed)
			slices.SortStableFunc(c.nodes, func(a, b int32) int { return cmp.Compare(wanted[a], wanted[b]) })
			d.place(c, wanted)
		}
	}
	for range 2 { // heights alone, by the neighbours on both sides
		for i := range d.cols {
			d.want(&d.cols[i], wanted, func(other, here int32) bool { return other != here })
			d.place(&d.cols[i], wanted)
		}
	}
}

// want sets the height each node of a column would have by its neighbours.
func (d *drawing) want(c *layoutColumn, wanted []float64, counts func(other, here int32) bool) {
	for _, n := range c.nodes {
		sum, count := 0.0, 0
		for _, m := range d.near[n] {
			if d.col[m] >= 0 && counts(d.col[m], d.col[n]) {
				sum, count = sum+d.at[m].y, count+1
			}
		}
		wanted[n] = d.at[n].y
		if count > 0 {
			wanted[n] = sum / float64(count)
		}
	}
}

// place sets the positions in a column, their heights as near to what is wanted
// as the distance of rows lets them be; without wishes, around the middle.
func (d *drawing) place(c *layoutColumn, wanted []float64) {
	rows := make([]float64, (len(c.nodes)+c.wrap-1)/c.wrap)
	for k := range rows {
		if wanted == nil {
			rows[k] = (float64(k) - float64(len(rows)-1)/2) * layoutRow
			continue
		}
		row := c.nodes[k*c.wrap : min((k+1)*c.wrap, len(c.nodes))]
		for _, n := range row {
			rows[k] += wanted[n] / float64(len(row))
		}
	}
	spread(rows, layoutRow)
	for k, n := range c.nodes {
		// Alternate places of a wrapped row are set off, so that names do not run
		// into the next node.
		d.at[n] = point{c.X + float64(k%c.wrap)*layoutSlot, rows[k/c.wrap] + layoutRow/2*float64(k%c.wrap%2)}
	}
}

// spread moves ordered values apart to at least a distance, with the least sum
// of squared moves: blocks that would overlap share their mean.
func spread(values []float64, apart float64) {
	type block struct {
		sum   float64
		count int
	}
	mean := func(b block) float64 { return b.sum / float64(b.count) }
	blocks := make([]block, 0, len(values))
	for i, v := range values {
		blocks = append(blocks, block{v - float64(i)*apart, 1})
		for n := len(blocks); n > 1 && mean(blocks[n-1]) < mean(blocks[n-2]); n = len(blocks) {
			blocks[n-2].sum += blocks[n-1].sum
			blocks[n-2].count += blocks[n-1].count
			blocks = blocks[:n-1]
		}
	}
	i := 0
	for _, b := range blocks {
		for range b.count {
			values[i] = mean(b) + float64(i)*apart
			i++
		}
	}
}
