package server

import (
	_ "embed"
	"net/http"
)

// openapiPath is where the description of the addresses is.
const openapiPath = "/openapi.json"

// openapi describes every address but what is asked through /graphql, which
// describes itself. A test compares it with the routes.
//
//go:embed openapi.json
var openapi string

func describedAddresses(w http.ResponseWriter, r *http.Request) {
	serveText(w, r, "application/json", openapi)
}
