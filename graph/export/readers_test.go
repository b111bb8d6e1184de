package export

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export/readers"
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

func hostileAct(i int) graph.ID {
	return graph.ID("commitment:lyon-2021/" + string(rune('a'+i%26)) + strings.Repeat("z", i/26))
}

func hostileConvention(i int) graph.ID {
	return "convention:c" + hostileAct(i)[len("commitment:lyon-2021/"):]
}

// hostile is a graph in which everything that can be is awkward.
func hostile() []graph.Source { return hostileOf(awkward) }

func hostileOf(words []string) []graph.Source {
	f := graph.Facts{
		Documents: []graph.Document{{ID: "document:lyon-2021", Titles: graph.Texts{"en": awkward[9], "fr": awkward[0]}, Date: "2021-05"}},
	}
	for i, word := range words {
		id, other := hostileAct(i), hostileConvention(i)
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

func TestOthersReadTheSame(t *testing.T) {
	tests := []struct {
		name     string
		families []string // none: all
		sources  []graph.Source
		options  Options
	}{
		{"small", nil, small(), Options{}},
		{"a part", nil, small(), Options{Subgraph: excerpt(), Title: "A -- B", Query: `text="<x>"&root=y`}},
		{"minted", readers.RDF, small(), Options{Base: "https://example.org/id/"}},
		{"hostile", nil, hostile(), Options{Title: awkward[9], Query: awkward[14]}},
		{"hostile in French", nil, hostile(), Options{Lang: graph.French}},
		{"the lineage of a hostile act", nil, hostile(), Options{Subgraph: lineage(t, hostileAct(1), graph.Ancestors)}},
		{"what came of a hostile convention", nil, hostile(), Options{Subgraph: lineage(t, hostileConvention(1), graph.Descendants)}},
		{"hostile acts that a filter chooses", nil, hostile(), Options{Subgraph: filtered(t)}},
		{"empty", readers.Graphs, nil, Options{}}, // of RDF there is nothing to compare
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := t.TempDir()
			exportAll(t, folder, tt.sources, tt.options)
			readers.Check(t, folder, tt.families...)
		})
	}
}

// exportAll writes the files that readers read, and what they are to find.
func exportAll(t *testing.T, folder string, sources []graph.Source, options Options) {
	t.Helper()
	put := func(name, format string, change func(*Options)) {
		o := options
		if f, err := Find(format); err != nil || !slices.Contains(f.options, "base") {
			o.Base = ""
		}
		change(&o)
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), writeAs(t, format, sources, o), 0o600))
	}
	for _, f := range Formats() {
		put("graph"+f.Extension, f.Name, func(*Options) {})
	}
	put("bom.zip", "csv", func(o *Options) { o.BOM = true })
	put("neo4j.zip", "csv", func(o *Options) { o.Neo4j = true })
	put("dynamic.gexf", "gexf", func(o *Options) { o.Dynamic = true })
	current := slices.DeleteFunc(slices.Clone(sources), func(s graph.Source) bool { return !s.Info.Current })
	s, err := graph.Build(current)
	require.NoError(t, err)
	truth, err := readers.Truth(s, options.Subgraph, cmp.Or(options.Lang, graph.English), current)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, readers.TruthFile), truth, 0o600))
}

func lineage(t *testing.T, of graph.ID, direction graph.Direction) *graph.Subgraph {
	t.Helper()
	s, err := graph.Build(hostile())
	require.NoError(t, err)
	part, err := s.Lineage(graph.LineageQuery{Of: of, Direction: direction})
	require.NoError(t, err)
	require.NotEmpty(t, part.Edges)
	return part
}

func filtered(t *testing.T) *graph.Subgraph {
	t.Helper()
	s, err := graph.Build(hostile())
	require.NoError(t, err)
	part, err := s.Subgraph(graph.SubgraphQuery{Commitments: graph.CommitmentFilter{Force: []graph.Force{graph.Call}}})
	require.NoError(t, err)
	require.NotEmpty(t, part.Edges)
	return part
}

// The readers compare with what is made of the snapshot; this compares with the
// facts that the snapshot is made of.
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
