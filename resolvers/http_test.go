package resolvers

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

const (
	okBody   = `{"data":{"node":{"id":"actor:g7"}}}`
	okPost   = `{"query":"query ($id: ID!) {node(id: $id) {id}}","variables":{"id":"actor:g7"},"operationName":null,"extensions":null}`
	jsonType = "application/json"
)

func TestHTTP(t *testing.T) {
	get := func(values ...string) string {
		v := url.Values{}
		for i := 0; i < len(values); i += 2 {
			v.Set(values[i], values[i+1])
		}
		return "/graphql?" + v.Encode()
	}
	tests := []struct {
		name, method, address, kind, body, accept string

		status   int
		contains string
		answered string // the media type
	}{
		{"post", "POST", "/graphql", jsonType, okPost, "", 200, okBody, jsonType},
		{"post with a charset", "POST", "/graphql", jsonType + "; charset=UTF-8", okPost, jsonType, 200, okBody, jsonType},
		{"post for the new media type", "POST", "/graphql", jsonType, okPost, graphqlJSON, 200, okBody, graphqlJSON},
		{"the better liked media type", "POST", "/graphql", jsonType, okPost, jsonType + ";q=0.5, " + graphqlJSON + ";q=0.8", 200, okBody, graphqlJSON},
		{"the first of two", "POST", "/graphql", jsonType, okPost, graphqlJSON + ", " + jsonType, 200, okBody, graphqlJSON},
		{"anything", "POST", "/graphql", jsonType, okPost, "*/*", 200, okBody, jsonType},
		{"something else", "POST", "/graphql", jsonType, okPost, "text/html", 200, okBody, jsonType},
		{"get", "GET", get("query", `{node(id:"actor:g7"){id}}`), "", "", graphqlJSON, 200, okBody, graphqlJSON},
		{
			"get with variables", "GET", get("query", `query A($id: ID!) {node(id: $id) {id}} query B {__typename}`, "operationName", "A", "variables", `{"id":"actor:g7"}`),
			"", "", "", 200, okBody, jsonType,
		},
		{"an error beside data", "POST", "/graphql", jsonType, `{"query":"{lineage(of: \"actor:x\") {truncated}}"}`, graphqlJSON, 200, `"data":{"lineage":null}`, graphqlJSON},

		{"get of a mutation", "GET", get("query", `mutation {a}`), "", "", graphqlJSON, 405, "only queries come by GET", graphqlJSON},
		{"get of a mutation beside a query", "GET", get("query", `query A {__typename} mutation B {a}`, "operationName", "B"), "", "", "", 405, "only queries", jsonType},
		{"get without a query", "GET", "/graphql", "", "", "", 400, "BAD_USER_INPUT", jsonType},
		{"get with broken variables", "GET", get("query", "{__typename}", "variables", "{"), "", "", "", 400, "variables", jsonType},
		{"get with variables that are a list", "GET", get("query", "{__typename}", "variables", "[]"), "", "", "", 400, "variables", jsonType},
		{"put", "PUT", "/graphql", jsonType, okPost, "", 405, "BAD_USER_INPUT", jsonType},
		{"delete", "DELETE", "/graphql", "", "", "", 405, "BAD_USER_INPUT", jsonType},
		{"no content type", "POST", "/graphql", "", okPost, "", 415, "application/json", jsonType},
		{"a form", "POST", "/graphql", "application/x-www-form-urlencoded", "query=%7Ba%7D", "", 415, "application/json", jsonType},
		{"a file", "POST", "/graphql", "multipart/form-data; boundary=x", "--x--", "", 415, "application/json", jsonType},
		{"plain text", "POST", "/graphql", "text/plain", okPost, "", 415, "application/json", jsonType},
		{"another charset", "POST", "/graphql", jsonType + "; charset=utf-16", okPost, "", 415, "utf-8", jsonType},
		{"no body", "POST", "/graphql", jsonType, "", "", 400, "not a JSON object", jsonType},
		{"broken JSON", "POST", "/graphql", jsonType, `{"query": secret`, "", 400, "not a JSON object", jsonType},
		{"a list of operations", "POST", "/graphql", jsonType, "[" + okPost + "]", "", 400, "not a JSON object", jsonType},
		{"two operations", "POST", "/graphql", jsonType, okPost + okPost, "", 400, "not a JSON object", jsonType},
		{"not UTF-8", "POST", "/graphql", jsonType, "{\"query\": \"\xff\"}", "", 400, "UTF-8", jsonType},
		{"nested as deep as allowed", "POST", "/graphql", jsonType, `{"query":"{__typename}","variables":{"v":` + brackets(62) + `}}`, "", 200, "Query", jsonType},
		{"nested too deep", "POST", "/graphql", jsonType, `{"query":"{__typename}","variables":{"v":` + brackets(63) + `}}`, "", 400, "deeper than 64", jsonType},
		{"no query", "POST", "/graphql", jsonType, `{"operationName":"A"}`, "", 400, "no query", jsonType},
		{"a query that is a number", "POST", "/graphql", jsonType, `{"query":1}`, "", 400, "no query", jsonType},
		{"variables that are a text", "POST", "/graphql", jsonType, `{"query":"{__typename}","variables":"{}"}`, "", 400, "variables", jsonType},
		{"extensions that are a list", "POST", "/graphql", jsonType, `{"query":"{__typename}","extensions":[]}`, "", 400, "extensions", jsonType},
		{"a name that is a number", "POST", "/graphql", jsonType, `{"query":"{__typename}","operationName":1}`, "", 400, "operationName", jsonType},
		{"not GraphQL, for old clients", "POST", "/graphql", jsonType, `{"query":"{"}`, jsonType, 200, "GRAPHQL_PARSE_FAILED", jsonType},
		{"not GraphQL, for new clients", "POST", "/graphql", jsonType, `{"query":"{"}`, graphqlJSON, 400, "GRAPHQL_PARSE_FAILED", graphqlJSON},
		{"beyond a limit, for new clients", "POST", "/graphql", jsonType, `{"query":"{meetings(first: 2147483648) {totalCount}}"}`, graphqlJSON, 400, "BAD_USER_INPUT", graphqlJSON},
		{"a body as large as allowed", "POST", "/graphql", jsonType, okPost + strings.Repeat(" ", maxBody-len(okPost)), "", 200, okBody, jsonType},
		{"a body too large", "POST", "/graphql", jsonType, okPost + strings.Repeat(" ", maxBody-len(okPost)+1), "", 413, "LIMIT", jsonType},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), tt.method, tt.address, strings.NewReader(tt.body))
			for name, value := range map[string]string{"Content-Type": tt.kind, "Accept": tt.accept} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			w := httptest.NewRecorder()
			api.ServeHTTP(w, r)
			assert.Equal(t, tt.status, w.Code)
			assert.Contains(t, w.Body.String(), tt.contains)
			assert.NotContains(t, w.Body.String(), "secret")
			assert.Equal(t, tt.answered+"; charset=utf-8", w.Header().Get("Content-Type"))
			assert.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
			a := read(t, w.Body.Bytes())
			assert.Equal(t, tt.status == http.StatusMethodNotAllowed, w.Header().Get("Allow") != "")
			if tt.status != http.StatusOK {
				assert.NotEmpty(t, a.Errors)
				assert.NotContains(t, w.Body.String(), `"data"`, "a request that was not executed has no data")
			}
		})
	}
}

func brackets(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }

func TestHTTPBeforeTheFirstSnapshot(t *testing.T) {
	api := Handler(Options{Current: func() *graph.Snapshot { return nil }})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(okPost))
	r.Header.Set("Content-Type", jsonType)
	w := httptest.NewRecorder()
	api.ServeHTTP(w, r)
	assert.Equal(t, http.StatusServiceUnavailable, w.Code)
	assert.Equal(t, "1", w.Header().Get("Retry-After"))
	require.NotEmpty(t, read(t, w.Body.Bytes()).Errors)
}

// Documents that were valid once are not read again, and not kept for ever.
func TestOperationsAreKept(t *testing.T) {
	o := newOperations(Schema())
	query := "{__typename}"
	doc, errs := o.read(query)
	require.Empty(t, errs)
	again, _ := o.read(query)
	assert.Same(t, doc, again)
	for i := range 2 * maxKept {
		_, errs := o.read(query + strings.Repeat(" ", i+1))
		require.Empty(t, errs)
	}
	assert.LessOrEqual(t, len(o.recent)+len(o.old), 2*maxKept)
	assert.Nil(t, o.kept(query))
	_, errs = o.read("{nothing}")
	require.NotEmpty(t, errs)
	assert.Nil(t, o.kept("{nothing}"), "what is not valid is not kept")
}
