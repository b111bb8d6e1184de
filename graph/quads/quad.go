package quads

import "github.com/cayleygraph/quad"

// Quad is one RDF statement with its graph. Other rooms name it by this
// package, so that the library behind it stays a matter of this one.
type Quad = quad.Quad

// Value is a term of a quad.
type Value = quad.Value
