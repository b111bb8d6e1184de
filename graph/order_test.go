package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSortNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	var scratch []uint32
	for _, bound := range []int{1, 600, digitValues, digitValues + 1, 1 << 20, 1 << 23, 1 << 32} {
		for _, n := range []int{0, 1, fewNumbers - 1, fewNumbers, 5000} {
			t.Run(fmt.Sprintf("%d below %d", n, bound), func(t *testing.T) {
				list := make([]uint32, n)
				for i := range list {
					list[i] = uint32(random.Uint64N(uint64(bound)))
				}
				want := slices.Sorted(slices.Values(list))
				scratch = sortNumbers(list, scratch, bound)
				require.True(t, slices.Equal(want, list))
			})
		}
	}
}
