package quads

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// Term is a term of a quad for writers of other forms of RDF: an IRI, or a text
// with a language or a datatype or neither.
type Term struct {
	IRI, Text, Lang, Datatype string
}

// TermOf takes a term apart; the zero Term where there is none.
func TermOf(v quad.Value) Term {
	switch v := v.(type) {
	case quad.IRI:
		return Term{IRI: string(v)}
	case quad.String:
		return Term{Text: string(v)}
	case quad.LangString:
		return Term{Text: string(v.Value), Lang: v.Lang}
	case quad.TypedString:
		return Term{Text: string(v.Value), Datatype: string(v.Type)}
	}
	return Term{}
}

// Type is the predicate that says of what class a subject is.
const Type = string(rdfType)

// AppendLine appends a quad as a line of canonical N-Quads.
func AppendLine(b []byte, q quad.Quad) ([]byte, error) { return appendQuad(b, q) }

// AppendTerm appends a term as N-Quads has it, which Turtle reads too.
func AppendTerm(b []byte, v quad.Value) ([]byte, error) { return appendTerm(b, v) }

// Rebase puts base in the place of urn:stemma: in the IRIs of nodes and graphs.
// The vocabulary keeps its own.
func Rebase(q quad.Quad, base string) quad.Quad {
	return rebase(q, Base, base)
}

// Unbase is the way back from Rebase.
func Unbase(q quad.Quad, base string) quad.Quad {
	return rebase(q, base, Base)
}

func rebase(q quad.Quad, from, to string) quad.Quad {
	change := func(v quad.Value) quad.Value {
		iri, ok := v.(quad.IRI)
		if !ok || strings.HasPrefix(string(iri), Namespace) {
			return v
		}
		if rest, own := strings.CutPrefix(string(iri), from); own {
			return quad.IRI(to + rest)
		}
		return v
	}
	q.Subject, q.Object = change(q.Subject), change(q.Object)
	if q.Label != nil {
		q.Label = change(q.Label)
	}
	return q
}

// Graph is the graph of that IRI as the label of quads, nil for "".
func Graph(iri string) Value {
	if iri == "" {
		return nil
	}
	return quad.IRI(iri)
}
