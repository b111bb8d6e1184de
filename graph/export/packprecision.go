package export

import (
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
)

// Precision is how many edges of one type were right where people had annotated.
type Precision struct {
	Type    graph.RelationType
	Methods string // of edges: STATED; ALIGNED, INFERRED
	// Shares are those of each Basis, in its order, and never added up: what holds
	// of texts that the rules were made with says nothing of others.
	Shares []Share
}

// Share is right edges of those that the program drew; none drawn is not
// measured.
type Share struct{ Right, Drawn int }

// Basis says what figures rest on.
type Basis struct {
	Standing          string // in-sample, development, held out
	Date              string // of the measurement
	Texts, Annotators graph.Texts
}

// figuresPage is where the method and its limits are described, in the program's
// source.
const figuresPage = "docs/evaluation.md"

func (s Share) measured() bool { return s.Drawn > 0 }

// in writes a share, or that there is none.
func (s Share) in(lang graph.Lang) string {
	switch {
	case s.measured():
		said := strconv.FormatFloat(float64(s.Right)/float64(s.Drawn), 'f', 3, 64)
		if lang == graph.French {
			said = strings.Replace(said, ".", ",", 1)
		}
		return said
	case lang == graph.French:
		return "non mesuré"
	}
	return "not measured"
}

// figures are the measured types, and every other way in which an edge of the part
// is drawn, of which there is no figure.
func (p *packer) figures() []Precision {
	var more []Precision
	for _, e := range p.options.Subgraph.Edges {
		covers := func(m Precision) bool {
			return m.Type == e.Type && slices.Contains(strings.Split(m.Methods, ", "), string(e.Method))
		}
		if !slices.ContainsFunc(p.Precision, covers) && !slices.ContainsFunc(more, covers) {
			more = append(more, Precision{Type: e.Type, Methods: string(e.Method)})
		}
	}
	slices.SortFunc(more, func(a, b Precision) int {
		return strings.Compare(string(a.Type)+" "+a.Methods, string(b.Type)+" "+b.Methods)
	})
	return append(slices.Clone(p.Precision), more...)
}

// share is the figure on a basis.
func (m Precision) share(basis int) Share {
	if basis < len(m.Shares) {
		return m.Shares[basis]
	}
	return Share{}
}

// precision is the table of figures: of each basis its own columns.
func (p *packer) precision(o *out) error {
	head := []string{"type", "methods"}
	for _, b := range p.Bases {
		head = append(head, b.Standing+" right", b.Standing+" drawn", b.Standing+" precision")
	}
	o.cells(head...)
	for _, m := range p.figures() {
		row := []string{string(m.Type), m.Methods}
		for i := range p.Bases {
			s := m.share(i)
			row = append(row, strconv.Itoa(s.Right), strconv.Itoa(s.Drawn), s.in(graph.English))
		}
		o.cells(row...)
	}
	return o.err
}

// measured is the table of what the figures rest on.
func (p *packer) measured(o *out) error {
	o.cells("standing", "measured", "texts", "annotators", "details")
	for _, b := range p.Bases {
		o.cells(b.Standing, b.Date, b.Texts.In(graph.English), b.Annotators.In(graph.English), figuresPage)
	}
	return o.err
}

// resting says in a line what the figures of a pack rest on; "" where there are
// none.
func (p *Pack) resting() string {
	if p == nil || len(p.Bases) == 0 {
		return ""
	}
	var dates []string
	for _, b := range p.Bases {
		dates = append(dates, b.Standing+" "+b.Date)
	}
	return "measured per type of relation on texts that readers annotated (" + strings.Join(dates, ", ") +
		"): precision.csv, measured.csv; described in " + figuresPage + " of the program"
}

// basesText lists for the readme what the figures rest on.
func (p *packer) basesText(o *out) {
	for _, b := range p.Bases {
		o.strs("\n", b.Standing, ", measured ", b.Date, "\n  texts: ", oneLine(b.Texts.In(graph.English)), "\n  annotated by: ", oneLine(b.Annotators.In(graph.English)), "\n")
	}
	if len(p.Bases) > 0 {
		o.strs("\nHow it was measured, and what that is worth: ", figuresPage, " in the source of the program.\n")
	}
}
