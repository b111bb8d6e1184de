//go:build unix

package align

import (
	"fmt"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkCorpus aligns a whole synthetic corpus with itself, in three sizes:
// the cost a commitment says how it grows.
func BenchmarkCorpus(b *testing.B) {
	for _, documents := range []int{10, 100, 300, 1000} {
		s := newSynthetic(1, documents)
		all := s.all()
		b.Run(fmt.Sprint(len(all)), func(b *testing.B) {
			var pairs []Pair
			before := processorTime()
			for b.Loop() {
				ix, err := NewIndex(b.Context(), all)
				require.NoError(b, err)
				pairs, err = ix.Pairs(b.Context(), all)
				require.NoError(b, err)
			}
			same, across := s.recall(pairs)
			for _, bin := range Calibration(pairs, s.judge) {
				if bin.Pairs > 0 {
					b.Logf("score %.1f: %d of %d are of one line", bin.From, bin.Held, bin.Pairs)
				}
			}
			b.ReportMetric(same, "recall")
			b.ReportMetric(across, "recall-across")
			b.ReportMetric(float64(len(pairs)), "pairs")
			b.ReportMetric(float64(len(s.planted)), "planted")
			held := 0
			for _, p := range pairs {
				if holds, _ := s.judge(p); holds {
					held++
				}
			}
			b.ReportMetric(float64(held)/float64(max(1, len(pairs))), "precision")
			b.ReportMetric((processorTime()-before)*1e6/float64(b.N)/float64(len(all)), "cpu-µs/commitment")
		})
	}
}

// BenchmarkDocument aligns one new document with a hundred thousand commitments
// that are indexed already.
func BenchmarkDocument(b *testing.B) {
	s := newSynthetic(1, 1001)
	ix, err := NewIndex(b.Context(), s.all()[:1000*perDocument])
	require.NoError(b, err)
	for b.Loop() {
		_, err := ix.Pairs(b.Context(), s.documents[1000])
		require.NoError(b, err)
	}
}

// processorTime is how many seconds processors worked for this program, which
// others on the machine lengthen less than wall time.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func BenchmarkIndex(b *testing.B) {
	all := newSynthetic(1, 1000).all()
	for b.Loop() {
		_, err := NewIndex(b.Context(), all)
		require.NoError(b, err)
	}
}
