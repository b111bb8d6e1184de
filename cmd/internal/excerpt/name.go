package excerpt

import (
	"net/url"
	"strings"

	"stemma/graph"
	"stemma/graph/cite"
)

// Title says in a line what a request asks for, with the names of nodes.
func (r Request) Title(s *graph.Snapshot, lang graph.Lang) string {
	return cite.Question(r).Title(s, lang)
}

// Query writes the words of a request as an address has them, with what needs
// no escape unescaped, so that people can read it.
func Query(values url.Values) string {
	return strings.NewReplacer("%3A", ":", "%2F", "/", "%2C", ",").Replace(values.Encode())
}
