package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// Every limit is met once exactly, which passes, and once just beyond.
func TestLimits(t *testing.T) {
	times := strings.Repeat
	relations := `relations(first: 1) {edges {node {source {... on Commitment {`
	nested := func(n int) string { // 4 levels of fields a step
		return `{node(id: "commitment:paris-2019/C1") {... on Commitment {` + times(relations, n)
	}
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	tests := []struct{ name, within, beyond string }{
		{"length", "{__typename}" + times(" ", maxQueryLength-12), "{__typename}" + times(" ", maxQueryLength-11)},
		{
			"nesting of brackets", `{nodes(ids: ` + times("[", maxNesting-2) + times("]", maxNesting-2) + `) {id}}`,
			`{nodes(ids: ` + times("[", maxNesting-1) + times("]", maxNesting-1) + `) {id}}`,
		},
		{"directives", "{__typename " + times("@a ", maxDirectives) + "}", "{__typename " + times("@a ", maxDirectives+1) + "}"},
		{"spreads", "{" + times("...{__typename}", maxSpreads) + "}", "{" + times("...{__typename}", maxSpreads+1) + "}"},
		{"tokens", "{__typename " + times("@skip(if:false)", 0) + "} #" + times(" x", 3000), "query (" + many(800, "$v%d:Int") + ") {__typename}"},
		{"fields", "{" + many(maxFields, "f%d ") + "}", "{" + many(maxFields+1, "f%d ") + "}"},
		{
			"fields in fragments of fragments", "{...a} " + doubling(6) + "fragment z on Query {__typename}",
			"{...a} " + doubling(9) + "fragment z on Query {__typename}",
		},
		{
			"depth", nested(3) + `meeting {id` + times("}", 2+1+3*5+1), // 1 + 3*4 + 2
			nested(3) + `meeting {previous {id` + times("}", 2+1+3*5+2),
		},
		{"spreads of nothing", "{...a} " + doubling(6), "{...a} " + doubling(20)},
		{"comparisons", "{" + times("__typename ", 100) + "}", "{" + times("__typename ", 101) + "}"},
		{
			"comparisons further down", "{" + times("meetings{totalCount}", 70) + "}", "{" + times("meetings{totalCount}", 75) + "}",
		},
		{
			"comparisons in fragments", "{meetings{...a}} fragment a on MeetingConnection {" + times("totalCount ", 70) + "}",
			"{meetings{...a ...a}} fragment a on MeetingConnection {" + times("totalCount ", 70) + "}",
		},
		{
			"comparisons in a fragment that nobody spreads", "{__typename} fragment a on Query {" + times("__typename ", 100) + "}",
			"{__typename} fragment a on Query {" + times("__typename ", 101) + "}",
		},
		{"aliases", "{" + many(maxAliases, "a%d: __typename ") + "}", "{" + many(maxAliases+1, "a%d: __typename ") + "}"},
		{
			"questions about the schema", `{a: __type(name: "Query") {name} b: __type(name: "Node") {name}}`,
			`{a: __type(name: "Query") {name} b: __type(name: "Node") {name} c: __type(name: "Int") {name}}`,
		},
		{"first", `{meetings(first: 200) {totalCount}}`, `{meetings(first: 201) {totalCount}}`},
		{"last", `{meetings(last: 200) {totalCount}}`, `{meetings(last: 201) {totalCount}}`},
		{"first of search", `{search(query: "a", first: 200) {totalCount}}`, `{search(query: "a", first: 201) {totalCount}}`},
		{
			"pages of search", `{search(query: "a", after: "` + cursor(maxSearchOffset-1, "a") + `") {totalCount}}`,
			`{search(query: "a", after: "` + cursor(maxSearchOffset, "a") + `") {totalCount}}`,
		},
		{"first of revisions", `{revisions(first: 200) {id}}`, `{revisions(first: 201) {id}}`},
		{"first of lineage", `{lineage(of: "actor:g7", first: 2000) {truncated}}`, `{lineage(of: "actor:g7", first: 2001) {truncated}}`},
		{"depth of lineage", `{lineage(of: "actor:g7", maxDepth: 15) {truncated}}`, `{lineage(of: "actor:g7", maxDepth: 16) {truncated}}`},
		{"depth of path", `{path(from: "actor:g7", to: "actor:g7", maxDepth: 15) {truncated}}`, `{path(from: "actor:g7", to: "actor:g7", maxDepth: 16) {truncated}}`},
		{"first of subgraph", `{subgraph(filter: {}, first: 2000) {truncated}}`, `{subgraph(filter: {}, first: 2001) {truncated}}`},
		{
			"cost of connections", `{commitments(first: 100) {edges {node {relations(first: 200) {edges {cursor}}}}}}`,
			`{commitments(first: 101) {edges {node {relations(first: 200) {edges {cursor}}}}}}`,
		},
		{
			"cost of lineage", `{lineage(of: "actor:g7", first: 2000) {nodes {a: id b: id c: id d: id e: id} edges {a: id b: id c: id d: id} }}`,
			`{lineage(of: "actor:g7", first: 2000) {nodes {a: id b: id c: id d: id e: id} edges {a: id b: id c: id d: id e: id} truncated}}`,
		},
		{
			"cost of a layout", `{subgraph(filter: {}, first: 2000) {nodes {a: id b: id c: id} layout {nodes {id x y} columns {date label x width}}}}`,
			`{subgraph(filter: {}, first: 2000) {nodes {a: id b: id c: id} layout {width nodes {id x y} columns {date label x width}}}}`,
		},
		{
			"only the dearest kind costs", `{lineage(of: "actor:g7", first: 2000) {nodes {id ... on Actor {a: id b: id c: id} ... on Meeting {a: id b: id c: id} ... on Topic {a: id b: id c: id}} edges {a: id b: id c: id d: id e: id f: id}}}`,
			`{lineage(of: "actor:g7", first: 2000) {nodes {id ... on Actor {a: id b: id c: id} ... on Meeting {a: id b: id c: id d: id}} edges {a: id b: id c: id d: id e: id f: id}}}`,
		},
		{
			"cost of expansions", `{lineage(of: "actor:g7", first: 1880, expand: ["actor:g7"]) {nodes {a: id b: id c: id d: id e: id} edges {a: id b: id c: id d: id e: id}}}`,
			`{lineage(of: "actor:g7", first: 1880, expand: ["actor:g7"], keep: ["actor:g7"]) {nodes {a: id b: id c: id d: id e: id} edges {a: id b: id c: id d: id e: id}}}`,
		},
		{
			"cost of nodes", `{nodes(ids: [` + times(`"actor:g7" `, 100) + `]) {... on Actor {relations(first: 200) {edges {cursor}}}}}`,
			`{nodes(ids: [` + times(`"actor:g7" `, 101) + `]) {... on Actor {relations(first: 200) {edges {cursor}}}}}`,
		},
		{"ids", `{nodes(ids: [` + times(`"a" `, maxListLength) + `]) {id}}`, `{nodes(ids: [` + times(`"a" `, maxListLength+1) + `]) {id}}`},
		{
			"length of a text", `{search(query: "` + times("é", maxStringLength) + `") {totalCount}}`,
			`{search(query: "` + times("é", maxStringLength+1) + `") {totalCount}}`,
		},
		{
			"length of a text inside a filter", `{commitments(filter: {text: "` + times("é", maxStringLength) + `"}) {totalCount}}`,
			`{commitments(filter: {text: "` + times("é", maxStringLength+1) + `"}) {totalCount}}`,
		},
	}
	api := apiOn(t, world())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.NotContains(t, ask(t, api, tt.within, nil).codes(), "LIMIT")
			a := ask(t, api, tt.beyond, nil)
			require.NotEmpty(t, a.Errors)
			assert.Equal(t, "LIMIT", a.Errors[0].Extensions.Code, a.Errors[0].Message)
		})
	}
}

// doubling makes n fragments, a to z, each of which spreads the next twice.
func doubling(n int) string {
	var b strings.Builder
	for i := range n {
		next := string(rune('a' + i + 1))
		if i == n-1 {
			next = "z"
		}
		fmt.Fprintf(&b, "fragment %c on Query {...%s ...%s} ", 'a'+i, next, next)
	}
	return b.String()
}

func TestLimitsOfVariables(t *testing.T) {
	api := apiOn(t, world())
	tests := []struct {
		name, query, code string
		variables         map[string]any
	}{
		{"a text as long as allowed", `query ($v: String!) {search(query: $v) {totalCount}}`, "", map[string]any{"v": strings.Repeat("x", 1000)}},
		{"a text too long", `query ($v: String!) {search(query: $v) {totalCount}}`, "LIMIT", map[string]any{"v": strings.Repeat("x", 1001)}},
		{"an id too long", `query ($v: ID!) {node(id: $v) {id}}`, "LIMIT", map[string]any{"v": strings.Repeat("x", 1001)}},
		{"too many ids", `query ($v: [ID!]!) {nodes(ids: $v) {id}}`, "LIMIT", map[string]any{"v": make([]string, 201)}},
		{"a first too high", `query ($v: Int) {meetings(first: $v) {totalCount}}`, "LIMIT", map[string]any{"v": 201}},
		{"a cost too high", `query ($v: Int) {commitments(first: $v) {edges {node {relations(first: $v) {edges {cursor}}}}}}`, "LIMIT", map[string]any{"v": 150}},
		{"a number of more than 32 bits", `query ($v: Int) {meetings(first: $v) {totalCount}}`, "BAD_USER_INPUT", map[string]any{"v": int64(1) << 31}},
		{"a number of more than 64 bits", `query ($v: Int) {meetings(first: $v) {totalCount}}`, "GRAPHQL_VALIDATION_FAILED", map[string]any{"v": 1e300}},
		{"a text for a number", `query ($v: Int) {meetings(first: $v) {totalCount}}`, "GRAPHQL_VALIDATION_FAILED", map[string]any{"v": "many"}},
		{"an unknown value", `query ($v: Force!) {commitments(filter: {force: [$v]}) {totalCount}}`, "GRAPHQL_VALIDATION_FAILED", map[string]any{"v": "SING"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			codes := ask(t, api, tt.query, tt.variables).codes()
			if tt.code == "" {
				assert.Empty(t, codes)
				return
			}
			assert.Equal(t, []string{tt.code}, codes)
		})
	}
	assert.Equal(t, []string{"BAD_USER_INPUT"}, ask(t, api, `{meetings(first: 2147483648) {totalCount}}`, nil).codes())
}

// What a parser that calls itself would die of never reaches it.
func TestBracketsAreCountedBeforeParsing(t *testing.T) {
	tests := []struct {
		name, query string
		code        string
	}{
		{"opened only", strings.Repeat("{a", 1000), "LIMIT"},
		{"in arguments", "{a(b: " + strings.Repeat("[", 1000), "LIMIT"},
		{"in a comment they do not count", "{__typename} # " + strings.Repeat("{", 1000), ""},
		{"in a text they do not count", `{search(query: "` + strings.Repeat("{", 100) + `\"{") {totalCount}}`, ""},
		{"in a block they do not count", `{search(query: """` + strings.Repeat("{", 100) + `\"""{"{""") {totalCount}}`, ""},
		{"after a comment they do", "# a\n" + strings.Repeat("{a", 1000), "LIMIT"},
		{"after a text that its line leaves open they do", "{a(b: \"\n" + strings.Repeat("{a", 1000), "LIMIT"},
		{"after a block they do", `{a(b: """x""") ` + strings.Repeat("{a", 1000), "LIMIT"},
		{"not UTF-8", "{\xff}", "BAD_USER_INPUT"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			errs := scan(tt.query)
			if tt.code == "" {
				assert.Empty(t, errs)
				return
			}
			require.Len(t, errs, 1)
			assert.Equal(t, tt.code, errs[0].Extensions["code"])
		})
	}
}

func TestIntrospectionOfGraphiQL(t *testing.T) {
	wrapped := strings.Repeat("ofType {kind name ", 9) + strings.Repeat("}", 9)
	query := `query IntrospectionQuery {__schema {description queryType {name kind} mutationType {name} subscriptionType {name}
		types {...Full} directives {name description isRepeatable locations args(includeDeprecated: true) {...Input}}}}
	fragment Full on __Type {kind name description specifiedByURL isOneOf fields(includeDeprecated: true) {name description
		args(includeDeprecated: true) {...Input} type {...Ref} isDeprecated deprecationReason}
		inputFields(includeDeprecated: true) {...Input} interfaces {...Ref} enumValues(includeDeprecated: true) {name description isDeprecated deprecationReason}
		possibleTypes {...Ref}}
	fragment Input on __InputValue {name description type {...Ref} defaultValue isDeprecated deprecationReason}
	fragment Ref on __Type {kind name ` + wrapped + `}`
	a := ask(t, apiOn(t, world()), query, nil)
	require.Empty(t, a.Errors)
	assert.Contains(t, string(a.Data), `"BUILDS_ON"`)
	assert.NotContains(t, string(a.Data), `"defer"`)

	deep := func(n int) string {
		return `{__schema {types {fields {type {...a}}}}} fragment a on __Type {` + strings.Repeat("ofType {", n) + "name" + strings.Repeat("}", n+1)
	}
	assert.Empty(t, ask(t, apiOn(t, world()), deep(15), nil).codes(), "20 deep")
	assert.Equal(t, []string{"LIMIT"}, ask(t, apiOn(t, world()), deep(16), nil).codes(), "21 deep")
}

func TestTimeLimit(t *testing.T) {
	s := snapshotOf(t, world())
	slow := func(ctx context.Context, _ *graph.Snapshot, _ SearchQuery) ([]Hit, int, error) {
		<-ctx.Done()
		return nil, 0, ctx.Err()
	}
	api := New(Options{Current: func() *graph.Snapshot { return s }, Search: slow, Timeout: 10 * time.Millisecond})
	a := ask(t, api, `{search(query: "x") {totalCount}}`, nil)
	require.Equal(t, []string{"LIMIT"}, a.codes())
	assert.Contains(t, a.Errors[0].Message, "longer than the server allows")

	over, cancel := context.WithCancel(t.Context())
	cancel()
	b, err := api.Execute(over, `{meetings {totalCount}}`, nil, "")
	require.Error(t, err)
	assert.Equal(t, []string{"LIMIT"}, read(t, b).codes())
}

func TestInternalErrorsShowAnIDOnly(t *testing.T) {
	s := snapshotOf(t, world())
	tests := []struct {
		name   string
		search Search
		logged string
	}{
		{"an error", func(context.Context, *graph.Snapshot, SearchQuery) ([]Hit, int, error) {
			return nil, 0, errors.New("the secret of the index")
		}, "the secret of the index"},
		{"a panic", func(context.Context, *graph.Snapshot, SearchQuery) ([]Hit, int, error) {
			panic("the secret of the index")
		}, "limits_test.go"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log strings.Builder
			api := New(Options{
				Current: func() *graph.Snapshot { return s }, Search: tt.search,
				Log: slog.New(slog.NewTextHandler(&log, nil)),
			})
			a := ask(t, api, `{search(query: "x") {totalCount}}`, nil)
			require.Equal(t, []string{"INTERNAL"}, a.codes())
			assert.NotContains(t, a.Errors[0].Message, "secret")
			id := a.Errors[0].Extensions.ID
			require.NotEmpty(t, id)
			assert.Contains(t, a.Errors[0].Message, id)
			assert.Contains(t, log.String(), id)
			assert.Contains(t, log.String(), tt.logged)
		})
	}
}

func TestErrorsAreFewAndShort(t *testing.T) {
	api := apiOn(t, world())
	many := "{" + strings.Repeat("nothing ", 100) + "}"
	a := ask(t, api, many, nil)
	assert.Len(t, a.Errors, maxErrors)
	long := ask(t, api, "{"+strings.Repeat("n", 5000)+"}", nil)
	require.Len(t, long.Errors, 1)
	assert.Len(t, []rune(long.Errors[0].Message), maxMessageLength)
}

func TestSearchNeedsAnIndex(t *testing.T) {
	b, err := Execute(t.Context(), snapshotOf(t, world()), `{search(query: "x") {totalCount}}`, nil, "")
	require.Error(t, err)
	assert.Equal(t, []string{"BAD_USER_INPUT"}, read(t, b).codes())
}

// Validation compares every field of a selection with every other; within the
// limits the worst of documents must not take long.
func BenchmarkHostileDocuments(b *testing.B) {
	o := newOperations(Schema())
	deep := func(n int) string {
		return strings.Repeat(`{meetings{edges{node{commitments{edges{node`, n) + "{id}" + strings.Repeat("}}}}}}", n)
	}
	for name, query := range map[string]string{
		"same":      "{" + strings.Repeat("meetings{totalCount}", 70) + "}",
		"names":     "{" + strings.Repeat("id ", 100) + "}",
		"aliases":   "{" + strings.Repeat("a:meetings{totalCount}", 50) + "}",
		"fragments": "{...a} " + doubling(6) + "fragment z on Query {meetings{totalCount}}",
		"deep":      deep(2),
		"unused":    "{__typename} fragment f on Query {" + strings.Repeat("meetings{totalCount}", 70) + "}",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				o.recent, o.old = nil, nil
				_, _ = o.read(query)
			}
		})
	}
}

// Whatever is sent, the answer is a GraphQL response, and soon.
func FuzzOperation(f *testing.F) {
	for _, e := range Examples() {
		f.Add(e.Text)
	}
	for _, seed := range []string{
		"", "{", "{a{a{a", `{search(query: "\u{1F600}") {totalCount}}`, `{search(query: """a\"""b""") {totalCount}}`,
		"query ($a: [[ID]] = [[1]]) {nodes(ids: $a) {id}}", "{...a} fragment a on Query {...a}", "{__schema {types {name}}}",
		`{meetings(first: 1e9) {totalCount}}`, `{node(id: 1) {... on Commitment @include(if: true) {id}}}`, "\ufeff{__typename}",
		`{meetings(filter: {from: null, text: 1}) {totalCount}}`, "subscription {a}", "type Query {a: Int}",
	} {
		f.Add(seed)
	}
	api := apiOn(f, world())
	f.Fuzz(func(t *testing.T, query string) {
		b, err := api.Execute(t.Context(), query, nil, "")
		a := read(t, b)
		assert.Equal(t, err != nil, len(a.Errors) > 0)
		for _, code := range a.codes() {
			assert.True(t, known(code), "%q: %s", query, b)
			assert.NotEqual(t, string(CodeInternal), code, "%q: %s", query, b)
		}
	})
}
