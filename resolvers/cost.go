package resolvers

import (
	"math"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"stemma/graph"
)

// What one operation may cost, and how long its arguments may be.
const (
	maxCost         = 20_000 // scalars an answer can hold
	maxStringLength = 1000   // characters
	maxListLength   = 200    // of an argument
	few             = 2      // what a list without arguments counts for
	introspection   = 5000   // what the schema counts for
)

// checkCost adds up what the fields of an operation can return at most, lists
// counted as often as they may be long, and looks at every argument. It comes
// after validation, with the variables in place.
func checkCost(op *ast.OperationDefinition, variables map[string]any) gqlerror.List {
	c := costing{variables: variables}
	cost := c.selection(op.SelectionSet, few)
	if c.wrong != nil {
		return c.wrong
	}
	if cost > maxCost {
		return coded(CodeLimit, "the operation may return %.0f values and may cost %d at most; ask for fewer rows (first) or fields",
			cost, maxCost)
	}
	return nil
}

type costing struct {
	variables map[string]any
	wrong     gqlerror.List // the first argument that is not allowed
}

// selection is the cost of one object. size is how long the object's lists may
// be that take no argument of their own: the edges of a connection are as many
// as the connection was asked for.
func (c *costing) selection(set ast.SelectionSet, size float64) float64 {
	var cost float64
	kinds := map[string]float64{} // what only objects of one type have
	add := func(of ast.SelectionSet, on string) {
		below := c.selection(of, size)
		if concrete(of) {
			kinds[on] += below
		} else {
			cost += below
		}
	}
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			cost += c.field(selection, size)
		case *ast.InlineFragment:
			add(selection.SelectionSet, selection.TypeCondition)
		case *ast.FragmentSpread:
			add(selection.Definition.SelectionSet, selection.Definition.TypeCondition)
		}
	}
	dearest := 0.0 // an object is of one type alone
	for _, of := range kinds {
		dearest = max(dearest, of)
	}
	return cost + dearest
}

// concrete reports whether the fields of a fragment are those of one type of
// object, which validation has noted at each field.
func concrete(set ast.SelectionSet) bool {
	for _, selection := range set {
		if f, ok := selection.(*ast.Field); ok {
			return f.ObjectDefinition != nil && f.ObjectDefinition.Kind == ast.Object
		}
	}
	return false
}

func (c *costing) field(f *ast.Field, size float64) float64 {
	if f.Name == "__schema" || f.Name == "__type" {
		return introspection
	}
	arguments := f.ArgumentMap(c.variables)
	for name, value := range arguments {
		c.check(name, value)
	}
	length, sized := c.length(f, arguments)
	cost := 1.0
	if len(f.SelectionSet) > 0 {
		below := float64(few)
		if sized && f.Definition.Type.Elem == nil {
			below = length // a connection or a subgraph, whose lists are that long
		} else if f.Definition.Type.Name() == "Layout" {
			below = size // as many places as the subgraph has nodes
		}
		cost = c.selection(f.SelectionSet, below)
	}
	switch {
	case f.Definition.Type.Elem == nil: // one object or scalar
		return cost
	case sized:
		return length * cost
	default:
		return size * cost
	}
}

// length is how many rows a field was asked for, where it can be asked. A path
// is no longer than its depth.
func (c *costing) length(f *ast.Field, arguments map[string]any) (rows float64, sized bool) {
	if ids, ok := arguments["ids"].([]any); ok {
		return float64(len(ids)), true
	}
	first := f.Definition.Arguments.ForName("first")
	switch {
	case first == nil && f.Name == "path":
		if n, ok := number(arguments["maxDepth"]); ok {
			return n + 1, true
		}
		return maxDepth + 1, true
	case first == nil:
		return 0, false
	}
	more := retouched(arguments)
	for _, name := range []string{"first", "last"} {
		if n, ok := number(arguments[name]); ok {
			return max(n, 0) + more, true
		}
	}
	return defaultPage + more, true
}

// retouched is how many nodes an answer may have beyond those asked for.
func retouched(arguments map[string]any) float64 {
	expanded, _ := arguments["expand"].([]any)
	kept, _ := arguments["keep"].([]any)
	return float64(graph.ExpandedNodes*len(expanded) + len(kept))
}

// check looks at an argument, and at what is inside it.
func (c *costing) check(name string, value any) {
	switch value := value.(type) {
	case string:
		if n := utf8.RuneCountInString(value); n > maxStringLength {
			c.refuse(coded(CodeLimit, "%s has %d characters and may have %d at most", name, n, maxStringLength))
		}
	case []any:
		if len(value) > maxListLength {
			c.refuse(coded(CodeLimit, "%s has %d elements and may have %d at most", name, len(value), maxListLength))
		}
		for _, element := range value {
			c.check(name, element)
		}
	case map[string]any:
		for key, element := range value {
			c.check(name+"."+key, element)
		}
	default:
		if n, ok := number(value); ok && math.Abs(n) > math.MaxInt32 {
			c.refuse(coded(CodeInput, "%s is larger than 32 bits hold", name))
		}
	}
}

func (c *costing) refuse(why gqlerror.List) {
	if c.wrong == nil || why[0].Message < c.wrong[0].Message { // maps have no order
		c.wrong = why
	}
}

// number reads a number as it comes from a literal or from JSON.
func number(value any) (float64, bool) {
	switch value := value.(type) {
	case int64:
		return float64(value), true
	case int:
		return float64(value), true
	case int32:
		return float64(value), true
	case float64:
		return value, true
	case interface{ Float64() (float64, error) }:
		n, err := value.Float64()
		return n, err == nil
	}
	return 0, false
}
