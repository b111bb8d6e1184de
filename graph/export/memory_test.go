package export

import (
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// watch looks at the memory of the process while something runs.
type watch struct {
	before, peak uint64
	allocated    uint64
	stop         chan struct{}
	done         sync.WaitGroup
}

// watchMemory begins with what is alive alone.
func watchMemory() *watch {
	debug.FreeOSMemory() // collects first
	w := &watch{before: held(), stop: make(chan struct{}), allocated: allocated()}
	w.done.Go(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			w.peak = max(w.peak, held())
			select {
			case <-w.stop:
				return
			case <-tick.C:
			}
		}
	})
	return w
}

// end returns by how much the process grew at its highest, and what was allocated
// in all.
func (w *watch) end() (peak, garbage uint64) {
	close(w.stop)
	w.done.Wait()
	w.peak = max(w.peak, held())
	return w.peak - min(w.before, w.peak), allocated() - w.allocated
}

// held is what the process has from the system: everything but what was given
// back.
func held() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
}

// TestMemoryDoesNotGrow looks at all that an export allocates, which is never
// less than its memory at its highest, however late the collector comes: ten
// times the graph may not take half as much again.
func TestMemoryDoesNotGrow(t *testing.T) {
	few, small := synthetic(t, 1_000)
	many, large := synthetic(t, 10_000)
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			// The least of some: a collection in between takes the compressor that is
			// kept for the next, which then is made anew.
			written := func(sources []graph.Source, s *graph.Snapshot) uint64 {
				least := uint64(math.MaxUint64)
				for range 4 {
					before := allocated()
					require.NoError(t, f.Write(t.Context(), io.Discard, sources, Options{Snapshot: s}))
					least = min(least, allocated()-before)
				}
				return least
			}
			written(few, small) // what is made once for the whole program
			first, then := written(few, small), written(many, large)
			assert.Less(t, then, first+first/2, "bytes allocated for ten times the graph")
			assert.Less(t, then, uint64(4<<20))
		})
	}
}

// TestPackKeepsLittle looks at what is alive while a pack is written. It keeps
// where its nodes and edges stand in their order, but none of what it has written.
func TestPackKeepsLittle(t *testing.T) {
	sources, snapshot := synthetic(t, 4_000)
	part := &graph.Subgraph{}
	for n := range snapshot.AllNodes() {
		part.Nodes = append(part.Nodes, n)
	}
	for e := range snapshot.AllEdges() {
		part.Edges = append(part.Edges, e)
	}
	alive := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before, during, times := alive(), uint64(0), 0
	m := &meter{}
	next := func() {}
	next = func() {
		during, times = max(during, alive()), times+1
		m.after += 1 << 18
		defer func() { m.then = next }()
	}
	m.then = next
	require.NoError(t, PackFormat().Write(t.Context(), m, sources, Options{Snapshot: snapshot, Subgraph: part}))
	require.NotZero(t, times)
	t.Logf("%d nodes, %d edges, %d bytes written: %d bytes alive", len(part.Nodes), len(part.Edges), m.bytes, int64(during)-int64(before))
	perRecord := (int64(during) - int64(before)) / int64(len(part.Nodes)+len(part.Edges))
	assert.Less(t, perRecord, int64(1000), "bytes a record of the part")
}
