package quads

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Read reads N-Quads. It takes every form the grammar allows except blank
// nodes, which this graph never has. An error names the line.
func Read(r io.Reader) ([]quad.Quad, error) {
	var out []quad.Quad
	err := Scan(r, func(q quad.Quad) error {
		out = append(out, q)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ErrStop ends a Scan early and without error.
var ErrStop = errors.New("stop")

// Scan reads N-Quads one by one.
func Scan(r io.Reader, each func(quad.Quad) error) error {
	return ScanLines(r, func(_ int, q quad.Quad) error { return each(q) })
}

// maxLine bounds a line, so that a file without any is not taken into memory.
const maxLine = 256 << 20

// The comments that an export begins and ends with: by the second it can be seen
// whether all of it is there.
const (
	HeadComment = "# title: "
	EndComment  = "# statements: "
)

// ErrCut is the error of an export of which something is missing.
var ErrCut = errors.New("statements are missing")

// ScanLines reads N-Quads one by one, with the number of the line. A file that
// begins as an export does must end as one, with as many statements as it says: it
// may be in another order, and say a statement twice.
func ScanLines(r io.Reader, each func(line int, q quad.Quad) error) error {
	b := bufio.NewReaderSize(r, 1<<16)
	p := parser{iris: map[string]quad.IRI{}}
	var whole wholeness
	for number := 1; ; number++ {
		line, err := readLine(b)
		if err != nil && err != io.EOF {
			return fmt.Errorf("read quads, line %d: %w", number, err)
		}
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		q, some, perr := p.line(line)
		if perr != nil {
			return fmt.Errorf("read quads, line %d: %w", number, perr)
		}
		if !some {
			whole.comment(number, line)
		} else {
			whole.statements++
			if stop := each(number, q); errors.Is(stop, ErrStop) {
				return nil
			} else if stop != nil {
				return fmt.Errorf("read quads, line %d: %w", number, stop)
			}
		}
		if err == io.EOF {
			if line == "" {
				number-- // nothing stands behind the last line's end
			}
			return whole.check(number)
		}
		if len(p.iris) > maxKept {
			clear(p.iris)
		}
	}
}

// wholeness is what a file says of how much it holds, and how much it does.
type wholeness struct {
	begun, ended bool
	said         string
	at           int // the line that says it
	statements   int
}

func (w *wholeness) comment(number int, line string) {
	if strings.HasPrefix(line, HeadComment) {
		w.begun = true
	}
	if said, ok := strings.CutPrefix(line, EndComment); ok {
		w.ended, w.said, w.at = true, strings.TrimSpace(said), number
	}
}

func (w *wholeness) check(last int) error {
	if !w.ended {
		if w.begun {
			return fmt.Errorf("read quads, line %d: %w: the file ends here after %d, and no line %q ends it; if it was written before such lines were, export it again or take out its line %q", last, ErrCut, w.statements, strings.TrimSpace(EndComment), strings.TrimSpace(HeadComment))
		}
		return nil
	}
	said, err := strconv.Atoi(w.said)
	if err != nil {
		return fmt.Errorf("read quads, line %d: %q is no number of statements", w.at, w.said)
	}
	if w.statements < said {
		return fmt.Errorf("read quads, line %d: %w: there are %d of the %d that it says", w.at, ErrCut, w.statements, said)
	}
	return nil
}

// maxKept bounds how many IRIs are kept to be used again.
const maxKept = 1 << 16

func readLine(b *bufio.Reader) (string, error) {
	part, err := b.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return string(part), err
	}
	line := append([]byte(nil), part...)
	for err == bufio.ErrBufferFull {
		part, err = b.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return "", fmt.Errorf("it is longer than %d bytes", maxLine)
		}
	}
	return string(line), err
}

// parser reads one line at a time. IRIs are kept once, since the same ones come
// again and again.
type parser struct {
	iris map[string]quad.IRI
	rest string
}

func (p *parser) line(line string) (q quad.Quad, some bool, err error) {
	if !utf8.ValidString(line) {
		return q, false, ErrText
	}
	p.rest = strings.TrimRight(line, "\r\n")
	p.space()
	if p.rest == "" || p.rest[0] == '#' {
		return q, false, nil
	}
	if q.Subject, err = p.iri(); err != nil {
		return q, false, fmt.Errorf("subject: %w", err)
	}
	if q.Predicate, err = p.iri(); err != nil {
		return q, false, fmt.Errorf("predicate: %w", err)
	}
	if q.Object, err = p.object(); err != nil {
		return q, false, fmt.Errorf("object: %w", err)
	}
	if strings.HasPrefix(p.rest, "<") {
		if q.Label, err = p.iri(); err != nil {
			return q, false, fmt.Errorf("label: %w", err)
		}
	}
	if !strings.HasPrefix(p.rest, ".") {
		return q, false, fmt.Errorf("no full stop before %.20q", p.rest)
	}
	p.rest = p.rest[1:]
	p.space()
	if p.rest != "" && p.rest[0] != '#' {
		return q, false, fmt.Errorf("%.20q after the full stop", p.rest)
	}
	return q, true, nil
}

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \t") }

// iri reads an IRI and the space after it.
func (p *parser) iri() (quad.Value, error) {
	iri, err := p.bareIRI()
	if err != nil {
		return nil, err
	}
	p.space()
	return iri, nil
}

func (p *parser) bareIRI() (quad.IRI, error) {
	if strings.HasPrefix(p.rest, "_:") {
		return "", errors.New("blank node, which this graph never has")
	}
	end := strings.IndexByte(p.rest, '>')
	if !strings.HasPrefix(p.rest, "<") || end < 0 {
		return "", fmt.Errorf("%w: %.40q", ErrIRI, p.rest)
	}
	raw := p.rest[1:end]
	p.rest = p.rest[end+1:]
	if iri, known := p.iris[raw]; known {
		return iri, nil
	}
	text := raw
	if strings.Contains(raw, `\`) {
		var err error
		if text, err = unescape(raw, false); err != nil {
			return "", err
		}
	}
	if text == "" || breaksIRI(text) {
		return "", fmt.Errorf("%w: %.40q", ErrIRI, text)
	}
	iri := quad.IRI(strings.Clone(text))
	p.iris[string(iri)] = iri
	return iri, nil
}

func (p *parser) object() (quad.Value, error) {
	if !strings.HasPrefix(p.rest, `"`) {
		return p.iri()
	}
	text, err := p.literal()
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasPrefix(p.rest, "@"):
		tag := p.rest[1:]
		if end := strings.IndexAny(tag, " \t<."); end >= 0 {
			tag = tag[:end]
		}
		if !languageTag.MatchString(tag) {
			return nil, fmt.Errorf("%.20q is no language tag", tag)
		}
		p.rest = p.rest[1+len(tag):]
		p.space()
		return quad.LangString{Value: quad.String(text), Lang: strings.Clone(tag)}, nil
	case strings.HasPrefix(p.rest, "^^"):
		p.rest = p.rest[2:]
		datatype, err := p.bareIRI()
		if err != nil {
			return nil, fmt.Errorf("datatype: %w", err)
		}
		p.space()
		if datatype == xsdString { // the same term as without it
			return quad.String(text), nil
		}
		return quad.TypedString{Value: quad.String(text), Type: datatype}, nil
	}
	p.space()
	return quad.String(text), nil
}

// literal reads what stands between quotes.
func (p *parser) literal() (string, error) {
	for i := 1; i < len(p.rest); i++ {
		switch p.rest[i] {
		case '\\':
			i++
		case '"':
			raw := p.rest[1:i]
			p.rest = p.rest[i+1:]
			if !strings.Contains(raw, `\`) {
				if strings.IndexByte(raw, 0) >= 0 {
					return "", ErrText
				}
				return strings.Clone(raw), nil
			}
			return unescape(raw, true)
		}
	}
	return "", errors.New("literal without its end")
}

// unescape undoes the escapes of a literal, or of an IRI, which has \u alone.
func unescape(s string, literal bool) (string, error) {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '\\')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		s = s[i+1:]
		if s == "" {
			return "", errors.New("escape without its end")
		}
		c := s[0]
		s = s[1:]
		if c == 'u' || c == 'U' {
			digits := 4
			if c == 'U' {
				digits = 8
			}
			if len(s) < digits {
				return "", errors.New("escape without its end")
			}
			code, err := strconv.ParseUint(s[:digits], 16, 32)
			if err != nil || !utf8.ValidRune(rune(code)) || code > utf8.MaxRune {
				return "", fmt.Errorf("\\%c%s is no character", c, s[:digits])
			}
			b.WriteRune(rune(code))
			s = s[digits:]
			continue
		}
		short := strings.IndexByte(`btnfr"'\`, c)
		if short < 0 || !literal {
			return "", fmt.Errorf("\\%c is no escape", c)
		}
		b.WriteByte("\b\t\n\f\r\"'\\"[short])
	}
	if strings.IndexByte(b.String(), 0) >= 0 {
		return "", ErrText
	}
	return b.String(), nil
}
