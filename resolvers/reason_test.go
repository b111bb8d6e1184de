package resolvers

import (
	"testing"

	"stemma/graph"
)

// An edge that likeness found says why in parts, and in a line of either language.
func TestWhy(t *testing.T) {
	const later, earlier graph.ID = "commitment:tweed-2033/1", "commitment:tweed-2031/2"
	facts := graph.Facts{
		Conventions: []graph.Convention{{ID: "convention:river-charter", Names: graph.Texts{"en": "River Charter", "fr": "Charte des rivières"}}},
		Commitments: []graph.Commitment{{ID: later, Ref: "1", Force: graph.Commit}, {ID: earlier, Ref: "2", Force: graph.Commit}},
		Edges: []graph.Edge{{
			Type: graph.BuildsOn, From: later, To: earlier, Method: graph.Inferred, Confidence: 0.6, Status: graph.Active,
			Evidence: []graph.Evidence{{
				Quote: "x", Method: graph.Inferred, Confidence: 0.6,
				Reasons: []string{"same convention: convention:river-charter", "builds on: takes the matter into another theme", "weakened: no longer states 1 hour", "alike in sound"},
			}},
		}},
	}
	gives(t, apiOn(t, facts), `{node(id: "`+string(graph.EdgeID(graph.BuildsOn, later, earlier))+`") {... on Relation {evidence {
	 reasons why {kind values nodes {id} cue change {kind aspect was is} text fr: text(lang: FR)}}}}}`,
		`{"node": {"evidence": [{
		 "reasons": ["same convention: convention:river-charter", "builds on: takes the matter into another theme", "weakened: no longer states 1 hour", "alike in sound"],
		 "why": [
		  {"kind": "SAME_CONVENTIONS", "values": ["convention:river-charter"], "nodes": [{"id": "convention:river-charter"}], "cue": null, "change": null,
		   "text": "same convention: River Charter", "fr": "même convention\u00a0: Charte des rivières"},
		  {"kind": "OTHER_THEME", "values": [], "nodes": [], "cue": null, "change": null,
		   "text": "builds on: takes the matter into another theme", "fr": "s’appuie sur l’antérieur\u00a0: porte la question vers un autre thème"},
		  {"kind": "CHANGED", "values": [], "nodes": [], "cue": null, "change": {"kind": "WEAKENED", "aspect": "MEASURE", "was": "1 hour", "is": null},
		   "text": "weakened: no longer states 1\u00a0hour", "fr": "plus faible\u00a0: ne précise plus 1\u00a0heure"},
		  {"kind": "OTHER", "values": [], "nodes": [], "cue": null, "change": null, "text": "alike in sound", "fr": "alike in sound"}]}]}}`)
}
