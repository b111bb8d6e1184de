package export

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
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
// ones, texts of about 300 bytes and a quote for each edge. Every document has a
// witness, and every commitment a passage in it and two topics. The facts are as
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
		witness := graph.ID("witness:" + doc.Slug() + "/en")
		var text strings.Builder
		for k := i; k < min(n, i+perDocument); k++ {
			ref, words := strconv.Itoa(k%perDocument+1), strings.Repeat("we promise to act ", 14+random.IntN(6))
			span := []graph.Span{{Witness: witness, Start: text.Len(), End: text.Len() + len(words)}}
			text.WriteString(words)
			passage := graph.ID("passage:" + doc.Slug() + "/" + ref)
			f.Passages = append(f.Passages, graph.Passage{ID: passage, Document: doc, Ref: ref, Kind: "item", Headings: []string{"Of acts"}, Order: k % perDocument, Spans: span})
			f.Commitments = append(f.Commitments, graph.Commitment{
				ID: id(k), Document: doc, Passage: passage, Ref: ref, Order: k % perDocument, Force: graph.Commit,
				Topics: []graph.ID{"topic:one", "topic:two"}, Texts: graph.Texts{"en": words}, Spans: span,
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
		f.Witnesses = []graph.Witness{{ID: witness, Document: doc, Language: "en", Format: "txt", Text: text.String()}}
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

// meter counts what is written and notes when the first byte came.
type meter struct {
	start time.Time
	first time.Duration
	bytes int
	after int // bytes after which then is called, once
	then  func()
}

func (m *meter) Write(p []byte) (int, error) {
	if m.bytes == 0 {
		m.first = time.Since(m.start)
	}
	m.bytes += len(p)
	if m.then != nil && m.bytes > m.after {
		m.then()
		m.then = nil
	}
	return len(p), nil
}

// BenchmarkExport writes a graph of STEMMA_EXPORT_NODES commitments. MB-peak is
// how much more memory the process held at its highest than with the snapshot
// alone, what was freed and not yet collected included, and MB-garbage what was
// allocated in all; ms/stop is how long an export goes on after its context
// ended in its midst.
func BenchmarkExport(b *testing.B) {
	sources, snapshot := synthetic(b, benchmarkNodes())
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			var m meter
			watch := watchMemory()
			used, rounds := processorTime(), 0
			for b.Loop() {
				m = meter{start: time.Now()}
				require.NoError(b, f.Write(b.Context(), &m, sources, Options{Snapshot: snapshot}))
				rounds++
			}
			used = processorTime() - used
			peak, garbage := watch.end()
			b.SetBytes(int64(m.bytes))
			b.ReportMetric(float64(m.bytes)*float64(rounds)/1e6/used.Seconds(), "MB/cpu-s")
			b.ReportMetric(float64(m.first.Microseconds())/1000, "ms/first-byte")
			b.ReportMetric(float64(peak)/(1<<20), "MB-peak")
			b.ReportMetric(float64(garbage)/float64(rounds)/(1<<20), "MB-garbage")
			b.ReportMetric(float64(stop(b, f, sources, Options{Snapshot: snapshot}, m.bytes/2).Microseconds())/1000, "ms/stop")
		})
	}
}

// stop is how long an export goes on after its context ended.
func stop(tb testing.TB, f Format, sources []graph.Source, o Options, after int) time.Duration {
	tb.Helper()
	ctx, cancel := context.WithCancel(tb.Context())
	defer cancel()
	var left time.Time
	m := meter{after: after, then: func() {
		left = time.Now()
		cancel()
	}}
	require.ErrorIs(tb, f.Write(ctx, &m, sources, o), context.Canceled)
	return time.Since(left)
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
