package server

import (
	"bytes"
	"context"
	"net/http"
	"strconv"

	"stemma/graph"
	"stemma/graph/export"
)

// Addresses of what describes the whole.
const (
	voidPath      = "/void.ttl"
	wellKnownVoid = "/.well-known/void"
	contextPath   = "/context.jsonld"
)

// counted are the counts of the state that was last described: counting reads
// the whole graph, and states change seldom.
type counted struct {
	last graph.Kept[*State, *export.Counts]
}

func (c *counted) count(ctx context.Context, state *State) (*export.Counts, error) {
	return c.last.Of(ctx, state, func(ctx context.Context) (*export.Counts, error) {
		return export.Count(ctx, state.Sources)
	})
}

// void answers with the description of the dataset as it is now.
func (s *server) void(w http.ResponseWriter, r *http.Request) {
	state := s.live.state()
	header := w.Header()
	tag := stateTag(state, "void", site(r))
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	counts, err := s.counted.count(r.Context(), state)
	var body bytes.Buffer
	if err == nil {
		err = export.WriteVoID(r.Context(), &body, state.Snapshot, counts, site(r))
	}
	if err != nil {
		header.Del("ETag")
		s.log.Error("the dataset cannot be described", "error", err)
		refuse(w, http.StatusInternalServerError, "internal error")
		return
	}
	header.Set("Content-Type", "text/turtle; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(body.Len()))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body.Bytes()) // the client is gone; there is nobody to tell
	}
}

// wellKnown leads from where VoID looks for a description to where ours is.
func wellKnown(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, voidPath, http.StatusFound)
}

// jsonldContext answers with the context for documents that others write.
func (s *server) jsonldContext(w http.ResponseWriter, r *http.Request) {
	text, err := export.Context()
	if err != nil {
		s.log.Error("the context cannot be written", "error", err)
		refuse(w, http.StatusInternalServerError, "internal error")
		return
	}
	serveText(w, r, "application/ld+json", string(text))
}
