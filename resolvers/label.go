package resolvers

import (
	"strings"

	"stemma/graph"
	"stemma/resolvers/model"
)

// label names a node in lists and pictures: by its name where it has one, by
// where it stands where it has none.
func label(v *view, n graph.Node, lang graph.Lang) string {
	switch n := n.(type) {
	case *graph.Meeting:
		return named(n.Names, &lang, n.ID)
	case *graph.Document:
		return named(n.Titles, &lang, n.ID)
	case *graph.Witness:
		return strings.TrimSpace(n.Document.Slug() + " " + string(n.Language) + " " + n.Format)
	case *graph.Passage:
		return located(v, n.Document, n.Ref, n.ID)
	case *graph.Commitment:
		return located(v, n.Document, n.Ref, n.ID)
	case *graph.Actor:
		return named(n.Names, &lang, n.ID)
	case *graph.Convention:
		return named(n.Names, &lang, n.ID)
	case *graph.Topic:
		return named(n.Names, &lang, n.ID)
	case *model.Relation:
		return string(n.Type)
	default:
		return n.NodeID().Slug()
	}
}

// located names a part of a document as people cite it: "Toronto 2018, 3.1.2".
func located(v *view, document graph.ID, ref string, id graph.ID) string {
	d, ok := one[*graph.Document](v, document)
	if !ok || ref == "" {
		return id.Slug()
	}
	m, ok := one[*graph.Meeting](v, d.Meeting)
	if !ok || m.Place == "" || len(m.StartDate) < 4 || d.ID.Slug() != m.ID.Slug() {
		return d.ID.Slug() + ", " + ref
	}
	return m.Place + " " + string(m.StartDate[:4]) + ", " + ref
}
