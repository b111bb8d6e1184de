package quads

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// Type is the predicate that says of what class a subject is.
const Type = string(rdfType)

// Unbase puts urn:stemma: in the place of base in the IRIs of nodes and graphs:
// the way back from what an Encoder writes with a base.
func Unbase(q quad.Quad, base string) quad.Quad {
	change := func(v quad.Value) quad.Value {
		iri, ok := v.(quad.IRI)
		if !ok || strings.HasPrefix(string(iri), Namespace) {
			return v
		}
		if rest, own := strings.CutPrefix(string(iri), base); own {
			return Base + quad.IRI(rest)
		}
		return v
	}
	q.Subject, q.Object = change(q.Subject), change(q.Object)
	if q.Label != nil {
		q.Label = change(q.Label)
	}
	return q
}
