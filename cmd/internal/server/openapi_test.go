package server

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/embed"
	"stemma/cmd/internal/excerpt"
	"stemma/graph/export"
	"stemma/resolvers"
)

type openDocument struct {
	OpenAPI    string
	Paths      map[string]map[string]openOperation
	Components struct {
		Parameters map[string]openParameter
		Schemas    map[string]struct {
			Properties map[string]struct{ Enum []string }
		}
	}
}

type openOperation struct {
	OperationID, Summary string
	Parameters           []openParameter
	Responses            map[string]any
}

type openParameter struct {
	Ref         string `json:"$ref"`
	Name, In    string
	Description string
	Required    bool
	Example     string
	Schema      struct{ Enum []string }
}

func openedDocument(t *testing.T) openDocument {
	t.Helper()
	var d openDocument
	require.NoError(t, json.Unmarshal([]byte(openapi), &d))
	require.True(t, strings.HasPrefix(d.OpenAPI, "3.1."))
	return d
}

// parameters are those of an operation, looked up.
func (d *openDocument) parameters(t *testing.T, op openOperation) []openParameter {
	t.Helper()
	var out []openParameter
	for _, p := range op.Parameters {
		if name, ok := strings.CutPrefix(p.Ref, "#/components/parameters/"); ok {
			require.Contains(t, d.Components.Parameters, name)
			p = d.Components.Parameters[name]
		}
		require.NotEmpty(t, p.Name)
		assert.NotEmpty(t, p.Description, p.Name)
		out = append(out, p)
	}
	return out
}

func TestEveryRouteIsDescribed(t *testing.T) {
	d := openedDocument(t)
	s := newServer(Options{Addr: "127.0.0.1:0"})
	nothing := http.NotFoundHandler()
	s.routes(parts{graphql: nothing, pages: nothing})
	var known []string
	for _, pattern := range s.patterns {
		known = append(known, strings.ReplaceAll(pattern, "...}", "}"))
	}
	require.NotEmpty(t, known)
	for _, path := range known {
		assert.Contains(t, d.Paths, path)
	}
	for path := range d.Paths {
		page := path == "/graphiql" // one of the pages, which know their own addresses
		assert.True(t, page || slices.Contains(known, path), "%s is no route", path)
	}
}

func TestEveryDescribedAddressAnswers(t *testing.T) {
	d := openedDocument(t)
	r := start(t, linked(), func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	ids := map[string]bool{}
	for path, operations := range d.Paths {
		for method, op := range operations {
			assert.False(t, ids[op.OperationID], op.OperationID)
			ids[op.OperationID] = true
			assert.NotEmpty(t, op.Summary, path)
			address, query := path, url.Values{}
			for _, p := range d.parameters(t, op) {
				switch {
				case p.In == "path":
					require.True(t, p.Required)
					require.NotEmpty(t, p.Example)
					address = strings.ReplaceAll(address, "{"+p.Name+"}", p.Example)
				case p.Required:
					query.Set(p.Name, p.Example)
				}
			}
			if len(query) > 0 {
				address += "?" + query.Encode()
			}
			got := r.send(strings.ToUpper(method), address, "{}", http.Header{"Content-Type": {"application/json"}})
			assert.Equal(t, 200, got.status, "%s %s: %s", method, address, got.body)
			_, leads := op.Responses["302"] // which was followed
			assert.True(t, leads || op.Responses["200"] != nil, path)
		}
	}
}

func (d *openDocument) named(t *testing.T, path string) []string {
	t.Helper()
	var names []string
	for _, p := range d.parameters(t, d.Paths[path]["get"]) {
		if p.In == "query" {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	return names
}

func TestTheDescriptionNamesWhatIsRead(t *testing.T) {
	d := openedDocument(t)
	assert.Equal(t, excerpt.Words(), d.named(t, "/export/{format}"))
	assert.Equal(t, []string{"asOf", "at", "base", "format", "lang"}, d.named(t, "/id/{id}"))
	assert.Equal(t, embed.Words(), d.named(t, embed.Path))
	var formats []string
	for _, p := range d.Paths["/export/{format}"]["get"].Parameters {
		if p.Name == "format" {
			formats = p.Schema.Enum
		}
	}
	assert.Equal(t, append(export.Names(), export.PackFormat().Name), formats)
	types := map[string]any{}
	for _, f := range append(export.Formats(), export.PackFormat()) {
		for _, name := range typesOf(f, false) {
			types[name] = nil
		}
	}
	described, ok := d.Paths["/export/{format}"]["get"].Responses["200"].(map[string]any)["content"].(map[string]any)
	require.True(t, ok)
	assert.ElementsMatch(t, slices.Collect(maps.Keys(types)), slices.Collect(maps.Keys(described)))
	permalinks, ok := d.Paths["/id/{id}"]["get"].Responses["200"].(map[string]any)["content"].(map[string]any)
	require.True(t, ok)
	for _, f := range forms {
		if f.mediaType != "application/json" && f.mediaType != "application/xhtml+xml" { // other names
			assert.Contains(t, permalinks, f.mediaType)
		}
	}
	assert.ElementsMatch(t, []string{
		string(resolvers.CodeNotFound), string(resolvers.CodeLimit), string(resolvers.CodeInput), string(resolvers.CodeInternal),
	}, d.Components.Schemas["Problem"].Properties["code"].Enum)
	assert.NotContains(t, strings.ReplaceAll(openapi, `"$ref": "#/components/`, ""), `"$ref"`)
}

// Every refusal is a problem document with one of GraphQL's codes.
func TestProblemsHaveCodes(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	for _, tt := range []struct{ method, path, code string }{
		{"GET", "/export/pigeon", "NOT_FOUND"},
		{"GET", "/export/dot?root=actor:nobody", "NOT_FOUND"},
		{"GET", "/export/dot?depth=x", "BAD_USER_INPUT"},
		{"PUT", "/export/dot", "BAD_USER_INPUT"},
		{"GET", "/id/actor:nobody?format=jsonld", "NOT_FOUND"},
		{"GET", "/healthz?" + strings.Repeat("x", maxURLLength), "LIMIT"},
	} {
		got := r.send(tt.method, tt.path, "", nil)
		require.Equal(t, "application/problem+json", got.header.Get("Content-Type"), tt.path)
		var p problem
		require.NoError(t, json.Unmarshal([]byte(got.body), &p))
		assert.Equal(t, tt.code, p.Code, tt.path)
		assert.Equal(t, got.status, p.Status)
	}
}
