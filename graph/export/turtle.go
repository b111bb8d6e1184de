package export

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/quads"
)

// writeTurtle writes Turtle. It has no named graphs: which revision says what
// is left out, and all statements stand in the default graph.
func writeTurtle(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	to := newOut(ctx, w)
	to.rdfHead(rdfAbout(sources, o))
	for _, name := range slices.Sorted(maps.Keys(quads.Prefixes())) {
		to.strs("@prefix ", name, ": <", quads.Prefixes()[name], "> .\n")
	}
	begin := func(string) error { return to.flush() }
	short := newShortener()
	err := statements(ctx, sources, o, begin, func(record []quads.Statement) error {
		var before quads.Statement
		for i := range record {
			q := &record[i]
			switch {
			case i == 0 || !bytes.Equal(q.Subject, before.Subject):
				if i > 0 {
					to.str(" .\n")
				}
				to.str("\n")
				to.turtleIRI(short, q.Subject)
				to.str(" ")
				to.turtlePredicate(short, q.Predicate)
			case q.Predicate != before.Predicate:
				to.str(" ;\n  ")
				to.turtlePredicate(short, q.Predicate)
			default:
				to.str(",")
			}
			to.str(" ")
			if q.Object.IRI != nil {
				to.turtleIRI(short, q.Object.IRI)
			} else {
				to.b = append(to.b, q.Object.Written...)
			}
			before = *q
		}
		to.str(" .\n")
		to.more()
		return to.err
	})
	if err != nil {
		return err
	}
	return to.flush()
}

func (o *out) turtlePredicate(short *shortener, iri string) {
	if iri == quads.Type {
		o.str("a")
	} else if name := short.name(iri); name != "" {
		o.str(name)
	} else {
		o.strs("<", iri, ">")
	}
}

func (o *out) turtleIRI(short *shortener, iri []byte) {
	if name := short.of(iri); name != "" {
		o.str(name)
		return
	}
	o.b = append(append(append(o.b, '<'), iri...), '>')
}

// shortener knows the IRIs of the vocabularies by their short names. Each is
// worked out once: there are few.
type shortener struct {
	known    map[string]string
	prefixes []prefix
}

type prefix struct{ name, vocabulary string }

func newShortener() *shortener {
	s := &shortener{known: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(quads.Prefixes())) {
		s.prefixes = append(s.prefixes, prefix{name, quads.Prefixes()[name]})
	}
	return s
}

// of is name for an IRI that lies in a buffer.
func (s *shortener) of(iri []byte) string {
	if own := bytes.HasPrefix(iri, []byte(quads.Base)); own && !bytes.HasPrefix(iri, []byte(quads.Namespace)) {
		return ""
	}
	if name, ok := s.known[string(iri)]; ok {
		return name
	}
	return s.name(string(iri))
}

// name is the prefixed name of an IRI of a vocabulary, "" for another.
func (s *shortener) name(iri string) string {
	if strings.HasPrefix(iri, quads.Base) && !strings.HasPrefix(iri, quads.Namespace) {
		return "" // a node: there are many
	}
	if name, ok := s.known[iri]; ok {
		return name
	}
	for _, p := range s.prefixes {
		local, own := strings.CutPrefix(iri, p.vocabulary)
		if own && plainName(local) {
			s.known[iri] = p.name + ":" + local
			return s.known[iri]
		}
	}
	return ""
}

// plainName reports whether a name needs no escape after a prefix.
func plainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}
