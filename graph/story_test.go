package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// story is a line of four meetings of harbour ministers: the first asks ports for
// something within a day and tasks a group, the second takes one promise up and
// asks the group again, the third says that it acts as the second asked, and the
// fourth speaks of nothing of it.
func story() *Snapshot {
	act := func(meeting, ref string, order int, force Force, topic ID, text, summary string) Commitment {
		return Commitment{
			ID: MakeID(KindCommitment, meeting+"/"+ref), Ref: ref, Order: order, Force: force, Topics: []ID{topic},
			Texts: Texts{French: text}, Summaries: Texts{English: summary}, MadeBy: []ID{"actor:harbour-ministers"},
		}
	}
	with := func(c Commitment, change func(*Commitment)) Commitment { change(&c); return c }
	facts := Facts{
		Meetings: []Meeting{
			{ID: "meeting:anse-2010", Forum: "actor:harbour-ministers", Series: "harbours", StartDate: "2010-05-01"},
			{ID: "meeting:baie-2012", Forum: "actor:harbour-ministers", Series: "harbours", StartDate: "2012-05-01"},
			{ID: "meeting:cap-2015", Forum: "actor:pilots", Series: "pilots", StartDate: "2015-05-01"},
			{ID: "meeting:dune-2020", Forum: "actor:harbour-ministers", Series: "harbours", StartDate: "2020-05-01"},
		},
		Actors: []Actor{
			{ID: "actor:harbour-ministers"},
			{ID: "actor:pilots", Parent: "actor:harbour-ministers", Names: Texts{English: "Pilots' Group"}},
			{ID: "actor:tide-group", Parent: "actor:harbour-ministers", Names: Texts{English: "Tide Group", French: "Groupe des marées"}},
			{ID: "actor:ports"},
			{ID: "actor:yards"},
		},
		Conventions: []Convention{{ID: "convention:buoy-pact", AdoptedOn: "2009"}},
		Topics:      []Topic{{ID: "topic:sea"}, {ID: "topic:buoys", Broader: "topic:sea"}, {ID: "topic:wrecks", Broader: "topic:sea"}},
		Commitments: []Commitment{
			with(act("anse-2010", "1", 0, Call, "topic:buoys", "Appeler les ports à relever les bouées perdues dans un délai de 24 heures, si possible", "Ask ports to lift lost buoys within 24 hours"), func(c *Commitment) {
				c.Hedge, c.Addressees = "si possible", []ID{"actor:ports"}
			}),
			act("anse-2010", "2", 1, Task, "topic:wrecks", "Charger le Groupe des marées de dresser l’inventaire des épaves de la côte", "Ask the Tide Group for an inventory of wrecks"),
			act("anse-2010", "3", 2, Commit, "topic:wrecks", "Nous financerons l’enlèvement des épaves de goélettes", "Pay for the removal of schooners' wrecks"),
			with(act("baie-2012", "1", 0, Call, "topic:buoys", "Demander aux ports et aux chantiers de relever les bouées perdues dans un délai de 12 heures", "Ask ports and yards to lift lost buoys within 12 hours"), func(c *Commitment) {
				c.Addressees = []ID{"actor:ports", "actor:yards"}
			}),
			act("baie-2012", "2", 1, Task, "topic:wrecks", "Charger les pilotes de poursuivre l’inventaire des épaves de la côte", "Ask the pilots to go on with the inventory of wrecks"),
			act("cap-2015", "1", 0, Commit, "topic:wrecks", "Comme demandé à la Baie, nous publions l’inventaire des épaves de la côte", "Publish the inventory of wrecks as asked"),
			act("dune-2020", "1", 0, Commit, "topic:wrecks", "Nous cartographierons les épaves de goélettes avec le Groupe des marées et l’inventaire", "Map schooners' wrecks and the inventory with the Tide Group"),
		},
	}
	edge := func(t RelationType, from, to ID, confidence float64, cue string) Edge {
		return Edge{
			Type: t, From: from, To: to, Method: Curated, Confidence: confidence, Status: Active,
			Evidence: []Evidence{{Curator: "A. Reader", Cue: cue, Method: Curated, Confidence: confidence}},
		}
	}
	for _, slug := range []string{"anse-2010", "baie-2012", "cap-2015", "dune-2020"} {
		facts.Documents = append(facts.Documents, Document{ID: MakeID(KindDocument, slug), Meeting: MakeID(KindMeeting, slug), Date: Date(slug[len(slug)-4:] + "-05-02")})
	}
	facts.Edges = []Edge{
		edge(CallsOn, "commitment:anse-2010/1", "actor:ports", 1, "Appeler les ports à"),
		edge(DelegatesTo, "commitment:anse-2010/2", "actor:tide-group", 1, "Charger le Groupe des marées"),
		edge(Implements, "commitment:anse-2010/3", "convention:buoy-pact", 1, "financerons"),
		edge(Reaffirms, "commitment:baie-2012/1", "commitment:anse-2010/1", 0.9, "Demander"),
		edge(BuildsOn, "commitment:baie-2012/2", "commitment:anse-2010/2", 0.8, "poursuivre"),
		edge(DelegatesTo, "commitment:baie-2012/2", "actor:pilots", 1, "Charger les pilotes"),
		edge(BuildsOn, "commitment:cap-2015/1", "meeting:baie-2012", 1, "Comme demandé à"),
		edge(CooperatesWith, "commitment:dune-2020/1", "actor:tide-group", 1, "avec"),
	}
	s, err := Build([]Source{source("builtin", facts)})
	if err != nil {
		panic(err)
	}
	return s
}

func TestChain(t *testing.T) {
	s := story()
	chain, err := s.Chain(ChainQuery{Of: "commitment:baie-2012/1"})
	require.NoError(t, err)
	require.Len(t, chain.Links, 2)
	first, last := chain.Links[0], chain.Links[1]
	assert.Equal(t, ID("commitment:anse-2010/1"), first.Commitment.ID)
	assert.Equal(t, Before, first.Side)
	assert.Equal(t, 1, first.Steps)
	assert.InDelta(t, 0.9, first.Certainty, 1e-9)
	assert.Empty(t, first.Restates)
	assert.Equal(t, Self, last.Side)
	require.Len(t, last.Restates, 1)
	assert.Equal(t, []string{
		`strengthened: without "si possible"`, "strengthened: 12 hour, was 24 hour", "widened: also asks actor:yards",
	}, printed(last.Restates[0].Changes))
	assert.Equal(t, Date("2010-05-02"), chain.FirstSeen)
	assert.Equal(t, Date("2012-05-02"), chain.LastSeen)
	assert.Equal(t, []ID{"meeting:dune-2020"}, ids(chain.PassedOver), "the pilots are of another series")

	forward, err := s.Chain(ChainQuery{Of: "commitment:anse-2010/1", Direction: Descendants})
	require.NoError(t, err)
	assert.Len(t, forward.Links, 2)
	assert.Equal(t, After, forward.Links[1].Side)
	back, err := s.Chain(ChainQuery{Of: "commitment:anse-2010/1", Direction: Ancestors})
	require.NoError(t, err)
	assert.Len(t, back.Links, 1)
	sure, err := s.Chain(ChainQuery{Of: "commitment:anse-2010/2", MinCertainty: 0.85})
	require.NoError(t, err)
	assert.Len(t, sure.Links, 1, "0.8 is not sure enough")
	short, err := s.Chain(ChainQuery{Of: "commitment:anse-2010/1", First: 1})
	require.NoError(t, err)
	assert.True(t, short.Truncated)

	_, err = s.Chain(ChainQuery{Of: "actor:ports"})
	assert.ErrorIs(t, err, ErrNotFound)
	_, err = s.Chain(ChainQuery{Of: "commitment:anse-2010/1", MaxDepth: 16})
	assert.ErrorIs(t, err, ErrLimit)
}

// What shares an ancestor with a commitment is of another branch.
func TestChainNeverTurnsRound(t *testing.T) {
	facts := Facts{
		Documents: []Document{{ID: "document:cap-2015", Meeting: "meeting:cap-2015", Date: "2015-05-02"}},
		Commitments: []Commitment{
			{ID: "commitment:anse-2010/1", Document: "document:anse-2010"},
			{ID: "commitment:baie-2012/1", Document: "document:baie-2012"},
			{ID: "commitment:cap-2015/9", Document: "document:cap-2015"},
		},
	}
	for _, from := range []ID{"commitment:baie-2012/1", "commitment:cap-2015/9"} {
		facts.Edges = append(facts.Edges, stated(BuildsOn, from, "commitment:anse-2010/1", "suite"))
	}
	s := build(t, source("document:cap-2015", facts))
	chain, err := s.Chain(ChainQuery{Of: "commitment:baie-2012/1"})
	require.NoError(t, err)
	assert.Len(t, chain.Links, 2)
	whole, err := s.Chain(ChainQuery{Of: "commitment:anse-2010/1"})
	require.NoError(t, err)
	assert.Len(t, whole.Links, 3)
}

// Two edges between two commitments are one pair that is carried on.
func TestCompareTellsOfAPairOnce(t *testing.T) {
	facts := Facts{
		Documents:   []Document{{ID: "document:anse-2010", Date: "2010-05-02"}, {ID: "document:cap-2015", Date: "2015-05-02"}},
		Commitments: []Commitment{{ID: "commitment:anse-2010/1", Document: "document:anse-2010"}, {ID: "commitment:cap-2015/9", Document: "document:cap-2015"}},
	}
	likely := Edge{
		ID: EdgeID(BuildsOn, "commitment:cap-2015/9", "commitment:anse-2010/1"), Type: BuildsOn, From: "commitment:cap-2015/9", To: "commitment:anse-2010/1",
		Method: Inferred, Confidence: 0.9, Status: Active, Evidence: []Evidence{{Quote: "q", Method: Inferred}},
	}
	facts.Edges = []Edge{likely, stated(Reaffirms, "commitment:cap-2015/9", "commitment:anse-2010/1", "à nouveau")}
	c, err := build(t, source("document:cap-2015", facts)).Compare("document:anse-2010", "document:cap-2015")
	require.NoError(t, err)
	require.Len(t, c.CarriedOn, 1)
	assert.Equal(t, Reaffirms, c.CarriedOn[0].Edge.Type, "what is stated, before what is likely")
	require.Len(t, c.CarriedOn[0].Also, 1)
	assert.Equal(t, BuildsOn, c.CarriedOn[0].Also[0].Type)
}

func TestCompare(t *testing.T) {
	s := story()
	c, err := s.Compare("meeting:anse-2010", "document:baie-2012")
	require.NoError(t, err)
	require.Len(t, c.CarriedOn, 2)
	assert.Equal(t, ID("commitment:anse-2010/1"), c.CarriedOn[0].Earlier.ID)
	assert.Len(t, c.CarriedOn[0].Changes, 3)
	changed, same := true, false
	assert.Equal(t, c.CarriedOn, c.Pairs(nil))
	assert.Equal(t, c.CarriedOn[:1], c.Pairs(&changed))
	assert.Equal(t, c.CarriedOn[1:], c.Pairs(&same))
	assert.Empty(t, c.New)
	assert.Equal(t, []ID{"commitment:anse-2010/3"}, ids(c.Dropped))

	_, err = s.Compare("meeting:nowhere", "meeting:anse-2010")
	assert.ErrorIs(t, err, ErrNotFound)
	_, err = s.Compare("meeting:anse-2010", "actor:ports")
	assert.ErrorIs(t, err, ErrKind)
	_, err = s.Compare("meeting:baie-2012", "meeting:anse-2010")
	assert.ErrorContains(t, err, "is not earlier", "swapped")
	_, err = s.Compare("meeting:anse-2010", "meeting:anse-2010")
	assert.Error(t, err)
}

func TestSilence(t *testing.T) {
	s := story()
	c, err := s.Compare("meeting:anse-2010", "meeting:dune-2020")
	require.NoError(t, err)
	assert.Len(t, c.Dropped, 3)
	silence := c.Silence(c.Dropped[2])
	assert.Equal(t, ID("commitment:anse-2010/3"), silence.Commitment.ID)
	assert.Equal(t, 1, silence.Commitments)
	assert.Zero(t, silence.Passages)
	assert.False(t, silence.Complete, "no text of the later meeting is loaded")
	require.Len(t, silence.Nearest, 1)
	assert.Equal(t, ID("commitment:dune-2020/1"), silence.Nearest[0].Node.NodeID())
	assert.Contains(t, silence.Nearest[0].Shared, "schooners")
	assert.NotContains(t, silence.Nearest[0].Shared, "with")

	buoys := c.Silence(c.Dropped[0])
	assert.Equal(t, []ID{"commitment:baie-2012/1"}, ids(buoys.Elsewhere))
	require.Len(t, buoys.Tasked, 1)
	assert.Equal(t, ID("actor:ports"), buoys.Tasked[0].To)
}

func TestSilent(t *testing.T) {
	s := story()
	list, err := s.Silent(SilentQuery{Series: "harbours", Years: 5})
	require.NoError(t, err)
	var got []ID
	for _, x := range list {
		got = append(got, x.Last.ID)
	}
	assert.Equal(t, []ID{"commitment:anse-2010/3", "commitment:baie-2012/1", "commitment:baie-2012/2"}, got)
	firstSeen, before := s.Origin(list[1].Last)
	assert.Equal(t, Date("2010-05-02"), firstSeen)
	assert.Equal(t, 1, before)
	assert.Equal(t, Date("2012-05-02"), list[1].LastSeen)
	assert.Equal(t, 8, list[1].Years)
	assert.Equal(t, []ID{"meeting:dune-2020"}, ids(list[1].PassedOver))

	tests := []struct {
		name  string
		query SilentQuery
		want  int
	}{
		{"whatever the capitals", SilentQuery{Series: "Harbours", Years: 5}, 3},
		{"by its forum", SilentQuery{Series: "actor:harbour-ministers", Years: 5}, 3},
		{"long enough ago", SilentQuery{Series: "harbours", Years: 9}, 1},
		{"of a topic", SilentQuery{Series: "harbours", Topic: "topic:buoys"}, 1},
		{"of a wider topic", SilentQuery{Series: "harbours", Topic: "topic:sea"}, 3},
		{"as of the second meeting, after which none had come yet", SilentQuery{Series: "harbours", Until: "2012-12-31"}, 1},
		{"as of the first, nothing can be silent", SilentQuery{Series: "harbours", Until: "2011-01-01"}, 0},
	}
	for _, tt := range tests {
		got, err := s.Silent(tt.query)
		require.NoError(t, err, tt.name)
		assert.Len(t, got, tt.want, tt.name)
	}
	_, err = s.Silent(SilentQuery{Series: "no-such"})
	assert.ErrorIs(t, err, ErrNotFound)
}

func TestLedger(t *testing.T) {
	s := story()
	all, err := s.Ledger(t.Context(), LedgerQuery{})
	require.NoError(t, err)
	require.Len(t, all, 2)
	wrecks, again := all[0], all[1]

	assert.Equal(t, ID("mandate:anse-2010/2"), wrecks.ID)
	assert.Equal(t, Renewed, wrecks.Status)
	assert.Equal(t, []ID{"actor:tide-group"}, wrecks.Bodies)
	require.Len(t, wrecks.Renewals, 1)
	assert.Equal(t, ID("commitment:baie-2012/2"), wrecks.Renewals[0].Later.ID)
	require.Len(t, wrecks.Answers, 1, "the last meeting names the group in the same matter")
	assert.True(t, wrecks.Answers[0].Possible)
	assert.NotContains(t, wrecks.Answers[0].Shared, "marées", "the name of the body says nothing of the matter")

	assert.Equal(t, Answered, again.Status)
	require.Len(t, again.Answers, 1)
	assert.Equal(t, ID("commitment:cap-2015/1"), again.Answers[0].Node.NodeID(), "it says that it was asked there")
	assert.False(t, again.Answers[0].Possible)
	assert.Equal(t, []ID{"commitment:anse-2010/2", "commitment:baie-2012/2"}, ids(s.MandateLine(&again)))

	tests := []struct {
		name  string
		query LedgerQuery
		want  []ID
	}{
		{"of a body", LedgerQuery{Body: "actor:pilots"}, []ID{again.ID}},
		{"of a meeting", LedgerQuery{Meeting: "meeting:anse-2010"}, []ID{wrecks.ID}},
		{"by a series", LedgerQuery{By: "harbours"}, []ID{wrecks.ID, again.ID}},
		{"by another", LedgerQuery{By: "pilots"}, nil},
		{"answered by a meeting", LedgerQuery{Answers: "meeting:cap-2015"}, []ID{again.ID}},
		{"a possible answer is none", LedgerQuery{Answers: "meeting:dune-2020"}, nil},
		{"by status", LedgerQuery{Statuses: []MandateStatus{Renewed}}, []ID{wrecks.ID}},
		{"of a wider topic", LedgerQuery{Topic: "topic:sea"}, []ID{wrecks.ID, again.ID}},
		{"from a year", LedgerQuery{From: "2011"}, []ID{again.ID}},
		{"until a year", LedgerQuery{To: "2010"}, []ID{wrecks.ID}},
		{"between days", LedgerQuery{From: "2010-06-01", To: "2012-04-30"}, nil},
	}
	for _, tt := range tests {
		got, err := s.Ledger(t.Context(), tt.query)
		require.NoError(t, err, tt.name)
		var found []ID
		for _, m := range got {
			found = append(found, m.ID)
		}
		assert.Equal(t, tt.want, found, tt.name)
	}
	_, err = s.Ledger(t.Context(), LedgerQuery{Body: "actor:nobody"})
	assert.ErrorIs(t, err, ErrNotFound)

	assert.Equal(t, []StatusCount{{Answered, 1}, {Renewed, 1}}, CountStatuses(all))
	bodies := s.CountBodies(all)
	require.Len(t, bodies, 2)
	assert.Equal(t, ID("actor:pilots"), bodies[0].Node.NodeID())
	assert.Equal(t, 1, bodies[0].Answered)
	assert.Equal(t, 0, bodies[1].Answered)
	topics := s.CountTopics(all)
	require.Len(t, topics, 2, "the wrecks, and the sea of which they are part")
	for _, c := range topics {
		found, err := s.Ledger(t.Context(), LedgerQuery{Topic: c.Node.NodeID()})
		require.NoError(t, err)
		assert.Len(t, found, c.Count)
	}
	assert.Equal(t, 2, topics[0].Count)
	assert.Equal(t, 1, topics[0].Answered)
	assert.Equal(t, []StatusCount{{Answered, 1}, {Renewed, 1}}, topics[0].Statuses)
	given := 0
	for _, m := range s.CountMeetings(all) {
		given += m.Count
		assert.Contains(t, m.Node.NodeID(), "meeting:")
	}
	assert.Equal(t, len(all), given, "each task was given at one meeting")
}

// A text does not answer itself, nor does what only cites a task or is only like
// it, nor what may be older.
func TestLedgerAnswers(t *testing.T) {
	build1 := func(change func(f *Facts)) Mandate {
		facts := Facts{
			Meetings: []Meeting{
				{ID: "meeting:quay-2015", StartDate: "2015-06-01", Forum: "actor:ministers"},
				{ID: "meeting:quay-2018", StartDate: "2018-06-01", Forum: "actor:ministers"},
			},
			Actors: []Actor{{ID: "actor:ministers"}, {ID: "actor:tide-group"}},
			Documents: []Document{
				{ID: "document:quay-2015", Meeting: "meeting:quay-2015", Date: "2015-06-01"},
				{ID: "document:quay-2018", Meeting: "meeting:quay-2018", Date: "2018-06-01"},
			},
			Commitments: []Commitment{{ID: "commitment:quay-2015/1", Force: Task}, {ID: "commitment:quay-2015/2"}, {ID: "commitment:quay-2018/1"}},
		}
		change(&facts)
		facts.Edges = append(facts.Edges, stated(DelegatesTo, "commitment:quay-2015/1", "actor:tide-group", "q"))
		list, err := build(t, source("document:quay-2015", facts)).Ledger(t.Context(), LedgerQuery{})
		require.NoError(t, err)
		require.Len(t, list, 1)
		return list[0]
	}
	edge := func(t RelationType, from ID, method Method) Edge {
		e := stated(t, from, "commitment:quay-2015/1", "quote")
		e.Method, e.Evidence[0].Method = method, method
		return e
	}
	thanks := stated(CooperatesWith, "commitment:quay-2018/1", "actor:tide-group", "thanks")
	tests := []struct {
		name   string
		change func(f *Facts)
		want   MandateStatus
	}{
		{"a later text takes it up", func(f *Facts) { f.Edges = []Edge{thanks, edge(BuildsOn, "commitment:quay-2018/1", Stated)} }, Answered},
		{"the same text goes on", func(f *Facts) { f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2015/2", Stated)} }, Unanswered},
		{"it is only cited", func(f *Facts) { f.Edges = []Edge{thanks, edge(Cites, "commitment:quay-2018/1", Stated)} }, PossiblyAnswered},
		{"it is only like it", func(f *Facts) { f.Edges = []Edge{thanks, edge(BuildsOn, "commitment:quay-2018/1", Inferred)} }, PossiblyAnswered},
		{"others take it up", func(f *Facts) { f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2018/1", Stated)} }, TakenUp},
		{"others only cite it", func(f *Facts) { f.Edges = []Edge{edge(Cites, "commitment:quay-2018/1", Stated)} }, Unanswered},
		{"the body itself takes it up", func(f *Facts) {
			f.Meetings[1].Forum = "actor:tide-group"
			f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2018/1", Stated)}
		}, Answered},
		{"a part of the body takes it up", func(f *Facts) {
			f.Actors = append(f.Actors, Actor{ID: "actor:moon-panel", Parent: "actor:tide-group"})
			f.Meetings[1].Forum = "actor:moon-panel"
			f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2018/1", Stated)}
		}, Answered},
		{"it is said of what the body made", func(f *Facts) {
			f.Conventions = []Convention{{ID: "convention:tide-report"}}
			f.Edges = []Edge{
				stated(MadeBy, "convention:tide-report", "actor:tide-group", "report of"),
				stated(Supports, "commitment:quay-2018/1", "convention:tide-report", "welcome"),
				edge(BuildsOn, "commitment:quay-2018/1", Stated),
			}
		}, Answered},
		{"parents that run in a circle", func(f *Facts) {
			f.Actors = append(f.Actors, Actor{ID: "actor:a", Parent: "actor:b"}, Actor{ID: "actor:b", Parent: "actor:a"})
			f.Meetings[1].Forum = "actor:a"
			f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2018/1", Stated)}
		}, TakenUp},
		{"of a day that may be before", func(f *Facts) {
			f.Documents[1].Date = "2015"
			f.Meetings[1].StartDate = "2015"
			f.Edges = []Edge{edge(BuildsOn, "commitment:quay-2018/1", Stated)}
		}, Open},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, build1(tt.change).Status, tt.name)
	}
}

// A text that says it was asked answers, even where the text that asked is not
// loaded; to act as agreed is no answer.
func TestLedgerToldByTheAnswer(t *testing.T) {
	facts := Facts{
		Meetings: []Meeting{
			{ID: "meeting:summit-2014", StartDate: "2014-06-01", Forum: "actor:leaders"},
			{ID: "meeting:quay-2015", StartDate: "2015-06-01", Forum: "actor:ministers"},
		},
		Actors:      []Actor{{ID: "actor:leaders"}, {ID: "actor:ministers"}},
		Documents:   []Document{{ID: "document:quay-2015", Meeting: "meeting:quay-2015", Date: "2015-06-01"}},
		Commitments: []Commitment{{ID: "commitment:quay-2015/1"}, {ID: "commitment:quay-2015/2"}},
	}
	for from, cue := range map[ID]string{"commitment:quay-2015/1": "As requested by leaders at", "commitment:quay-2015/2": "as agreed at"} {
		e := stated(BuildsOn, from, "meeting:summit-2014", "quote")
		e.Evidence[0].Cue = cue
		facts.Edges = append(facts.Edges, e)
	}
	s := build(t, source("document:quay-2015", facts))
	list, err := s.Ledger(t.Context(), LedgerQuery{})
	require.NoError(t, err)
	require.Len(t, list, 1)
	m := list[0]
	assert.Nil(t, m.Task)
	assert.Equal(t, ID("meeting:summit-2014"), m.Source.NodeID())
	assert.Equal(t, []ID{"actor:ministers"}, m.Bodies)
	assert.Equal(t, Answered, m.Status)
	assert.Equal(t, Date("2014-06-01"), m.Date)
	assert.Equal(t, ID("commitment:quay-2015/1"), m.Answers[0].Node.NodeID())
}

func TestFigures(t *testing.T) {
	s := story()
	f, err := s.Figures(t.Context(), FiguresQuery{})
	require.NoError(t, err)
	assert.Equal(t, 7, f.Commitments)
	assert.Equal(t, 2, f.WithAncestors)
	assert.InDelta(t, 2.0/7, f.ShareWithAncestors(), 1e-9)
	assert.Equal(t, []ID{"meeting:anse-2010", "meeting:baie-2012", "meeting:cap-2015", "meeting:dune-2020"}, ids(f.Meetings))
	require.Len(t, f.Matrix, 6)
	assert.Equal(t, ID("topic:buoys"), f.Matrix[0].Topic.ID)
	assert.Equal(t, 2, f.Matrix[2].Count, "wrecks at the first meeting")
	assert.Equal(t, ID("commitment:anse-2010/1"), f.MostRestated[0].Node.NodeID())
	assert.Equal(t, ID("convention:buoy-pact"), f.MostCited[0].Node.NodeID())
	assert.Len(t, f.MostTasked, 2)
	assert.Equal(t, Durations{Count: 2, Shortest: 731, LowerQuartile: 731, Median: 731, UpperQuartile: 731, Longest: 731, NeverRestated: 3, Waitable: 5}, f.Restatement)

	assert.Len(t, f.Cells(false), 6)
	assert.Equal(t, []Column{
		{f.Meetings[0], f.Meetings[0].StartDate, 3, 0},
		{f.Meetings[1], f.Meetings[1].StartDate, 2, 0},
		{f.Meetings[2], f.Meetings[2].StartDate, 1, 0},
		{f.Meetings[3], f.Meetings[3].StartDate, 1, 0},
	}, f.Columns)
	sea := f.Cells(true)[2:6]
	for i, m := range f.Columns {
		assert.Equal(t, Cell{Topic: sea[i].Topic, Meeting: m.Meeting, Count: m.Count, Main: m.Count}, sea[i], "all is about the sea")
		assert.Equal(t, ID("topic:sea"), sea[i].Topic.ID)
	}

	some, err := s.Figures(t.Context(), FiguresQuery{Series: "harbours", From: "2012", First: 1})
	require.NoError(t, err)
	assert.Equal(t, 3, some.Commitments)
	assert.Len(t, some.MostTasked, 1)
	_, err = s.Figures(t.Context(), FiguresQuery{Series: "no-such"})
	assert.ErrorIs(t, err, ErrNotFound)
	_, err = s.Figures(t.Context(), FiguresQuery{First: 201})
	assert.ErrorIs(t, err, ErrLimit)
}
