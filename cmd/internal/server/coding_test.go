package server

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export"
)

// sendPlainly asks with these headers alone: Go's client asks for gzip of its own
// accord where nothing is said.
func (r *running) sendPlainly(method, path, accepts, known string) answer {
	header := http.Header{"Accept-Encoding": {accepts}}
	if known != "" {
		header.Set("If-None-Match", known)
	}
	return r.send(method, path, "", header)
}

func TestExportsAreCompressedWhereWanted(t *testing.T) {
	r := start(t, linked(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const part = "?root=actor:lyon-group&direction=both"
	for _, name := range append(export.Names(), "pack") {
		t.Run(name, func(t *testing.T) {
			path := "/export/" + name + part
			plain, packed := r.sendPlainly("GET", path, "identity", ""), r.sendPlainly("GET", path, "br, gzip;q=0.8", "")
			require.Equal(t, 200, plain.status)
			require.Equal(t, 200, packed.status)
			assert.Empty(t, plain.header.Get("Content-Encoding"))
			vary := strings.Join(packed.header.Values("Vary"), ", ")
			if name == "csv" || name == "xlsx" || name == "pack" {
				assert.Equal(t, plain.body, packed.body, "packed already")
				assert.Empty(t, packed.header.Get("Content-Encoding"))
				assert.NotContains(t, vary, "Accept-Encoding")
				assert.Equal(t, plain.header.Get("ETag"), packed.header.Get("ETag"))
				return
			}
			assert.Equal(t, "gzip", packed.header.Get("Content-Encoding"))
			assert.Contains(t, vary, "Accept-Encoding")
			z, err := gzip.NewReader(strings.NewReader(packed.body))
			require.NoError(t, err)
			text, err := io.ReadAll(z)
			require.NoError(t, err)
			assert.Equal(t, plain.body, string(text))
			assert.Equal(t, packed.body, r.sendPlainly("GET", path, "gzip", "").body, "the same question, the same bytes")
			assert.Equal(t, plain.header.Get("Content-Disposition"), packed.header.Get("Content-Disposition"))

			of := map[string]string{"identity": plain.header.Get("ETag"), "gzip": packed.header.Get("ETag")}
			assert.NotEqual(t, of["identity"], of["gzip"], "other bytes, another tag")
			for coding, tag := range of {
				for _, known := range []string{tag, "W/" + tag, `"x", ` + tag} {
					again := r.sendPlainly("GET", path, coding, known)
					assert.Equal(t, 304, again.status, "%s %s", coding, known)
					assert.Equal(t, tag, again.header.Get("ETag"))
					assert.Equal(t, vary, strings.Join(again.header.Values("Vary"), ", "))
					assert.Empty(t, again.header.Get("Content-Encoding"))
					assert.Empty(t, again.body)
				}
				head := r.sendPlainly("HEAD", path, coding, "")
				assert.Equal(t, 200, head.status)
				assert.Empty(t, head.body)
				assert.Equal(t, tag, head.header.Get("ETag"))
				assert.Equal(t, map[string]string{"identity": "", "gzip": "gzip"}[coding], head.header.Get("Content-Encoding"))
				assert.Equal(t, plain.header.Get("Content-Type"), head.header.Get("Content-Type"))
				assert.Equal(t, 304, r.sendPlainly("HEAD", path, coding, tag).status)
			}
			assert.Equal(t, 200, r.sendPlainly("GET", path, "gzip", of["identity"]).status, "the tag of other bytes")
		})
	}
	wrong := r.sendPlainly("GET", "/export/nquads?root=actor:nobody", "gzip", "")
	assert.Equal(t, 404, wrong.status)
	assert.Empty(t, wrong.header.Get("Content-Encoding"))
	assert.Contains(t, wrong.body, "NOT_FOUND")
}

func TestCoding(t *testing.T) {
	for accepts, want := range map[string]string{
		"": "", "gzip": "gzip", "GZIP": "gzip", "x-gzip": "gzip", "*": "gzip", "br": "", "br, *;q=0.1": "gzip",
		"gzip;q=0": "", "gzip;q=0, *": "", "*;q=0": "", "gzip;q=0.5, identity": "", "identity;q=0.5, gzip": "gzip",
		"gzip, identity": "gzip", "gzip;q=0.001": "gzip", "gzip;q=much": "", "deflate, br, zstd": "", "identity;q=0": "",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", accepts)
		assert.Equal(t, want, coding(r), accepts)
	}
	assert.Empty(t, coding(httptest.NewRequest(http.MethodGet, "/", nil)))
}

// What is written first arrives while the rest is not yet made.
func TestStreamSendsItsBeginningAtOnce(t *testing.T) {
	for _, coding := range []string{"", "gzip"} {
		t.Run(coding, func(t *testing.T) {
			seen := make(chan struct{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				err := stream(w, coding, func(to io.Writer) error {
					fmt.Fprint(to, "head\n")
					select {
					case <-seen:
					case <-time.After(10 * time.Second):
						return context.DeadlineExceeded
					}
					fmt.Fprint(to, "rest\n")
					return nil
				})
				assert.NoError(t, err)
			}))
			defer server.Close()
			response := askPlainly(t, server.URL)
			defer response.Body.Close()
			var body io.Reader = response.Body
			if coding == "gzip" {
				z, err := gzip.NewReader(response.Body)
				require.NoError(t, err)
				body = z
			}
			head := make([]byte, 5)
			_, err := io.ReadFull(body, head)
			require.NoError(t, err)
			assert.Equal(t, "head\n", string(head))
			close(seen)
			rest, err := io.ReadAll(body)
			require.NoError(t, err)
			assert.Equal(t, "rest\n", string(rest))
		})
	}
}

// Half a file must not look whole, packed or not.
func TestACutStreamHasNoEnd(t *testing.T) {
	var b bytes.Buffer
	recorder := httptest.NewRecorder()
	err := stream(recorder, "gzip", func(to io.Writer) error {
		fmt.Fprint(to, "half")
		return io.ErrClosedPipe
	})
	require.ErrorIs(t, err, io.ErrClosedPipe)
	z, err := gzip.NewReader(recorder.Body)
	require.NoError(t, err)
	_, err = io.Copy(&b, z)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

func askPlainly(tb testing.TB, address string) *http.Response {
	tb.Helper()
	transport := &http.Transport{DisableCompression: true}
	tb.Cleanup(transport.CloseIdleConnections)
	response, err := (&http.Client{Transport: transport}).Get(address)
	require.NoError(tb, err)
	return response
}

// BenchmarkExportOverHTTP writes a graph of STEMMA_EXPORT_NODES commitments, and
// as many passages, as N-Quads over a connection of this machine, as it is and
// packed. MB/s is by what was made, wire-MB what was sent.
func BenchmarkExportOverHTTP(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("STEMMA_EXPORT_NODES"))
	if err != nil {
		n = 10_000
	}
	state := grown(b, n)
	format, err := export.Find("nquads")
	require.NoError(b, err)
	for _, coding := range []string{"", "gzip"} {
		b.Run("coding="+coding, func(b *testing.B) {
			made := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				made = 0
				assert.NoError(b, stream(w, coding, func(to io.Writer) error {
					return format.Write(r.Context(), counting{to, &made}, state.Sources, export.Options{Snapshot: state.Snapshot})
				}))
			}))
			defer server.Close()
			var first time.Duration
			wire := int64(0)
			for b.Loop() {
				start := time.Now()
				conn, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
				require.NoError(b, err)
				fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
				one := make([]byte, 1)
				_, err = io.ReadFull(conn, one)
				require.NoError(b, err)
				first = time.Since(start)
				wire, err = io.Copy(io.Discard, conn)
				require.NoError(b, err)
				require.NoError(b, conn.Close())
			}
			b.SetBytes(int64(made))
			b.ReportMetric(float64(first.Microseconds())/1000, "ms/first-byte")
			b.ReportMetric(float64(wire)/1e6, "wire-MB")
		})
	}
}

type counting struct {
	w io.Writer
	n *int
}

func (c counting) Write(p []byte) (int, error) {
	*c.n += len(p)
	return c.w.Write(p)
}

// grown is a graph of n commitments with a passage each and three edges to earlier
// ones.
func grown(tb testing.TB, n int) *State {
	tb.Helper()
	const perDocument = 50
	id := func(i int) graph.ID {
		return graph.ID(fmt.Sprintf("commitment:d%06d/%02d", i/perDocument, i%perDocument+1))
	}
	words := []string{"promise", "act", "protect", "report", "share", "support", "review", "borders", "networks", "evidence", "partners", "experts"}
	say := func(seed, length int) string {
		var b strings.Builder
		for i := range length {
			b.WriteString(words[(seed*31+i*i*7+seed*i)%len(words)] + " " + strconv.Itoa((seed+i)%97) + " ")
		}
		return b.String()
	}
	var sources []graph.Source
	for i := 0; i < n; i += perDocument {
		doc := graph.ID(fmt.Sprintf("document:d%06d", i/perDocument))
		witness := graph.ID("witness:" + doc.Slug() + "/en")
		f := graph.Facts{Documents: []graph.Document{{ID: doc, Date: "1996", Titles: graph.Texts{"en": "A declaration of " + doc.Slug()}}}}
		f.Witnesses = []graph.Witness{{ID: witness, Document: doc, Language: "en", Format: "txt", Text: say(i, 2000)}}
		for k := i; k < min(n, i+perDocument); k++ {
			span := []graph.Span{{Witness: witness, Start: k - i, End: k - i + 300}}
			passage := graph.ID("passage:" + id(k).Slug())
			f.Passages = append(f.Passages, graph.Passage{ID: passage, Document: doc, Ref: strconv.Itoa(k), Kind: "item", Order: k - i, Spans: span})
			f.Commitments = append(f.Commitments, graph.Commitment{ID: id(k), Document: doc, Passage: passage, Ref: strconv.Itoa(k), Order: k - i, Force: graph.Commit, Texts: graph.Texts{"en": say(k, 30)}, Spans: span})
			for j := range min(k, 3) {
				to := id((k * (j + 7)) % k)
				f.Edges = append(f.Edges, graph.Edge{
					ID: graph.EdgeID(graph.StatedRelations[j], id(k), to), Type: graph.StatedRelations[j], From: id(k), To: to, Method: graph.Stated, Confidence: 0.95, Status: graph.Active,
					Evidence: []graph.Evidence{{Document: doc, Quote: say(k+j, 10), Cue: "act", Method: graph.Stated, Confidence: 0.95}},
				})
			}
		}
		sources = append(sources, graph.Source{Info: graph.RevisionInfo{ID: strconv.Itoa(i), Key: string(doc), Sequence: i + 1, Current: true}, Facts: f})
	}
	snapshot, err := graph.Build(sources)
	require.NoError(tb, err)
	return &State{Snapshot: snapshot, Sources: sources}
}
