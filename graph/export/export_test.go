package export

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/quads"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a graph with one of everything that is written differently.
func small() []graph.Source {
	evidence := graph.Evidence{
		Document: "document:lyon-2021", Witness: "witness:lyon-2021/fr", Passage: "passage:lyon-2021/1", Start: 0, End: 62,
		Quote: "En s'appuyant sur la \"charte\",\nles Parties s'engagent à agir.", Cue: "En s'appuyant sur", Rule: "fr.builds-on.1",
		Method: graph.Stated, Confidence: 0.95,
	}
	document := graph.Facts{
		Documents: []graph.Document{{ID: "document:lyon-2021", Type: "statement", Titles: graph.Texts{"fr": "Déclaration"}, Date: "2021-05", Meeting: "meeting:lyon-2021", Language: graph.French}},
		Witnesses: []graph.Witness{{ID: "witness:lyon-2021/fr", Document: "document:lyon-2021", Language: graph.French, Format: "txt", Quality: 0.5, Text: "En s'appuyant sur la \"charte\",\nles Parties s'engagent à agir."}},
		Passages:  []graph.Passage{{ID: "passage:lyon-2021/1", Document: "document:lyon-2021", Ref: "1", Kind: "item", Headings: []string{"Voyages", "Titres"}, Spans: []graph.Span{{Witness: "witness:lyon-2021/fr", Start: 0, End: 62}}}},
		Commitments: []graph.Commitment{{
			ID: "commitment:lyon-2021/1", Document: "document:lyon-2021", Meeting: "meeting:lyon-2021", Passage: "passage:lyon-2021/1", Ref: "1",
			Force: graph.Commit, Topics: []graph.ID{"topic:travel", "topic:borders"}, Texts: graph.Texts{"fr": "les Parties s'engagent à agir"},
		}},
		Mentions: []graph.Mention{{Witness: "witness:lyon-2021/fr", Passage: "passage:lyon-2021/1", Kind: graph.KindConvention, Target: "convention:charter", Surface: "la \"charte\"", Start: 18, End: 29}},
		Edges:    []graph.Edge{{Type: graph.BuildsOn, From: "commitment:lyon-2021/1", To: "convention:charter", Method: graph.Stated, Confidence: 0.95, Evidence: []graph.Evidence{evidence}}},
		Unresolved: []graph.Unresolved{{
			ID: "unresolved:a1", Type: graph.Reaffirms, From: "commitment:lyon-2021/1", Surface: "notre engagement", Evidence: []graph.Evidence{evidence},
			Candidates: []graph.Candidate{{ID: "meeting:nantes-2019", Score: 0.6, Why: "same forum"}, {ID: "meeting:bath-2018", Score: 0.4}},
		}},
	}
	curated := graph.Facts{
		Conventions: []graph.Convention{{ID: "convention:charter", Names: graph.Texts{"fr": "Charte", "en": "Charter"}, AdoptedOn: "2009", Identifiers: []graph.Identifier{{Scheme: "wikidata", Value: "Q1"}}, Unconfirmed: true}},
		Edges: []graph.Edge{{
			Type: graph.Cites, From: "commitment:lyon-2021/1", To: "convention:other", Method: graph.Curated, Confidence: 1, Status: graph.Rejected,
			Evidence: []graph.Evidence{{Curator: "A. Reader", Date: "2024-02-29", Reason: "another charter", Confidence: 1}},
		}},
	}
	return []graph.Source{
		{Info: graph.RevisionInfo{ID: "0b", Key: "document:lyon-2021", Agent: "stemma 1", Time: "2026-03-01T09:00:00Z", Sequence: 2, Supersedes: []string{"0a"}, Current: true}, Facts: document},
		{Info: graph.RevisionInfo{ID: "0c", Key: "curation:our notes.yaml", Agent: "A. Reader", Time: "2026-03-02T09:00:00Z", Sequence: 3, Current: true}, Facts: curated},
		{Info: graph.RevisionInfo{ID: "0a", Key: "document:lyon-2021", Agent: "stemma 0", Time: "2026-02-01T09:00:00Z", Sequence: 1}, Facts: graph.Facts{Documents: document.Documents}},
	}
}

func excerpt() *graph.Subgraph {
	s := small()[0].Facts
	e := s.Edges[0]
	e.ID, e.Status = graph.EdgeID(e.Type, e.From, e.To), graph.Active
	return &graph.Subgraph{
		Nodes: []graph.Node{&s.Commitments[0], &small()[1].Facts.Conventions[0]},
		Edges: []*graph.Edge{&e},
	}
}

func write(t *testing.T, sources []graph.Source, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(t.Context(), &b, "nquads", sources, o))
	return b.Bytes()
}

func writeAs(t *testing.T, format string, sources []graph.Source, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(t.Context(), &b, format, sources, o))
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name    string
		options Options
	}{
		{"whole", Options{}},
		{"with-revisions", Options{WithRevisions: true}},
		{"subgraph", Options{Subgraph: excerpt(), Title: "What \"1\" comes from", Query: "root=commitment:lyon-2021/1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := write(t, small(), tt.options)
			golden(t, tt.name+".nq", got)
			shuffled := small()
			slices.Reverse(shuffled)
			assert.Equal(t, string(got), string(write(t, shuffled, tt.options)), "the order of sources does not show")
			readTwice(t, got)
		})
	}
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			options := tests[2].options
			got := writeAs(t, f.Name, small(), options)
			if !strings.HasPrefix(string(got), "PK") { // not for a packed one
				golden(t, "subgraph"+f.Extension, got)
			}
			shuffled := small()
			slices.Reverse(shuffled)
			assert.Equal(t, got, writeAs(t, f.Name, shuffled, options), "the same graph, the same bytes")
			options.Subgraph = nil
			assert.Equal(t, writeAs(t, f.Name, small(), options), writeAs(t, f.Name, shuffled, options), "the same whole graph, the same bytes")
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o600))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// readTwice reads N-Quads with our reader and with another's, which must agree.
func readTwice(t *testing.T, text []byte) {
	t.Helper()
	ours, err := quads.Read(bytes.NewReader(text))
	require.NoError(t, err)
	nquads.AutoConvertTypedString = false // numbers as they stand
	t.Cleanup(func() { nquads.AutoConvertTypedString = true })
	r := nquads.NewReader(bytes.NewReader(text), false)
	defer r.Close()
	var theirs []quad.Quad
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		theirs = append(theirs, q)
	}
	require.NotEmpty(t, ours)
	assert.Equal(t, ours, theirs)
}

func TestFactsComeBack(t *testing.T) {
	back, err := quads.Read(bytes.NewReader(write(t, small(), Options{})))
	require.NoError(t, err)
	for _, s := range small()[:2] {
		want, err := quads.Canonical(s.Facts)
		require.NoError(t, err)
		got, err := quads.Facts(slices.DeleteFunc(slices.Clone(back), func(q quad.Quad) bool { return q.Label != quads.KeyIRI(s.Info.Key) }))
		require.NoError(t, err)
		assert.Equal(t, want, got, s.Info.Key)
	}
}

func TestHistoryDoesNotShow(t *testing.T) {
	other := small()
	for i := range other {
		other[i].Info.ID, other[i].Info.Time, other[i].Info.Agent, other[i].Info.Sequence = fmt.Sprint(i), "2030-01-01T00:00:00Z", "x", 9-i
	}
	assert.Equal(t, string(write(t, small(), Options{})), string(write(t, other, Options{})))
}

func TestRefused(t *testing.T) {
	err := Write(t.Context(), io.Discard, "pigeon", nil, Options{})
	assert.ErrorIs(t, err, ErrFormat)
	assert.ErrorContains(t, err, `"pigeon"; there is graphml, gexf, dot, cytoscape, nodelink, jsonld, nquads, turtle, csv, xlsx`)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range Formats() {
		assert.ErrorIs(t, Write(ctx, io.Discard, f.Name, small(), Options{}), context.Canceled, f.Name)
	}
	for _, format := range []string{"nquads", "turtle", "jsonld"} {
		broken := small()
		broken[0].Facts.Edges[0].To = ""
		assert.ErrorIs(t, Write(t.Context(), io.Discard, format, broken, Options{}), quads.ErrEmptyEnd, format)
	}
	tests := []struct {
		name, format string
		options      Options
	}{
		{"columns of another format", "graphml", Options{Neo4j: true}},
		{"a mark of another format", "xlsx", Options{BOM: true}},
		{"dates for a format without a timeline", "dot", Options{Dynamic: true}},
		{"IRIs where there are none", "csv", Options{Base: "https://example.org/id/"}},
		{"revisions without graphs", "turtle", Options{WithRevisions: true}},
		{"revisions of a part", "nquads", Options{WithRevisions: true, Subgraph: excerpt()}},
		{"a base that is no address", "turtle", Options{Base: "example"}},
		{"a base that would run into the id", "turtle", Options{Base: "https://example.org/id"}},
		{"a base that breaks out", "nquads", Options{Base: "https://example.org/> <x/"}},
		{"a base with a password", "nquads", Options{Base: "https://a:b@example.org/"}},
	}
	for _, tt := range tests {
		assert.ErrorIs(t, Write(t.Context(), io.Discard, tt.format, small(), tt.options), ErrOption, tt.name)
	}
}

func ExampleWrite() {
	topics := graph.Facts{Topics: []graph.Topic{{ID: "topic:borders", Names: graph.Texts{"fr": "Frontières"}}}}
	sources := []graph.Source{{Info: graph.RevisionInfo{Key: "builtin", Current: true}, Facts: topics}}
	if err := Write(context.Background(), os.Stdout, "nquads", sources, Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # title: The lineage of commitments
	// # licence: The arrangement, and what curators wrote, are under the Apache License 2.0. Quoted words are those of the documents, on the terms of the bodies that issued them.
	// # notice: This is not the authentic text; only the official texts are authentic.
	// <urn:stemma:topic:borders> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> <urn:stemma:graph:builtin> .
	// <urn:stemma:topic:borders> <http://www.w3.org/2004/02/skos/core#prefLabel> "Frontières"@fr <urn:stemma:graph:builtin> .
	// # statements: 2
}
