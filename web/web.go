// Package web serves the pages that people look at: the explorer and
// GraphiQL, built by Vite into dist and embedded. It answers no question about
// the graph itself; its pages ask the public API like every other client.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

//go:embed all:dist
var built embed.FS

// Handler serves /, /graphiql and /embed/lineage, their assets, the favicon and the licences
// of the parts. Where the program was built without the pages, it says how to
// build them.
func Handler() http.Handler {
	dist, err := fs.Sub(built, "dist")
	if err != nil {
		panic(err) // the name is a constant that fs.ValidPath accepts
	}
	handler, err := newHandler(dist)
	if err != nil {
		panic(err) // an embedded file that cannot be read
	}
	return handler
}

// The policies of the pages. GraphiQL's editor writes style elements and
// carries its icon font as data; nothing else may have that. Scripts run, and
// requests go, only where the page comes from. Others may frame the page that is
// made for it, which has nothing to click that would change anything.
const (
	strictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	embedPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
	graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
		"font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	filePolicy = "default-src 'none'; frame-ancestors 'none'"
)

// How long a browser keeps what it got. Names under assets carry a hash of
// the content, so such a file never changes; a page is asked for again, and
// its ETag spares the transfer.
const (
	keepForever = "public, max-age=31536000, immutable"
	keepADay    = "public, max-age=86400"
	askAgain    = "no-cache"
)

type handler struct {
	files    map[string]*file // by address
	explorer map[string]*file // by language
	embed    map[look]*file
}

func newHandler(dist fs.FS) (http.Handler, error) {
	h := &handler{files: map[string]*file{}, explorer: map[string]*file{}, embed: map[look]*file{}}
	err := fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		h.add(name, content)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(h.explorer) == 0 || len(h.embed) == 0 || h.files["/graphiql"] == nil {
		return http.HandlerFunc(notBuilt), nil
	}
	return h, nil
}

func (h *handler) add(name string, content []byte) {
	switch {
	case name == "index.html":
		for _, lang := range languages {
			h.explorer[lang] = newFile(name, look{lang, ""}.on(content), strictPolicy, askAgain)
		}
	case name == "embed/lineage.html":
		for _, lang := range languages {
			for _, theme := range themes {
				h.embed[look{lang, theme}] = newFile(name, look{lang, theme}.on(content), embedPolicy, askAgain)
			}
		}
	case name == "graphiql.html":
		h.files["/graphiql"] = newFile(name, content, graphiqlPolicy, askAgain)
	case strings.HasPrefix(name, "assets/"):
		h.files["/"+name] = newFile(name, content, assetPolicy(name), keepForever)
	case name == "favicon.svg":
		icon := newFile(name, content, filePolicy, keepADay)
		h.files["/favicon.svg"], h.files["/favicon.ico"] = icon, icon
	case name == "licenses.md":
		h.files["/licenses.md"] = newFile(name, content, filePolicy, keepADay)
	}
}

// assetPolicy gives GraphiQL's policy to scripts, since a worker takes its
// policy from its own response.
func assetPolicy(name string) string {
	if strings.HasSuffix(name, ".js") {
		return graphiqlPolicy
	}
	return filePolicy
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	harden(w.Header(), filePolicy)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	switch page := r.URL.Path; page {
	case "/":
		w.Header().Add("Vary", "Accept-Language")
		h.explorer[language(r)].serve(w, r)
	case "/embed/lineage":
		w.Header().Add("Vary", "Accept-Language")
		h.embed[look{language(r), theme(r)}].serve(w, r)
	case "/graphiql/":
		// The page's links are relative to /graphiql.
		target := "/graphiql"
		if r.URL.RawQuery != "" {
			target += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, target, http.StatusPermanentRedirect)
	default:
		file, found := h.files[page]
		if !found {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		file.serve(w, r)
	}
}

// harden sets what every answer carries, whatever it is; a file sets its own
// policy over this one.
func harden(header http.Header, policy string) {
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
}
