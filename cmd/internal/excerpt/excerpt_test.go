package excerpt

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

const root = "convention:unscr-2396"

func TestParseLineage(t *testing.T) {
	usual := graph.LineageQuery{Of: root, Direction: graph.Ancestors, First: graph.MaxNodes}
	with := func(change func(*graph.LineageQuery)) graph.LineageQuery {
		q := usual
		change(&q)
		return q
	}
	tests := []struct {
		name, in string
		want     graph.LineageQuery
	}{
		{"a root alone asks for ancestors", "", usual},
		{"direction in any case", "&direction=Descendants", with(func(q *graph.LineageQuery) { q.Direction = graph.Descendants })},
		{"depth", "&depth=15", with(func(q *graph.LineageQuery) { q.MaxDepth = 15 })},
		{"an empty word is none", "&depth=&types=&direction=&minConfidence=&through=", usual},
		{"types with dash, underscore, space", "&types=builds-on,+REAFFIRMS,delegates_to", with(func(q *graph.LineageQuery) {
			q.Filter.Types = []graph.RelationType{graph.BuildsOn, graph.Reaffirms, graph.DelegatesTo}
		})},
		{"methods", "&methods=stated,curated", with(func(q *graph.LineageQuery) {
			q.Filter.Methods = []graph.Method{graph.Stated, graph.Curated}
		})},
		{"confidence", "&minConfidence=0.5", with(func(q *graph.LineageQuery) { q.Filter.MinConfidence = 0.5 })},
		{"what a reader changed", "&expand=meeting:a,+actor:b&collapse=meeting:c&keep=topic:d", with(func(q *graph.LineageQuery) {
			q.Retouch = graph.Retouch{Expand: []graph.ID{"meeting:a", "actor:b"}, Collapse: []graph.ID{"meeting:c"}, Keep: []graph.ID{"topic:d"}}
		})},
		{"first and through", "&first=7&through=true", with(func(q *graph.LineageQuery) { q.First, q.Through = 7, true })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery("root=" + root + tt.in)
			require.NoError(t, err)
			got, err := Parse(values)
			require.NoError(t, err)
			require.NotNil(t, got.Lineage)
			assert.Equal(t, tt.want, *got.Lineage)
			assert.False(t, got.Whole())
		})
	}
}

func TestParseTheOthers(t *testing.T) {
	tests := []struct {
		name, in string
		want     Request
	}{
		{"nothing is everything", "", Request{}},
		{"a path", "from=meeting:a&to=meeting:b&depth=3&types=CITES", Request{Path: &graph.PathQuery{
			From: "meeting:a", To: "meeting:b", MaxDepth: 3, Filter: graph.EdgeFilter{Types: []graph.RelationType{graph.Cites}},
		}}},
		{"what a filter chooses", "meeting=meeting:a&force=call,task&since=2018&until=2019-05&text=5G&first=9&methods=STATED&forum=g7&topic=topic:cybercrime", Request{
			Subgraph: &graph.SubgraphQuery{
				First: 9, Filter: graph.EdgeFilter{Methods: []graph.Method{graph.Stated}},
				Commitments: graph.CommitmentFilter{
					Meeting: "meeting:a", Force: []graph.Force{graph.Call, graph.Task}, From: "2018", To: "2019-05",
					Text: "5G", Forum: "g7", Topic: "topic:cybercrime",
				},
			},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery(tt.in)
			require.NoError(t, err)
			got, err := Parse(values)
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.in == "", got.Whole())
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"depth without root", "depth=2", "name one"},
		{"direction without root", "direction=both&types=CITES", "name one"},
		{"a word that is not known", "metting=meeting:a", `"metting" is no part of a request`},
		{"a filter beside a root", "root=" + root + "&meeting=meeting:a", `"meeting" does not go with root`},
		{"a word given twice", "root=" + root + "&root=" + root, "root is given 2 times"},
		{"root of no kind", "root=unscr-2396", "no known kind"},
		{"empty root", "root=", "root: empty id"},
		{"a path without its end", "from=meeting:a&to=", "to: empty id"},
		{"a path without a word for its end", "from=meeting:a", "needs both, from and to"},
		{"direction", "root=" + root + "&direction=up", `direction "up"`},
		{"depth zero", "root=" + root + "&depth=0", `depth "0"`},
		{"depth past the bound", "root=" + root + "&depth=16", `depth "16"`},
		{"depth no number", "root=" + root + "&depth=deep", `depth "deep"`},
		{"more nodes than the bound", "root=" + root + "&first=2001", `first "2001"`},
		{"no id to keep", "root=" + root + "&keep=here", "keep: "},
		{"collapse without root", "types=CITES&collapse=meeting:a", "name one"},
		{"more to expand than the bound", "root=" + root + "&expand=actor:a" + strings.Repeat(",actor:a", graph.MaxRetouched), "expand names 51 nodes"},
		{"unknown type", "root=" + root + "&types=CITES,LIKES", `types: "LIKES" is none of`},
		{"empty type", "root=" + root + "&types=CITES,", `types: "" is none of`},
		{"unknown force", "force=PLEAD", `force: "PLEAD" is none of`},
		{"confidence past one", "root=" + root + "&minConfidence=1.1", `minConfidence "1.1"`},
		{"confidence no number", "root=" + root + "&minConfidence=NaN", `minConfidence "NaN"`},
		{"through", "root=" + root + "&through=perhaps", `through "perhaps"`},
		{"no date", "since=2018-13", `since "2018-13" is not a date`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery(tt.in)
			require.NoError(t, err)
			_, err = Parse(values)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("root=convention:unscr-2396&direction=both&depth=3&types=CITES,BUILDS_ON&minConfidence=0.5")
	f.Add("from=meeting:a&to=meeting:b")
	f.Add("meeting=meeting:a&force=call&since=2018-04-23&text=5G")
	f.Fuzz(func(t *testing.T, in string) {
		values, err := url.ParseQuery(in)
		if err != nil {
			t.Skip()
		}
		r, err := Parse(values)
		if err != nil {
			return
		}
		if q := r.Lineage; q != nil && (q.Of.Check() != nil || q.MaxDepth > graph.MaxDepth || q.First > graph.MaxNodes) {
			t.Errorf("%q: accepted %+v", in, q)
		}
	})
}
