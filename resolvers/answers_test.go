package resolvers

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Chains, comparisons, the ledger and figures as a client reads them; what they
// say is tested in package graph.
func TestAnswers(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{
			"a chain", `{chain(of: "commitment:paris-2019/C0") {of {id} firstSeen lastSeen truncated passedOver {id} links {date steps side certainty
			 languages forum {id} commitment {id} restates {earlier {id} later {id} relation {type} changes {text}}}}}`,
			`{"chain": {"of": {"id": "commitment:paris-2019/C1"}, "firstSeen": "2018-04-24", "lastSeen": "2019-04-05", "truncated": false, "passedOver": [],
			  "links": [
			   {"date": "2018-04-24", "steps": 1, "side": "EARLIER", "certainty": 1, "languages": ["FR"], "forum": {"id": "actor:g7"},
			    "commitment": {"id": "commitment:toronto-2018/1.1"}, "restates": []},
			   {"date": "2019-04-05", "steps": 0, "side": "SELF", "certainty": 1, "languages": [], "forum": {"id": "actor:g7"},
			    "commitment": {"id": "commitment:paris-2019/C1"}, "restates": [{"earlier": {"id": "commitment:toronto-2018/1.1"},
			     "later": {"id": "commitment:paris-2019/C1"}, "relation": {"type": "REAFFIRMS"}, "changes": []}]}]}}`,
		},
		{
			"what was dropped, and what was searched for it", `{compare(earlier: "meeting:toronto-2018", later: "document:paris-2019") {silences {totalCount
			 edges {node {commitment {id} tasked {type} documents {id} commitmentsSearched passagesSearched complete nearest {node {id}} elsewhere {id}}}}}}`,
			`{"compare": {"silences": {"totalCount": 1, "edges": [{"node": {"commitment": {"id": "commitment:toronto-2018/1.8"},
			  "tasked": [{"type": "DELEGATES_TO"}], "documents": [{"id": "document:paris-2019"}], "commitmentsSearched": 2, "passagesSearched": 0,
			  "complete": false, "nearest": [], "elsewhere": []}}]}}}`,
		},
		{
			"the ledger of a body", `{ledger(body: "actor:rome-lyon-group") {totalCount edges {node {id task {id} source {id} meeting {id} date due
			 bodies {id} relations {type} topics {id} status answers {node {id}} renews {later {id}} renewals {later {id}} line {id}}}}}`,
			`{"ledger": {"totalCount": 1, "edges": [{"node": {"id": "mandate:toronto-2018/1.8", "task": {"id": "commitment:toronto-2018/1.8"},
			  "source": {"id": "commitment:toronto-2018/1.8"}, "meeting": {"id": "meeting:toronto-2018"}, "date": "2018-04-24", "due": null,
			  "bodies": [{"id": "actor:rome-lyon-group"}], "relations": [{"type": "DELEGATES_TO"}], "topics": [{"id": "topic:foreign-fighters"}],
			  "status": "UNANSWERED", "answers": [], "renews": [], "renewals": [], "line": [{"id": "commitment:toronto-2018/1.8"}]}}]}}`,
		},
		{
			"the ledger counted", `{ledger(first: 1, from: "2018", to: "2018") {totalCount statuses {status count} bodies {node {id} count answered statuses {status count}} topics(first: 1) {node {id} count} meetings {node {id} count}}
			 later: ledger(from: "2019") {totalCount statuses {status}}}`,
			`{"ledger": {"totalCount": 1, "statuses": [{"status": "UNANSWERED", "count": 1}],
			  "bodies": [{"node": {"id": "actor:rome-lyon-group"}, "count": 1, "answered": 0, "statuses": [{"status": "UNANSWERED", "count": 1}]}],
			  "topics": [{"node": {"id": "topic:foreign-fighters"}, "count": 1}], "meetings": [{"node": {"id": "meeting:toronto-2018"}, "count": 1}]},
			  "later": {"totalCount": 0, "statuses": []}}`,
		},
		{
			"what has not been heard of", `{silent(series: "g7-interior") {totalCount edges {node {last {id} firstSeen lastSeen years restated passedOver {id}}}}}`,
			`{"silent": {"totalCount": 1, "edges": [{"node": {"last": {"id": "commitment:toronto-2018/1.8"}, "firstSeen": "2018-04-24", "lastSeen": "2018-04-24",
			  "years": 0, "restated": 0, "passedOver": [{"id": "meeting:paris-2019"}]}}]}}`,
		},
		{
			"pairs with and without a change", `{compare(earlier: "meeting:toronto-2018", later: "document:paris-2019") {
			 changed: carriedOn(changed: true, first: 1) {totalCount} same: carriedOn(changed: false, first: 1) {totalCount}}}`,
			`{"compare": {"changed": {"totalCount": 0}, "same": {"totalCount": 1}}}`,
		},
		{
			"figures", `{figures(first: 1) {commitments withAncestors shareWithAncestors meetings {id} columns {meeting {id} date count noTopic} matrixSize wide: matrixSize(narrower: true) matrix {topic {id} meeting {id} count main}
			 mostRestated {node {id} count meetings} mostCited {node {id}} mostTasked {node {id}}
			 timeToRestatement {count shortest lowerQuartile median upperQuartile longest waitable neverRestated}}}`,
			`{"figures": {"commitments": 4, "withAncestors": 1, "shareWithAncestors": 0.25, "meetings": [{"id": "meeting:toronto-2018"}, {"id": "meeting:paris-2019"}],
			  "columns": [{"meeting": {"id": "meeting:toronto-2018"}, "date": "2018-04-23", "count": 2, "noTopic": 0}, {"meeting": {"id": "meeting:paris-2019"}, "date": "2019-04-04", "count": 2, "noTopic": 1}],
			  "matrixSize": 2, "wide": 3,
			  "matrix": [{"topic": {"id": "topic:foreign-fighters"}, "meeting": {"id": "meeting:toronto-2018"}, "count": 2, "main": 2},
			   {"topic": {"id": "topic:terrorism"}, "meeting": {"id": "meeting:paris-2019"}, "count": 1, "main": 1}],
			  "mostRestated": [{"node": {"id": "commitment:toronto-2018/1.1"}, "count": 1, "meetings": 1}], "mostCited": [{"node": {"id": "convention:unscr-2396"}}],
			  "mostTasked": [{"node": {"id": "actor:rome-lyon-group"}}],
			  "timeToRestatement": {"count": 1, "shortest": 346, "lowerQuartile": 346, "median": 346, "upperQuartile": 346, "longest": 346, "waitable": 2, "neverRestated": 1}}}`,
		},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { gives(t, api, tt.query, tt.want) })
	}
}

func TestAnswersRefuse(t *testing.T) {
	api := apiOn(t, world())
	tests := []struct {
		query string
		code  Code
	}{
		{`{chain(of: "actor:g7") {firstSeen}}`, CodeNotFound},
		{`{chain(of: "commitment:toronto-2018/1.1", minCertainty: 2) {firstSeen}}`, CodeInput},
		{`{chain(of: "commitment:toronto-2018/1.1", maxDepth: 16) {firstSeen}}`, CodeLimit},
		{`{silent(series: "no-such") {totalCount}}`, CodeNotFound},
		{`{ledger(body: "actor:nobody") {totalCount}}`, CodeNotFound},
		{`{ledger(first: 201) {totalCount}}`, CodeLimit},
		{`{ledger {bodies(first: 201) {count}}}`, CodeLimit},
		{`{ledger {meetings(first: 201) {count}}}`, CodeLimit},
		{`{figures(first: 201) {commitments}}`, CodeLimit},
		{`{compare(earlier: "actor:g7", later: "meeting:paris-2019") {earlier {id}}}`, CodeInput},
	}
	for _, tt := range tests {
		assert.Equal(t, []string{string(tt.code)}, ask(t, api, tt.query, nil).codes(), tt.query)
	}
}
