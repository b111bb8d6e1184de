package server

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/permalink"
	"stemma/graph"
	"stemma/graph/export"
)

// maxTriples is how many edges a permalink's data give; whoever wants more takes
// an export.
const maxTriples = 500

// html is the form of a permalink that people read; the others are formats of
// export.
const html = "html"

// forms are the forms of a permalink by media type, in our order of preference.
var forms = []struct{ mediaType, format string }{
	{"text/html", html},
	{"application/xhtml+xml", html},
	{"application/ld+json", "jsonld"},
	{"application/json", "jsonld"},
	{"text/turtle", "turtle"},
	{"application/n-quads", "nquads"},
	{ntriples, "nquads"}, // a permalink's statements stand in no graph
}

// olderNames are those by which libraries of RDF still ask for one of the forms: a
// page would be no use to them.
var olderNames = []struct{ mediaType, now string }{
	{"application/x-turtle", "text/turtle"},
	{"text/n3", "text/turtle"}, // of which Turtle is a part
	{"text/rdf+n3", "text/turtle"},
	{"text/plain", ntriples}, // before N-Triples had a type of their own
}

// wanted is what a permalink was asked for.
type wanted struct {
	id      graph.ID
	suffix  string // of the address, which names the form
	format  string // "" where nothing that is accepted is offered
	triples bool   // of N-Quads: as N-Triples
	lang    graph.Lang
	options export.Options
	moment  excerpt.Moment
	words   url.Values // that links to other pages keep
}

// permalink answers /id/{id}: the page of a node or an edge, or its data.
func (s *server) permalink(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Add("Vary", "Accept, Accept-Language")
	ask, err := readPermalink(r)
	if err != nil {
		refusePermalink(w, r, ask, http.StatusBadRequest, err.Error())
		return
	}
	state, err := s.stateAt(r.Context(), ask.moment)
	if err != nil {
		status, detail := s.noState(err)
		refusePermalink(w, r, ask, status, detail)
		return
	}
	current, found := ask.find(state.Snapshot)
	switch {
	case ask.format == "":
		refuse(w, http.StatusNotAcceptable, "there is text/html, application/ld+json, text/turtle, application/n-quads and application/n-triples")
	case !found:
		missing(w, r, ask)
	case current != ask.id:
		header.Set("Cache-Control", "no-cache")
		target := url.URL{Path: "/id/" + string(current) + ask.suffix, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, target.String(), http.StatusPermanentRedirect)
	default:
		s.answerPermalink(w, r, state, ask)
	}
}

// readPermalink reads the address and what is accepted. Words that are not known
// are passed over: mail programs and networks put theirs on links that people
// share.
func readPermalink(r *http.Request) (wanted, error) {
	known := url.Values{}
	for _, name := range []string{"lang", "base", "asOf", "at"} {
		if list, ok := r.URL.Query()[name]; ok {
			known[name] = list
		}
	}
	ask := wanted{id: graph.ID(r.PathValue("id")), words: url.Values{}}
	ask.format, ask.triples = chosen(r)
	var err error
	var rest url.Values
	ask.options, rest, err = excerpt.Form(known)
	ask.lang = spoken(r, ask.options.Lang) // what is refused is refused in it
	ask.options.Lang = ask.lang
	if err != nil {
		return ask, err
	}
	if ask.moment, err = excerpt.ParseMoment(rest); err != nil {
		return ask, err
	}
	for _, name := range []string{"lang", "asOf", "at"} {
		if known.Get(name) != "" {
			ask.words.Set(name, known.Get(name))
		}
	}
	switch format := r.URL.Query().Get("format"); {
	case format == html, format != "" && isForm(format):
		ask.format, ask.triples = format, false
	case format != "":
		return ask, errors.New("format is none of html, jsonld, turtle, nquads")
	}
	return ask, nil
}

func isForm(name string) bool {
	for _, f := range permalink.Forms {
		if f.Format == name {
			return true
		}
	}
	return false
}

// chosen is the form that the Accept header chooses.
func chosen(r *http.Request) (format string, triples bool) {
	var offers []string
	for _, f := range forms {
		offers = append(offers, f.mediaType)
	}
	for _, older := range olderNames {
		offers = append(offers, older.mediaType)
	}
	mediaType := accepted(r, offers)
	for _, older := range olderNames {
		if mediaType == older.mediaType {
			mediaType = older.now
		}
	}
	for _, f := range forms {
		if f.mediaType == mediaType {
			return f.format, mediaType == ntriples
		}
	}
	return "", false
}

// mediaType is that of the data asked for, html for a page.
func (ask *wanted) mediaType() string {
	if ask.triples {
		return ntriples
	}
	format, err := export.Find(ask.format)
	if err != nil {
		return html
	}
	return format.MediaType
}

// find looks the id up. An ending that names a form counts as one only where
// the whole is no id, since ids may hold points too.
func (ask *wanted) find(s *graph.Snapshot) (current graph.ID, found bool) {
	if current, found = s.Resolve(ask.id); found {
		return current, true
	}
	for _, f := range permalink.Forms {
		if bare, cut := strings.CutSuffix(string(ask.id), f.Suffix); cut {
			ask.id, ask.suffix, ask.format, ask.triples = graph.ID(bare), f.Suffix, f.Format, false
			return s.Resolve(ask.id)
		}
	}
	return "", false
}

func missing(w http.ResponseWriter, r *http.Request, ask wanted) {
	if ask.format != html {
		refuse(w, http.StatusNotFound, "the graph has no node and no relation of this id in this state")
		return
	}
	writeMissing(w, r, http.StatusNotFound, ask.lang, permalink.NotFound(ask.lang))
}

// refusePermalink says to programs what is wrong with an address, and to people
// that something is.
func refusePermalink(w http.ResponseWriter, r *http.Request, ask wanted, status int, detail string) {
	switch {
	case ask.format != html || !strings.Contains(strings.Join(r.Header.Values("Accept"), ","), "html"): // programs that take anything
		refuse(w, status, detail)
	case status == http.StatusNotFound, status == http.StatusBadRequest:
		writeMissing(w, r, status, ask.lang, permalink.NoMoment(ask.lang))
	default:
		writeMissing(w, r, status, ask.lang, permalink.Trouble(ask.lang))
	}
}

func writeMissing(w http.ResponseWriter, r *http.Request, status int, lang graph.Lang, page *permalink.Missing) {
	var body bytes.Buffer
	if err := page.Write(&body); err != nil {
		refuse(w, http.StatusInternalServerError, "internal error")
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	writePage(w, r, status, lang, permalink.Policy, body.Bytes())
}

func (s *server) answerPermalink(w http.ResponseWriter, r *http.Request, state *State, ask wanted) {
	header := w.Header()
	tag := stateTag(state, "permalink", string(ask.id), ask.mediaType(), string(ask.lang), site(r), r.URL.Query().Encode())
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	for _, f := range permalink.Forms {
		format, err := export.Find(f.Format)
		if err != nil {
			continue
		}
		mediaType, _, _ := strings.Cut(format.MediaType, ";")
		target := url.URL{Path: "/id/" + string(ask.id) + f.Suffix, RawQuery: ask.words.Encode()}
		header.Add("Link", fmt.Sprintf(`<%s>; rel="alternate"; type=%q`, target.String(), mediaType))
	}
	header.Add("Link", `</void.ttl>; rel="describedby"; type="text/turtle"`)
	header.Add("Link", fmt.Sprintf(`<%s>; rel="canonical"`, "/id/"+string(ask.id)))
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if ask.format != html {
		s.describe(w, r, state, ask)
		return
	}
	page, err := permalink.Of(state.Snapshot, ask.id, permalink.Options{Lang: ask.lang, Base: site(r) + "/id/", Words: ask.words})
	var body bytes.Buffer
	if err == nil {
		err = page.Write(&body)
	}
	if err != nil {
		s.log.Error("a permalink's page cannot be made", "id", string(ask.id), "error", err)
		header.Del("ETag")
		header.Del("Link")
		refuse(w, http.StatusInternalServerError, "internal error")
		return
	}
	writePage(w, r, http.StatusOK, ask.lang, permalink.Policy, body.Bytes())
}

func writePage(w http.ResponseWriter, r *http.Request, status int, lang graph.Lang, policy string, body []byte) {
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Language", string(lang))
	header.Set("Content-Security-Policy", policy)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client is gone; there is nobody to tell
	}
}

// describe writes a node with its relations, or an edge, as RDF.
func (s *server) describe(w http.ResponseWriter, r *http.Request, state *State, ask wanted) {
	header := w.Header()
	format, err := export.Find(ask.format)
	if err == nil {
		err = format.Check(ask.options)
	}
	if err != nil {
		header.Del("ETag")
		header.Del("Link")
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	options := ask.options
	options.Subgraph, options.Title = described(state.Snapshot, ask.id, cmp.Or(ask.lang, graph.English))
	asked := url.Values{"id": {string(ask.id)}}
	for _, name := range []string{"asOf", "at"} {
		if ask.words.Has(name) {
			asked[name] = ask.words[name]
		}
	}
	options.Snapshot, options.Query = state.Snapshot, excerpt.Query(asked)
	header.Set("Content-Type", ask.mediaType())
	if options.Subgraph.Truncated {
		header.Set(truncatedHeader, "true")
	}
	if r.Method == http.MethodHead {
		return
	}
	if err := export.Write(r.Context(), newStreamWriter(w), ask.format, state.Sources, options); err != nil {
		s.log.Warn("a permalink's data were cut off", "error", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
}

// described is a node with the edges at it, or an edge by itself.
func described(s *graph.Snapshot, id graph.ID, lang graph.Lang) (*graph.Subgraph, string) {
	if e, ok := s.Edge(id); ok {
		return &graph.Subgraph{Edges: []*graph.Edge{e}}, string(e.From) + " " + string(e.Type) + " " + string(e.To)
	}
	n, ok := s.Node(id)
	if !ok {
		return &graph.Subgraph{}, string(id)
	}
	edges := s.Edges(id, graph.Both, graph.EdgeFilter{})
	part := &graph.Subgraph{Nodes: []graph.Node{n}, Edges: edges[:min(len(edges), maxTriples)], Truncated: len(edges) > maxTriples}
	return part, s.Label(n, lang)
}

// site is the address under which this server was asked. A proxy in front of it
// may speak TLS for it; what it says changes what addresses look like and
// nothing else.
func site(r *http.Request) string {
	host := r.Host
	if _, err := url.Parse("http://" + host); err != nil {
		host = hostName(host) // a port that is no number
	}
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + host
	}
	return "http://" + host
}

// style serves the style sheet of the pages.
func (s *server) style(w http.ResponseWriter, r *http.Request) {
	serveText(w, r, "text/css; charset=utf-8", permalink.Style())
}
