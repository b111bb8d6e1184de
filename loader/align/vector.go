package align

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"slices"
)

// feature is a term with its weight in its own document.
type feature struct {
	hash   uint64
	weight float32
	level  level
	flags  flag
}

type flag uint8

const (
	cross flag = 1 << iota // holds across languages
	own                    // of the commitment's own words, not of its headings
	core                   // of what is undertaken, not of an aside
	pair                   // two words that stand together
	deed                   // general: what is done rather than to what
)

func (f feature) is(g flag) bool { return f.flags&g != 0 }

// vector is a commitment ready to be compared. It depends on its own document
// and on the data of this package, and on nothing else.
type vector struct {
	*Commitment
	features []feature // by hash
	matters  []matter  // by hash
	subjects float64   // sum of squares over those of them that are no means
	deeds    float64   // length over its deeds
	all      sums      // over its other terms
	cross    sums      // over those of them that hold across languages
}

// sums are sums of squared weights.
type sums struct {
	length float64 // the root, over all
	own    float64 // over its own words
	core   float64 // over its own words, those of asides in part
}

func (s *sums) add(f feature, w float64) {
	s.length += w * w
	if f.is(own) {
		s.own += w * w
		s.core += f.part() * w * w
	}
}

// across are the sums for a comparison with another language: words that the
// glossary lacks may have a counterpart or none, so half of their weight counts.
func (v *vector) across() sums {
	return sums{
		length: math.Sqrt((v.all.length*v.all.length + v.cross.length*v.cross.length) / 2),
		own:    (v.all.own + v.cross.own) / 2,
		core:   (v.all.core + v.cross.core) / 2,
	}
}

// prior is how many commitments the background counts as: against a longer
// document it weighs less.
const prior = 20

// forAgain is how much more a term counts that is said again.
const forAgain = 0.6

// vectors weighs the terms of the commitments of one document. A word weighs what
// it tells: the logarithm of how rare it is among them and in the background. It
// ends with what it has when the context does, and whoever calls it looks.
func (g *glossary) vectors(ctx context.Context, cs []Commitment, known stems) []vector {
	out := make([]vector, len(cs))
	terms := make([][]term, len(cs))
	count := map[string]int{}
	for i := range cs {
		if ctx.Err() != nil {
			return nil
		}
		terms[i] = g.list(&cs[i], known, false)
		for _, t := range terms[i] {
			if t.near == 1 || t.pair {
				count[t.key]++
			}
		}
	}
	for i := range cs {
		out[i] = makeVector(&cs[i], terms[i], count, len(cs))
	}
	return out
}

func makeVector(c *Commitment, terms []term, count map[string]int, size int) vector {
	v := vector{Commitment: c, features: make([]feature, 0, len(terms))}
	for _, t := range terms {
		if t.matter {
			m := matter{hashOf(t.key), t.near, means[t.key]}
			v.matters = append(v.matters, m)
			if !m.means {
				v.subjects += m.weight * m.weight
			}
			continue
		}
		doing := t.level == general && t.cross && t.near == 1 && !t.pair
		if t.level <= general && !t.pair && !doing {
			continue // of every text: it tells two commitments neither apart nor alike
		}
		p := (float64(count[t.key]) + prior*background[t.level]) / (float64(size) + prior)
		w := t.near * -math.Log(min(1, p)) * (1 + forAgain*math.Log(float64(1+t.times)))
		f := feature{hash: hashOf(t.key), weight: float32(w), level: t.level}
		for _, s := range []struct {
			set  bool
			flag flag
		}{{t.cross, cross}, {t.near == 1, own}, {t.core, core}, {t.pair, pair}, {doing, deed}} {
			if s.set {
				f.flags |= s.flag
			}
		}
		v.features = append(v.features, f)
		switch {
		case t.pair:
		case doing:
			v.deeds += w * w
		default:
			v.all.add(f, w)
			if t.cross {
				v.cross.add(f, w)
			}
		}
	}
	v.all.length, v.cross.length, v.deeds = math.Sqrt(v.all.length), math.Sqrt(v.cross.length), math.Sqrt(v.deeds)
	slices.SortFunc(v.matters, func(x, y matter) int { return cmp.Compare(x.hash, y.hash) })
	slices.SortFunc(v.features, func(x, y feature) int { return cmp.Compare(x.hash, y.hash) })
	return v
}

// feature finds the feature of a key.
func (v *vector) feature(key string) (feature, bool) {
	h := hashOf(key)
	i, ok := slices.BinarySearchFunc(v.features, h, func(f feature, h uint64) int { return cmp.Compare(f.hash, h) })
	if !ok {
		return feature{}, false
	}
	return v.features[i], true
}

func (v *vector) weight(key string) float64 {
	f, _ := v.feature(key)
	return float64(f.weight)
}

func hashOf(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return h.Sum64()
}
