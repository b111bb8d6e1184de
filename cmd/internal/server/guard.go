package server

import (
	"mime"
	"net"
	"net/http"
	"strings"
)

// Sizes that no honest client comes near.
const (
	maxURLLength   = 8 << 10
	maxHeaderBytes = 32 << 10
	maxBodyBytes   = 1 << 20
)

// bounded refuses addresses and bodies beyond the limits, and compressed
// bodies, whose real size is not known before they are inflated.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.RequestURI) > maxURLLength {
			refuse(w, http.StatusRequestURITooLong, "the address is longer than 8 KiB; use POST for long queries")
			return
		}
		if e := r.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
			refuse(w, http.StatusUnsupportedMediaType, "request bodies are read as they are: send no Content-Encoding")
			return
		}
		if r.ContentLength > maxBodyBytes {
			refuse(w, http.StatusRequestEntityTooLarge, "the request body is larger than 1 MiB")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBodyBytes)
		next.ServeHTTP(w, r)
	})
}

// hosts knows the names under which the server may be addressed. A page on a
// stranger's site can have its own name resolve to this machine (DNS
// rebinding); its requests then carry that name in Host, and are refused.
type hosts struct {
	names map[string]bool
	// literals admits any IP address as a name: for a server that listens on
	// every address. An address cannot be rebound, only a name can.
	literals bool
}

// newHosts admits the loopback names, the host part of the address listened on
// and the names that were added.
func newHosts(addr string, added []string) hosts {
	h := hosts{names: map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}}
	for _, name := range added {
		h.names[hostName(name)] = true
	}
	name := hostName(addr)
	if ip := net.ParseIP(name); name == "" || ip != nil && ip.IsUnspecified() {
		h.literals = true
	} else {
		h.names[name] = true
	}
	return h
}

func (h hosts) allow(host string) bool {
	name := hostName(host)
	if h.names[name] {
		return true
	}
	return h.literals && net.ParseIP(name) != nil
}

// hostName returns the host of "host", "host:port", "[v6]" or "[v6]:port" in
// lower case, without the root dot.
func hostName(s string) string {
	if host, _, err := net.SplitHostPort(s); err == nil {
		s = host
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	return strings.ToLower(strings.TrimSuffix(s, "."))
}

// addressed refuses requests meant for another host.
func addressed(allowed hosts, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !allowed.allow(r.Host) {
			refuse(w, http.StatusMisdirectedRequest,
				"this server does not answer to that host name; `stemma serve --host NAME` adds one")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses what a page of another origin could make a browser send
// that might change something. Queries come as POST too, and reads are open to
// other origins: a POST to /graphql passes when its type is JSON, which a
// browser sends across origins only after asking (see readable). The schema
// has no mutations; the day it has, this exception has to look inside.
func sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusForbidden, "requests that are not reads are not taken from other origins")
	}))
	protected := protection.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && r.URL.Path == "/graphql" && isJSON(r.Header.Get("Content-Type")) {
			next.ServeHTTP(w, r)
			return
		}
		protected.ServeHTTP(w, r)
	})
}

func isJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && kind == "application/json"
}
