package quads

import (
	"bytes"
	"slices"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// Statement is one statement as a writer of RDF takes it. What it holds is
// overwritten by the next record's.
type Statement struct {
	Subject   []byte // the IRI
	Predicate string // the IRI
	Object    Term
	Line      []byte // the whole in canonical N-Quads, with its graph
}

// Term is an object: an IRI where that is not nil, or a text with a language, a
// datatype or neither.
type Term struct {
	IRI      []byte
	Text     string
	Made     []byte // the text where it is not nil: a number, a list
	Lang     string
	Datatype string
	Written  []byte // as N-Quads has it, which Turtle reads too
}

// Encoder writes facts as statements, record by record. It keeps one record and
// the names of what the records of one graph share; whatever it is given, it
// takes up no more memory than its largest.
type Encoder struct {
	base    string // in place of Base, "" for that
	w       *writer
	give    func([]Statement) error
	graph   []byte // ends each line
	text    []byte // of the lines
	list    []Statement
	order   []int
	ordered []Statement
}

// NewEncoder returns an encoder that gives each record's statements, each once and
// sorted as their lines are, to a function. base comes before an id to make it an
// IRI; "" stands for Base. The vocabulary keeps its own.
func NewEncoder(base string, give func([]Statement) error) *Encoder {
	e := &Encoder{give: give}
	if base != Base {
		e.base = base
	}
	e.w = newWriter(e.record)
	return e
}

// Begin names the graph of what follows by its IRI, "" for none, and returns the
// IRI as it is written.
func (e *Encoder) Begin(iri string) (string, error) {
	e.graph = e.graph[:0]
	if iri != "" {
		if e.base != "" {
			iri = string(e.rebased([]byte(iri)))
		}
		if err := checkIRI(iri); err != nil {
			return "", err
		}
		e.graph = append(append(append(e.graph, '<'), iri...), "> "...)
	}
	e.graph = append(e.graph, '.', '\n')
	return iri, nil
}

// Facts gives the statements of facts, in the order of Canonical.
func (e *Encoder) Facts(f *graph.Facts) error {
	e.w.facts(f)
	return e.w.err
}

// Revision gives what is known of a revision.
func (e *Encoder) Revision(info *graph.RevisionInfo) error {
	e.w.revision(info)
	return e.w.err
}

// record writes the lines of a record, and brings its statements into their order.
func (e *Encoder) record(said []stated) error {
	e.list, e.order, e.ordered, e.text = e.list[:0], e.order[:0], e.ordered[:0], e.text[:0]
	var before []byte // the subject as it was said, that the last statement has too
	var subject []byte
	for i := range said {
		q := &said[i]
		if before == nil || !bytes.Equal(before, q.subject) {
			before, subject = q.subject, e.rebased(q.subject)
			if !isIRI(subject) {
				return checkIRI(string(subject))
			}
		}
		s := Statement{Subject: subject, Predicate: string(q.predicate), Object: Term{
			Text: q.object.text, Made: q.object.made, Lang: string(q.object.lang), Datatype: string(q.object.datatype),
		}}
		if q.object.node != nil {
			s.Object.IRI = e.rebased(q.object.node)
			if !isIRI(s.Object.IRI) {
				return checkIRI(string(s.Object.IRI))
			}
		}
		from := len(e.text)
		e.text = append(append(append(append(append(e.text, '<'), subject...), "> <"...), s.Predicate...), "> "...)
		at := len(e.text)
		e.text = s.Object.appendTo(e.text)
		s.Object.Written = e.text[at:len(e.text):len(e.text)]
		e.text = append(append(e.text, ' '), e.graph...)
		s.Line = e.text[from:len(e.text):len(e.text)]
		e.list, e.order = append(e.list, s), append(e.order, i)
	}
	slices.SortFunc(e.order, func(a, b int) int { return bytes.Compare(e.list[a].Line, e.list[b].Line) })
	for i, n := range e.order {
		if i == 0 || !bytes.Equal(e.list[n].Line, e.list[e.order[i-1]].Line) {
			e.ordered = append(e.ordered, e.list[n])
		}
	}
	return e.give(e.ordered)
}

// rebased is an IRI with the base of the encoder, where it names a node or a graph.
func (e *Encoder) rebased(iri []byte) []byte {
	if e.base == "" || bytes.HasPrefix(iri, []byte(Namespace)) || !bytes.HasPrefix(iri, []byte(Base)) {
		return iri
	}
	from := len(e.w.terms)
	e.w.terms = append(append(e.w.terms, e.base...), iri[len(Base):]...)
	return e.w.since(from)
}

// appendTo writes a term whose text the writer has checked.
func (t *Term) appendTo(b []byte) []byte {
	switch {
	case t.IRI != nil:
		return append(append(append(b, '<'), t.IRI...), '>')
	case t.Made != nil:
		b = appendEscaped(b, t.Made)
	default:
		b = appendEscaped(b, t.Text)
	}
	switch {
	case t.Lang != "":
		b = append(append(b, '@'), t.Lang...)
	case t.Datatype != "":
		b = append(append(append(b, "^^<"...), t.Datatype...), '>')
	}
	return b
}

// gatherer makes quads of statements, each once within a record.
type gatherer struct {
	quads []quad.Quad
	seen  map[quad.Quad]struct{}
}

func (g *gatherer) add(said []stated) error {
	if g.seen == nil {
		g.seen = map[quad.Quad]struct{}{}
	}
	clear(g.seen)
	var before []byte
	var subject quad.Value
	for i := range said {
		s := &said[i]
		if before == nil || !bytes.Equal(before, s.subject) {
			before, subject = s.subject, quad.IRI(s.subject)
		}
		q := quad.Quad{Subject: subject, Predicate: s.predicate, Object: s.object.quad()}
		if _, twice := g.seen[q]; !twice {
			g.seen[q] = struct{}{}
			g.quads = append(g.quads, q)
		}
	}
	return nil
}

func (v *value) quad() quad.Value {
	text := quad.String(v.text)
	if v.made != nil {
		text = quad.String(v.made)
	}
	switch {
	case v.node != nil:
		return quad.IRI(v.node)
	case v.lang != "":
		return quad.LangString{Value: text, Lang: string(v.lang)}
	case v.datatype != "":
		return quad.TypedString{Value: text, Type: v.datatype}
	}
	return text
}
