package graph

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// source makes a source of a key and its facts.
func source(key string, facts Facts) Source {
	return Source{Info: RevisionInfo{ID: "r-" + key, Key: key}, Facts: facts}
}

// stated makes an edge with one piece of evidence.
func stated(t RelationType, from, to ID, quote string) Edge {
	return Edge{
		Type: t, From: from, To: to, Method: Stated, Confidence: 0.9, Status: Active,
		Evidence: []Evidence{{Witness: "witness:alpha-2018/fr", End: len(quote), Quote: quote, Method: Stated, Confidence: 0.9}},
	}
}

func build(t testing.TB, sources ...Source) *Snapshot {
	t.Helper()
	s, err := Build(sources)
	require.NoError(t, err)
	return s
}

// ids returns what the nodes are called.
func ids[T Node](nodes []T) []ID {
	out := make([]ID, len(nodes))
	for i, n := range nodes {
		out[i] = n.NodeID()
	}
	return out
}

// arrows returns edges as "FROM TYPE TO".
func arrows(edges []*Edge) []string {
	out := make([]string, len(edges))
	for i, e := range edges {
		out[i] = e.From.Slug() + " " + string(e.Type) + " " + e.To.Slug()
	}
	return out
}

// world is a small graph of four meetings: what a person curated, what came
// with the program, what two texts state, and what alignment found.
func world() []Source {
	alphaText := "Nous appliquons la résolution. Nous tenons la promesse de Bêta."
	return []Source{
		source("curation:people.yaml", Facts{
			Commitments: []Commitment{{
				ID: "commitment:alpha-2018/1", Summaries: Texts{English: "Carry out the resolution"}, Curator: "C. Lecteur",
			}},
			Edges: []Edge{
				{
					Type: Cites, From: "commitment:alpha-2018/1", To: "convention:accord-x", Method: Curated, Confidence: 1, Status: Rejected,
					Evidence: []Evidence{{Curator: "C. Lecteur", Method: Curated, Confidence: 1, Reason: "another accord is meant"}},
				},
			},
		}),
		source("builtin", Facts{
			Meetings: []Meeting{
				{ID: "meeting:alpha-2018", Names: Texts{English: "Alpha 2018"}, Series: "ministers", Forum: "actor:forum", StartDate: "2018-04-23", Follows: "meeting:beta-2017", Source: "press"},
				{ID: "meeting:beta-2017", Names: Texts{English: "Beta 2017"}, Series: "ministers", Forum: "actor:forum", StartDate: "2017-10-20"},
				{ID: "meeting:gamma-2019", Series: "ministers", Forum: "actor:forum", StartDate: "2019-04-05"},
			},
			Actors: []Actor{
				{ID: "actor:forum", Names: Texts{English: "The Forum"}, Identifiers: []Identifier{{"wikidata", "Q1"}}},
				{ID: "actor:working-group", Parent: "actor:forum"},
			},
			Conventions: []Convention{
				{ID: "convention:resolution-9", Names: Texts{English: "Resolution 9"}, AdoptedOn: "2017-12-21"},
				{ID: "convention:accord-x", AdoptedOn: "2001"},
				{ID: "convention:beta-communique", AdoptedOn: "2017-10-20", AdoptedAt: "meeting:beta-2017"},
			},
			Topics: []Topic{
				{ID: "topic:security"},
				{ID: "topic:borders", Broader: "topic:security"},
				{ID: "topic:travel-data", Broader: "topic:borders"},
			},
		}),
		source("document:alpha-2018", Facts{
			Documents: []Document{{ID: "document:alpha-2018", Titles: Texts{French: "Engagements d’Alpha"}, Date: "2018-04-24", Meeting: "meeting:alpha-2018"}},
			Witnesses: []Witness{
				{ID: "witness:alpha-2018/fr", Document: "document:alpha-2018", Language: French, Quality: 0.9, Text: alphaText},
			},
			Passages: []Passage{
				{ID: "passage:alpha-2018/preamble-1", Document: "document:alpha-2018", Ref: "preamble-1", Order: 0},
				{ID: "passage:alpha-2018/1", Document: "document:alpha-2018", Ref: "1", Order: 1, Spans: []Span{{"witness:alpha-2018/fr", 0, 30}}},
				{ID: "passage:alpha-2018/2", Document: "document:alpha-2018", Ref: "2", Order: 2, Spans: []Span{{"witness:alpha-2018/fr", 31, 63}}},
			},
			Commitments: []Commitment{
				{
					ID: "commitment:alpha-2018/1", Document: "document:alpha-2018", Ref: "1", Order: 1, Force: Commit, Topics: []ID{"topic:travel-data"},
					MadeBy: []ID{"actor:forum"}, Passage: "passage:alpha-2018/1",
					Texts: Texts{French: "Nous appliquons la résolution."}, Spans: []Span{{"witness:alpha-2018/fr", 0, 30}},
				},
				{
					ID: "commitment:alpha-2018/2a", Document: "document:alpha-2018", Ref: "2a", Order: 2, Force: Reaffirm, Topics: []ID{"topic:borders"},
					Texts: Texts{French: "Nous tenons la promesse de Bêta."}, Spans: []Span{{"witness:alpha-2018/fr", 31, 63}},
				},
				{ID: "commitment:alpha-2018/2b", Document: "document:alpha-2018", Ref: "2b", Order: 3, Force: Task, Topics: []ID{"topic:security"}},
			},
			Mentions: []Mention{
				{Witness: "witness:alpha-2018/fr", Passage: "passage:alpha-2018/1", Kind: KindConvention, Target: "convention:resolution-9", Surface: "la résolution", Start: 16, End: 29},
				{Witness: "witness:alpha-2018/fr", Passage: "passage:alpha-2018/2", Kind: KindMeeting, Target: "meeting:beta-2017", Surface: "Bêta", Start: 58, End: 62},
			},
			Edges: []Edge{
				stated(Implements, "commitment:alpha-2018/1", "convention:resolution-9", "Nous appliquons la résolution."),
				stated(Cites, "commitment:alpha-2018/1", "convention:accord-x", "la résolution"),
				stated(Reaffirms, "commitment:alpha-2018/2", "meeting:beta-2017", "Nous tenons la promesse de Bêta."),
				stated(DelegatesTo, "commitment:alpha-2018/2b", "actor:working-group", "Le groupe de travail veille."),
				stated(BuildsOn, "passage:alpha-2018/preamble-1", "convention:beta-communique", "Sur la base du communiqué."),
				stated(Cites, "commitment:alpha-2018/1", "convention:nowhere", "un texte"),
			},
			Unresolved: []Unresolved{{
				Type: Cites, From: "commitment:alpha-2018/2a", Surface: "la promesse",
				Candidates: []Candidate{{ID: "commitment:beta-2017/1", Score: 0.4}, {ID: "commitment:beta-2017/2", Score: 0.6}},
			}},
		}),
		source("document:beta-2017", Facts{
			Documents: []Document{{ID: "document:beta-2017", Date: "2017-10-20", Meeting: "meeting:beta-2017"}},
			Commitments: []Commitment{
				{ID: "commitment:beta-2017/1", Order: 1, Force: Commit, Texts: Texts{French: "Nous promettons d’agir."}},
				{ID: "commitment:beta-2017/2", Order: 2, Force: Call},
			},
			Edges: []Edge{stated(Supports, "commitment:beta-2017/1", "convention:accord-x", "Nous soutenons l’accord.")},
		}),
		source("alignment:alpha-2018|beta-2017", Facts{
			Edges: []Edge{
				{Type: Reaffirms, From: "commitment:alpha-2018/2a", To: "commitment:beta-2017/1", Method: Aligned, Confidence: 0.7, Status: Active},
				{Type: TextOf, From: "document:beta-2017", To: "convention:beta-communique", Method: Structure, Confidence: 1, Status: Active, Source: "titles and dates"},
			},
		}),
	}
}

func TestBuildKeepsWhatEachSourceBrings(t *testing.T) {
	s := build(t, world()...)
	c, ok := s.Commitment("commitment:alpha-2018/1")
	require.True(t, ok)
	assert.Equal(t, Commit, c.Force)
	assert.Equal(t, "Carry out the resolution", c.Summaries[English])
	assert.Equal(t, "Nous appliquons la résolution.", c.Texts[French])
	assert.Equal(t, "C. Lecteur", c.Curator)
	assert.Equal(t, ID("meeting:alpha-2018"), c.Meeting, "a commitment is made where its document was adopted")

	d, ok := s.Document("document:beta-2017")
	require.True(t, ok)
	assert.Equal(t, ID("convention:beta-communique"), d.TextOf, "a TEXT_OF edge is the document's property too")

	assert.Equal(t, []ID{"meeting:beta-2017", "meeting:alpha-2018", "meeting:gamma-2019"}, ids(s.Meetings()))
	assert.Equal(t, []ID{"document:beta-2017", "document:alpha-2018"}, ids(s.Documents()))
	assert.Equal(t, []ID{
		"commitment:beta-2017/1", "commitment:beta-2017/2",
		"commitment:alpha-2018/1", "commitment:alpha-2018/2a", "commitment:alpha-2018/2b",
	}, ids(s.Commitments()))
	assert.Equal(t, []ID{"topic:borders", "topic:security", "topic:travel-data"}, ids(s.Topics()))
}

func TestNodeByIDAndAlias(t *testing.T) {
	s := build(t, world()...)
	tests := []struct {
		name string
		ask  ID
		want ID
	}{
		{"by its id", "commitment:alpha-2018/2b", "commitment:alpha-2018/2b"},
		{"the bare number is the first of two acts", "commitment:alpha-2018/2", "commitment:alpha-2018/2a"},
		{"unknown", "commitment:alpha-2018/9", ""},
		{"a number without letters has no alias", "commitment:alpha-2018/", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, ok := s.Node(tt.ask)
			got, resolved := s.Resolve(tt.ask)
			assert.Equal(t, tt.want != "", ok)
			assert.Equal(t, ok, resolved)
			assert.Equal(t, tt.want, got)
			if ok {
				assert.Equal(t, tt.want, n.NodeID())
			}
		})
	}
	moved := EdgeID(Reaffirms, "commitment:alpha-2018/2", "meeting:beta-2017")
	e, ok := s.Edge(moved)
	require.True(t, ok, "an edge answers by the id it had before its source moved")
	assert.Equal(t, EdgeID(Reaffirms, "commitment:alpha-2018/2a", "meeting:beta-2017"), e.ID)
	current, ok := s.Resolve(moved)
	assert.True(t, ok)
	assert.Equal(t, e.ID, current)
}

func TestMergePrecedence(t *testing.T) {
	people := func(key string, m Meeting) Source { return source(key, Facts{Meetings: []Meeting{m}}) }
	base := Meeting{ID: "meeting:alpha-2018"}
	with := func(change func(*Meeting)) Meeting { m := base; change(&m); return m }
	sources := []Source{
		people("alignment:a|b", with(func(m *Meeting) { m.Place, m.Note = "aligned", "aligned" })),
		people("document:alpha-2018", with(func(m *Meeting) {
			m.Place, m.Country, m.EndDate = "text", "text", "2018-04-24"
			m.Names = Texts{French: "du texte", English: "of the text"}
			m.Aliases = map[Lang][]string{French: {"b", "a"}}
			m.Identifiers = []Identifier{{"z", "1"}, {"a", "2"}}
		})),
		people("builtin", with(func(m *Meeting) { m.Place, m.Country = "builtin", "builtin" })),
		people("curation:b.yaml", with(func(m *Meeting) { m.Place, m.Series = "b", "b" })),
		people("curation:a.yaml", with(func(m *Meeting) {
			m.Series, m.Names = "a", Texts{French: "du curateur"}
			m.Aliases = map[Lang][]string{French: {"c", "a"}}
			m.Identifiers = []Identifier{{"a", "2"}, {"m", "3"}}
		})),
	}
	s := build(t, sources...)
	m, ok := s.Meeting("meeting:alpha-2018")
	require.True(t, ok)
	assert.Equal(t, &Meeting{
		ID: "meeting:alpha-2018", Place: "b", Series: "a", Country: "builtin", EndDate: "2018-04-24", Note: "aligned",
		Names:       Texts{French: "du curateur", English: "of the text"},
		Aliases:     map[Lang][]string{French: {"a", "b", "c"}},
		Identifiers: []Identifier{{"a", "2"}, {"m", "3"}, {"z", "1"}},
	}, m)
	assert.Equal(t, Texts{French: "du texte", English: "of the text"}, sources[1].Facts.Meetings[0].Names, "the facts stay as given")
	assert.Equal(t, []string{"b", "a"}, sources[1].Facts.Meetings[0].Aliases[French], "the facts stay as given")
}

func TestConfirmedByOneSource(t *testing.T) {
	s := build(
		t,
		source("document:a", Facts{Actors: []Actor{{ID: "actor:x", Unconfirmed: true}, {ID: "actor:y", Unconfirmed: true}}}),
		source("builtin", Facts{Actors: []Actor{{ID: "actor:x", Type: "body"}}}),
	)
	x, _ := s.Actor("actor:x")
	y, _ := s.Actor("actor:y")
	assert.False(t, x.Unconfirmed)
	assert.True(t, y.Unconfirmed)
}

func TestEdgesOfOneIDBecomeOne(t *testing.T) {
	facts := Facts{
		Commitments: []Commitment{{ID: "commitment:a/1"}},
		Conventions: []Convention{{ID: "convention:c"}},
	}
	edge := func(m Method, confidence float64, status Status, evidence ...Evidence) Facts {
		return Facts{Edges: []Edge{{
			Type: Cites, From: "commitment:a/1", To: "convention:c", Method: m, Confidence: confidence, Status: status, Evidence: evidence,
		}}}
	}
	fr := Evidence{Witness: "witness:a/fr", Start: 3, End: 9, Cue: "selon", Method: Stated, Rule: "one"}
	again := fr
	again.Rule = "two"
	en := Evidence{Witness: "witness:a/en", Start: 4, End: 8, Cue: "under", Method: Stated}
	person := Evidence{Curator: "P.", Method: Curated}
	tests := []struct {
		name       string
		sources    []Source
		method     Method
		confidence float64
		status     Status
		evidence   []Evidence
	}{
		{
			"two languages are one edge",
			[]Source{source("document:a", edge(Stated, 0.8, Active, fr)), source("document:b", edge(Inferred, 0.9, Active, en))},
			Stated, 0.9, Active,
			[]Evidence{en, fr},
		},
		{
			"the same words count once",
			[]Source{source("document:a", edge(Stated, 0.8, Active, fr)), source("document:b", edge(Stated, 0.8, Active, again))},
			Stated, 0.8, Active,
			[]Evidence{fr},
		},
		{
			"a curator rejects",
			[]Source{source("document:a", edge(Stated, 0.8, Active, fr)), source("curation:p", edge(Curated, 1, Rejected, person))},
			Curated, 1, Rejected,
			[]Evidence{person, fr},
		},
		{
			"the stronger of two curators decides",
			[]Source{source("builtin", edge(Curated, 1, Rejected, person)), source("curation:p", edge(Curated, 0.5, Active, person))},
			Curated, 1, Active,
			[]Evidence{person},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := build(t, append(tt.sources, source("builtin", facts))...)
			e, ok := s.Edge(EdgeID(Cites, "commitment:a/1", "convention:c"))
			require.True(t, ok)
			assert.Equal(t, tt.method, e.Method)
			assert.InDelta(t, tt.confidence, e.Confidence, 1e-9)
			assert.Equal(t, tt.status, e.Status)
			assert.Equal(t, tt.evidence, e.Evidence)
			active := s.Edges("convention:c", Descendants, EdgeFilter{})
			assert.Len(t, active, map[Status]int{Active: 1, Rejected: 0}[tt.status])
			assert.Len(t, s.Edges("convention:c", Descendants, EdgeFilter{Rejected: true}), 1)
		})
	}
}

func TestBuildRefuses(t *testing.T) {
	tests := []struct {
		name  string
		facts Facts
		want  string
	}{
		{"an edge without a target", Facts{Edges: []Edge{{Type: Cites, From: "commitment:a/1"}}}, "empty end"},
		{"an edge without a source", Facts{Edges: []Edge{{Type: Cites, To: "commitment:a/1"}}}, "empty end"},
		{"a relation nobody knows", Facts{Edges: []Edge{{Type: "LIKES", From: "actor:a", To: "actor:b"}}}, `unknown relation "LIKES"`},
		{"a node without an id", Facts{Meetings: []Meeting{{Place: "Alpha"}}}, `"" is no id of a meeting`},
		{"a node with the id of another kind", Facts{Topics: []Topic{{ID: "actor:a"}}}, `"actor:a" is no id of a topic`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Build([]Source{source("document:a", tt.facts)})
			require.ErrorContains(t, err, tt.want)
			assert.ErrorContains(t, err, "document:a", "the revision is named")
		})
	}
}

func TestDanglingEdgesAreListedNotDrawn(t *testing.T) {
	s := build(t, world()...)
	assert.Equal(t, []string{"alpha-2018/1 CITES nowhere"}, arrows(s.Dangling()))
	_, ok := s.Edge(s.Dangling()[0].ID)
	assert.False(t, ok)
	assert.NotEmpty(t, s.Dangling()[0].Evidence)
}

func TestReferencesToNothingDoNotMatter(t *testing.T) {
	s := build(t, source("document:a", Facts{
		Documents:   []Document{{ID: "document:a", Meeting: "meeting:gone", TextOf: "convention:gone"}},
		Passages:    []Passage{{ID: "passage:b/1"}},
		Commitments: []Commitment{{ID: "commitment:a/1", Meeting: "meeting:gone", Passage: "passage:gone/1", Topics: []ID{"topic:gone"}, MadeBy: []ID{""}}, {ID: "commitment:loose"}},
		Mentions:    []Mention{{Witness: "witness:gone", Target: "actor:gone"}},
		Unresolved:  []Unresolved{{Type: Cites, From: "commitment:gone/1"}},
	}))
	for n := range s.AllNodes() {
		_, err := s.Lineage(LineageQuery{Of: n.NodeID(), Direction: Both, Through: true})
		require.NoError(t, err)
		s.Mentions(n.NodeID())
	}
	assert.Equal(t, []string{"a/1 STATED_IN a"}, arrows(s.Edges("commitment:a/1", Both, EdgeFilter{Types: StructureRelations})))
	assert.Len(t, s.Unresolved("commitment:gone/1"), 1)
}

// answers asks a snapshot everything there is to ask.
func answers(t *testing.T, s *Snapshot) []any {
	t.Helper()
	out := []any{
		s.Meetings(), s.Documents(), s.Witnesses(), s.Passages(), s.Commitments(), s.Actors(), s.Conventions(), s.Topics(),
		slices.Collect(s.AllEdges()), s.Dangling(), s.LeftOut(), s.Unresolved(""), s.Revisions(),
	}
	for n := range s.AllNodes() {
		id := n.NodeID()
		g, err := s.Lineage(LineageQuery{Of: id, Direction: Both, Through: true})
		require.NoError(t, err)
		out = append(out, id, s.Edges(id, Both, EdgeFilter{Types: relationOrder, Rejected: true}), s.Mentions(id), s.Unresolved(id), g)
	}
	return out
}

func TestOrderOfSourcesDoesNotShow(t *testing.T) {
	sources := append(world(), completeWorld()...)
	want := answers(t, build(t, sources...))
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		require.Equal(t, want, answers(t, build(t, sources...)))
	}
}

func TestBuildTwiceFromTheSameFacts(t *testing.T) {
	sources := append(world(), completeWorld()...)
	want := answers(t, build(t, sources...))
	require.Equal(t, want, answers(t, build(t, sources...)), "Build leaves its input as it was")
}
