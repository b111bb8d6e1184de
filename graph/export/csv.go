package export

import (
	"archive/zip"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/graph"
)

// writeCSV writes a zip of nodes.csv, edges.csv and about.txt: UTF-8, lines end
// with CRLF, a cell keeps every character. A cell that a spreadsheet would take
// for a formula begins with an apostrophe instead.
func writeCSV(to *out, v *view, o Options) error {
	z := zip.NewWriter(to)
	table := func(name string, write func(*out) error) error {
		// No time of writing: the same graph gives the same bytes.
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		part := newOut(to.ctx, w)
		if err := write(part); err != nil {
			return err
		}
		return part.flush()
	}
	if err := table("about.txt", func(t *out) error { return aboutText(t, v, o) }); err != nil {
		return err
	}
	if err := errors.Join(z.Flush(), to.flush()); err != nil {
		return err
	}
	if err := table("nodes.csv", func(t *out) error { return nodeTable(t, v, o) }); err != nil {
		return err
	}
	if err := table("edges.csv", func(t *out) error { return edgeTable(t, v, o) }); err != nil {
		return err
	}
	return z.Close()
}

// The columns of the tables, and their names for neo4j-admin database import.
var (
	nodeColumns = []string{"id", "kind", "label", "date", "ref", "force", "topics", "text"}
	edgeColumns = []string{"id", "source", "target", "type", "method", "confidence", "quote", "cue", "document"}
	neo4jNodes  = []string{"id:ID", "kind", "label", "date", "ref", "force", "topics:string[]", "text", ":LABEL"}
	neo4jEdges  = []string{"id", ":START_ID", ":END_ID", ":TYPE", "method", "confidence:double", "quote", "cue", "document"}
)

func nodeTable(to *out, v *view, o Options) error {
	to.csvHead(o, nodeColumns, neo4jNodes)
	for n := range v.nodes() {
		to.cell(true, string(n.id))
		for _, value := range n.values() {
			to.cellBytes(value)
		}
		if o.Neo4j {
			to.cell(false, neo4jLabel(n.kind))
		}
		to.str("\r\n")
		if !to.more() {
			return to.err
		}
	}
	return nil
}

func edgeTable(to *out, v *view, o Options) error {
	to.csvHead(o, edgeColumns, neo4jEdges)
	for e := range v.edges() {
		to.cell(true, string(e.id))
		to.cell(false, string(e.source))
		to.cell(false, string(e.target))
		for _, value := range e.values() {
			to.cellBytes(value)
		}
		to.str("\r\n")
		if !to.more() {
			return to.err
		}
	}
	return nil
}

// neo4jLabel is the kind as Neo4j's users write labels: Commitment.
func neo4jLabel(k graph.Kind) string {
	return strings.ToUpper(string(k[:min(1, len(k))])) + string(k[min(1, len(k)):])
}

func (o *out) csvHead(options Options, plain, neo4j []string) {
	names := plain
	if options.Neo4j {
		names = neo4j
	}
	if options.BOM {
		o.str("\uFEFF")
	}
	for i, name := range names {
		o.cell(i == 0, name)
	}
	o.str("\r\n")
}

func (o *out) cell(first bool, value string) {
	if !first {
		o.str(",")
	}
	o.b = appendCell(o.b, value)
}

// cellBytes is cell, not the first, for a value that lies in a buffer.
func (o *out) cellBytes(value []byte) { o.b = appendCell(append(o.b, ','), value) }

// appendCell appends a cell. Between quotes every character stands for itself;
// only the quote is doubled.
func appendCell[S string | []byte](b []byte, value S) []byte {
	formula := isFormula(value)
	if !formula && isPlainCell(value) {
		return append(b, value...)
	}
	b = append(b, '"')
	if formula {
		b = append(b, '\'')
	}
	start := 0
	for i := range len(value) {
		if value[i] == '"' {
			b = append(append(b, value[start:i]...), '"')
			start = i
		}
	}
	return append(append(b, value[start:]...), '"')
}

// isPlainCell reports whether a cell needs no quotes.
func isPlainCell[S string | []byte](value S) bool {
	for i := range len(value) {
		switch value[i] {
		case ',', '"', '\r', '\n', 0:
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(string(value[:min(len(value), utf8.UTFMax)]))
	last, _ := utf8.DecodeLastRuneInString(string(value[max(0, len(value)-utf8.UTFMax):]))
	return !unicode.IsSpace(first) && !unicode.IsSpace(last)
}

// isFormula reports whether a spreadsheet might calculate with a cell's text.
func isFormula[S string | []byte](value S) bool {
	if len(value) == 0 {
		return false
	}
	switch value[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	}
	return false
}

func aboutText(to *out, v *view, o Options) error {
	for _, f := range v.about(o) {
		to.strs(f.name, ": ", f.value, "\r\n")
	}
	to.str("\r\nA cell that begins with ' before = + - @, a tab or a carriage return has the ' from us,\r\n" +
		"so that no spreadsheet calculates with it. Topics are divided by semicolons.\r\n")
	return nil
}
