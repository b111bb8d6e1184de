package server

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph/export"
	"stemma/graph/export/readers"
)

// The validator of others takes the description as it is served, and would not
// take one that is wrong.
func TestOthersJudgeTheDescription(t *testing.T) {
	served := start(t, linked(), nil).get(openapiPath).body
	tests := []struct{ name, in, out string }{
		{"as it is served", "", ""},
		{"no such version", `"openapi": "3.1.0"`, `"openapi": "3.7.0"`},
		{"without a title", `"title": "stemma",`, ""},
		{"a licence by two ways", `"identifier": "Apache-2.0"`, `"identifier": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"`},
		{"a path without its slash", `"/graphiql": {`, `"graphiql": {`},
		{"a method of no such name", `"get": {`, `"fetch": {`},
		{"a parameter in no such place", `"in": "query"`, `"in": "body"`},
		{"a part of a path that may be absent", `"in": "path",` + "\n" + `            "required": true`, `"in": "path",` + "\n" + `            "required": false`},
		{"an answer without description", `"description": "The page.",`, ""},
		{"a status of no such kind", `"304": {`, `"3x4": {`},
		{"a type of no such name", `"type": "string"`, `"type": "text"`},
		{"a type of no such name, in a named schema", `"type": "object"`, `"type": "thing"`},
		{"an example that is none", `"query": "{ stats { commitments } }"`, `"query": 1`},
		{"a reference to nowhere", `"#/components/responses/Problem"`, `"#/components/responses/Trouble"`},
		{"a word of our own", `"operationId": "explorer"`, `"operationID": "explorer"`},
	}
	folder := t.TempDir()
	args := []string{"openapi.mjs"}
	for i, tt := range tests {
		changed := strings.Replace(served, tt.in, tt.out, 1)
		require.Equal(t, tt.in == tt.out, changed == served, tt.name)
		file := filepath.Join(folder, strconv.Itoa(i)+".json")
		require.NoError(t, os.WriteFile(file, []byte(changed), 0o600))
		args = append(args, file)
	}
	for i, v := range judged(t, args...) {
		assert.Equal(t, i == 0, v.Valid, "%s: %s", tests[i].name, v.Says)
		if i == 0 {
			assert.Equal(t, "3.1", v.Says)
		}
	}
}

// verdict is what the validator of others says.
type verdict struct {
	Valid bool
	Says  string
}

func judged(t *testing.T, args ...string) []verdict {
	t.Helper()
	var out []verdict
	for line := range strings.Lines(readers.Node(t, args...)) {
		var v verdict
		require.NoError(t, json.Unmarshal([]byte(line), &v), line)
		out = append(out, v)
	}
	require.NotEmpty(t, out)
	return out
}

// given is what an address gave.
type given struct {
	Method string `json:"method"`
	Path   string `json:"path"` // as the description names it
	Status int    `json:"status"`
	Type   string `json:"type"`
	Body   string `json:"body"`
}

// What the addresses give is what the description says that they may give.
func TestAnswersAreAsDescribed(t *testing.T) {
	r := start(t, linked(), func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte("{}"))
	})
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	var answers []given
	ask := func(path, address string, header http.Header) {
		got := r.send(http.MethodGet, address, "", header)
		mediaType, _, _ := strings.Cut(got.header.Get("Content-Type"), ";")
		answers = append(answers, given{"get", path, got.status, mediaType, got.body})
	}
	for _, path := range []string{"/healthz", "/readyz", "/metrics", "/void.ttl", "/context.jsonld", "/openapi.json", "/permalink.css"} {
		ask(path, path, nil)
	}
	for _, format := range export.Names() {
		ask("/export/{format}", "/export/"+format, nil)
	}
	for _, of := range []string{"pack?root=commitment:kyoto-2031/1", "pigeon", "dot?root=actor:nobody", "dot?depth=x", "csv?depth=2&depth=3"} {
		ask("/export/{format}", "/export/"+of, nil)
	}
	for _, form := range forms {
		ask("/id/{id}", "/id/actor:lyon-group", http.Header{"Accept": {form.mediaType}})
	}
	for _, of := range []string{"actor:nobody.ttl", "actor:lyon-group?asOf=soon", "actor:lyon-group?format=pigeon"} {
		ask("/id/{id}", "/id/"+of, nil)
	}
	ask("/id/{id}", "/id/actor:lyon-group", http.Header{"Accept": {"image/png"}})
	sound := len(answers)
	answers = append(answers,
		given{"get", "/healthz", 418, "text/plain", "ok"}, given{"get", "/export/{format}", 200, "image/png", "x"},
		given{"get", "/export/{format}", 404, "application/problem+json", `{"type":"about:blank","title":"Not Found","status":"404","code":"NOT_FOUND"}`},
		given{"get", "/export/{format}", 404, "application/problem+json", `{"type":"about:blank","title":"Not Found","status":404,"code":"LOST"}`},
	)
	text, err := json.Marshal(answers)
	require.NoError(t, err)
	folder := t.TempDir()
	for name, text := range map[string]string{"openapi.json": openapi, "answers.json": string(text)} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	verdicts := judged(t, "openapi.mjs", "--answers", filepath.Join(folder, "openapi.json"), filepath.Join(folder, "answers.json"))
	require.Len(t, verdicts, len(answers))
	for i, v := range verdicts {
		assert.Equal(t, i < sound, v.Valid, "%s %d %s: %s", answers[i].Path, answers[i].Status, answers[i].Type, v.Says)
	}
}
