package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
)

// Report is what a run scores, with every verdict behind the figures.
type Report struct {
	Figures   Figures `json:"figures"`
	Documents []Group `json:"documents"`
	Languages []Group `json:"languages"`
	Genres    []Group `json:"genres"`
	Force     []Cell  `json:"force"`
	Topics    []Cell  `json:"topics"` // wrong ones alone, the commonest first
	Edges     []Cell  `json:"edges"`
	Rules     []Rule  `json:"rules"`
	Items     []Item  `json:"items"`
	// NotFound are the lines of the gold whose words are not in the text: the
	// gold is of another text, or a text was mended since.
	NotFound []string `json:"not_found"`
}

// newReport has empty lists, which JSON prints as such.
func newReport() *Report {
	return &Report{Items: []Item{}, Rules: []Rule{}, NotFound: []string{}}
}

// Group is the figures of some of the texts.
type Group struct {
	Name    string  `json:"name"`
	Figures Figures `json:"figures"`
}

// Cell counts how often the gold says one thing and extraction another; "" is
// nothing at all.
type Cell struct {
	Gold  string `json:"gold"`
	Got   string `json:"got"`
	Count int    `json:"count"`
}

// Rule counts the edges that one rule drew. Of the wrong ones, Mistyped have a
// target and a statement that are right.
type Rule struct {
	Name     string `json:"name"`
	Right    int    `json:"right"`
	Wrong    int    `json:"wrong"`
	Mistyped int    `json:"mistyped"`
}

// Precision is the share of the rule's edges that are right.
func (r Rule) Precision() float64 { return Right{r.Right, r.Right + r.Wrong}.Accuracy() }

// tables sorts what was counted on the way.
func (s *scorer) tables() {
	s.report.Force, s.report.Topics, s.report.Edges = cells(s.cells[force]), cells(s.cells[topic]), cells(s.cells[edges])
	sort.SliceStable(s.report.Topics, func(a, b int) bool { return s.report.Topics[a].Count > s.report.Topics[b].Count })
	for _, name := range sorted(s.rules) {
		s.report.Rules = append(s.report.Rules, *s.rules[name])
	}
	sort.Strings(s.report.NotFound)
}

func cells(counted map[Cell]int) []Cell {
	out := make([]Cell, 0, len(counted))
	for c, n := range counted {
		c.Count = n
		out = append(out, c)
	}
	sort.Slice(out, func(a, b int) bool {
		if out[a].Gold != out[b].Gold {
			return out[a].Gold < out[b].Gold
		}
		return out[a].Got < out[b].Got
	})
	return out
}

// WriteJSON writes the report so that ReadReport reads it again.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(r); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// ReadReport reads what WriteJSON wrote, to compare with.
func ReadReport(r io.Reader) (*Report, error) {
	var out Report
	if err := json.NewDecoder(r).Decode(&out); err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	if len(out.Figures) == 0 {
		return nil, fmt.Errorf("read the report: it holds no figures")
	}
	return &out, nil
}
