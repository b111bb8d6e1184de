package quads

import (
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestJSONLDLines(t *testing.T) {
	const document = `{
"@context": {"p": "urn:p#", "about": null},
"about": {"title": "x"},
"@graph": [
 {"@id": "urn:g:b", "@graph": [
  {"@id": "urn:s:one", "p:a": [{"@value": "1"}],
   "p:b": [{"@id": "urn:s:two"}]},
  {"p:a": "named behind what it says",
   "@id": "urn:s:two"}
 ]},
 {"@graph": [
  {"@id": "urn:s:one",
   "@type": "urn:t",
   "urn:p#a": "in another graph, by its whole name"}
 ], "@id": "urn:g:a"},
 {"@id": "urn:s:three", "p:a": "in no graph"}
]}`
	type found struct {
		line                      int
		label, subject, predicate string
	}
	var got []found
	require.NoError(t, ScanJSONLD(strings.NewReader(document), func(line int, q quad.Quad) error {
		label, _ := q.Label.(quad.IRI)
		got = append(got, found{line, string(label), string(q.Subject.(quad.IRI)), string(q.Predicate.(quad.IRI))})
		return nil
	}))
	assert.Equal(t, []found{
		{16, "", "urn:s:three", "urn:p#a"},
		{13, "urn:g:a", "urn:s:one", string(rdfType)},
		{14, "urn:g:a", "urn:s:one", "urn:p#a"},
		{6, "urn:g:b", "urn:s:one", "urn:p#a"},
		{7, "urn:g:b", "urn:s:one", "urn:p#b"},
		{8, "urn:g:b", "urn:s:two", "urn:p#a"},
	}, got)
}

// What is no document of ours has no lines, and nothing breaks.
func FuzzJSONLDLines(f *testing.F) {
	for _, text := range []string{`{"@id":"urn:s","@graph":[{"@id":1,"@type":{}}],"@context":["x"]}`, `[[{"a":{"@id":"b"}}]]`, `{"@id":"a","b":{`, `{"@context":{"a":`, `1`, ``} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for k, line := range linesOf([]byte(text)) {
			assert.NotEmpty(t, k.subject)
			assert.Positive(t, line)
			assert.LessOrEqual(t, line, strings.Count(text, "\n")+1)
		}
	})
}
