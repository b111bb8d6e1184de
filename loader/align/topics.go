package align

// related says how near two commitments' themes are: 1 for the same main theme,
// less where one's main theme is among the other's, where the two share another,
// or where only the wider theme is the same; 0 where nothing is.
func related(a, b *Commitment) float64 {
	if len(a.Topics) == 0 || len(b.Topics) == 0 {
		return 0
	}
	if a.Topics[0] == b.Topics[0] {
		return 1
	}
	best := 0.0
	for i, x := range a.Topics {
		for j, y := range b.Topics {
			switch {
			case x != y:
			case i == 0 || j == 0:
				return 0.75
			default:
				best = 0.5
			}
		}
	}
	if best == 0 && len(a.Themes) > 0 && len(b.Themes) > 0 && a.Themes[0] == b.Themes[0] {
		best = 0.5
	}
	return best
}
