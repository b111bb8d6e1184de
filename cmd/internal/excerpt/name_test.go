package excerpt

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export"
)

func TestFileName(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"everything", "", "stemma.nq"},
		{"a lineage", "root=commitment:toronto-2018/3.1.2", "stemma-commitment-toronto-2018-3.1.2-ancestors.nq"},
		{"the other way", "root=convention:unscr-2396&direction=descendants", "stemma-convention-unscr-2396-descendants.nq"},
		{"a path", "from=meeting:a&to=meeting:b", "stemma-path-meeting-a-meeting-b.nq"},
		{"a filter", "meeting=meeting:a&force=task,call&since=2018", "stemma-excerpt-meeting-a-task-call-2018.nq"},
		{"words of a reader", "text=a%22%3B+x%3Dé/..%0D%0A", "stemma-excerpt-a---x---..--.nq"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery(tt.in)
			require.NoError(t, err)
			r, err := Parse(values)
			require.NoError(t, err)
			assert.Equal(t, tt.want, r.FileName(Moment{}, ".nq"))
		})
	}
	assert.Equal(t, "stemma-2019-04-at-2026-03-01T00-00-00Z.nq", Request{}.FileName(Moment{AsOf: "2019-04", At: "2026-03-01T00:00:00Z"}, ".nq"))
	long := Request{Subgraph: &graph.SubgraphQuery{Commitments: graph.CommitmentFilter{Text: string(make([]byte, 500))}}}
	assert.Len(t, long.FileName(Moment{}, ".nq"), maxName+3)
}

func TestForm(t *testing.T) {
	values, err := url.ParseQuery("root=topic:a&lang=FR&base=https://example.org/&dynamic=1&bom=true&neo4j=true")
	require.NoError(t, err)
	o, rest, err := Form(values)
	require.NoError(t, err)
	assert.Equal(t, export.Options{Lang: graph.French, Base: "https://example.org/", Dynamic: true, BOM: true, Neo4j: true}, o)
	assert.Equal(t, url.Values{"root": {"topic:a"}}, rest)
	for _, wrong := range []string{"lang=de", "bom=perhaps", "neo4j=true&neo4j=false"} {
		values, err := url.ParseQuery(wrong)
		require.NoError(t, err)
		_, _, err = Form(values)
		assert.Error(t, err, wrong)
	}
}

func TestTitleAndQuery(t *testing.T) {
	s, err := graph.Build([]graph.Source{{Facts: graph.Facts{Topics: []graph.Topic{{ID: "topic:a", Names: graph.Texts{"fr": "Un thème"}}}}}})
	require.NoError(t, err)
	values, err := url.ParseQuery("root=topic:a&types=CITES,ABOUT")
	require.NoError(t, err)
	r, err := Parse(values)
	require.NoError(t, err)
	assert.Equal(t, "Antécédents : Un thème", r.Title(s, graph.French))
	assert.Equal(t, "root=topic:a&types=CITES,ABOUT", Query(values))
	assert.Equal(t, "Chemin de topic:x à Un thème", Request{Path: &graph.PathQuery{From: "topic:x", To: "topic:a"}}.Title(s, graph.French))
}

func TestTitlesAreInTheReadersLanguage(t *testing.T) {
	s, err := graph.Build(nil)
	require.NoError(t, err)
	r := Request{Path: &graph.PathQuery{From: "actor:a", To: "actor:b"}}
	assert.Equal(t, "Path from actor:a to actor:b", r.Title(s, graph.English))
	assert.Equal(t, "Chemin de actor:a à actor:b", r.Title(s, graph.French))
}
