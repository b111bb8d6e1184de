package quads

import (
	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// Cardinality says how many values a property may have, and what tells them
// apart.
type Cardinality string

// The cardinalities.
const (
	One         Cardinality = "one"          // at most one
	Set         Cardinality = "set"          // any number, without order
	List        Cardinality = "list"         // any number, in order
	PerLanguage Cardinality = "per language" // at most one for each language
)

// Property is one line of the mapping: the name in GraphQL, the term in RDF and
// the cardinality.
type Property struct {
	GraphQL string
	Term    quad.IRI
	Many    Cardinality
}

// field is a property together with the way a record of type T is written and
// read.
type field[T any] struct {
	Property
	write func(w *writer, subject []byte, record *T)
	read  func(r *reader, from *described, record *T)
}

// class is a kind of record: its RDF class and its properties.
type class[T any] struct {
	term   quad.IRI
	fields []field[T]
}

func (c *class[T]) write(w *writer, subject []byte, record *T) {
	w.add(subject, rdfType, w.iri(c.term))
	for i := range c.fields {
		f := &c.fields[i]
		w.property = f.GraphQL
		f.write(w, subject, record)
	}
}

func (c class[T]) read(r *reader, from *described, record *T) {
	r.one(from, rdfType)
	for _, f := range c.fields {
		r.property = f.GraphQL
		f.read(r, from, record)
	}
}

func (c class[T]) properties() []Property {
	out := make([]Property, len(c.fields))
	for i, f := range c.fields {
		out[i] = f.Property
	}
	return out
}

// The constructors below take the place of the value in the record, so that one
// line of a table serves both directions.

// word is a short plain string, "" where there is none.
func word[T any, S ~string](name string, term quad.IRI, at func(*T) *S) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			if v := *at(t); v != "" {
				w.add(s, term, w.text(string(v)))
			}
		},
		read: func(r *reader, from *described, t *T) {
			if v := r.one(from, term); v != nil {
				*at(t) = S(r.text(v))
			}
		},
	}
}

// date is a day, a month or a year, each with its own datatype.
func date[T any](name string, term quad.IRI, at func(*T) *graph.Date) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			if v := *at(t); v != "" {
				w.add(s, term, w.date(v))
			}
		},
		read: func(r *reader, from *described, t *T) {
			if v := r.one(from, term); v != nil {
				*at(t) = r.date(v)
			}
		},
	}
}

// flag is true or not stated.
func flag[T any](name string, term quad.IRI, at func(*T) *bool) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			if *at(t) {
				w.add(s, term, value{text: "true", datatype: xsdBoolean})
			}
		},
		read: func(r *reader, from *described, t *T) {
			if v := r.one(from, term); v != nil {
				*at(t) = r.typed(v, xsdBoolean) == "true"
			}
		},
	}
}

// whole is an integer, always stated.
func whole[T any](name string, term quad.IRI, at func(*T) *int) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write:    func(w *writer, s []byte, t *T) { w.add(s, term, w.integer(*at(t))) },
		read:     func(r *reader, from *described, t *T) { *at(t) = r.whole(r.one(from, term)) },
	}
}

// number is a finite fraction, always stated.
func number[T any](name string, term quad.IRI, at func(*T) *float64) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write:    func(w *writer, s []byte, t *T) { w.add(s, term, w.number(*at(t))) },
		read:     func(r *reader, from *described, t *T) { *at(t) = r.number(r.one(from, term)) },
	}
}

// ref is another node.
func ref[T any](name string, term quad.IRI, at func(*T) *graph.ID) field[T] {
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			if v := *at(t); v != "" {
				w.add(s, term, w.node(v))
			}
		},
		read: func(r *reader, from *described, t *T) {
			if v := r.one(from, term); v != nil {
				*at(t) = r.node(v)
			}
		},
	}
}

// refs is a list of other nodes. RDF sees each of them; a list longer than one
// keeps its order in a second literal, since quads have none.
func refs[T any](name string, term quad.IRI, at func(*T) *[]graph.ID) field[T] {
	order := Namespace + "order-of-" + quad.IRI(name)
	return field[T]{
		Property: Property{name, term, List},
		write: func(w *writer, s []byte, t *T) {
			ids := *at(t)
			for _, id := range ids {
				w.add(s, term, w.node(id))
			}
			if len(ids) > 1 {
				w.add(s, order, list(w, ids))
			}
		},
		read: func(r *reader, from *described, t *T) {
			nodes := r.all(from, term)
			if v := r.one(from, order); v != nil {
				*at(t) = r.ordered(nodes, r.list(v))
				return
			}
			for _, v := range nodes {
				*at(t) = append(*at(t), r.node(v))
			}
			if len(*at(t)) > 1 {
				r.fail("%d values without their order", len(*at(t)))
			}
		},
	}
}

// lines is a list of strings as one JSON literal, since the same string may
// occur twice in it.
func lines[T any](name string, term quad.IRI, at func(*T) *[]string) field[T] {
	return field[T]{
		Property: Property{name, term, List},
		write: func(w *writer, s []byte, t *T) {
			if v := *at(t); len(v) > 0 {
				w.add(s, term, list(w, v))
			}
		},
		read: func(r *reader, from *described, t *T) {
			if v := r.one(from, term); v != nil {
				*at(t) = r.list(v)
			}
		},
	}
}

// texts is one text per language.
func texts[T any](name string, term quad.IRI, at func(*T) *graph.Texts) field[T] {
	return field[T]{
		Property: Property{name, term, PerLanguage},
		write: func(w *writer, s []byte, t *T) {
			for lang, text := range *at(t) {
				w.add(s, term, w.lang(lang, text))
			}
		},
		read: func(r *reader, from *described, t *T) {
			for _, v := range r.all(from, term) {
				lang, text := r.lang(v)
				if *at(t) == nil {
					*at(t) = graph.Texts{}
				}
				if _, twice := (*at(t))[lang]; twice {
					r.fail("two values in %q", lang)
				}
				(*at(t))[lang] = text
			}
		},
	}
}

// names is any number of names per language, sorted.
func names[T any](name string, term quad.IRI, at func(*T) *map[graph.Lang][]string) field[T] {
	return field[T]{
		Property: Property{name, term, Set},
		write: func(w *writer, s []byte, t *T) {
			for lang, list := range *at(t) {
				for _, text := range list {
					w.add(s, term, w.lang(lang, text))
				}
			}
		},
		read: func(r *reader, from *described, t *T) {
			for _, v := range r.all(from, term) {
				lang, text := r.lang(v)
				if *at(t) == nil {
					*at(t) = map[graph.Lang][]string{}
				}
				(*at(t))[lang] = append((*at(t))[lang], text)
			}
		},
	}
}

// parts is a set or list of records that have no life of their own. Each is a
// node whose IRI is made from its content (and, in a list, its owner and place),
// so that equal parts are one node wherever they are stated.
func parts[T, P any](
	property string, term quad.IRI, many Cardinality, of class[P],
	name func(w *writer, owner []byte, p *P, at int) []byte, at func(*T) *[]P,
) field[T] {
	return field[T]{
		Property: Property{property, term, many},
		write: func(w *writer, s []byte, t *T) {
			for i := range *at(t) {
				p := &(*at(t))[i]
				node := name(w, s, p, i)
				w.add(s, term, value{node: node})
				if many == List {
					of.write(w, node, p)
					w.add(node, position, w.integer(i+1))
				} else if w.first() {
					of.write(w, node, p)
				}
			}
		},
		read: func(r *reader, from *described, t *T) {
			nodes := r.all(from, term)
			if len(nodes) == 0 {
				return
			}
			list := make([]P, len(nodes))
			for i, v := range nodes {
				part := r.described(v)
				if part == nil {
					return
				}
				place := i
				if many == List {
					place = r.whole(r.one(part, position)) - 1
				}
				if place < 0 || place >= len(list) {
					r.fail("place %d among %d", place+1, len(list))
					return
				}
				of.read(r, part, &list[place])
				r.property = property
			}
			*at(t) = list
		},
	}
}
