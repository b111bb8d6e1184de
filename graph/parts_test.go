package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPartsOfAText(t *testing.T) {
	s := build(t, append(world(), completeWorld()...)...)
	assert.Equal(t, []ID{"commitment:alpha-2018/1", "commitment:alpha-2018/2a", "commitment:alpha-2018/2b"}, ids(s.CommitmentsOf("document:alpha-2018")))
	assert.Equal(t, []ID{"commitment:beta-2017/1", "commitment:beta-2017/2"}, ids(s.CommitmentsOf("meeting:beta-2017")))
	assert.Equal(t, []ID{"commitment:alpha-2018/1"}, ids(s.CommitmentsOf("passage:alpha-2018/1")))
	assert.Equal(t, []ID{"commitment:alpha-2018/1"}, ids(s.CommitmentsOf("actor:forum")))
	assert.Equal(t, []ID{"commitment:alpha-2018/2a"}, ids(s.CommitmentsOf("topic:borders")))
	assert.Equal(t, []ID{"document:alpha-2018"}, ids(s.DocumentsOf("meeting:alpha-2018")))
	assert.Equal(t, []ID{"document:beta-2017"}, ids(s.DocumentsOf("convention:beta-communique")))
	assert.Equal(t, []ID{"witness:delta-2020/fr", "witness:delta-2020/en", "witness:delta-2020/fr-ocr"}, ids(s.WitnessesOf("document:delta-2020")), "best first")
	assert.Equal(t, []ID{"passage:alpha-2018/preamble-1", "passage:alpha-2018/1", "passage:alpha-2018/2"}, ids(s.PassagesOf("document:alpha-2018")))
	assert.Empty(t, s.CommitmentsOf("document:none"))
	d, ok := s.Document("document:delta-2020")
	require.True(t, ok)
	assert.Equal(t, French, d.Language, "the best witness's")
}

func TestStructureEdgesFollowFromProperties(t *testing.T) {
	s := build(t, world()...)
	tests := []struct {
		node ID
		want []string
	}{
		{"commitment:alpha-2018/1", []string{
			"alpha-2018/1 STATED_IN alpha-2018", "alpha-2018/1 MADE_AT alpha-2018", "alpha-2018/1 MADE_BY forum",
			"alpha-2018/1 ABOUT travel-data", "alpha-2018/1 PART_OF alpha-2018/1",
		}},
		{"passage:alpha-2018/2", []string{"alpha-2018/2 PART_OF alpha-2018"}},
		{"witness:alpha-2018/fr", []string{"alpha-2018/fr WITNESS_OF alpha-2018"}},
		{"document:beta-2017", []string{"beta-2017 TEXT_OF beta-communique", "beta-2017 ADOPTED_AT beta-2017"}},
		{"convention:beta-communique", []string{"beta-communique ADOPTED_AT beta-2017"}},
		{"meeting:alpha-2018", []string{"alpha-2018 FOLLOWS beta-2017"}},
		{"actor:working-group", []string{"working-group MEMBER_OF forum"}},
		{"topic:borders", []string{"borders PART_OF security"}},
	}
	for _, tt := range tests {
		t.Run(string(tt.node), func(t *testing.T) {
			edges := s.Edges(tt.node, Ancestors, EdgeFilter{Types: StructureRelations})
			assert.Equal(t, tt.want, arrows(edges))
			for _, e := range edges {
				assert.Equal(t, Structure, e.Method)
				assert.InDelta(t, 1, e.Confidence, 0)
				assert.NotEmpty(t, e.Source, "a fact names its source")
				assert.Equal(t, EdgeID(e.Type, e.From, e.To), e.ID)
			}
			stated := s.Edges(tt.node, Ancestors, EdgeFilter{})
			for _, e := range stated {
				assert.True(t, e.Type.Stated(), "structure only when named")
			}
		})
	}
	follows := s.Edges("meeting:alpha-2018", Ancestors, EdgeFilter{Types: []RelationType{Follows}})
	require.Len(t, follows, 1)
	assert.Equal(t, "press", follows[0].Source)
}

func TestSeries(t *testing.T) {
	s := build(t, source("builtin", Facts{Meetings: []Meeting{
		{ID: "meeting:a", Series: "s", StartDate: "2001"},
		{ID: "meeting:b", Series: "s", StartDate: "2003"},
		{ID: "meeting:c", Series: "s", StartDate: "2005", Follows: "meeting:a"},
		{ID: "meeting:d", Series: "s"},
		{ID: "meeting:e", Series: "t", StartDate: "2004"},
		{ID: "meeting:f", StartDate: "2004"},
	}}))
	tests := []struct{ meeting, previous, next ID }{
		{"meeting:a", "", "meeting:b"},
		{"meeting:b", "meeting:a", ""},
		{"meeting:c", "meeting:a", ""},
		{"meeting:d", "", ""},
		{"meeting:e", "", ""},
		{"meeting:f", "", ""},
	}
	for _, tt := range tests {
		t.Run(string(tt.meeting), func(t *testing.T) {
			previous, ok := s.Previous(tt.meeting)
			require.Equal(t, tt.previous != "", ok)
			if ok {
				assert.Equal(t, tt.previous, previous.ID)
			}
			next, ok := s.Next(tt.meeting)
			require.Equal(t, tt.next != "", ok)
			if ok {
				assert.Equal(t, tt.next, next.ID)
			}
		})
	}
}

func TestMentions(t *testing.T) {
	s := build(t, world()...)
	surfaces := func(of ID) []string {
		var out []string
		for _, m := range s.Mentions(of) {
			out = append(out, m.Surface)
		}
		return out
	}
	tests := []struct {
		of   ID
		want []string
	}{
		{"convention:resolution-9", []string{"la résolution"}},
		{"meeting:beta-2017", []string{"Bêta"}},
		{"commitment:alpha-2018/1", []string{"la résolution"}},
		{"commitment:alpha-2018/2", []string{"Bêta"}},
		{"commitment:alpha-2018/2b", []string{"Bêta"}},
		{"commitment:beta-2017/1", nil},
		{"passage:alpha-2018/2", []string{"Bêta"}},
		{"witness:alpha-2018/fr", []string{"la résolution", "Bêta"}},
		{"document:alpha-2018", []string{"la résolution", "Bêta"}},
		{"actor:forum", nil},
		{"nothing", nil},
	}
	for _, tt := range tests {
		t.Run(string(tt.of), func(t *testing.T) { assert.Equal(t, tt.want, surfaces(tt.of)) })
	}
}

func TestUnresolved(t *testing.T) {
	s := build(t, world()...)
	all := s.Unresolved("")
	require.Len(t, all, 1)
	u := all[0]
	assert.Equal(t, UnresolvedID(Cites, "commitment:alpha-2018/2a", "", "la promesse"), u.ID)
	assert.Equal(t, []Candidate{{ID: "commitment:beta-2017/2", Score: 0.6}, {ID: "commitment:beta-2017/1", Score: 0.4}}, u.Candidates, "best first")
	assert.Equal(t, all, s.Unresolved("commitment:alpha-2018/2"), "by the alias of its source")
	assert.Empty(t, s.Unresolved("commitment:alpha-2018/1"))
}

func TestStats(t *testing.T) {
	s := build(t, world()...)
	st := s.Stats()
	assert.Equal(t, map[Kind]int{
		KindMeeting: 3, KindDocument: 2, KindWitness: 1, KindPassage: 3, KindCommitment: 5, KindActor: 2, KindConvention: 3, KindTopic: 3,
	}, st.Nodes)
	assert.Equal(t, 2, st.Edges[Reaffirms])
	assert.Zero(t, st.Edges[Cites], "the only one is rejected")
	assert.Equal(t, 1, st.Methods[Aligned])
	assert.Equal(t, 1, st.Rejected)
	assert.Equal(t, 1, st.Dangling)
	assert.Equal(t, 1, st.Unresolved)
	assert.Equal(t, 2, st.Mentions)
	assert.Equal(t, 5, st.Revisions)
}

func TestRevisionsBySequence(t *testing.T) {
	a := Source{Info: RevisionInfo{ID: "1", Key: "document:z", Sequence: 1}}
	b := Source{Info: RevisionInfo{ID: "2", Key: "curation:a", Sequence: 2}}
	s := build(t, b, a)
	assert.Equal(t, []RevisionInfo{a.Info, b.Info}, s.Revisions())
	assert.Equal(t, b.Info, s.Newest())
	assert.Equal(t, b.Info, s.AsOf("1900").Newest(), "a cut is read in the state it was cut from")
}

func TestEmptySnapshot(t *testing.T) {
	for _, s := range []*Snapshot{build(t), {}} {
		assert.Empty(t, s.Meetings())
		assert.Empty(t, s.FilterCommitments(CommitmentFilter{Text: "x"}))
		assert.Empty(t, s.Edges("actor:a", Both, EdgeFilter{}))
		_, err := s.Lineage(LineageQuery{Of: "actor:a"})
		require.ErrorIs(t, err, ErrNotFound)
		assert.Empty(t, s.Stats().Nodes)
	}
}

func TestQuote(t *testing.T) {
	s := build(t, world()...)
	const fr = "witness:alpha-2018/fr"
	tests := []struct {
		name string
		span Span
		want string
	}{
		{"from the start", Span{fr, 0, 4}, "Nous"},
		{"code points, not bytes", Span{fr, 58, 62}, "Bêta"},
		{"to the very end", Span{fr, 58, 63}, "Bêta."},
		{"beyond the end", Span{fr, 58, 64}, ""},
		{"nothing", Span{fr, 5, 5}, ""},
		{"backwards", Span{fr, 5, 4}, ""},
		{"before the start", Span{fr, -1, 4}, ""},
		{"no such witness", Span{"witness:gone", 0, 4}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, s.Quote(tt.span)) })
	}
}
