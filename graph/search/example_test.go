package search_test

import (
	"context"
	"fmt"

	"stemma/graph"
	"stemma/graph/search"
)

func Example() {
	snapshot, err := graph.Build([]graph.Source{{Facts: graph.Facts{
		Topics: []graph.Topic{{ID: "topic:cybercrime", Names: graph.Texts{graph.French: "Cybercriminalité"}}},
	}}})
	if err != nil {
		panic(err)
	}
	index, err := search.Build(context.Background(), snapshot)
	if err != nil {
		panic(err)
	}
	defer index.Close()
	hits, total, err := index.Search(context.Background(), "cybercriminalite", nil, 10, "")
	if err != nil {
		panic(err)
	}
	fmt.Println(total, hits[0].ID, hits[0].Highlights)
	// Output: 1 topic:cybercrime [Cybercriminalité]
}
