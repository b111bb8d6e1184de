package align

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestType(t *testing.T) {
	tests := []struct {
		name         string
		later, early Commitment
		candidate    candidate
		want         graph.RelationType
	}{
		{"the words say restate", Commitment{Force: graph.Call}, Commitment{Force: graph.Commit}, candidate{named: &Reference{Type: graph.Reaffirms}}, graph.Reaffirms},
		{"the words say build", Commitment{Force: graph.Reaffirm}, Commitment{}, candidate{named: &Reference{Type: graph.BuildsOn}}, graph.BuildsOn},
		{"it reaffirms", Commitment{Force: graph.Reaffirm}, Commitment{Force: graph.Call}, candidate{}, graph.Reaffirms},
		{"from asking to doing", Commitment{Force: graph.Commit}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.9}}, graph.BuildsOn},
		{"same theme, same terms", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.5}}, graph.Reaffirms},
		{"same theme, other terms", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 1, overlap: overlap{object: 0.2}}, graph.BuildsOn},
		{"another theme", Commitment{Force: graph.Call}, Commitment{Force: graph.Call}, candidate{theme: 0.75, overlap: overlap{object: 0.5}}, graph.BuildsOn},
	}
	for _, tt := range tests {
		got, why := typeOf(&tt.later, &tt.early, &tt.candidate)
		assert.Equal(t, tt.want, got, tt.name)
		assert.NotEmpty(t, why)
	}
}
