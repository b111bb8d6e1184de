package model

import "stemma/graph"

// Unit is a unit with the document it is one of.
type Unit struct {
	*graph.Unit
	Of *graph.Units
}

// UnitText is what a witness prints of a unit.
type UnitText struct {
	graph.Span
	Language        graph.Lang
	Text            string
	Marker, Skipped *string
}

// Statement is a relation with the words that state it.
type Statement struct {
	Relation *Relation
	Evidence *graph.Evidence
}

// UnitConnection is a page of a document's text, with what is known of its words.
type UnitConnection struct {
	Edges      []*UnitEdge
	PageInfo   *PageInfo
	TotalCount int32
	of         *graph.Units
	units      []*graph.Unit
}

// NewUnitConnection makes a page of units.
func NewUnitConnection(of *graph.Units, edges []*UnitEdge, info *PageInfo, total int32) *UnitConnection {
	c := &UnitConnection{Edges: edges, PageInfo: info, TotalCount: total, of: of}
	for _, e := range edges {
		c.units = append(c.units, e.Node.Unit)
	}
	return c
}

// Mentions returns the names on the page.
func (c *UnitConnection) Mentions() []*graph.Mention { return c.of.Mentions(c.units) }

// MentionCount counts them.
func (c *UnitConnection) MentionCount() int32 { return int32(len(c.Mentions())) }

// Statements returns what the page states.
func (c *UnitConnection) Statements() []*Statement {
	all := c.of.Statements(c.units)
	out := make([]*Statement, len(all))
	for i, s := range all {
		out[i] = &Statement{Relation: (*Relation)(s.Edge), Evidence: s.Evidence}
	}
	return out
}

// StatementCount counts them.
func (c *UnitConnection) StatementCount() int32 { return int32(len(c.of.Statements(c.units))) }
