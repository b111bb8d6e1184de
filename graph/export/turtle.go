package export

import (
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
	err := statements(ctx, sources, o, begin, func(r *statement) error {
		for i, q := range r.quads {
			s, p := quads.TermOf(q.Subject).IRI, quads.TermOf(q.Predicate).IRI
			switch {
			case i == 0 || s != quads.TermOf(r.quads[i-1].Subject).IRI:
				if i > 0 {
					to.str(" .\n")
				}
				to.str("\n")
				to.turtleIRI(short, s)
				to.str(" ")
				to.turtlePredicate(short, p)
			case p != quads.TermOf(r.quads[i-1].Predicate).IRI:
				to.str(" ;\n  ")
				to.turtlePredicate(short, p)
			default:
				to.str(",")
			}
			to.str(" ")
			if iri := quads.TermOf(q.Object).IRI; iri != "" {
				to.turtleIRI(short, iri)
			} else if b, err := quads.AppendTerm(to.b, q.Object); err == nil {
				to.b = b
			} else {
				return err
			}
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
		return
	}
	o.turtleIRI(short, iri)
}

func (o *out) turtleIRI(short *shortener, iri string) {
	if name := short.name(iri); name != "" {
		o.str(name)
		return
	}
	o.strs("<", iri, ">")
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
