package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
)

// serveText answers with a text that changes with the program alone.
func serveText(w http.ResponseWriter, r *http.Request, mediaType, text string) {
	header := w.Header()
	sum := sha256.Sum256([]byte(text))
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", mediaType)
	header.Set("Content-Length", strconv.Itoa(len(text)))
	if r.Method != http.MethodHead {
		_, _ = w.Write([]byte(text)) // the client is gone; there is nobody to tell
	}
}
