package search

import (
	"math"
	"strconv"

	"github.com/blevesearch/bleve/v2/search"
)

// grain is how finely scores differ. The index adds the parts of a score in no
// fixed order, so that its last digits differ from one run to the next; they
// must not decide which of two hits comes first.
const grain = 1e-6

// steadyOrder sorts hits by score in grains, best first, then by id. Its last
// member never decides: it makes the index compute scores at all.
func steadyOrder() search.SortOrder {
	return search.SortOrder{&byGrains{descending: true}, &search.SortDocID{}, &search.SortScore{Desc: true}}
}

func steady(score float64) float64 { return math.Round(score/grain) * grain }

// byGrains is bleve's interface of a sort key.
type byGrains struct{ descending bool }

// Value prints the score in grains, as wide for all, so that it sorts as text.
func (b *byGrains) Value(hit *search.DocumentMatch) string {
	digits := strconv.FormatInt(int64(math.Round(hit.Score/grain)), 10)
	const width = 20
	return "00000000000000000000"[:width-len(digits)] + digits
}

func (b *byGrains) UpdateVisitor(string, []byte)    {}
func (b *byGrains) DecodeValue(value string) string { return value }
func (b *byGrains) Descending() bool                { return b.descending }
func (b *byGrains) RequiresDocID() bool             { return false }
func (b *byGrains) RequiresFields() []string        { return nil }
func (b *byGrains) Reverse()                        { b.descending = !b.descending }

// RequiresScoring says no: the index would compare the scores themselves.
func (b *byGrains) RequiresScoring() bool { return false }

// Copy returns a key of its own, which Reverse may turn.
func (b *byGrains) Copy() search.SearchSort { c := *b; return &c }
