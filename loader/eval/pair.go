package eval

import "sort"

// iou is what two spans share, divided by what they cover together.
func iou(a, b span) float64 {
	inter := min(a.end, b.end) - max(a.start, b.start)
	if inter <= 0 {
		return 0
	}
	return float64(inter) / float64(max(a.end, b.end)-min(a.start, b.start))
}

// cover is the share of the shorter span that two have in common.
func cover(a, b span) float64 {
	inter := min(a.end, b.end) - max(a.start, b.start)
	return float64(max(0, inter)) / float64(max(1, min(a.end-a.start, b.end-b.start)))
}

// enough is the fit from which two spans are the same thing.
const enough = 0.5

func atLeast(fit float64) float64 {
	if fit >= enough {
		return fit
	}
	return 0
}

// couple is an index into the gold and one into what was found.
type couple struct{ gold, got int }

// pair joins gold and found things one to one, the best fit first and of equal
// fits the earlier. Greedy is enough: a better overall pairing would need a
// span that fits two others by half, and such spans are one mistake anyhow.
func pair(gold, got int, fit func(gold, got int) float64) []couple {
	type scored struct {
		couple
		fit float64
	}
	var all []scored
	for g := range gold {
		for p := range got {
			if f := fit(g, p); f > 0 {
				all = append(all, scored{couple{g, p}, f})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].fit > all[b].fit }) // made in order of indexes
	usedGold, usedGot := make([]bool, gold), make([]bool, got)
	var out []couple
	for _, s := range all {
		if usedGold[s.gold] || usedGot[s.got] {
			continue
		}
		usedGold[s.gold], usedGot[s.got] = true, true
		out = append(out, s.couple)
	}
	return out
}

// byGold maps gold indexes to what they are paired with, and says which found
// things are in a pair.
func byGold(pairs []couple) (to map[int]int, taken map[int]bool) {
	to, taken = map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		to[p.gold] = p.got
		taken[p.got] = true
	}
	return to, taken
}
