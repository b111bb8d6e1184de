package eval

import (
	"bufio"
	"fmt"
	"io"
	"sort"
)

// WriteText writes the report's tables for people. No words of the texts are
// in them.
func (r *Report) WriteText(w io.Writer) error {
	out := newPrinter(w)
	out.figures("figures", r.Figures)
	for _, part := range []struct {
		title  string
		groups []Group
	}{{"document", r.Documents}, {"language", r.Languages}, {"genre", r.Genres}} {
		for _, g := range part.groups {
			out.figures(part.title+" "+g.Name, g.Figures)
		}
	}
	out.matrix("force: gold down, extraction across", r.Force)
	out.matrix("edge types: gold down, extraction across", r.Edges)
	out.pairs("topics taken for another", r.Topics)
	out.rules(r.Rules)
	return out.w.Flush()
}

type printer struct {
	w     *bufio.Writer
	later bool
}

func newPrinter(w io.Writer) *printer { return &printer{w: bufio.NewWriter(w)} }

func (p *printer) title(s string) {
	if p.later {
		p.w.WriteByte('\n')
	}
	p.later = true
	fmt.Fprintf(p.w, "== %s\n", s)
}

func (p *printer) figures(title string, fs Figures) {
	p.title(title)
	width := 34
	for _, f := range fs {
		width = max(width, len(f.Name))
	}
	for _, f := range fs {
		switch {
		case f.Found != nil:
			fmt.Fprintf(p.w, "%-*s precision %s  recall %s  f1 %s  tp %d  fp %d  fn %d\n", width, f.Name,
				places(f.Found.Precision()), places(f.Found.Recall()), places(f.Found.F1()), f.Found.TP, f.Found.FP, f.Found.FN)
		case f.Right != nil:
			fmt.Fprintf(p.w, "%-*s accuracy %s  right %d of %d\n", width, f.Name, places(f.Right.Accuracy()), f.Right.Right, f.Right.Total)
		default:
			fmt.Fprintf(p.w, "%-*s %d\n", width, f.Name, *f.Count)
		}
	}
}

// nothing stands for no label: missed down the last column, surplus in the last
// row.
const nothing = "(none)"

func (p *printer) matrix(title string, cells []Cell) {
	if len(cells) == 0 {
		return
	}
	p.title(title)
	count := map[[2]string]int{}
	rows, columns := map[string]bool{}, map[string]bool{}
	name := func(s string) string {
		if s == "" {
			return nothing
		}
		return s
	}
	for _, c := range cells {
		count[[2]string{name(c.Gold), name(c.Got)}] += c.Count
		rows[name(c.Gold)], columns[name(c.Got)] = true, true
	}
	across := lastNothing(sorted(columns))
	width := 16
	fmt.Fprintf(p.w, "%-*s", width, "")
	for _, c := range across {
		fmt.Fprintf(p.w, " %*s", max(6, len(c)), c)
	}
	p.w.WriteByte('\n')
	for _, row := range lastNothing(sorted(rows)) {
		fmt.Fprintf(p.w, "%-*s", width, row)
		for _, c := range across {
			n := "."
			if k := count[[2]string{row, c}]; k > 0 {
				n = fmt.Sprint(k)
			}
			fmt.Fprintf(p.w, " %*s", max(6, len(c)), n)
		}
		p.w.WriteByte('\n')
	}
}

func lastNothing(names []string) []string {
	sort.SliceStable(names, func(a, b int) bool { return names[a] != nothing && names[b] == nothing })
	return names
}

func (p *printer) pairs(title string, cells []Cell) {
	if len(cells) == 0 {
		return
	}
	p.title(title)
	for _, c := range cells {
		got := c.Got
		if got == "" {
			got = nothing
		}
		fmt.Fprintf(p.w, "%-34s -> %-34s %d\n", c.Gold, got, c.Count)
	}
}

func (p *printer) rules(rules []Rule) {
	if len(rules) == 0 {
		return
	}
	p.title("rules of edges")
	for _, r := range rules {
		fmt.Fprintf(p.w, "%-34s precision %s  right %d  wrong %d", r.Name, places(r.Precision()), r.Right, r.Wrong)
		if r.Mistyped > 0 {
			fmt.Fprintf(p.w, "  of them wrong in type alone %d", r.Mistyped)
		}
		p.w.WriteByte('\n')
	}
}

// WriteErrors lists every miss, surplus and wrong label, one a line.
func (r *Report) WriteErrors(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, i := range r.Items {
		if i.Verdict != Good {
			fmt.Fprintln(out, i)
		}
	}
	return out.Flush()
}

// WriteText lists what was gained and lost, for people.
func (d Diff) WriteText(w io.Writer) error {
	out := newPrinter(w)
	out.title("figures that changed")
	for _, f := range d.Figures {
		fmt.Fprintf(out.w, "%-34s %s -> %s\n", f.Name, places(f.Before), places(f.After))
	}
	for _, part := range []struct {
		title   string
		changes []Change
	}{{"gains", d.Gains}, {"losses", d.Losses}, {"wrong in another way", d.Others}} {
		out.title(fmt.Sprintf("%s: %d", part.title, len(part.changes)))
		for _, c := range part.changes {
			fmt.Fprintf(out.w, "%s\t%s -> %s\n", c.Item.Measure+"\t"+c.Item.Document+"\t"+c.Item.Key, verdict(c.Before), verdict(c.After)+c.detail())
		}
	}
	if d.New > 0 || d.Gone > 0 {
		fmt.Fprintf(out.w, "\njudged by one of the two runs alone: %d now, %d before\n", d.New, d.Gone)
	}
	return out.w.Flush()
}

func verdict(v Verdict) string {
	if v == "" {
		return "not there"
	}
	return string(v)
}

func (c Change) detail() string {
	var s string
	if c.After == Wrong {
		s = fmt.Sprintf(" (gold %s, got %s)", c.Item.Gold, c.Item.Got)
	}
	if c.Item.Note != "" {
		s += "\t" + c.Item.Note
	}
	return s
}
