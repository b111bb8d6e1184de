package loader

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkExtract reads the texts of the corpus, each and all together.
func BenchmarkExtract(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(filepath.Dir(corpusFolder), "*", "*.txt"))
	require.NoError(b, err)
	if len(files) == 0 {
		b.Skip("skipped: needs ../shared/corpus")
	}
	var all []Source
	for _, path := range files {
		data, err := os.ReadFile(path)
		require.NoError(b, err)
		src := Source{Path: path, Data: data}
		all = append(all, src)
		b.Run(filepath.Base(path), func(b *testing.B) { extractAll(b, src) })
	}
	b.Run("all", func(b *testing.B) { extractAll(b, all...) })
}

// BenchmarkExtractGrown reads one text 8, 32, 128 and 512 times over, each copy
// with section numbers of its own: the speed must not fall.
func BenchmarkExtractGrown(b *testing.B) {
	text := string(sources(b, "valmont-2026.fr.txt")[0].Data)
	for _, n := range []int{8, 32, 128, 512} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			extractAll(b, Source{Path: "valmont-2026.fr.txt", Data: grown(text, n)})
		})
	}
}

// BenchmarkExtractHostile reads hostile texts of one and two megabytes.
func BenchmarkExtractHostile(b *testing.B) {
	for _, h := range hostile {
		for n := 1; n <= 2; n++ {
			b.Run(h.name+" "+strconv.Itoa(n)+" MB", func(b *testing.B) {
				extractAll(b, Source{Path: "hostile.txt", Data: hostileText(h.text, n*1_000_000)})
			})
		}
	}
}

// extractAll reads files one after the other, each alone, into records. Nothing
// is aligned. It reports the speed by the processor's time, which other work on the
// machine changes little, and the live memory that the largest file needs at most,
// in bytes for each of its bytes.
func extractAll(b *testing.B, srcs ...Source) {
	b.Helper()
	total, largest := 0, 0
	for i, s := range srcs {
		total += len(s.Data)
		if len(s.Data) > len(srcs[largest].Data) {
			largest = i
		}
	}
	p, err := newPipeline(Options{})
	require.NoError(b, err)
	read := func(src Source) {
		rs, err := p.read(context.Background(), src)
		require.NoError(b, err)
		out := json.NewEncoder(io.Discard)
		for _, r := range rs {
			for rec := range r.records {
				require.NoError(b, out.Encode(rec))
			}
		}
	}
	for _, s := range srcs {
		read(s) // what is read once for all texts is not theirs
	}
	b.SetBytes(int64(total))
	before := processorTime()
	for b.Loop() {
		for _, s := range srcs {
			read(s)
		}
	}
	b.StopTimer()
	if spent := processorTime() - before; spent > 0 { // what a quiet machine would take
		b.ReportMetric(float64(total)*float64(b.N)/1e6/spent.Seconds(), "MB/cpu-s")
	}
	bytes := peak(func() { read(srcs[largest]) })
	b.ReportMetric(float64(bytes)/float64(len(srcs[largest].Data)), "heap-B/B")
}

// peak is the most memory, in bytes, that a function kept alive above what was
// alive before. The collector is made to run whenever the heap has grown by a
// hundredth, and what it finds alive is looked at all the time.
func peak(do func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	runtime.GC()
	before := live()
	most := before
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(200 * time.Microsecond):
				most = max(most, live())
			}
		}
	}()
	do()
	close(stop)
	<-stopped
	return max(most, live()) - before
}

// live is what the last collection found alive.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// grown repeats the commitments of a text n times, section 1 becoming 3, 5…
func grown(text string, n int) []byte {
	at := strings.Index(text, "Engagement 1")
	head, body := text[:at], text[at:]
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		b.WriteString(strings.NewReplacer(
			"Engagement 1", "Engagement "+strconv.Itoa(2*i+1), "Engagement 2", "Engagement "+strconv.Itoa(2*i+2),
			"\n1.", "\n"+strconv.Itoa(2*i+1)+".", "\n2.", "\n"+strconv.Itoa(2*i+2)+".",
		).Replace(body))
		b.WriteByte('\n')
	}
	return []byte(b.String())
}
