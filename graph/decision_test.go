package graph

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// harbour is what extraction reads in two texts written for these tests.
func harbour() []Source {
	first := func(ref, text string) Commitment {
		return Commitment{
			ID: ID("commitment:harbour-2030/" + ref), Document: "document:harbour-2030", Ref: ref, Force: Commit,
			Passage: ID("passage:harbour-2030/" + ref), Texts: Texts{French: text},
			Spans: []Span{{"witness:harbour-2030/fr", 0, 40}},
		}
	}
	later := func(ref, text string) Commitment {
		c := first(ref, text)
		u, _ := unitOf("document:harbour-2031", ID("commitment:harbour-2031/"+ref))
		c.ID, c.Document = ID("commitment:harbour-2031/"+ref), "document:harbour-2031"
		c.Passage = ID("passage:harbour-2031/" + u.ref)
		c.Spans = nil
		return c
	}
	asks := later("2", "Demander au Groupe d'agir.")
	asks.Force, asks.Addressees = Task, []ID{"actor:group"}
	return []Source{
		source("document:harbour-2030", Facts{
			Meetings:    []Meeting{{ID: "meeting:harbour-2030", Names: Texts{English: "Harbour"}, StartDate: "2030-05-01"}},
			Documents:   []Document{{ID: "document:harbour-2030", Meeting: "meeting:harbour-2030", Date: "2030-05-02"}},
			Witnesses:   []Witness{{ID: "witness:harbour-2030/fr", Document: "document:harbour-2030", Language: French}},
			Passages:    []Passage{{ID: "passage:harbour-2030/1", Document: "document:harbour-2030"}},
			Commitments: []Commitment{first("1", "Fermer les ports aux trafics.")},
		}),
		source("document:harbour-2031", Facts{
			Documents: []Document{{ID: "document:harbour-2031", Date: "2031-05-02"}},
			Passages: []Passage{
				{ID: "passage:harbour-2031/1", Document: "document:harbour-2031"},
				{ID: "passage:harbour-2031/2", Document: "document:harbour-2031"},
			},
			Commitments: []Commitment{later("1a", "Tenir la promesse du Port."), later("1b", "Appliquer le Pacte."), asks},
			Actors: []Actor{
				{ID: "actor:group", Names: Texts{English: "Harbour Group"}},
				{ID: "actor:grp", Names: Texts{English: "Hrbr Group"}, Identifiers: []Identifier{{"wikidata", "Q7"}}},
				{ID: "actor:other-group", Names: Texts{English: "Other Group"}},
			},
			Conventions: []Convention{
				{ID: "convention:pact", AdoptedOn: "2001"},
				{ID: "convention:pact-on-ports", Names: Texts{English: "Ports Pact"}, Unconfirmed: true},
			},
			Mentions: []Mention{
				{Witness: "witness:harbour-2031/fr", Passage: "passage:harbour-2031/1", Kind: KindActor, Target: "actor:grp", Surface: "Groupe", Start: 5, End: 11},
				{Witness: "witness:harbour-2031/fr", Passage: "passage:harbour-2031/2", Kind: KindActor, Target: "actor:group", Surface: "Groupe", Start: 50, End: 56},
			},
			Edges: []Edge{
				stated(Cites, "commitment:harbour-2031/1b", "convention:pact", "Appliquer le Pacte."),
				stated(DelegatesTo, "commitment:harbour-2031/2", "actor:group", "Demander au Groupe d'agir."),
				stated(CallsOn, "commitment:harbour-2031/2", "actor:grp", "Demander au Groupe."),
				stated(BuildsOn, "commitment:harbour-2031/1a", "convention:vanished", "Tenir la promesse."),
			},
			Unresolved: []Unresolved{{
				ID: "unresolved:1", Type: Reaffirms, From: "commitment:harbour-2031/1a", Surface: "la promesse du Port",
				Evidence:   []Evidence{{Quote: "Tenir la promesse du Port.", Cue: "Tenir", Method: Stated, Confidence: 0.8}},
				Candidates: []Candidate{{ID: "actor:grp", Score: 0.4}, {ID: "commitment:harbour-2030/1", Score: 0.5}},
			}},
		}),
	}
}

// decided makes the file of a curator.
func decided(file string, date Date, curator string, list ...Decision) Source {
	all := []Decision{{ID: MakeID(KindDecision, file), Verb: VerbFile, Curator: curator, Date: date, Reason: "a trial"}}
	for _, d := range list {
		if d.Date == "" {
			d.Date = date
		}
		d.Curator, d.Reason = curator, "read again"
		d.ID = DecisionID(d)
		all = append(all, d)
	}
	return source("curation:"+file, Facts{Decisions: all})
}

func edgeBetween(t testing.TB, s *Snapshot, kind RelationType, from, to ID) *Edge {
	t.Helper()
	e, ok := s.Edge(EdgeID(kind, from, to))
	require.True(t, ok, "%s %s %s", from, kind, to)
	return e
}

func outcomes(s *Snapshot) map[Verb]string {
	out := map[Verb]string{}
	for _, o := range s.Decisions() {
		if o.Applied {
			out[o.Verb] = "applied"
		} else {
			out[o.Verb] = o.Why
		}
	}
	return out
}

func TestDecisions(t *testing.T) {
	const a, b, asks = "commitment:harbour-2031/1a", "commitment:harbour-2031/1b", "commitment:harbour-2031/2"
	cite := EdgeID(Cites, b, "convention:pact")
	tests := []struct {
		name  string
		given []Decision
		check func(t *testing.T, s *Snapshot)
	}{
		{
			"an accepted edge is curated and keeps its words",
			[]Decision{{Verb: VerbAccept, Subject: cite}},
			func(t *testing.T, s *Snapshot) {
				e := edgeBetween(t, s, Cites, b, "convention:pact")
				assert.Equal(t, Curated, e.Method)
				assert.Equal(t, 1.0, e.Confidence)
				require.Len(t, e.Evidence, 2)
				assert.Equal(t, "A. Reader", e.Evidence[0].Curator)
				assert.Equal(t, "Appliquer le Pacte.", e.Evidence[1].Quote)
			},
		},
		{
			"a rejected edge is kept and left out",
			[]Decision{{Verb: VerbReject, Type: Cites, From: b, To: "convention:pact"}},
			func(t *testing.T, s *Snapshot) {
				assert.Equal(t, Rejected, edgeBetween(t, s, Cites, b, "convention:pact").Status)
				assert.Empty(t, s.Edges("convention:pact", Descendants, EdgeFilter{}))
			},
		},
		{
			"first words find the act, not the letter",
			[]Decision{{Verb: VerbReject, Type: Cites, From: "commitment:harbour-2031/1c", Begins: "appliquer le", To: "convention:pact"}},
			func(t *testing.T, s *Snapshot) {
				assert.Equal(t, Rejected, edgeBetween(t, s, Cites, b, "convention:pact").Status)
			},
		},
		{
			"an added edge",
			[]Decision{{Verb: VerbAdd, Type: Reaffirms, From: a, To: "commitment:harbour-2030/1", Cue: "Tenir"}},
			func(t *testing.T, s *Snapshot) {
				e := edgeBetween(t, s, Reaffirms, a, "commitment:harbour-2030/1")
				assert.Equal(t, Curated, e.Method)
				assert.Equal(t, "Tenir", e.Evidence[0].Cue)
			},
		},
		{
			"no edge leads to the later text",
			[]Decision{{Verb: VerbAdd, Type: Reaffirms, From: "commitment:harbour-2030/1", To: a}},
			func(t *testing.T, s *Snapshot) {
				assert.Equal(t, whyBackwards, outcomes(s)[VerbAdd])
				_, ok := s.Edge(EdgeID(Reaffirms, "commitment:harbour-2030/1", a))
				assert.False(t, ok)
			},
		},
		{
			"another type takes the words with it",
			[]Decision{{Verb: VerbRetype, Subject: cite, As: Implements}},
			func(t *testing.T, s *Snapshot) {
				old := edgeBetween(t, s, Cites, b, "convention:pact")
				assert.Equal(t, Rejected, old.Status)
				assert.Equal(t, "read again", old.Evidence[0].Reason)
				e := edgeBetween(t, s, Implements, b, "convention:pact")
				assert.Equal(t, Curated, e.Method)
				assert.Equal(t, Active, e.Status)
				assert.Equal(t, "Appliquer le Pacte.", e.Evidence[1].Quote)
			},
		},
		{
			"another target",
			[]Decision{{Verb: VerbRetarget, Subject: cite, Target: "convention:pact-on-ports"}},
			func(t *testing.T, s *Snapshot) {
				assert.Equal(t, Rejected, edgeBetween(t, s, Cites, b, "convention:pact").Status)
				assert.Equal(t, Active, edgeBetween(t, s, Cites, b, "convention:pact-on-ports").Status)
			},
		},
		{
			"an edge whose target vanished gets one",
			[]Decision{{Verb: VerbRetarget, Type: BuildsOn, From: a, To: "convention:vanished", Target: "convention:pact"}},
			func(t *testing.T, s *Snapshot) {
				assert.Len(t, edgeBetween(t, s, BuildsOn, a, "convention:pact").Evidence, 2)
				assert.Empty(t, s.Dangling())
			},
		},
		{
			"an edge whose target vanished is rejected",
			[]Decision{{Verb: VerbReject, Type: BuildsOn, From: a, To: "convention:vanished"}},
			func(t *testing.T, s *Snapshot) { assert.Empty(t, s.Dangling()) },
		},
		{
			"a settled statement is an edge",
			[]Decision{{Verb: VerbSettle, Subject: "unresolved:1", Target: "commitment:harbour-2030/1"}},
			func(t *testing.T, s *Snapshot) {
				assert.Empty(t, s.Unresolved(""))
				e := edgeBetween(t, s, Reaffirms, a, "commitment:harbour-2030/1")
				assert.Equal(t, Curated, e.Method)
				assert.Equal(t, "Tenir la promesse du Port.", e.Evidence[1].Quote)
			},
		},
		{
			"a statement is named by its words",
			[]Decision{{Verb: VerbDismiss, Type: Reaffirms, From: a, Surface: "La promesse du port"}},
			func(t *testing.T, s *Snapshot) {
				assert.Empty(t, s.Unresolved(""))
				assert.Empty(t, s.Unresolved(a))
				assert.Empty(t, s.Edges(a, Ancestors, EdgeFilter{Types: []RelationType{Reaffirms}}))
			},
		},
		{
			"two entities are one",
			[]Decision{{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:group"}},
			func(t *testing.T, s *Snapshot) {
				n, ok := s.Node("actor:grp")
				require.True(t, ok)
				group := n.(*Actor)
				assert.Equal(t, ID("actor:group"), group.ID)
				assert.Equal(t, "Harbour Group", group.Names[English])
				assert.Equal(t, []string{"Hrbr Group"}, group.Aliases[English])
				assert.Equal(t, []Identifier{{"wikidata", "Q7"}}, group.Identifiers)
				assert.Equal(t, []ID{"actor:grp"}, s.FormerIDs("actor:group"))
				assert.Len(t, s.Mentions("actor:grp"), 2)
				assert.Equal(t, ID("actor:group"), edgeBetween(t, s, CallsOn, asks, "actor:grp").To, "its old id answers")
				assert.Equal(t, ID("actor:group"), s.Unresolved("")[0].Candidates[1].ID)
				assert.Len(t, s.FilterCommitments(CommitmentFilter{Actor: "actor:grp"}), 1)
			},
		},
		{
			"what is no longer an entity leads on",
			[]Decision{
				{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:group"},
				{Verb: VerbMerge, Subject: "actor:group", Target: "actor:other-group"},
			},
			func(t *testing.T, s *Snapshot) {
				id, _ := s.Resolve("actor:grp")
				assert.Equal(t, ID("actor:other-group"), id)
				c, _ := s.Commitment(asks)
				assert.Equal(t, []ID{"actor:other-group"}, c.Addressees)
				edgeBetween(t, s, DelegatesTo, asks, "actor:group")
			},
		},
		{
			"a name means another entity in one passage",
			[]Decision{{Verb: VerbSplit, Subject: "actor:group", Target: "actor:other-group", Places: []ID{"passage:harbour-2031/2"}}},
			func(t *testing.T, s *Snapshot) {
				assert.Empty(t, s.Mentions("actor:group"))
				assert.Len(t, s.Mentions("actor:other-group"), 1)
				e := edgeBetween(t, s, DelegatesTo, asks, "actor:other-group")
				assert.Equal(t, Curated, e.Method)
				assert.Len(t, e.Evidence, 2)
				c, _ := s.Commitment(asks)
				assert.Equal(t, []ID{"actor:other-group"}, c.Addressees)
				old, _ := s.Edge(EdgeID(DelegatesTo, asks, "actor:group"))
				assert.Equal(t, e.ID, old.ID)
			},
		},
		{
			"it is named nowhere there",
			[]Decision{{Verb: VerbSplit, Subject: "actor:group", Target: "actor:other-group", Places: []ID{"document:harbour-2030"}}},
			func(t *testing.T, s *Snapshot) { assert.Equal(t, whyNoPlace, outcomes(s)[VerbSplit]) },
		},
		{
			"names, dates and what is confirmed",
			[]Decision{
				{Verb: VerbAlias, Subject: "actor:group", Names: Texts{French: "Groupe du Port"}},
				{Verb: VerbDate, Subject: "meeting:harbour-2030", Start: "2030-05-03", End: "2030-05-04"},
				{Verb: VerbDate, Subject: "document:harbour-2030", Start: "2030-05-04"},
				{Verb: VerbDate, Subject: "convention:pact", Start: "2001-02-03"},
				{Verb: VerbConfirm, Subject: "convention:pact-on-ports"},
			},
			func(t *testing.T, s *Snapshot) {
				g, _ := s.Actor("actor:group")
				assert.Equal(t, []string{"Groupe du Port"}, g.Aliases[French])
				m, _ := s.Meeting("meeting:harbour-2030")
				assert.Equal(t, Date("2030-05-04"), m.EndDate)
				assert.Equal(t, Date("2030-05-04"), s.Date("commitment:harbour-2030/1"))
				assert.Equal(t, Date("2001-02-03"), s.Date("convention:pact"))
				c, _ := s.Convention("convention:pact-on-ports")
				assert.False(t, c.Unconfirmed)
			},
		},
		{
			"what a commitment says",
			[]Decision{{
				Verb: VerbDescribe, Subject: a, Begins: "Tenir la promesse", Force: Reaffirm, Deadline: "by 2033",
				Topics: []ID{"topic:ports"}, Summaries: Texts{English: "Keep the word given."},
			}},
			func(t *testing.T, s *Snapshot) {
				c, _ := s.Commitment(a)
				assert.Equal(t, Reaffirm, c.Force)
				assert.Equal(t, "by 2033", c.Deadline)
				assert.Equal(t, []ID{"topic:ports"}, c.Topics)
				assert.Equal(t, "Keep the word given.", c.Summaries[English])
				assert.Equal(t, "A. Reader", c.Curator)
				assert.Empty(t, s.Disagreements(), "she has looked at it")
			},
		},
		{
			"what is no commitment is a passage that still says it",
			[]Decision{{Verb: VerbWithdraw, Subject: b, Begins: "Appliquer le Pacte"}},
			func(t *testing.T, s *Snapshot) {
				_, ok := s.Commitment(b)
				assert.False(t, ok)
				assert.Equal(t, []string{"harbour-2031/1 CITES pact"}, arrows(s.Edges("convention:pact", Descendants, EdgeFilter{})))
				assert.Empty(t, s.LeftOut(), "nobody needs to look at it again")
			},
		},
		{
			"what is not there is told",
			[]Decision{
				{Verb: VerbAccept, Type: Supports, From: b, To: "convention:pact"},
				{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:nobody"},
				{Verb: VerbSettle, Subject: "unresolved:1", Target: "actor:nobody"},
				{Verb: VerbDate, Subject: "meeting:nowhere", Start: "2030"},
				{Verb: VerbDescribe, Subject: a, Begins: "Other words", Deadline: "soon"},
			},
			func(t *testing.T, s *Snapshot) {
				assert.Equal(t, map[Verb]string{
					VerbAccept: whyNothing, VerbMerge: whyNoTarget, VerbSettle: whyNoTarget, VerbDate: whyNothing, VerbDescribe: whyNothing,
				}, outcomes(s))
				assert.Len(t, s.Unresolved(""), 1)
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.check(t, build(t, append(harbour(), decided("a.yaml", "2031-06-01", "A. Reader", tt.given...))...))
		})
	}
}

// Whoever speaks later is believed; that two people differ is kept.
func TestLaterDecisionsWin(t *testing.T) {
	const b = "commitment:harbour-2031/1b"
	accept := Decision{Verb: VerbAccept, Type: Cites, From: b, To: "convention:pact"}
	reject := Decision{Verb: VerbReject, Type: Cites, From: b, To: "convention:pact"}
	tests := []struct {
		name          string
		files         []Source
		want          Status
		contradicting int
	}{
		{"the later date", []Source{
			decided("a.yaml", "2031-06-02", "A. Reader", accept), decided("b.yaml", "2031-06-01", "B. Reader", reject),
		}, Active, 1},
		{"the later date, the other way", []Source{
			decided("a.yaml", "2031-06-01", "A. Reader", accept), decided("b.yaml", "2031-06-02", "B. Reader", reject),
		}, Rejected, 1},
		{"ties by file name", []Source{
			decided("b.yaml", "2031-06-01", "B. Reader", reject), decided("a.yaml", "2031-06-01", "A. Reader", accept),
		}, Active, 1},
		{"one person may change her mind", []Source{
			decided("a.yaml", "2031-06-01", "A. Reader", accept), decided("b.yaml", "2031-06-02", "A. Reader", reject),
		}, Rejected, 0},
		{"two who agree", []Source{
			decided("a.yaml", "2031-06-01", "A. Reader", reject), decided("b.yaml", "2031-06-02", "B. Reader", reject),
		}, Rejected, 0},
		{"a decision's own date", []Source{
			decided("a.yaml", "2031-06-01", "A. Reader", Decision{Verb: VerbAccept, Type: Cites, From: b, To: "convention:pact", Date: "2031-07"}),
			decided("b.yaml", "2031-06-02", "B. Reader", reject),
		}, Active, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := build(t, append(harbour(), tt.files...)...)
			e := edgeBetween(t, s, Cites, b, "convention:pact")
			assert.Equal(t, tt.want, e.Status)
			assert.Len(t, s.Contradictions(), tt.contradicting)
			assert.Equal(t, Curated, e.Method)
		})
	}
}

// The lists of two files are decisions too, and the later list wins.
func TestListsOfTwoPeople(t *testing.T) {
	file := func(name string, date Date, curator string, force Force) Source {
		s := decided(name, date, curator)
		s.Facts.Commitments = []Commitment{{ID: "commitment:harbour-2031/1b", Force: force, Curator: curator}}
		return s
	}
	s := build(t, append(harbour(), file("a.yaml", "2031-06-01", "A. Reader", Support), file("b.yaml", "2031-06-02", "B. Reader", Task))...)
	c, _ := s.Commitment("commitment:harbour-2031/1b")
	assert.Equal(t, Task, c.Force)
	require.Len(t, s.Contradictions(), 1)
	assert.Equal(t, Contradiction{
		Subject: "commitment:harbour-2031/1b", About: "force",
		Won:  Word{"curation:b.yaml", "B. Reader", "2031-06-02", "TASK"},
		Lost: Word{"curation:a.yaml", "A. Reader", "2031-06-01", "SUPPORT"},
	}, s.Contradictions()[0])
}

// A commitment that was not found stands where its number says.
func TestAddedCommitment(t *testing.T) {
	add := decided("a.yaml", "2031-06-01", "A. Reader", Decision{Verb: VerbPromise, Subject: "commitment:harbour-2031/1c", Begins: "Nous veillons"})
	add.Facts.Commitments = []Commitment{{ID: "commitment:harbour-2031/1c", Begins: "Nous veillons", Force: Commit, Curator: "A. Reader"}}
	sources := harbour()
	for i := range sources[1].Facts.Commitments {
		sources[1].Facts.Commitments[i].Order = i
	}
	s := build(t, append(sources, add)...)
	assert.Equal(t, []ID{
		"commitment:harbour-2031/1a", "commitment:harbour-2031/1b", "commitment:harbour-2031/1c", "commitment:harbour-2031/2",
	}, ids(s.CommitmentsOf("document:harbour-2031")))
	assert.True(t, s.Decisions()[0].Applied)
}

func TestMergingInACircle(t *testing.T) {
	s := build(t, append(harbour(),
		decided("a.yaml", "2031-06-02", "A. Reader", Decision{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:group"}),
		decided("b.yaml", "2031-06-01", "B. Reader", Decision{Verb: VerbMerge, Subject: "actor:group", Target: "actor:grp"}))...)
	id, _ := s.Resolve("actor:grp")
	assert.Equal(t, ID("actor:group"), id)
	assert.Equal(t, whyCycle, s.Decisions()[1].Why)
}

// Decisions may be given in any order, and the sources stay as they were.
func TestDecisionsInAnyOrder(t *testing.T) {
	files := []Source{
		decided("a.yaml", "2031-06-01", "A. Reader",
			Decision{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:group"},
			Decision{Verb: VerbRetype, Type: Cites, From: "commitment:harbour-2031/1b", To: "convention:pact", As: Implements},
			Decision{Verb: VerbWithdraw, Subject: "commitment:harbour-2031/2"},
		),
		decided("b.yaml", "2031-06-01", "B. Reader",
			Decision{Verb: VerbSplit, Subject: "actor:group", Target: "actor:other-group", Places: []ID{"passage:harbour-2031/1"}},
			Decision{Verb: VerbSettle, Subject: "unresolved:1", Target: "commitment:harbour-2030/1"},
			Decision{Verb: VerbReject, Type: Cites, From: "commitment:harbour-2031/1b", To: "convention:pact"},
		),
	}
	all := append(harbour(), files...)
	want := build(t, append(harbour(), files...)...)
	for seed := range uint64(20) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		got := build(t, all...)
		require.Equal(t, want.edges, got.edges)
		require.Equal(t, want.mentions.all, got.mentions.all)
		require.Equal(t, want.Decisions(), got.Decisions())
		require.Equal(t, want.Contradictions(), got.Contradictions())
	}
	assert.Equal(t, harbour(), func() []Source {
		again := harbour()
		build(t, append(again, files...)...)
		return again
	}())
}

// An edge may move more than once; whoever noted its first id must find it in
// every build, for reading and for deciding.
func TestAnEdgeThatMovedTwiceIsFoundByItsFirstID(t *testing.T) {
	first := EdgeID(CallsOn, "commitment:harbour-2031/2", "actor:grp")
	last := EdgeID(CallsOn, "commitment:harbour-2031/2", "actor:third-group")
	files := append(harbour(),
		source("document:harbour-2032", Facts{Actors: []Actor{{ID: "actor:third-group"}}}),
		decided("a.yaml", "2031-06-01", "A. Reader",
			Decision{Verb: VerbMerge, Subject: "actor:grp", Target: "actor:group"},
			Decision{Verb: VerbSplit, Subject: "actor:group", Target: "actor:other-group", Places: []ID{"passage:harbour-2031/2"}, Date: "2031-06-03"}, // heard first
			Decision{Verb: VerbSplit, Subject: "actor:other-group", Target: "actor:third-group", Places: []ID{"passage:harbour-2031/2"}},
		))
	rejecting := append(slices.Clone(files), decided("b.yaml", "2031-06-02", "B. Reader", Decision{Verb: VerbReject, Subject: first}))
	for range 50 {
		s, err := Build(files)
		require.NoError(t, err)
		e, ok := s.Edge(first)
		require.True(t, ok)
		assert.Equal(t, last, e.ID)

		s, err = Build(rejecting)
		require.NoError(t, err)
		e, ok = s.Edge(last)
		require.True(t, ok)
		assert.Equal(t, Rejected, e.Status)
	}
}

// A circle of splits ends where an edge is, or nowhere.

// A circle of splits ends where an edge is, or nowhere.
func TestEdgesThatMovedInACircle(t *testing.T) {
	b := &builder{formerEdges: map[ID]ID{"a": "b", "b": "c", "c": "b", "d": "d"}}
	assert.Empty(t, b.movedEdges(func(ID) bool { return false }))
	assert.Equal(t, map[ID]ID{"a": "b", "c": "b"}, b.movedEdges(func(id ID) bool { return id == "b" }))
}

// Two documents may be likened to others in the same words, without a witness.
func TestEvidenceWithoutAWitnessIsOfItsDocument(t *testing.T) {
	all := distinct([]Evidence{
		{Document: "document:b", Method: Aligned, Confidence: 0.6},
		{Document: "document:a", Method: Aligned, Confidence: 0.5},
		{Document: "document:b", Method: Aligned, Confidence: 0.4},
	})
	require.Len(t, all, 2)
	assert.Equal(t, ID("document:a"), all[0].Document)
	assert.InDelta(t, 0.6, all[1].Confidence, 0)
}
