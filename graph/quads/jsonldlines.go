package quads

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/cayleygraph/quad"
)

// said is where a JSON-LD document says something: of a subject, by a predicate,
// in a graph. A node's and a graph's own name may stand behind what is said.
type said struct {
	graph, subject *string
	predicate      string
	line           int
}

// statementKey names what is said without its object.
type statementKey struct{ graph, subject, predicate string }

// jsonLines finds the lines of statements in a JSON-LD document, as far as it is
// written as ours are: names of nodes whole, those of terms whole or short.
type jsonLines struct {
	text     []byte
	decoder  *json.Decoder
	counted  int // bytes whose lines were counted
	line     int // on which they end
	prefixes map[string]string
	said     []said
}

// linesOf looks through a document that was read as JSON already; what it does not
// understand has no line.
func linesOf(text []byte) map[statementKey]int {
	l := &jsonLines{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), line: 1, prefixes: Prefixes()}
	l.value(nil)
	at := map[statementKey]int{}
	keep := func(k statementKey, line int) {
		if before, known := at[k]; !known || line < before {
			at[k] = line
		}
	}
	for _, s := range l.said {
		if *s.subject == "" { // of an object without an end
			continue
		}
		k := statementKey{subject: *s.subject, predicate: s.predicate}
		if s.graph != nil {
			k.graph = *s.graph
		}
		keep(k, s.line)
		k.predicate = ""
		keep(k, s.line)
	}
	return at
}

// here is the line that was read last.
func (l *jsonLines) here() int {
	now := int(l.decoder.InputOffset())
	l.line += bytes.Count(l.text[l.counted:now], []byte("\n"))
	l.counted = now
	return l.line
}

// value reads one value. What it says stands in the graph.
func (l *jsonLines) value(graph *string) {
	token, err := l.decoder.Token()
	if err != nil {
		return
	}
	switch token {
	case json.Delim('['):
		for l.decoder.More() {
			l.value(graph)
		}
	case json.Delim('{'):
		l.object(graph)
		return
	default:
		return
	}
	_, _ = l.decoder.Token() // the end, which was read before
}

func (l *jsonLines) object(graph *string) {
	subject := new(string)
	first := len(l.said)
	for l.decoder.More() {
		token, err := l.decoder.Token()
		if err != nil {
			return
		}
		key, _ := token.(string)
		line := l.here()
		switch key {
		case "@id":
			if id, err := l.decoder.Token(); err == nil {
				*subject, _ = id.(string)
			}
		case "@graph":
			// The outermost object is no graph; its name stays empty.
			l.value(subject)
		case "@context":
			l.context()
		case "@type":
			l.said = append(l.said, said{graph, subject, string(rdfType), line})
			l.value(graph)
		default:
			l.said = append(l.said, said{graph, subject, l.whole(key), line})
			l.value(graph)
		}
	}
	_, _ = l.decoder.Token()
	if *subject == "" { // a value, or what we do not understand
		kept := l.said[:first]
		for _, s := range l.said[first:] {
			if s.subject != subject {
				kept = append(kept, s)
			}
		}
		l.said = kept
	}
}

// context learns short names.
func (l *jsonLines) context() {
	var members map[string]any
	if err := l.decoder.Decode(&members); err != nil {
		return
	}
	for name, value := range members {
		if iri, ok := value.(string); ok && !strings.HasPrefix(name, "@") {
			l.prefixes[name] = iri
		}
	}
}

func (l *jsonLines) whole(term string) string {
	prefix, rest, short := strings.Cut(term, ":")
	if iri, known := l.prefixes[prefix]; short && known {
		return iri + rest
	}
	return term
}

// lineOf is the line on which a statement stands, or its subject, 0 where neither
// was found.
func lineOf(at map[statementKey]int, q quad.Quad) int {
	subject, _ := q.Subject.(quad.IRI)
	predicate, _ := q.Predicate.(quad.IRI)
	label, _ := q.Label.(quad.IRI)
	k := statementKey{string(label), string(subject), string(predicate)}
	if line, known := at[k]; known {
		return line
	}
	k.predicate = ""
	return at[k]
}
