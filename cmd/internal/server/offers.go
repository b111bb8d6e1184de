package server

import (
	"strings"

	"stemma/graph/export"
)

// ntriples is the media type of N-Triples: N-Quads of which no statement stands
// in a named graph, as those of a part of the graph do not.
const ntriples = "application/n-triples"

// general are further names under which clients ask for what has a name of its
// own.
var general = map[string][]string{
	"graphml": {"application/xml", "text/xml"},
	"gexf":    {"application/xml", "text/xml"},
	"dot":     {"text/plain"},
	"jsonld":  {"application/json"},
	"nquads":  {"text/plain"},
	"turtle":  {"text/plain"},
	"csv":     {"text/csv"},
}

// typesOf lists the media types that a format is answered in.
func typesOf(f export.Format, whole bool) []string {
	own, _, _ := strings.Cut(f.MediaType, ";")
	if f.Name == "nquads" && !whole {
		return []string{own, ntriples}
	}
	return []string{own}
}

// offersOf lists the names under which a format may be asked for, its own first.
func offersOf(f export.Format, whole bool) []string {
	return append(append(typesOf(f, whole), general[f.Name]...), "application/octet-stream")
}
