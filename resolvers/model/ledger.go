package model

import "stemma/graph"

// MandateConnection is a page of the ledger, with the whole list it is of.
type MandateConnection struct {
	Edges      []*MandateEdge
	PageInfo   *PageInfo
	TotalCount int32
	Of         []graph.Mandate
}
