package quads

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// Errors of facts that cannot be kept.
var (
	ErrText   = errors.New("text is not valid UTF-8 without NUL")
	ErrNumber = errors.New("number is not finite")
)

// stated is one statement of a record. Its subject and what was made for it lie
// in the writer's terms; texts and constants are those of the facts and the
// table. The same statement may come twice.
type stated struct {
	subject   []byte
	predicate quad.IRI
	object    value
}

// value is an object: an IRI, or a text with a language, a datatype or neither.
type value struct {
	node     []byte // an IRI where it is not nil
	text     string
	made     []byte // the text where it is not nil
	lang     graph.Lang
	datatype quad.IRI
}

// writer gathers the statements of one record, and the first thing in the facts
// that cannot be written. It says which record and property that was. Nothing
// that it makes outlives the record, so that writing a graph costs no memory
// that grows with it.
type writer struct {
	terms []byte   // what was made for this record
	list  []stated // in the order in which they were said
	give  func([]stated) error

	parts    map[part]struct{} // those that several records share, once written
	last     part              // the one named last
	content  []byte            // that makes a part's name
	scratch  scratch
	canon    canon
	about    any // the edge or mention in hand, which only an error names
	record   string
	property string
	err      error
}

func newWriter(give func([]stated) error) *writer {
	return &writer{parts: map[part]struct{}{}, give: give}
}

// done gives what was gathered and begins anew.
func (w *writer) done() {
	if w.err == nil {
		w.err = w.give(w.list)
	}
	w.list, w.terms = w.list[:0], w.terms[:0]
}

// stop ends the writing with an error that says itself where it was.
func (w *writer) stop(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) fail(err error) {
	if w.err != nil {
		return
	}
	record := w.record
	switch about := w.about.(type) {
	case *graph.Edge:
		record = "edge " + string(about.From) + " " + string(about.Type) + " " + string(about.To)
	case *graph.Mention:
		record = fmt.Sprintf("mention of %.40q in %s", about.Surface, about.Witness)
	}
	w.err = &StatementError{Subject: Base + quad.IRI(w.record), Err: fmt.Errorf("write %s, %s: %w", record, w.property, err)}
}

func (w *writer) add(s []byte, p quad.IRI, o value) {
	if w.err == nil {
		w.list = append(w.list, stated{s, p, o})
	}
}

// keep puts a term together.
func (w *writer) keep(pieces ...string) []byte {
	from := len(w.terms)
	for _, piece := range pieces {
		w.terms = append(w.terms, piece...)
	}
	return w.since(from)
}

// since is what was added to the terms. What is added later does not run into it.
func (w *writer) since(from int) []byte { return w.terms[from:len(w.terms):len(w.terms)] }

func (w *writer) iri(i quad.IRI) value { return value{node: w.keep(string(i))} }

func (w *writer) node(id graph.ID) value {
	if err := id.Check(); err != nil {
		w.fail(err)
	}
	return value{node: w.keep(Base, string(id))}
}

// text never changes a string, not even to its normal form: spans count code
// points in it.
func (w *writer) text(s string) value {
	if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		w.fail(ErrText)
	}
	return value{text: s}
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

func (w *writer) lang(lang graph.Lang, s string) value {
	if lang != graph.English && lang != graph.French && !languageTag.MatchString(string(lang)) {
		w.fail(fmt.Errorf("%q is no language tag", string(lang)))
	}
	v := w.text(s)
	v.lang = lang
	return v
}

var (
	yearForm  = regexp.MustCompile(`^[0-9]{4}$`)
	monthForm = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`)
	dayForm   = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
)

// date gives the datatype that fits the precision. What has no ISO form stays a
// plain string: it is not the mapping's place to lose it.
func (w *writer) date(d graph.Date) value {
	s := string(d)
	switch {
	case dayForm.MatchString(s):
		return value{text: s, datatype: xsdDate}
	case monthForm.MatchString(s):
		return value{text: s, datatype: xsdGYearMonth}
	case yearForm.MatchString(s):
		return value{text: s, datatype: xsdGYear}
	}
	return w.text(s)
}

func (w *writer) number(f float64) value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.fail(ErrNumber)
	}
	if f == 0 {
		f = 0 // no negative zero
	}
	from := len(w.terms)
	w.terms = strconv.AppendFloat(w.terms, f, 'g', -1, 64)
	return value{made: w.since(from), datatype: xsdDouble}
}

func (w *writer) integer(n int) value {
	from := len(w.terms)
	w.terms = strconv.AppendInt(w.terms, int64(n), 10)
	return value{made: w.since(from), datatype: xsdInteger}
}

// list writes strings as a JSON array, characters as they are.
func list[S ~string](w *writer, all []S) value {
	from := len(w.terms)
	w.terms = append(w.terms, '[')
	for i, s := range all {
		w.text(string(s))
		if i > 0 {
			w.terms = append(w.terms, ',')
		}
		var err error
		if w.terms, err = appendJSON(w.terms, string(s)); err != nil {
			w.fail(err)
		}
	}
	w.terms = append(w.terms, ']')
	return value{made: w.since(from), datatype: rdfJSON}
}
