package resolvers

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

// versions is a document in two languages: a heading, a promise with another
// deadline in French, and a paragraph that English alone has.
func versions() graph.Facts {
	en, fr := graph.ID("witness:oslo-2030/en"), graph.ID("witness:oslo-2030/fr")
	both := []graph.Span{{Witness: en, Start: 8, End: 31}, {Witness: fr, Start: 6, End: 33}}
	return graph.Facts{
		Documents: []graph.Document{{ID: "document:oslo-2030", Date: "2030-01-01", Language: graph.English}},
		Witnesses: []graph.Witness{
			{ID: en, Document: "document:oslo-2030", Language: graph.English, Quality: 1, Text: "Bridges We act within 6 months. Thanks."},
			{ID: fr, Document: "document:oslo-2030", Language: graph.French, Quality: 1, Text: "Ponts Nous agirons sous 3 mois."},
		},
		Passages: []graph.Passage{
			{
				ID: "passage:oslo-2030/h1", Document: "document:oslo-2030", Ref: "h1", Kind: "heading",
				Spans:   []graph.Span{{Witness: en, Start: 0, End: 7}, {Witness: fr, Start: 0, End: 5}},
				Matches: []graph.Match{{Witness: fr, Confidence: 0.5, Grounds: []string{"order"}}},
			},
			{
				ID: "passage:oslo-2030/1", Document: "document:oslo-2030", Ref: "1", Kind: "item", Order: 1, Spans: both,
				Matches: []graph.Match{{Witness: fr, Confidence: 0.8, Grounds: []string{"number 1"}}},
			},
			{ID: "passage:oslo-2030/2", Document: "document:oslo-2030", Ref: "2", Kind: "item", Order: 2, Spans: []graph.Span{{Witness: en, Start: 32, End: 39}}},
		},
		Commitments: []graph.Commitment{{
			ID: "commitment:oslo-2030/1", Document: "document:oslo-2030", Passage: "passage:oslo-2030/1", Ref: "1", Force: graph.Commit,
			Texts: graph.Texts{graph.English: "We act within 6 months.", graph.French: "Nous agirons sous 3 mois."}, Spans: both,
			Readings: []graph.Reading{
				{Language: graph.English, Witness: en, Start: 8, End: 31, Force: graph.Commit, Deadline: "within 6 months", Confidence: 1},
				{
					Language: graph.French, Witness: fr, Start: 6, End: 31, Force: graph.Commit, Deadline: "sous 3 mois",
					Addressees: []graph.ID{"actor:cities"}, Confidence: 0.8, Grounds: []string{"number 1"},
				},
			},
		}},
		Actors: []graph.Actor{{ID: "actor:cities", Type: "class", Names: graph.Texts{graph.French: "villes"}}},
	}
}

func TestConcordance(t *testing.T) {
	api := apiOn(t, versions())
	t.Run("the rows and the figures", func(t *testing.T) {
		gives(t, api, `{concordance(document: "document:oslo-2030", first: 2) {totalCount languages aligned onlyIn {language count} differing pageInfo {hasNextPage}
		 edges {node {passage {ref} commitment {ref} texts {language text start end witness {id}} differences {kind basis} confidence grounds}}}}`,
			`{"concordance": {"totalCount": 3, "languages": ["EN", "FR"], "aligned": 2, "differing": 1, "pageInfo": {"hasNextPage": true},
			  "onlyIn": [{"language": "EN", "count": 1}, {"language": "FR", "count": 0}],
			  "edges": [
			   {"node": {"passage": {"ref": "h1"}, "commitment": null, "differences": [], "confidence": 0.5, "grounds": ["order"],
			    "texts": [{"language": "EN", "text": "Bridges", "start": 0, "end": 7, "witness": {"id": "witness:oslo-2030/en"}},
			     {"language": "FR", "text": "Ponts", "start": 0, "end": 5, "witness": {"id": "witness:oslo-2030/fr"}}]}},
			   {"node": {"passage": {"ref": "1"}, "commitment": {"ref": "1"}, "confidence": 0.8, "grounds": ["number 1"],
			    "differences": [{"kind": "DEADLINE", "basis": "WORDS"}, {"kind": "QUANTITY", "basis": "WORDS"}, {"kind": "ADDRESSEES", "basis": "READING"}],
			    "texts": [{"language": "EN", "text": "We act within 6 months.", "start": 8, "end": 31, "witness": {"id": "witness:oslo-2030/en"}},
			     {"language": "FR", "text": "Nous agirons sous 3 mois.", "start": 6, "end": 33, "witness": {"id": "witness:oslo-2030/fr"}}]}}]}}`)
	})
	t.Run("what differs or is lacking", func(t *testing.T) {
		gives(t, api, `{concordance(document: "document:oslo-2030", onlyDifferences: true) {totalCount edges {node {passage {ref}}}}}`,
			`{"concordance": {"totalCount": 2, "edges": [{"node": {"passage": {"ref": "1"}}}, {"node": {"passage": {"ref": "2"}}}]}}`)
	})
	t.Run("what each version says", func(t *testing.T) {
		gives(t, api, `{node(id: "commitment:oslo-2030/1") {... on Commitment {
		 readings {language text force deadline hedge subset quantities addressees {id} witness {id} start end confidence grounds}
		 differences {kind basis values {language values}}}}}`,
			`{"node": {"readings": [
			   {"language": "EN", "text": "We act within 6 months.", "force": "COMMIT", "deadline": "within 6 months", "hedge": null, "subset": false,
			    "quantities": [], "addressees": [], "witness": {"id": "witness:oslo-2030/en"}, "start": 8, "end": 31, "confidence": 1, "grounds": []},
			   {"language": "FR", "text": "Nous agirons sous 3 mois.", "force": "COMMIT", "deadline": "sous 3 mois", "hedge": null, "subset": false,
			    "quantities": [], "addressees": [{"id": "actor:cities"}], "witness": {"id": "witness:oslo-2030/fr"}, "start": 6, "end": 31, "confidence": 0.8, "grounds": ["number 1"]}],
			  "differences": [
			   {"kind": "DEADLINE", "basis": "WORDS", "values": [{"language": "EN", "values": ["within 6 months"]}, {"language": "FR", "values": ["sous 3 mois"]}]},
			   {"kind": "QUANTITY", "basis": "WORDS", "values": [{"language": "EN", "values": ["6 months"]}, {"language": "FR", "values": ["3 months"]}]},
			   {"kind": "ADDRESSEES", "basis": "READING", "values": [{"language": "EN", "values": []}, {"language": "FR", "values": ["actor:cities"]}]}]}}`)
	})
}

// TestReadingOfOneVersion gives the one reading there is.
func TestReadingOfOneVersion(t *testing.T) {
	gives(t, apiOn(t, world()), `{node(id: "commitment:toronto-2018/1.1") {... on Commitment {readings {language force confidence} differences {kind}}}}`,
		`{"node": {"readings": [{"language": "FR", "force": "COMMIT", "confidence": 1}], "differences": []}}`)
}

func TestConcordanceOfNothing(t *testing.T) {
	a := ask(t, apiOn(t, world()), `{concordance(document: "document:nowhere") {totalCount}}`, nil)
	assert.Equal(t, []string{string(CodeNotFound)}, a.codes())
}
