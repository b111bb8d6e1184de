package quads

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"

	"stemma/graph"
)

// part names a record that has no life of its own, by its content.
type part struct {
	kind string
	sum  [8]byte
}

// maxParts is how many parts the writer keeps room for from one graph to the next.
const maxParts = 1 << 12

// first reports whether the part named last, which several records may share, is
// met for the first time in this graph.
func (w *writer) first() bool {
	_, before := w.parts[w.last]
	if !before {
		w.parts[w.last] = struct{}{}
	}
	return !before
}

// forget ends a graph: what is shared is shared within one.
func (w *writer) forget() {
	if len(w.parts) > maxParts {
		w.parts = map[part]struct{}{}
	}
	clear(w.parts)
}

// identity gathers what makes a part's name, separated by what occurs in none of
// it.
type identity struct{ *writer }

func (w *writer) identity() identity {
	w.content = w.content[:0]
	return identity{w}
}

func (n identity) word(s string) identity {
	n.content = append(n.between(), s...)
	return n
}

func (n identity) id(id graph.ID) identity { return n.word(string(id)) }

func (n identity) owner(s []byte) identity {
	n.content = append(n.between(), s...)
	return n
}

func (n identity) whole(i int) identity {
	n.content = strconv.AppendInt(n.between(), int64(i), 10)
	return n
}

func (n identity) number(f float64) identity {
	n.content = strconv.AppendFloat(n.between(), f, 'g', -1, 64)
	return n
}

// between parts the next piece from the one before. The first has the mark as
// well, which iri leaves out.
func (n identity) between() []byte { return append(n.content, '\x1f') }

func (n identity) iri(kind string) []byte {
	sum := sha256.Sum256(n.content[1:])
	n.last = part{kind: kind}
	copy(n.last.sum[:], sum[:])
	from := len(n.terms)
	n.terms = append(append(append(n.terms, Base...), kind...), ':')
	n.terms = hex.AppendEncode(n.terms, n.last.sum[:])
	return n.since(from)
}

// appendJSON appends a string as encoding/json has it, markup as it is. Most
// need no escape.
func appendJSON(b []byte, s string) ([]byte, error) {
	plain := !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029")
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] >= ' ' && s[i] != '"' && s[i] != '\\'
	}
	if plain {
		return append(append(append(b, '"'), s...), '"'), nil
	}
	var escaped bytes.Buffer
	e := json.NewEncoder(&escaped)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return append(b, bytes.TrimSuffix(escaped.Bytes(), []byte("\n"))...), err
}
