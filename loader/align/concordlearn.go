package align

import (
	"cmp"
	"slices"
)

// What shows that two words of a pair of versions mean the same: together in two
// linked units at least, and seldom apart.
const (
	together  = 2
	seldom    = 0.6 // Dice's coefficient
	sureScore = 0.35
	learned   = 0.8 // what such a word counts for
	manyWords = 400 // of a unit so long that any word stands together with any other
)

// learn finds, in the links of a first chain that are sure, the words that stand
// in one version wherever the other has a certain word of its own, each the
// other's best, and adds them to what the units share. It returns how many it
// found. No list has to know the vocabulary of every institution.
func learn(from, to []profile, links []Link) int {
	type couple struct{ a, b string }
	counts, left, right := map[couple]int{}, map[string]int{}, map[string]int{}
	for _, l := range links {
		if !l.Whole() || l.Score < sureScore {
			continue
		}
		mine, theirs := from[l.From[0]].stems, to[l.To[0]].stems
		if len(mine) > manyWords || len(theirs) > manyWords {
			continue
		}
		for _, a := range mine {
			left[a]++
			for _, b := range theirs {
				counts[couple{a, b}]++
			}
		}
		for _, b := range theirs {
			right[b]++
		}
	}
	type scored struct {
		couple
		dice float64
		n    int
	}
	var all []scored
	for c, n := range counts {
		dice := 2 * float64(n) / float64(left[c.a]+right[c.b])
		if n >= together && dice >= seldom {
			all = append(all, scored{c, dice, n})
		}
	}
	slices.SortFunc(all, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.dice, x.dice), cmp.Compare(y.n, x.n), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	mine, theirs := map[string]string{}, map[string]string{} // stem -> the couple's key
	for _, s := range all {
		if mine[s.a] == "" && theirs[s.b] == "" {
			key := "d:" + s.a + "=" + s.b
			mine[s.a], theirs[s.b] = key, key
		}
	}
	for _, side := range []struct {
		units []profile
		keys  map[string]string
	}{{from, mine}, {to, theirs}} {
		for i := range side.units {
			side.units[i].know(side.keys)
		}
	}
	return len(mine)
}

// know adds what was learned of a unit's words to what it can share.
func (p *profile) know(keys map[string]string) {
	for i, stem := range p.stems {
		if key := keys[stem]; key != "" {
			p.features = append(p.features, trait{key: key, show: p.spoken[i], worth: learned})
		}
	}
	slices.SortFunc(p.features, func(x, y trait) int { return cmp.Compare(x.key, y.key) })
}
