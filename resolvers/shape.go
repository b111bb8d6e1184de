package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// What an operation may look like once its fragments are put in place.
const (
	maxFields             = 500
	maxDepth              = 15
	maxIntrospectionDepth = 20 // what GraphiQL asks of a schema goes 15 deep, later ones deeper
	maxIntrospections     = 2  // answers about the schema are long
	maxAliases            = 50
)

// shape is how big a selection is with its fragments put in place.
type shape struct {
	fields, depth, aliases, introspections int
	tooDeep                                bool // below __schema or __type
}

// shaper measures operations. Every fragment is measured once, since fragments
// that spread fragments double with each step.
type shaper struct {
	doc       *ast.QueryDocument
	fragments map[string]shape
}

// checkShape measures every operation of a document that is parsed and not yet
// validated: validation compares fields with fields, and must not meet more of
// them than are allowed.
func checkShape(doc *ast.QueryDocument) gqlerror.List {
	s := shaper{doc: doc, fragments: map[string]shape{}}
	for _, op := range doc.Operations {
		is := s.of(op.SelectionSet)
		switch {
		case is.fields > maxFields:
			return coded(CodeLimit, "the operation selects more than %d fields", maxFields)
		case is.depth > maxDepth || is.tooDeep:
			return coded(CodeLimit, "the operation selects fields deeper than %d", maxDepth)
		case is.aliases > maxAliases:
			return coded(CodeLimit, "the operation has more than %d aliases", maxAliases)
		case is.introspections > maxIntrospections:
			return coded(CodeLimit, "the operation asks for the schema more than %d times", maxIntrospections)
		}
	}
	return nil
}

func (s *shaper) of(set ast.SelectionSet) shape {
	var whole shape
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			whole.add(s.field(selection))
		case *ast.InlineFragment:
			whole.add(s.of(selection.SelectionSet))
		case *ast.FragmentSpread:
			whole.add(s.fragment(selection.Name))
		}
	}
	return whole
}

func (s *shaper) field(f *ast.Field) shape {
	is := s.of(f.SelectionSet)
	is.fields++
	is.depth++
	if f.Alias != "" && f.Alias != f.Name {
		is.aliases++
	}
	if f.Name == "__schema" || f.Name == "__type" {
		is.introspections++
		is.tooDeep = is.tooDeep || is.depth > maxIntrospectionDepth
		is.depth = 1
	}
	return is
}

// fragment measures a fragment. One that spreads itself counts as nothing
// inside itself; validation refuses it.
func (s *shaper) fragment(name string) shape {
	if is, known := s.fragments[name]; known {
		return is
	}
	s.fragments[name] = shape{}
	fragment := s.doc.Fragments.ForName(name)
	if fragment == nil {
		return shape{} // validation says so
	}
	is := s.of(fragment.SelectionSet)
	s.fragments[name] = is
	return is
}

// add puts a selection beside the others. Counts stop growing past any limit,
// or fragments could make them overflow.
func (s *shape) add(t shape) {
	const enough = 1 << 20
	s.fields = min(s.fields+t.fields, enough)
	s.aliases = min(s.aliases+t.aliases, enough)
	s.introspections = min(s.introspections+t.introspections, enough)
	s.depth = max(s.depth, t.depth)
	s.tooDeep = s.tooDeep || t.tooDeep
}
