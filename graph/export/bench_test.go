package export

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/quads"
)

// synthetic makes a graph of n commitments with three edges each to earlier
// ones, texts of about 300 bytes and a quote for each edge. The facts are as
// they are read from a store: canonical. STEMMA_EXPORT_NODES sets n for the
// benchmark.
func synthetic(tb testing.TB, n int) ([]graph.Source, *graph.Snapshot) {
	tb.Helper()
	random := rand.New(rand.NewPCG(42, 0))
	const perDocument = 50
	var sources []graph.Source
	id := func(i int) graph.ID {
		return graph.ID(fmt.Sprintf("commitment:d%06d/%d", i/perDocument, i%perDocument+1))
	}
	for i := 0; i < n; i += perDocument {
		doc := graph.ID(fmt.Sprintf("document:d%06d", i/perDocument))
		var f graph.Facts
		f.Documents = []graph.Document{{ID: doc, Date: graph.Date(strconv.Itoa(1950 + i*70/n)), Titles: graph.Texts{"en": "A declaration of " + string(doc)}}}
		for k := i; k < min(n, i+perDocument); k++ {
			f.Commitments = append(f.Commitments, graph.Commitment{
				ID: id(k), Document: doc, Ref: strconv.Itoa(k%perDocument + 1), Order: k % perDocument, Force: graph.Commit,
				Texts: graph.Texts{"en": strings.Repeat("we promise to act ", 14+random.IntN(6))},
			})
			for range 3 {
				if k == 0 {
					break
				}
				f.Edges = append(f.Edges, graph.Edge{
					Type: graph.StatedRelations[random.IntN(3)], From: id(k), To: id(random.IntN(k)), Method: graph.Stated, Confidence: 0.95, Status: graph.Active,
					Evidence: []graph.Evidence{{Document: doc, Quote: strings.Repeat("as promised ", 9), Cue: "as", Method: graph.Stated, Confidence: 0.95}},
				})
			}
		}
		f, err := quads.Canonical(f)
		require.NoError(tb, err)
		sources = append(sources, graph.Source{Info: graph.RevisionInfo{ID: fmt.Sprint(i), Key: string(doc), Sequence: i + 1, Current: true}, Facts: f})
	}
	snapshot, err := graph.Build(sources)
	require.NoError(tb, err)
	return sources, snapshot
}

func benchmarkNodes() int {
	if n, err := strconv.Atoi(os.Getenv("STEMMA_EXPORT_NODES")); err == nil && n > 0 {
		return n
	}
	return 10_000
}

// meter counts what is written, notes when the first byte came, and looks now
// and then at what is on the heap.
type meter struct {
	start        time.Time
	first        time.Duration
	bytes, since int
	live         uint64 // after a collection
	collect      bool
	after        int
	then         func()
}

func (m *meter) Write(p []byte) (int, error) {
	if m.bytes == 0 {
		m.first = time.Since(m.start)
	}
	m.bytes += len(p)
	m.since += len(p)
	if m.then != nil && m.bytes > m.after {
		m.then()
		m.then = nil
	}
	if m.collect && m.since > 64<<20 {
		m.since = 0
		runtime.GC()
		m.live = max(m.live, heap())
	}
	return len(p), nil
}

func heap() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// BenchmarkExport writes a graph of STEMMA_EXPORT_NODES commitments.
func BenchmarkExport(b *testing.B) {
	sources, snapshot := synthetic(b, benchmarkNodes())
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			var m meter
			runtime.GC()
			before, rounds := processorTime(), 0
			for b.Loop() {
				m = meter{start: time.Now()}
				require.NoError(b, Write(b.Context(), &m, f.Name, sources, Options{Snapshot: snapshot}))
				rounds++
			}
			used := processorTime() - before
			b.SetBytes(int64(m.bytes))
			b.ReportMetric(float64(m.bytes)*float64(rounds)/1e6/used.Seconds(), "MB/cpu-s")
			b.ReportMetric(float64(m.first.Microseconds())/1000, "ms/first-byte")
		})
	}
}

// BenchmarkExportMemory tells how much is alive on the heap above the snapshot
// while it is written, looked at after each 64 MB and collected first.
func BenchmarkExportMemory(b *testing.B) {
	sources, snapshot := synthetic(b, benchmarkNodes())
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				runtime.GC()
				before := heap()
				m := meter{start: time.Now(), collect: true}
				require.NoError(b, Write(b.Context(), &m, f.Name, sources, Options{Snapshot: snapshot}))
				b.ReportMetric(float64(int64(max(m.live, before)-before))/(1<<20), "MB-live")
			}
		})
	}
}

func TestFirstByteAndCancel(t *testing.T) {
	sources, snapshot := synthetic(t, 8_000)
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			// The best of a few tries: a busy machine makes any one of them late.
			first, stopped := time.Hour, time.Hour
			for range 5 {
				ctx, cancel := context.WithCancel(t.Context())
				var left time.Time
				m := meter{start: time.Now(), after: 1 << 17}
				m.then = func() {
					left = time.Now()
					cancel()
				}
				err := Write(ctx, &m, f.Name, sources, Options{Snapshot: snapshot})
				require.ErrorIs(t, err, context.Canceled)
				require.Less(t, m.bytes, 1<<19)
				first, stopped = min(first, m.first), min(stopped, time.Since(left))
			}
			assert.Less(t, first, 50*time.Millisecond, "begins at once")
			assert.Less(t, stopped, 100*time.Millisecond, "stops at once")
		})
	}
}

func TestMemoryDoesNotGrow(t *testing.T) {
	sources, snapshot := synthetic(t, 8_000)
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			runtime.GC()
			before := heap()
			m := meter{start: time.Now()}
			m.then, m.after = func() { runtime.GC(); m.live = heap() }, 1<<18
			require.NoError(t, Write(t.Context(), &m, f.Name, sources, Options{Snapshot: snapshot}))
			require.NotZero(t, m.live)
			assert.Less(t, int64(m.live)-int64(before), int64(4<<20), "bytes alive amid writing")
		})
	}
}
