package graph

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// maxShort bounds the title that stands for a document in the names of its parts,
// in code points.
const maxShort = 60

// appendShort names a document in two or three words, for the names of its parts:
// by the place and year of the meeting that issued it, by the symbol or the name of
// the instrument that it is the text of, by its title, and by its id when it has
// none of them.
func (s *Snapshot) appendShort(b []byte, document ID, lang Lang) []byte {
	d, ok := s.Document(document)
	if !ok {
		return append(b, document.Slug()...)
	}
	if m, ok := s.Meeting(d.Meeting); ok && m.Place != "" && len(m.StartDate) >= 4 {
		if rest, ours := strings.CutPrefix(d.ID.Slug(), m.ID.Slug()); ours && (rest == "" || rest[0] == '-') {
			b = append(append(append(b, m.Place...), ' '), m.StartDate[:4]...)
			return appendSuffix(b, d, rest, lang)
		}
	}
	title := d.Titles.In(lang)
	if c, ok := s.Convention(d.TextOf); ok {
		if c.Symbol != "" {
			return appendSymbol(b, c.Symbol)
		}
		if name := c.Names.In(lang); name != "" {
			title = name
		}
	}
	if title == "" || title == d.ID.Slug() {
		return append(b, d.ID.Slug()...)
	}
	return appendTitle(b, title, s.Date(d.ID))
}

// appendSuffix says which of a meeting's texts is meant, where it is not the one
// with its commitments: by the word for its type where the id says no more, and
// else by the id's words, so that no two of them have one name.
func appendSuffix(b []byte, d *Document, rest string, lang Lang) []byte {
	if rest == "" {
		return b
	}
	b, rest = append(b, ", "...), rest[1:]
	if len(rest) == len(d.Type) && sameButSpaces(rest, d.Type) {
		return append(b, TypeName(KindDocument, d.Type, lang)...)
	}
	return appendSpaced(b, rest)
}

// appendSpaced writes the words of a slug apart.
func appendSpaced(b []byte, slug string) []byte {
	from := len(b)
	b = append(b, slug...)
	for i := from; i < len(b); i++ {
		if b[i] == '-' {
			b[i] = ' '
		}
	}
	return b
}

// sameButSpaces reports whether a slug is a word of ASCII as slugs write it.
func sameButSpaces(slug, word string) bool {
	for i := range len(slug) {
		if slug[i] != word[i] && (slug[i] != '-' || word[i] != ' ') {
			return false
		}
	}
	return true
}

// appendSymbol writes a symbol with the space that the United Nations print before
// a year in brackets: "S/RES/2178 (2014)".
func appendSymbol(b []byte, symbol string) []byte {
	if at := strings.IndexByte(symbol, '('); at > 0 && symbol[at-1] != ' ' {
		return append(append(append(b, symbol[:at]...), ' '), symbol[at:]...)
	}
	return append(b, symbol...)
}

// appendTitle writes a title, cut between two words where it is long, with its year
// where what is left names none: a group issues one "Statement" after the other.
func appendTitle(b []byte, title string, date Date) []byte {
	from := len(b)
	// What would be no shorter with the year put back stays whole.
	if n := utf8.RuneCountInString(title); n <= maxShort || n <= maxShort+len("… (2023)")-2 {
		b = append(b, title...)
	} else {
		end, n := 0, 0
		for at, r := range title {
			if n++; n > maxShort {
				if end == 0 {
					end = at
				}
				break
			}
			if r == ' ' {
				end = at
			}
		}
		b = append(append(b, strings.TrimRight(title[:end], " ,;:")...), "…"...)
	}
	if len(date) >= 4 && !bytes.Contains(b[from:], []byte(date[:4])) {
		b = append(append(append(b, " ("...), date[:4]...), ')')
	}
	return b
}
