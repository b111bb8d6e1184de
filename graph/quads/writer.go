package quads

import (
	"bytes"
	"encoding/json"
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

// writer gathers the quads of one record, and the first thing in the facts that
// cannot be written. It says which record and property that was.
type writer struct {
	seen     map[quad.Quad]struct{}
	parts    map[quad.IRI]struct{} // those that several records share, once written
	quads    []quad.Quad
	give     func([]quad.Quad) error
	record   string
	property string
	err      error
}

// done gives what was gathered and begins anew.
func (w *writer) done() {
	if w.err == nil {
		w.err = w.give(w.quads)
	}
	w.quads = w.quads[:0]
	clear(w.seen)
}

// stop ends the writing with an error that says itself where it was.
func (w *writer) stop(err error) {
	if w.err == nil {
		w.err = err
	}
}

// first reports whether a part that several records may share is met for the
// first time.
func (w *writer) first(node quad.IRI) bool {
	_, before := w.parts[node]
	if !before && w.parts != nil {
		w.parts[node] = struct{}{}
	}
	return !before
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = fmt.Errorf("write %s, %s: %w", w.record, w.property, err)
	}
}

// add states a quad once, however often it is said.
func (w *writer) add(s, p quad.IRI, o quad.Value) {
	if w.err != nil {
		return
	}
	q := quad.Quad{Subject: s, Predicate: p, Object: o}
	if _, twice := w.seen[q]; twice {
		return
	}
	w.seen[q] = struct{}{}
	w.quads = append(w.quads, q)
}

func (w *writer) node(id graph.ID) quad.Value {
	if err := id.Check(); err != nil {
		w.fail(err)
	}
	return NodeIRI(id)
}

// text never changes a string, not even to its normal form: spans count code
// points in it.
func (w *writer) text(s string) quad.Value {
	if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		w.fail(ErrText)
	}
	return quad.String(s)
}

var languageTag = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

func (w *writer) lang(lang graph.Lang, s string) quad.Value {
	if !languageTag.MatchString(string(lang)) {
		w.fail(fmt.Errorf("%q is no language tag", string(lang)))
	}
	w.text(s)
	return quad.LangString{Value: quad.String(s), Lang: string(lang)}
}

// list writes strings as a JSON array, characters as they are.
func (w *writer) list(list []string) quad.Value {
	for _, s := range list {
		w.text(s)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(list); err != nil {
		w.fail(err)
	}
	return quad.TypedString{Value: quad.String(strings.TrimSuffix(b.String(), "\n")), Type: rdfJSON}
}

var (
	yearForm  = regexp.MustCompile(`^[0-9]{4}$`)
	monthForm = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`)
	dayForm   = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
)

// date gives the datatype that fits the precision. What has no ISO form stays a
// plain string: it is not the mapping's place to lose it.
func (w *writer) date(d graph.Date) quad.Value {
	s := string(d)
	switch {
	case dayForm.MatchString(s):
		return quad.TypedString{Value: quad.String(s), Type: xsdDate}
	case monthForm.MatchString(s):
		return quad.TypedString{Value: quad.String(s), Type: xsdGYearMonth}
	case yearForm.MatchString(s):
		return quad.TypedString{Value: quad.String(s), Type: xsdGYear}
	}
	return w.text(s)
}

func (w *writer) number(f float64) quad.Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		w.fail(ErrNumber)
	}
	if f == 0 {
		f = 0 // no negative zero
	}
	return quad.TypedString{Value: quad.String(strconv.FormatFloat(f, 'g', -1, 64)), Type: xsdDouble}
}

func integer(n int) quad.Value {
	return quad.TypedString{Value: quad.String(strconv.Itoa(n)), Type: xsdInteger}
}
