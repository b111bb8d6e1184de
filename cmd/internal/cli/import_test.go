package cli

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export"
	"stemma/graph/store"
)

// restored are the facts that the files of this test state, in two graphs.
func restored() []graph.Revision {
	evidence := []graph.Evidence{{Document: "document:lyon-2031", Quote: "we recall Nice", Cue: "recall", Rule: "recall", Method: graph.Stated, Confidence: 0.9}}
	return []graph.Revision{
		{Key: "document:lyon-2031", Agent: "test", Facts: graph.Facts{
			Documents:   []graph.Document{{ID: "document:lyon-2031", Titles: graph.Texts{"en": "Communiqué"}, Date: "2031-05-14"}},
			Commitments: []graph.Commitment{{ID: "commitment:lyon-2031/1", Document: "document:lyon-2031", Ref: "1", Order: 1, Force: graph.Commit, Texts: graph.Texts{"en": "We recall Nice"}}},
			Edges: []graph.Edge{{
				Type: graph.Reaffirms, From: "commitment:lyon-2031/1", To: "meeting:nice-2029", Method: graph.Stated, Confidence: 0.9, Status: graph.Active, Evidence: evidence,
			}},
		}},
		{Key: "curation:notes.yaml", Agent: "test", Facts: graph.Facts{
			Topics: []graph.Topic{{ID: "topic:fraud", Names: graph.Texts{"en": "Fraud", "fr": "Fraude"}, Scope: "of any kind"}},
		}},
	}
}

// exported gives what a store of these facts is exported as.
func exported(t *testing.T, format string, history bool) string {
	t.Helper()
	s, err := store.Open(t.Context(), "memory:", store.Options{})
	require.NoError(t, err)
	defer s.Close()
	for _, r := range restored() {
		_, err := s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{r}})
		require.NoError(t, err)
	}
	sources, err := s.History(t.Context())
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, export.Write(t.Context(), &b, format, sources, export.Options{WithRevisions: history}))
	return b.String()
}

// lineWith is the number of the first line that has a pattern.
func lineWith(t *testing.T, text, pattern string) int {
	t.Helper()
	at := regexp.MustCompile(pattern).FindStringIndex(text)
	require.NotNil(t, at, pattern)
	return strings.Count(text[:at[0]], "\n") + 1
}

// Every refusal names the file, the line where there is one, and the reason, and
// leaves the store as it was.
func TestImportSaysWhereAndWhy(t *testing.T) {
	whole, past := exported(t, "nquads", false), exported(t, "nquads", true)
	wholeLD, pastLD := exported(t, "jsonld", false), exported(t, "jsonld", true)
	drop := func(text, pattern string) string {
		changed := regexp.MustCompile(`(?m)^.*`+pattern+`.*\n`).ReplaceAllString(text, "")
		require.NotEqual(t, text, changed, pattern)
		return regexp.MustCompile(`(?m)^# (title|statements):.*\n`).ReplaceAllString(changed, "") // else it would be refused as cut
	}
	swap := func(text, old, new string) string {
		require.Contains(t, text, old)
		return strings.Replace(text, old, new, 1)
	}
	line := func(text, pattern string, put string) string { // put after the line
		n := lineWith(t, text, pattern)
		lines := strings.SplitAfter(text, "\n")
		return strings.Join(slices.Insert(lines, n, put+"\n"), "")
	}
	ids := regexp.MustCompile(`revision:([0-9a-f]{32})>`).FindAllStringSubmatch(past, -1)
	first := ids[0][1]
	packed := func(text string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, z.Close())
		return b.String()
	}
	const (
		topic  = "<urn:stemma:topic:fraud>"
		graphs = "<urn:stemma:graph:curation:notes.yaml>"
		isA    = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
	)
	tests := []struct {
		name, file, text string
		at               string // a pattern of the line in the text, "" where there is none
		reason           string
	}{
		{"half a statement", "a.nq", swap(whole, `"of any kind"`, `"of any kind`), `"of any kind `, "literal without its end"},
		{"no full stop", "a.nq", swap(whole, "\"of any kind\" "+graphs+" .", "\"of any kind\" "+graphs), `"of any kind"`, "no full stop"},
		{"no UTF-8", "a.nq", swap(whole, "of any kind", "of any \xff"), "of any ", "not valid UTF-8"},
		{"a cut file", "a.nq", whole[:strings.Index(whole, `"of any kind"`)-20], "topic:fraud.*\\z", "predicate"},
		{"cut between lines", "a.nq", strings.Join(strings.SplitAfter(whole, "\n")[:9], ""), "\\n\\z", "the file ends here after"},
		{"fewer statements than it says", "a.nq", swap(whole, `<urn:stemma:topic:fraud> <http://www.w3.org/2004/02/skos/core#scopeNote> "of any kind" `+graphs+" .\n", ""), "# statements", "of the \\d+ that it says"},
		{"a count that is none", "a.nq", regexp.MustCompile(`# statements: \d+`).ReplaceAllString(whole, "# statements: many"), "# statements", "no number of statements"},
		{"a word of others", "a.nq", line(whole, "scopeNote", topic+` <http://example.org/p> "x" `+graphs+" ."), "example.org/p", "not in its vocabulary"},
		{"another version of the vocabulary", "a.nq", strings.ReplaceAll(whole, "urn:stemma:ns#reaffirms", "urn:stemma:ns2#reaffirms"), "ns2#", "another version of the vocabulary"},
		{"a class of others", "a.nq", swap(whole, "core#Concept>", "core#Collection>"), "core#Collection", "the class"},
		{"a subject of others", "a.nq", swap(whole, topic, "<http://example.org/fraud>"), "example.org/fraud", "the subject"},
		{"a blank node", "a.nq", line(whole, "scopeNote", "_:b "+isA+" <http://www.w3.org/2004/02/skos/core#Concept> "+graphs+" ."), "_:b", "blank node"},
		{"a part of the graph", "a.nq", strings.ReplaceAll(whole, " "+graphs, ""), "topic:fraud", "stands in no graph"},
		{"a base that was not named", "a.nq", strings.ReplaceAll(whole, graphs, "<https://example.org/id/graph:curation:notes.yaml>"), "example.org", "hint: name the --base"},
		{"a key that is none", "a.nq", strings.ReplaceAll(whole, graphs, "<urn:stemma:graph:notes>"), "graph:notes", `"notes" is no key`},
		{"an edge without its target", "a.nq", drop(whole, "edge:.*syntax-ns#object"), "<urn:stemma:edge:[0-9a-f]+> ", "syntax-ns#object> is missing"},
		{"an edge to what is no node", "a.nq", strings.ReplaceAll(whole, "<urn:stemma:meeting:nice-2029>", "<urn:stemma:nowhere:nice>"), "edge:.*nowhere", "no known kind"},
		{"an edge to a word", "a.nq", regexp.MustCompile(`(syntax-ns#object>) <urn:stemma:meeting:nice-2029>`).ReplaceAllString(whole, `$1 "Nice"`), `"Nice"`, "is no node"},
		{"an edge without its plain statement", "a.nq", drop(whole, "<urn:stemma:ns#reaffirms> <urn:stemma:meeting"), "edge:.*ns#Relation", "no plain quad"},
		{"an edge without evidence", "a.nq", drop(drop(whole, "^<urn:stemma:evidence:[0-9a-f]+> <"), "ns#evidence>"), "<urn:stemma:edge:", "no evidence"},
		{"evidence of which nothing is said", "a.nq", drop(whole, "^<urn:stemma:evidence:[0-9a-f]+> <"), "edge:.*ns#evidence>", "nothing is said of"},
		{"an edge under another's id", "a.nq", regexp.MustCompile(`urn:stemma:edge:[0-9a-f]+`).ReplaceAllString(whole, "urn:stemma:edge:0123456789abcdef"), "<urn:stemma:edge:", "belongs to another edge"},
		{"a confidence beyond one", "a.nq", regexp.MustCompile(`(edge:\S+ <urn:stemma:ns#confidence>) "0.9"`).ReplaceAllString(whole, `$1 "7"`), "<urn:stemma:edge:", "outside 0..1"},
		{"an id with two classes", "a.nq", line(whole, "topic:fraud.*#type", topic+" "+isA+" <https://schema.org/Event> "+graphs+" ."), "schema.org/Event", "2 values of"},
		{"an id said twice, differently", "a.nq", line(whole, "scopeNote", topic+` <http://www.w3.org/2004/02/skos/core#scopeNote> "of some kinds" `+graphs+" ."), "some kinds", "2 values of"},
		{"a term of another form", "a.nq", swap(whole, `"of any kind"`, topic), "scopeNote> " + topic, "is no plain string"},
		{"a statement that the model keeps otherwise", "a.nq", swap(whole, `"0.9"^^`, `"0.90"^^`), `"0.90"`, "digest differs"},
		{"both forms", "a.nq", regexp.MustCompile(`# (title|statements):`).ReplaceAllString(whole+past, "# "), "<urn:stemma:graph:", "graphs of revisions and of keys"},
		{"a missing revision", "a.nq", drop(past, "revision:"+first+"> \\.$"), "<urn:stemma:revision:", "revision number 1 is missing before number 2"},
		{"a changed word of history", "a.nq", swap(past, "of any kind", "of some kind"), "<urn:stemma:revision:" + ids[len(ids)-1][1] + "> \\.", "digest differs"},
		{"a revision under another id", "a.nq", strings.ReplaceAll(past, first, strings.Repeat("0", 32)), "<urn:stemma:revision:0+> \\.", "its id does not fit"},
		{"an unnumbered revision", "a.nq", drop(past, "ns#sequence> \"1\""), "revision:" + first + "> <", "ns#sequence> is missing"},
		{"nothing", "a.nq", "# nothing\n", "", "no statement in it"},
		{"not packed", "a.nq.gz", whole, "title", "not packed by gzip"},
		{"a packed file that was cut", "a.nq.gz", packed(whole)[:len(packed(whole))/2], "", "line \\d+.*cut|cut.*line \\d+"},
		{"a packed file that is broken inside", "a.nq.gz", packed(swap(whole, "core#scopeNote", "core#note2")), "", "line \\d+: .*not in its vocabulary"},

		{"no JSON", "a.jsonld", swap(wholeLD, `"of any kind"`, `"of any kind`), "of any kind", "invalid character|JSON"},
		{"a cut JSON-LD", "a.jsonld", wholeLD[:strings.Index(wholeLD, "of any kind")], "topic:fraud.*\\z", "unexpected end"},
		{"a context elsewhere", "a.jsonld", "{\n\"@context\": \"https://example.org/context.jsonld\",\n\"@graph\": []}", "example.org", "only a context that stands in the file"},
		{"a word of others in JSON-LD", "a.jsonld", swap(wholeLD, `"skos:scopeNote":`, `"skos:scope":`), "skos:scope\"", "not in its vocabulary"},
		{"another vocabulary in JSON-LD", "a.jsonld", strings.ReplaceAll(wholeLD, "urn:stemma:ns#", "urn:stemma:ns2#"), `"stemma:`, "another version of the vocabulary"},
		{"a blank node in JSON-LD", "a.jsonld", swap(wholeLD, `"skos:scopeNote":[{"@value":"of any kind"}]`, `"skos:scopeNote":[{"skos:note":[{"@value":"x"}]}]`), `scopeNote":\[\{"skos:note`, "blank node"},
		{"a part in JSON-LD", "a.jsonld", swap(wholeLD, `{"@id":"urn:stemma:graph:curation:notes.yaml","@graph":[`, `{"@graph":[`), "", "in no graph|blank"},
		{"an edge without its target in JSON-LD", "a.jsonld", swap(wholeLD, `"rdf:object":[{"@id":"urn:stemma:meeting:nice-2029"}],`, ""), `"@id":"urn:stemma:edge:[0-9a-f]+","rdf`, "syntax-ns#object> is missing"},
		{"two values in JSON-LD", "a.jsonld", swap(wholeLD, `[{"@value":"of any kind"}]`, `[{"@value":"of any kind"},{"@value":"x"}]`), "scopeNote", "2 values of"},
		{"a changed word of history in JSON-LD", "a.jsonld", swap(pastLD, "of any kind", "of some kind"), "", "line \\d+: .*digest differs"},
		{"nothing in JSON-LD", "a.jsonld", "{}", "", "no statement in it"},
	}
	folder := t.TempDir()
	dsn := "bolt:" + filepath.Join(folder, "store")
	s, err := store.Open(t.Context(), dsn, store.Options{})
	require.NoError(t, err)
	_, err = s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{{Key: "builtin", Agent: "test", Facts: graph.Facts{Topics: []graph.Topic{{ID: "topic:old", Names: graph.Texts{"en": "Old"}}}}}}})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	before := contents(t, filepath.Join(folder, "store"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), tt.file)
			require.NoError(t, os.WriteFile(name, []byte(tt.text), 0o600))
			var stderr bytes.Buffer
			status := Run(t.Context(), []string{"import", "--store", dsn, name}, Env{Stdout: &bytes.Buffer{}, Stderr: &stderr, Getenv: func(string) string { return "" }})
			assert.Equal(t, 1, status)
			said := stderr.String()
			assert.Contains(t, said, name)
			assert.Regexp(t, tt.reason, said)
			if tt.at != "" {
				assert.Regexp(t, `\bline `+strconv.Itoa(lineWith(t, tt.text, tt.at))+`\b`, said)
			}
			assert.Equal(t, before, contents(t, filepath.Join(folder, "store")), "the store is as it was")
		})
	}
	t.Run("an edge to what is not in the file", func(t *testing.T) {
		// A target may have vanished, or not be loaded yet: the graph does not draw it.
		name := filepath.Join(t.TempDir(), "a.nq")
		require.NoError(t, os.WriteFile(name, []byte(whole), 0o600))
		var stderr bytes.Buffer
		assert.Zero(t, Run(t.Context(), []string{"import", "--store", "bolt:" + filepath.Join(t.TempDir(), "store"), name}, Env{Stdout: &bytes.Buffer{}, Stderr: &stderr, Getenv: func(string) string { return "" }}), stderr.String())
	})
}

// contents are the files of a folder.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out[path] = string(b)
		return err
	}))
	return out
}
