// Package document turns the bytes of a file into a Document: its decoded text,
// which every offset of the product counts in, and the blocks (headings,
// paragraphs, items, notes) that layout shows. It reads layout, never meaning:
// what is a title, a section or a promise is decided by its callers.
package document

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// Errors of reading a file.
var (
	ErrEmpty  = errors.New("the file is empty")
	ErrBinary = errors.New("the file is not text")
	ErrFormat = errors.New("this kind of file is not read")
	ErrSize   = errors.New("the file is too large")
)

// MaxSize bounds a file, in bytes.
const MaxSize = 32 << 20

// Kind says what a block is by its layout.
type Kind string

// The kinds of block.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Item      Kind = "item" // numbered, lettered or bulleted
	Note      Kind = "note" // a footnote set as a block of its own
	Noise     Kind = "noise"
)

// Block is a run of lines that layout holds together. Offsets are bytes into
// the document's text, end exclusive, without the marker of an item and without
// white space at either end.
type Block struct {
	Kind       Kind
	Start, End int
	Marker     string // "1.1", "12", "a", "ii", "-", or "" for none
	Indent     int    // columns before the marker
	Level      int    // of a Markdown heading, from 1; 0 where none is marked
	Strong     bool   // set in capitals or bold, or marked as a heading
	Rule       bool   // a separating line stands before it
}

// Document is one file as read.
type Document struct {
	Name   string
	Format string // "txt" or "md"
	Text   string // the whole decoded file; offsets count in it
	Title  string // from front matter, "" where there is none
	Date   string // from front matter, as it stands
	Blocks []Block
}

// Read decodes a file and finds its blocks. Name's extension decides the
// format. A file in UTF-8 (with or without a byte order mark) is taken as it
// is, so that offsets mean the same to everyone; UTF-16 with its mark and
// Windows-1252 are decoded first.
func Read(ctx context.Context, name string, data []byte) (*Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	format := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	switch format {
	case "txt", "md":
	case "markdown":
		format = "md"
	default:
		return nil, fmt.Errorf("read %s: %w; hint: .txt and .md are", name, ErrFormat)
	}
	if len(data) > MaxSize {
		return nil, fmt.Errorf("read %s: %w: %d bytes, at most %d", name, ErrSize, len(data), MaxSize)
	}
	text, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	doc := &Document{Name: name, Format: format, Text: text}
	if doc.Blocks, err = blocks(ctx, doc); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return doc, nil
}

func decode(data []byte) (string, error) {
	switch {
	case len(data) >= 2 && (data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff):
		out, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("decode UTF-16: %w", err)
		}
		data = out
	case !utf8.Valid(data):
		if binary(data) {
			return "", ErrBinary
		}
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("decode Windows-1252: %w", err)
		}
		data = out
	}
	if binary(data) {
		return "", ErrBinary
	}
	text := string(data)
	if strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && r != '\ufeff' }) < 0 {
		return "", ErrEmpty
	}
	return text, nil
}

// binary reports control characters that no text has.
func binary(data []byte) bool {
	odd := 0
	for _, b := range data {
		if b == 0 {
			return true
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b {
			odd++
		}
	}
	return odd*50 > len(data)
}
