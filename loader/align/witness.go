// Package align finds what corresponds between texts: the same passage in two
// witnesses of one document, and the earlier commitments that a later one
// restates or extends. It compares words, names and numbers, and for two
// languages a glossary; it reads no file and knows nothing of what is loaded
// besides.
package align

import (
	"sort"

	"stemma/graph/words"
)

// gram is how many words in a row an anchor holds.
const gram = 3

// Map carries places from one witness of a text into another.
type Map struct {
	from, to []words.Word
	at       []int // word of from -> word of to, -1 where nothing corresponds
}

// Witness aligns the words of two witnesses in one language by the runs of
// words that occur once in each, in the order of both (the longest increasing
// sequence of anchors, as in patience diff), and by equal words next to them.
func Witness(from, to string) *Map {
	m := &Map{from: words.Split(from), to: words.Split(to)}
	m.at = make([]int, len(m.from))
	for i := range m.at {
		m.at[i] = -1
	}
	for _, p := range increasing(pairs(m.from, m.to)) {
		for k := 0; k < gram; k++ {
			m.at[p[0]+k] = p[1] + k
		}
	}
	m.rise()
	m.grow()
	return m
}

// pairs are the runs of words that occur exactly once in both.
func pairs(a, b []words.Word) [][2]int {
	once := func(ws []words.Word) map[string]int {
		seen := map[string]int{}
		for i := 0; i+gram <= len(ws); i++ {
			k := ws[i].Text
			for j := 1; j < gram; j++ {
				k += " " + ws[i+j].Text
			}
			if _, ok := seen[k]; ok {
				seen[k] = -1
			} else {
				seen[k] = i
			}
		}
		return seen
	}
	inB := once(b)
	var out [][2]int
	for k, i := range once(a) {
		if j, ok := inB[k]; ok && i >= 0 && j >= 0 {
			out = append(out, [2]int{i, j})
		}
	}
	sort.Slice(out, func(x, y int) bool { return out[x][0] < out[y][0] })
	return out
}

// increasing returns the longest sequence of pairs that rises on both sides.
func increasing(ps [][2]int) [][2]int {
	tails := []int{} // index of the pair that ends the best sequence of each length
	prev := make([]int, len(ps))
	for i, p := range ps {
		k := sort.Search(len(tails), func(t int) bool { return ps[tails[t]][1] >= p[1] })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([][2]int, 0, len(tails))
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		out = append(out, ps[i])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// rise drops what two anchors that overlap in one text alone left crossed.
func (m *Map) rise() {
	last := -1
	for i, j := range m.at {
		if j < 0 {
			continue
		}
		if j <= last {
			m.at[i] = -1
			continue
		}
		last = j
	}
}

// grow carries the correspondence on to equal neighbours, forth and back, as far
// as no other word holds the place.
func (m *Map) grow() {
	next := len(m.to) // the place that follows
	limit := make([]int, len(m.at))
	for i := len(m.at) - 1; i >= 0; i-- {
		limit[i] = next
		if m.at[i] >= 0 {
			next = m.at[i]
		}
	}
	for i := 1; i < len(m.at); i++ {
		if j := m.at[i-1]; m.at[i] < 0 && j >= 0 && j+1 < limit[i] && m.from[i].Text == m.to[j+1].Text {
			m.at[i] = j + 1
		}
	}
	last := -1 // the place before
	for i := range m.at {
		limit[i] = last
		if m.at[i] >= 0 {
			last = m.at[i]
		}
	}
	for i := len(m.at) - 2; i >= 0; i-- {
		if j := m.at[i+1]; m.at[i] < 0 && j-1 > limit[i] && m.from[i].Text == m.to[j-1].Text {
			m.at[i] = j - 1
		}
	}
}

// Span carries a span of bytes over. It holds only where at least half of the
// span's words correspond; words at its ends that do not are counted in by
// their distance.
func (m *Map) Span(start, end int) (int, int, bool) {
	first := sort.Search(len(m.from), func(i int) bool { return m.from[i].End > start })
	last := sort.Search(len(m.from), func(i int) bool { return m.from[i].Start >= end })
	if start >= end || first >= last {
		return 0, 0, false
	}
	lo, hi, n := -1, -1, 0
	for i := first; i < last; i++ {
		if m.at[i] < 0 {
			continue
		}
		n++
		if lo < 0 {
			lo = max(0, m.at[i]-(i-first))
		}
		hi = min(len(m.to)-1, m.at[i]+(last-1-i))
	}
	if n*2 < last-first || hi < lo {
		return 0, 0, false
	}
	return m.to[lo].Start, m.to[hi].End, true
}

// Likeness is the share of from's words that correspond, 0 to 1.
func (m *Map) Likeness() float64 {
	if len(m.at) == 0 {
		return 0
	}
	n := 0
	for _, j := range m.at {
		if j >= 0 {
			n++
		}
	}
	return float64(n) / float64(len(m.at))
}
