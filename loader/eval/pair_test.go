package eval

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSpansThatMeet(t *testing.T) {
	tests := []struct {
		name       string
		a, b       span
		iou, cover float64
	}{
		{"the same", span{2, 6}, span{2, 6}, 1, 1},
		{"one in the other", span{0, 10}, span{2, 7}, 0.5, 1},
		{"half of each", span{0, 4}, span{2, 6}, 1.0 / 3, 0.5},
		{"side by side", span{0, 4}, span{4, 6}, 0, 0},
		{"apart", span{0, 4}, span{9, 12}, 0, 0},
		{"an empty one", span{3, 3}, span{0, 6}, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.InDelta(t, test.iou, iou(test.a, test.b), 1e-12)
			assert.InDelta(t, test.cover, cover(test.a, test.b), 1e-12)
			assert.InDelta(t, cover(test.b, test.a), cover(test.a, test.b), 1e-12)
		})
	}
}

func TestPairing(t *testing.T) {
	tests := []struct {
		name string
		fits [][]float64 // by gold, then found
		want []couple
	}{
		{"the best fit first", [][]float64{{0.6, 0.9}, {0, 0.8}}, []couple{{0, 1}}},
		{"of equal fits the earlier gold, then the earlier found", [][]float64{{1, 1}, {1, 1}}, []couple{{0, 0}, {1, 1}}},
		{"a better one later in the list", [][]float64{{0.5, 0.5}, {1, 0}}, []couple{{1, 0}, {0, 1}}},
		{"nothing fits", [][]float64{{0, 0}}, nil},
		{"nothing found", [][]float64{{}, {}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := pair(len(test.fits), len(test.fits[0]), func(g, p int) float64 { return test.fits[g][p] })
			assert.Equal(t, test.want, got)
		})
	}
}
