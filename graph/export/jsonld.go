package export

import (
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
	err := statements(ctx, sources, o, begin, func(r *statement) error {
		for i := 0; i < len(r.quads); {
			end := i + 1
			for end < len(r.quads) && r.quads[end].Subject == r.quads[i].Subject {
				end++
			}
			to.next(&nodes)
			to.jsonldNode(short, r.quads[i:end])
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
func (o *out) jsonldNode(short *shortener, list []quads.Quad) {
	o.str(`{"@id":`)
	o.json(quads.TermOf(list[0].Subject).IRI)
	for i := 0; i < len(list); {
		p := quads.TermOf(list[i].Predicate).IRI
		end := i + 1
		for end < len(list) && list[end].Predicate == list[i].Predicate {
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
			t := quads.TermOf(list[j].Object)
			switch {
			case p == quads.Type:
				o.json(short.orWhole(t.IRI))
			case t.IRI != "":
				o.str(`{"@id":`)
				o.json(t.IRI)
				o.str("}")
			default:
				o.str(`{"@value":`)
				o.json(t.Text)
				o.member("@language", t.Lang)
				o.member("@type", short.orWhole(t.Datatype))
				o.str("}")
			}
		}
		o.str("]")
		i = end
	}
	o.str("}")
}

func (s *shortener) orWhole(iri string) string {
	if name := s.name(iri); name != "" {
		return name
	}
	return iri
}
