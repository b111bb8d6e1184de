package resolvers

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// ours gives the types of schema.graphqls, without those that GraphQL brings.
func ours(schema *ast.Schema) []*ast.Definition {
	var types []*ast.Definition
	for _, d := range schema.Types {
		if !d.BuiltIn {
			types = append(types, d)
		}
	}
	return types
}

func TestEverythingIsDescribed(t *testing.T) {
	described := func(description, format string, names ...string) {
		where := strings.Join(names, ".")
		if assert.NotEmpty(t, description, "%s %s", format, where) {
			assert.True(t, strings.HasSuffix(strings.TrimSpace(description), "."), "%s: %q is no sentence", where, description)
		}
	}
	types := ours(Schema())
	assert.Greater(t, len(types), 60)
	for _, d := range types {
		described(d.Description, "type", d.Name)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(f.Description, "field", d.Name, f.Name)
			for _, a := range f.Arguments {
				described(a.Description, "argument", d.Name, f.Name, a.Name)
			}
		}
		for _, v := range d.EnumValues {
			described(v.Description, "value", d.Name, v.Name)
		}
	}
}

// A list is bounded by an argument of its own, by the field that leads to it,
// or by nature, and then says so.
func TestNoListIsUnbounded(t *testing.T) {
	bounded := map[string]bool{
		"Query.nodes":    true, // as many as ids, which are counted
		"Subgraph.nodes": true, // by first, or the depth of a path
		"Subgraph.edges": true,
		"Chain.links":    true, // by first
		"Layout.columns": true, // by the nodes of the subgraph
		"Layout.nodes":   true,
	}
	for _, d := range ours(Schema()) {
		if d.Kind == ast.InputObject {
			continue
		}
		for _, f := range d.Fields {
			if f.Type.Elem == nil || strings.HasPrefix(f.Name, "__") {
				continue
			}
			ok := bounded[d.Name+"."+f.Name] || f.Arguments.ForName("first") != nil ||
				strings.HasSuffix(d.Name, "Connection") || strings.Contains(f.Description, "Few by nature.")
			assert.True(t, ok, "%s.%s is a list without bounds", d.Name, f.Name)
		}
	}
}

func TestConnectionsAreRelays(t *testing.T) {
	schema := Schema()
	for _, d := range ours(schema) {
		if !strings.HasSuffix(d.Name, "Connection") {
			continue
		}
		edge := strings.TrimSuffix(d.Name, "Connection") + "Edge"
		assert.Equal(t, "["+edge+"!]!", d.Fields.ForName("edges").Type.String(), d.Name)
		assert.Equal(t, "PageInfo!", d.Fields.ForName("pageInfo").Type.String(), d.Name)
		assert.Equal(t, "Int!", d.Fields.ForName("totalCount").Type.String(), d.Name)
		assert.Equal(t, "String!", schema.Types[edge].Fields.ForName("cursor").Type.String(), edge)
		assert.NotNil(t, schema.Types[edge].Fields.ForName("node"), edge)
	}
	for _, d := range ours(schema) {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			assert.Equal(t, "Int", f.Arguments.ForName("first").Type.String(), "%s.%s", d.Name, f.Name)
			assert.Equal(t, "String", f.Arguments.ForName("after").Type.String(), "%s.%s", d.Name, f.Name)
		}
	}
}

// The names of the contract, on which other people's queries depend.
func TestNamesOfTheContract(t *testing.T) {
	schema := Schema()
	for name, fields := range map[string]string{
		"Query":      "node nodes meetings documents commitments actors conventions topics search lineage path subgraph compare unresolved",
		"Commitment": "id ref text summary force topics meeting document passage actors conventions relations unresolved",
		"Meeting":    "id name forum place startDate endDate documents commitments relations previous next",
		"Convention": "id name symbol type adoptedOn identifiers relations",
		"Actor":      "id name type identifiers relations",
		"Relation":   "id type source target method confidence status evidence",
		"Evidence":   "document witness passage quote start end cue rule",
		"Unresolved": "id type source evidence candidates",
		"Subgraph":   "nodes edges truncated exportURL",
	} {
		for _, f := range strings.Fields(fields) {
			assert.NotNil(t, schema.Types[name].Fields.ForName(f), "%s.%s", name, f)
		}
	}
	for name, values := range map[string]string{
		"LineageDirection": "ANCESTORS DESCENDANTS BOTH",
		"Force":            "COMMIT REAFFIRM SUPPORT CALL TASK",
		"RelationType":     "REAFFIRMS BUILDS_ON DELEGATES_TO CALLS_ON IMPLEMENTS SUPPORTS CITES COOPERATES_WITH",
		"RelationMethod":   "STATED ALIGNED INFERRED CURATED STRUCTURE",
		"RelationStatus":   "ACTIVE REJECTED",
		"ExportFormat":     "GRAPHML GEXF DOT CYTOSCAPE NODELINK JSONLD NQUADS TURTLE CSV XLSX",
	} {
		for _, v := range strings.Fields(values) {
			assert.NotNil(t, schema.Types[name].EnumValues.ForName(v), "%s.%s", name, v)
		}
	}
	assert.Nil(t, schema.Directives["defer"])
}

func TestExamples(t *testing.T) {
	schema, examples := Schema(), Examples()
	assert.GreaterOrEqual(t, len(examples), 24)
	languages := map[string]string{}
	for _, e := range examples {
		languages[e.Name] += string(e.Language) + " "
		assert.NotEmpty(t, e.Title)
		assert.True(t, strings.HasPrefix(e.Text, "# "+e.Title+"\n"), e.Name)
		o := newOperations(schema)
		doc, errs := o.read(e.Text)
		if !assert.Empty(t, errs, "%s %s", e.Name, e.Language) {
			continue
		}
		assert.Empty(t, validator.ValidateWithRules(schema, doc, rules.NewDefaultRules()))
		assert.Empty(t, checkCost(doc.Operations[0], nil), "%s %s", e.Name, e.Language)
	}
	for name, found := range languages {
		assert.Equal(t, "en fr ", found, name)
	}
}

// Pages of other origins may post queries (cmd/internal/server, sameOrigin). The
// day there is something to change, that door has to look at what comes in.
func TestNothingIsChangedThroughTheSchema(t *testing.T) {
	assert.Nil(t, Schema().Mutation)
	assert.Nil(t, Schema().Subscription)
}
