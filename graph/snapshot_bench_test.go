package graph

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// sizes of the synthetic graph of seed 42; run them with -bench and -benchtime.
var sizes = []int{10_000, 100_000}

func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			src := []Source{synthetic(n, 42)}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var s *Snapshot
			for b.Loop() {
				s = build(b, src...)
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(n), "B/node")
			runtime.KeepAlive(s)
		})
	}
}

// some returns n commitments, always the same, spread over all.
func some(s *Snapshot, n int) []ID {
	random := rand.New(rand.NewPCG(1, 1))
	out := make([]ID, n)
	for i := range out {
		out[i] = s.commitments[random.IntN(len(s.commitments))].ID
	}
	return out
}

// popular returns the commitment with the most descendants one step away.
func popular(s *Snapshot) ID {
	best, most := ID(""), -1
	for _, c := range s.commitments {
		if n := len(s.Edges(c.ID, Descendants, EdgeFilter{})); n > most {
			best, most = c.ID, n
		}
	}
	return best
}

func BenchmarkNode(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := build(b, synthetic(n, 42))
			ask := some(s, 1024)
			i := 0
			for b.Loop() {
				if _, ok := s.Commitment(ask[i%len(ask)]); !ok {
					b.Fatal("lost")
				}
				i++
			}
		})
	}
}

func BenchmarkLineage(b *testing.B) {
	for _, n := range sizes {
		s := build(b, synthetic(n, 42))
		ask := some(s, 1024)
		b.Run(fmt.Sprintf("ancestors/%d", n), func(b *testing.B) {
			filter := EdgeFilter{Types: []RelationType{Reaffirms, BuildsOn}}
			i, nodes := 0, 0
			for b.Loop() {
				g, err := s.Lineage(LineageQuery{Of: ask[i%len(ask)], Filter: filter, MaxDepth: 6})
				require.NoError(b, err)
				nodes += len(g.Nodes)
				i++
			}
			b.ReportMetric(float64(nodes)/float64(i), "nodes/op")
		})
		b.Run(fmt.Sprintf("descendants/%d", n), func(b *testing.B) {
			of := popular(s)
			for b.Loop() {
				_, err := s.Lineage(LineageQuery{Of: of, Direction: Descendants, First: 500})
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkPath(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := build(b, synthetic(n, 42))
			ask := some(s, 1024)
			i := 0
			for b.Loop() {
				_, err := s.Path(PathQuery{From: ask[i%len(ask)], To: ask[(i+1)%len(ask)]})
				require.NoError(b, err)
				i++
			}
		})
	}
}

func BenchmarkFilterCommitments(b *testing.B) {
	s := build(b, synthetic(100_000, 42))
	filters := map[string]CommitmentFilter{
		"topic":    {Topic: "topic:t3", Force: []Force{Call}},
		"document": {Document: "document:d000100"},
		"text":     {Text: "promise nothing"},
	}
	for name, f := range filters {
		b.Run(name, func(b *testing.B) {
			s.FilterCommitments(f) // folds the texts, once
			for b.Loop() {
				s.FilterCommitments(f)
			}
		})
	}
}
