package server

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export/readers"
)

// moved is the graph of linked, in which the commitment had another id before.
func moved() *shelf {
	source := linked()
	c := &source.facts.Commitments[0]
	c.Aliases = []graph.ID{"commitment:kyoto-2031/1a", "commitment:kyoto-2031/1.ttl"}
	c.Texts = graph.Texts{graph.English: `<script>alert("1")</script> we act`}
	return source
}

func TestPermalinks(t *testing.T) {
	r := start(t, moved(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	edge := "/id/" + string(graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group"))
	const act = "/id/commitment:kyoto-2031/1"
	const (
		page   = "text/html; charset=utf-8"
		ld     = "application/ld+json"
		turtle = "text/turtle; charset=utf-8"
		nquads = "application/n-quads"
		wrong  = "application/problem+json"
	)
	triples := ntriples
	tests := []struct {
		name, path, accept string
		status             int
		mediaType, has     string
	}{
		{"a browser", act, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 200, page, "<h1>kyoto-2031, 1</h1>"},
		{"a program that says nothing", act, "", 200, page, "<h1>"},
		{"anything", act, "*/*", 200, page, "<h1>"},
		{"JSON-LD", act, "application/ld+json", 200, ld, `"@id":"urn:stemma:commitment:kyoto-2031/1"`},
		{"any JSON", act, "application/json", 200, ld, `"@context"`},
		{"Turtle", act, "text/turtle", 200, turtle, "stemma:delegates-to"},
		{"N-Quads", act, "application/n-quads", 200, nquads, "<urn:stemma:ns#delegates-to>"},
		{"N-Triples", act, "application/n-triples", 200, triples, "<urn:stemma:ns#delegates-to>"},
		{"an edge as N-Triples", edge, "application/n-triples, text/html;q=0.1", 200, triples, "<urn:stemma:ns#delegates-to>"},
		{"N-Quads by an ending, whatever is accepted", "/id/actor:lyon-group.nq", "application/n-triples", 200, nquads, "lyon-group"},
		{"Turtle by an old name", act, "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1", 200, turtle, "@prefix"},
		{"N-Triples by an old name", act, "text/plain, */*;q=0.1", 200, "application/n-triples", "<urn:stemma:ns#delegates-to>"},
		{"weighed", act, "text/html;q=0.2, text/turtle;q=0.5, application/ld+json;q=0.4", 200, turtle, "@prefix"},
		{"a range", act, "text/*;q=0.3, application/*;q=0.1", 200, page, "<h1>"},
		{"all but pages", act, "*/*, text/html;q=0, application/xhtml+xml;q=0", 200, ld, "@context"},
		{"a weight that is no number", act, "text/html;q=much, text/turtle;q=0.1", 200, turtle, "@prefix"},
		{"nothing we have", act, "image/png", 406, wrong, "text/turtle"},
		{"by an ending", act + ".jsonld", "text/html", 200, ld, "@context"},
		{"by another ending", act + ".ttl", "text/html", 308, "", ""}, // that is an id it had
		{"the ending of an actor", "/id/actor:lyon-group.ttl", "image/png", 200, turtle, "lyon-group"},
		{"N-Quads by an ending", "/id/actor:lyon-group.nq", "", 200, nquads, "lyon-group"},
		{"by a word", act + "?format=turtle", "text/html", 200, turtle, "@prefix"},
		{"no such form", act + "?format=pigeon", "", 400, wrong, "BAD_USER_INPUT"},
		{"other IRIs", act + "?format=nquads&base=https://example.org/id/", "", 200, nquads, "<https://example.org/id/commitment:kyoto-2031/1>"},
		{"a base that is none", act + "?format=nquads&base=javascript:x/", "", 400, wrong, "no http or https address"},
		{"French", act + "?lang=fr", "", 200, page, `<html lang="fr">`},
		{"no language", act + "?lang=tlh", "", 400, wrong, "neither en nor fr"},
		{"words of others", act + "?utm_source=mail", "", 200, page, "<h1>"},
		{"an edge", edge, "", 200, page, "delegates to"},
		{"an edge as data", edge + ".ttl", "", 200, turtle, "rdf:predicate stemma:delegates-to"},
		{"a meeting", "/id/meeting:lyon-1996", "", 200, page, "<h1>Lyon</h1>"},
		{"nobody", "/id/actor:nobody", "text/html", 404, page, "Nothing has this id"},
		{"nobody, as data", "/id/actor:nobody", "text/turtle", 404, wrong, "NOT_FOUND"},
		{"nobody, by an ending", "/id/actor:nobody.jsonld", "text/html", 404, wrong, "NOT_FOUND"},
		{"no id", "/id/", "", 404, page, "Nothing has this id"},
		{"markup as an id", "/id/%3Cscript%3E", "text/html", 404, page, "Nothing has this id"},
		{"an id it had", "/id/commitment:kyoto-2031/1a", "text/html", 308, "", ""},
		{"a day", act + "?asOf=2031", "", 200, page, "<h1>"},
		{"no day", act + "?asOf=soon", "", 400, wrong, "no"},
		{"no day, for people", act + "?asOf=soon&lang=fr", "text/html", 400, page, "Cette adresse ne peut pas être lue"},
		{"no day, as data", act + "?asOf=soon", "text/turtle, text/html;q=0.5", 400, wrong, "no"},
		{"no language, for people", act + "?lang=tlh", "text/html,*/*;q=0.8", 400, page, "This address cannot be read"},
		{"no such moment, for people", act + "?at=zzz&lang=fr", "text/html", 400, page, `<html lang="fr">`},
		{"no such form, for people", act + "?format=pigeon", "text/html", 400, page, "This address cannot be read"},
		{"no history here", act + "?at=1", "", 400, wrong, "without its history"},
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(client.CloseIdleConnections)
	http.DefaultClient.CheckRedirect = client.CheckRedirect
	t.Cleanup(func() { http.DefaultClient.CheckRedirect = nil })
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			header := http.Header{}
			if tt.accept != "" {
				header.Set("Accept", tt.accept)
			}
			got := r.send(http.MethodGet, tt.path, "", header)
			assert.Equal(t, tt.status, got.status, got.body)
			assert.Contains(t, strings.Join(got.header.Values("Vary"), ", "), "Accept, Accept-Language")
			if tt.status == 308 {
				assert.Equal(t, act, got.header.Get("Location"))
				return
			}
			assert.Equal(t, tt.mediaType, got.header.Get("Content-Type"))
			assert.Contains(t, got.body, tt.has)
			if tt.mediaType == triples {
				onlyTriples(t, got.body)
			}
			if tt.mediaType != turtle && tt.mediaType != nquads && tt.mediaType != triples { // which no browser takes for a page
				assert.NotContains(t, got.body, "<script")
			}
			if tt.mediaType == page {
				assert.Contains(t, got.header.Get("Content-Security-Policy"), "default-src 'none'; style-src 'self'; img-src 'self';")
				assert.NotContains(t, got.header.Get("Content-Security-Policy"), "unsafe")
			}
			head := r.send(http.MethodHead, tt.path, "", header)
			assert.Equal(t, tt.status, head.status)
			assert.Empty(t, head.body)
			if tt.status != 200 {
				assert.Empty(t, got.header.Get("ETag"))
				return
			}
			assert.Len(t, got.header.Values("Link"), 5)
			header.Set("If-None-Match", got.header.Get("ETag"))
			assert.Equal(t, http.StatusNotModified, r.send(http.MethodGet, tt.path, "", header).status)
		})
	}
	t.Run("the browser's language", func(t *testing.T) {
		got := r.send(http.MethodGet, act, "", http.Header{"Accept-Language": {"de, fr-CA;q=0.8, en;q=0.5"}})
		assert.Equal(t, "fr", got.header.Get("Content-Language"))
	})
	t.Run("an id it had keeps the form and the words", func(t *testing.T) {
		got := r.get("/id/commitment:kyoto-2031/1a.nq?asOf=2031&lang=fr")
		assert.Equal(t, 308, got.status)
		assert.Equal(t, act+".nq?asOf=2031&lang=fr", got.header.Get("Location"))
	})
	t.Run("only reads", func(t *testing.T) {
		assert.Equal(t, 405, r.send(http.MethodPut, act, "x", nil).status)
	})
	t.Run("the style sheet", func(t *testing.T) {
		got := r.get("/permalink.css")
		assert.Equal(t, "text/css; charset=utf-8", got.header.Get("Content-Type"))
		assert.Contains(t, got.body, "--ground: light-dark(")
	})
	t.Run("behind a proxy with TLS", func(t *testing.T) {
		got := r.send(http.MethodGet, act, "", http.Header{"X-Forwarded-Proto": {"https"}})
		assert.Contains(t, got.body, `<link rel="canonical" href="https://127.0.0.1:`)
	})
}

// The three forms of data hold one graph, as the libraries of others read it.
func TestPermalinkFormsHoldTheSame(t *testing.T) {
	r := start(t, moved(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	for _, id := range []string{"commitment:kyoto-2031/1", "actor:lyon-group", string(graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group"))} {
		folder := t.TempDir()
		for _, form := range []struct{ name, word string }{{"graph.nq", "nquads"}, {"graph.ttl", "turtle"}, {"graph.jsonld", "jsonld"}} {
			got := r.get("/id/" + id + "?format=" + form.word)
			require.Equal(t, 200, got.status)
			require.NoError(t, os.WriteFile(filepath.Join(folder, form.name), []byte(got.body), 0o600))
		}
		t.Run(id, func(t *testing.T) { readers.Check(t, folder, readers.RDF...) })
	}
}

// A library fetches them, with what it accepts of its own accord; one of the ids
// is a former one.
func TestOthersFetchWhatIsServed(t *testing.T) {
	r := start(t, moved(), nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	readers.CheckServed(t, r.base, "commitment:kyoto-2031/1", "commitment:kyoto-2031/1a", "actor:lyon-group",
		string(graph.EdgeID(graph.DelegatesTo, "commitment:kyoto-2031/1", "actor:lyon-group")))
}

func TestAcceptedIsBounded(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Accept", strings.Repeat("a/b,", 1e5)+"text/html")
	assert.Empty(t, accepted(r, []string{"text/html"}), "what comes after the first few is not read")
}

func TestPermalinksOfAnotherMoment(t *testing.T) {
	states, source := recorded(t)
	r := start(t, source, nil)
	r.s.past = states
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	const evian, lyon = "/id/meeting:evian-2003", "/id/meeting:lyon-1996"
	for path, want := range map[string]struct {
		status int
		has    string
	}{
		evian:                              {200, "<h1>evian-2003</h1>"},
		evian + "?at=1":                    {404, "Nothing has this id"},
		evian + "?asOf=2002":               {404, "Nothing has this id"},
		evian + "?at=9":                    {404, "no revision"},
		evian + "?at=then":                 {400, "a revision"},
		lyon + "?at=1":                     {200, "as the graph knew it at 1"},
		lyon + "?asOf=2002&lang=fr":        {200, "ce qui avait été dit au <time datetime=\"2002-12-31\">31 décembre 2002</time>"},
		lyon + ".nq?asOf=2002":             {200, "# query: asOf=2002&id=meeting:lyon-1996"},
		lyon + "?asOf=2001&asOf=2002":      {400, "given 2 times"},
		lyon + "?at=1&format=turtle&q=%22": {200, "@prefix"},
	} {
		got := r.get(path)
		assert.Equal(t, want.status, got.status, path)
		assert.Contains(t, got.body, want.has, path)
	}
}
