package align

import (
	"context"
	"fmt"
	"math/bits"
	"slices"

	"stemma/graph"
)

// Index finds, among many commitments, those that a later one may restate. Two
// commitments are compared only where they share a key: an act towards one
// instrument, a name of the earlier one's meeting, a few things of which they
// speak. The keys of a commitment are a function of its own document, so that
// whether two are compared does not depend on what else is loaded. An Index never
// changes once built.
type Index struct {
	glossary *glossary
	vectors  []vector
	entries  []uint64 // key in the high bits, vector in the low, sorted
	starts   []uint32 // by the key's first bits: where its entries begin
	shift    uint

	documents map[graph.ID]stretch
}

// stretch is where the vectors of one document stand.
type stretch struct{ first, end uint32 }

const (
	vectorBits = 24
	keyMask    = 1<<64 - 1<<vectorBits
)

// maxCommitments is how many commitments one index can hold.
const maxCommitments = 1 << vectorBits

// NewIndex prepares commitments to be searched. Every document must be given
// whole, since a word weighs by how rare it is in its document.
func NewIndex(ctx context.Context, commitments []Commitment) (*Index, error) {
	g, err := openGlossary()
	if err != nil {
		return nil, fmt.Errorf("read the glossary: %w", err)
	}
	if len(commitments) >= maxCommitments {
		return nil, fmt.Errorf("%d commitments are more than one index holds", len(commitments))
	}
	work := documents(commitments)
	first := make([]int, len(work))
	for i := 1; i < len(work); i++ {
		first[i] = first[i-1] + len(work[i-1])
	}
	ix := &Index{glossary: g, vectors: make([]vector, len(commitments)), documents: map[graph.ID]stretch{}}
	for i, own := range work {
		ix.documents[own[0].Document] = stretch{uint32(first[i]), uint32(first[i] + len(own))}
	}
	entries := make([][]uint64, len(work))
	err = inParallel(ctx, len(work), func() func(int) {
		known := stems{}
		return func(i int) {
			for k, v := range g.vectors(ctx, work[i], known) {
				at := first[i] + k
				for _, key := range append(v.findable(), v.origin()...) {
					entries[i] = append(entries[i], key&keyMask|uint64(at))
				}
				ix.vectors[at] = v
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("index commitments: %w", err)
	}
	ix.entries = slices.Concat(entries...)
	slices.Sort(ix.entries)
	ix.entries = slices.Compact(ix.entries)
	ix.bucket()
	return ix, nil
}

// bucket notes where the keys of each beginning start.
func (ix *Index) bucket() {
	width := min(24, max(1, bits.Len(uint(len(ix.entries)))-2))
	ix.shift = uint(64 - width)
	ix.starts = make([]uint32, 1<<width+1)
	for _, e := range ix.entries {
		ix.starts[e>>ix.shift+1]++
	}
	for i := 1; i < len(ix.starts); i++ {
		ix.starts[i] += ix.starts[i-1]
	}
}

// run returns the entries of a key.
func (ix *Index) run(key uint64) []uint64 {
	key &= keyMask
	part := ix.entries[ix.starts[key>>ix.shift]:ix.starts[key>>ix.shift+1]]
	from, _ := slices.BinarySearch(part, key)
	to, _ := slices.BinarySearch(part[from:], key|^uint64(keyMask)) // no vector has that number
	return part[from : from+to]
}

// outside gives the vectors of a key that are not of a document. Those of one
// document stand together, and one that says the same a thousand times is not
// gone through for each of them.
func (ix *Index) outside(key uint64, document graph.ID, each func(vector uint32)) {
	run, own := ix.run(key), ix.documents[document]
	for i := 0; i < len(run); i++ {
		at := uint32(run[i] &^ uint64(keyMask))
		if at >= own.first && at < own.end {
			skip, _ := slices.BinarySearch(run[i:], run[i]&keyMask|uint64(own.end))
			i += skip - 1
			continue
		}
		each(at)
	}
}
