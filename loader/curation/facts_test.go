package curation

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func edgeOf(t *testing.T, f graph.Facts, kind graph.RelationType, from, to graph.ID) graph.Edge {
	t.Helper()
	for _, e := range f.Edges {
		if e.ID == graph.EdgeID(kind, from, to) {
			return e
		}
	}
	require.Fail(t, "no edge", "%s %s %s", from, kind, to)
	return graph.Edge{}
}

func TestFactsOfADocument(t *testing.T) {
	f := read(t, "whole.yaml").Facts()

	require.Len(t, f.Documents, 1)
	assert.Equal(t, graph.Document{
		ID: "document:lisbon-2031", Type: "communiqué", Titles: graph.Texts{"en": "Lisbon communiqué"},
		Date: "2031-05-03", Meeting: "meeting:lisbon-2031", TextOf: "convention:lisbon-communique-2031",
		Complete: true, Source: "A. Reader, 2026-02-03",
	}, f.Documents[0])

	require.Len(t, f.Passages, 3, "two acts of one unit share its passage")
	assert.Equal(t, graph.Passage{
		ID: "passage:lisbon-2031/1", Document: "document:lisbon-2031", Ref: "1", Kind: "paragraph",
	}, f.Passages[0])
	assert.Equal(t, "item", f.Passages[1].Kind)
	assert.Equal(t, graph.ID("passage:lisbon-2031/preamble-1"), f.Passages[2].ID)
	assert.Equal(t, "paragraph", f.Passages[2].Kind)
	assert.Equal(t, "Rappelant la Convention", f.Passages[2].Begins)
	assert.Empty(t, f.Passages[1].Begins, "a unit is found by its number, and opens with what its first act opens with")

	require.Len(t, f.Commitments, 3)
	assert.Equal(t, graph.Commitment{
		ID: "commitment:lisbon-2031/1.1a", Document: "document:lisbon-2031", Meeting: "meeting:lisbon-2031",
		Passage: "passage:lisbon-2031/1.1", Ref: "1.1a", Order: 1, Force: graph.Task,
		Topics: []graph.ID{"topic:drugs", "topic:organised-crime"}, MadeBy: []graph.ID{"actor:g7-interior-security-ministers"},
		Summaries: graph.Texts{"en": "Have the Rome-Lyon Group map ports."}, Addressees: []graph.ID{"actor:rome-lyon-group"},
		Deadline: "by 2033", Quantities: []string{"two ports"}, Hedge: "where lawful", Subset: true,
		Aliases: []graph.ID{"commitment:lisbon-2031/1.1"}, Curator: "A. Reader", Begins: "Demander au Groupe de Rome-Lyon",
	}, f.Commitments[1])
	assert.Empty(t, f.Commitments[2].Aliases, "the bare number means the first act alone")
}

// Before the first section nothing is numbered, so that acts and their passages
// are found by their words alone.
func TestFirstWordsOfPassages(t *testing.T) {
	f, err := Parse("f.yaml", []byte(head+`
documents:
- id: document:x
  commitments:
  - {ref: preamble-1, begins: Agir vite}
  - {ref: "4a", begins: Agir bien}
  statements:
  - {ref: "4", begins: Selon le pacte, edges: [{type: CITES, to: convention:untoc, cue: selon}]}
  - {ref: 5-s1, begins: Vu le pacte, edges: [{type: CITES, to: convention:untoc, cue: vu}]}
`))
	require.NoError(t, err)
	got := map[string]string{}
	for _, p := range f.Facts().Passages {
		got[p.Ref] = p.Begins
	}
	assert.Equal(t, map[string]string{"preamble-1": "Agir vite", "4": "Selon le pacte", "5-s1": "Vu le pacte"}, got)
}

func TestFactsOfEdges(t *testing.T) {
	f := read(t, "whole.yaml").Facts()
	require.Len(t, f.Edges, 4)

	stated := edgeOf(t, f, graph.DelegatesTo, "commitment:lisbon-2031/1.1a", "actor:rome-lyon-group")
	assert.Equal(t, graph.Stated, stated.Method)
	assert.Equal(t, statedConfidence, stated.Confidence)
	assert.Equal(t, graph.Active, stated.Status)
	assert.Equal(t, []graph.Evidence{{
		Document: "document:lisbon-2031", Passage: "passage:lisbon-2031/1.1", Cue: "Demander au",
		Method: graph.Stated, Confidence: statedConfidence,
		Curator: "A. Reader", Date: "2026-02-03", Reason: "a trial",
	}}, stated.Evidence)
	assert.Equal(t, 0.8, edgeOf(t, f, graph.Cites, "commitment:lisbon-2031/1.1a", "convention:untoc").Confidence)

	lineage := edgeOf(t, f, graph.BuildsOn, "commitment:lisbon-2031/1.1a", "commitment:porto-2030/2")
	assert.Equal(t, graph.Curated, lineage.Method)
	assert.Equal(t, "the ports of Porto again", lineage.Evidence[0].Reason)

	assert.NotEmpty(t, edgeOf(t, f, graph.Cites, "passage:lisbon-2031/preamble-1", "convention:untoc").Evidence)
}

func TestFactsOfCorrections(t *testing.T) {
	file := read(t, "corrections.yaml")
	f := file.Facts()

	require.Len(t, f.Decisions, 8)
	byVerb := map[graph.Verb]graph.Decision{}
	for _, d := range f.Decisions {
		byVerb[d.Verb] = d
		assert.Equal(t, "A. Reader", d.Curator)
	}
	no := byVerb[graph.VerbReject]
	assert.Equal(t, graph.ID("commitment:lisbon-2031/12a"), no.From)
	assert.Equal(t, "another convention is meant", no.Reason)
	assert.Equal(t, "ladite convention", byVerb[graph.VerbAdd].Cue)
	assert.Equal(t, 1.0, byVerb[graph.VerbAdd].Confidence)
	assert.Empty(t, f.Actors, "a decision states no node")
	require.Len(t, f.Documents, 1)
	assert.Empty(t, f.Documents[0].Date)

	rev := file.Revision()
	assert.Equal(t, "curation:corrections.yaml", rev.Key)
	assert.Equal(t, "A. Reader", rev.Agent)
	require.Len(t, rev.Facts.Decisions, 9, "and what the file says of itself")
	assert.True(t, slices.ContainsFunc(rev.Facts.Decisions, func(d graph.Decision) bool {
		return d.Verb == graph.VerbFile && d.Date == "2026-02-03" && d.Reason == "read with the minutes beside the text"
	}))
}

// A commitment that was not found is stated, and counted as decided.
func TestFactsOfACommitment(t *testing.T) {
	f := read(t, "decisions.yaml").Facts()
	require.Len(t, f.Commitments, 1)
	c := f.Commitments[0]
	assert.Equal(t, graph.ID("commitment:quay-2031/10"), c.ID)
	assert.Equal(t, "Nous veillons", c.Begins)
	assert.Equal(t, graph.ID("passage:quay-2031/10"), c.Passage)
	assert.Equal(t, "A. Reader", c.Curator)
	require.Len(t, f.Decisions, len(graph.Verbs))
}

// A file that finds an edge and rejects it elsewhere rejects it: the later word
// of the two is about the first.
func TestRejectionWins(t *testing.T) {
	f, err := Parse("f.yaml", []byte(head+`
conventions:
- {id: convention:untoc, type: treaty, names: {en: UNTOC}}
documents:
- id: document:x
  commitments:
  - {ref: "1", begins: Agir, edges: [{type: CITES, to: convention:untoc, cue: selon}]}
corrections:
- {reject: {type: CITES, from: commitment:x/1, to: convention:untoc}, reason: a homonym}
`))
	require.NoError(t, err)
	rev := f.Revision()
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: rev.Key}, Facts: rev.Facts}})
	require.NoError(t, err)
	e, ok := s.Edge(graph.EdgeID(graph.Cites, "commitment:x/1", "convention:untoc"))
	require.True(t, ok)
	assert.Equal(t, graph.Rejected, e.Status)
	assert.Equal(t, graph.Curated, e.Method)
	assert.Len(t, e.Evidence, 2)
}

func TestReferences(t *testing.T) {
	got := References(read(t, "whole.yaml").Facts())
	assert.Equal(t, []graph.ID{
		"actor:g7-interior-security-ministers", "actor:rome-lyon-group",
		"commitment:porto-2030/2",
		"convention:lisbon-communique-2031", "convention:untoc",
		"topic:drugs", "topic:organised-crime",
	}, got)
}

func TestUnitOfAnAct(t *testing.T) {
	assert.Equal(t, "1.6", Act{Ref: "1.6b"}.Unit())
	assert.Equal(t, "A15", Act{Ref: "A15"}.Unit())
	assert.Equal(t, "preamble", Act{Ref: "preamble"}.Unit())
}

func BenchmarkBuiltinRevision(b *testing.B) {
	for b.Loop() {
		if _, err := BuiltinRevision(); err != nil {
			b.Fatal(err)
		}
	}
}
