package graph

import (
	"slices"
	"sort"
)

// relationOrder is the order of types at a node. The stated relations stand
// first, so that a walk along them never reads the structure edges of a hub.
var relationOrder = slices.Concat(StatedRelations, StructureRelations)

var relationRank = func() map[RelationType]uint8 {
	ranks := make(map[RelationType]uint8, len(relationOrder))
	for i, t := range relationOrder {
		ranks[t] = uint8(i)
	}
	return ranks
}()

// tag holds what a filter asks of an edge: its type's rank in the low five
// bits, its method's rank in the next three (seven for one that does not show),
// then whether it is rejected.
type tag uint16

func tagOf(e *Edge) tag {
	t := tag(relationRank[e.Type]) | tag(e.Method.Rank())<<5
	if e.Status == Rejected {
		t |= 1 << 8
	}
	return t
}

func (t tag) relation() uint8 { return uint8(t & 0x1f) }
func (t tag) method() uint8   { return uint8(t >> 5 & 0x7) }
func (t tag) rejected() bool  { return t>>8 != 0 }

// adjacency is the edges in flat slices. An edge's number is its place in the
// order of source, type, target, so that what leaves a node is one run of
// numbers; what arrives is one run of the in slices, by type, then source.
type adjacency struct {
	edges []Edge
	// amended holds, in some cuts, the edges of which less was said than in the
	// whole snapshot.
	amended map[uint32]*Edge

	from []uint32 // by edge
	to   []uint32 // by edge
	tags []tag    // by edge
	out  []uint32 // by node: where its run begins; one more at the end

	in     []uint32 // by node: where its run begins; one more at the end
	inEdge []uint32
	inFrom []uint32
	inTags []tag
}

// edge returns the edge of a number as it shows.
func (a *adjacency) edge(n uint32) *Edge {
	if a.amended != nil {
		if e, ok := a.amended[n]; ok {
			return e
		}
	}
	return &a.edges[n]
}

// link fills the slices from edges, from, to and tags, which stand in order.
func (a *adjacency) link(nodes int) {
	a.out = starts(a.from, nodes)
	a.in = starts(a.to, nodes)
	a.inEdge = make([]uint32, len(a.to))
	next := slices.Clone(a.in)
	for e, n := range a.to { // by number: sources ascend within one target
		a.inEdge[next[n]] = uint32(e)
		next[n]++
	}
	for n := range nodes {
		run := a.inEdge[a.in[n]:a.in[n+1]]
		slices.SortFunc(run, func(x, y uint32) int {
			if rx, ry := a.tags[x].relation(), a.tags[y].relation(); rx != ry {
				return int(rx) - int(ry)
			}
			return int(int64(x) - int64(y))
		})
	}
	a.inFrom = make([]uint32, len(a.to))
	a.inTags = make([]tag, len(a.to))
	for i, e := range a.inEdge {
		a.inFrom[i], a.inTags[i] = a.from[e], a.tags[e]
	}
}

// starts counts how often each node stands in ends and returns where each
// node's run begins.
func starts(ends []uint32, nodes int) []uint32 {
	at := make([]uint32, nodes+1)
	for _, n := range ends {
		at[n+1]++
	}
	for i := range nodes {
		at[i+1] += at[i]
	}
	return at
}

// sieve is a filter made ready: masks instead of lists.
type sieve struct {
	types    uint32
	low      uint8 // the lowest and the highest type in the mask
	high     uint8
	methods  uint8
	min      float64
	rejected bool
}

func (f EdgeFilter) sieve() sieve {
	types := f.Types
	if len(types) == 0 {
		types = StatedRelations
	}
	v := sieve{low: uint8(len(relationOrder)), methods: 1<<7 - 1, min: f.MinConfidence, rejected: f.Rejected}
	for _, t := range types {
		rank, ok := relationRank[t]
		if !ok {
			continue
		}
		v.types |= 1 << rank
		v.low, v.high = min(v.low, rank), max(v.high, rank)
	}
	if len(f.Methods) > 0 {
		v.methods = 0
		for _, m := range f.Methods {
			v.methods |= 1 << m.Rank()
		}
	}
	return v
}

// only returns the sieve that lets active edges of these types through.
func only(types ...RelationType) sieve { return EdgeFilter{Types: types}.sieve() }

func (a *adjacency) passes(v *sieve, t tag, e uint32) bool {
	return v.types>>t.relation()&1 != 0 && v.methods>>t.method()&1 != 0 &&
		(v.rejected || !t.rejected()) && (v.min <= 0 || a.edge(e).Confidence >= v.min)
}

// skip returns where in a run of tags, sorted by type, the sieve's lowest type
// begins. Only a hub is worth a search.
func (v *sieve) skip(run []tag) int {
	if len(run) < 32 || v.low == 0 {
		return 0
	}
	return sort.Search(len(run), func(i int) bool { return run[i].relation() >= v.low })
}

// leaving appends the numbers of the edges that leave n and pass.
func (a *adjacency) leaving(buf []uint32, n uint32, v *sieve) []uint32 {
	first, end := a.out[n], a.out[n+1]
	run := a.tags[first:end]
	for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
		if e := first + uint32(i); a.passes(v, run[i], e) {
			buf = append(buf, e)
		}
	}
	return buf
}

// arriving appends the numbers of the edges that arrive at n and pass.
func (a *adjacency) arriving(buf []uint32, n uint32, v *sieve) []uint32 {
	first, end := a.in[n], a.in[n+1]
	run := a.inTags[first:end]
	for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
		if e := a.inEdge[first+uint32(i)]; a.passes(v, run[i], e) {
			buf = append(buf, e)
		}
	}
	return buf
}

// next appends the far ends of the edges that pass, the way d says.
func (a *adjacency) next(buf []uint32, n uint32, d Direction, v *sieve) []uint32 {
	if d != Descendants {
		first, end := a.out[n], a.out[n+1]
		run := a.tags[first:end]
		for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
			if e := first + uint32(i); a.passes(v, run[i], e) {
				buf = append(buf, a.to[e])
			}
		}
	}
	if d != Ancestors {
		first, end := a.in[n], a.in[n+1]
		run := a.inTags[first:end]
		for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
			if a.passes(v, run[i], a.inEdge[first+uint32(i)]) {
				buf = append(buf, a.inFrom[first+uint32(i)])
			}
		}
	}
	return buf
}

// touches reports whether an edge at n passes, the way d says.
func (a *adjacency) touches(n uint32, d Direction, v *sieve) bool {
	if d != Descendants {
		first, end := a.out[n], a.out[n+1]
		run := a.tags[first:end]
		for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
			if a.passes(v, run[i], first+uint32(i)) {
				return true
			}
		}
	}
	if d != Ancestors {
		first, end := a.in[n], a.in[n+1]
		run := a.inTags[first:end]
		for i := v.skip(run); i < len(run) && run[i].relation() <= v.high; i++ {
			if a.passes(v, run[i], a.inEdge[first+uint32(i)]) {
				return true
			}
		}
	}
	return false
}
