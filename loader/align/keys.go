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
	keyAny    = 9 // for keys that hold between fora
	keyFirst  = 3
)

// findable returns the hashes of what a commitment can be found by. Within one
// forum two terms are enough: a forum has only so many texts. Between fora it
// takes three, or the two that tell most, since what two common words find grows
// with all that is loaded.
func (v *vector) findable() []uint64 {
	var strong, plain, themes, all, across []feature
	for _, f := range v.features {
		switch {
		case f.is(pair) || f.level <= general:
			continue
		case f.level >= specific && f.is(own):
			strong = append(strong, f)
		case f.level == unlisted && f.is(own):
			plain = append(plain, f)
		case f.level == theme && float64(f.weight) > 0.2 && (f.is(own) || f.is(cross)):
			themes = append(themes, f)
		default:
			continue
		}
		all = append(all, f)
		if f.is(cross) {
			across = append(across, f)
		}
	}
	out := v.acts()
	strong, plain, themes = telling(strong, keyStrong), telling(plain, keyPlain), telling(themes, keyThemes)
	forum := hashOf("forum:" + string(v.Forum))
	for i, a := range strong {
		for _, list := range [][]feature{strong[i+1:], themes, plain} {
			for _, b := range list {
				out = append(out, join(forum, join(a.hash, b.hash)))
			}
		}
	}
	for i, a := range plain {
		for _, b := range plain[i+1:] {
			out = append(out, join(forum, join(a.hash, b.hash)))
		}
	}
	out = triples(out, forum, themes)
	out = triples(out, 0, telling(all, keyAny))
	out = triples(out, 0, telling(across, keyAny))
	first := telling(all, keyFirst)
	for i, a := range first {
		for _, b := range first[i+1:] {
			out = append(out, join(a.hash, b.hash))
		}
	}
	return out
}

// triples adds the keys of any three of some features, by hash. Between fora,
// scope 0, one of them is specific: three themes tell too little.
func triples(out []uint64, scope uint64, fs []feature) []uint64 {
	for i, a := range fs {
		for j, b := range fs[i+1:] {
			for _, c := range fs[i+j+2:] {
				if scope != 0 || max(a.level, b.level, c.level) >= specific {
					out = append(out, join(scope, join(join(a.hash, b.hash), c.hash)))
				}
			}
		}
	}
	return out
}

// acts are the keys of what a commitment undertakes towards instruments.
func (v *vector) acts() []uint64 {
	var out []uint64
	for _, r := range v.Relations {
		if r.Type != graph.Cites {
			out = append(out, hashOf("act:"+string(r.Type)+" "+string(r.Target)))
		}
	}
	return out
}

// origin are the keys by which those find a commitment that name its meeting or
// text.
func (v *vector) origin() []uint64 {
	var out []uint64
	for _, id := range []graph.ID{v.Meeting, v.DocumentText} {
		if id != "" {
			out = append(out, hashOf("of:"+string(id)))
		}
	}
	return out
}

// sought are the keys of the meetings and texts that a commitment names.
func (v *vector) sought() []uint64 {
	var out []uint64
	for _, r := range v.References {
		for _, id := range []graph.ID{r.Meeting, r.Text} {
			if id != "" {
				out = append(out, hashOf("of:"+string(id)))
			}
		}
	}
	return out
}

// telling keeps the heaviest features, and returns them by hash.
func telling(fs []feature, n int) []feature {
	if len(fs) <= n {
		return fs
	}
	fs = slices.Clone(fs)
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
