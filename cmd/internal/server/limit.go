package server

import (
	"net/http"
	"time"
)

// maxInFlight is how many requests are worked on at once. More would only make
// each of them late; a client that is told to come back can be served well.
const maxInFlight = 64

// maxExports is how many exports are written at once: each may keep a processor
// busy for as long as its reader takes what is written.
const maxExports = 4

// maxPermalinks is how many permalinks are written at once, and permalinkPatience
// how long one more waits for its turn.
const (
	maxPermalinks     = 8
	permalinkPatience = 5 * time.Second
)

// limiter returns a wrapper for handlers that share one limit; a request beyond
// it gets 503 and a time to come back.
func limiter(limit int) func(http.Handler) http.Handler {
	slots := make(chan struct{}, limit)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case slots <- struct{}{}:
				defer func() { <-slots }()
				next.ServeHTTP(w, r)
			default:
				w.Header().Set("Retry-After", "1")
				refuse(w, http.StatusServiceUnavailable, "the server is at its limit of requests at once")
			}
		})
	}
}

// queue returns a wrapper like limiter's for what is answered soon: a request
// beyond the limit waits for its turn before it gets 503.
func queue(limit int, patience time.Duration) func(http.Handler) http.Handler {
	slots := make(chan struct{}, limit)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			timer := time.NewTimer(patience)
			defer timer.Stop()
			select {
			case slots <- struct{}{}:
				defer func() { <-slots }()
				next.ServeHTTP(w, r)
				return
			case <-r.Context().Done():
			case <-timer.C:
			}
			w.Header().Set("Retry-After", "1")
			refuse(w, http.StatusServiceUnavailable, "the server is at its limit of requests of this kind at once")
		})
	}
}

// streamWriter moves the connection's write deadline on as long as bytes are
// taken: a large export over a slow line may last longer than any fixed limit,
// a client that stopped reading may not. The whole still has an end.
type streamWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
	step    time.Duration
	end     time.Time
}

// The limits of a stream: without progress, and in all.
const (
	streamStep  = 20 * time.Second
	streamTotal = 15 * time.Minute
)

func newStreamWriter(w http.ResponseWriter) *streamWriter {
	return &streamWriter{w: w, control: http.NewResponseController(w), step: streamStep, end: time.Now().Add(streamTotal)}
}

func (s *streamWriter) Write(p []byte) (int, error) {
	deadline := time.Now().Add(s.step)
	if deadline.After(s.end) {
		deadline = s.end
	}
	// A recorder in a test knows no deadlines; a connection always does.
	_ = s.control.SetWriteDeadline(deadline)
	return s.w.Write(p)
}
