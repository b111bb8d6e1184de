package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// file is one embedded file as it goes out. Its compressed forms are made once,
// when a browser first asks for them: half a second in all, where storing them
// would add a third to the program.
type file struct {
	content  []byte
	mime     string
	policy   string
	keep     string
	etag     string
	gzip     func() []byte
	zstd     func() []byte
	compress bool
}

// types names the kinds of file a build makes, since what the system's own
// table says differs from machine to machine.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".md":    "text/plain; charset=utf-8",
	".svg":   "image/svg+xml",
	".ttf":   "font/ttf",
	".woff2": "font/woff2",
}

func newFile(name string, content []byte, policy, keep string) *file {
	sum := sha256.Sum256(content)
	mime, known := types[path.Ext(name)]
	if !known {
		mime = "application/octet-stream"
	}
	return &file{
		content:  content,
		mime:     mime,
		policy:   policy,
		keep:     keep,
		etag:     hex.EncodeToString(sum[:8]),
		gzip:     sync.OnceValue(func() []byte { return gzipped(content) }),
		zstd:     sync.OnceValue(func() []byte { return zstandard(content) }),
		compress: len(content) > 1000 && path.Ext(name) != ".woff2",
	}
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	harden(header, f.policy)
	header.Set("Cache-Control", f.keep)
	body, etag := f.content, f.etag
	if f.compress {
		header.Add("Vary", "Accept-Encoding")
		switch encoding := encoding(r.Header.Get("Accept-Encoding")); encoding {
		case "zstd":
			body, etag = f.zstd(), etag+"-zstd"
			header.Set("Content-Encoding", encoding)
		case "gzip":
			body, etag = f.gzip(), etag+"-gzip"
			header.Set("Content-Encoding", encoding)
		}
	}
	etag = `"` + etag + `"`
	header.Set("ETag", etag)
	if matches(r.Header.Get("If-None-Match"), etag) {
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", f.mime)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client is gone; there is nobody to tell
	}
}

// encoding chooses among what a client accepts: zstd, then gzip, then neither.
func encoding(accept string) string {
	accepted := map[string]bool{}
	for _, part := range strings.Split(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		weight := strings.TrimPrefix(strings.TrimSpace(params), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		accepted[strings.ToLower(strings.TrimSpace(name))] = err != nil || q > 0
	}
	for _, name := range []string{"zstd", "gzip"} {
		if accepted[name] {
			return name
		}
	}
	return ""
}

// matches compares weakly, as If-None-Match asks.
func matches(ifNoneMatch, etag string) bool {
	for _, candidate := range strings.Split(ifNoneMatch, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == etag || candidate == "*" {
			return true
		}
	}
	return false
}

// Writing to a buffer cannot fail, and the levels are constants that both
// libraries know: an error here is a mistake in this file.
func gzipped(content []byte) []byte {
	var buffer bytes.Buffer
	writer, err := gzip.NewWriterLevel(&buffer, gzip.BestCompression)
	if err == nil {
		_, err = writer.Write(content)
	}
	if err == nil {
		err = writer.Close()
	}
	if err != nil {
		panic(err)
	}
	return buffer.Bytes()
}

func zstandard(content []byte) []byte {
	// A window of 8 MiB at most is what browsers accept.
	writer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		panic(err)
	}
	defer func() { _ = writer.Close() }()
	return writer.EncodeAll(content, nil)
}
