package excerpt

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/export"
)

// formWords say how a part is written, not which.
var formWords = []string{"lang", "base", "dynamic", "bom", "neo4j"}

// ParseQuery reads the query of an address. Go's own reading passes over a word that
// it cannot read, such as one with a semicolon, and would give another part of the
// graph than was asked for.
func ParseQuery(query string) (url.Values, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, fmt.Errorf("the address cannot be read: %w; a semicolon is written %%3B, a percent sign %%25", err)
	}
	return values, nil
}

// Form reads how a part is to be written, and gives the words that are left.
func Form(values url.Values) (export.Options, url.Values, error) {
	w := words{values: values}
	rest := url.Values{}
	for name, list := range values {
		switch {
		case !slices.Contains(formWords, name):
			rest[name] = list
		case len(list) > 1:
			w.fail("%s is given %d times", name, len(list))
		}
	}
	o := export.Options{
		Lang: w.language("lang"), Base: w.get("base"),
		Dynamic: w.yes("dynamic"), BOM: w.yes("bom"), Neo4j: w.yes("neo4j"),
	}
	return o, rest, w.err
}

func (w *words) language(name string) graph.Lang {
	switch l := graph.Lang(strings.ToLower(w.get(name))); l {
	case "", graph.English, graph.French:
		return l
	}
	w.fail("%s %q is neither en nor fr", name, w.get(name))
	return ""
}
