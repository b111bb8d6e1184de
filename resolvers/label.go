package resolvers

import (
	"stemma/graph"
	"stemma/resolvers/model"
)

// label names a node, or an edge by its type.
func label(v *view, n graph.Node, lang graph.Lang) string {
	if r, ok := n.(*model.Relation); ok {
		return string(r.Type)
	}
	return v.Label(n, lang)
}
