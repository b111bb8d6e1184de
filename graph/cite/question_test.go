package cite

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// A part is cited by what was asked, and leads to the page that shows it, or to its
// data where no page does.
func TestPartsSayWhatTheyAre(t *testing.T) {
	s := world(t, "Tweed Declaration")
	lineage := func(q graph.LineageQuery) Question { return Question{Lineage: &q} }
	chosen := func(q graph.SubgraphQuery) Question { return Question{Subgraph: &q} }
	const charter graph.ID = "convention:river-charter"
	tests := []struct {
		name          string
		of            Question
		query         string
		en, fr, leads string
	}{
		{
			"what it comes from", lineage(graph.LineageQuery{Of: act}), "root=commitment:tweed-2031/2",
			"“Lineage of Tweed 2031, 2: what it comes from”", "« Filiation de “Tweed 2031, 2” : d’où cela vient »",
			"/?view=lineage&of=commitment:tweed-2031/2&dir=ANCESTORS&depth=6&at=4f",
		},
		{
			"both ways, some types, on a day", lineage(graph.LineageQuery{
				Of: charter, Direction: graph.Both, MaxDepth: 2, First: 500,
				Filter:  graph.EdgeFilter{Types: []graph.RelationType{graph.Reaffirms, graph.BuildsOn}, MinConfidence: 0.8},
				Retouch: graph.Retouch{Expand: []graph.ID{act}},
			}), "asOf=2031&root=convention:river-charter",
			"“Lineage of River Charter: what it comes from and what came of it (only ‘reaffirms’, ‘builds on’; confidence of 0.8 or more; up to 2 steps), with nodes opened and shut by hand”",
			"« Filiation de “Charte des rivières” : d’où cela vient et ce qui en est issu (seulement “réaffirme”, “s’appuie sur” ; confiance d’au moins 0,8 ; jusqu’à 2 pas), avec des nœuds ouverts ou fermés à la main »",
			"/?view=lineage&of=convention:river-charter&dir=BOTH&depth=2&types=REAFFIRMS,BUILDS_ON&min=0.8&asOf=2031&open=commitment:tweed-2031/2&at=4f",
		},
		{
			"through the texts", lineage(graph.LineageQuery{Of: act, Direction: graph.Descendants, Through: true}), "root=commitment:tweed-2031/2&through=true",
			"“Lineage of Tweed 2031, 2: what came of it, on through the texts it reaches”", "« Filiation de “Tweed 2031, 2” : ce qui en est issu, au-delà des textes qu’elle atteint »",
			"/export/jsonld?root=commitment:tweed-2031/2&through=true&at=4f",
		},
		{
			"two nodes",
			Question{Path: &graph.PathQuery{From: act, To: charter, MaxDepth: graph.DefaultPathDepth}},
			"from=commitment:tweed-2031/2&to=convention:river-charter",
			"“What connects Tweed 2031, 2 and River Charter”", "« Ce qui relie Tweed 2031, 2 et Charte des rivières »",
			"/export/jsonld?from=commitment:tweed-2031/2&to=convention:river-charter&at=4f",
		},
		{
			"a topic", chosen(graph.SubgraphQuery{Commitments: graph.CommitmentFilter{Topic: "topic:rivers"}}), "topic=topic:rivers",
			"“Commitments on topic:rivers and what they lead to”", "« Engagements sur le thème “topic:rivers” et où ils mènent »",
			"/?view=lineage&of=topic:rivers&at=4f",
		},
		{
			"a filter", chosen(graph.SubgraphQuery{Commitments: graph.CommitmentFilter{Document: "document:tweed-2031", Force: []graph.Force{graph.Call}, From: "2019-04-01", Text: "water"}}), "text=water",
			"“Commitments in Tweed Declaration, whose force is ‘calls on others’, from 1 April 2019, with the words ‘water’ and what they lead to”",
			"« Engagements dans “Déclaration de la Tweed”, dont la force est “appelle autrui à agir”, à partir de : 1er avril 2019, avec les mots “water” et où ils mènent »",
			"/export/jsonld?text=water&at=4f",
		},
		{
			"all", chosen(graph.SubgraphQuery{Filter: graph.EdgeFilter{Methods: []graph.Method{graph.Stated, graph.Curated}}}), "methods=STATED,CURATED",
			"“All commitments and what they lead to (stated in words or said by a person)”", "« Tous les engagements et où ils mènent (énoncés dans les mots ou dits par une personne) »",
			"/?view=lineage&methods=STATED,CURATED&at=4f",
		},
		{"no question", Question{}, "", "“A part of the lineage of commitments”", "« Une partie de la filiation des engagements »", "/export/jsonld?at=4f"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Part{Query: tt.query, Question: tt.of, Subgraph: &graph.Subgraph{}}
			got, err := Subgraph(s, p, Style{})
			require.NoError(t, err)
			assert.True(t, strings.HasPrefix(got, tt.en+", nodes: "), got)
			assert.Contains(t, got, ". stemma, "+tt.leads+", state of the graph")
			got, err = Subgraph(s, p, Style{Lang: graph.French, Base: "https://example.org/id/"})
			require.NoError(t, err)
			assert.True(t, strings.HasPrefix(got, tt.fr+", nœuds : "), got)
			if strings.HasPrefix(tt.leads, "/?") {
				assert.Contains(t, got, ". stemma, https://example.org/?lang=fr&view=lineage")
			} else {
				assert.Contains(t, got, ". stemma, https://example.org"+tt.leads)
			}
			assert.Contains(t, got, "révision 4f (3), 2031-06-01 09:00:00 UTC ; seul le texte officiel fait foi.")
		})
	}
}

func TestTimesOfParts(t *testing.T) {
	assert.Equal(t, "2026-11-28 07:53:24 UTC", seconds("2026-11-28T07:53:24.001706201Z"))
	assert.Equal(t, "2026-11-28 06:53:24 UTC", seconds("2026-11-28T07:53:24+01:00"))
	assert.Equal(t, "once", seconds("once"))
}
