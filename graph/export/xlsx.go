package export

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits of the format: rows of a sheet, UTF-16 units of a cell.
const (
	maxRows = 1 << 20
	maxCell = 32767
)

// writeXLSX writes a workbook of the sheets about, nodes, edges and evidence.
// Every text is an inline string, which no program calculates with. A table with
// more rows than a sheet holds goes on in another sheet. It is written here and
// not by a library since those gather the workbook before the first byte, and
// order its parts by chance.
func writeXLSX(to *out, v *view, o Options) error {
	b := &book{to: to, zip: zip.NewWriter(to)}
	b.zip.RegisterCompressor(zip.Deflate, b.compressor)
	about := v.about(o)
	tables := []table{
		{"about", []string{"name", "value"}, []int{14, 100}, func(s *sheet) { aboutSheet(s, about) }},
		{"nodes", nodeColumns, []int{34, 12, 40, 12, 8, 12, 24, 80}, func(s *sheet) { nodeSheet(s, v) }},
		{"edges", edgeColumns, []int{23, 34, 34, 16, 12, 11, 80, 24, 24}, func(s *sheet) { edgeSheet(s, v) }},
		{"evidence", evidenceColumns, []int{23, 16, 34, 34, 24, 28, 28, 8, 8, 80, 24, 24, 12, 11, 16, 12, 40}, func(s *sheet) { evidenceSheet(s, v) }},
	}
	for _, t := range tables {
		s := &sheet{book: b, table: t}
		if t.write(s); s.err == nil {
			s.end()
		}
		if s.err != nil {
			return s.err
		}
	}
	// What lists the sheets comes last: how many there are shows only then.
	if err := b.parts(); err != nil {
		return err
	}
	return b.zip.Close()
}

// table is what one sheet, or several, hold.
type table struct {
	name    string
	columns []string
	widths  []int // in characters
	write   func(*sheet)
}

type book struct {
	to    *out
	zip   *zip.Writer
	names []string // of the sheets begun
	flate *flate.Writer
}

// compressor gives all parts the same one, since they are written one by one and
// each would take a megabyte. A better ratio takes twice the time.
func (b *book) compressor(w io.Writer) (io.WriteCloser, error) {
	if b.flate != nil {
		b.flate.Reset(w)
		return b.flate, nil
	}
	var err error
	b.flate, err = flate.NewWriter(w, flate.BestSpeed)
	return b.flate, err
}

func (b *book) part(name string, write func(*out)) error {
	// No time of writing: the same graph gives the same bytes.
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	part := newOut(b.to.ctx, w)
	write(part)
	return part.flush()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// parts writes what is not a sheet.
func (b *book) parts() error {
	const (
		office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		types  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
		spread = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		opc    = "http://schemas.openxmlformats.org/package/2006/"
	)
	names := b.names
	return errors.Join(
		b.part("[Content_Types].xml", func(o *out) {
			o.strs(xmlHead, `<Types xmlns="`, opc, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
				`<Override PartName="/xl/workbook.xml" ContentType="`, types, `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="`, types, `styles+xml"/>`)
			for i := range names {
				o.strs(`<Override PartName="/xl/worksheets/sheet`, strconv.Itoa(i+1), `.xml" ContentType="`, types, `worksheet+xml"/>`)
			}
			o.str("</Types>")
		}),
		b.part("_rels/.rels", func(o *out) {
			o.strs(xmlHead, `<Relationships xmlns="`, opc, `relationships"><Relationship Id="rId1" Type="`, office, `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
		}),
		b.part("xl/workbook.xml", func(o *out) {
			o.strs(xmlHead, `<workbook xmlns="`, spread, `" xmlns:r="`, office, `"><sheets>`)
			for i, name := range names {
				n := strconv.Itoa(i + 1)
				o.strs(`<sheet name="`, name, `" sheetId="`, n, `" r:id="rId`, n, `"/>`)
			}
			o.str("</sheets></workbook>")
		}),
		b.part("xl/_rels/workbook.xml.rels", func(o *out) {
			o.strs(xmlHead, `<Relationships xmlns="`, opc, `relationships">`)
			for i := range names {
				n := strconv.Itoa(i + 1)
				o.strs(`<Relationship Id="rId`, n, `" Type="`, office, `/worksheet" Target="worksheets/sheet`, n, `.xml"/>`)
			}
			o.strs(`<Relationship Id="rId`, strconv.Itoa(len(names)+1), `" Type="`, office, `/styles" Target="styles.xml"/></Relationships>`)
		}),
		b.part("xl/styles.xml", func(o *out) {
			// Style 1 is the head's: bold.
			o.strs(xmlHead, `<styleSheet xmlns="`, spread, `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
				`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>`,
				`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`,
				`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
		}),
	)
}

// sheet writes rows, and goes on in a new sheet where one is full.
type sheet struct {
	*book
	table
	part  *out
	count int // sheets of the table
	row   int // in this sheet, from 1
	cell  int // in this row
	err   error
}

func (s *sheet) begin() {
	name := s.name
	if s.count++; s.count > 1 {
		name += " " + strconv.Itoa(s.count)
	}
	s.names = append(s.names, name)
	w, err := s.zip.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("xl/worksheets/sheet%d.xml", len(s.names)), Method: zip.Deflate})
	if err != nil {
		s.err = err
		return
	}
	s.part = newOut(s.to.ctx, w)
	s.part.strs(xmlHead, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range s.widths {
		n := strconv.Itoa(i + 1)
		s.part.strs(`<col min="`, n, `" max="`, n, `" width="`, strconv.Itoa(width), `" customWidth="1"/>`)
	}
	s.part.str("</cols><sheetData>\n")
	s.row, s.cell = 1, 0
	s.part.str(`<row r="1">`)
	for _, name := range s.columns {
		s.string(name, ` s="1"`)
	}
	s.part.str("</row>\n")
	if len(s.names) == 1 { // the head need not wait for the first chunk
		s.err = errors.Join(s.zip.Flush(), s.to.flush())
	}
}

// add writes a row of texts; a number is given by number.
func (s *sheet) add(cells func()) bool {
	if s.part != nil && s.row == maxRows {
		s.end()
	}
	if s.part == nil {
		s.begin()
	}
	if s.err != nil {
		return false
	}
	s.row++
	s.cell = 0
	s.part.str(`<row r="`)
	s.part.b = strconv.AppendInt(s.part.b, int64(s.row), 10)
	s.part.str(`">`)
	cells()
	s.part.str("</row>\n")
	if !s.part.more() {
		s.err = s.part.err
	}
	return s.err == nil
}

func (s *sheet) end() {
	if s.err == nil && s.part == nil && s.row == 0 {
		s.begin() // an empty table has its head
	}
	if s.err != nil || s.part == nil {
		return
	}
	last := string(rune('A' + len(s.columns) - 1))
	s.part.strs(`</sheetData><autoFilter ref="A1:`, last, strconv.Itoa(s.row), `"/></worksheet>`)
	s.err = s.part.flush()
	s.part = nil
}

func (s *sheet) reference() {
	s.part.b = append(s.part.b, 'r', '=', '"', byte('A'+s.cell))
	s.part.b = strconv.AppendInt(s.part.b, int64(s.row), 10)
	s.part.b = append(s.part.b, '"')
	s.cell++
}

func (s *sheet) text(values ...string) {
	for _, value := range values {
		if value == "" {
			s.cell++
			continue
		}
		s.string(value, "")
	}
}

// bytes writes texts that lie in a buffer.
func (s *sheet) bytes(values ...[]byte) {
	for _, value := range values {
		if len(value) == 0 {
			s.cell++
			continue
		}
		s.begun("")
		s.part.xmlBytes(escapeBstr(cutCell(value)))
		s.ended()
	}
}

func (s *sheet) string(value, style string) {
	s.begun(style)
	if len(value) <= maxCell && !strings.Contains(value, "_x") {
		s.part.xml(value)
	} else {
		s.part.xmlBytes(escapeBstr(cutCell([]byte(value))))
	}
	s.ended()
}

func (s *sheet) begun(style string) {
	s.part.str("<c ")
	s.reference()
	s.part.strs(style, ` t="inlineStr"><is><t xml:space="preserve">`)
}

func (s *sheet) ended() { s.part.str("</t></is></c>") }

func (s *sheet) number(value float64) {
	s.part.str("<c ")
	s.reference()
	s.part.str("><v>")
	s.part.b = strconv.AppendFloat(s.part.b, value, 'g', -1, 64)
	s.part.str("</v></c>")
}

func (s *sheet) whole(value int) {
	s.part.str("<c ")
	s.reference()
	s.part.str("><v>")
	s.part.b = strconv.AppendInt(s.part.b, int64(value), 10)
	s.part.str("</v></c>")
}
