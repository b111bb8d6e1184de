package server

import (
	"bytes"
	"net/http"

	"stemma/cmd/internal/embed"
	"stemma/graph"
)

// embedded answers the address of a lineage that others put into a frame: with
// the page that draws it, or with one that says why it cannot be drawn. It is the
// only address that may be framed.
func (s *server) embedded(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Del("X-Frame-Options") // which cannot say "everywhere"
		state := s.live.state()
		var trouble *embed.Trouble
		if state == nil {
			w.Header().Set("Retry-After", "1")
			trouble = embed.NotYet()
		} else {
			trouble = embed.Check(r.URL.Query(), state.Snapshot)
		}
		if trouble == nil {
			pages.ServeHTTP(w, r)
			return
		}
		s.sayTrouble(w, r, trouble)
	})
}

func (s *server) sayTrouble(w http.ResponseWriter, r *http.Request, trouble *embed.Trouble) {
	header := w.Header()
	header.Add("Vary", "Accept-Language")
	header.Set("Cache-Control", "no-store")
	asked := graph.Lang(r.URL.Query().Get("lang"))
	if asked != graph.English && asked != graph.French {
		asked = ""
	}
	lang := spoken(r, asked)
	var body bytes.Buffer
	if err := trouble.Write(&body, lang, r.URL.Query().Get("theme")); err != nil {
		s.log.Error("the page of a frame cannot be made", "error", err)
		refuse(w, http.StatusInternalServerError, "internal error")
		return
	}
	writePage(w, r, trouble.Status, lang, embed.Policy, body.Bytes())
}
