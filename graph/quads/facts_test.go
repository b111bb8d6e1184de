package quads

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// roundTrip goes to quads, to N-Quads and all the way back.
func roundTrip(t *testing.T, f graph.Facts) {
	t.Helper()
	want, err := Canonical(f)
	require.NoError(t, err)
	qs, err := Of(f)
	require.NoError(t, err)
	got, err := Facts(qs)
	require.NoError(t, err)
	require.Equal(t, want, got, "facts -> quads -> facts")

	var text bytes.Buffer
	require.NoError(t, Write(&text, qs))
	first := text.String()
	back, err := Read(&text)
	require.NoError(t, err)
	require.ElementsMatch(t, qs, back, "quads -> N-Quads -> quads")
	rand.Shuffle(len(back), func(i, j int) { back[i], back[j] = back[j], back[i] })
	got, err = Facts(back)
	require.NoError(t, err)
	require.Equal(t, want, got, "the order of quads does not matter")
	require.NoError(t, Write(&text, back))
	require.Equal(t, first, text.String(), "same quads, same bytes")
}

func TestEveryFieldSurvives(t *testing.T) {
	f := generator{rand.New(rand.NewPCG(1, 1)), true}.facts()
	everyFieldSet(t, reflect.ValueOf(f), "Facts")
	roundTrip(t, f)
}

// everyFieldSet makes sure that the test above tests what it says.
func everyFieldSet(t *testing.T, v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			everyFieldSet(t, v.Field(i), name+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		require.NotZero(t, v.Len(), name)
		for i := range v.Len() {
			everyFieldSet(t, v.Index(i), name)
		}
	default:
		require.False(t, v.IsZero(), "%s is not set", name)
	}
}

func TestGeneratedFactsSurvive(t *testing.T) {
	for seed := range uint64(300) {
		roundTrip(t, generator{rand.New(rand.NewPCG(seed, 7)), false}.facts())
	}
}

func TestEveryStatementIsKnown(t *testing.T) {
	for seed := range uint64(50) {
		all, err := Of(generator{rand.New(rand.NewPCG(seed, 7)), false}.facts())
		require.NoError(t, err)
		for _, q := range all {
			require.NoError(t, Known(q))
		}
	}
	about, err := Revision(graph.RevisionInfo{ID: "0a", Key: "builtin", Agent: "a", Curator: "b", Reason: "c", Time: "2026-03-01T09:00:00Z", Supersedes: []string{"0b"}})
	require.NoError(t, err)
	for _, q := range about {
		require.NoError(t, Known(q))
	}
}

func TestEncoderWritesWhatOfGives(t *testing.T) {
	for seed := range uint64(6) {
		facts := generator{rand.New(rand.NewPCG(5, seed)), seed == 0}.facts()
		for _, base := range []string{"", Base, "https://example.org/id/"} {
			for _, label := range []string{"", string(KeyIRI("document:x"))} {
				list, err := Of(facts)
				require.NoError(t, err)
				var each []quad.Quad
				require.NoError(t, Each(facts, func(record []quad.Quad) error {
					each = append(each, record...)
					return nil
				}))
				require.Len(t, each, len(list))
				whole, err := Digest(list)
				require.NoError(t, err)
				parts, err := Digest(each)
				require.NoError(t, err)
				require.Equal(t, whole, parts)
				want := map[string]bool{}
				for _, q := range Labelled(list, quad.IRI(label)) {
					if base != "" {
						q = rebase(q, base)
					}
					line, err := appendQuad(nil, q)
					require.NoError(t, err)
					want[string(line)] = true
				}
				e := NewEncoder(base, func(record []Statement) error {
					assert.True(t, slices.IsSortedFunc(record, func(a, b Statement) int { return bytes.Compare(a.Line, b.Line) }))
					for _, s := range record {
						require.True(t, want[string(s.Line)], "stated by facts, and once: %s", s.Line)
						delete(want, string(s.Line))
						checkParts(t, s)
					}
					return nil
				})
				_, err = e.Begin(label)
				require.NoError(t, err)
				require.NoError(t, e.Facts(&facts))
				assert.Empty(t, want)
			}
		}
	}
	stop := errors.New("enough")
	facts := graph.Facts{Topics: []graph.Topic{{ID: "topic:a"}}}
	assert.ErrorIs(t, NewEncoder("", func([]Statement) error { return stop }).Facts(&facts), stop)
}

// rebase is the way back from Unbase.
func rebase(q quad.Quad, base string) quad.Quad {
	change := func(v quad.Value) quad.Value {
		if iri, ok := v.(quad.IRI); ok && strings.HasPrefix(string(iri), Base) && !strings.HasPrefix(string(iri), Namespace) {
			return quad.IRI(base) + iri[len(Base):]
		}
		return v
	}
	q.Subject, q.Object = change(q.Subject), change(q.Object)
	if q.Label != nil {
		q.Label = change(q.Label)
	}
	return q
}

// checkParts compares what a statement says in parts with its line.
func checkParts(t *testing.T, s Statement) {
	t.Helper()
	read, err := Read(bytes.NewReader(s.Line))
	require.NoError(t, err)
	require.Len(t, read, 1)
	assert.Equal(t, quad.IRI(s.Subject), read[0].Subject)
	assert.Equal(t, quad.IRI(s.Predicate), read[0].Predicate)
	text := s.Object.Text
	if s.Object.Made != nil {
		text = string(s.Object.Made)
	}
	v := value{node: s.Object.IRI, text: text, lang: graph.Lang(s.Object.Lang), datatype: quad.IRI(s.Object.Datatype)}
	assert.Equal(t, v.quad(), read[0].Object)
	assert.Contains(t, string(s.Line), string(s.Object.Written))
}

func TestEncoderMakesNoGarbage(t *testing.T) {
	var f graph.Facts
	for i := range 50 {
		n := fmt.Sprint(100 + i)
		span := []graph.Span{{Witness: "witness:a/en", Start: i, End: i + 1}, {Witness: "witness:a/fr", Start: i, End: i + 2}}
		c := graph.ID("commitment:a/" + n)
		f.Passages = append(f.Passages, graph.Passage{
			ID: graph.ID("passage:a/" + n), Document: "document:a", Ref: n, Headings: []string{"Voyages", "Titres"}, Order: i, Spans: span,
			Matches: []graph.Match{{Witness: "witness:a/fr", Confidence: 0.5, Grounds: []string{"length"}}},
		})
		f.Commitments = append(f.Commitments, graph.Commitment{
			ID: c, Document: "document:a", Ref: n, Order: i, Force: graph.Commit, Topics: []graph.ID{"topic:b", "topic:c"}, Spans: span,
			Texts: graph.Texts{"en": "to \"act\"", "fr": "à agir"}, Readings: []graph.Reading{{Language: "fr", Witness: "witness:a/fr", Confidence: 1, Grounds: []string{"x"}}},
		})
		f.Edges = append(f.Edges, graph.Edge{
			Type: graph.Cites, From: c, To: "convention:b", Method: graph.Stated, Confidence: 0.95,
			Evidence: []graph.Evidence{{Document: "document:a", Quote: "recalling", Start: i, End: i + 9, Method: graph.Stated, Confidence: 0.95, Date: "2001-02-03", Reasons: []string{"y"}}},
		})
		f.Mentions = append(f.Mentions, graph.Mention{Witness: "witness:a/en", Kind: graph.KindActor, Surface: "a body", Start: i, Candidates: []graph.Candidate{{ID: "actor:b", Score: 0.1}}})
	}
	f, err := Canonical(f)
	require.NoError(t, err)
	e := NewEncoder("https://example.org/", func([]Statement) error { return nil })
	require.NoError(t, e.Facts(&f))
	allocated := testing.AllocsPerRun(50, func() {
		if err := e.Facts(&f); err != nil {
			t.Error(err)
		}
	})
	// Not none: the race detector and regexp's pools make a few.
	assert.Less(t, allocated, 40.0, "allocations for 200 records")
}

func TestListsAreWrittenAsJSON(t *testing.T) {
	for _, s := range append(slices.Clone(awkward), "plain", "< & >", "\u2028 \u2029", "a\u2028b", "\x7f", "\b\f\v") {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		require.NoError(t, encoder.Encode([]string{s, "x"}))
		v := list(newWriter(nil), []string{s, "x"})
		assert.Equal(t, strings.TrimSuffix(want.String(), "\n"), string(v.made))
	}
}

func TestGraphOf(t *testing.T) {
	for _, key := range []string{"builtin", "document:paris-2019", "curation:our notes.yaml", "alignment:a|b"} {
		got, revision := GraphOf(KeyIRI(key))
		assert.Equal(t, key, got)
		assert.Empty(t, revision)
	}
	key, revision := GraphOf(RevisionIRI("0a"))
	assert.Empty(t, key)
	assert.Equal(t, "0a", revision)
	for _, iri := range []quad.IRI{"", "urn:stemma:topic:a", "urn:stemma:graph:a%", "urn:stemma:graph:a b", "http://example.org/"} {
		key, revision := GraphOf(iri)
		assert.Empty(t, key+revision, iri)
	}
}

func FuzzFactsSurvive(f *testing.F) {
	f.Add(uint64(1), "s", "Réaffirmant\x1f\n\"", -3)
	f.Add(uint64(99), "", "\u0085\\", 1<<40)
	f.Fuzz(func(t *testing.T, seed uint64, symbol, text string, n int) {
		facts := generator{rand.New(rand.NewPCG(seed, 7)), false}.facts()
		facts.Conventions = append(facts.Conventions, graph.Convention{ID: "convention:fuzz", Symbol: symbol})
		facts.Witnesses = append(facts.Witnesses, graph.Witness{ID: "witness:fuzz", Text: text})
		facts.Passages = append(facts.Passages, graph.Passage{ID: "passage:fuzz", Order: n, Headings: []string{text, symbol, text}})
		if _, err := Of(facts); err != nil {
			require.ErrorIs(t, err, ErrText)
			return
		}
		roundTrip(t, facts)
	})
}

func TestOrderSurvives(t *testing.T) {
	f := graph.Facts{
		Commitments: []graph.Commitment{{
			ID:     "commitment:x/1",
			Topics: []graph.ID{"topic:z", "topic:a", "topic:m", "topic:a"},
		}},
		Passages: []graph.Passage{{ID: "passage:x/1", Headings: []string{"B", "A", "B", ""}}},
		Unresolved: []graph.Unresolved{{
			ID: "unresolved:1", Type: graph.Reaffirms, From: "commitment:x/1",
			Candidates: []graph.Candidate{{ID: "meeting:z", Score: 0.2}, {ID: "meeting:a", Score: 0.9}, {ID: "meeting:z", Score: 0.2}},
			Evidence:   []graph.Evidence{{Witness: "witness:x", End: 3, Reasons: []string{"z", "a", "z"}}},
		}},
	}
	qs, err := Of(f)
	require.NoError(t, err)
	got, err := Facts(qs)
	require.NoError(t, err)
	assert.Equal(t, f.Commitments[0].Topics, got.Commitments[0].Topics)
	assert.Equal(t, f.Passages[0].Headings, got.Passages[0].Headings)
	assert.Equal(t, f.Unresolved[0].Candidates, got.Unresolved[0].Candidates)
	assert.Equal(t, f.Unresolved[0].Evidence[0].Reasons, got.Unresolved[0].Evidence[0].Reasons)
}

func edge(from, to graph.ID, method graph.Method, confidence float64, evidence ...graph.Evidence) graph.Edge {
	return graph.Edge{Type: graph.BuildsOn, From: from, To: to, Method: method, Confidence: confidence, Evidence: evidence}
}

func TestPlainQuadOfAnEdge(t *testing.T) {
	plain := quad.Quad{Subject: NodeIRI("commitment:b/1"), Predicate: quad.IRI("urn:stemma:ns#builds-on"), Object: NodeIRI("document:a")}
	e := edge("commitment:b/1", "document:a", graph.Stated, 0.9, graph.Evidence{Cue: "building on"})
	qs, err := Of(graph.Facts{Edges: []graph.Edge{e}})
	require.NoError(t, err)
	assert.Contains(t, qs, plain)

	without := slices.DeleteFunc(slices.Clone(qs), func(q quad.Quad) bool { return q == plain })
	_, err = Facts(without)
	assert.ErrorContains(t, err, "has no plain quad")

	e.Status = graph.Rejected
	rejected, err := Of(graph.Facts{Edges: []graph.Edge{e}})
	require.NoError(t, err)
	assert.NotContains(t, rejected, plain)
	_, err = Facts(append(rejected, plain))
	assert.ErrorContains(t, err, "no property of the model")
}

func TestEdgesOfOneIDAreOne(t *testing.T) {
	a := edge("commitment:b/1", "document:a", graph.Inferred, 0.4, graph.Evidence{Witness: "witness:w", Start: 9, End: 12})
	b := edge("commitment:b/1", "document:a", graph.Stated, 0.9, graph.Evidence{Witness: "witness:w", Start: 1, End: 5})
	f, err := Canonical(graph.Facts{Edges: []graph.Edge{a, b, a}})
	require.NoError(t, err)
	require.Len(t, f.Edges, 1)
	assert.Equal(t, graph.Stated, f.Edges[0].Method)
	assert.Equal(t, 0.9, f.Edges[0].Confidence)
	assert.Equal(t, []graph.Evidence{b.Evidence[0], a.Evidence[0]}, f.Edges[0].Evidence)
	other, err := Canonical(graph.Facts{Edges: []graph.Edge{b, a}})
	require.NoError(t, err)
	assert.Equal(t, f, other, "the order of finding does not matter")
}

func TestRefusedFacts(t *testing.T) {
	good := graph.Evidence{Cue: "building on"}
	tests := []struct {
		name  string
		facts graph.Facts
		want  string
	}{
		{"empty target", graph.Facts{Edges: []graph.Edge{edge("commitment:b/1", "", graph.Stated, 1, good)}}, "empty end"},
		{"empty source", graph.Facts{Edges: []graph.Edge{edge("", "document:a", graph.Stated, 1, good)}}, "empty end"},
		{"nothing to quote", graph.Facts{Edges: []graph.Edge{edge("commitment:b/1", "document:a", graph.Stated, 1)}}, "no evidence"},
		{"no method", graph.Facts{Edges: []graph.Edge{edge("commitment:b/1", "document:a", "", 1, good)}}, `"" is no method`},
		{"confidence", graph.Facts{Edges: []graph.Edge{edge("commitment:b/1", "document:a", graph.Stated, 2, good)}}, "outside 0..1"},
		{"not a number", graph.Facts{Witnesses: []graph.Witness{{ID: "witness:w", Quality: math.NaN()}}}, "write witness:w, quality: number is not finite"},
		{"NUL", graph.Facts{Witnesses: []graph.Witness{{ID: "witness:w", Text: "a\x00b"}}}, "write witness:w, text: text is not valid UTF-8"},
		{"half a rune", graph.Facts{Topics: []graph.Topic{{ID: "topic:t", Names: graph.Texts{"fr": "\xc3"}}}}, "write topic:t, name: text is not valid UTF-8"},
		{"language", graph.Facts{Topics: []graph.Topic{{ID: "topic:t", Names: graph.Texts{"": "x"}}}}, "no language tag"},
		{"wrong kind", graph.Facts{Topics: []graph.Topic{{ID: "actor:t"}}}, "actor:t is no topic"},
		{"awkward id", graph.Facts{Topics: []graph.Topic{{ID: "topic:a b"}}}, "topic:a b"},
		{"injection", graph.Facts{Topics: []graph.Topic{{ID: "topic:t", Broader: "topic:x> <urn:y"}}}, "write topic:t, broader"},
		{"twice", graph.Facts{Actors: []graph.Actor{{ID: "actor:a", Type: "state"}, {ID: "actor:a", Type: "body"}}}, "actor:a is stated twice, differently"},
		{"unknown relation", graph.Facts{Unresolved: []graph.Unresolved{{ID: "unresolved:1", Type: "LIKES", From: "commitment:b/1"}}}, `"LIKES" is no relation`},
		{"someone else's id", graph.Facts{Edges: []graph.Edge{{ID: "edge:0", Type: graph.Cites, From: "document:a", To: "document:b", Method: graph.Structure}}}, "belongs to another edge"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Of(tt.facts)
			assert.ErrorContains(t, err, tt.want)
		})
	}
	_, err := Of(tests[0].facts)
	assert.ErrorIs(t, err, ErrEmptyEnd)
}

func TestRefusedQuads(t *testing.T) {
	s, p, o := NodeIRI("topic:t"), quad.IRI(nsSKOS+"scopeNote"), quad.String("x")
	class := quad.Quad{Subject: s, Predicate: rdfType, Object: topicClass.term}
	tests := []struct {
		name  string
		quads []quad.Quad
		want  string
	}{
		{"no subject", []quad.Quad{{Predicate: p, Object: o}}, "empty end"},
		{"no predicate", []quad.Quad{{Subject: s, Object: o}}, "empty end"},
		{"no object", []quad.Quad{{Subject: s, Predicate: p}}, "empty end: <urn:stemma:topic:t>"},
		{"no class", []quad.Quad{{Subject: s, Predicate: p, Object: o}}, "no property of the model"},
		{"two values", []quad.Quad{class, {Subject: s, Predicate: p, Object: o}, {Subject: s, Predicate: p, Object: quad.String("y")}}, "2 values of"},
		{"wrong type", []quad.Quad{class, {Subject: s, Predicate: p, Object: s}}, "read urn:stemma:topic:t, scope: <urn:stemma:topic:t> is no plain string"},
		{"unknown term", []quad.Quad{class, {Subject: s, Predicate: quad.IRI("urn:other"), Object: o}}, "<urn:other>"},
		{"foreign class", []quad.Quad{{Subject: s, Predicate: rdfType, Object: quad.IRI("urn:other")}}, "no property of the model"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Facts(tt.quads)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestTableIsOneToOne(t *testing.T) {
	for name, c := range Classes() {
		terms, words := map[quad.IRI]bool{}, map[string]bool{}
		for _, p := range c.Properties {
			assert.False(t, terms[p.Term], "%s has <%s> twice", name, string(p.Term))
			assert.False(t, words[p.GraphQL], "%s has %s twice", name, p.GraphQL)
			terms[p.Term], words[p.GraphQL] = true, true
			_, relation := relationOf(p.Term)
			assert.False(t, relation, "%s.%s would be taken for an edge", name, p.GraphQL)
		}
	}
	for _, r := range slices.Concat(graph.StatedRelations, graph.StructureRelations) {
		back, ok := relationOf(RelationIRI(r))
		assert.True(t, ok)
		assert.Equal(t, r, back)
	}
	assert.Equal(t, quad.IRI("urn:stemma:ns#delegates-to"), RelationIRI(graph.DelegatesTo))
}
