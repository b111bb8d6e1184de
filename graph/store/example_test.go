package store_test

import (
	"context"
	"fmt"
	"time"

	"stemma/graph"
	"stemma/graph/store"
)

func ExampleOpen() {
	ctx := context.Background()
	s, err := store.Open(ctx, "memory:", store.Options{
		Now: func() time.Time { return time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()

	charter := graph.Revision{Key: "builtin", Agent: "example", Facts: graph.Facts{
		Conventions: []graph.Convention{{ID: "convention:charter", Names: graph.Texts{graph.English: "Charter"}}},
	}}
	for range 2 { // the second time nothing is new
		receipt, err := s.Append(ctx, graph.Batch{Revisions: []graph.Revision{charter}})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(len(receipt.Stored), "stored,", len(receipt.Unchanged), "unchanged")
	}
	sources, err := s.Sources(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sources[0].Info.Key, sources[0].Info.Time, sources[0].Facts.Conventions[0].Names.In(graph.English))
	// Output:
	// 1 stored, 0 unchanged
	// 0 stored, 1 unchanged
	// builtin 2026-03-01T09:00:00Z Charter
}
