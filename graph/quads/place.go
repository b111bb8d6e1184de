package quads

import (
	"github.com/cayleygraph/quad"
)

// StatementError is trouble with a statement, or with what is said of a subject.
// Whoever knows where each statement stands can say where the trouble is.
type StatementError struct {
	Subject   quad.IRI
	Predicate quad.IRI   // "" where it is none in particular
	Object    quad.Value // nil where it is none in particular
	Err       error
}

func (e *StatementError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *StatementError) Unwrap() error { return e.Err }

// Find returns the place in a list of the statement that is meant, or of the first
// that is nearest to it: of its subject, at least. -1 is none.
func (e *StatementError) Find(list []quad.Quad) int {
	best, near := -1, 0
	for i, q := range list {
		if q.Subject != e.Subject {
			continue
		}
		fits := 1
		if q.Predicate == e.Predicate {
			fits++
		}
		if e.Object != nil && q.Object == e.Object {
			fits += 2
		}
		if fits > near {
			best, near = i, fits
		}
	}
	return best
}
