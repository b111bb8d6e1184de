package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"stemma/graph"
	"stemma/resolvers/generated"
	"stemma/resolvers/model"
)

// Options say what an API answers from.
type Options struct {
	// Current returns the snapshot that an operation beginning now shall read;
	// nil where there is none yet. It is needed.
	Current func() *graph.Snapshot
	// Search finds nodes by words; without it the field search is refused.
	Search Search
	// Past knows the states that the argument at names; without it, at is refused.
	Past Past
	// AsOf and At are what a root field reads that does not say: what had been said
	// by a day, as the graph knew it at a time. "" for all of it, as it is now.
	AsOf graph.Date
	At   string
	// Log takes what a client must not see of an internal error; nil: nowhere.
	Log *slog.Logger
	// Timeout ends an operation; 0: 5 s.
	Timeout time.Duration
}

// API answers GraphQL operations, over HTTP or without.
type API struct {
	options    Options
	executor   *executor.Executor
	operations *operations
	present    graphql.ErrorPresenterFunc
	states     states
	diffs      graph.Kept[pair, *model.Diff] // the last, whose pages are asked for one after another
}

const defaultTimeout = 5 * time.Second

// New makes an API.
func New(o Options) *API {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	schema := Schema()
	x := executor.New(generated.NewExecutableSchema(generated.Config{
		Schema: schema, Resolvers: &root{search: o.Search},
	}))
	x.AroundFields(unlessLate)
	x.SetQueryCache(handed{})
	x.SetRecoverFunc(recovered)
	present := presenter(o.Log)
	x.SetErrorPresenter(present)
	api := &API{options: o, executor: x, operations: newOperations(schema), present: present}
	x.AroundRootFields(api.atRoot)
	return api
}

// Handler returns an API as a handler for /graphql.
func Handler(o Options) http.Handler { return New(o) }

// Schema returns the schema that operations are answered by: that of
// schema.graphqls. The @defer that every gqlgen schema brings is taken out,
// since an answer in pieces over a plain connection loses data.
func Schema() *ast.Schema {
	schema := *generated.NewExecutableSchema(generated.Config{}).Schema()
	schema.Directives = maps.Clone(schema.Directives)
	delete(schema.Directives, "defer")
	return &schema
}

// Execute runs one operation on a snapshot, within the same limits as over HTTP,
// and returns the response as JSON. The error is that of the response, nil
// where it has none; there is a response in either case. To search as well, use
// New with a Search.
func Execute(
	ctx context.Context, s *graph.Snapshot, query string, variables map[string]any, operationName string,
) ([]byte, error) {
	api := New(Options{Current: func() *graph.Snapshot { return s }})
	return api.Execute(ctx, query, variables, operationName)
}

// Execute runs one operation and returns the response as JSON. The error is
// that of the response, nil where it has none; there is a response in either
// case.
func (a *API) Execute(
	ctx context.Context, query string, variables map[string]any, operationName string,
) ([]byte, error) {
	variables, err := plainVariables(variables)
	if err != nil {
		r := &response{errors: coded(CodeInput, "variables: %s", err)}
		return r.json(), r.errors
	}
	r := a.run(ctx, &graphql.RawParams{Query: query, Variables: variables, OperationName: operationName})
	if len(r.errors) == 0 {
		return r.json(), nil
	}
	return r.json(), r.errors
}

// plainVariables gives variables the form they have when they come as JSON.
func plainVariables(variables map[string]any) (map[string]any, error) {
	b, err := json.Marshal(variables)
	if err != nil {
		return nil, err
	}
	var plain map[string]any
	return plain, decodeJSON(b, &plain)
}

// run answers one operation. It pins the snapshot before anything else.
func (a *API) run(ctx context.Context, params *graphql.RawParams) (r *response) {
	defer func() {
		if v := recover(); v != nil {
			r = &response{errors: gqlerror.List{a.present(ctx, recovered(ctx, v))}}
		}
	}()
	current := a.options.Current()
	if current == nil {
		return &response{errors: coded(CodeInternal, "the graph is being read"), status: http.StatusServiceUnavailable}
	}
	present, another := a.states.begin(current)
	if another {
		a.diffs.Forget()
	}
	pin := &pinned{api: a, present: present}
	ctx, cancel := context.WithTimeout(ctx, a.options.Timeout)
	defer cancel()
	doc, errs := a.operations.read(params.Query)
	if errs != nil {
		return a.refused(ctx, errs)
	}
	ctx = context.WithValue(graphql.StartOperationTrace(ctx), documentKey{}, doc)
	op, errs := a.executor.CreateOperationContext(ctx, params)
	if errs != nil {
		return a.refused(ctx, errs)
	}
	op.DisableIntrospection = false // the schema is public, and GraphiQL reads it
	if errs := checkCost(op.Operation, op.Variables); errs != nil {
		return a.refused(ctx, errs)
	}
	answer, ctx := a.executor.DispatchOperation(context.WithValue(ctx, pinnedKey{}, pin), op)
	whole := answer(ctx)
	if whole == nil {
		return a.refused(ctx, gqlerror.List{gqlerror.Wrap(errors.Join(context.DeadlineExceeded, ctx.Err()))})
	}
	return &response{data: whole.Data, errors: limited(whole.Errors), executed: true}
}

// refused is the response to an operation that was not begun, or not finished.
func (a *API) refused(ctx context.Context, errs gqlerror.List) *response {
	shown := limited(errs)
	for i, e := range shown {
		shown[i] = a.present(ctx, e)
	}
	return &response{errors: shown}
}

// limited returns the first few errors.
func limited(errs gqlerror.List) gqlerror.List {
	return append(gqlerror.List(nil), errs[:min(len(errs), maxErrors)]...)
}

// unlessLate does not begin a field once the time of the operation is over:
// gqlgen itself goes on to the end. Nor does it where there is no state to read.
func unlessLate(ctx context.Context, next graphql.Resolver) (any, error) {
	if graphql.GetFieldContext(ctx).IsResolver {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if v := viewOf(ctx); v != nil && v.err != nil {
			return nil, v.err
		}
	}
	return next(ctx)
}
