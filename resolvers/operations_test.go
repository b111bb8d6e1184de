package resolvers

import (
	"context"
	"encoding/json"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestOperations(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{
			"a node by id", `{node(id: "convention:unscr-2396") {id label ... on Convention {name(lang: FR) symbol adoptedOn identifiers {scheme value} unconfirmed}}}`,
			`{"node": {"id": "convention:unscr-2396", "label": "Resolution 2396", "name": "Résolution 2396", "symbol": "S/RES/2396 (2017)",
			  "adoptedOn": "2017-12-21", "identifiers": [{"scheme": "symbol", "value": "S/RES/2396(2017)"}], "unconfirmed": false}}`,
		},
		{
			"a node by an id it had before", `{node(id: "commitment:paris-2019/C0") {id ... on Commitment {formerIds}}}`,
			`{"node": {"id": "commitment:paris-2019/C1", "formerIds": ["commitment:paris-2019/C0"]}}`,
		},
		{
			"what needs a person", `{review(kinds: [UNRESOLVED], first: 1) {totalCount pageInfo {hasNextPage} edges {node {kind subject score reason words about
			 node {id} relation {id} unresolved {id source {id}} curation}}}}`,
			`{"review": {"totalCount": 1, "pageInfo": {"hasNextPage": false}, "edges": [{"node": {"kind": "UNRESOLVED", "subject": "unresolved:1", "score": 0.69,
			  "reason": "commitment:paris-2019/C1 BUILDS_ON “le Forum”: actor:g7 (0.60), actor:gone (0.10)", "words": "Avec le Forum.", "about": null,
			  "node": null, "relation": null, "unresolved": {"id": "unresolved:1", "source": {"id": "commitment:paris-2019/C1"}},
			  "curation": "- settle: {unresolved: unresolved:1, target: actor:g7}\n- settle: {unresolved: unresolved:1, target: actor:gone}\n- dismiss: {unresolved: unresolved:1}"}}]}}`,
		},
		{"an unknown node is null", `{node(id: "actor:nobody") {id}}`, `{"node": null}`},
		{
			"nodes keep their places", `{nodes(ids: ["topic:terrorism", "actor:nobody", "actor:g7"]) {__typename id}}`,
			`{"nodes": [{"__typename": "Topic", "id": "topic:terrorism"}, null, {"__typename": "Actor", "id": "actor:g7"}]}`,
		},
		{
			"a relation by id", `{node(id: "` + string(graph.EdgeID(graph.Implements, "commitment:toronto-2018/1.1", "convention:unscr-2396")) + `")
			 {__typename label ... on Relation {type method confidence status source {id} target {id} dataSource
			  evidence {document {id} witness {id} passage {ref} quote start end cue rule method confidence reasons curator date reason}}}}`,
			`{"node": {"__typename": "Relation", "label": "IMPLEMENTS", "type": "IMPLEMENTS", "method": "STATED", "confidence": 0.95, "status": "ACTIVE",
			  "source": {"id": "commitment:toronto-2018/1.1"}, "target": {"id": "convention:unscr-2396"}, "dataSource": null,
			  "evidence": [{"document": {"id": "document:toronto-2018"}, "witness": {"id": "witness:toronto-2018/fr-txt"}, "passage": {"ref": "1.1"},
			   "quote": "Appliquer la résolution 2396.", "start": 15, "end": 44, "cue": "Appliquer", "rule": "fr.test", "method": "STATED",
			   "confidence": 0.95, "reasons": [], "curator": null, "date": null, "reason": null}]}}`,
		},
		{
			"a curator's evidence has no place in a witness", `{node(id: "commitment:paris-2019/C1") {... on Commitment {relations(direction: ANCESTORS)
			 {edges {node {type evidence {witness {id} start end curator date reason}}}}}}}`,
			`{"node": {"relations": {"edges": [{"node": {"type": "REAFFIRMS", "evidence": [{"witness": null, "start": null, "end": null,
			  "curator": "A. Reader", "date": "2026-01-02", "reason": "the same promise"}]}}]}}}`,
		},
		{
			"a meeting and what belongs to it", `{meetings(first: 1) {totalCount edges {node {id label(lang: FR) name aliases type forum {id} series place country
			 startDate endDate presidency {id} participants {id} documents {id title type} commitments {totalCount} previous {id} next {id} note}}}}`,
			`{"meetings": {"totalCount": 2, "edges": [{"node": {"id": "meeting:toronto-2018", "label": "Ministres de l’Intérieur, Toronto",
			  "name": "Interior ministers, Toronto", "aliases": [], "type": "ministerial", "forum": {"id": "actor:g7"}, "series": "g7-interior",
			  "place": "Toronto", "country": null, "startDate": "2018-04-23", "endDate": "2018-04-24", "presidency": null,
			  "participants": [{"id": "actor:g7"}], "documents": [{"id": "document:toronto-2018", "title": "Engagements de Toronto", "type": "commitments"}],
			  "commitments": {"totalCount": 2}, "previous": null, "next": {"id": "meeting:paris-2019"}, "note": null}}]}}`,
		},
		{
			"a document, its witnesses and passages", `{node(id: "document:toronto-2018") {... on Document {date language complete url textOf {id} meeting {previous {id}}
			 witnesses {id label document {id} language format fileName sha256 quality text(start: 15, end: 24)}
			 passages(first: 1) {totalCount edges {node {id label ref kind headings order text spans {start end witness {id}} document {id}}}}
			 commitments(filter: {force: [TASK]}) {edges {node {ref}}}}}}`,
			`{"node": {"date": "2018-04-24", "language": "FR", "complete": false, "url": null, "textOf": null, "meeting": {"previous": null},
			  "witnesses": [{"id": "witness:toronto-2018/fr-txt", "label": "Toronto 2018 fr txt", "document": {"id": "document:toronto-2018"},
			   "language": "FR", "format": "txt", "fileName": "toronto.txt", "sha256": "ab", "quality": 0.9, "text": "Appliquer"}],
			  "passages": {"totalCount": 2, "edges": [{"node": {"id": "passage:toronto-2018/1.1", "label": "Toronto 2018, 1.1", "ref": "1.1", "kind": "item",
			   "headings": ["Combattants"], "order": 1, "text": "Appliquer la résolution 2396.",
			   "spans": [{"start": 15, "end": 44, "witness": {"id": "witness:toronto-2018/fr-txt"}}], "document": {"id": "document:toronto-2018"}}}]},
			  "commitments": {"edges": [{"node": {"ref": "1.8"}}]}}}`,
		},
		{
			"a commitment and what it names", `{node(id: "commitment:toronto-2018/1.1") {... on Commitment {ref text fr: text(lang: FR) en: text(lang: EN) summary force
			 topics {id} meeting {id} document {id} passage {id} date order madeBy {id} addressees {id} deadline quantities hedge subset curator
			 actors {id} conventions {id} mentions {edges {node {kind surface start end target {id} passage {id} witness {id} candidates {id}}}}
			 unresolved {id}}}}`,
			`{"node": {"ref": "1.1", "text": "Appliquer la résolution 2396.", "fr": "Appliquer la résolution 2396.", "en": null, "summary": null, "force": "COMMIT",
			  "topics": [{"id": "topic:foreign-fighters"}], "meeting": {"id": "meeting:toronto-2018"}, "document": {"id": "document:toronto-2018"},
			  "passage": {"id": "passage:toronto-2018/1.1"}, "date": "2018-04-24", "order": 0, "madeBy": [], "addressees": [], "deadline": null,
			  "quantities": [], "hedge": null, "subset": false, "curator": null, "actors": [], "conventions": [{"id": "convention:unscr-2396"}],
			  "mentions": {"edges": [{"node": {"kind": "CONVENTION", "surface": "résolution 2396", "start": 28, "end": 43,
			   "target": {"id": "convention:unscr-2396"}, "passage": {"id": "passage:toronto-2018/1.1"}, "witness": {"id": "witness:toronto-2018/fr-txt"},
			   "candidates": []}}]}, "unresolved": []}}`,
		},
		{
			"addressees are among the actors", `{node(id: "commitment:paris-2019/C2") {label ... on Commitment {actors {label}}}}`,
			`{"node": {"label": "Paris 2019, C2", "actors": [{"label": "Companies"}]}}`,
		},
		{
			"an actor", `{node(id: "actor:rome-lyon-group") {... on Actor {name aliases fr: aliases(lang: FR) type parent {id} date
			 relations(direction: DESCENDANTS, types: [DELEGATES_TO]) {totalCount edges {node {source {id}}}} mentions {totalCount}}}}`,
			`{"node": {"name": "Roma-Lyon Group", "aliases": ["RLG", "Groupe Lyon-Rome"], "fr": ["Groupe Lyon-Rome"], "type": "working-group",
			  "parent": {"id": "actor:g7"}, "date": null,
			  "relations": {"totalCount": 1, "edges": [{"node": {"source": {"id": "commitment:toronto-2018/1.8"}}}]}, "mentions": {"totalCount": 0}}}`,
		},
		{
			"a topic holds the commitments of narrower ones", `{node(id: "topic:terrorism") {... on Topic {name scope broader {id} narrower {id broader {id}}
			 commitments {totalCount} late: commitments(filter: {from: "2019"}) {edges {node {id}}}}}}`,
			`{"node": {"name": "Terrorism", "scope": null, "broader": null, "narrower": [{"id": "topic:foreign-fighters", "broader": {"id": "topic:terrorism"}}],
			  "commitments": {"totalCount": 3}, "late": {"edges": [{"node": {"id": "commitment:paris-2019/C1"}}]}}}`,
		},
		{
			"rejected relations only when asked for", `{node(id: "convention:accord-y") {... on Convention {
			 relations {totalCount} all: relations(rejected: true) {edges {node {status}}} document {id} parent {id} adoptedAt {id}}}}`,
			`{"node": {"relations": {"totalCount": 0}, "all": {"edges": [{"node": {"status": "REJECTED"}}]}, "document": null, "parent": null, "adoptedAt": null}}`,
		},
		{
			"structure only when named", `{node(id: "commitment:toronto-2018/1.1") {... on Commitment {relations(types: [MADE_AT], direction: ANCESTORS) {edges {node {type method target {id}}}}}}}`,
			`{"node": {"relations": {"edges": [{"node": {"type": "MADE_AT", "method": "STRUCTURE", "target": {"id": "meeting:toronto-2018"}}}]}}}`,
		},
		{
			"lineage", `{lineage(of: "commitment:paris-2019/C1") {nodes {id} edges {type source {id} target {id}} truncated exportURL(format: NQUADS)}}`,
			`{"lineage": {"nodes": [{"id": "commitment:paris-2019/C1"}, {"id": "commitment:toronto-2018/1.1"}, {"id": "convention:unscr-2396"}],
			  "edges": [{"type": "REAFFIRMS", "source": {"id": "commitment:paris-2019/C1"}, "target": {"id": "commitment:toronto-2018/1.1"}},
			   {"type": "IMPLEMENTS", "source": {"id": "commitment:toronto-2018/1.1"}, "target": {"id": "convention:unscr-2396"}}],
			  "truncated": false, "exportURL": "/export/nquads?depth=6&direction=ANCESTORS&root=commitment%3Aparis-2019%2FC1"}}`,
		},
		{
			"descendants, by what is asked", `{lineage(of: "convention:unscr-2396", direction: DESCENDANTS, types: [IMPLEMENTS], maxDepth: 1, minConfidence: 0.5, methods: [STATED], through: true, first: 10)
			 {nodes {label} exportURL(format: GRAPHML)}}`,
			`{"lineage": {"nodes": [{"label": "Resolution 2396"}, {"label": "Toronto 2018, 1.1"}],
			  "exportURL": "/export/graphml?depth=1&direction=DESCENDANTS&first=10&methods=STATED&minConfidence=0.5&root=convention%3Aunscr-2396&through=true&types=IMPLEMENTS"}}`,
		},
		{
			"what a reader changed", `{lineage(of: "convention:unscr-2396", direction: DESCENDANTS, maxDepth: 1, expand: ["commitment:toronto-2018/1.1"], collapse: ["actor:g7"], keep: ["actor:rome-lyon-group"])
			 {nodes {id} exportURL(format: GRAPHML)}
			 subgraph(filter: {commitments: {meeting: "meeting:paris-2019"}, types: [IMPLEMENTS]}, keep: ["actor:rome-lyon-group"]) {nodes {id} exportURL(format: DOT)}}`,
			`{"lineage": {"nodes": [{"id": "convention:unscr-2396"}, {"id": "commitment:toronto-2018/1.1"}, {"id": "actor:rome-lyon-group"}, {"id": "commitment:paris-2019/C1"}],
			  "exportURL": "/export/graphml?collapse=actor%3Ag7&depth=1&direction=DESCENDANTS&expand=commitment%3Atoronto-2018%2F1.1&keep=actor%3Arome-lyon-group&root=convention%3Aunscr-2396"},
			  "subgraph": {"nodes": [{"id": "commitment:paris-2019/C1"}, {"id": "commitment:paris-2019/C2"}, {"id": "actor:rome-lyon-group"}],
			  "exportURL": "/export/dot?keep=actor%3Arome-lyon-group&meeting=meeting%3Aparis-2019&types=IMPLEMENTS"}}`,
		},
		{
			"a drawing: columns by date, bodies in the lane below", `{lineage(of: "commitment:toronto-2018/1.8", direction: BOTH) {layout {width height undated
			  columns {date label x width} nodes {id x y}}}}`,
			`{"lineage": {"layout": {"width": 230, "height": 228, "undated": 126,
			  "columns": [{"date": "2018-04-24", "label": "Toronto 2018", "x": 115, "width": 0}],
			  "nodes": [{"id": "commitment:toronto-2018/1.8", "x": 115, "y": 54}, {"id": "actor:rome-lyon-group", "x": 115, "y": 174}]}}}`,
		},
		{
			"path", `{path(from: "convention:unscr-2396", to: "commitment:paris-2019/C1") {nodes {id} edges {type} exportURL(format: TURTLE)}}`,
			`{"path": {"nodes": [{"id": "convention:unscr-2396"}, {"id": "commitment:toronto-2018/1.1"}, {"id": "commitment:paris-2019/C1"}],
			  "edges": [{"type": "IMPLEMENTS"}, {"type": "REAFFIRMS"}],
			  "exportURL": "/export/turtle?depth=8&from=convention%3Aunscr-2396&to=commitment%3Aparis-2019%2FC1"}}`,
		},
		{
			"a citation", `{node(id: "convention:unscr-2396") {citation(format: TEXT, base: "https://graph.example.org/id/")}}`,
			`{"node": {"citation": "“Resolution 2396”, S/RES/2396 (2017) (2017-12-21). stemma, https://graph.example.org/id/convention:unscr-2396?at=r1, state of the graph: revision r1 (1), 2026-01-02 03:04:05 UTC; only the official text is authentic."}}`,
		},
		{
			"a citation of a part", `{path(from: "convention:unscr-2396", to: "commitment:toronto-2018/1.1") {citation(format: RIS, lang: FR)}}`,
			`{"path": {"citation": "TY  - GEN\r\nID  - stemma:part-40bc90f2\r\nTI  - Ce qui relie Résolution 2396 et Toronto 2018, 1.1\r\nDB  - stemma\r\nUR  - /export/jsonld?depth=8&from=convention:unscr-2396&to=commitment:toronto-2018/1.1&at=r1\r\nN1  - nœuds : 2, liens : 1\r\nN1  - état du graphe : révision r1 (1), 2026-01-02 03:04:05 UTC\r\nN1  - seul le texte officiel fait foi\r\nER  - \r\n"}}`,
		},
		{
			"no path", `{path(from: "actor:rome-lyon-group", to: "convention:unscr-2396") {nodes {id} truncated}}`,
			`{"path": {"nodes": [], "truncated": false}}`,
		},
		{
			"subgraph", `{subgraph(filter: {commitments: {meeting: "meeting:toronto-2018"}, types: [DELEGATES_TO]}) {nodes {id} edges {type} exportURL(format: NQUADS)}}`,
			`{"subgraph": {"nodes": [{"id": "commitment:toronto-2018/1.1"}, {"id": "commitment:toronto-2018/1.8"}, {"id": "actor:rome-lyon-group"}],
			  "edges": [{"type": "DELEGATES_TO"}], "exportURL": "/export/nquads?meeting=meeting%3Atoronto-2018&types=DELEGATES_TO"}}`,
		},
		{
			"the address of a subgraph is never that of the whole graph", `{subgraph(filter: {}, first: 1) {truncated exportURL(format: NQUADS)}}`,
			`{"subgraph": {"truncated": true, "exportURL": "/export/nquads?first=1&types=REAFFIRMS%2CBUILDS_ON%2CDELEGATES_TO%2CCALLS_ON%2CIMPLEMENTS%2CSUPPORTS%2CCOOPERATES_WITH%2CCITES"}}`,
		},
		{
			"the address of a filter", `{subgraph(filter: {commitments: {document: "document:paris-2019", forum: "g7", topic: "topic:terrorism", force: [TASK, CALL],
			 actor: "actor:g7", convention: "convention:accord-y", from: "2018", to: "2019", text: "a b"}, minConfidence: 0.25, methods: [CURATED]}) {exportURL(format: DOT)}}`,
			`{"subgraph": {"exportURL": "/export/dot?actor=actor%3Ag7&convention=convention%3Aaccord-y&document=document%3Aparis-2019&force=TASK%2CCALL&forum=g7&methods=CURATED&minConfidence=0.25&since=2018&text=a+b&topic=topic%3Aterrorism&until=2019"}}`,
		},
		{
			"compare", `{compare(earlier: "meeting:toronto-2018", later: "document:paris-2019") {earlier {id} later {id}
			 carriedOn {totalCount edges {node {earlier {id} later {id} relation {type}}}} new {edges {node {id}}} dropped {edges {node {id}}}}}`,
			`{"compare": {"earlier": {"id": "meeting:toronto-2018"}, "later": {"id": "document:paris-2019"},
			  "carriedOn": {"totalCount": 1, "edges": [{"node": {"earlier": {"id": "commitment:toronto-2018/1.1"}, "later": {"id": "commitment:paris-2019/C1"},
			   "relation": {"type": "REAFFIRMS"}}}]},
			  "new": {"edges": [{"node": {"id": "commitment:paris-2019/C2"}}]}, "dropped": {"edges": [{"node": {"id": "commitment:toronto-2018/1.8"}}]}}}`,
		},
		{
			"unresolved", `{unresolved(filter: {source: "commitment:paris-2019/C1", types: [BUILDS_ON], document: "document:paris-2019"})
			 {totalCount edges {node {id type surface source {id} evidence {quote} candidates {id score why node {id}}}}} none: unresolved(filter: {types: [CITES]}) {totalCount}}`,
			`{"unresolved": {"totalCount": 1, "edges": [{"node": {"id": "unresolved:1", "type": "BUILDS_ON", "surface": "le Forum",
			  "source": {"id": "commitment:paris-2019/C1"}, "evidence": [{"quote": "Avec le Forum."}],
			  "candidates": [{"id": "actor:g7", "score": 0.6, "why": "named before", "node": {"id": "actor:g7"}},
			   {"id": "actor:gone", "score": 0.1, "why": null, "node": null}]}}]}, "none": {"totalCount": 0}}`,
		},
		{
			"search", `{search(query: "2018", kinds: [COMMITMENT], first: 1) {totalCount pageInfo {hasNextPage} edges {score highlights node {id}}} none: search(query: "2018", first: 0) {totalCount edges {cursor}}}`,
			`{"search": {"totalCount": 2, "pageInfo": {"hasNextPage": true}, "edges": [{"score": 1, "highlights": ["2018"], "node": {"id": "commitment:toronto-2018/1.1"}}]},
			  "none": {"totalCount": 7, "edges": []}}`,
		},
		{
			"stats", `{stats {nodes {kind count} relations {type count} methods {method count} unresolved revisions revision {id key time sequence current supersedes agent digest}}}`,
			`{"stats": {"nodes": [{"kind": "MEETING", "count": 2}, {"kind": "DOCUMENT", "count": 2}, {"kind": "WITNESS", "count": 1}, {"kind": "PASSAGE", "count": 2},
			  {"kind": "COMMITMENT", "count": 4}, {"kind": "ACTOR", "count": 3}, {"kind": "CONVENTION", "count": 2}, {"kind": "TOPIC", "count": 2}],
			  "relations": [{"type": "REAFFIRMS", "count": 1}, {"type": "DELEGATES_TO", "count": 1}, {"type": "IMPLEMENTS", "count": 1},
			   {"type": "STATED_IN", "count": 4}, {"type": "MADE_AT", "count": 4}, {"type": "ABOUT", "count": 3}, {"type": "PART_OF", "count": 5},
			   {"type": "WITNESS_OF", "count": 1}, {"type": "ADOPTED_AT", "count": 2}, {"type": "PARTICIPATED_IN", "count": 1},
			   {"type": "FOLLOWS", "count": 1}, {"type": "MEMBER_OF", "count": 1}],
			  "methods": [{"method": "CURATED", "count": 1}, {"method": "STATED", "count": 2}, {"method": "STRUCTURE", "count": 22}],
			  "unresolved": 1, "revisions": 1, "revision": {"id": "r1", "key": "builtin", "time": "2026-01-02T03:04:05Z", "sequence": 1, "current": true,
			   "supersedes": [], "agent": null, "digest": null}}}`,
		},
		{"revisions", `{revisions(first: 5) {id quads}}`, `{"revisions": [{"id": "r1", "quads": 0}]}`},
		{"the type of the root", `{__typename}`, `{"__typename": "Query"}`},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { gives(t, api, tt.query, tt.want) })
	}
}

func TestFiltersAndOrders(t *testing.T) {
	tests := []struct{ name, list, want string }{
		{"meetings by forum's slug", `meetings(filter: {forum: "g7"})`, "meeting:toronto-2018 meeting:paris-2019"},
		{"meetings by series", `meetings(filter: {forum: "g7-interior", type: "ministerial"})`, "meeting:toronto-2018 meeting:paris-2019"},
		{"meetings by another forum", `meetings(filter: {forum: "g20"})`, ""},
		{"meetings of a year", `meetings(filter: {from: "2019", to: "2019"})`, "meeting:paris-2019"},
		{"meetings by words without accents", `meetings(filter: {text: "interieur PARIS"})`, "meeting:paris-2019"},
		{"meetings newest first", `meetings(orderBy: {field: DATE, direction: DESC})`, "meeting:paris-2019 meeting:toronto-2018"},
		{"meetings by id", `meetings(orderBy: {field: ID})`, "meeting:paris-2019 meeting:toronto-2018"},
		{"documents of a meeting", `documents(filter: {meeting: "meeting:paris-2019", type: "commitments", language: FR})`, "document:paris-2019"},
		{"documents in another language", `documents(filter: {language: EN})`, ""},
		{"documents by title", `documents(filter: {text: "Engagements"})`, "document:toronto-2018"},
		{"documents by id, descending", `documents(orderBy: {field: ID, direction: DESC})`, "document:toronto-2018 document:paris-2019"},
		{"commitments by force", `commitments(filter: {force: [TASK, CALL]})`, "commitment:toronto-2018/1.8 commitment:paris-2019/C2"},
		{"commitments by actor", `commitments(filter: {actor: "actor:rome-lyon-group"})`, "commitment:toronto-2018/1.8"},
		{"commitments by convention", `commitments(filter: {convention: "convention:unscr-2396"})`, "commitment:toronto-2018/1.1"},
		{"commitments by words", `commitments(filter: {text: "resolution"})`, "commitment:toronto-2018/1.1 commitment:paris-2019/C1"},
		{"commitments until a year", `commitments(filter: {to: "2018"})`, "commitment:toronto-2018/1.1 commitment:toronto-2018/1.8"},
		{"what was taken up most comes first", `commitments(first: 1, orderBy: {field: TAKEN_UP, direction: DESC})`, "commitment:toronto-2018/1.1"},
		{"actors by type", `actors(filter: {type: "working-group"})`, "actor:rome-lyon-group"},
		{"actors by whom they belong to", `actors(filter: {parent: "actor:g7"})`, "actor:rome-lyon-group"},
		{"actors by the start of an alias", `actors(filter: {text: "rl"})`, "actor:rome-lyon-group"},
		{"actors by how often they are named", `actors(first: 1, orderBy: {field: NAMED, direction: DESC})`, "actor:rome-lyon-group"},
		{"conventions by symbol", `conventions(filter: {text: "S/RES/2396"})`, "convention:unscr-2396"},
		{"conventions by date", `conventions(orderBy: {field: DATE})`, "convention:accord-y convention:unscr-2396"},
		{"conventions by id", `conventions(orderBy: {field: ID, direction: DESC})`, "convention:unscr-2396 convention:accord-y"},
		{"conventions by how often they are named", `conventions(orderBy: {field: NAMED, direction: DESC})`, "convention:unscr-2396 convention:accord-y"},
		{"conventions of a range whose date is a year", `conventions(filter: {from: "2001-05-01", to: "2001-06-01", type: "treaty"})`, "convention:accord-y"},
		{"topics of a topic", `topics(filter: {broader: "topic:terrorism"})`, "topic:foreign-fighters"},
		{"topics by commitments", `topics(orderBy: {field: COMMITMENTS})`, "topic:foreign-fighters topic:terrorism"},
		{"topics by a word", `topics(filter: {text: "terrorisme"})`, "topic:terrorism"},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, api, "{list: "+tt.list+"{edges {node {id}}}}", nil)
			require.Empty(t, a.Errors)
			assert.Equal(t, tt.want, joinedIDs(t, a.Data))
		})
	}
}

// joinedIDs reads the ids of a connection that was asked for as list.
func joinedIDs(t *testing.T, data json.RawMessage) string {
	t.Helper()
	var d struct {
		List struct {
			Edges []struct{ Node struct{ ID string } }
		}
	}
	require.NoError(t, json.Unmarshal(data, &d))
	ids := ""
	for i, e := range d.List.Edges {
		if i > 0 {
			ids += " "
		}
		ids += e.Node.ID
	}
	return ids
}

func TestErrorCodes(t *testing.T) {
	tests := []struct {
		name, query string
		want        []string
	}{
		{"lineage of nothing", `{lineage(of: "actor:nobody") {truncated}}`, []string{"NOT_FOUND"}},
		{"path to nothing", `{path(from: "actor:g7", to: "actor:nobody") {truncated}}`, []string{"NOT_FOUND"}},
		{"subgraph of nothing", `{subgraph(filter: {commitments: {topic: "topic:none"}}) {truncated}}`, []string{"NOT_FOUND"}},
		{"compare with nothing", `{compare(earlier: "meeting:none", later: "meeting:paris-2019") {later {id}}}`, []string{"NOT_FOUND"}},
		{"compare a topic", `{compare(earlier: "topic:terrorism", later: "meeting:paris-2019") {later {id}}}`, []string{"BAD_USER_INPUT"}},
		{"a base that is no address", `{node(id: "actor:g7") {citation(format: TEXT, base: "javascript:x/")}}`, []string{"BAD_USER_INPUT"}},
		{"confidence out of range", `{lineage(of: "actor:g7", minConfidence: 1.5) {truncated}}`, []string{"BAD_USER_INPUT"}},
		{"a date that is none", `{meetings(filter: {from: "23 April"}) {totalCount}}`, []string{"BAD_USER_INPUT"}},
		{"a month that is none", `{meetings(filter: {from: "2018-13"}) {totalCount}}`, []string{"BAD_USER_INPUT"}},
		{"a cursor that is none", `{meetings(after: "x") {totalCount}}`, []string{"BAD_USER_INPUT"}},
		{"first and last", `{meetings(first: 1, last: 1) {totalCount}}`, []string{"BAD_USER_INPUT"}},
		{"a negative first", `{meetings(first: -1) {totalCount}}`, []string{"BAD_USER_INPUT"}},
		{"a depth of nothing", `{lineage(of: "actor:g7", maxDepth: 0) {truncated}}`, []string{"BAD_USER_INPUT"}},
		{"a text that ends before it starts", `{node(id: "witness:toronto-2018/fr-txt") {... on Witness {text(start: 5, end: 2)}}}`, []string{"BAD_USER_INPUT"}},
		{"not GraphQL", `{`, []string{"GRAPHQL_PARSE_FAILED"}},
		{"nothing", ` # only a comment`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a field that is none", `{meeting}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a mutation", `mutation {meetings {totalCount}}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a subscription", `subscription {meetings {totalCount}}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"defer", `{meetings {totalCount ... @defer {pageInfo {hasNextPage}}}}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a fragment that spreads itself", `{...a} fragment a on Query {...a}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a fragment that spreads itself further down", `{...a} fragment a on Query {node(id: 1) {...a}}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"fragments that spread each other", `{...a} fragment a on Query {...b} fragment b on Query {...a}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a fragment that nobody spreads but itself", `{__typename} fragment a on Query {...a}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"a variable that is missing", `query ($id: ID!) {node(id: $id) {id}}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
		{"two operations and no name", `query a {__typename} query b {__typename}`, []string{"GRAPHQL_VALIDATION_FAILED"}},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, ask(t, api, tt.query, nil).codes()) })
	}
}

func TestUnknownIDGivesNullBesideTheRest(t *testing.T) {
	a := ask(t, apiOn(t, world()), `{lineage(of: "actor:nobody") {truncated} node(id: "actor:g7") {id}}`, nil)
	assert.JSONEq(t, `{"lineage": null, "node": {"id": "actor:g7"}}`, string(a.Data))
	require.Len(t, a.Errors, 1)
	assert.Equal(t, []any{"lineage"}, a.Errors[0].Path)
	assert.Contains(t, a.Errors[0].Message, "actor:nobody")
}

func TestNoSuggestions(t *testing.T) {
	api := apiOn(t, world())
	for _, query := range []string{
		`{meeting {totalCount}}`, `{meetings(frist: 1) {totalCount}}`, `{node(id: "a") {... on Metting {id}}}`,
		`{meetings(orderBy: {field: DAT}) {totalCount}}`,
	} {
		for _, e := range ask(t, api, query, nil).Errors {
			assert.NotContains(t, e.Message, "Did you mean", query)
		}
	}
}

func TestVariables(t *testing.T) {
	api := apiOn(t, world())
	query := `query ($filter: CommitmentFilter, $first: Int, $ids: [ID!]!) {commitments(filter: $filter, first: $first) {totalCount edges {cursor}} nodes(ids: $ids) {id}}`
	a := ask(t, api, query, map[string]any{
		"filter": map[string]any{"force": []string{"TASK"}}, "first": 0, "ids": []string{"actor:g7"},
	})
	require.Empty(t, a.Errors)
	assert.JSONEq(t, `{"commitments": {"totalCount": 1, "edges": []}, "nodes": [{"id": "actor:g7"}]}`, string(a.Data))

	b, err := api.Execute(t.Context(), query, map[string]any{"ids": func() {}}, "")
	require.Error(t, err)
	assert.Equal(t, []string{"BAD_USER_INPUT"}, read(t, b).codes())
}

// An operation answers from the snapshot that was current when it began, though
// another takes its place before it ends.
func TestAnOperationReadsOneSnapshot(t *testing.T) {
	small, big := snapshotOf(t, world()), snapshotOf(t, large(30))
	var current atomic.Pointer[graph.Snapshot]
	current.Store(small)
	swap := func(context.Context, *graph.Snapshot, SearchQuery) ([]Hit, int, error) {
		current.Store(big)
		return nil, 0, nil
	}
	api := New(Options{Current: current.Load, Search: swap})
	query := `{search(query: "x") {totalCount} commitments {totalCount edges {node {meeting {commitments {totalCount}}}}}}`
	for range 20 { // root fields run side by side, so try until the swap comes first
		current.Store(small)
		a := ask(t, api, query, nil)
		require.Empty(t, a.Errors)
		require.Same(t, big, current.Load())
		assert.JSONEq(t, `{"search": {"totalCount": 0}, "commitments": {"totalCount": 4, "edges": [
			{"node": {"meeting": {"commitments": {"totalCount": 2}}}}, {"node": {"meeting": {"commitments": {"totalCount": 2}}}},
			{"node": {"meeting": {"commitments": {"totalCount": 2}}}}, {"node": {"meeting": {"commitments": {"totalCount": 2}}}}]}}`, string(a.Data))
	}
	gives(t, api, `{commitments {totalCount}}`, `{"commitments": {"totalCount": 30}}`)
}
