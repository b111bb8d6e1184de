package export

import (
	"bytes"
	"context"
	"io"
	"maps"
	"slices"

	"stemma/graph"
	"stemma/graph/quads"
)

// writeJSONLD writes JSON-LD with its context inline: a node object for each
// subject, in a graph object for each named graph. The head stands in a member
// that the context gives no meaning, so that it adds no statement.
func writeJSONLD(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	to := newOut(ctx, w)
	to.jsonldHead(rdfAbout(sources, o))
	short := newShortener()
	graphs, nodes := true, true // the next is the first
	open := false
	begin := func(iri string) error {
		if open {
			to.str("\n]}")
		}
		if iri != "" {
			to.next(&graphs)
			to.str(`{"@id":`)
			to.json(iri)
			to.str(`,"@graph":[`)
			open, nodes = true, true
		}
		return to.flush()
	}
	err := statements(ctx, sources, o, begin, func(record []quads.Statement) error {
		for i := 0; i < len(record); {
			end := i + 1
			for end < len(record) && bytes.Equal(record[end].Subject, record[i].Subject) {
				end++
			}
			to.next(&nodes)
			to.jsonldNode(short, record[i:end])
			i = end
		}
		to.more()
		return to.err
	})
	if err != nil {
		return err
	}
	if open {
		to.str("\n]}")
	}
	to.str("\n]}\n")
	return to.flush()
}

func (o *out) jsonldHead(about []fact) {
	o.str(`{"@context":{"@version":1.1,"about":null`)
	for _, name := range slices.Sorted(maps.Keys(quads.Prefixes())) {
		o.member(name, quads.Prefixes()[name])
	}
	o.str("},\n\"about\":{")
	o.aboutMembers(about)
	o.str("},\n\"@graph\":[")
}

// jsonldNode writes what is said of one subject.
func (o *out) jsonldNode(short *shortener, list []quads.Statement) {
	o.str(`{"@id":`)
	o.jsonBytes(list[0].Subject)
	for i := 0; i < len(list); {
		p := list[i].Predicate
		end := i + 1
		for end < len(list) && list[end].Predicate == p {
			end++
		}
		o.str(",")
		if p == quads.Type {
			o.str(`"@type":[`)
		} else {
			o.json(short.orWhole(p))
			o.str(":[")
		}
		for j := i; j < end; j++ {
			if j > i {
				o.str(",")
			}
			o.jsonldObject(short, &list[j])
		}
		o.str("]")
		i = end
	}
	o.str("}")
}

func (o *out) jsonldObject(short *shortener, s *quads.Statement) {
	t := &s.Object
	switch {
	case t.IRI == nil:
		o.str(`{"@value":`)
		if t.Made != nil {
			o.jsonBytes(t.Made)
		} else {
			o.json(t.Text)
		}
		o.member("@language", t.Lang)
		o.member("@type", short.orWhole(t.Datatype))
		o.str("}")
	case s.Predicate != quads.Type:
		o.str(`{"@id":`)
		o.jsonBytes(t.IRI)
		o.str("}")
	default:
		if name := short.of(t.IRI); name != "" {
			o.json(name)
		} else {
			o.jsonBytes(t.IRI)
		}
	}
}

func (s *shortener) orWhole(iri string) string {
	if name := s.name(iri); name != "" {
		return name
	}
	return iri
}
