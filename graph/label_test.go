package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLabel(t *testing.T) {
	s := build(t, Source{Facts: Facts{
		Meetings: []Meeting{
			{ID: "meeting:lyon-2021", Place: "Lyon", StartDate: "2021-05-03", Names: Texts{"fr": "Réunion"}},
			{ID: "meeting:elsewhere"},
		},
		Documents:   []Document{{ID: "document:lyon-2021", Meeting: "meeting:lyon-2021"}, {ID: "document:lyon-2021-statement", Meeting: "meeting:lyon-2021"}},
		Witnesses:   []Witness{{ID: "witness:lyon-2021/fr", Document: "document:lyon-2021", Language: "fr", Format: "txt"}},
		Commitments: []Commitment{{ID: "commitment:lyon-2021/1", Document: "document:lyon-2021", Ref: "1"}, {ID: "commitment:lyon-2021-statement/2", Document: "document:lyon-2021-statement", Ref: "2"}},
		Topics:      []Topic{{ID: "topic:a", Names: Texts{"en": "A", "fr": "B"}}},
	}})
	for id, want := range map[ID]string{
		"meeting:lyon-2021": "Réunion", "meeting:elsewhere": "elsewhere", "witness:lyon-2021/fr": "Lyon 2021 fr txt", "topic:a": "A",
		"commitment:lyon-2021/1": "Lyon 2021, 1", "commitment:lyon-2021-statement/2": "Lyon 2021, statement, 2",
	} {
		n, ok := s.Node(id)
		assert.True(t, ok)
		assert.Equal(t, want, s.Label(n, English))
	}
	n, _ := s.Node("topic:a")
	assert.Equal(t, "B", s.Label(n, French))
}

// A part of a text is named as people cite it, whatever file it came in.
func TestLabelOfAPart(t *testing.T) {
	s := build(t, Source{Facts: Facts{
		Meetings: []Meeting{
			{ID: "meeting:lyon-2021", Place: "Lyon", StartDate: "2021-05-03"},
			{ID: "meeting:council-12", Place: "New York", StartDate: "2014-09-24"},
		},
		Conventions: []Convention{
			{ID: "convention:r-7", Symbol: "S/RES/7(2014)", Names: Texts{"en": "resolution 7", "fr": "résolution 7"}},
			{ID: "convention:r-8", Symbol: "A/RES/75/8", Names: Texts{"fr": "Résolution 75/8"}},
			{ID: "convention:rivers", Names: Texts{"en": "Statement on Rivers of 4 June 2023", "fr": "Déclaration sur les rivières du 4 juin 2023"}},
		},
		Documents: []Document{
			{ID: "document:r-7", Titles: Texts{"en": "Resolution 7"}, Meeting: "meeting:council-12", TextOf: "convention:r-7", Date: "2014-09-24"},
			{ID: "document:r-8", Titles: Texts{"en": "r-8"}, TextOf: "convention:r-8", Date: "2020-11-23"},
			{ID: "document:rivers-2023-06-04", Titles: Texts{"en": "Statement"}, TextOf: "convention:rivers", Date: "2023-06-04"},
			{ID: "document:lyon-2021", Type: "communiqué", Meeting: "meeting:lyon-2021"},
			{ID: "document:lyon-2021-press-release", Type: "press release", Meeting: "meeting:lyon-2021"},
			{ID: "document:lyon-2021-annex-b", Type: "statement", Meeting: "meeting:lyon-2021"},
			{ID: "document:untied", Titles: Texts{"en": "A statement of the ministers of the rivers about floods, droughts and other weather"}, Date: "2019-02-03"},
			{ID: "document:bare"},
		},
	}})
	tests := []struct {
		document, ref string
		en, fr        string
	}{
		{"r-7", "24", "S/RES/7 (2014), 24", "S/RES/7 (2014), 24"},
		{"r-8", "107", "A/RES/75/8, 107", "A/RES/75/8, 107"},
		{"r-8", "preamble-4", "A/RES/75/8, preamble 4", "A/RES/75/8, préambule 4"},
		{"r-8", "p8", "A/RES/75/8, passage 8", "A/RES/75/8, passage 8"},
		{"r-8", "p8b", "A/RES/75/8, passage 8b", "A/RES/75/8, passage 8b"},
		{"r-8", "h3", "A/RES/75/8, heading, passage 3", "A/RES/75/8, titre, passage 3"},
		{"r-8", "p20-s1", "A/RES/75/8, passage 20, statement 1", "A/RES/75/8, passage 20, énoncé 1"},
		{"r-8", "fr-12", "A/RES/75/8, 12 (French)", "A/RES/75/8, 12 (français)"},
		{"rivers-2023-06-04", "A3-s2", "Statement on Rivers of 4 June 2023, A3, statement 2", "Déclaration sur les rivières du 4 juin 2023, A3, énoncé 2"},
		{"lyon-2021", "5.a", "Lyon 2021, 5.a", "Lyon 2021, 5.a"},
		{"lyon-2021-press-release", "p8", "Lyon 2021, press release, passage 8", "Lyon 2021, communiqué de presse, passage 8"},
		{"lyon-2021-annex-b", "1", "Lyon 2021, annex b, 1", "Lyon 2021, annex b, 1"},
		{"untied", "1", "A statement of the ministers of the rivers about floods… (2019), 1", "A statement of the ministers of the rivers about floods… (2019), 1"},
		{"bare", "1", "bare, 1", "bare, 1"},
	}
	for _, tt := range tests {
		c := &Commitment{ID: "commitment:x/1", Document: MakeID(KindDocument, tt.document), Ref: tt.ref}
		assert.Equal(t, tt.en, s.Label(c, English))
		assert.Equal(t, tt.fr, s.Label(c, French))
	}
	for id, want := range map[ID][2]string{
		"document:r-7":               {"Resolution 7", "résolution 7"},
		"document:r-8":               {"Résolution 75/8", "Résolution 75/8"},
		"document:rivers-2023-06-04": {"Statement", "Déclaration sur les rivières du 4 juin 2023"},
		"document:bare":              {"bare", "bare"},
	} {
		n, ok := s.Node(id)
		assert.True(t, ok)
		assert.Equal(t, want, [2]string{s.Label(n, English), s.Label(n, French)})
	}
	d, _ := s.Document("document:untied")
	room := make([]byte, 0, 200)
	for _, n := range []Node{&Commitment{Document: "document:r-7", Ref: "1"}, &Commitment{Document: d.ID, Ref: "p8-s1"}, &Commitment{Document: "document:lyon-2021-press-release", Ref: "fr-1"}} {
		assert.Zero(t, testing.AllocsPerRun(20, func() { _ = s.AppendLabel(room, n, French) }))
	}
}

func TestTypeName(t *testing.T) {
	assert.Equal(t, "réunion ministérielle", TypeName(KindMeeting, "ministerial", French))
	assert.Equal(t, "press release", TypeName(KindDocument, "press release", English))
	assert.Equal(t, "unheard of", TypeName(KindActor, "unheard of", French))
}

func TestSize(t *testing.T) {
	s := build(t, Source{Facts: Facts{
		Documents:   []Document{{ID: "document:a", Date: "2018"}, {ID: "document:b", Date: "2020"}},
		Commitments: []Commitment{{ID: "commitment:a/1", Document: "document:a"}, {ID: "commitment:b/1", Document: "document:b"}},
		Edges: []Edge{
			{Type: Reaffirms, From: "commitment:b/1", To: "commitment:a/1", Method: Curated, Status: Active, Evidence: []Evidence{{Curator: "x"}}},
			{Type: Cites, From: "commitment:b/1", To: "document:a", Method: Curated, Status: Rejected, Evidence: []Evidence{{Curator: "x"}}},
		},
	}})
	for _, s := range []*Snapshot{s, s.AsOf("2019"), s.AsOf("2017")} {
		nodes, edges := s.Size()
		st := s.Stats()
		n, e := 0, 0
		for _, count := range st.Nodes {
			n += count
		}
		for _, count := range st.Edges {
			e += count
		}
		assert.Equal(t, []int{n, e}, []int{nodes, edges})
	}
	nodes, edges := s.Size()
	assert.Equal(t, []int{4, 3}, []int{nodes, edges}, "two of them of structure")
}
