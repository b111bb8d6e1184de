package eval

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// measured is a table made of the committed figures: a test makes it anew and
// compares.
//
//go:embed precision.tsv
var measured string

//go:embed measured.tsv
var bases string

// Basis says what the figures of one standing rest on.
type Basis struct {
	Standing string // in-sample, development, held out: whether the rules had seen the texts
	Date     string // of the measurement, as 2006-01-02
	// Texts and Annotators say which texts were annotated, and by what kind of people,
	// in English and in French.
	Texts, Annotators [2]string
}

// Bases returns what each standing rests on, from the least worth to the most.
func Bases() ([]Basis, error) {
	rows, err := table("measured.tsv", bases, 6)
	var out []Basis
	for _, c := range rows {
		out = append(out, Basis{c[0], c[1], [2]string{c[2], c[3]}, [2]string{c[4], c[5]}})
	}
	return out, err
}

// table reads the rows of an embedded table of so many cells.
func table(name, text string, cells int) ([][]string, error) {
	var rows [][]string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != cells {
			return nil, fmt.Errorf("%s: %q has %d cells, not %d", name, line, len(row), cells)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// TypePrecision says how many edges of a type were right among those that the
// program drew on annotated texts.
type TypePrecision struct {
	Standing string // of the texts, as in Basis
	Type     string // the relation's name in GraphQL
	Methods  string
	Right    int
	Drawn    int
}

// Precision returns the measured precision per type of relation, as the
// committed score tables have it.
func Precision() ([]TypePrecision, error) {
	rows, err := table("precision.tsv", measured, 5)
	if err != nil {
		return nil, err
	}
	var out []TypePrecision
	for _, cells := range rows {
		right, err := strconv.Atoi(cells[3])
		if err != nil {
			return nil, fmt.Errorf("precision.tsv: %w", err)
		}
		drawn, err := strconv.Atoi(cells[4])
		if err != nil {
			return nil, fmt.Errorf("precision.tsv: %w", err)
		}
		out = append(out, TypePrecision{cells[0], cells[1], cells[2], right, drawn})
	}
	return out, nil
}
