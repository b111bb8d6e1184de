package graph

import (
	"cmp"
	"math"
	"slices"
)

// The measures of a drawing, in its own units.
const (
	layoutRow    = 48.0  // from one row to the next
	layoutSlot   = 170.0 // what a node with its name needs across
	layoutYear   = 130.0 // a year, between columns of different dates
	layoutFar    = 390.0 // the widest gap: longer times are drawn as long as three years
	layoutRows   = 40    // a column with more nodes is wrapped
	layoutMargin = 30.0  // around everything
	layoutSweeps = 6     // passes over the columns; more changed nothing in what we measured
)

// Layout is a drawing of a subgraph in time: what is dated stands in a column of
// its date, what is not, such as bodies, in a lane below. Positions are centres.
type Layout struct {
	Width, Height float64
	// Undated is where the lane of what has no date begins; 0 where there is none.
	Undated float64
	Columns []LayoutColumn // by date
	Nodes   []LayoutNode   // in the order of the subgraph's nodes
}

// LayoutColumn is one date of a drawing.
type LayoutColumn struct {
	Date  Date
	Label string // the meeting, "Toronto 2018", or the date
	X     float64
	Width float64 // from the first to the last of its nodes, 0 where it is not wrapped
}

// LayoutNode is where a node stands.
type LayoutNode struct {
	ID   ID
	X, Y float64
}

// Layout places a subgraph of the snapshot: columns by date, rows by the means
// of neighbours' rows, so that edges run as level as they can. The same subgraph
// has the same drawing. The work is that of sorting the nodes a few times.
func (s *Snapshot) Layout(g *Subgraph) *Layout {
	d := &drawing{at: make([]point, len(g.Nodes)), near: neighbours(g)}
	lane := d.columns(s, g)
	l := &Layout{Nodes: make([]LayoutNode, len(g.Nodes))}
	for _, c := range d.cols {
		l.Columns = append(l.Columns, c.LayoutColumn)
	}
	d.arrange()
	d.settle(l, lane)
	for i, n := range g.Nodes {
		l.Nodes[i] = LayoutNode{ID: n.NodeID(), X: math.Round(d.at[i].x), Y: math.Round(d.at[i].y)}
	}
	return l
}

type point struct{ x, y float64 }

// drawing is the work of one Layout; nodes are their numbers in the subgraph.
type drawing struct {
	at   []point
	near [][]int32
	col  []int32 // of each node; -1 in the lane
	cols []layoutColumn
}

type layoutColumn struct {
	LayoutColumn
	nodes []int32 // from top to bottom, row by row where it is wrapped
	wrap  int     // nodes in a row
}

func neighbours(g *Subgraph) [][]int32 {
	number := make(map[ID]int32, len(g.Nodes))
	for i, n := range g.Nodes {
		number[n.NodeID()] = int32(i)
	}
	near := make([][]int32, len(g.Nodes))
	for _, e := range g.Edges {
		from, ok := number[e.From]
		to, known := number[e.To]
		if ok && known && from != to {
			near[from], near[to] = append(near[from], to), append(near[to], from)
		}
	}
	return near
}

// columns sorts the nodes into columns, in the order of the texts, and returns
// those without one. Instruments stand beside the text of their day where that is
// there, and share a column with others of their year where it is not: each would
// have one to itself otherwise.
func (d *drawing) columns(s *Snapshot, g *Subgraph) (lane []int32) {
	d.col = make([]int32, len(g.Nodes))
	by := map[Date]*layoutColumn{}
	numbers := make([]uint32, len(g.Nodes))
	texts := map[Date]bool{} // the dates on which something was said
	for _, n := range g.Nodes {
		if _, ok := n.(*Convention); !ok {
			texts[s.drawnAt(n)] = true
		}
	}
	for i, n := range g.Nodes {
		d.col[i] = -1
		date := s.drawnAt(n)
		numbers[i], _ = s.number(n.NodeID())
		if _, ok := n.(*Convention); ok && !texts[date] {
			date = date[:min(len(date), 4)]
		}
		if date == "" {
			lane = append(lane, int32(i))
			continue
		}
		c := by[date]
		if c == nil {
			c = &layoutColumn{LayoutColumn: LayoutColumn{Date: date, Label: string(date)}}
			by[date] = c
		}
		c.nodes = append(c.nodes, int32(i))
	}
	for _, c := range by {
		slices.SortFunc(c.nodes, func(a, b int32) int { return cmp.Compare(numbers[a], numbers[b]) })
		c.wrap = 1 + (len(c.nodes)-1)/layoutRows
		c.Width = float64(c.wrap-1) * layoutSlot
		c.Label = s.columnLabel(g, c)
		d.cols = append(d.cols, *c)
	}
	slices.SortFunc(d.cols, func(a, b layoutColumn) int { return cmp.Compare(a.Date, b.Date) })
	x := layoutMargin + layoutSlot/2
	for i := range d.cols {
		c := &d.cols[i]
		if i > 0 {
			x += min(max(yearsApart(d.cols[i-1].Date, c.Date)*layoutYear, layoutSlot), layoutFar)
		}
		c.X = x
		for _, n := range c.nodes {
			d.col[n] = int32(i)
		}
		x += c.Width
	}
	return lane
}

// drawnAt is the date of a node's column, "" for the lane below. A body is no
// event: even where the day of its founding is known, it acts at any time.
func (s *Snapshot) drawnAt(n Node) Date {
	number, ok := s.number(n.NodeID())
	if !ok {
		return ""
	}
	date := s.dates[number]
	switch n := n.(type) {
	case *Actor, *Topic:
		return ""
	case *Meeting:
		// On its last day, when its texts are adopted; a session of months, which
		// adopts all along, on its first.
		if n.EndDate != "" && yearsApart(n.StartDate, n.EndDate) < 1.0/12 {
			return n.EndDate
		}
	}
	return date
}

// columnLabel names the meeting where a column is all of one.
func (s *Snapshot) columnLabel(g *Subgraph, c *layoutColumn) string {
	var of *Meeting
	for _, n := range c.nodes {
		m := s.heldAt(g.Nodes[n])
		if _, instrument := g.Nodes[n].(*Convention); instrument && len(c.Date) <= 4 {
			return string(c.Date)
		}
		if m == nil || of != nil && m != of {
			return string(c.Date)
		}
		of = m
	}
	if of == nil || of.Place == "" || len(c.Date) < 4 {
		return string(c.Date)
	}
	return of.Place + " " + string(c.Date[:4])
}

// heldAt is the meeting that a node is, or that it was said at.
func (s *Snapshot) heldAt(n Node) *Meeting {
	switch n := n.(type) {
	case *Commitment:
		return s.meetingOf(n.Document)
	case *Passage:
		return s.meetingOf(n.Document)
	}
	return s.meetingOf(n.NodeID())
}

// yearsApart two dates of whatever precision, in years.
func yearsApart(a, b Date) float64 { return max(inYears(b)-inYears(a), 0) }

func inYears(d Date) float64 {
	part := func(from, to int) float64 {
		if len(d) < to {
			return 0
		}
		v := 0.0
		for _, r := range d[from:to] {
			if r < '0' || r > '9' {
				return 0
			}
			v = v*10 + float64(r-'0')
		}
		return v
	}
	return part(0, 4) + max(part(5, 7)-1, 0)/12 + max(part(8, 10)-1, 0)/372
}

// settle moves everything to where positions begin, and puts what has no date
// into a lane below, each below the middle of its neighbours.
func (d *drawing) settle(l *Layout, lane []int32) {
	top, bottom, right := math.Inf(1), math.Inf(-1), layoutMargin+layoutSlot
	for i, c := range d.col {
		if c >= 0 {
			top, bottom = min(top, d.at[i].y), max(bottom, d.at[i].y)
			right = max(right, d.at[i].x+layoutSlot/2)
		}
	}
	if len(d.cols) == 0 {
		top, bottom = 0, -layoutRow
	}
	shift := layoutMargin + layoutRow/2 - top
	for i := range d.at {
		d.at[i].y += shift
	}
	l.Height = bottom + shift + layoutRow/2
	if len(lane) > 0 {
		l.Undated = l.Height + layoutRow
		right = max(right, d.below(lane, l.Undated+layoutRow, right))
		rows := d.laneRows(len(lane), right)
		l.Height = l.Undated + layoutRow/2 + float64(rows)*layoutRow
	}
	l.Width, l.Height = math.Round(right+layoutMargin), math.Round(l.Height+layoutMargin)
	l.Undated = math.Round(l.Undated)
}

// below places the lane and returns where it ends on the right.
func (d *drawing) below(lane []int32, y, right float64) float64 {
	wish := make(map[int32]float64, len(lane))
	for _, n := range lane {
		sum, count := 0.0, 0
		for _, m := range d.near[n] {
			if d.col[m] >= 0 {
				sum, count = sum+d.at[m].x, count+1
			}
		}
		wish[n] = right / 2
		if count > 0 {
			wish[n] = sum / float64(count)
		}
	}
	slices.SortStableFunc(lane, func(a, b int32) int { return cmp.Compare(wish[a], wish[b]) })
	rows := d.laneRows(len(lane), right)
	places := make([]float64, (len(lane)+rows-1)/rows)
	for k := range places {
		stack := lane[k*rows : min((k+1)*rows, len(lane))]
		for _, n := range stack {
			places[k] += wish[n] / float64(len(stack))
		}
	}
	spread(places, layoutSlot)
	if first := layoutMargin + layoutSlot/2; places[0] < first {
		push := first
		for k := range places { // to the right, only as far as needed
			places[k] = max(places[k], push)
			push = places[k] + layoutSlot
		}
	}
	for k, n := range lane {
		d.at[n] = point{places[k/rows], y + float64(k%rows)*layoutRow}
	}
	return places[len(places)-1] + layoutSlot/2
}

// laneRows is how many rows a lane needs under a drawing of that width.
func (d *drawing) laneRows(nodes int, width float64) int {
	across := max(int(width/layoutSlot), 1)
	return (nodes + across - 1) / across
}
