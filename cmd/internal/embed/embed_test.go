package embed

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func snapshot(t *testing.T) *graph.Snapshot {
	t.Helper()
	edge := graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group")
	s, err := graph.Build([]graph.Source{{Facts: graph.Facts{
		Actors:      []graph.Actor{{ID: "actor:lyon-group", Names: graph.Texts{graph.English: "Lyon Group"}}},
		Documents:   []graph.Document{{ID: "document:kyoto-2031"}},
		Commitments: []graph.Commitment{{ID: "commitment:kyoto-2031/1", Document: "document:kyoto-2031", Ref: "1", Force: graph.Task}},
		Edges: []graph.Edge{{
			ID: edge, Type: graph.DelegatesTo, From: "commitment:kyoto-2031/1", To: "actor:lyon-group",
			Method: graph.Curated, Confidence: 1, Status: graph.Active,
			Evidence: []graph.Evidence{{Curator: "A. Reader", Method: graph.Curated, Confidence: 1}},
		}},
	}}})
	require.NoError(t, err)
	return s
}

func TestCheck(t *testing.T) {
	s := snapshot(t)
	edge := string(graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group"))
	const of = "of=commitment:kyoto-2031/1"
	tests := []struct {
		name, query string
		status      int // 0: it can be drawn
		says        string
	}{
		{"of alone", of, 0, ""},
		{"everything there is", of + "&direction=both&depth=15&types=reaffirms,BUILDS-ON&methods=stated&minConfidence=0.5&first=2000" +
			"&asOf=2019-04&lang=fr&theme=dark&table=1&sel=actor:lyon-group&open=actor:lyon-group,meeting:a-2031&shut=actor:lyon-group", 0, ""},
		{"empty values are none", of + "&direction=&depth=&theme=", 0, ""},
		{"a relation to be marked", of + "&sel=" + edge, 0, ""},
		{"something to be marked that is not there any more", of + "&sel=actor:gone", 0, ""},
		{"no of", "depth=2", 400, "of is missing"},
		{"an empty of", "of=", 400, "of is missing"},
		{"of is no id", "of=Kyoto", 400, "of must be the id of a node"},
		{"of is a relation", "of=" + edge, 400, "of names a node"},
		{"of is not there", "of=actor:nobody", 404, "no node of the id"},
		{"a misspelled parameter", of + "&minconfidence=0.5", 400, "There are: asOf, at, depth, direction"},
		{"a parameter twice", of + "&depth=1&depth=2", 400, "depth is given more than once"},
		{"a direction that is none", of + "&direction=up", 400, "direction must be ancestors, descendants or both"},
		{"too deep", of + "&depth=16", 400, "depth must be a whole number from 1 to 15"},
		{"no number", of + "&depth=two", 400, "depth must be"},
		{"a type that is none", of + "&types=REAFFIRMS,LIKES", 400, "types must be"},
		{"a method that is none", of + "&methods=GUESSED", 400, "methods must be"},
		{"too sure", of + "&minConfidence=1.5", 400, "minConfidence must be a number from 0 to 1"},
		{"not a number at all", of + "&minConfidence=NaN", 400, "minConfidence must be"},
		{"a day that is none", of + "&asOf=2019-13", 400, "asOf must be a date"},
		{"more than can be drawn", of + "&first=2001", 400, "first must be a whole number from 1 to 2000"},
		{"a language without pages", of + "&lang=de", 400, "lang must be en or fr"},
		{"a theme that is none", of + "&theme=sepia", 400, "theme must be light, dark or auto"},
		{"a table that is none", of + "&table=yes", 400, "table must be 0 or 1"},
		{"one that is no id among ids", of + "&open=actor:lyon-group,Kyoto", 400, "open must be ids"},
		{"more ids than an honest page has", of + "&open=" + strings.Repeat("actor:a,", 50) + "actor:a", 400, "open must be ids"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, err := url.ParseQuery(tt.query)
			require.NoError(t, err)
			got := Check(values, s)
			if tt.status == 0 {
				assert.Nil(t, got)
				return
			}
			require.NotNil(t, got)
			assert.Equal(t, tt.status, got.Status)
			assert.Contains(t, got.English, tt.says)
			assert.NotEmpty(t, got.French)
			assert.NotEqual(t, got.English, got.French)
		})
	}
}

// Several mistakes are told one by one, the same one each time.
func TestTheSameAddressHasTheSameTrouble(t *testing.T) {
	s := snapshot(t)
	for range 20 {
		got := Check(url.Values{"of": {"x"}, "theme": {"x"}, "depth": {"x"}, "lang": {"x"}}, s)
		assert.Contains(t, got.English, "depth")
	}
}

func TestEveryParameterHasWordsInBothLanguages(t *testing.T) {
	for name, p := range parameters {
		assert.NotEmpty(t, p.english, name)
		assert.NotEmpty(t, p.french, name)
	}
}

func TestTroubleIsSaidInBothLanguagesAndEchoesNothing(t *testing.T) {
	const hostile = `"><script>alert(1)</script>`
	got := Check(url.Values{"of": {"actor:lyon-group"}, "direction": {hostile}, hostile: {hostile}}, snapshot(t))
	require.NotNil(t, got)
	for _, lang := range []graph.Lang{graph.English, graph.French} {
		var b bytes.Buffer
		require.NoError(t, got.Write(&b, lang, hostile))
		page := b.String()
		assert.Contains(t, page, `<html lang="`+string(lang)+`">`)
		assert.Contains(t, page, got.English)
		assert.Contains(t, page, "paramètre inconnu ici")
		assert.NotContains(t, page, "alert")
		assert.Contains(t, page, `rel="noopener"`)
		first, second := strings.Index(page, got.English), strings.Index(page, "paramètre inconnu")
		assert.Equal(t, lang == graph.English, first < second, "the reader's language comes first")
	}
	var b bytes.Buffer
	require.NoError(t, NotYet().Write(&b, graph.English, "dark"))
	assert.Contains(t, b.String(), `data-theme="dark"`)
	assert.Equal(t, http.StatusServiceUnavailable, NotYet().Status)
}
