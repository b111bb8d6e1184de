package resolvers_test

import (
	"context"
	"fmt"
	"net/http"

	"stemma/graph"
	"stemma/resolvers"
)

func ExampleExecute() {
	snapshot, err := graph.Build([]graph.Source{{Facts: graph.Facts{
		Topics: []graph.Topic{{ID: "topic:cybercrime", Names: graph.Texts{graph.French: "Cybercriminalité"}}},
	}}})
	if err != nil {
		panic(err)
	}
	query := `query ($id: ID!) {node(id: $id) {label(lang: FR)}}`
	response, err := resolvers.Execute(context.Background(), snapshot, query, map[string]any{"id": "topic:cybercrime"}, "")
	fmt.Println(string(response), err)
	// Output: {"data":{"node":{"label":"Cybercriminalité"}}} <nil>
}

func ExampleHandler() {
	var live func() *graph.Snapshot // the snapshot of now
	mux := http.NewServeMux()
	mux.Handle("/graphql", resolvers.Handler(resolvers.Options{Current: live}))
}
