package quads

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/piprate/json-gold/ld"
)

// ReadJSONLD reads a JSON-LD document whose context stands in it: nothing is
// ever fetched. The quads come graph by graph.
func ReadJSONLD(r io.Reader) ([]quad.Quad, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read JSON-LD: %w", err)
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			line := bytes.Count(text[:min(int(syntax.Offset), len(text))], []byte("\n")) + 1
			return nil, fmt.Errorf("read JSON-LD, line %d: %w", line, err)
		}
		return nil, fmt.Errorf("read JSON-LD: %w", err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = noLoader{}
	options.ProcessingMode = ld.JsonLd_1_1
	result, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		return nil, fmt.Errorf("read JSON-LD: %w", err)
	}
	dataset, ok := result.(*ld.RDFDataset)
	if !ok {
		return nil, fmt.Errorf("read JSON-LD: a %T is no data set", result)
	}
	var out []quad.Quad
	for _, name := range slices.Sorted(maps.Keys(dataset.Graphs)) {
		for _, q := range dataset.Graphs[name] {
			read, err := fromJSONLD(q)
			if err != nil {
				return nil, fmt.Errorf("read JSON-LD, graph %.80s: %w", name, err)
			}
			if name != "@default" {
				read.Label = quad.IRI(name)
			}
			out = append(out, read)
		}
	}
	return out, nil
}

// noLoader refuses whatever a document would have fetched.
type noLoader struct{}

func (noLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("it refers to %.80q; only a context that stands in the file is read", u)
}

func fromJSONLD(q *ld.Quad) (quad.Quad, error) {
	var out quad.Quad
	for _, end := range []struct {
		to   *quad.Value
		node ld.Node
	}{{&out.Subject, q.Subject}, {&out.Predicate, q.Predicate}, {&out.Object, q.Object}} {
		switch n := end.node.(type) {
		case ld.IRI:
			*end.to = quad.IRI(n.Value)
		case *ld.IRI:
			*end.to = quad.IRI(n.Value)
		case ld.Literal:
			*end.to = literalOf(n)
		case *ld.Literal:
			*end.to = literalOf(*n)
		default:
			return out, fmt.Errorf("%w: a blank node, which it never has", ErrForeign)
		}
	}
	return out, check(out)
}

func literalOf(l ld.Literal) quad.Value {
	switch {
	case l.Language != "":
		return quad.LangString{Value: quad.String(l.Value), Lang: l.Language}
	case l.Datatype == "" || l.Datatype == string(xsdString):
		return quad.String(l.Value)
	}
	return quad.TypedString{Value: quad.String(l.Value), Type: quad.IRI(l.Datatype)}
}
