package store

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/quads"
)

// The synthetic graph of these benchmarks has 10,002 nodes: a document of 5,000
// passages and 5,000 commitments, each with an edge and its evidence, 215,000
// quads in all.
const synthetic = 5000

func BenchmarkAppend(b *testing.B) {
	big := document("synthetic", synthetic)
	for b.Loop() {
		b.StopTimer()
		s, err := Open(b.Context(), "bolt:"+b.TempDir(), Options{})
		require.NoError(b, err)
		b.StartTimer()
		receipt := appendTo(b, s, big)
		b.ReportMetric(float64(receipt.Stored[0].Quads), "quads")
	}
}

// BenchmarkAppendSmall stores a small document in a store of 10,002 nodes.
func BenchmarkAppendSmall(b *testing.B) {
	s := bigStore(b)
	n := 0
	for b.Loop() {
		n++
		appendTo(b, s, document(fmt.Sprintf("small-%d", n), 20))
	}
}

func BenchmarkSources(b *testing.B) {
	s := bigStore(b)
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			_, err := s.fromCayley(b.Context())
			require.NoError(b, err)
		}
	})
	b.Run("journal", func(b *testing.B) {
		for b.Loop() {
			_, err := s.fromJournal(b.Context(), nil)
			require.NoError(b, err)
		}
	})
}

func BenchmarkSnapshot(b *testing.B) {
	s := bigStore(b)
	for b.Loop() {
		_, err := s.Snapshot(b.Context())
		require.NoError(b, err)
	}
}

// BenchmarkPeek is what a server does every second: 300 revisions, none new.
func BenchmarkPeek(b *testing.B) {
	s, err := Open(b.Context(), "bolt:"+b.TempDir(), Options{sparse: true})
	require.NoError(b, err)
	var all []graph.Revision
	for n := range 300 {
		all = append(all, document(fmt.Sprintf("d-%d", n), 1))
	}
	appendTo(b, s, all...)
	for b.Loop() {
		_, err := s.Peek(b.Context())
		require.NoError(b, err)
	}
}

func BenchmarkVerify(b *testing.B) {
	s := bigStore(b)
	for b.Loop() {
		_, err := s.Verify(b.Context())
		require.NoError(b, err)
	}
}

func BenchmarkMapping(b *testing.B) {
	big := document("synthetic", synthetic)
	stated, err := quads.Of(big.Facts)
	require.NoError(b, err)
	b.Run("of", func(b *testing.B) {
		for b.Loop() {
			_, err := quads.Of(big.Facts)
			require.NoError(b, err)
		}
	})
	b.Run("digest", func(b *testing.B) {
		for b.Loop() {
			_, err := quads.Digest(stated)
			require.NoError(b, err)
		}
	})
	b.Run("facts", func(b *testing.B) {
		for b.Loop() {
			_, err := quads.Facts(stated)
			require.NoError(b, err)
		}
	})
}

func bigStore(b *testing.B) *Store {
	b.Helper()
	s, err := Open(b.Context(), "bolt:"+b.TempDir(), Options{})
	require.NoError(b, err)
	appendTo(b, s, document("synthetic", synthetic))
	return s
}
