package align

import (
	"cmp"
	"math/bits"
	"slices"

	"stemma/graph"
)

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
