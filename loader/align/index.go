package align

import (
	"cmp"
	"context"
	"fmt"
	"math/bits"
	"slices"

	"stemma/graph"
)

// Index finds, among many commitments, those that a later one may restate. Two
// commitments are compared only where they share a key: an act towards one
// instrument, two specific things, a specific thing and a theme, or three themes. The keys of a commitment are a
// function of its own document, so that whether two are compared does not depend
// on what else is loaded. An Index never changes once built.
type Index struct {
	glossary *glossary
	vectors  []vector
	entries  []uint64 // key in the high bits, vector in the low, sorted
	starts   []uint32 // by the key's first bits: where its entries begin
	shift    uint
}

const (
	vectorBits = 24
	keyMask    = 1<<64 - 1<<vectorBits
)

// maxCommitments is how many commitments one index can hold.
const maxCommitments = 1 << vectorBits

// NewIndex prepares commitments to be searched. Every document must be given
// whole, since a word weighs by how rare it is in its document.
func NewIndex(commitments []Commitment) (*Index, error) {
	g, err := openGlossary()
	if err != nil {
		return nil, fmt.Errorf("read the glossary: %w", err)
	}
	if len(commitments) >= maxCommitments {
		return nil, fmt.Errorf("%d commitments are more than one index holds", len(commitments))
	}
	ix := &Index{glossary: g, vectors: g.vectors(commitments)}
	for i := range ix.vectors {
		for _, k := range ix.vectors[i].findable() {
			ix.entries = append(ix.entries, k&keyMask|uint64(i))
		}
	}
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
	to := from
	for to < len(part) && part[to]&keyMask == key {
		to++
	}
	return part[from:to]
}

// How many terms of a commitment make keys, the most telling first.
const (
	keyStrong = 14
	keyPlain  = 8
	keyThemes = 8
)

// findable returns the hashes of what a commitment can be found by, and notes
// how many they are.
func (v *vector) findable() []uint64 {
	var strong, plain, themes []feature
	for _, f := range v.features {
		switch {
		case f.is(pair) || f.level <= general:
		case f.level >= specific && f.is(own):
			strong = append(strong, f)
		case f.level == unlisted && f.is(own):
			plain = append(plain, f)
		case f.level == theme && float64(f.weight) > 0.2 && (f.is(own) || f.is(cross)):
			themes = append(themes, f)
		}
	}
	strong, plain, themes = telling(strong, keyStrong), telling(plain, keyPlain), telling(themes, keyThemes)
	var out []uint64
	for _, r := range v.Relations {
		if r.Type != graph.Cites {
			h := hashOf("act:" + string(r.Type) + " " + string(r.Target))
			out = append(out, h, ^h, h>>1) // enough by itself
		}
	}
	for i, a := range strong {
		for _, b := range strong[i+1:] {
			out = append(out, join(a.hash, b.hash))
		}
		for _, b := range themes {
			out = append(out, join(a.hash, b.hash))
		}
		for _, b := range plain {
			out = append(out, join(a.hash, b.hash))
		}
	}
	for i, a := range plain {
		for _, b := range plain[i+1:] {
			out = append(out, join(a.hash, b.hash))
		}
	}
	for i, a := range themes {
		for j, b := range themes[i+1:] {
			for _, c := range themes[i+j+2:] {
				out = append(out, join(join(a.hash, b.hash), c.hash))
			}
		}
	}
	v.keys = len(out)
	return out
}

// sharedKeys is how many keys two commitments must share to be compared; one is
// enough for a commitment so short that it has few.
const (
	sharedKeys = 3
	fewKeys    = 15
)

// telling keeps the heaviest features, and returns them by hash.
func telling(fs []feature, n int) []feature {
	if len(fs) <= n {
		return fs
	}
	slices.SortFunc(fs, func(x, y feature) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.hash, y.hash))
	})
	fs = fs[:n]
	slices.SortFunc(fs, func(x, y feature) int { return cmp.Compare(x.hash, y.hash) })
	return fs
}

// join mixes two hashes whatever their order.
func join(a, b uint64) uint64 {
	if a > b {
		a, b = b, a
	}
	h := a*0x9e3779b97f4a7c15 ^ bits.RotateLeft64(b*0xff51afd7ed558ccd, 31)
	h ^= h >> 29
	return h * 0xbf58476d1ce4e5b9
}

// Pairs says which commitments of the index the later ones restate or extend,
// sorted by later, then earlier commitment. A commitment is never tied to one of
// its own document or meeting, nor to one that is not earlier.
func (ix *Index) Pairs(ctx context.Context, later []Commitment) ([]Pair, error) {
	var out []Pair
	m := ix.marks()
	for _, members := range documents(later) {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("align: %w", err)
		}
		out = append(out, ix.document(members, m)...)
	}
	slices.SortFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.Later, y.Later), cmp.Compare(x.Earlier, y.Earlier))
	})
	return out, nil
}

// documents cuts commitments into those of each document.
func documents(cs []Commitment) [][]Commitment {
	at := map[graph.ID]int{}
	var out [][]Commitment
	for _, c := range cs {
		i, ok := at[c.Document]
		if !ok {
			i = len(out)
			at[c.Document] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], c)
	}
	return out
}

// document aligns one document with every earlier one.
func (ix *Index) document(later []Commitment, m *marks) []Pair {
	vs := ix.glossary.vectors(later)
	byDocument := map[graph.ID][]candidate{}
	for i := range vs {
		for _, j := range ix.near(&vs[i], m) {
			c := candidate{later: i, early: int(j)}
			c.judge(&vs[i], &ix.vectors[j])
			if c.hopeless() {
				continue
			}
			d := ix.vectors[j].Document
			byDocument[d] = append(byDocument[d], c)
		}
	}
	var out []Pair
	terms, known := make([][]term, len(vs)), stems{} // of those that have pairs
	for _, cs := range byDocument {
		settle(cs)
		for k := range cs {
			if cs[k].score >= Threshold {
				c := &cs[k]
				if terms[c.later] == nil {
					terms[c.later] = ix.glossary.terms(vs[c.later].Commitment, known)
				}
				out = append(out, ix.pair(&vs[c.later], &ix.vectors[c.early], c, terms[c.later]))
			}
		}
	}
	return out
}

// marks counts the keys that the vectors of an index share with one commitment.
type marks struct {
	shared  []uint8
	touched []uint32
}

func (ix *Index) marks() *marks { return &marks{shared: make([]uint8, len(ix.vectors))} }

// near returns the earlier commitments that share keys with one.
func (ix *Index) near(v *vector, m *marks) []uint32 {
	m.touched = m.touched[:0]
	for _, k := range v.findable() {
		for _, e := range ix.run(k) {
			j := uint32(e &^ uint64(keyMask))
			if m.shared[j] == 0 {
				m.touched = append(m.touched, j)
			}
			if m.shared[j] < 255 {
				m.shared[j]++
			}
		}
	}
	out := m.touched[:0]
	for _, j := range m.touched {
		early := &ix.vectors[j]
		enough := m.shared[j] >= sharedKeys || min(v.keys, early.keys) <= fewKeys || v.Forum != "" && v.Forum == early.Forum
		m.shared[j] = 0
		if enough && precedes(early.Commitment, v.Commitment) {
			out = append(out, j)
		}
	}
	return out
}

// precedes reports that a commitment is earlier than another, of another
// meeting and document. Where one date says less than the other and agrees as
// far as it goes, nothing is known.
func precedes(early, later *Commitment) bool {
	if early.Document == later.Document || early.Meeting == later.Meeting && early.Meeting != "" {
		return false
	}
	a, b := early.Date, later.Date
	if a == "" || b == "" {
		return false
	}
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// Pairs aligns later commitments with earlier ones. Every document must be given
// whole.
func Pairs(ctx context.Context, earlier, later []Commitment) ([]Pair, error) {
	ix, err := NewIndex(earlier)
	if err != nil {
		return nil, err
	}
	return ix.Pairs(ctx, later)
}
