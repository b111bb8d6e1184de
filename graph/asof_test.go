package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDateEnd(t *testing.T) {
	for _, tt := range []struct{ date, end Date }{
		{"2018", "2018-12-31"},
		{"2018-02", "2018-02-28"},
		{"2020-02", "2020-02-29"},
		{"2018-11", "2018-11-30"},
		{"2018-04-23", "2018-04-23"},
		{"", ""},
		{"2018-13", "2018-13"},
	} {
		assert.Equal(t, tt.end, tt.date.End(), tt.date)
	}
}

// ages is a graph in which every kind of thing has a date that can be missed:
// meetings of 2001 to 2004, each with a text of two commitments, a witness and a
// passage; instruments dated to a day, a month and a year; a body set up in 2003.
func ages() []Source {
	var f Facts
	// One saying that rests on all the texts.
	whole := Edge{Type: Implements, From: "convention:undated", To: "convention:old", Method: Stated, Confidence: 0.99, Status: Active}
	for y := 2001; y <= 2004; y++ {
		slug := fmt.Sprint("m-", y)
		day := Date(fmt.Sprintf("%d-06-15", y))
		meeting, document := MakeID(KindMeeting, slug), MakeID(KindDocument, slug)
		witness := ID("witness:" + slug + "/en")
		f.Meetings = append(f.Meetings, Meeting{
			ID: meeting, Series: "s", StartDate: day, Participants: []ID{"actor:state", "actor:young"}, Forum: "actor:state",
		})
		f.Documents = append(f.Documents, Document{ID: document, Meeting: meeting, Date: day})
		f.Witnesses = append(f.Witnesses, Witness{ID: witness, Document: document, Language: English, Text: "One two three. Four five six."})
		for i, ref := range []string{"1a", "1b"} {
			f.Commitments = append(f.Commitments, Commitment{
				ID: ID("commitment:" + slug + "/" + ref), Document: document, Ref: ref, Order: i, Force: Commit,
				Topics: []ID{"topic:t"}, Texts: Texts{English: "Do what was promised in " + slug}, MadeBy: []ID{"actor:state"},
				Addressees: []ID{"actor:young"}, Spans: []Span{{witness, 15 * i, 14 + 15*i}},
			})
		}
		f.Passages = append(f.Passages, Passage{ID: ID("passage:" + slug + "/1"), Document: document, Ref: "1", Spans: []Span{{witness, 0, 29}}})
		f.Mentions = append(
			f.Mentions,
			Mention{Witness: witness, Passage: ID("passage:" + slug + "/1"), Kind: KindConvention, Target: "convention:day", Surface: "two", Start: 4, End: 7},
			Mention{
				Witness: witness, Kind: KindActor, Surface: "five", Start: 20, End: 24,
				Candidates: []Candidate{{ID: "actor:state", Score: 0.5}, {ID: "actor:young", Score: 0.4}},
			},
		)
		evidence := []Evidence{{Document: document, Witness: witness, Start: 0, End: 14, Quote: "One two three.", Cue: "One", Method: Stated}}
		edge := func(kind RelationType, from, to ID) {
			f.Edges = append(f.Edges, Edge{Type: kind, From: from, To: to, Method: Stated, Confidence: 0.9, Status: Active, Evidence: evidence})
		}
		act := ID("commitment:" + slug + "/1a")
		if y > 2001 {
			edge(Reaffirms, act, ID(fmt.Sprint("commitment:m-", y-1, "/1a")))
			edge(BuildsOn, act, ID(fmt.Sprint("meeting:m-", y-1)))
		}
		edge(Cites, act, "convention:day")
		edge(DelegatesTo, ID("commitment:"+slug+"/1b"), "actor:young")
		edge(Supports, act, "convention:month")
		edge(Implements, ID("passage:"+slug+"/1"), "convention:year")
		edge(Cites, "convention:undated", "convention:old") // said again in every text
		// Guessed at first, then likely, then stated, and rejected by the last.
		sure := Edge{Type: BuildsOn, From: "convention:undated", To: "convention:old", Method: Inferred, Confidence: 0.5, Status: Active}
		sure.Evidence = []Evidence{{Document: document, Method: Inferred, Confidence: 0.5, Reasons: []string{"promised"}}}
		switch y {
		case 2002:
			sure.Method, sure.Confidence = Aligned, 0.7
		case 2003:
			sure.Method, sure.Confidence = Stated, 0.95
		case 2004:
			sure.Method, sure.Confidence = Stated, 0.99
		}
		sure.Evidence[0].Method, sure.Evidence[0].Confidence = sure.Method, sure.Confidence
		f.Edges = append(f.Edges, sure)
		sure.To = "convention:nowhere"
		f.Edges = append(f.Edges, sure)
		whole.Evidence = append(whole.Evidence, sure.Evidence...)
		f.Unresolved = append(f.Unresolved, Unresolved{
			Type: BuildsOn, From: act, Surface: "it", Evidence: evidence,
			Candidates: []Candidate{{ID: "convention:old", Score: 0.6}, {ID: "convention:day", Score: 0.5}},
		})
	}
	// A text that is dated to a year speaks of two that are dated to days in it.
	f.Documents = append(f.Documents, Document{ID: "document:year-text", Date: "2003"})
	f.Edges = append(f.Edges, whole, Edge{
		Type: CooperatesWith, From: "commitment:m-2003/1b", To: "convention:day", Method: Stated, Confidence: 0.9, Status: Active,
		Evidence: []Evidence{{Document: "document:year-text", Cue: "with", Method: Stated}},
	})
	f.Conventions = []Convention{
		{ID: "convention:old", AdoptedOn: "1999", Parent: "actor:state"},
		{ID: "convention:day", AdoptedOn: "2002-06-15", AdoptedAt: "meeting:m-2002"},
		{ID: "convention:month", AdoptedOn: "2003-06", AdoptedAt: "meeting:m-2003"},
		{ID: "convention:year", AdoptedOn: "2002"},
		{ID: "convention:undated"},
	}
	f.Documents = append(f.Documents, Document{ID: "document:day-text", Date: "2002-06-15", TextOf: "convention:day"})
	f.Actors = []Actor{{ID: "actor:state"}, {ID: "actor:realm"}, {ID: "actor:young", Date: "2003-01-01", Parent: "actor:state"}}
	f.Topics = []Topic{{ID: "topic:t"}}
	aligned := Facts{Edges: []Edge{{
		Type: Reaffirms, From: "commitment:m-2004/1b", To: "commitment:m-2001/1b", Method: Aligned, Confidence: 0.7, Status: Active,
		Evidence: []Evidence{{Document: "document:m-2004", Method: Aligned, Reasons: []string{"promised"}}},
	}}}
	return []Source{
		{Info: RevisionInfo{ID: "1", Key: "builtin", Sequence: 1}, Facts: f},
		{Info: RevisionInfo{ID: "2", Key: "document:m-2003", Sequence: 2}},
		{Info: RevisionInfo{ID: "3", Key: "alignment:m-2001|m-2004", Sequence: 3}, Facts: aligned},
	}
}

func TestAsOfShowsWhatWasSaidByThen(t *testing.T) {
	s, err := Build(ages())
	require.NoError(t, err)
	tests := []struct {
		name, day string
		there     []ID
		absent    []ID
	}{
		{"the day itself counts", "2002-06-15", []ID{"meeting:m-2002", "commitment:m-2002/1a", "convention:day", "document:day-text"}, []ID{"meeting:m-2003"}},
		{
			"the day before does not", "2002-06-14",
			[]ID{"commitment:m-2001/1a"},
			[]ID{"meeting:m-2002", "document:m-2002", "witness:m-2002/en", "passage:m-2002/1", "commitment:m-2002/1a", "convention:day"},
		},
		{"an alias is absent with its node", "2002-06-14", []ID{"commitment:m-2001/1"}, []ID{"commitment:m-2002/1"}},
		{"a year means its end", "2002", []ID{"convention:year", "meeting:m-2002"}, []ID{"meeting:m-2003"}},
		{"a month means its end", "2003-06", []ID{"convention:month", "meeting:m-2003"}, nil},
		{"what is dated to a month counts from its end", "2003-06-29", []ID{"meeting:m-2003"}, []ID{"convention:month"}},
		{"and then shows", "2003-06-30", []ID{"convention:month"}, nil},
		{"what is dated to a year counts from its end", "2002-12-30", []ID{"convention:day"}, []ID{"convention:year"}},
		{"what has no date stays", "1900", []ID{"actor:state", "topic:t", "convention:undated"}, []ID{"convention:old", "meeting:m-2001", "actor:young"}},
		{"a dated actor is absent before", "2002", []ID{"actor:state"}, []ID{"actor:young"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cut := s.AsOf(Date(tt.day))
			for _, id := range tt.there {
				_, ok := cut.Node(id)
				assert.True(t, ok, "%s is missing", id)
			}
			for _, id := range tt.absent {
				_, ok := cut.Node(id)
				assert.False(t, ok, "%s is there", id)
				_, ok = s.Node(id)
				assert.True(t, ok, "%s is in no graph at all", id)
				_, err := cut.Lineage(LineageQuery{Of: id})
				require.ErrorIs(t, err, ErrNotFound)
				assert.Empty(t, cut.Mentions(id))
				assert.Empty(t, cut.Edges(id, Both, EdgeFilter{Types: relationOrder}))
			}
		})
	}
}

func TestAsOfOfOneEdge(t *testing.T) {
	s, err := Build(ages())
	require.NoError(t, err)
	// Four texts say so; the evidence grows with them.
	id := EdgeID(Cites, "convention:undated", "convention:old")
	for day, pieces := range map[Date]int{"2001": 1, "2003": 3, "2010": 4} {
		e, ok := s.AsOf(day).Edge(id)
		require.True(t, ok)
		assert.Len(t, e.Evidence, pieces, "%s", day)
	}
	_, ok := s.AsOf("2000").Edge(id)
	assert.False(t, ok, "nobody has said it")
	assert.Empty(t, s.AsOf("2000").Edges("convention:old", Descendants, EdgeFilter{}))
	// A participant takes part in no meeting to come.
	assert.Len(t, s.AsOf("2002").Edges("actor:state", Ancestors, EdgeFilter{Types: []RelationType{ParticipatedIn}}), 2)
	// The series ends with the last meeting there was.
	_, ok = s.AsOf("2002").Next("meeting:m-2002")
	assert.False(t, ok)
	next, ok := s.AsOf("2003").Next("meeting:m-2002")
	require.True(t, ok)
	assert.Equal(t, ID("meeting:m-2003"), next.ID)
}

// What makes an edge surer later does not make it sure before, for those who sift
// by it either.
func TestAsOfKnowsHowSureAnEdgeWasByThen(t *testing.T) {
	s, err := Build(ages())
	require.NoError(t, err)
	id := EdgeID(BuildsOn, "convention:undated", "convention:old")
	for _, tt := range []struct {
		day        Date
		method     Method
		confidence float64
	}{
		{"2001", Inferred, 0.5},
		{"2002", Aligned, 0.7},
		{"2003", Stated, 0.95},
		{"2004", Stated, 0.99},
	} {
		cut := s.AsOf(tt.day)
		e, ok := cut.Edge(id)
		require.True(t, ok)
		assert.Equal(t, tt.method, e.Method, "%s", tt.day)
		assert.InDelta(t, tt.confidence, e.Confidence, 0, "%s", tt.day)
		for _, d := range []Direction{Ancestors, Descendants} {
			at := map[Direction]ID{Ancestors: e.From, Descendants: e.To}[d]
			one := []RelationType{BuildsOn}
			assert.Contains(t, cut.Edges(at, d, EdgeFilter{Types: one, Methods: []Method{tt.method}, MinConfidence: tt.confidence}), e)
			assert.NotContains(t, cut.Edges(at, d, EdgeFilter{Types: one, MinConfidence: tt.confidence + 0.001}), e)
			others := slices.DeleteFunc([]Method{Stated, Aligned, Inferred}, func(m Method) bool { return m == tt.method })
			assert.NotContains(t, cut.Edges(at, d, EdgeFilter{Types: one, Methods: others}), e)
		}
	}
	// A text dated to a year has spoken at the year's end.
	id = EdgeID(CooperatesWith, "commitment:m-2003/1b", "convention:day")
	_, ok := s.AsOf("2003-12-30").Edge(id)
	assert.False(t, ok)
	_, ok = s.AsOf("2003-12-31").Edge(id)
	assert.True(t, ok)
}

func TestAsOfOfACutLooksAtTheWhole(t *testing.T) {
	s, err := Build(ages())
	require.NoError(t, err)
	assert.Same(t, s, s.AsOf(""))
	assert.Same(t, s, s.AsOf("2004-06-15"), "all of it shows")
	early := s.AsOf("2001")
	assert.Equal(t, Date("2001-12-31"), early.Until())
	assert.Same(t, s, early.Whole())
	assert.Len(t, early.AsOf("2003").Meetings(), 3)
	assert.Same(t, s, early.AsOf(""))
}

func TestAsOfOfAnEmptyGraph(t *testing.T) {
	assert.Empty(t, new(Snapshot).AsOf("2001").Meetings())
}

// TestAsOfIsTheGraphOfWhatShows compares every answer of a cut snapshot with that
// of a snapshot built from what shows alone.
func TestAsOfIsTheGraphOfWhatShows(t *testing.T) {
	for name, test := range map[string]struct {
		sources []Source
		days    []Date
	}{
		"ages":   {ages(), []Date{"1900", "2001-06-15", "2002", "2002-12-30", "2003-06-29", "2003-06-30", "2004-06-14"}},
		"random": {[]Source{undated(synthetic(200, 11))}, []Date{"1949", "1950-01-01", "1950-01-02", "1950-01"}},
	} {
		sources := test.sources
		s, err := Build(sources)
		require.NoError(t, err)
		for _, day := range test.days {
			cut := s.AsOf(day)
			want, err := Build(cut.ShownSources(sources))
			require.NoError(t, err)
			t.Run(name+" "+string(day), func(t *testing.T) {
				sameAnswers(t, want, cut)
				sameStories(t, want, cut)
			})
		}
	}
}

// undated takes the day or more off some dates.
func undated(src Source) Source {
	random := rand.New(rand.NewPCG(4, 0))
	for i := range src.Facts.Documents {
		d, m := &src.Facts.Documents[i], &src.Facts.Meetings[i]
		d.Date = d.Date[:[]int{10, 10, 7, 4, 0}[random.IntN(5)]]
		m.StartDate = d.Date
		m.Participants = []ID{"actor:forum"}
	}
	return src
}

func sameAnswers(t *testing.T, want, got *Snapshot) {
	t.Helper()
	assert.Equal(t, ids(want.Meetings()), ids(got.Meetings()))
	assert.Equal(t, ids(want.Documents()), ids(got.Documents()))
	assert.Equal(t, ids(want.Witnesses()), ids(got.Witnesses()))
	assert.Equal(t, ids(want.Passages()), ids(got.Passages()))
	assert.Equal(t, ids(want.Commitments()), ids(got.Commitments()))
	assert.Equal(t, ids(want.Actors()), ids(got.Actors()))
	assert.Equal(t, ids(want.Conventions()), ids(got.Conventions()))
	assert.Equal(t, ids(want.Topics()), ids(got.Topics()))
	assert.Equal(t, ids(slices.Collect(want.AllNodes())), ids(slices.Collect(got.AllNodes())))
	assert.Equal(t, slices.Collect(want.AllEdges()), slices.Collect(got.AllEdges()))
	assert.Equal(t, want.Stats(), got.Stats())
	assert.Equal(t, want.Unresolved(""), got.Unresolved(""))
	assert.Equal(t, want.Dangling(), got.Dangling())
	assert.Equal(t, want.Revisions(), got.Revisions())
	all := slices.Collect(want.AllNodes())
	for i, n := range all {
		id := n.NodeID()
		assert.Equal(t, want.Date(id), got.Date(id))
		assert.Equal(t, want.FormerIDs(id), got.FormerIDs(id))
		assert.Equal(t, want.Mentions(id), got.Mentions(id))
		assert.Equal(t, want.Unresolved(id), got.Unresolved(id))
		assert.Equal(t, ids(want.CommitmentsOf(id)), ids(got.CommitmentsOf(id)))
		assert.Equal(t, ids(want.DocumentsOf(id)), ids(got.DocumentsOf(id)))
		before, ok := want.Previous(id)
		earlier, also := got.Previous(id)
		assert.Equal(t, ok, also)
		assert.Equal(t, before, earlier)
		for _, d := range []Direction{Ancestors, Descendants, Both} {
			for _, types := range [][]RelationType{nil, StructureRelations} {
				for _, f := range []EdgeFilter{
					{Types: types},
					{Types: types, MinConfidence: 0.6},
					{Types: types, MinConfidence: 0.95},
					{Types: types, Methods: []Method{Stated, Curated}},
					{Types: types, Methods: []Method{Inferred, Aligned}, Rejected: true},
				} {
					assert.Equal(t, want.Edges(id, d, f), got.Edges(id, d, f))
				}
			}
			for _, through := range []bool{false, true} {
				q := LineageQuery{Of: id, Direction: d, Through: through, MaxDepth: 4}
				sameSubgraph(t, want.Lineage, got.Lineage, q)
			}
		}
		sameSubgraph(t, want.Path, got.Path, PathQuery{From: id, To: all[(i*7+3)%len(all)].NodeID()})
		f := CommitmentFilter{Convention: id}
		assert.Equal(t, ids(want.FilterCommitments(f)), ids(got.FilterCommitments(f)))
	}
	sameSubgraph(t, want.Subgraph, got.Subgraph, SubgraphQuery{Commitments: CommitmentFilter{Text: "promise"}, First: 50})
	sameSubgraph(t, want.Subgraph, got.Subgraph, SubgraphQuery{Commitments: CommitmentFilter{Topic: "topic:t", To: "2003"}})
}

// sameStories compares the answers that are put together from several.
func sameStories(t *testing.T, want, got *Snapshot) {
	t.Helper()
	for _, c := range want.Commitments() {
		w, err := want.Chain(ChainQuery{Of: c.ID})
		require.NoError(t, err)
		g, err := got.Chain(ChainQuery{Of: c.ID})
		require.NoError(t, err)
		assert.Equal(t, w, g)
	}
	for i, later := range want.Documents() {
		earlier := want.Documents()[i/2].ID
		w, err := want.Compare(earlier, later.ID)
		g, other := got.Compare(earlier, later.ID)
		require.Equal(t, err, other)
		if err != nil {
			continue // of a text with itself
		}
		assert.Equal(t, w.CarriedOn, g.CarriedOn)
		assert.Equal(t, w.New, g.New)
		assert.Equal(t, w.Dropped, g.Dropped)
	}
	w, err := want.Figures(t.Context(), FiguresQuery{First: 10})
	require.NoError(t, err)
	g, err := got.Figures(t.Context(), FiguresQuery{First: 10})
	require.NoError(t, err)
	assert.Equal(t, w, g)
	ledger, err := want.Ledger(t.Context(), LedgerQuery{})
	require.NoError(t, err)
	also, err := got.Ledger(t.Context(), LedgerQuery{})
	require.NoError(t, err)
	assert.Equal(t, ledger, also)
	assert.Equal(t, reviewed(t, want), reviewed(t, got))
	silent, err := want.Silent(SilentQuery{Series: "s"})
	if err != nil {
		_, again := got.Silent(SilentQuery{Series: "s"})
		assert.Equal(t, err, again)
		return
	}
	others, err := got.Silent(SilentQuery{Series: "s"})
	require.NoError(t, err)
	assert.Equal(t, silent, others)
}

func sameSubgraph[Q any](t *testing.T, want, got func(Q) (*Subgraph, error), q Q) {
	t.Helper()
	w, err := want(q)
	require.NoError(t, err)
	g, err := got(q)
	require.NoError(t, err)
	assert.Equal(t, ids(w.Nodes), ids(g.Nodes))
	assert.Equal(t, w.Edges, g.Edges)
	assert.Equal(t, w.Truncated, g.Truncated)
}

// BenchmarkAsOf plays through the years of a graph of 50,000 commitments.
func BenchmarkAsOf(b *testing.B) {
	s, err := Build([]Source{synthetic(50_000, 1)})
	require.NoError(b, err)
	for i := 0; b.Loop(); i++ {
		s.AsOf(Date(fmt.Sprint(1950 + i%4)))
	}
}

// What people decided about a text is not there before the text is.
func TestAsOfOfDecisions(t *testing.T) {
	sources := append(ages(), Source{
		Info: RevisionInfo{ID: "4", Key: "curation:a.yaml", Sequence: 4},
		Facts: Facts{Decisions: []Decision{
			{Verb: VerbFile, Curator: "A. Reader", Date: "2026-01-01"},
			{Verb: VerbDescribe, Subject: "commitment:m-2003/1a", Force: Call, Curator: "A. Reader", Date: "2026-01-01", Reason: "read"},
			{Verb: VerbMerge, Subject: "actor:realm", Target: "actor:state", Curator: "A. Reader", Date: "2026-01-01", Reason: "one body"},
			{Verb: VerbReject, Type: Cites, From: "commitment:m-2002/1a", To: "convention:day", Curator: "A. Reader", Date: "2026-01-01", Reason: "read"},
		}},
	})
	for i := range sources[3].Facts.Decisions {
		d := &sources[3].Facts.Decisions[i]
		d.ID = DecisionID(*d)
	}
	s, err := Build(sources)
	require.NoError(t, err)
	count := func(s *Snapshot) int { return len(s.Decisions()) }
	assert.Equal(t, []ID{"actor:realm"}, s.AsOf("2001").FormerIDs("actor:state"))
	assert.Equal(t, 2, count(s)-count(s.AsOf("2001")))
	assert.Equal(t, 1, count(s)-count(s.AsOf("2002")))
	assert.Equal(t, count(s), count(s.AsOf("2003")))
	for _, day := range []Date{"2001", "2002", "2003"} {
		cut := s.AsOf(day)
		want, err := Build(cut.ShownSources(sources))
		require.NoError(t, err)
		sameAnswers(t, want, cut)
		assert.Equal(t, reviewed(t, want), reviewed(t, cut), "%s", day)
		assert.Equal(t, append([]Outcome{}, want.Decisions()...), append([]Outcome{}, cut.Decisions()...), "%s", day)
	}
}
