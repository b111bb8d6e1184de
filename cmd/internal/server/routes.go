package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"stemma/cmd/internal/embed"
	"stemma/cmd/internal/permalink"
)

// parts are the handlers of the other rooms, which the routes join.
type parts struct {
	graphql http.Handler
	pages   http.Handler
}

// routes builds the mux. Whatever answers from the graph waits for it: until
// the first snapshot is there, it says 503.
func (s *server) routes(p parts) http.Handler {
	mux := http.NewServeMux()
	limit := limiter(maxInFlight)
	always := func(pattern, route string, h http.Handler) {
		s.patterns = append(s.patterns, pattern)
		mux.Handle(pattern, named(route, h))
	}
	handle := func(pattern, route string, h http.Handler) { always(pattern, route, limit(h)) }

	// The pages have small files beside them (icons, licences) and know which.
	handle("/", "pages", reads(p.pages))
	handle(embed.Path, embed.Path, reads(s.embedded(p.pages)))
	handle("/graphql", "/graphql", s.ready(p.graphql))
	handle("/export/{format}", "/export/", reads(s.ready(limiter(maxExports)(http.HandlerFunc(s.export)))))
	handle("/id/{id...}", "/id/", reads(s.ready(queue(maxPermalinks, permalinkPatience)(http.HandlerFunc(s.permalink)))))
	handle(permalink.StylePath, permalink.StylePath, reads(http.HandlerFunc(s.style)))
	handle(voidPath, voidPath, reads(s.ready(limiter(maxExports)(http.HandlerFunc(s.void)))))
	handle(wellKnownVoid, wellKnownVoid, reads(http.HandlerFunc(wellKnown)))
	handle(contextPath, contextPath, reads(http.HandlerFunc(s.jsonldContext)))
	handle(openapiPath, openapiPath, reads(http.HandlerFunc(describedAddresses)))
	// Whoever watches over the server must get an answer when it is busiest.
	always("/healthz", "/healthz", reads(http.HandlerFunc(s.healthz)))
	always("/readyz", "/readyz", reads(http.HandlerFunc(s.readyz)))
	always("/metrics", "/metrics", reads(s.metrics.page()))

	var h http.Handler = mux
	h = sameOrigin(h)
	h = readable(h)
	h = bounded(h)
	h = addressed(s.hosts, h)
	h = secured(h)
	h = s.recovered(h)
	return s.metrics.observed(h)
}

// reads refuses every method that is not a read.
func reads(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "this address can only be read")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ready refuses while there is no snapshot.
func (s *server) ready(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.live.state() == nil {
			w.Header().Set("Retry-After", "1")
			refuse(w, http.StatusServiceUnavailable, "the graph is being read")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// healthz says that the process answers.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintln(w, "ok")
}

// readyz says that the graph can be asked, and no longer when the server is
// about to stop, so that a balancer sends nobody here any more.
func (s *server) readyz(w http.ResponseWriter, _ *http.Request) {
	if s.stopping.Load() {
		refuse(w, http.StatusServiceUnavailable, "the server is stopping")
		return
	}
	state := s.live.state()
	if state == nil {
		w.Header().Set("Retry-After", "1")
		refuse(w, http.StatusServiceUnavailable, "the graph is being read")
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintf(w, "ready: %d revisions\n", len(state.Sources))
}

// recovered turns a panic into a 500 that says nothing of the inside; the log
// has the stack.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v) // net/http's own way to cut a connection
			}
			s.log.Error("request panicked", "panic", v, "path", r.URL.Path, slog.String("stack", string(debug.Stack())))
			if rec, ok := w.(*recorder); ok && rec.started {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
			refuse(w, http.StatusInternalServerError, "internal error")
		}()
		next.ServeHTTP(w, r)
	})
}
