package server

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
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
		{"a format to come", "/export/graphml", 501, "there is nquads", ""},
		{"no format", "/export/pigeon", 404, "there is nquads", ""},
		{"a format with a path", "/export/..%2Fnquads", 404, "there is nquads", ""},
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
	assert.Equal(t, `attachment; filename=stemma-lyon-group.nq`, r.get(part).header.Get("Content-Disposition"))
	head := r.send(http.MethodHead, "/export/nquads", "", nil)
	assert.Equal(t, 200, head.status)
	assert.Empty(t, head.body)
	assert.Equal(t, "true", r.get("/export/nquads?force=task&first=1").header.Get(truncatedHeader))
}

func TestFileName(t *testing.T) {
	nquads, err := export.Find("nquads")
	require.NoError(t, err)
	tests := []struct {
		in   excerpt.Request
		want string
	}{
		{excerpt.Request{}, "stemma.nq"},
		{excerpt.Request{Lineage: &graph.LineageQuery{Of: "commitment:kyoto-2031/1.2"}}, "stemma-kyoto-2031-1.2.nq"},
		{excerpt.Request{Lineage: &graph.LineageQuery{Of: "actor:a\"; x=é\r\n"}}, "stemma-a---x----.nq"},
		{excerpt.Request{Path: &graph.PathQuery{From: "meeting:a", To: "meeting:b"}}, "stemma-a-b.nq"},
		{excerpt.Request{Subgraph: &graph.SubgraphQuery{}}, "stemma-excerpt.nq"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, fileName(tt.in, excerpt.Moment{}, nquads))
	}
	assert.Equal(t, "stemma-2019-04-at-2026-03-01T00-00-00Z.nq",
		fileName(excerpt.Request{}, excerpt.Moment{AsOf: "2019-04", At: "2026-03-01T00:00:00Z"}, nquads))
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
