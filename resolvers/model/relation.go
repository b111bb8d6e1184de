package model

import (
	"net/url"
	"strings"

	"stemma/graph"
	"stemma/graph/cite"
)

// Relation is an edge of the graph under the name it has in GraphQL, where
// connections already have edges.
type Relation graph.Edge

// NodeID returns the relation's id, since a relation is a Node in GraphQL.
func (r *Relation) NodeID() graph.ID { return r.ID }

// Relations gives edges their GraphQL name.
func Relations(edges []*graph.Edge) []*Relation {
	relations := make([]*Relation, len(edges))
	for i, e := range edges {
		relations[i] = (*Relation)(e)
	}
	return relations
}

// Subgraph is a set of nodes and the relations between them, with the question
// it answers.
type Subgraph struct {
	Nodes     []graph.Node
	Edges     []*Relation
	Truncated bool
	Answer    *graph.Subgraph
	Query     url.Values    // the question, in the words of the export address
	Question  cite.Question // the same, as the graph was asked
}

// ExportURL is the path of the address that serves the subgraph as a file.
func (s *Subgraph) ExportURL(format ExportFormat) string {
	path := "/export/" + string(format)
	if query := s.Query.Encode(); query != "" {
		path += "?" + query
	}
	return path
}

// Part is the subgraph as citations take it.
func (s *Subgraph) Part() cite.Part {
	edges := make([]*graph.Edge, len(s.Edges))
	for i, r := range s.Edges {
		edges[i] = (*graph.Edge)(r)
	}
	query := strings.NewReplacer("%3A", ":", "%2F", "/", "%2C", ",").Replace(s.Query.Encode())
	return cite.Part{Query: query, Question: s.Question, Subgraph: &graph.Subgraph{Nodes: s.Nodes, Edges: edges, Truncated: s.Truncated}}
}
