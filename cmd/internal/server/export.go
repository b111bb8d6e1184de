package server

import (
	"bufio"
	"errors"
	"mime"
	"net/http"
	"slices"
	"strings"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
)

// promised are the formats that addresses may name. Those that no writer stands
// behind yet are answered 501, so that a client can tell a typing error from
// what is to come.
var promised = []string{"graphml", "gexf", "dot", "cytoscape", "nodelink", "jsonld", "nquads", "turtle", "csv", "xlsx"}

// truncatedHeader says that there is more than was written.
const truncatedHeader = "Stemma-Truncated"

// export answers /export/{format}: the whole graph, or the part that the
// query's words ask for.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("format")
	format, err := export.Find(name)
	switch {
	case err != nil && slices.Contains(promised, name):
		refuse(w, http.StatusNotImplemented, "this format cannot be written yet; there is "+formatNames())
		return
	case err != nil:
		refuse(w, http.StatusNotFound, "there is no such format; there is "+formatNames())
		return
	}
	request, err := excerpt.Parse(r.URL.Query())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	moment, err := excerpt.ParseMoment(r.URL.Query())
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	state, err := s.stateAt(r.Context(), moment)
	if err != nil {
		s.refuseState(w, err)
		return
	}
	var options export.Options
	if !request.Whole() {
		options.Subgraph, err = request.Cut(state.Snapshot)
	}
	switch {
	case errors.Is(err, graph.ErrNotFound):
		refuse(w, http.StatusNotFound, err.Error())
		return
	case err != nil:
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	header := w.Header()
	header.Set("Content-Type", format.MediaType)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(request, moment, format)}))
	header.Set("Cache-Control", "no-cache")
	if options.Subgraph != nil && options.Subgraph.Truncated {
		header.Set(truncatedHeader, "true")
	}
	if r.Method == http.MethodHead {
		return
	}
	out := bufio.NewWriterSize(newStreamWriter(w), 1<<15)
	err = export.Write(r.Context(), out, name, state.Sources, options)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		s.log.Warn("export was cut off", "format", name, "error", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
}

func formatNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// fileName is the name under which a browser keeps the file: what it was cut
// from, in characters that every file system takes.
func fileName(r excerpt.Request, m excerpt.Moment, f export.Format) string {
	name := "stemma"
	switch {
	case r.Lineage != nil:
		name += "-" + r.Lineage.Of.Slug()
	case r.Path != nil:
		name += "-" + r.Path.From.Slug() + "-" + r.Path.To.Slug()
	case r.Subgraph != nil:
		name += "-excerpt"
	}
	if m.AsOf != "" {
		name += "-" + string(m.AsOf)
	}
	if m.At != "" {
		name += "-at-" + m.At[:min(len(m.At), 20)]
	}
	plain := func(c rune) rune {
		if c < 128 && (c == '.' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z') {
			return c
		}
		return '-'
	}
	return strings.Map(plain, name) + f.Extension
}
