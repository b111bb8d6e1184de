package server

import (
	"encoding/json"
	"net/http"

	"stemma/resolvers"
)

// problem is an RFC 9457 problem document: what programs that call the server
// read where GraphQL's own error form does not apply.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	Code   string `json:"code"` // as in extensions.code of GraphQL's errors
}

// codeOf gives a status the code that GraphQL has for the same trouble, so that
// programs have one list to know.
func codeOf(status int) resolvers.Code {
	switch status {
	case http.StatusNotFound:
		return resolvers.CodeNotFound
	case http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong, http.StatusServiceUnavailable:
		return resolvers.CodeLimit
	}
	if status >= http.StatusInternalServerError {
		return resolvers.CodeInternal
	}
	return resolvers.CodeInput
}

// refuse answers with a problem document. The detail never repeats what the
// request held, so that nothing a stranger sends is echoed.
func refuse(w http.ResponseWriter, status int, detail string) {
	header := w.Header()
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	header.Del("Content-Disposition")
	w.WriteHeader(status)
	// The client may be gone; there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(problem{
		Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail,
		Code: string(codeOf(status)),
	})
}
