package server

import (
	"archive/zip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export"
	"stemma/graph/quads"
)

// linked is a graph of one edge, and of a meeting beside it.
func linked() *shelf {
	source := &shelf{stamp: "1"}
	source.facts = graph.Facts{
		Meetings:    []graph.Meeting{{ID: "meeting:lyon-1996", Names: graph.Texts{graph.English: "Lyon"}}},
		Actors:      []graph.Actor{{ID: "actor:lyon-group", Names: graph.Texts{graph.English: "Lyon Group"}}},
		Documents:   []graph.Document{{ID: "document:kyoto-2031"}},
		Commitments: []graph.Commitment{{ID: "commitment:kyoto-2031/1", Document: "document:kyoto-2031", Ref: "1", Force: graph.Task}},
		Edges: []graph.Edge{{
			ID:   graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group"),
			Type: graph.DelegatesTo, From: "commitment:kyoto-2031/1", To: "actor:lyon-group",
			Method: graph.Curated, Confidence: 1, Status: graph.Active,
			Evidence: []graph.Evidence{{Curator: "A. Reader", Method: graph.Curated, Confidence: 1}},
		}},
	}
	return source
}

func TestPack(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const address = "/export/pack?root=commitment:kyoto-2031/1"
	got := r.get(address)
	require.Equal(t, 200, got.status, got.body)
	assert.Equal(t, "application/zip", got.header.Get("Content-Type"))
	assert.Equal(t, "attachment; filename=stemma-commitment-kyoto-2031-1-ancestors.pack.zip", got.header.Get("Content-Disposition"))
	z, err := zip.NewReader(strings.NewReader(got.body), int64(len(got.body)))
	require.NoError(t, err)
	assert.Len(t, z.File, 15)
	assert.Equal(t, got.body, r.get(address).body)
	files := func(body string) map[string]string {
		z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		require.NoError(t, err)
		out := map[string]string{}
		for _, f := range z.File {
			text, err := f.Open()
			require.NoError(t, err)
			b, err := io.ReadAll(text)
			require.NoError(t, err)
			out[f.Name] = string(b)
		}
		return out
	}
	has := files(got.body)
	for _, name := range []string{"citations.txt", "citations.bib", "citations.ris", "index.html"} {
		assert.Contains(t, strings.ReplaceAll(has[name], "&amp;", "&"), r.base+"/?view=lineage&of=commitment:kyoto-2031/1&dir=ANCESTORS&depth=6&at=1", "a citation can be followed: %s", name)
		assert.NotContains(t, has[name], "stemma, urn:stemma:", name)
	}
	assert.Contains(t, has["citations.txt"], "stemma, "+r.base+"/id/commitment:kyoto-2031/1")
	assert.Contains(t, has["question.txt"], "\n"+r.base+"/export/pack?at=1&root=commitment:kyoto-2031/1\n")
	assert.Contains(t, has["question.txt"], " --permalinks "+r.base+"/id/ ")
	assert.Contains(t, has["graph.jsonld"], `"@id":"urn:stemma:commitment:kyoto-2031/1"`, "what a thing is called is no address")
	behind := r.send(http.MethodGet, address, "", http.Header{"X-Forwarded-Proto": {"https"}})
	assert.Contains(t, files(behind.body)["citations.txt"], strings.Replace(r.base, "http:", "https:", 1)+"/id/commitment:kyoto-2031/1")
	assert.NotEqual(t, got.header.Get("ETag"), behind.header.Get("ETag"), "another address, other bytes")
	based := files(r.get(address + "&base=https://graph.example.org/id/").body)
	assert.Contains(t, based["citations.txt"], "stemma, https://graph.example.org/id/commitment:kyoto-2031/1")
	for path, status := range map[string]int{
		"/export/pack": 400, "/export/pack?root=actor:nobody": 404, address + "&bom=true": 400, address + "&base=ftp://x/": 400,
	} {
		got := r.get(path)
		assert.Equal(t, status, got.status, path)
		assert.Equal(t, "application/problem+json", got.header.Get("Content-Type"), path)
		assert.Empty(t, got.header.Get("ETag"), path)
	}
}

func TestExport(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const part = "/export/nquads?root=actor:lyon-group&direction=DESCENDANTS"
	tests := []struct {
		name, path string
		status     int
		has, lacks string
	}{
		{"everything", "/export/nquads", 200, "<urn:stemma:meeting:lyon-1996>", ""},
		{"a lineage", part, 200, "<urn:stemma:commitment:kyoto-2031/1>", "meeting:lyon-1996"},
		{"along other edges only", part + "&types=CITES", 200, "<urn:stemma:actor:lyon-group>", "kyoto"},
		{"a path", "/export/nquads?from=commitment:kyoto-2031/1&to=actor:lyon-group", 200, "delegates-to", "meeting:lyon-1996"},
		{"what a filter chooses", "/export/nquads?force=task", 200, "commitment:kyoto-2031/1", "meeting:lyon-1996"},
		{"an unknown root", "/export/nquads?root=actor:nobody", 404, "not found", "urn:stemma"},
		{"a wrong word", "/export/nquads?root=actor:lyon-group&depth=99", 400, "from 1 to 15", ""},
		{"a word of another format", "/export/nquads?neo4j=true", 400, "neo4j does not go with nquads", ""},
		{"no language", "/export/nquads?lang=tlh", 400, "neither en nor fr", ""},
		{"a base that is none", "/export/nquads?base=javascript:x/", 400, "no http or https address", ""},
		{"other IRIs", part + "&base=https://example.org/id/", 200, "<https://example.org/id/actor:lyon-group>", "urn:stemma:actor"},
		{"a semicolon, which would end the reading", part + ";depth=1", 400, "%3B", ""},
		{"a percent sign that begins nothing", part + "&depth=1%", 400, "%25", ""},
		{"half a path", "/export/nquads?from=actor:lyon-group", 400, "needs both", ""},
		{"no format", "/export/pigeon", 404, "there is graphml, gexf, dot", ""},
		{"a format with a path", "/export/..%2Fnquads", 404, "there is graphml", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := r.get(tt.path)
			assert.Equal(t, tt.status, got.status, got.body)
			assert.Contains(t, got.body, tt.has)
			if tt.lacks != "" {
				assert.NotContains(t, got.body, tt.lacks)
			}
			if tt.status == 200 {
				assert.Equal(t, "application/n-quads", got.header.Get("Content-Type"))
			} else {
				assert.Equal(t, "application/problem+json", got.header.Get("Content-Type"))
				assert.Empty(t, got.header.Get("Content-Disposition"))
			}
		})
	}
	assert.Equal(t, `attachment; filename=stemma-actor-lyon-group-descendants.nq`, r.get(part).header.Get("Content-Disposition"))
	head := r.send(http.MethodHead, "/export/nquads", "", nil)
	assert.Equal(t, 200, head.status)
	assert.Empty(t, head.body)
	assert.Equal(t, "true", r.get("/export/nquads?force=task&first=1").header.Get(truncatedHeader))
}

// The Accept header is kept to: what is sent is what it says.
func TestExportKeepsToAccept(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const part = "?root=actor:lyon-group&direction=both"
	for _, tt := range []struct {
		path, accept string
		status       int
		mediaType    string
	}{
		{"nquads" + part, "application/n-triples", 200, "application/n-triples"},
		{"nquads" + part, "application/n-triples;q=0.5, application/n-quads", 200, "application/n-quads"},
		{"nquads" + part, "*/*", 200, "application/n-quads"},
		{"nquads", "application/n-triples", 406, "application/problem+json"},
		{"nquads", "application/n-triples, */*;q=0.1", 200, "application/n-quads"},
		{"turtle" + part, "application/n-triples", 406, "application/problem+json"},
		{"graphml", "application/xml", 200, "application/graphml+xml"},
		{"jsonld", "application/json", 200, "application/ld+json"},
		{"dot", "text/*", 200, "text/vnd.graphviz; charset=utf-8"},
		{"csv", "application/octet-stream", 200, "application/zip"},
		{"pack" + part, "application/zip", 200, "application/zip"},
		{"graphml", "image/png", 406, "application/problem+json"},
		{"nquads?force=pigeon", "image/png", 400, "application/problem+json"},
	} {
		got := r.send(http.MethodGet, "/export/"+tt.path, "", http.Header{"Accept": {tt.accept}})
		assert.Equal(t, tt.status, got.status, "%s as %s: %s", tt.path, tt.accept, got.body)
		assert.Equal(t, tt.mediaType, got.header.Get("Content-Type"), "%s as %s", tt.path, tt.accept)
		assert.Contains(t, strings.Join(got.header.Values("Vary"), ", "), "Accept")
		switch {
		case tt.status == 406:
			own, _, _ := strings.Cut(tt.path, "?")
			f, err := export.Find(own)
			require.NoError(t, err)
			mediaType, _, _ := strings.Cut(f.MediaType, ";")
			assert.Contains(t, got.body, "this address gives "+mediaType)
			assert.Empty(t, got.header.Get("ETag"))
		case tt.mediaType == "application/n-triples":
			assert.Contains(t, got.header.Get("Content-Disposition"), "stemma-actor-lyon-group-both.nt")
			onlyTriples(t, got.body)
			quads := r.send(http.MethodGet, "/export/"+tt.path, "", http.Header{"Accept": {"application/n-quads"}})
			assert.NotEqual(t, quads.header.Get("ETag"), got.header.Get("ETag"))
		}
	}
}

// onlyTriples insists that no statement stands in a graph.
func onlyTriples(t *testing.T, text string) {
	t.Helper()
	read, err := quads.Read(strings.NewReader(text))
	require.NoError(t, err)
	require.NotEmpty(t, read)
	for _, q := range read {
		assert.Nil(t, q.Label)
	}
}

func TestEveryFormatIsServed(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := r.get("/export/" + f.Name)
			require.Equal(t, 200, got.status, got.body)
			assert.NotEmpty(t, got.body)
			assert.Equal(t, f.MediaType, got.header.Get("Content-Type"))
			assert.NotContains(t, f.MediaType, "html")
			assert.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"))
			assert.Equal(t, "attachment; filename=stemma"+f.Extension, got.header.Get("Content-Disposition"))
			assert.Equal(t, got.body, r.get("/export/"+f.Name).body)
		})
	}
}

func TestExportTag(t *testing.T) {
	source := linked()
	r := start(t, source, nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	asked := func(path, tag string) answer {
		return r.send(http.MethodGet, path, "", http.Header{"If-None-Match": {tag}})
	}
	tag := r.get("/export/nquads").header.Get("ETag")
	require.NotEmpty(t, tag)
	again := asked("/export/nquads", "W/"+tag)
	assert.Equal(t, 304, again.status)
	assert.Empty(t, again.body)
	assert.Equal(t, tag, again.header.Get("ETag"))
	assert.Equal(t, 200, asked("/export/turtle", tag).status, "another format")
	assert.Equal(t, 200, asked("/export/nquads?force=task", tag).status, "another question")
	assert.Equal(t, 200, asked("/export/nquads", `"another"`).status)
	assert.Empty(t, r.get("/export/nquads?root=actor:nobody").header.Get("ETag"))
}

// slowWriter takes bytes and remembers the deadlines it was given.
type slowWriter struct {
	http.ResponseWriter
	deadlines []time.Time
	taken     int
}

func (s *slowWriter) Write(p []byte) (int, error) { s.taken += len(p); return len(p), nil }

func (s *slowWriter) SetWriteDeadline(at time.Time) error {
	s.deadlines = append(s.deadlines, at)
	return nil
}

func TestStreamMovesItsDeadlineButNotForEver(t *testing.T) {
	w := &slowWriter{}
	stream := newStreamWriter(w)
	stream.step = time.Hour
	for range 3 {
		_, err := fmt.Fprint(stream, strings.Repeat("x", 10))
		require.NoError(t, err)
	}
	assert.Equal(t, 30, w.taken)
	require.Len(t, w.deadlines, 3)
	for _, at := range w.deadlines {
		assert.Equal(t, stream.end, at, "no deadline lies past the end")
	}
	stream.step = time.Second
	_, err := fmt.Fprint(stream, "x")
	require.NoError(t, err)
	assert.WithinDuration(t, time.Now().Add(time.Second), w.deadlines[3], 500*time.Millisecond)
}
