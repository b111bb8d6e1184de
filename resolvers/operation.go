package resolvers

import (
	"context"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// operations turns the text of operations into documents that are parsed, within
// the limits and valid, and keeps those it has seen last: a page asks the same
// few operations again and again.
type operations struct {
	schema *ast.Schema
	rules  *rules.Rules

	mu          sync.Mutex
	recent, old map[string]*ast.QueryDocument
}

// maxKept bounds each of the two generations of kept documents; with operations
// of 20 kB at most, all of them stay below some tens of megabytes.
const maxKept = 256

func newOperations(schema *ast.Schema) *operations {
	r := rules.NewDefaultRules()
	// Suggestions compare every wrong name with every right one, and tell a
	// client who guesses what it did not ask for.
	for _, plain := range []core.Rule{
		rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions,
		rules.KnownTypeNamesRuleWithoutSuggestions, rules.ScalarLeafsRuleWithoutSuggestions,
		rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
	} {
		r.RemoveRule(strings.TrimSuffix(plain.Name, "WithoutSuggestions"))
		r.AddRule(plain.Name, plain.RuleFunc)
	}
	return &operations{schema: schema, rules: r}
}

// read returns the document of an operation's text.
func (o *operations) read(query string) (*ast.QueryDocument, gqlerror.List) {
	if doc := o.kept(query); doc != nil {
		return doc, nil
	}
	doc, errs := o.parse(query)
	if errs != nil {
		return nil, errs
	}
	if errs := validator.ValidateWithRules(o.schema, doc, o.rules); len(errs) > 0 {
		for _, e := range errs {
			errcode.Set(e, errcode.ValidationFailed)
		}
		return nil, errs
	}
	o.keep(query, doc)
	return doc, nil
}

// parse returns a document within the limits, which may yet be invalid.
func (o *operations) parse(query string) (*ast.QueryDocument, gqlerror.List) {
	if errs := scan(query); errs != nil {
		return nil, errs
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, maxTokens)
	if err != nil {
		return nil, syntaxError(err)
	}
	if len(doc.Operations) == 0 {
		return nil, coded(errcode.ValidationFailed, "no operation provided")
	}
	return doc, checkShape(doc)
}

// changes reports whether an operation is anything but a query. The schema
// offers only queries so far; the day it does not, a link must still change
// nothing.
func (o *operations) changes(params *graphql.RawParams) bool {
	doc := o.kept(params.Query)
	if doc == nil {
		var errs gqlerror.List
		if doc, errs = o.parse(params.Query); errs != nil {
			return false // refused later, with its reason
		}
	}
	op := doc.Operations.ForName(params.OperationName)
	return op != nil && op.Operation != ast.Query
}

func syntaxError(err error) gqlerror.List {
	if strings.Contains(err.Error(), "exceeded token limit") {
		return coded(CodeLimit, "the operation has more than %d tokens", maxTokens)
	}
	e, ok := err.(*gqlerror.Error)
	if !ok {
		return coded(errcode.ParseFailed, "%s", err)
	}
	errcode.Set(e, errcode.ParseFailed)
	return gqlerror.List{e}
}

func (o *operations) kept(query string) *ast.QueryDocument {
	o.mu.Lock()
	defer o.mu.Unlock()
	if doc := o.recent[query]; doc != nil {
		return doc
	}
	return o.old[query]
}

// keep remembers a document. When one generation is full it becomes the old
// one, and what nobody asked for during it is forgotten.
func (o *operations) keep(query string, doc *ast.QueryDocument) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.recent == nil || len(o.recent) >= maxKept {
		o.old, o.recent = o.recent, make(map[string]*ast.QueryDocument, maxKept)
	}
	o.recent[query] = doc
}

// handed gives gqlgen's executor the document that read has made, in the place
// of its own cache: it then neither parses nor validates.
type handed struct{}

type documentKey struct{}

func (handed) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

func (handed) Add(context.Context, string, *ast.QueryDocument) {}

var _ graphql.Cache[*ast.QueryDocument] = handed{}
