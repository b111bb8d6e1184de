package resolvers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

const maxBody = 1 << 20

// The media types of an answer. With the first, HTTP's status says whether the
// operation was executed; with the second it says only whether the request
// could be read, as clients of old expect.
const (
	graphqlJSON = "application/graphql-response+json"
	plainJSON   = "application/json"
)

// ServeHTTP answers GraphQL over HTTP: POST with a JSON body, and GET for
// queries. Host names, origins and how many requests are served at once are the
// server's business.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	params, answer := readRequest(w, r)
	if answer == nil && r.Method == http.MethodGet && a.operations.changes(params) {
		w.Header().Set("Allow", "POST")
		answer = refusal(http.StatusMethodNotAllowed, CodeInput, "only queries come by GET")
	}
	if answer == nil {
		answer = a.run(r.Context(), params)
	}
	answer.write(w, r)
}

// write sends the response in the media type that the client prefers.
func (r *response) write(w http.ResponseWriter, request *http.Request) {
	kind := negotiate(request.Header.Values("Accept"))
	status := r.status
	switch {
	case status != 0:
	case r.executed || kind == plainJSON:
		status = http.StatusOK
	default:
		status = http.StatusBadRequest
	}
	body := r.json()
	h := w.Header()
	h.Set("Content-Type", kind+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Add("Vary", "Accept")
	switch status {
	case http.StatusMethodNotAllowed:
		if h.Get("Allow") == "" {
			h.Set("Allow", "GET, POST")
		}
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", "1")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that is gone cannot be told
}

func refusal(status int, code Code, format string, args ...any) *response {
	return &response{errors: coded(code, format, args...), status: status}
}

// readRequest reads the operation out of a request.
func readRequest(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *response) {
	switch r.Method {
	case http.MethodGet:
		return readAddress(r)
	case http.MethodPost:
		return readBody(w, r)
	default:
		return nil, refusal(http.StatusMethodNotAllowed, CodeInput, "operations come by POST, queries by GET too")
	}
}

func readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *response) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != plainJSON {
		return nil, refusal(http.StatusUnsupportedMediaType, CodeInput, "the Content-Type of an operation is application/json")
	}
	if set, given := parameters["charset"]; given && !strings.EqualFold(set, "utf-8") {
		return nil, refusal(http.StatusUnsupportedMediaType, CodeInput, "the charset of an operation is utf-8")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, refusal(http.StatusRequestEntityTooLarge, CodeLimit, "the request body is larger than %d bytes", large.Limit)
	case err != nil:
		return nil, refusal(http.StatusBadRequest, CodeInput, "the request body could not be read")
	}
	var fields struct {
		Query         any             `json:"query"`
		Variables     json.RawMessage `json:"variables"`
		OperationName any             `json:"operationName"`
		Extensions    json.RawMessage `json:"extensions"`
	}
	if err := decodeJSON(body, &fields); err != nil {
		return nil, refusal(http.StatusBadRequest, CodeInput, "the request body is not a JSON object: %s", err)
	}
	query, isText := fields.Query.(string)
	name, nameIsText := fields.OperationName.(string)
	switch {
	case !isText || query == "":
		return nil, refusal(http.StatusBadRequest, CodeInput, "the request has no query, which is a text")
	case !nameIsText && fields.OperationName != nil:
		return nil, refusal(http.StatusBadRequest, CodeInput, "operationName is a text")
	}
	return assemble(query, name, fields.Variables, fields.Extensions)
}

func readAddress(r *http.Request) (*graphql.RawParams, *response) {
	values := r.URL.Query()
	query := values.Get("query")
	if query == "" {
		return nil, refusal(http.StatusBadRequest, CodeInput, "the request has no query")
	}
	return assemble(query, values.Get("operationName"), []byte(values.Get("variables")), []byte(values.Get("extensions")))
}

// assemble decodes the parts of a request that are objects, or left out.
func assemble(query, name string, variables, extensions []byte) (*graphql.RawParams, *response) {
	params := &graphql.RawParams{Query: query, OperationName: name}
	for _, part := range []struct {
		name string
		json []byte
		into *map[string]any
	}{{"variables", variables, &params.Variables}, {"extensions", extensions, &params.Extensions}} {
		if len(part.json) == 0 {
			continue
		}
		if err := decodeJSON(part.json, part.into); err != nil {
			return nil, refusal(http.StatusBadRequest, CodeInput, "%s are not a JSON object: %s", part.name, err)
		}
	}
	return params, nil
}

// decodeJSON reads one JSON value and nothing after it. Its errors say where,
// never what: a client's own bytes are not sent back to it.
func decodeJSON(b []byte, into any) error {
	if !utf8.Valid(b) {
		return errors.New("not UTF-8")
	}
	if !shallow(b) {
		return fmt.Errorf("nested deeper than %d", maxJSONNesting)
	}
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("unexpected byte near %d", decoder.InputOffset())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("more after the value, at byte %d", decoder.InputOffset())
	}
	return nil
}

// negotiate picks the media type of the answer: the better liked of the two,
// application/json where the client does not say or takes neither.
func negotiate(accept []string) string {
	best, kind := 0.0, plainJSON
	for _, one := range strings.Split(strings.Join(accept, ","), ",") {
		media, parameters, err := mime.ParseMediaType(one)
		if err != nil {
			continue
		}
		switch media {
		case graphqlJSON:
		case plainJSON, "application/*", "*/*":
			media = plainJSON
		default:
			continue
		}
		q := 1.0
		if given, err := strconv.ParseFloat(parameters["q"], 64); err == nil {
			q = given
		}
		if q > best {
			best, kind = q, media
		}
	}
	return kind
}
