package server

import (
	"fmt"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// dated is a graph of n commitments in texts of fifty, one a month.
func dated(n int) *shelf {
	var f graph.Facts
	const perText = 50
	for i := range n / perText {
		slug := fmt.Sprintf("d%05d", i)
		doc := graph.ID("document:" + slug)
		f.Documents = append(f.Documents, graph.Document{ID: doc, Date: graph.Date(fmt.Sprintf("%d-%02d-01", 1900+i/12%120, 1+i%12))})
		for k := range perText {
			id := graph.ID("commitment:" + slug + "/" + strconv.Itoa(k+1))
			f.Commitments = append(f.Commitments, graph.Commitment{ID: id, Document: doc, Ref: strconv.Itoa(k + 1), Order: k, Force: graph.Commit, Texts: graph.Texts{"en": "to act together"}})
			for e := range 3 {
				if i <= e {
					break
				}
				to := graph.ID(fmt.Sprintf("commitment:d%05d/%d", i-1-e, k+1))
				f.Edges = append(f.Edges, graph.Edge{
					ID: graph.EdgeID(graph.Reaffirms, id, to), Type: graph.Reaffirms, From: id, To: to, Method: graph.Stated, Confidence: 0.9, Status: graph.Active,
					Evidence: []graph.Evidence{{Document: doc, Quote: "as promised", Cue: "as", Start: e, End: e + 2, Method: graph.Stated, Confidence: 0.9}},
				})
			}
		}
	}
	return &shelf{stamp: "1", facts: f}
}

// BenchmarkAsOf has 50 clients ask at once for the same earlier day, who come back
// when they are told to.
func BenchmarkAsOf(b *testing.B) {
	r := startFor(b, dated(60_000))
	for _, path := range []string{"/id/commitment:d00020/1?format=jsonld&asOf=", "/export/graphml?root=commitment:d00020/1&depth=3&asOf="} {
		b.Run(path[:4], func(b *testing.B) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var longest, busy atomic.Int64
			rounds := 0
			for b.Loop() {
				address := r.base + path + strconv.Itoa(1950+rounds%60)
				rounds++
				var all sync.WaitGroup
				for range 50 {
					all.Go(func() {
						start := time.Now()
						for {
							response, err := http.Get(address) //nolint:noctx // a benchmark
							if err != nil {
								b.Error(err)
								return
							}
							_ = response.Body.Close()
							if response.StatusCode != http.StatusServiceUnavailable {
								if response.StatusCode != http.StatusOK {
									b.Error(response.Status)
								}
								break
							}
							busy.Add(1)
							time.Sleep(5 * time.Millisecond)
						}
						longest.Store(max(longest.Load(), int64(time.Since(start))))
					})
				}
				all.Wait()
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(rounds)/50/(1<<20), "MB-allocated/request")
			b.ReportMetric(float64(longest.Load())/1e6, "ms/longest")
			b.ReportMetric(float64(busy.Load())/float64(rounds)/50, "refusals/request")
		})
	}
}

func startFor(b *testing.B, source Source) *running {
	b.Helper()
	r := start(b, source, nil)
	require.Eventually(b, func() bool { return r.get("/readyz").status == 200 }, time.Minute, time.Millisecond)
	return r
}
