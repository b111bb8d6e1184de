package quads

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
)

// ErrForeign is the error of a statement that is none of this graph's.
var ErrForeign = errors.New("not a statement of this graph")

// vocabulary is the classes and the predicates of the mapping.
var vocabulary = sync.OnceValue(func() map[quad.IRI]bool {
	known := map[quad.IRI]bool{rdfType: true, position: true, revisionClass.term: true}
	add := func(properties []Property) {
		for _, p := range properties {
			known[p.Term] = true
			if p.Many == List {
				known[Namespace+"order-of-"+quad.IRI(p.GraphQL)] = true
			}
		}
	}
	for _, c := range Classes() {
		known[c.Term] = true
		add(c.Properties)
	}
	add(RevisionProperties())
	return known
})

// Known says why a quad cannot be one of this graph's, as far as one quad shows.
func Known(q quad.Quad) error {
	if err := check(q); err != nil {
		return err
	}
	s, p := q.Subject.(quad.IRI), q.Predicate.(quad.IRI)
	if !strings.HasPrefix(string(s), Base) {
		return fmt.Errorf("%w: the subject <%.80s> does not begin with %s", ErrForeign, string(s), Base)
	}
	if other := otherVocabulary(p); other != "" {
		return fmt.Errorf("%w: the predicate <%.80s> is of another version of the vocabulary, %s; this program reads %s", ErrForeign, string(p), other, Namespace)
	}
	if _, relation := relationOf(p); !relation && !vocabulary()[p] {
		return fmt.Errorf("%w: the predicate <%.80s> is not in its vocabulary", ErrForeign, string(p))
	}
	o, iri := q.Object.(quad.IRI)
	if other := otherVocabulary(o); other != "" && p == rdfType {
		return fmt.Errorf("%w: the class <%.80s> is of another version of the vocabulary, %s; this program reads %s", ErrForeign, string(o), other, Namespace)
	}
	if p == rdfType && (!iri || !vocabulary()[o]) {
		return fmt.Errorf("%w: the class %s is not in its vocabulary", ErrForeign, describe(q.Object))
	}
	return nil
}

// otherVocabulary is the namespace of a term that looks like one of ours and
// is of another version.
func otherVocabulary(p quad.IRI) string {
	rest, ours := strings.CutPrefix(string(p), Base)
	version, _, named := strings.Cut(rest, "#")
	if !ours || !named || Base+version+"#" == Namespace {
		return ""
	}
	return fmt.Sprintf("%.80s", Base+version+"#")
}

// GraphOf reads the graph of an exported quad: the key of a revision, or the id
// of one; both are "" where it is neither.
func GraphOf(v quad.Value) (key, revision string) {
	iri, _ := v.(quad.IRI)
	if name, ok := strings.CutPrefix(string(iri), string(RevisionIRI(""))); ok {
		return "", name
	}
	name, ok := strings.CutPrefix(string(iri), string(KeyIRI("")))
	if !ok {
		return "", ""
	}
	key, err := url.PathUnescape(name)
	if err != nil || KeyIRI(key) != iri {
		return "", ""
	}
	return key, ""
}
