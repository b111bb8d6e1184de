package export

import (
	"path/filepath"
	"strings"
	"testing"

	"stemma/graph/export/readers"
)

// Of RDF three files are compared with each other, and one with the facts: harm
// to one of them must be noticed, and the same harm to all three.
func TestReadersOfRDFNoticeHarm(t *testing.T) {
	files := []string{"graph.nq", "graph.ttl", "graph.jsonld"}
	tests := []struct {
		name   string
		change func(text string) string
		where  []string // none: in all, and in one of them
	}{
		{"a word without its accent", first("é à", "e à"), nil},
		{"another language", first(`(@|"@language":")fr`, "${1}de"), nil},
		{"a quote without its accent", last(`(oa#exact> |oa:exact |"oa:exact":)(.*?)é`, "${1}${2}e"), nil},
		{"an edge's score rounded", first(`"0\.30000000000000004"`, `"0.3"`), nil},
		{"a piece of evidence with another score", first(`"0\.5"`, `"0.6"`), nil},
		{"another place of a quote", last(`"1"(\^\^|,"@type":"xsd:integer)`, `"2"$1`), nil},
		{"another method", first("STATED", "ALIGNED"), nil},
		{"an edge rejected", first("ACTIVE", "REJECTED"), nil},
		{"another type of an edge", first(`(predicate.*(?:ns#|stemma:))cites`, "${1}supports"), nil},
		{"another type of a plain statement", first(`(b> <urn:stemma:ns#|> stemma:|"stemma:)cites`, "${1}supports"), nil},
		{"every edge turned round", turned, nil},
		{"another date", first("2009", "2010"), nil},
		{"a date of another precision", first("gYear([^M])", "gYearMonth$1"), nil},
		{"another force", first("CALL", "TASK"), nil},
		{"another topic", first("topic:b([^o])", "topic:c$1"), nil},
		{"topics in another order", first(`topic:a\\",\\"topic:b`, `topic:b\",\"topic:a`), nil},
		{"another class", first("(ns#|stemma:)Commitment", "${1}Document"), nil},
		{"a node of another name", first("convention:cb", "convention:cbx"), nil},
		{"a statement less", first(`(?m)^.*oa#exact.*\n`, ""), []string{"graph.nq"}},
		{"a statement less", first(`oa:exact ".*" ;\n`, ""), []string{"graph.ttl"}},
		{"a statement less", first(`"oa:exact":\[.*?\],`, ""), []string{"graph.jsonld"}},
		{"another named graph", first("graph:document:lyon-2021", "graph:document:lyon-2020"), []string{"graph.nq"}},
		{"another named graph", first("graph:document:lyon-2021", "graph:document:lyon-2020"), []string{"graph.jsonld"}},
	}
	whole := t.TempDir()
	exportAll(t, whole, tame(), Options{})
	var trials []trial
	try := func(name string, change func(string) string, in []string) {
		folder := copied(t, whole)
		for _, file := range in {
			changeFile(t, filepath.Join(folder, file), "", name, change)
		}
		trials = append(trials, trial{name + ", in " + strings.Join(in, ", "), folder, []string{"rdf/rdflib"}})
	}
	for i, tt := range tests {
		if tt.where == nil {
			try(tt.name, tt.change, files)
			tt.where = files[i%3 : i%3+1] // each by turns
		}
		try(tt.name, tt.change, tt.where)
	}
	readTrials(t, whole, trials, readers.RDF...)
}

// turned lets every edge lead from its target to its source.
func turned(text string) string {
	for _, prefix := range []string{"22-rdf-syntax-ns#", "rdf:"} {
		text = strings.NewReplacer(prefix+"subject", prefix+"object", prefix+"object", prefix+"subject").Replace(text)
	}
	return text
}
