package graph_test

import (
	"fmt"

	"stemma/graph"
)

func ExampleSnapshot_Lineage() {
	snapshot, err := graph.Build([]graph.Source{{
		Info: graph.RevisionInfo{Key: "builtin"},
		Facts: graph.Facts{
			Commitments: []graph.Commitment{{ID: "commitment:alpha-2018/1"}, {ID: "commitment:beta-2019/7"}},
			Conventions: []graph.Convention{{ID: "convention:resolution-9", AdoptedOn: "2017-12-21"}},
			Edges: []graph.Edge{
				{Type: graph.Implements, From: "commitment:alpha-2018/1", To: "convention:resolution-9", Method: graph.Curated, Confidence: 1},
				{Type: graph.Reaffirms, From: "commitment:beta-2019/7", To: "commitment:alpha-2018/1", Method: graph.Curated, Confidence: 1},
			},
		},
	}})
	if err != nil {
		panic(err)
	}
	lineage, err := snapshot.Lineage(graph.LineageQuery{Of: "convention:resolution-9", Direction: graph.Descendants})
	if err != nil {
		panic(err)
	}
	for _, node := range lineage.Nodes {
		fmt.Println(node.NodeID())
	}
	for _, edge := range lineage.Edges {
		fmt.Println(edge.From, edge.Type, edge.To)
	}
	// Output:
	// convention:resolution-9
	// commitment:alpha-2018/1
	// commitment:beta-2019/7
	// commitment:alpha-2018/1 IMPLEMENTS convention:resolution-9
	// commitment:beta-2019/7 REAFFIRMS commitment:alpha-2018/1
}
