package graph

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func reviewed(t testing.TB, s *Snapshot, kinds ...ReviewKind) []ReviewItem {
	t.Helper()
	list, err := s.Review(t.Context(), kinds...)
	require.NoError(t, err)
	return list
}

func only1(t testing.TB, s *Snapshot, kind ReviewKind) ReviewItem {
	t.Helper()
	list := reviewed(t, s, kind)
	require.Len(t, list, 1, kind)
	return list[0]
}

func TestReview(t *testing.T) {
	const b = "commitment:harbour-2031/1b"
	sources := harbour()
	f := &sources[1].Facts
	f.Edges[1].Confidence = 0.6
	f.Edges = append(f.Edges,
		Edge{
			Type: Reaffirms, From: b, To: "commitment:harbour-2030/1", Method: Inferred, Confidence: 0.52, Status: Active,
			Evidence: []Evidence{{Quote: "Appliquer le Pacte.", Method: Inferred, Confidence: 0.52}},
		},
		stated(Supports, b, "convention:pact-on-ports", "Appliquer le Pacte."),
	)
	builtin := source("builtin", Facts{Commitments: []Commitment{
		{ID: "commitment:harbour-2031/2", Force: Call, Curator: "editors"},
		{ID: "commitment:harbour-2030/9", Begins: "Nous veillons", Force: Call, Curator: "editors"},
	}, Edges: []Edge{{
		Type: BuildsOn, From: b, To: "convention:pact-on-ports", Method: Curated, Confidence: 1, Status: Active,
		Evidence: []Evidence{{Curator: "editors", Method: Curated, Confidence: 1}},
	}}})
	sources = append(sources, builtin,
		decided("a.yaml", "2031-06-02", "A. Reader",
			Decision{Verb: VerbAccept, Type: Cites, From: b, To: "convention:pact"},
			Decision{Verb: VerbDate, Subject: "meeting:nowhere", Start: "2030"}),
		decided("b.yaml", "2031-06-01", "B. Reader", Decision{Verb: VerbReject, Type: Cites, From: b, To: "convention:pact"}))
	s := build(t, sources...)

	item := only1(t, s, ReviewContradiction)
	id := string(EdgeID(Cites, b, "convention:pact"))
	assert.Equal(t, []string{"- accept: {edge: " + id + "}", "- reject: {edge: " + id + "}"}, item.Curation)
	assert.Equal(t, "status: A. Reader of a.yaml (2031-06-02) says ACTIVE, which holds; B. Reader of b.yaml (2031-06-01) says REJECTED", item.Reason)
	assert.Equal(t, "Appliquer le Pacte.", item.Words)

	assert.Equal(t, "A. Reader of a.yaml decided: date meeting:nowhere; "+whyNothing, only1(t, s, ReviewNotApplied).Reason)

	about := map[string]ReviewItem{}
	for _, item := range reviewed(t, s, ReviewDifference) {
		about[item.About] = item
	}
	require.Len(t, about, 3)
	assert.Equal(t, []string{"- describe: {id: commitment:harbour-2031/2, force: CALL}", "- describe: {id: commitment:harbour-2031/2, force: TASK}"}, about["force"].Curation)
	assert.Equal(t, ID("commitment:harbour-2030/9"), about["commitment"].Subject)
	assert.Equal(t, b+" SUPPORTS convention:pact-on-ports was found, where a curator says BUILDS_ON", about[""].Reason)

	item = only1(t, s, ReviewDangling)
	assert.Contains(t, item.Reason, "does not hold convention:vanished")
	assert.Equal(t, "- reject: {type: BUILDS_ON, from: commitment:harbour-2031/1a, to: convention:vanished}", item.Curation[0])
	assert.True(t, strings.HasPrefix(item.Curation[1], "# - retarget: "))

	item = only1(t, s, ReviewUnresolved)
	assert.Equal(t, []string{
		"- settle: {unresolved: unresolved:1, target: commitment:harbour-2030/1}",
		"- settle: {unresolved: unresolved:1, target: actor:grp}",
		"- dismiss: {unresolved: unresolved:1}",
	}, item.Curation)

	assert.Equal(t, EdgeID(DelegatesTo, "commitment:harbour-2031/2", "actor:group"), only1(t, s, ReviewLowConfidence).Subject)
	assert.Contains(t, only1(t, s, ReviewAlignment).Reason, "0.52")
	assert.Equal(t, ID("convention:pact-on-ports"), reviewed(t, s, ReviewUnconfirmed)[0].Subject)

	all := reviewed(t, s)
	for i := 1; i < len(all); i++ {
		assert.GreaterOrEqual(t, all[i-1].Score, all[i].Score)
	}
	seen := map[string]bool{}
	for i := range all {
		assert.False(t, seen[all[i].Key()], all[i].Key())
		seen[all[i].Key()] = true
		assert.NotEmpty(t, all[i].Curation)
	}
}

// What extraction took for a commitment and a complete list does not hold.
func TestReviewOfLeftOutActs(t *testing.T) {
	sources := append(harbour(), source("builtin", Facts{
		Documents:   []Document{{ID: "document:harbour-2031", Complete: true}},
		Commitments: []Commitment{{ID: "commitment:harbour-2031/1a", Begins: "Tenir la promesse", Curator: "editors"}},
	}))
	s := build(t, sources...)
	list := reviewed(t, s, ReviewLeftOut)
	require.Len(t, list, 2)
	assert.Equal(t, []string{
		`- commitment: {id: commitment:harbour-2031/1b, begins: "Appliquer le Pacte.", force: COMMIT}`,
		"- not_commitment: {id: commitment:harbour-2031/1b}",
	}, list[0].Curation)

	s = build(t, append(sources, decided("a.yaml", "2031-06-02", "A. Reader", Decision{Verb: VerbWithdraw, Subject: "commitment:harbour-2031/1b"}))...)
	assert.Len(t, reviewed(t, s, ReviewLeftOut), 1, "one was looked at")
}

// What people decide about near things does not make others near.
func TestReviewOfAlignmentsEnds(t *testing.T) {
	const b = "commitment:harbour-2031/1b"
	sources := harbour()
	near := func(to ID, score float64) Edge {
		return Edge{
			Type: Reaffirms, From: b, To: to, Method: Inferred, Confidence: score, Status: Active,
			Evidence: []Evidence{{Quote: "Appliquer le Pacte.", Method: Inferred, Confidence: score}},
		}
	}
	sources[0].Facts.Commitments = append(sources[0].Facts.Commitments, Commitment{ID: "commitment:harbour-2030/2", Document: "document:harbour-2030"})
	sources = append(sources, source("alignment:harbour-2030|harbour-2031", Facts{Edges: []Edge{
		near("commitment:harbour-2030/1", 0.60), near("commitment:harbour-2030/2", 0.68),
	}}))
	require.Len(t, reviewed(t, build(t, sources...), ReviewAlignment), 1)
	for _, verb := range []Verb{VerbAccept, VerbReject} {
		s := build(t, append(sources, decided("a.yaml", "2031-06-02", "A. Reader",
			Decision{Verb: verb, Type: Reaffirms, From: b, To: "commitment:harbour-2030/1"}))...)
		assert.Empty(t, reviewed(t, s, ReviewAlignment), verb)
	}
}

// Once a person has decided, nothing waits any more.
func TestReviewedIsDone(t *testing.T) {
	s := build(t, append(harbour(), decided("a.yaml", "2031-06-02", "A. Reader",
		Decision{Verb: VerbReject, Type: BuildsOn, From: "commitment:harbour-2031/1a", To: "convention:vanished"},
		Decision{Verb: VerbDismiss, Subject: "unresolved:1"},
		Decision{Verb: VerbConfirm, Subject: "convention:pact-on-ports"}))...)
	assert.Empty(t, reviewed(t, s))
}
