package server

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/packing"
	"stemma/graph"
	"stemma/graph/export"
)

// truncatedHeader says that there is more than was written.
const truncatedHeader = "Stemma-Truncated"

// export answers /export/{format}: the whole graph, or the part that the
// query's words ask for.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("format")
	format, err := export.Find(name)
	if name == export.PackFormat().Name {
		format, err = export.PackFormat(), nil
	}
	if err != nil {
		refuse(w, http.StatusNotFound, "there is no such format; there is "+strings.Join(export.Names(), ", ")+", and pack")
		return
	}
	values, err := excerpt.ParseQuery(r.URL.RawQuery)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	options, asked, err := excerpt.Form(values)
	if err == nil {
		err = format.Check(options)
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	request, err := excerpt.Parse(asked)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	moment, err := excerpt.ParseMoment(asked)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	state, err := s.stateAt(r.Context(), moment)
	if err != nil {
		s.refuseState(w, err)
		return
	}
	header := w.Header()
	tag := stateTag(state, "export", r.PathValue("format"), values.Encode())
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	options.Snapshot, options.Query = state.Snapshot, excerpt.Query(asked)
	options.Title = request.Title(state.Snapshot, cmp.Or(options.Lang, graph.English))
	if !request.Whole() {
		options.Subgraph, err = request.Cut(r.Context(), state.Snapshot)
	}
	if err != nil {
		header.Del("ETag")
		status := http.StatusBadRequest
		switch {
		case errors.Is(err, graph.ErrNotFound):
			status = http.StatusNotFound
		case r.Context().Err() != nil:
			status = http.StatusServiceUnavailable
		}
		refuse(w, status, err.Error())
		return
	}
	if name == export.PackFormat().Name {
		if options.Pack, err = packing.Of(request, moment, asked, options); err != nil {
			header.Del("ETag")
			if errors.Is(err, export.ErrWhole) {
				refuse(w, http.StatusBadRequest, err.Error())
				return
			}
			s.log.Error("a pack cannot be made", "error", err)
			refuse(w, http.StatusInternalServerError, "internal error")
			return
		}
	}
	header.Set("Content-Type", format.MediaType)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": request.FileName(moment, format.Extension)}))
	if options.Subgraph != nil && options.Subgraph.Truncated {
		header.Set(truncatedHeader, "true")
	}
	if r.Method == http.MethodHead {
		return
	}
	if err := format.Write(r.Context(), newStreamWriter(w), state.Sources, options); err != nil {
		s.log.Warn("export was cut off", "format", name, "error", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
}

// stateTag is the tag of an answer: the revisions it was made of and what was
// asked, since the same of both gives the same bytes. Another version of the
// program may write otherwise.
func stateTag(state *State, asked ...string) string {
	h := sha256.New()
	io.WriteString(h, program()) // a hash never fails
	for _, words := range asked {
		fmt.Fprintf(h, "%q\n", words)
	}
	for _, source := range state.Sources {
		fmt.Fprintln(h, source.Info.ID)
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// program tells one build from another.
var program = sync.OnceValue(func() string {
	var b strings.Builder
	if build, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintln(&b, build.Main.Version)
		for _, setting := range build.Settings {
			if setting.Key == "vcs.revision" {
				fmt.Fprintln(&b, setting.Value)
			}
		}
	}
	return b.String()
})

// matches reports whether a client has the file of that tag already. A tag that
// a proxy has marked as weak is as good for reading.
func matches(header, tag string) bool {
	for known := range strings.SplitSeq(header, ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == tag || known == "*" {
			return true
		}
	}
	return false
}
