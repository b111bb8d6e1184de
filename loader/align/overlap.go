package align

// overlap is what two commitments share.
type overlap struct {
	object float64 // cosine of their telling words
	rare   float64 // weight of the shared terms that are specific, named or measured
	pairs  float64 // how many pairs of neighbouring words they share
	deeds  float64 // cosine of what is done: cooperate, remove, fight
	later  float64 // share of what the later one undertakes that the earlier one speaks of
	early  float64 // share of what the earlier one undertakes that the later one speaks of
	held   float64 // share of the one's own words that the other holds, whichever is held more
}

// ofAside is how much a word of an example, aim or condition counts as part of
// what is undertaken.
const ofAside = 0.35

// part is how much of what is undertaken a word of the commitment is.
func (f feature) part() float64 {
	if f.is(core) {
		return 1
	}
	return ofAside
}

func compare(later, early *vector) overlap {
	var o overlap
	var heldLater, heldEarly float64
	same := later.Lang == early.Lang
	for i, j := 0, 0; i < len(later.features) && j < len(early.features); {
		a, b := later.features[i], early.features[j]
		switch {
		case a.hash < b.hash:
			i++
			continue
		case a.hash > b.hash:
			j++
			continue
		}
		i++
		j++
		wa, wb := float64(a.weight), float64(b.weight)
		switch {
		case !same && !a.is(cross):
			continue
		case a.is(pair):
			o.pairs++
			continue
		case a.is(deed):
			o.deeds += wa * wb
			continue
		}
		o.object += wa * wb
		if a.level >= specific {
			o.rare += min(wa, wb)
		}
		if a.is(own) && b.is(own) {
			heldLater += wa * wa
			heldEarly += wb * wb
			o.later += a.part() * wa * wa
			o.early += b.part() * wb * wb
		}
	}
	a, b := later.all, early.all
	if !same {
		a, b = later.across(), early.across()
	}
	o.object = share(o.object, a.length*b.length)
	o.deeds = share(o.deeds, later.deeds*early.deeds)
	o.held = max(share(heldLater, a.own), share(heldEarly, b.own))
	o.later, o.early = share(o.later, a.core), share(o.early, b.core)
	return o
}

// share is a part of a whole, 0 of nothing.
func share(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return part / whole
}
