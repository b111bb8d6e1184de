package cli

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFetch(t *testing.T) {
	mux := http.NewServeMux()
	text := func(pattern, kind, body string) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write([]byte(body))
		})
	}
	text("/a.txt", "text/plain; charset=utf-8", "a")
	text("/b.md", "application/octet-stream", "b")
	text("/text", "text/plain", "c")
	text("/text/", "text/plain", "e")
	text("/markdown", "text/markdown", "d")
	text("/page", "text/html", "<p>")
	text("/picture", "image/png", "p")
	text("/limit.txt", "text/plain", strings.Repeat("x", fetchLimit))
	text("/large.txt", "text/plain", strings.Repeat("x", fetchLimit+1))
	mux.Handle("/moved", http.RedirectHandler("/a.txt", http.StatusFound))
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	mux.Handle("/away", http.RedirectHandler("file:///etc/hostname", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()

	tests := []struct{ path, name, data, err string }{
		{"/a.txt", "/a.txt", "a", ""},
		{"/b.md", "/b.md", "b", ""},
		{"/text", "/text.txt", "c", ""},
		{"/text/", "/text.txt", "e", ""},
		{"/a.txt?token=secret", "/a.txt", "a", ""},
		{"/markdown#part", "/markdown.md", "d", ""},
		{"/moved", "/moved.txt", "a", ""},
		{"/limit.txt", "/limit.txt", strings.Repeat("x", fetchLimit), ""},
		{"/page", "", "", "a web page"},
		{"/picture", "", "", "not a kind of file"},
		{"/large.txt", "", "", "larger than 8 MiB"},
		{"/gone.txt", "", "", "404"},
		{"/round", "", "", "more than 5 redirects"},
		{"/away", "", "", "away from http"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			name, data, err := fetcher{allowPrivate: true}.get(t.Context(), server.URL+tt.path)
			if tt.err != "" {
				require.ErrorContains(t, err, tt.err)
				assert.NotContains(t, err.Error(), server.URL, "the report names the address already")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, server.URL+tt.name, name)
			assert.True(t, tt.data == string(data))
		})
	}

	t.Run("addresses are collected like files", func(t *testing.T) {
		r := &reader{fetch: fetcher{allowPrivate: true}}
		got, err := r.collect(t.Context(), []string{server.URL + "/a.txt", server.URL + "/gone.txt", server.URL + "/a.txt"})
		require.NoError(t, err)
		require.Len(t, got.sources, 2)
		assert.Equal(t, "a", string(got.sources[0].Data))
		assert.ErrorContains(t, got.sources[1].Err, "404")
	})
	t.Run("a private address is not asked", func(t *testing.T) {
		_, _, err := fetcher{}.get(t.Context(), server.URL+"/a.txt")
		assert.ErrorIs(t, err, errPrivate)
	})
	t.Run("a name and password are not taken along", func(t *testing.T) {
		name, _, err := fetcher{allowPrivate: true}.get(t.Context(), strings.Replace(server.URL, "http://", "http://me:word@", 1)+"/a.txt")
		require.ErrorContains(t, err, "user name")
		assert.NotContains(t, name+err.Error(), "word")
	})
}

func TestCheckPublic(t *testing.T) {
	tests := []struct {
		address string
		public  bool
	}{
		{"8.8.8.8:443", true},
		{"[2606:4700::1111]:443", true},
		{"127.0.0.1:80", false},
		{"127.8.8.8:80", false},
		{"0.0.0.0:80", false},
		{"10.1.2.3:80", false},
		{"172.16.0.1:80", false},
		{"172.32.0.1:80", true},
		{"192.168.1.1:80", false},
		{"169.254.169.254:80", false},
		{"100.64.0.1:80", false},
		{"198.18.0.1:80", false},
		{"224.0.0.1:80", false},
		{"255.255.255.255:80", false},
		{"240.0.0.1:80", false},
		{"[::1]:80", false},
		{"[::]:80", false},
		{"[fe80::1]:80", false},
		{"[fe80::1%eth0]:80", false},
		{"[fd00::1]:80", false},
		{"[ff02::1]:80", false},
		{"[::ffff:127.0.0.1]:80", false},
		{"[64:ff9b::a00:1]:80", false},
		{"[2002:a00:1::]:80", false},
		{"no address", false},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.public, checkPublic(tt.address) == nil, tt.address)
	}
}
