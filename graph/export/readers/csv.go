package readers

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// checkCSV reads the tables with Go's reader, which refuses a quote out of
// place and a row of another length.
func checkCSV(t *testing.T, folder string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, TruthFile))
	if err != nil {
		t.Fatal(err)
	}
	var want truth
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	nodes, edges := map[string][]string{}, map[string][]string{}
	for _, n := range want.Nodes {
		nodes[n.ID] = []string{n.ID, n.Kind, n.Label, n.Date, n.Ref, n.Force, n.Topics, n.Text}
	}
	for _, e := range want.Edges {
		edges[e.ID] = []string{e.ID, e.Source, e.Target, e.Type, e.Method, strconv.FormatFloat(e.Confidence, 'g', -1, 64), e.Quote, e.Cue, e.Document}
	}
	sameRows(t, folder, "nodes.csv", nodes)
	sameRows(t, folder, "edges.csv", edges)
	t.Logf("%d nodes, %d edges", len(nodes), len(edges))
}

func sameRows(t *testing.T, folder, table string, want map[string][]string) {
	t.Helper()
	text, err := readZipped(filepath.Join(folder, "graph.zip"), table)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != len(want) {
		t.Fatalf("%s has %d rows, should have %d", table, len(rows)-1, len(want))
	}
	for _, row := range rows[1:] {
		for i, value := range want[row[0]] {
			if strings.ContainsAny(value[:min(1, len(value))], "=+-@\t\r") {
				value = "'" + value
			}
			// Go's reader gives the line ends within a cell as its own.
			if value = strings.ReplaceAll(value, "\r\n", "\n"); i >= len(row) || row[i] != value {
				t.Fatalf("%s: %s: %s is not what the graph has", table, row[0], rows[0][i])
			}
		}
		if want[row[0]] == nil {
			t.Fatalf("%s: %s is not in the graph", table, row[0])
		}
	}
}
