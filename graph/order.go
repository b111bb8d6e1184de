package graph

import "slices"

const (
	digitBits   = 11
	digitValues = 1 << digitBits
	// fewNumbers is below what counting digits costs more than comparing.
	fewNumbers = 512
)

// sortNumbers sorts node numbers below bound. A hub's neighbours are many, and
// numbers are sorted faster by their digits than by comparing them.
func sortNumbers(list, scratch []uint32, bound int) []uint32 {
	if len(list) < fewNumbers {
		slices.Sort(list)
		return scratch
	}
	scratch = slices.Grow(scratch[:0], len(list))[:len(list)]
	from, to := list, scratch
	for shift := 0; shift < 32 && bound>>shift > 0; shift += digitBits {
		var at [digitValues]uint32
		for _, n := range from {
			at[n>>shift&(digitValues-1)]++
		}
		sum := uint32(0)
		for d, count := range at {
			at[d] = sum
			sum += count
		}
		for _, n := range from {
			d := n >> shift & (digitValues - 1)
			to[at[d]] = n
			at[d]++
		}
		from, to = to, from
	}
	if &from[0] != &list[0] {
		copy(list, from)
	}
	return scratch
}
