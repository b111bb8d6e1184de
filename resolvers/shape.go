package resolvers

import (
	"slices"

	"github.com/99designs/gqlgen/graphql/errcode"
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
	maxComparisons        = 5000 // of fields under one name: validation compares each with each
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
	fragments map[string]*shape // nil while one is being measured
	loop      bool              // some fragment spreads itself
}

// checkShape measures every operation and fragment of a document that is parsed
// and not yet validated: validation compares fields with fields, and must not
// meet more of them than are allowed.
func checkShape(doc *ast.QueryDocument) gqlerror.List {
	s := shaper{doc: doc, fragments: map[string]*shape{}}
	var sets []ast.SelectionSet
	var shapes []shape
	for _, f := range doc.Fragments {
		is := s.fragment(f.Name)
		is.depth = 0 // depends on where it is spread
		sets, shapes = append(sets, f.SelectionSet), append(shapes, is)
	}
	for _, op := range doc.Operations {
		sets, shapes = append(sets, op.SelectionSet), append(shapes, s.of(op.SelectionSet))
	}
	if s.loop {
		return coded(errcode.ValidationFailed, "a fragment spreads itself")
	}
	for _, is := range shapes {
		if errs := is.check(); errs != nil {
			return errs
		}
	}
	pairs := 0
	for _, set := range sets {
		pairs += s.comparisons([]ast.SelectionSet{set})
	}
	if pairs > maxComparisons {
		return coded(CodeLimit, "the operation selects the same field too often")
	}
	return nil
}

func (s *shape) check() gqlerror.List {
	switch {
	case s.fields > maxFields:
		return coded(CodeLimit, "the operation selects more than %d fields", maxFields)
	case s.depth > maxDepth || s.tooDeep:
		return coded(CodeLimit, "the operation selects fields deeper than %d", maxDepth)
	case s.aliases > maxAliases:
		return coded(CodeLimit, "the operation has more than %d aliases", maxAliases)
	case s.introspections > maxIntrospections:
		return coded(CodeLimit, "the operation asks for the schema more than %d times", maxIntrospections)
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
			is := s.fragment(selection.Name)
			is.fields++ // a spread is work too, even of nothing
			whole.add(is)
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

// fragment measures a fragment; one that is met inside itself counts as nothing
// there, and is remembered as a loop.
func (s *shaper) fragment(name string) shape {
	if is, known := s.fragments[name]; known {
		s.loop = s.loop || is == nil
		return value(is)
	}
	s.fragments[name] = nil
	is := shape{}
	if fragment := s.doc.Fragments.ForName(name); fragment != nil { // if not, validation says so
		is = s.of(fragment.SelectionSet)
	}
	s.fragments[name] = &is
	return is
}

// comparisons counts the pairs of fields that stand under one name in one
// object. It visits every field, so it comes after they have been counted.
func (s *shaper) comparisons(sets []ast.SelectionSet) int {
	below := map[string][]ast.SelectionSet{}
	var gather func(set ast.SelectionSet)
	gather = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch selection := selection.(type) {
			case *ast.Field:
				below[selection.Alias] = append(below[selection.Alias], selection.SelectionSet)
			case *ast.InlineFragment:
				gather(selection.SelectionSet)
			case *ast.FragmentSpread:
				if fragment := s.doc.Fragments.ForName(selection.Name); fragment != nil {
					gather(fragment.SelectionSet)
				}
			}
		}
	}
	for _, set := range sets {
		gather(set)
	}
	pairs := 0
	for _, same := range below {
		pairs += len(same) * (len(same) - 1) / 2
		if slices.ContainsFunc(same, func(set ast.SelectionSet) bool { return len(set) > 0 }) {
			pairs += s.comparisons(same)
		}
	}
	return pairs
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
