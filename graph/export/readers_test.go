package export

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// awkward are words that break careless writers.
var awkward = []string{
	"accents: é à ç œ Ÿ ’ « » – …",
	`quotes: " ' ` + "`" + ` \ \" \\ and one at the end \`,
	"lines:\none\r\ntwo\rthree\ttab",
	`=cmd|'/c calc'!A1`, "+1+1", "-2", "@SUM(A1)", "\tafter a tab", "\rafter a return",
	`<script>alert("1")</script>`, "]]>", "<!-- -- -->", "&amp; &#60; &nosuch;", "<b>bold</b>",
	"control: \x01\x07\x08\x0b\x0c\x1b\x1f\x7f\u0080\u0085\u009f",
	"no characters: \ufffe\uffff", "ends of lines: \u2028\u2029", "\ufeffa mark first",
	"right to left: \u202eabc\u202c \u200f \u0627\u0644\u0633\u0644\u0627\u0645",
	"beyond: 😀 𐍈 e\u0301",
	"  spaces around  ", "_x000D_ _x005F_x000D_ _x0007", "%s {{x}} ${y} \\N \\G \\l {a|b}",
	"a,b;c", "a--b", "'", strings.Repeat("Donaudampfschiff", 700), strings.Repeat("long ", 9000),
}

// hostile is a graph in which everything that can be is awkward.
func hostile() []graph.Source {
	f := graph.Facts{
		Documents: []graph.Document{{ID: "document:lyon-2021", Titles: graph.Texts{"en": awkward[9], "fr": awkward[0]}, Date: "2021-05"}},
	}
	for i, word := range awkward {
		id := graph.ID("commitment:lyon-2021/" + string(rune('a'+i%26)) + strings.Repeat("z", i/26))
		other := graph.ID("convention:c" + string(rune('a'+i%26)) + strings.Repeat("z", i/26))
		f.Commitments = append(f.Commitments, graph.Commitment{
			ID: id, Document: "document:lyon-2021", Ref: word, Force: graph.Call, Topics: []graph.ID{"topic:a", "topic:b"},
			Texts: graph.Texts{"en": word, "fr": "traduit"},
		})
		f.Conventions = append(f.Conventions, graph.Convention{ID: other, Names: graph.Texts{"en": word, "fr": "nom"}, Symbol: word, AdoptedOn: "2009"})
		f.Edges = append(f.Edges, graph.Edge{
			Type: graph.Cites, From: id, To: other, Method: graph.Stated, Confidence: 0.1 * float64(i%10), Status: graph.Active,
			Evidence: []graph.Evidence{{Document: "document:lyon-2021", Quote: word, Cue: word, Rule: word, Method: graph.Stated, Confidence: 0.5, End: i}},
		})
	}
	return []graph.Source{{Info: graph.RevisionInfo{ID: "0d", Key: "document:lyon-2021", Agent: "x", Time: "2026-03-01T09:00:00Z", Sequence: 1, Current: true}, Facts: f}}
}

// checks are the readers of testdata/readers.py, and the program each needs
// besides Python.
var checks = []struct{ name, program, from string }{
	{"graphml_networkx", "", ""},
	{"graphml_igraph", "", ""},
	{"graphml_xmllint", "xmllint", "libxml2-utils"},
	{"gexf_networkx", "", ""},
	{"gexf_schema", "", ""},
	{"dot_graphviz", "dot", "graphviz"},
	{"json_networkx", "", ""},
	{"csv_python", "", ""},
	{"xlsx_zip", "", ""},
	{"xlsx_openpyxl", "", ""},
	{"rdf_rdflib", "", ""},
	{"rdf_rapper", "rapper", "raptor2-utils"},
}

func TestOthersReadTheSame(t *testing.T) {
	tests := []struct {
		name    string
		only    string // readers, "" for all
		sources []graph.Source
		options Options
	}{
		{"small", "", small(), Options{}},
		{"a part", "", small(), Options{Subgraph: excerpt(), Title: "A -- B", Query: `text="<x>"&root=y`}},
		{"minted", "rdf", small(), Options{}},
		{"hostile", "", hostile(), Options{Title: awkward[9], Query: awkward[14]}},
		{"hostile in French", "graphml_networkx csv_python", hostile(), Options{Lang: graph.French}},
		{"empty", "graphml gexf dot json csv xlsx", nil, Options{}}, // of RDF there is nothing to compare
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			put := func(name, format string, o Options) {
				require.NoError(t, os.WriteFile(filepath.Join(folder, name), writeAs(t, format, tt.sources, o), 0o600))
			}
			for _, f := range Formats() {
				o := tt.options
				if tt.name == "minted" && (f.Name == "nquads" || f.Name == "turtle" || f.Name == "jsonld") {
					o.Base = "https://example.org/id/"
				}
				put("graph"+f.Extension, f.Name, o)
			}
			with := func(change func(*Options)) Options {
				o := tt.options
				change(&o)
				return o
			}
			put("bom.zip", "csv", with(func(o *Options) { o.BOM = true }))
			put("neo4j.zip", "csv", with(func(o *Options) { o.Neo4j = true }))
			put("dynamic.gexf", "gexf", with(func(o *Options) { o.Dynamic = true }))
			for _, c := range checks {
				family, _, _ := strings.Cut(c.name, "_")
				if tt.only == "" || strings.Contains(tt.only, family) && !strings.Contains(tt.only, "_") || strings.Contains(tt.only, c.name) {
					t.Run(c.name, func(t *testing.T) { check(t, c.name, c.program, c.from, folder) })
				}
			}
		})
	}
}

// check runs one of the readers; what it needs and is not here is skipped.
func check(t *testing.T, name, program, from, folder string) {
	t.Helper()
	python := "/usr/bin/python3" // whose packages a distribution installs
	if _, err := os.Stat(python); err != nil {
		if python, err = exec.LookPath("python3"); err != nil {
			t.Skip("needs python3")
		}
	}
	if _, err := exec.LookPath(program); program != "" && err != nil {
		t.Skipf("needs %s", from)
	}
	said, err := exec.CommandContext(t.Context(), python, "testdata/readers.py", name, folder).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skip(strings.TrimSpace(string(said)))
	}
	require.NoError(t, err, string(said))
}

// The Python readers compare with the node-link form; this compares that with
// the facts.
func TestNodeLinkHoldsWhatTheFactsSay(t *testing.T) {
	var got struct {
		Nodes []struct {
			ID, Kind, Label, Date, Ref, Force, Text string
			Topics                                  []string
		}
		Links []struct {
			ID, Key, Source, Target, Type, Method, Quote, Cue, Document string
			Confidence                                                  float64
		}
	}
	require.NoError(t, json.Unmarshal(writeAs(t, "nodelink", hostile(), Options{}), &got))
	facts := hostile()[0].Facts
	require.Len(t, got.Nodes, 1+2*len(awkward))
	texts, labels := map[string]string{}, map[string]string{}
	for _, n := range got.Nodes {
		texts[n.ID], labels[n.ID] = n.Text, n.Label
		if n.Kind == "commitment" {
			assert.Equal(t, n.Ref, n.Text)
			assert.Equal(t, []string{"topic:a", "topic:b"}, n.Topics)
			assert.Equal(t, "2021-05", n.Date)
			assert.Equal(t, "CALL", n.Force)
		}
	}
	for i, c := range facts.Commitments {
		assert.Equal(t, c.Texts["en"], texts[string(c.ID)])
		assert.Equal(t, facts.Conventions[i].Names["en"], labels[string(facts.Conventions[i].ID)])
	}
	byID := map[string]int{}
	for i, e := range facts.Edges {
		byID[string(graph.EdgeID(e.Type, e.From, e.To))] = i
	}
	about := 0
	for _, l := range got.Links {
		if l.Method == "STRUCTURE" {
			about++
			continue
		}
		e := facts.Edges[byID[l.ID]]
		assert.Equal(t, []string{l.ID, string(e.From), string(e.To), "CITES", "STATED", e.Evidence[0].Quote, e.Evidence[0].Cue, "document:lyon-2021"},
			[]string{l.Key, l.Source, l.Target, l.Type, l.Method, l.Quote, l.Cue, l.Document})
		assert.InDelta(t, e.Confidence, l.Confidence, 0)
	}
	assert.Equal(t, len(facts.Edges), len(got.Links)-about)
	assert.Equal(t, len(facts.Commitments), about, "each is stated in the document")
}

// Browsers must not find markup in what is not served as a page, should one
// look at it all the same.
func TestNoMarkupInJSON(t *testing.T) {
	for _, format := range []string{"nodelink", "cytoscape", "jsonld"} {
		assert.NotContains(t, string(writeAs(t, format, hostile(), Options{})), "<", format)
	}
}
