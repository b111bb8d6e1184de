package quads

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// described is what a set of quads says of one subject. Every quad that a
// property takes is marked, so that nothing is passed over in silence.
type described struct {
	iri   quad.IRI
	quads []quad.Quad
	used  []bool
}

// class returns the subject's RDF class, "" where it has none: a subject may
// stand in a revision for the plain quads of its edges alone.
func (d *described) class() quad.IRI {
	for _, q := range d.quads {
		if q.Predicate == rdfType {
			if iri, ok := q.Object.(quad.IRI); ok {
				return iri
			}
		}
	}
	return ""
}

// reader finds the first thing in a set of quads that the mapping does not
// understand.
type reader struct {
	subjects map[quad.IRI]*described
	order    []*described
	record   string
	property string
	at       StatementError // what was read last
	err      error
}

func newReader(quads []quad.Quad) (*reader, error) {
	r := &reader{subjects: map[quad.IRI]*described{}}
	for _, q := range quads {
		if err := check(q); err != nil {
			return nil, err
		}
		s := q.Subject.(quad.IRI)
		d := r.subjects[s]
		if d == nil {
			d = &described{iri: s}
			r.subjects[s] = d
			r.order = append(r.order, d)
		}
		if !slices.Contains(d.quads, q) {
			d.quads = append(d.quads, q)
		}
	}
	for _, d := range r.order {
		d.used = make([]bool, len(d.quads))
	}
	return r, nil
}

// check refuses a quad with an empty end or with a term in the wrong place:
// Cayley gives such a quad instead of an error when its file is damaged.
func check(q quad.Quad) error {
	s, sok := q.Subject.(quad.IRI)
	p, pok := q.Predicate.(quad.IRI)
	if !sok || !pok || s == "" || p == "" || !quad.IsValidValue(q.Object) {
		return fmt.Errorf("%w: %s %s %s", ErrEmptyEnd,
			describe(q.Subject), describe(q.Predicate), describe(q.Object))
	}
	return nil
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		at := r.at
		at.Err = fmt.Errorf("read %s, %s: %w", r.record, r.property, fmt.Errorf(format, args...))
		r.err = &at
	}
}

// wrong fails because of a value; nil is one that is missing.
func (r *reader) wrong(v quad.Value, is string) {
	r.at.Object = v
	if v == nil {
		r.fail("<%s> is missing", string(r.at.Predicate))
		return
	}
	r.fail("%s %s", describe(v), is)
}

// one takes the only value of a property, nil where there is none.
func (r *reader) one(from *described, p quad.IRI) quad.Value {
	values := r.all(from, p)
	switch len(values) {
	case 0:
		return nil
	case 1:
		return values[0]
	}
	r.at.Object = values[1]
	r.fail("%d values of <%s> where one can be", len(values), string(p))
	return nil
}

// all takes the values of a property.
func (r *reader) all(from *described, p quad.IRI) []quad.Value {
	var out []quad.Value
	r.at = StatementError{Subject: from.iri, Predicate: p}
	for i, q := range from.quads {
		if q.Predicate == p {
			from.used[i] = true
			out = append(out, q.Object)
		}
	}
	return out
}

// described finds what is said of a node that a property leads to.
func (r *reader) described(v quad.Value) *described {
	iri, _ := v.(quad.IRI)
	d := r.subjects[iri]
	if d == nil {
		r.at.Object = v
		r.fail("nothing is said of %s", describe(v))
	}
	return d
}

func (r *reader) node(v quad.Value) graph.ID {
	id, err := nodeID(v)
	switch {
	case v == nil:
		r.wrong(v, "")
	case err != nil:
		r.at.Object = v
		r.fail("%w", err)
	}
	return id
}

// ordered gives nodes in the order of a list, which must name them all.
func (r *reader) ordered(nodes []quad.Value, order []string) []graph.ID {
	known := make(map[graph.ID]bool, len(nodes))
	for _, v := range nodes {
		known[r.node(v)] = true
	}
	out := make([]graph.ID, len(order))
	named := map[graph.ID]bool{}
	for i, s := range order {
		out[i] = graph.ID(s)
		if !known[out[i]] {
			r.fail("the order names %q, which is no value", s)
		}
		named[out[i]] = true
	}
	if len(named) != len(known) {
		r.fail("%d values, %d in their order", len(known), len(named))
	}
	return out
}

func (r *reader) text(v quad.Value) string {
	s, ok := v.(quad.String)
	if !ok {
		r.wrong(v, "is no plain string")
	}
	return string(s)
}

func (r *reader) lang(v quad.Value) (graph.Lang, string) {
	s, ok := v.(quad.LangString)
	if !ok {
		r.wrong(v, "has no language")
	}
	return graph.Lang(s.Lang), string(s.Value)
}

func (r *reader) typed(v quad.Value, t quad.IRI) string {
	s, ok := v.(quad.TypedString)
	if !ok || s.Type != t {
		r.wrong(v, "is no <"+string(t)+">")
	}
	return string(s.Value)
}

func (r *reader) list(v quad.Value) []string {
	var out []string
	if err := json.Unmarshal([]byte(r.typed(v, rdfJSON)), &out); err != nil {
		r.fail("%w", err)
	}
	return out
}

func (r *reader) date(v quad.Value) graph.Date {
	switch v := v.(type) {
	case quad.String:
		return graph.Date(v)
	case quad.TypedString:
		if v.Type == xsdDate || v.Type == xsdGYearMonth || v.Type == xsdGYear {
			return graph.Date(v.Value)
		}
	}
	r.wrong(v, "is no date")
	return ""
}

func (r *reader) number(v quad.Value) float64 {
	f, err := strconv.ParseFloat(r.typed(v, xsdDouble), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		r.wrong(v, "is no finite number")
	}
	return f
}

func (r *reader) whole(v quad.Value) int {
	n, err := strconv.Atoi(r.typed(v, xsdInteger))
	if err != nil {
		r.wrong(v, "is no integer")
	}
	return n
}

// take marks one exact quad of a subject.
func (r *reader) take(s, p quad.IRI, o quad.Value) bool {
	d := r.subjects[s]
	if d == nil {
		return false
	}
	for i, q := range d.quads {
		if q.Predicate == p && q.Object == o {
			d.used[i] = true
			return true
		}
	}
	return false
}

// rest returns an error for the first quad that nothing has taken.
func (r *reader) rest() error {
	for _, d := range r.order {
		for i, used := range d.used {
			if !used {
				p, o := d.quads[i].Predicate.(quad.IRI), d.quads[i].Object
				return &StatementError{d.iri, p, o, fmt.Errorf("no property of the model is said by <%s> <%s> %s", string(d.iri), string(p), describe(o))}
			}
		}
	}
	return nil
}
