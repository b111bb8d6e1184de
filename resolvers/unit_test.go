package resolvers

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestUnits(t *testing.T) {
	facts := versions()
	en := graph.ID("witness:oslo-2030/en")
	facts.Conventions = []graph.Convention{{ID: "convention:bridges", Names: graph.Texts{graph.English: "Bridges"}}}
	facts.Mentions = []graph.Mention{{Witness: en, Kind: graph.KindConvention, Target: "convention:bridges", Surface: "We", Start: 8, End: 10}}
	facts.Edges = []graph.Edge{{
		Type: graph.Cites, From: "commitment:oslo-2030/1", To: "convention:bridges", Method: graph.Stated, Confidence: 1, Status: graph.Active,
		Evidence: []graph.Evidence{{Document: "document:oslo-2030", Witness: en, Passage: "passage:oslo-2030/1", Start: 8, End: 31, Cue: "act"}},
	}}
	api := apiOn(t, facts)
	t.Run("the text and what is known of its words", func(t *testing.T) {
		gives(t, api, `{node(id: "document:oslo-2030") {... on Document {units(first: 2) {totalCount mentionCount statementCount pageInfo {hasNextPage}
		 mentions(first: 5) {surface start target {id}} statements(first: 5) {relation {type} evidence {start end cue}}
		 edges {node {id passage {ref} level parts {id} commitments {ref force} leaving {type count} arriving {type count}
		  texts {language text start end marker skipped witness {id}}}}}}}}`,
			`{"node": {"units": {"totalCount": 3, "mentionCount": 1, "statementCount": 1, "pageInfo": {"hasNextPage": true},
			  "mentions": [{"surface": "We", "start": 8, "target": {"id": "convention:bridges"}}],
			  "statements": [{"relation": {"type": "CITES"}, "evidence": {"start": 8, "end": 31, "cue": "act"}}],
			  "edges": [
			   {"node": {"id": "passage:oslo-2030/h1", "passage": {"ref": "h1"}, "level": null, "parts": [], "commitments": [], "leaving": [], "arriving": [],
			    "texts": [{"language": "EN", "text": "Bridges", "start": 0, "end": 7, "marker": null, "skipped": null, "witness": {"id": "witness:oslo-2030/en"}},
			     {"language": "FR", "text": "Ponts", "start": 0, "end": 5, "marker": null, "skipped": null, "witness": {"id": "witness:oslo-2030/fr"}}]}},
			   {"node": {"id": "passage:oslo-2030/1", "passage": {"ref": "1"}, "level": null, "parts": [], "commitments": [{"ref": "1", "force": "COMMIT"}],
			    "leaving": [{"type": "CITES", "count": 1}], "arriving": [],
			    "texts": [{"language": "EN", "text": "We act within 6 months.", "start": 8, "end": 31, "marker": null, "skipped": null, "witness": {"id": "witness:oslo-2030/en"}},
			     {"language": "FR", "text": "Nous agirons sous 3 mois.", "start": 6, "end": 33, "marker": null, "skipped": null, "witness": {"id": "witness:oslo-2030/fr"}}]}}]}}}`)
	})
	t.Run("the outline", func(t *testing.T) {
		gives(t, api, `{node(id: "document:oslo-2030") {... on Document {units(onlyHeadings: true) {totalCount}}}}`, `{"node": {"units": {"totalCount": 0}}}`)
	})
	t.Run("a passage and the unit around it", func(t *testing.T) {
		gives(t, api, `{node(id: "passage:oslo-2030/1") {... on Passage {spans {start text} mentions {edges {node {surface}}} relations {totalCount}
		 whole: relations(whole: true, direction: ANCESTORS) {edges {node {type source {id}}}}}}}`,
			`{"node": {"spans": [{"start": 8, "text": "We act within 6 months."}, {"start": 6, "text": "Nous agirons sous 3 mois."}], "mentions": {"edges": [{"node": {"surface": "We"}}]}, "relations": {"totalCount": 0},
			  "whole": {"edges": [{"node": {"type": "CITES", "source": {"id": "commitment:oslo-2030/1"}}}]}}}`)
	})
	t.Run("marks are bounded", func(t *testing.T) {
		answer := ask(t, api, `{node(id: "document:oslo-2030") {... on Document {units {mentions(first: 1001) {start}}}}}`, nil)
		assert.Equal(t, []string{"LIMIT"}, answer.codes())
	})
}
