package readers

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// checkCSV reads the tables with Go's reader, which refuses a quote out of
// place and a row of another length.
func checkCSV(folder string) error {
	text, err := os.ReadFile(filepath.Join(folder, TruthFile))
	if err != nil {
		return err
	}
	var want truth
	if err := json.Unmarshal(text, &want); err != nil {
		return fmt.Errorf("%s: %w", TruthFile, err)
	}
	nodes, edges := map[string][]string{}, map[string][]string{}
	for _, n := range want.Nodes {
		nodes[n.ID] = []string{n.ID, n.Kind, n.Label, n.Date, n.Ref, n.Force, n.Topics, n.Text}
	}
	for _, e := range want.Edges {
		edges[e.ID] = []string{e.ID, e.Source, e.Target, e.Type, e.Method, strconv.FormatFloat(e.Confidence, 'g', -1, 64), e.Quote, e.Cue, e.Document}
	}
	return errors.Join(sameRows(folder, "nodes.csv", nodes), sameRows(folder, "edges.csv", edges))
}

func sameRows(folder, table string, want map[string][]string) error {
	text, err := readZipped(filepath.Join(folder, "graph.zip"), table)
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", table, err)
	}
	if len(rows)-1 != len(want) {
		return fmt.Errorf("%s has %d rows, should have %d", table, len(rows)-1, len(want))
	}
	for _, row := range rows[1:] {
		for i, value := range want[row[0]] {
			if strings.ContainsAny(value[:min(1, len(value))], "=+-@\t\r") {
				value = "'" + value
			}
			// Go's reader gives the line ends within a cell as its own.
			if value = strings.ReplaceAll(value, "\r\n", "\n"); i >= len(row) || row[i] != value {
				return fmt.Errorf("%s: %s: %s is not what the graph has", table, row[0], rows[0][i])
			}
		}
		if want[row[0]] == nil {
			return fmt.Errorf("%s: %s is not in the graph", table, row[0])
		}
	}
	return nil
}
