package quads

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// ErrIRI is the error of an IRI that N-Quads cannot carry as it is.
var ErrIRI = errors.New("not an IRI")

// Write writes quads as canonical N-Quads: sorted, each once, full datatype
// IRIs, escapes only where they must be. Equal sets give equal bytes.
func Write(w io.Writer, quads []quad.Quad) error {
	lines, err := sortedLines(quads, true)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(w, 1<<16)
	for _, line := range lines {
		if _, err := b.WriteString(line); err != nil {
			return fmt.Errorf("write quads: %w", err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write quads: %w", err)
	}
	return nil
}

// Digest is the SHA-256 of the canonical N-Quads without labels, in lower-case
// hex.
func Digest(quads []quad.Quad) (string, error) {
	lines, err := sortedLines(quads, false)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, line := range lines {
		io.WriteString(h, line) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Labelled returns the quads under one label, "" for none.
func Labelled(quads []quad.Quad, label quad.IRI) []quad.Quad {
	out := slices.Clone(quads)
	for i := range out {
		out[i].Label = nil
		if label != "" {
			out[i].Label = label
		}
	}
	return out
}

func sortedLines(quads []quad.Quad, labels bool) ([]string, error) {
	lines := make([]string, len(quads))
	var b []byte
	var err error
	for i, q := range quads {
		if !labels {
			q.Label = nil
		}
		if b, err = appendQuad(b[:0], q); err != nil {
			return nil, err
		}
		lines[i] = string(b)
	}
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

func appendQuad(b []byte, q quad.Quad) ([]byte, error) {
	if err := check(q); err != nil {
		return nil, err
	}
	var err error
	terms := []quad.Value{q.Subject, q.Predicate, q.Object, q.Label}
	for i, v := range terms {
		if i == 3 && v == nil {
			break
		}
		if _, literal := v.(quad.IRI); !literal && i != 2 {
			return nil, fmt.Errorf("%w: %s", ErrIRI, describe(v))
		}
		if b, err = appendTerm(b, v); err != nil {
			return nil, fmt.Errorf("write %s %s: %w", describe(q.Subject), describe(q.Predicate), err)
		}
		b = append(b, ' ')
	}
	return append(b, '.', '\n'), nil
}

func appendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, v)
	case quad.String:
		return appendLiteral(b, string(v))
	case quad.LangString:
		if !languageTag.MatchString(v.Lang) {
			return nil, fmt.Errorf("%q is no language tag", v.Lang)
		}
		b, err := appendLiteral(b, string(v.Value))
		return append(append(b, '@'), v.Lang...), err
	case quad.TypedString:
		b, err := appendLiteral(b, string(v.Value))
		if err != nil {
			return nil, err
		}
		return appendIRI(append(b, '^', '^'), v.Type)
	}
	return nil, fmt.Errorf("a %T has no place in this graph", v)
}

// checkIRI refuses what would end the IRI or the line: an escaped character is
// allowed by the grammar and then not allowed in an IRI.
func checkIRI(iri string) error {
	if !isIRI(iri) {
		return fmt.Errorf("%w: %.80q", ErrIRI, iri)
	}
	return nil
}

// isIRI reports whether an IRI can stand as it is.
func isIRI[S string | []byte](s S) bool {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	return len(s) > 0 && !breaksIRI(s) && (ascii || utf8.ValidString(string(s)))
}

func appendIRI(b []byte, iri quad.IRI) ([]byte, error) {
	if err := checkIRI(string(iri)); err != nil {
		return nil, err
	}
	b = append(b, '<')
	b = append(b, iri...)
	return append(b, '>'), nil
}

// notInIRI marks the bytes that an IRI may not hold as they are.
var notInIRI = func() (bad [256]bool) {
	for c := range ' ' + 1 {
		bad[c] = true
	}
	for _, c := range []byte("<>\"{}|^`\\") {
		bad[c] = true
	}
	return bad
}()

func breaksIRI[S string | []byte](s S) bool {
	for i := range len(s) {
		if notInIRI[s[i]] {
			return true
		}
	}
	return false
}

const hexDigits = "0123456789ABCDEF"

// appendLiteral escapes as canonical N-Quads does: the characters with a short
// escape, the other control characters as \u, and nothing else.
func appendLiteral(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		return nil, ErrText
	}
	return appendEscaped(b, s), nil
}

// appendEscaped appends a text that was checked, between quotes.
func appendEscaped[S string | []byte](b []byte, s S) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '\b':
			b = append(b, '\\', 'b')
		case '\t':
			b = append(b, '\\', 't')
		case '\n':
			b = append(b, '\\', 'n')
		case '\f':
			b = append(b, '\\', 'f')
		case '\r':
			b = append(b, '\\', 'r')
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}
