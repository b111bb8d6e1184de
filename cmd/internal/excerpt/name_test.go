package excerpt

import (
	"net/url"
	"regexp"
	"strings"
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
		{"a filter", "meeting=meeting:a&force=task,call&since=2018", "stemma-excerpt-meeting-a-call-task-2018-########.nq"},
		{"a filter of one node", "document=document:a", "stemma-excerpt-document-a.nq"},
		{"words of a reader", "text=a%22%3B+x%3Dé/..%0D%0A", "stemma-excerpt-a---x---..---########.nq"},
		{"what it means anyway", "root=topic:a&depth=6&first=2000&direction=ancestors&lang=en", "stemma-topic-a-ancestors.nq"},
		{"another depth", "root=topic:a&depth=5", "stemma-topic-a-ancestors-########.nq"},
		{"another language", "root=topic:a&lang=fr", "stemma-topic-a-ancestors.nq"},
		{"an earlier day", "root=topic:a&asOf=2019", "stemma-topic-a-ancestors-2019-########.nq"},
		{"an id of rare characters", "root=topic:a~b", "stemma-topic-a-b-ancestors-########.nq"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Regexp(t, "^"+strings.ReplaceAll(regexp.QuoteMeta(tt.want), "########", "[0-9a-f]{8}")+"$", nameOf(t, tt.in, ".nq"))
		})
	}
	assert.Equal(t, "stemma-2019-04-at-2026-03-01T00-00-00Z.nq", nameOf(t, "asOf=2019-04&at=2026-03-01T00:00:00Z", ".nq"))
	long := Request{Subgraph: &graph.SubgraphQuery{Commitments: graph.CommitmentFilter{Text: string(make([]byte, 500))}}}
	assert.Len(t, long.FileName(Moment{}, ".graphml"), maxName)
}

func nameOf(t *testing.T, query, extension string) string {
	t.Helper()
	values, err := url.ParseQuery(query)
	require.NoError(t, err)
	_, rest, err := Form(values)
	require.NoError(t, err)
	r, err := Parse(rest)
	require.NoError(t, err)
	m, err := ParseMoment(rest)
	require.NoError(t, err)
	return r.FileName(m, extension)
}

// Two questions never share a name, since the second file would take the place of
// the first; nor do the names depend on how a question is put.
func TestFileNamesTellQuestionsApart(t *testing.T) {
	long := "root=document:" + strings.Repeat("a", 150)
	questions := []string{
		"", "asOf=2019", "at=3",
		"root=topic:a", "root=topic:a&types=cites", "root=topic:a&types=cites,supports", "root=topic:a&methods=stated",
		"root=topic:a&minConfidence=0.5", "root=topic:a&minConfidence=0.55", "root=topic:a&depth=1", "root=topic:a&first=10",
		"root=topic:a&through=true", "root=topic:a&expand=topic:b", "root=topic:a&collapse=topic:b", "root=topic:a&keep=topic:b",
		"root=topic:a&asOf=2019", "root=topic:a&at=3", "root=topic:a&asOf=2019&at=3",
		"root=topic:a&at=2026-03-01T00:00:00.1Z", "root=topic:a&at=2026-03-01T00:00:00.2Z",
		"root=topic:a/b", "root=topic:a~b", "root=topic:a&direction=both",
		"from=meeting:a&to=meeting:b", "from=meeting:a&to=meeting:b&depth=3", "from=meeting:a&to=meeting:b&types=cites",
		"from=meeting:a&to=meeting:b&asOf=2019", "from=meeting:a&to=meeting:b-2019", "from=meeting:b&to=meeting:a",
		"types=cites", "types=supports", "methods=aligned", "minConfidence=0.9",
		"meeting=meeting:a", "meeting=meeting:a&asOf=2019", "meeting=meeting:a-2019", "meeting=meeting:a&since=2019", "meeting=meeting:a&until=2019",
		"meeting=meeting:a&text=2019", "meeting=meeting:a&forum=2019", "since=2018&until=2019", "text=2018-2019", "text=2018+2019",
		"actor=actor:a&force=task", "actor=actor:a-task", "actor=actor:a&force=task,call", "meeting=meeting:a&keep=topic:b", "meeting=meeting:a&expand=topic:b",
		long, long + "b", long + "&depth=3", "text=" + strings.Repeat("é", 200), "text=" + strings.Repeat("à", 200),
	}
	names := map[string]string{}
	for _, q := range questions {
		name := nameOf(t, q, ".graphml")
		assert.LessOrEqual(t, len(name), 120, q)
		assert.Regexp(t, `^stemma[A-Za-z0-9._-]*\.graphml$`, name)
		assert.Empty(t, names[strings.ToLower(name)], "%s: the name of %s", q, name)
		names[strings.ToLower(name)] = q
	}
	for _, same := range [][2]string{
		{"root=topic:a&types=CITES,supports&expand=topic:b,topic:c", "expand=topic:c,topic:b,topic:c&types=supports,cites&root=topic:a&depth=6"},
		{"force=task,call", "force=call,task&first=2000"},
		{"root=topic:a&keep=topic:b&minConfidence=0.50", "root=topic:a&keep=topic:b&minConfidence=.5"},
	} {
		assert.Equal(t, nameOf(t, same[0], ".nq"), nameOf(t, same[1], ".nq"), "one question")
	}
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
	assert.Equal(t, "Filiation de “Un thème” : d’où cela vient (seulement “cite”, “about”)", r.Title(s, graph.French))
	assert.Equal(t, "root=topic:a&types=CITES,ABOUT", Query(values))
	assert.Equal(t, "Ce qui relie topic:x et Un thème", Request{Path: &graph.PathQuery{From: "topic:x", To: "topic:a"}}.Title(s, graph.French))
}

func TestTitlesAreInTheReadersLanguage(t *testing.T) {
	s, err := graph.Build(nil)
	require.NoError(t, err)
	r := Request{Path: &graph.PathQuery{From: "actor:a", To: "actor:b"}}
	assert.Equal(t, "What connects actor:a and actor:b", r.Title(s, graph.English))
	assert.Equal(t, "Ce qui relie actor:a et actor:b", r.Title(s, graph.French))
}
