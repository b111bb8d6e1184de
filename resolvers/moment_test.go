package resolvers

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// memoir is a past of named states.
type memoir struct {
	states    map[string]*graph.Snapshot
	revisions []graph.RevisionInfo
	asked     atomic.Int32
}

func (m *memoir) At(_ context.Context, at string) (*graph.Snapshot, string, error) {
	m.asked.Add(1)
	if at == "nonsense" {
		return nil, "", fmt.Errorf("%q: %w", at, graph.ErrMoment)
	}
	s, ok := m.states[at]
	if !ok {
		return nil, "", fmt.Errorf("revision %q: %w", at, graph.ErrNotFound)
	}
	return s, "id-" + at, nil
}

func (m *memoir) Revisions(_ context.Context, revision string) ([]graph.RevisionInfo, error) {
	for i, r := range m.revisions {
		if "id-"+r.ID == revision {
			return append([]graph.RevisionInfo{}, m.revisions[:i+1]...), nil
		}
	}
	return append([]graph.RevisionInfo{}, m.revisions...), nil
}

// remembering is an API on the world, whose past lacked Paris.
func remembering(t testing.TB) (*API, *memoir) {
	before := world()
	before.Meetings = before.Meetings[:1]
	before.Documents = before.Documents[:1]
	before.Commitments = before.Commitments[:2]
	before.Commitments[0].Force = graph.Support
	before.Edges = before.Edges[:2]
	before.Edges[0].Confidence = 0.5
	before.Unresolved = nil
	old, now := snapshotOf(t, before), snapshotOf(t, world())
	past := &memoir{
		states: map[string]*graph.Snapshot{"r1": old, "r2": now},
		revisions: []graph.RevisionInfo{
			{ID: "r1", Key: "builtin", Sequence: 1, Curator: "A. Reader", Reason: "read by hand"},
			{ID: "r2", Key: "document:paris-2019", Sequence: 2, Current: true, Supersedes: []string{"r0"}},
		},
	}
	return New(Options{Current: func() *graph.Snapshot { return now }, Search: byNames, Past: past}), past
}

// Whoever adds a root field gives it both clocks; what they do is done for all.
func TestEveryRootFieldHasBothClocks(t *testing.T) {
	for _, f := range Schema().Query.Fields {
		if f.Name == "__schema" || f.Name == "__type" {
			continue
		}
		asOf, at := f.Arguments.ForName("asOf"), f.Arguments.ForName("at")
		if assert.NotNil(t, asOf, f.Name) && assert.NotNil(t, at, f.Name) {
			assert.Equal(t, "Date", asOf.Type.String(), f.Name)
			assert.Equal(t, "String", at.Type.String(), f.Name)
			assert.Nil(t, asOf.DefaultValue, f.Name)
			assert.Nil(t, at.DefaultValue, f.Name)
		}
	}
}

func TestAsOf(t *testing.T) {
	api, _ := remembering(t)
	tests := []struct{ name, query, want string }{
		{"a node", `{node(id:"commitment:paris-2019/C1",asOf:"2018"){id}}`, `{"node":null}`},
		{"a node by its former id", `{node(id:"commitment:paris-2019/C0",asOf:"2018"){id}}`, `{"node":null}`},
		{"a relation", `{node(id:"` + string(reaffirms) + `",asOf:"2018-04-24"){id}}`, `{"node":null}`},
		{"nodes", `{nodes(ids:["meeting:paris-2019","meeting:toronto-2018"],asOf:"2018"){id}}`, `{"nodes":[null,{"id":"meeting:toronto-2018"}]}`},
		{"meetings", `{meetings(asOf:"2018"){totalCount}}`, `{"meetings":{"totalCount":1}}`},
		{"the day of a meeting", `{meetings(asOf:"2019-04-04"){totalCount} documents(asOf:"2019-04-04"){totalCount}}`, `{"meetings":{"totalCount":2},"documents":{"totalCount":1}}`},
		{"commitments", `{commitments(asOf:"2018-04"){totalCount}}`, `{"commitments":{"totalCount":2}}`},
		{"a filter", `{commitments(filter:{text:"2396"},asOf:"2018"){totalCount} all:commitments(filter:{text:"2396"}){totalCount}}`, `{"commitments":{"totalCount":1},"all":{"totalCount":2}}`},
		{"instruments", `{conventions(asOf:"2017-12-20"){edges{node{id}}}}`, `{"conventions":{"edges":[{"node":{"id":"convention:accord-y"}}]}}`},
		{"actors stay", `{actors(asOf:"1900"){totalCount}}`, `{"actors":{"totalCount":3}}`},
		{"topics stay", `{topics(asOf:"1900"){totalCount}}`, `{"topics":{"totalCount":2}}`},
		{"search", `{search(query:"paris",asOf:"2018"){totalCount} all:search(query:"paris"){totalCount}}`, `{"search":{"totalCount":0},"all":{"totalCount":4}}`},
		{"lineage", `{lineage(of:"commitment:toronto-2018/1.1",direction:BOTH,asOf:"2018"){nodes{id}}}`, `{"lineage":{"nodes":[{"id":"commitment:toronto-2018/1.1"},{"id":"convention:unscr-2396"}]}}`},
		{"a subgraph", `{subgraph(filter:{commitments:{topic:"topic:terrorism"}},asOf:"2018"){nodes{id}}}`, `{"subgraph":{"nodes":[{"id":"commitment:toronto-2018/1.1"},{"id":"commitment:toronto-2018/1.8"},{"id":"actor:rome-lyon-group"},{"id":"convention:unscr-2396"}]}}`},
		{"unresolved", `{unresolved(asOf:"2018"){totalCount}}`, `{"unresolved":{"totalCount":0}}`},
		{"figures", `{stats(asOf:"2018"){nodes{kind count} unresolved}}`, `{"stats":{"nodes":[{"kind":"MEETING","count":1},{"kind":"DOCUMENT","count":1},{"kind":"WITNESS","count":1},{"kind":"PASSAGE","count":2},{"kind":"COMMITMENT","count":2},{"kind":"ACTOR","count":3},{"kind":"CONVENTION","count":2},{"kind":"TOPIC","count":2}],"unresolved":0}}`},
		{"what follows", `{node(id:"meeting:toronto-2018",asOf:"2018"){... on Meeting{next{id}}}}`, `{"node":{"next":null}}`},
		{"and what does later", `{node(id:"meeting:toronto-2018",asOf:"2019"){... on Meeting{next{id}}}}`, `{"node":{"next":{"id":"meeting:paris-2019"}}}`},
		{"mentions", `{node(id:"convention:unscr-2396",asOf:"2017"){... on Convention{mentions{totalCount} relations(direction:DESCENDANTS){totalCount}}}}`, `{"node":{"mentions":{"totalCount":0},"relations":{"totalCount":0}}}`},
		{"what is below a field", `{node(id:"commitment:toronto-2018/1.1",asOf:"2018"){... on Commitment{relations(direction:BOTH){totalCount}}}}`, `{"node":{"relations":{"totalCount":1}}}`},
		{"how often it was taken up", `{commitments(first:1,orderBy:{field:TAKEN_UP,direction:DESC},asOf:"2018"){edges{node{id}}}}`, `{"commitments":{"edges":[{"node":{"id":"commitment:toronto-2018/1.8"}}]}}`},
		{
			"two days side by side", `{a:meetings(asOf:"2018"){totalCount} b:meetings(asOf:"2019"){totalCount} c:meetings{totalCount}}`,
			`{"a":{"totalCount":1},"b":{"totalCount":2},"c":{"totalCount":2}}`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { gives(t, api, tt.query, tt.want) })
	}
	for name, query := range map[string]string{
		"lineage": `{lineage(of:"commitment:paris-2019/C1",asOf:"2018"){truncated}}`,
		"path":    `{path(from:"commitment:toronto-2018/1.1",to:"commitment:paris-2019/C1",asOf:"2018"){truncated}}`,
		"compare": `{compare(earlier:"meeting:toronto-2018",later:"meeting:paris-2019",asOf:"2018"){earlier{id}}}`,
		"filter":  `{subgraph(filter:{commitments:{meeting:"meeting:paris-2019"}},asOf:"2018"){truncated}}`,
		"chain":   `{chain(of:"commitment:paris-2019/C1",asOf:"2018"){lastSeen}}`,
	} {
		assert.Equal(t, []string{"NOT_FOUND"}, ask(t, api, query, nil).codes(), name)
	}
	assert.Equal(t, []string{"BAD_USER_INPUT"}, ask(t, api, `{meetings(asOf:"spring"){totalCount}}`, nil).codes())
	a := ask(t, api, `query($d:Date){meetings(asOf:$d){totalCount}}`, map[string]any{"d": "2018"})
	assert.JSONEq(t, `{"meetings":{"totalCount":1}}`, string(a.Data), "%v", a.Errors)
	gives(t, api, `query($d:Date){meetings(asOf:$d){totalCount}}`, `{"meetings":{"totalCount":2}}`)
}

var reaffirms = graph.EdgeID(graph.Reaffirms, "commitment:paris-2019/C1", "commitment:toronto-2018/1.1")

func TestAt(t *testing.T) {
	api, past := remembering(t)
	gives(t, api, `{before:meetings(at:"r1"){totalCount} after:meetings{totalCount}}`,
		`{"before":{"totalCount":1},"after":{"totalCount":2}}`)
	gives(t, api, `{node(id:"commitment:toronto-2018/1.1",at:"r1"){... on Commitment{force relations(direction:BOTH){totalCount}}}}`,
		`{"node":{"force":"SUPPORT","relations":{"totalCount":1}}}`)
	gives(t, api, `{commitments(at:"r1",asOf:"2017"){totalCount}}`, `{"commitments":{"totalCount":0}}`)

	past.asked.Store(0)
	gives(t, api, `{a:meetings(at:"r1"){totalCount} b:documents(at:"r1"){totalCount}}`,
		`{"a":{"totalCount":1},"b":{"totalCount":1}}`)
	assert.Equal(t, int32(1), past.asked.Load(), "fields that say the same read the same")

	a := ask(t, api, `{meetings(at:"r9"){totalCount} node(id:"actor:g7"){id}}`, nil)
	assert.Equal(t, []string{"NOT_FOUND"}, a.codes())
	assert.Equal(t, "null", string(a.Data), "a field that is never null takes the answer with it")
	a = ask(t, api, `{lineage(of:"actor:g7",at:"r9"){truncated} node(id:"actor:g7"){id}}`, nil)
	assert.Equal(t, []string{"NOT_FOUND"}, a.codes())
	assert.JSONEq(t, `{"lineage":null,"node":{"id":"actor:g7"}}`, string(a.Data))
	assert.Equal(t, []string{"BAD_USER_INPUT"}, ask(t, api, `{meetings(at:"nonsense"){totalCount}}`, nil).codes())
	assert.Contains(t, ask(t, api,
		`{a:node(id:"a",at:"1"){id} b:node(id:"a",at:"2"){id} c:node(id:"a",at:"3"){id} d:node(id:"a",at:"r1"){id} e:node(id:"a",at:"r2"){id}}`, nil).codes(), "LIMIT")

	bare := apiOn(t, world())
	assert.Equal(t, []string{"BAD_USER_INPUT"}, ask(t, bare, `{meetings(at:"r1"){totalCount}}`, nil).codes())
}

func TestDefaultsOfBothClocks(t *testing.T) {
	_, past := remembering(t)
	now := past.states["r2"]
	api := New(Options{Current: func() *graph.Snapshot { return now }, Past: past, AsOf: "2018", At: "r1"})
	gives(t, api, `{node(id:"commitment:toronto-2018/1.1"){... on Commitment{force}}
		meetings(asOf:"2019",at:"r2"){totalCount}}`, `{"node":{"force":"SUPPORT"},"meetings":{"totalCount":2}}`)
}

func TestExportAddressCarriesBothClocks(t *testing.T) {
	api, _ := remembering(t)
	for query, want := range map[string]string{
		`lineage(of:"commitment:toronto-2018/1.1",asOf:"2018",at:"r1")`:                     "/export/nquads?asOf=2018&at=id-r1&depth=6&direction=ANCESTORS&root=commitment%3Atoronto-2018%2F1.1",
		`path(from:"actor:g7",to:"actor:companies",asOf:"2018-04")`:                         "/export/nquads?asOf=2018-04&depth=8&from=actor%3Ag7&to=actor%3Acompanies",
		`subgraph(filter:{commitments:{meeting:"meeting:toronto-2018"}},at:"r1",first:500)`: "/export/nquads?at=id-r1&meeting=meeting%3Atoronto-2018",
	} {
		a := ask(t, api, `{g:`+query+`{exportURL(format:NQUADS)}}`, nil)
		require.Empty(t, a.Errors)
		var data struct{ G struct{ ExportURL string } }
		require.NoError(t, json.Unmarshal(a.Data, &data))
		assert.Equal(t, want, data.G.ExportURL)
	}
}

func TestRevisions(t *testing.T) {
	api, _ := remembering(t)
	gives(t, api, `{revisions(superseded:true){id key curator reason supersedes current}}`, `{"revisions":[
		{"id":"r2","key":"document:paris-2019","curator":null,"reason":null,"supersedes":["r0"],"current":true},
		{"id":"r1","key":"builtin","curator":"A. Reader","reason":"read by hand","supersedes":[],"current":false}]}`)
	gives(t, api, `{revisions(superseded:true,at:"r1"){id}}`, `{"revisions":[{"id":"r1"}]}`)
	gives(t, api, `{revisions(superseded:true,asOf:"2018"){id}}`, `{"revisions":[{"id":"r1"}]}`)
	gives(t, api, `{revisions(superseded:true,first:1){id}}`, `{"revisions":[{"id":"r2"}]}`)
}

func TestDiff(t *testing.T) {
	api, _ := remembering(t)
	gives(t, api, `{diff(from:"r1"){
		from{id} to{id}
		nodesAdded{totalCount edges{node{id kind label date changes{property}}}}
		nodesRemoved{totalCount}
		nodesChanged{edges{node{id changes{property before after}}}}
		relationsAdded(first:1){totalCount edges{node{type source{id} target{id label} method confidence status}} pageInfo{hasNextPage}}
		relationsChanged{edges{node{type changes{property before after}}}}
	}}`, `{"diff":{
		"from":{"id":"r1"},"to":{"id":"r1"},
		"nodesAdded":{"totalCount":4,"edges":[
			{"node":{"id":"meeting:paris-2019","kind":"MEETING","label":"Ministres de l’Intérieur, Paris","date":"2019-04-04","changes":[]}},
			{"node":{"id":"commitment:paris-2019/C1","kind":"COMMITMENT","label":"Paris 2019, C1","date":"2019-04-05","changes":[]}},
			{"node":{"id":"commitment:paris-2019/C2","kind":"COMMITMENT","label":"Paris 2019, C2","date":"2019-04-05","changes":[]}},
			{"node":{"id":"document:paris-2019","kind":"DOCUMENT","label":"paris-2019","date":"2019-04-05","changes":[]}}]},
		"nodesRemoved":{"totalCount":0},
		"nodesChanged":{"edges":[{"node":{"id":"commitment:toronto-2018/1.1","changes":[{"property":"force","before":"SUPPORT","after":"COMMIT"}]}}]},
		"relationsAdded":{"totalCount":9,"edges":[{"node":{"type":"FOLLOWS","source":{"id":"meeting:paris-2019"},
			"target":{"id":"meeting:toronto-2018","label":"Interior ministers, Toronto"},"method":"STRUCTURE","confidence":1,"status":"ACTIVE"}}],
			"pageInfo":{"hasNextPage":true}},
		"relationsChanged":{"edges":[{"node":{"type":"IMPLEMENTS","changes":[{"property":"confidence","before":"0.5","after":"0.95"}]}}]}
	}}`)
	gives(t, api, `{diff(from:"r2",to:"r1"){nodesAdded{totalCount} nodesRemoved{totalCount edges{node{label}}}}}`,
		`{"diff":{"nodesAdded":{"totalCount":0},"nodesRemoved":{"totalCount":4,"edges":[
		{"node":{"label":"Ministres de l’Intérieur, Paris"}},{"node":{"label":"Paris 2019, C1"}},{"node":{"label":"Paris 2019, C2"}},{"node":{"label":"paris-2019"}}]}}}`)
	gives(t, api, `{diff(from:"r1",at:"r1"){nodesAdded{totalCount}} early:diff(from:"r1",asOf:"2018"){nodesAdded{totalCount} nodesChanged{totalCount}}}`,
		`{"diff":{"nodesAdded":{"totalCount":0}},"early":{"nodesAdded":{"totalCount":0},"nodesChanged":{"totalCount":1}}}`)
	assert.Equal(t, []string{"NOT_FOUND"}, ask(t, api, `{diff(from:"r9"){from{id}}}`, nil).codes())
	assert.Equal(t, []string{"NOT_FOUND"}, ask(t, api, `{diff(from:"r1",to:"r9"){from{id}}}`, nil).codes())
	assert.Equal(t, []string{"BAD_USER_INPUT"}, ask(t, api, `{diff(from:"r1",to:"r2",at:"r1"){from{id}}}`, nil).codes())
}

func TestCutsAreMadeOnce(t *testing.T) {
	var k states
	asOf := func(s *state, d graph.Date) *state {
		cut, err := k.asOf(t.Context(), s, d)
		require.NoError(t, err)
		return cut
	}
	s := snapshotOf(t, world())
	whole, another := k.begin(s)
	assert.True(t, another)
	cut := asOf(whole, "2018")
	assert.Same(t, cut, asOf(whole, "2018-12-31"), "the same day")
	assert.Same(t, whole, asOf(whole, "2030"), "all of it shows")
	assert.Same(t, whole, asOf(whole, ""))
	for year := range 2 * maxCuts {
		asOf(whole, graph.Date(fmt.Sprint(1900+year)))
	}
	assert.Len(t, k.present.cuts, maxCuts)
	for range 5 {
		k.of(snapshotOf(t, world()))
	}
	assert.Len(t, k.earlier, maxEarlier)
	_, another = k.begin(s)
	assert.False(t, another)
	_, another = k.begin(snapshotOf(t, world()))
	assert.True(t, another)
}
