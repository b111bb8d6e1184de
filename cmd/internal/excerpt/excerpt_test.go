package excerpt

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestParse(t *testing.T) {
	const root = "convention:unscr-2396"
	tests := []struct {
		name string
		in   Words
		want graph.LineageQuery
	}{
		{"nothing is everything", Words{}, graph.LineageQuery{}},
		{"a root alone asks for ancestors", Words{Root: root}, graph.LineageQuery{Of: root, Direction: graph.Ancestors, First: 2000}},
		{"direction in any case", Words{Root: root, Direction: "Descendants"}, graph.LineageQuery{Of: root, Direction: graph.Descendants, First: 2000}},
		{"depth", Words{Root: root, Depth: "15"}, graph.LineageQuery{Of: root, Direction: graph.Ancestors, MaxDepth: 15, First: 2000}},
		{"types with dash, underscore, space", Words{Root: root, Types: "builds-on, REAFFIRMS,delegates_to"}, graph.LineageQuery{
			Of: root, Direction: graph.Ancestors, First: 2000,
			Filter: graph.EdgeFilter{Types: []graph.RelationType{graph.BuildsOn, graph.Reaffirms, graph.DelegatesTo}},
		}},
		{"confidence", Words{Root: root, MinConfidence: "0.5"}, graph.LineageQuery{
			Of: root, Direction: graph.Ancestors, First: 2000, Filter: graph.EdgeFilter{MinConfidence: 0.5},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse(tt.in)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got.Lineage)
			assert.Equal(t, tt.want.Of == "", got.Whole())
		})
	}
}

func TestParseRefuses(t *testing.T) {
	const root = "convention:unscr-2396"
	tests := []struct {
		name string
		in   Words
		want string
	}{
		{"depth without root", Words{Depth: "2"}, "name one"},
		{"types without root", Words{Types: "CITES"}, "name one"},
		{"root of no kind", Words{Root: "unscr-2396"}, "no known kind"},
		{"direction", Words{Root: root, Direction: "up"}, `direction "up"`},
		{"depth zero", Words{Root: root, Depth: "0"}, `depth "0"`},
		{"depth past the bound", Words{Root: root, Depth: "16"}, `depth "16"`},
		{"depth no number", Words{Root: root, Depth: "deep"}, `depth "deep"`},
		{"unknown type", Words{Root: root, Types: "CITES,LIKES"}, `"LIKES" is not a relation`},
		{"empty type", Words{Root: root, Types: "CITES,"}, `"" is not a relation`},
		{"confidence past one", Words{Root: root, MinConfidence: "1.1"}, `minConfidence "1.1"`},
		{"confidence no number", Words{Root: root, MinConfidence: "NaN"}, `minConfidence "NaN"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.in)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}
