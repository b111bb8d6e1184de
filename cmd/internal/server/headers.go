package server

import (
	"net/http"

	"github.com/rs/cors"
)

// policyData is for answers that programs read: a browser that is shown one as
// a page loads nothing for it.
const policyData = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// secured sets the headers that tell browsers what they must not do with an
// answer. The pages set a policy of their own over these.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Frame-Options", "DENY")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Content-Security-Policy", policyData)
		next.ServeHTTP(w, r)
	})
}

// readable lets pages of other origins read, without cookies or other
// credentials: there are none, and there should be none to send.
func readable(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins: []string{"*"},
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		AllowedHeaders: []string{"Accept", "Content-Type"},
		ExposedHeaders: []string{"Content-Disposition", "ETag", "Link", "Retry-After", truncatedHeader},
		MaxAge:         600,
	}).Handler(next)
}
