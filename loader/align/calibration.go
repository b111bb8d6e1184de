package align

// Bin is one row of a calibration table: of the pairs with a score from From
// up to To, how many there are and how many hold.
type Bin struct {
	From, To    float64
	Pairs, Held int
}

// Calibration groups pairs by score, in steps of a tenth, so that what scores
// say can be set against what holds. judge says whether a pair holds, and
// whether that is known; pairs of which it is not known count nowhere.
func Calibration(pairs []Pair, judge func(Pair) (holds, known bool)) []Bin {
	bins := make([]Bin, 10)
	for i := range bins {
		bins[i].From, bins[i].To = float64(i)/10, float64(i+1)/10
	}
	for _, p := range pairs {
		holds, known := judge(p)
		if !known {
			continue
		}
		b := &bins[min(9, max(0, int(p.Score*10+1e-9)))]
		b.Pairs++
		if holds {
			b.Held++
		}
	}
	return bins
}
