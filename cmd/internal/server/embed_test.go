package server

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOnlyTheEmbedMayBeFramed(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)

	drawn := r.get("/embed/lineage?of=commitment:kyoto-2031/1")
	assert.Equal(t, 200, drawn.status)
	assert.Equal(t, "page", drawn.body, "the page of package web, which has a policy of its own")
	assert.Empty(t, drawn.header.Get("X-Frame-Options"))

	for path, status := range map[string]int{
		"/embed/lineage": 400,
		"/embed/lineage?of=commitment:kyoto-2031/1&depth=two": 400,
		"/embed/lineage?of=commitment:kyoto-2031/9":           404,
	} {
		got := r.send("GET", path, "", http.Header{"Accept-Language": {"fr"}})
		assert.Equal(t, status, got.status, path)
		assert.Equal(t, "text/html; charset=utf-8", got.header.Get("Content-Type"), path)
		assert.Equal(t, "fr", got.header.Get("Content-Language"), path)
		assert.Contains(t, got.header.Get("Content-Security-Policy"), "frame-ancestors *", path)
		assert.NotContains(t, got.header.Get("Content-Security-Policy"), "unsafe", path)
		assert.Empty(t, got.header.Get("X-Frame-Options"), path)
		assert.Contains(t, got.body, "This lineage cannot be shown", path)
		assert.Contains(t, got.body, "Cette filiation ne peut pas être montrée", path)
	}
	for _, path := range []string{"/", "/graphiql", "/graphql", "/id/actor:lyon-group", "/id/actor:nobody", "/export/dot", "/permalink.css"} {
		got := r.get(path)
		assert.Equal(t, "DENY", got.header.Get("X-Frame-Options"), path)
		assert.NotContains(t, got.header.Get("Content-Security-Policy"), "frame-ancestors *", path)
	}
	assert.Equal(t, 405, r.send("POST", "/embed/lineage?of=commitment:kyoto-2031/1", "", nil).status)
}

func TestTheEmbedSaysThatTheGraphIsBeingRead(t *testing.T) {
	source := &shelf{gate: make(chan struct{})}
	source.put("1", nil, "meeting:lyon-1996")
	r := start(t, source, nil)
	got := r.get("/embed/lineage?of=meeting:lyon-1996")
	assert.Equal(t, 503, got.status)
	assert.Equal(t, "1", got.header.Get("Retry-After"))
	assert.Contains(t, got.body, "The graph is being read")
	close(source.gate)
	require.Eventually(t, func() bool { return r.get("/embed/lineage?of=meeting:lyon-1996").status == 200 }, 5*time.Second, time.Millisecond)
}

// Pages of other origins read what anybody may read, and change nothing.
func TestOtherOriginsReadAndDoNotWrite(t *testing.T) {
	r := start(t, linked(), func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "answer") })
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const jsonType = "application/json"
	foreign := func(more ...string) http.Header {
		h := http.Header{"Origin": {"https://other.example"}, "Sec-Fetch-Site": {"cross-site"}, "Sec-Fetch-Mode": {"cors"}}
		for i := 0; i+1 < len(more); i += 2 {
			h.Set(more[i], more[i+1])
		}
		return h
	}
	for _, tt := range []struct {
		method, path, kind string
		status             int
	}{
		{"POST", "/graphql", jsonType, 200},
		{"POST", "/graphql", jsonType + "; charset=utf-8", 200},
		{"GET", "/graphql?query=%7B__typename%7D", "", 200},
		{"GET", "/export/cytoscape?root=commitment:kyoto-2031/1", "", 200},
		{"GET", "/export/nodelink", "", 200},
		{"HEAD", "/export/nodelink", "", 200},
		{"GET", "/id/actor:lyon-group", "", 200},
		{"GET", "/id/actor:lyon-group.jsonld", "", 200},
		{"POST", "/graphql", "text/plain", 403},
		{"POST", "/graphql", "application/x-www-form-urlencoded", 403},
		{"POST", "/graphql", "multipart/form-data; boundary=x", 403},
		{"POST", "/graphql", "", 403},
		{"PUT", "/graphql", jsonType, 403},
		{"PATCH", "/graphql", jsonType, 403},
		{"DELETE", "/graphql", jsonType, 403},
		{"POST", "/export/nodelink", jsonType, 403},
		{"POST", "/id/actor:lyon-group", jsonType, 403},
		{"DELETE", "/id/actor:lyon-group", jsonType, 403},
		{"POST", "/", jsonType, 403},
	} {
		t.Run(tt.method+" "+tt.path+" "+tt.kind, func(t *testing.T) {
			got := r.send(tt.method, tt.path, "{}", foreign("Content-Type", tt.kind))
			assert.Equal(t, tt.status, got.status, got.body)
			if tt.status == 200 {
				assert.Equal(t, "*", got.header.Get("Access-Control-Allow-Origin"))
			}
			assert.Empty(t, got.header.Get("Access-Control-Allow-Credentials"))
		})
	}
}

func TestPreflightAllowsReadsAlone(t *testing.T) {
	r := ready(t, nil)
	for _, tt := range []struct {
		path, method, headers string
		allowed               bool
	}{
		{"/graphql", "POST", "content-type", true},
		{"/graphql", "POST", "accept,content-type", true},
		{"/graphql", "GET", "accept", true},
		{"/export/nodelink", "GET", "accept", true},
		{"/id/actor:lyon-group", "GET", "accept", true},
		{"/graphql", "POST", "authorization", false},
		{"/graphql", "PUT", "content-type", false},
		{"/graphql", "DELETE", "", false},
	} {
		h := http.Header{"Origin": {"https://other.example"}, "Access-Control-Request-Method": {tt.method}}
		if tt.headers != "" {
			h.Set("Access-Control-Request-Headers", tt.headers)
		}
		got := r.send("OPTIONS", tt.path, "", h)
		allowed := got.header.Get("Access-Control-Allow-Origin") == "*"
		assert.Equal(t, tt.allowed, allowed, "%s %s %s", tt.method, tt.path, tt.headers)
		assert.Less(t, got.status, 300)
		assert.Empty(t, got.header.Get("Access-Control-Allow-Credentials"))
	}
}
