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

// TypePrecision says how many edges of a type were right among those that the
// program drew on annotated texts.
type TypePrecision struct {
	Texts    string // which
	Standing string // in-sample, development, held out: whether the rules had seen them
	Type     string // the relation's name in GraphQL
	Methods  string
	Right    int
	Drawn    int
}

// Precision returns the measured precision per type of relation, as the
// committed score tables have it.
func Precision() ([]TypePrecision, error) {
	var out []TypePrecision
	for line := range strings.Lines(measured) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 6 {
			return nil, fmt.Errorf("precision.tsv: %q has %d cells, not 6", line, len(cells))
		}
		right, err := strconv.Atoi(cells[4])
		if err != nil {
			return nil, fmt.Errorf("precision.tsv: %w", err)
		}
		drawn, err := strconv.Atoi(cells[5])
		if err != nil {
			return nil, fmt.Errorf("precision.tsv: %w", err)
		}
		out = append(out, TypePrecision{cells[0], cells[1], cells[2], cells[3], right, drawn})
	}
	return out, nil
}
