package quads

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/piprate/json-gold/ld"
)

// ScanJSONLD reads a JSON-LD document whose context stands in it: nothing is
// ever fetched. The quads come graph by graph, each with the line on which its
// property stands, 0 where the document is written in a way in which that cannot
// be told. An error names the line as far as that is known.
func ScanJSONLD(r io.Reader, each func(line int, q quad.Quad) error) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read JSON-LD: %w", err)
	}
	all, err := readJSONLD(text)
	if err != nil {
		return err
	}
	at := linesOf(text)
	type placed struct {
		line int
		quad quad.Quad
	}
	list := make([]placed, len(all))
	for i, q := range all {
		list[i] = placed{lineOf(at, q), q}
	}
	// A graph's trouble is told in the order of the file, as of N-Quads.
	slices.SortStableFunc(list, func(a, b placed) int {
		if a.quad.Label != b.quad.Label {
			la, _ := a.quad.Label.(quad.IRI)
			lb, _ := b.quad.Label.(quad.IRI)
			return cmp.Compare(la, lb)
		}
		return cmp.Compare(a.line, b.line)
	})
	for _, p := range list {
		line, q := p.line, p.quad
		err := each(line, q)
		switch {
		case errors.Is(err, ErrStop):
			return nil
		case err != nil && line > 0:
			return fmt.Errorf("read JSON-LD, line %d: %w", line, err)
		case err != nil:
			return fmt.Errorf("read JSON-LD, about %s: %w", describe(q.Subject), err)
		}
	}
	return nil
}

func readJSONLD(text []byte) ([]quad.Quad, error) {
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("read JSON-LD, line %d: %w", lineAt(text, int(syntax.Offset)-1), err)
		}
		return nil, fmt.Errorf("read JSON-LD: %w", err)
	}
	options := ld.NewJsonLdOptions("")
	loader := &noLoader{}
	options.DocumentLoader = loader
	options.ProcessingMode = ld.JsonLd_1_1
	result, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		if line := loader.line(text); line > 0 {
			return nil, fmt.Errorf("read JSON-LD, line %d: %w", line, err)
		}
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
				read.Label = quad.IRI(name)
				if line := lineOf(linesOf(text), read); line > 0 {
					return nil, fmt.Errorf("read JSON-LD, line %d, in the graph %.80s: %w", line, name, err)
				}
				return nil, fmt.Errorf("read JSON-LD, in the graph %.80s: %w", name, err)
			}
			if name != "@default" && !strings.HasPrefix(name, "_:") { // a graph without a name is none of ours
				read.Label = quad.IRI(name)
			}
			out = append(out, read)
		}
	}
	return out, nil
}

// lineAt is the line of a byte.
func lineAt(text []byte, offset int) int {
	return bytes.Count(text[:max(0, min(offset, len(text)))], []byte("\n")) + 1
}

// noLoader refuses whatever a document would have fetched, and remembers it.
type noLoader struct{ asked string }

// line is where a document names what it would have fetched, 0 where it did not.
func (n *noLoader) line(text []byte) int {
	at := bytes.Index(text, []byte(n.asked))
	if n.asked == "" || at < 0 {
		return 0
	}
	return lineAt(text, at)
}

func (n *noLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	n.asked = u
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
			return out, fmt.Errorf("%w: a node without a name of its own (a blank node), which it never has", ErrForeign)
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
