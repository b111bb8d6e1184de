package eval

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The table that evidence packs show is the committed figures and no others:
// scores.txt, and the tables of docs/evaluation.md. `-update` makes it anew.
func TestPrecisionIsThatOfTheCommittedFigures(t *testing.T) {
	scores, err := os.ReadFile("testdata/scores.txt")
	require.NoError(t, err)
	page, err := os.ReadFile("../../docs/evaluation.md")
	require.NoError(t, err)
	var b strings.Builder
	b.WriteString("# standing, type, methods, right, drawn: made from testdata/scores.txt and docs/evaluation.md by\n" +
		"# go test ./loader/eval -run Precision -update\n")

	shared := rowsOf(between(t, string(scores), "== edge types: gold down, extraction across\n", "\n\n"), strings.Fields)
	confusion(t, &b, "in-sample", shared)
	tables := between(t, string(page), "<!-- CONFUSION -->\n", "<!-- end -->")
	heldOut := rowsOf(tables[strings.Index(tables, "| | BUILDS_ON"):], cellsOf)
	confusion(t, &b, "held out", heldOut)

	// Edges between commitments: found, surplus and missed, each pair of meetings
	// left out of the fit in turn.
	found := regexp.MustCompile(`(?m)^\| all \| [0-9, ]+ \| ([0-9]+), ([0-9]+), [0-9]+ \|`).FindStringSubmatch(string(page))
	require.NotNil(t, found)
	right, surplus := whole(t, found[1]), whole(t, found[2])
	fmt.Fprintf(&b, "development\tbetween commitments\tALIGNED, INFERRED\t%d\t%d\n", right, right+surplus)

	if *update {
		require.NoError(t, os.WriteFile("precision.tsv", []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile("precision.tsv")
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String(), "figures changed: go test ./loader/eval -run Precision -update")
	if !*update {
		list, err := Precision()
		require.NoError(t, err)
		assert.Len(t, list, 17)
		standings := map[string]bool{}
		for _, p := range list {
			assert.LessOrEqual(t, p.Right, p.Drawn)
			standings[p.Standing] = true
		}
		bases, err := Bases()
		require.NoError(t, err)
		for _, basis := range bases {
			assert.True(t, standings[basis.Standing], basis.Standing)
			delete(standings, basis.Standing)
			day, err := time.Parse(time.DateOnly, basis.Date)
			require.NoError(t, err)
			assert.Contains(t, string(page), "measured on "+day.Format("2 January 2006"))
			for i := range 2 {
				assert.NotEmpty(t, basis.Texts[i])
				assert.NotEmpty(t, basis.Annotators[i])
			}
		}
		assert.Empty(t, standings, "figures that rest on nothing")
	}
}

// confusion writes a row per type: what stands on the diagonal, of all in the
// type's column.
func confusion(t *testing.T, b *strings.Builder, standing string, rows [][]string) {
	t.Helper()
	require.NotEmpty(t, rows)
	for at, relation := range rows[0] {
		if relation == "none" {
			continue
		}
		right, drawn := 0, 0
		for _, row := range rows[1:] {
			cell := row[len(row)-len(rows[0])+at]
			if cell == "" || cell == "." {
				continue
			}
			drawn += whole(t, cell)
			if row[0] == relation {
				right = whole(t, cell)
			}
		}
		fmt.Fprintf(b, "%s\t%s\tSTATED\t%d\t%d\n", standing, relation, right, drawn)
	}
}

func rowsOf(table string, split func(string) []string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		if !strings.HasPrefix(line, "| ---") {
			rows = append(rows, split(line))
		}
	}
	return rows
}

// cellsOf splits a row of a table in Markdown; the head's first cell is empty.
func cellsOf(line string) []string {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	if cells[0] == "" {
		return cells[1:]
	}
	return cells
}

func between(t *testing.T, text, after, before string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, after)
	require.True(t, ok, after)
	part, _, ok := strings.Cut(rest, before)
	require.True(t, ok, before)
	return part
}

func whole(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}
