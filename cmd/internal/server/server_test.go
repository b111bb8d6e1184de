package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

// The search library starts its workers with the program, and keeps them.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m, goleak.IgnoreCurrent()) }

// running is a server on a real port with fakes for the other rooms.
type running struct {
	t    testing.TB
	base string
	stop context.CancelFunc
	done chan error
	s    *server
}

// start runs a server. What graphql does is the test's; the pages say "page".
func start(t testing.TB, source Source, graphql http.HandlerFunc) *running {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := newServer(Options{Addr: "127.0.0.1:0", Source: source})
	s.live.interval = 5 * time.Millisecond
	if graphql == nil {
		graphql = func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				refuse(w, http.StatusRequestEntityTooLarge, "too large")
				return
			}
			fmt.Fprintf(w, "graphql %d", len(body))
		}
	}
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "page") })
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{t: t, base: "http://" + listener.Addr().String(), stop: cancel, done: make(chan error, 1), s: s}
	go func() { r.done <- s.serve(ctx, listener, s.routes(parts{graphql: graphql, pages: page}), func() {}) }()
	t.Cleanup(func() {
		cancel()
		<-r.done
		http.DefaultClient.CloseIdleConnections()
	})
	return r
}

// ready starts a server and waits until it has a graph.
func ready(t *testing.T, graphql http.HandlerFunc) *running {
	source := &shelf{}
	source.put("1", nil, "meeting:lyon-1996")
	r := start(t, source, graphql)
	require.Eventually(t, func() bool { return r.get("/readyz").status == http.StatusOK }, 5*time.Second, time.Millisecond)
	return r
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (r *running) get(path string) answer { return r.send(http.MethodGet, path, "", nil) }

func (r *running) send(method, path, body string, header http.Header) answer {
	r.t.Helper()
	request, err := http.NewRequest(method, r.base+path, strings.NewReader(body))
	require.NoError(r.t, err)
	for name, values := range header {
		request.Header[name] = values
	}
	if host := header.Get("Host"); host != "" {
		request.Host = host
	}
	response, err := http.DefaultClient.Do(request)
	require.NoError(r.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(r.t, err)
	return answer{response.StatusCode, response.Header, string(text)}
}

func TestRoutes(t *testing.T) {
	r := ready(t, nil)
	tests := []struct {
		method, path string
		status       int
		body         string
	}{
		{"GET", "/", 200, "page"},
		{"GET", "/graphiql", 200, "page"},
		{"GET", "/assets/x.js", 200, "page"},
		{"HEAD", "/", 200, ""},
		{"POST", "/graphql", 200, "graphql 2"},
		{"GET", "/graphql", 200, "graphql 0"},
		{"GET", "/healthz", 200, "ok\n"},
		{"GET", "/readyz", 200, "ready: 1 revisions\n"},
		{"POST", "/healthz", 405, ""},
		{"DELETE", "/", 405, ""},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.path, func(t *testing.T) {
			body := ""
			if tt.method == "POST" {
				body = "{}"
			}
			got := r.send(tt.method, tt.path, body, http.Header{"Content-Type": {"application/json"}})
			assert.Equal(t, tt.status, got.status)
			if tt.status == 200 {
				assert.Equal(t, tt.body, got.body)
			} else {
				assert.Equal(t, "GET, HEAD", got.header.Get("Allow"))
			}
		})
	}
	metrics := r.get("/metrics").body
	assert.Contains(t, metrics, `stemma_http_requests_total{method="POST",route="/graphql",status="200"} 1`)
	assert.Contains(t, metrics, `stemma_http_requests_total{method="other",route="pages",status="405"} 1`)
	assert.Contains(t, metrics, `stemma_snapshot_builds_total{result="ok"} 1`)
}

func TestRefusals(t *testing.T) {
	r := ready(t, nil)
	const jsonType = "application/json"
	tests := []struct {
		name, method, path, body string
		header                   http.Header
		want                     int
	}{
		{"a stranger's host name", "GET", "/", "", http.Header{"Host": {"rebound.example"}}, 421},
		{"an address of 8 KiB and more", "GET", "/graphql?query=" + strings.Repeat("a", 8<<10), "", nil, 414},
		{"an address below 8 KiB", "GET", "/graphql?query=" + strings.Repeat("a", 8<<10-100), "", nil, 200},
		{"headers of more than 32 KiB", "GET", "/", "", http.Header{"X-Long": {strings.Repeat("a", 40<<10)}}, 431},
		{"a compressed body", "POST", "/graphql", "{}", http.Header{"Content-Encoding": {"gzip"}, "Content-Type": {jsonType}}, 415},
		{"a body of more than 1 MiB", "POST", "/graphql", strings.Repeat("a", 1<<20+1), http.Header{"Content-Type": {jsonType}}, 413},
		{"a body of 1 MiB", "POST", "/graphql", strings.Repeat("a", 1<<20), http.Header{"Content-Type": {jsonType}}, 200},
		{"a form posted by another site", "POST", "/graphql", "query=x", http.Header{
			"Content-Type": {"application/x-www-form-urlencoded"}, "Origin": {"https://other.example"}, "Sec-Fetch-Site": {"cross-site"},
		}, 403},
		{"plain text posted by another site, no fetch metadata", "POST", "/graphql", "{}", http.Header{
			"Content-Type": {"text/plain"}, "Origin": {"https://other.example"},
		}, 403},
		{"a write to elsewhere by another site, as JSON", "DELETE", "/healthz", "{}", http.Header{
			"Content-Type": {jsonType}, "Sec-Fetch-Site": {"cross-site"},
		}, 403},
		{"a query of another site", "POST", "/graphql", "{}", http.Header{
			"Content-Type": {jsonType + "; charset=utf-8"}, "Origin": {"https://other.example"}, "Sec-Fetch-Site": {"cross-site"},
		}, 200},
		{"a read of another site", "GET", "/", "", http.Header{"Origin": {"https://other.example"}, "Sec-Fetch-Site": {"cross-site"}}, 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := r.send(tt.method, tt.path, tt.body, tt.header)
			assert.Equal(t, tt.want, got.status, got.body)
			if got.header.Get("Content-Type") == "application/problem+json" {
				var p problem
				require.NoError(t, json.Unmarshal([]byte(got.body), &p))
				assert.Equal(t, got.status, p.Status)
				assert.NotEmpty(t, p.Detail)
			}
			assert.Equal(t, 200, r.get("/healthz").status, "an honest request is answered afterwards")
		})
	}
}

// A body whose length is not announced is cut off while it is read.
func TestChunkedBodyIsBounded(t *testing.T) {
	r := ready(t, nil)
	request, err := http.NewRequest(http.MethodPost, r.base+"/graphql", io.MultiReader(strings.NewReader(strings.Repeat("a", 2<<20))))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	assert.Equal(t, http.StatusRequestEntityTooLarge, response.StatusCode)
}

func TestHeaders(t *testing.T) {
	r := ready(t, nil)
	for _, path := range []string{"/", "/graphql", "/healthz", "/metrics", "/export/none"} {
		header := r.send("GET", path, "", http.Header{"Origin": {"https://other.example"}}).header
		assert.Equal(t, "nosniff", header.Get("X-Content-Type-Options"), path)
		assert.Equal(t, "no-referrer", header.Get("Referrer-Policy"), path)
		assert.Contains(t, header.Get("Content-Security-Policy"), "frame-ancestors 'none'", path)
		assert.NotContains(t, header.Get("Content-Security-Policy"), "unsafe", path)
		assert.Equal(t, "*", header.Get("Access-Control-Allow-Origin"), path)
		assert.Empty(t, header.Get("Access-Control-Allow-Credentials"), path)
	}
}

func TestPreflight(t *testing.T) {
	r := ready(t, nil)
	ask := func(method string) http.Header {
		return r.send("OPTIONS", "/graphql", "", http.Header{
			"Origin": {"https://other.example"}, "Access-Control-Request-Method": {method},
			"Access-Control-Request-Headers": {"content-type"},
		}).header
	}
	assert.Equal(t, "*", ask("POST").Get("Access-Control-Allow-Origin"))
	assert.Empty(t, ask("DELETE").Get("Access-Control-Allow-Origin"))
}

func TestNotReadyUntilTheGraphIsRead(t *testing.T) {
	source := &shelf{gate: make(chan struct{})}
	source.put("1", nil, "meeting:lyon-1996")
	r := start(t, source, nil)
	assert.Equal(t, 200, r.get("/healthz").status)
	assert.Equal(t, 200, r.get("/").status, "pages need no graph")
	for _, path := range []string{"/readyz", "/graphql", "/export/nquads"} {
		got := r.get(path)
		assert.Equal(t, 503, got.status, path)
		assert.Equal(t, "1", got.header.Get("Retry-After"), path)
	}
	close(source.gate)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	assert.Equal(t, 200, r.get("/graphql").status)
}

func TestAGraphThatCannotBeReadEndsTheServer(t *testing.T) {
	source := &shelf{}
	source.put("1", errors.New("a quad has no object"))
	err := Run(t.Context(), Options{Addr: "127.0.0.1:0", Source: source})
	assert.ErrorContains(t, err, "read the graph: a quad has no object")
}

func TestAnAddressInUseEndsTheServer(t *testing.T) {
	r := ready(t, nil)
	err := Run(t.Context(), Options{Addr: strings.TrimPrefix(r.base, "http://"), Source: &shelf{}})
	assert.ErrorContains(t, err, "listen on")
}

func TestInFlightLimit(t *testing.T) {
	var inside atomic.Int32
	release := make(chan struct{})
	r := ready(t, func(w http.ResponseWriter, req *http.Request) {
		if req.URL.RawQuery == "slow" {
			inside.Add(1)
			<-release
		}
		fmt.Fprint(w, "done")
	})
	answers := make(chan int, maxInFlight)
	for range maxInFlight {
		go func() {
			response, err := http.Get(r.base + "/graphql?slow")
			if err != nil {
				answers <- 0
				return
			}
			defer response.Body.Close()
			answers <- response.StatusCode
		}()
	}
	require.Eventually(t, func() bool { return inside.Load() == maxInFlight }, 10*time.Second, time.Millisecond)
	got := r.get("/graphql")
	assert.Equal(t, 503, got.status)
	assert.Equal(t, "1", got.header.Get("Retry-After"))
	assert.Equal(t, 200, r.get("/healthz").status, "health is answered when the server is busiest")
	close(release)
	for range maxInFlight {
		assert.Equal(t, 200, <-answers)
	}
	assert.Equal(t, 200, r.get("/graphql").status)
}

func TestShutdownLetsRequestsFinish(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	r := ready(t, func(w http.ResponseWriter, req *http.Request) {
		close(entered)
		<-release
		if req.Context().Err() != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
		fmt.Fprint(w, "whole")
	})
	got := make(chan answer, 1)
	go func() { got <- r.get("/graphql") }()
	<-entered
	r.stop()
	require.Eventually(t, r.s.stopping.Load, 5*time.Second, time.Millisecond)
	select {
	case err := <-r.done:
		t.Fatalf("ended before the request did: %v", err)
	case <-time.After(20 * time.Millisecond):
	}
	close(release)
	whole := <-got
	assert.Equal(t, 200, whole.status)
	assert.Equal(t, "whole", whole.body)
	err := <-r.done
	r.done <- err // for the cleanup
	assert.NoError(t, err)
}

func TestPanicSaysNothingOfTheInside(t *testing.T) {
	r := ready(t, func(http.ResponseWriter, *http.Request) { panic("secret plan") })
	got := r.get("/graphql")
	assert.Equal(t, 500, got.status)
	assert.NotContains(t, got.body, "secret")
	assert.Equal(t, 200, r.get("/healthz").status)
}

// Half an answer must not look whole: the connection is cut.
func TestPanicAfterTheFirstByteCutsTheAnswer(t *testing.T) {
	r := ready(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "half")
		w.(http.Flusher).Flush()
		panic("secret plan")
	})
	response, err := http.Get(r.base + "/graphql")
	require.NoError(t, err)
	defer response.Body.Close()
	_, err = io.ReadAll(response.Body)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

// A client that never ends its header is let go.
func TestSlowHeaderIsCutOff(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a time limit of 5 s")
	}
	t.Parallel()
	r := ready(t, nil)
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.base, "http://"))
	require.NoError(t, err)
	defer conn.Close()
	_, err = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
	require.NoError(t, err)
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(readHeaderTimeout+5*time.Second)))
	_, err = bufio.NewReader(conn).ReadString(0)
	assert.ErrorIs(t, err, io.EOF, "the server closes the connection")
}

func TestShownAddress(t *testing.T) {
	got := &net.TCPAddr{IP: net.ParseIP("127.0.0.1"), Port: 4711}
	tests := []struct{ asked, want string }{
		{"127.0.0.1:0", "127.0.0.1:4711"},
		{"localhost:0", "localhost:4711"},
		{":0", "127.0.0.1:4711"},
		{"0.0.0.0:0", "127.0.0.1:4711"},
		{"[::]:0", "127.0.0.1:4711"},
		{"[::1]:0", "[::1]:4711"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, shownAddress(tt.asked, got), tt.asked)
	}
}
