package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var script = strings.Repeat("export const answer = 42;\n", 200)

// dist is what a build leaves, in small.
func dist() fs.FS {
	return fstest.MapFS{
		".keep":                    {},
		"index.html":               {Data: []byte(`<!doctype html><html lang="en"><title>stemma</title></html>`)},
		"embed/lineage.html":       {Data: []byte(`<!doctype html><html lang="en"><title>lineage</title></html>`)},
		"graphiql.html":            {Data: []byte(`<!doctype html><html lang="en"><title>GraphiQL</title></html>`)},
		"assets/index-Abc123.js":   {Data: []byte(script)},
		"assets/index-Abc123.css":  {Data: []byte("body{}")},
		"assets/icon-Abc123.woff2": {Data: bytes.Repeat([]byte("font"), 1000)},
		"favicon.svg":              {Data: []byte("<svg/>")},
		"licenses.md":              {Data: []byte("# Licenses")},
		".vite/manifest.json":      {Data: []byte("{}")},
	}
}

func get(t *testing.T, files fs.FS, target string, headers ...string) *http.Response {
	t.Helper()
	return ask(t, http.MethodGet, files, target, headers...)
}

func ask(t *testing.T, method string, files fs.FS, target string, headers ...string) *http.Response {
	t.Helper()
	handler, err := newHandler(files)
	require.NoError(t, err)
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, answer *http.Response) string {
	t.Helper()
	content, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return string(content)
}

func TestAddressesAnswerWithTypeAndLifetime(t *testing.T) {
	tests := []struct {
		target, mime, keep string
		status             int
	}{
		{"/", "text/html; charset=utf-8", "no-cache", 200},
		{"/graphiql", "text/html; charset=utf-8", "no-cache", 200},
		{"/graphiql?lang=fr&example=lineage", "text/html; charset=utf-8", "no-cache", 200},
		{"/embed/lineage?of=actor:a", "text/html; charset=utf-8", "no-cache", 200},
		{"/embed/lineage.html", "text/plain; charset=utf-8", "", 404},
		{"/embed/", "text/plain; charset=utf-8", "", 404},
		{"/assets/index-Abc123.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", 200},
		{"/assets/index-Abc123.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable", 200},
		{"/assets/icon-Abc123.woff2", "font/woff2", "public, max-age=31536000, immutable", 200},
		{"/favicon.svg", "image/svg+xml", "public, max-age=86400", 200},
		{"/favicon.ico", "image/svg+xml", "public, max-age=86400", 200},
		{"/licenses.md", "text/plain; charset=utf-8", "public, max-age=86400", 200},
		{"/index.html", "text/plain; charset=utf-8", "", 404},
		{"/.keep", "text/plain; charset=utf-8", "", 404},
		{"/.vite/manifest.json", "text/plain; charset=utf-8", "", 404},
		{"/assets/", "text/plain; charset=utf-8", "", 404},
		{"/assets/../index.html", "text/plain; charset=utf-8", "", 404},
	}
	for _, test := range tests {
		t.Run(test.target, func(t *testing.T) {
			answer := get(t, dist(), test.target)
			assert.Equal(t, test.status, answer.StatusCode)
			assert.Equal(t, test.mime, answer.Header.Get("Content-Type"))
			assert.Equal(t, test.keep, answer.Header.Get("Cache-Control"))
			assert.Equal(t, "nosniff", answer.Header.Get("X-Content-Type-Options"))
			assert.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'")
			frames := "frame-ancestors 'none'"
			if strings.HasPrefix(test.target, "/embed/lineage?") {
				frames = "frame-ancestors *"
			}
			assert.Contains(t, answer.Header.Get("Content-Security-Policy"), frames)
			assert.Equal(t, "no-referrer", answer.Header.Get("Referrer-Policy"))
		})
	}
}

func TestOnlyGraphiQLMayWriteStyles(t *testing.T) {
	explorer := get(t, dist(), "/").Header.Get("Content-Security-Policy")
	assert.NotContains(t, explorer, "unsafe")
	assert.NotContains(t, explorer, "data:")
	graphiql := get(t, dist(), "/graphiql").Header.Get("Content-Security-Policy")
	assert.Contains(t, graphiql, "style-src 'self' 'unsafe-inline'")
	assert.Contains(t, graphiql, "worker-src 'self'")
	assert.NotContains(t, graphiql, "unsafe-eval")
	for _, policy := range []string{explorer, graphiql} {
		assert.Contains(t, policy, "script-src 'self';")
		assert.Contains(t, policy, "connect-src 'self';")
	}
}

func TestTheFramedPageIsAsStrictAsTheExplorer(t *testing.T) {
	explorer := get(t, dist(), "/").Header.Get("Content-Security-Policy")
	embed := get(t, dist(), "/embed/lineage").Header.Get("Content-Security-Policy")
	assert.Equal(t, strings.Replace(explorer, "frame-ancestors 'none'", "frame-ancestors *", 1), embed)
}

func TestTheFramedPageHasItsLookBeforeAnyScript(t *testing.T) {
	tests := []struct{ target, accept, want string }{
		{"/embed/lineage", "", `<html lang="en">`},
		{"/embed/lineage?theme=auto", "fr", `<html lang="fr">`},
		{"/embed/lineage?theme=dark&lang=fr", "", `<html lang="fr" data-theme="dark">`},
		{"/embed/lineage?theme=light", "", `<html lang="en" data-theme="light">`},
		{"/embed/lineage?theme=%22%3E", "", `<html lang="en">`},
	}
	for _, test := range tests {
		assert.Contains(t, body(t, get(t, dist(), test.target, "Accept-Language", test.accept)), test.want, test.target)
	}
}

func TestExplorerSpeaksTheReadersLanguage(t *testing.T) {
	tests := []struct{ name, target, accept, want string }{
		{"nobody said anything", "/", "", "en"},
		{"the browser prefers French", "/", "fr-CA,fr;q=0.9,en;q=0.8", "fr"},
		{"the browser prefers English to French", "/", "de, en-GB;q=0.8, fr;q=0.4", "en"},
		{"the browser refuses French", "/", "fr;q=0", "en"},
		{"the address beats the browser", "/?lang=en", "fr", "en"},
		{"the address alone", "/?lang=fr", "", "fr"},
		{"an unknown language", "/?lang=tlh", "fr", "fr"},
		{"nonsense", "/?lang=%22%3E", "q=;;,", "en"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer := get(t, dist(), test.target, "Accept-Language", test.accept)
			assert.Contains(t, body(t, answer), `<html lang="`+test.want+`">`)
			assert.Contains(t, answer.Header.Values("Vary"), "Accept-Language")
		})
	}
}

func TestCompressedFormsHoldTheSameContent(t *testing.T) {
	tests := []struct{ accept, want string }{
		{"", ""},
		{"identity", ""},
		{"gzip", "gzip"},
		{"gzip, deflate, br, zstd", "zstd"},
		{"zstd;q=0, gzip;q=0.5", "gzip"},
		{"gzip;q=0", ""},
	}
	for _, test := range tests {
		t.Run(test.accept, func(t *testing.T) {
			answer := get(t, dist(), "/assets/index-Abc123.js", "Accept-Encoding", test.accept)
			assert.Equal(t, test.want, answer.Header.Get("Content-Encoding"))
			assert.Contains(t, answer.Header.Values("Vary"), "Accept-Encoding")
			var content io.Reader = answer.Body
			switch test.want {
			case "gzip":
				reader, err := gzip.NewReader(answer.Body)
				require.NoError(t, err)
				content = reader
			case "zstd":
				reader, err := zstd.NewReader(answer.Body)
				require.NoError(t, err)
				defer reader.Close()
				content = reader
			}
			got, err := io.ReadAll(content)
			require.NoError(t, err)
			assert.Equal(t, script, string(got))
		})
	}
}

func TestWhatIsCompressedAlreadyGoesOutAsItIs(t *testing.T) {
	answer := get(t, dist(), "/assets/icon-Abc123.woff2", "Accept-Encoding", "gzip, zstd")
	assert.Empty(t, answer.Header.Get("Content-Encoding"))
	assert.Len(t, body(t, answer), 4000)
}

func TestUnchangedFileIsNotSentAgain(t *testing.T) {
	for _, accept := range []string{"", "gzip", "zstd"} {
		first := get(t, dist(), "/assets/index-Abc123.js", "Accept-Encoding", accept)
		etag := first.Header.Get("ETag")
		require.Regexp(t, `^"[0-9a-f]{16}(-gzip|-zstd)?"$`, etag)

		again := get(t, dist(), "/assets/index-Abc123.js", "Accept-Encoding", accept, "If-None-Match", `"other", W/`+etag)
		assert.Equal(t, http.StatusNotModified, again.StatusCode)
		assert.Empty(t, body(t, again))
		assert.Equal(t, etag, again.Header.Get("ETag"))

		changed := get(t, dist(), "/assets/index-Abc123.js", "Accept-Encoding", accept, "If-None-Match", `"other"`)
		assert.Equal(t, http.StatusOK, changed.StatusCode)
	}
}

func TestLanguagesAndEncodingsHaveTheirOwnTags(t *testing.T) {
	seen := map[string]string{}
	for _, target := range []string{"/?lang=en", "/?lang=fr", "/graphiql", "/embed/lineage?lang=en", "/embed/lineage?lang=fr", "/embed/lineage?theme=dark"} {
		etag := get(t, dist(), target).Header.Get("ETag")
		assert.NotContains(t, seen, etag, "%s has the tag of %s", target, seen[etag])
		seen[etag] = target
	}
}

func TestPagesAreReadOnly(t *testing.T) {
	answer := ask(t, http.MethodPost, dist(), "/")
	assert.Equal(t, http.StatusMethodNotAllowed, answer.StatusCode)
	assert.Equal(t, "GET, HEAD", answer.Header.Get("Allow"))

	head := ask(t, http.MethodHead, dist(), "/assets/index-Abc123.js")
	assert.Equal(t, http.StatusOK, head.StatusCode)
	assert.Empty(t, body(t, head))
	assert.Equal(t, "5200", head.Header.Get("Content-Length"))
}

func TestGraphiQLHasOneAddress(t *testing.T) {
	answer := get(t, dist(), "/graphiql/?query=%7Bstats%7D")
	assert.Equal(t, http.StatusPermanentRedirect, answer.StatusCode)
	assert.Equal(t, "/graphiql?query=%7Bstats%7D", answer.Header.Get("Location"))
}

func TestWithoutABuildThePagesSayHowToGetOne(t *testing.T) {
	unbuilt := fstest.MapFS{".keep": {}}
	for _, target := range []string{"/", "/graphiql", "/embed/lineage?of=actor:a"} {
		answer := get(t, unbuilt, target)
		assert.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
		assert.Equal(t, "text/html; charset=utf-8", answer.Header.Get("Content-Type"))
		assert.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
		assert.Contains(t, body(t, answer), "make run")
	}
	assert.Equal(t, http.StatusNotFound, get(t, unbuilt, "/assets/index.js").StatusCode)
}

func TestTheEmbeddedFolderIsServedOrExplained(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	assert.Contains(t, []int{http.StatusOK, http.StatusServiceUnavailable}, w.Code)
}
