package resolvers

import "testing"

// What one operation costs from its text to its JSON, over graphs made by large
// and world.
func BenchmarkOperation(b *testing.B) {
	for _, bench := range []struct{ name, query string }{
		{"node", `{node(id: "commitment:large-2020/7") {id ... on Commitment {ref force date}}}`},
		{"page", `{commitments(first: 50, after: "` + cursor(100, "commitment:large-2020/101") + `") {edges {node {id ref force}}}}`},
		{"lineage", `{lineage(of: "convention:hub", direction: DESCENDANTS, first: 200) {nodes {id} edges {type source {id} target {id} evidence {quote}}}}`},
	} {
		b.Run(bench.name, func(b *testing.B) {
			api := apiOn(b, large(1000))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := api.Execute(b.Context(), bench.query, nil, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
