package resolvers

import (
	"cmp"
	"context"
	"net/url"
	"strconv"

	"stemma/graph"
	"stemma/graph/cite"
	"stemma/resolvers/model"
)

func (*queryResolver) Lineage(
	ctx context.Context, of graph.ID, direction *graph.Direction, types []graph.RelationType, maxDepth *int32,
	methods []graph.Method, minConfidence *float64, through *bool, first *int32,
	expand, collapse, keep []graph.ID, _ *graph.Date, _ *string,
) (*model.Subgraph, error) {
	filter, err := edgeFilter(types, methods, minConfidence)
	if err != nil {
		return nil, err
	}
	q := graph.LineageQuery{
		Of: of, Direction: value(direction), Filter: filter, Through: value(through),
		Retouch: graph.Retouch{Expand: expand, Collapse: collapse, Keep: keep},
	}
	if q.MaxDepth, q.First, err = reach(maxDepth, graph.DefaultDepth, first); err != nil {
		return nil, err
	}
	answer, err := viewOf(ctx).Lineage(q)
	return subgraph(answer, err, cite.Question{Lineage: &q}, dated(ctx, lineageAddress(q)))
}

func (*queryResolver) Path(
	ctx context.Context, from, to graph.ID, types []graph.RelationType, maxDepth *int32, _ *graph.Date, _ *string,
) (*model.Subgraph, error) {
	depth, _, err := reach(maxDepth, graph.DefaultPathDepth, nil)
	if err != nil {
		return nil, err
	}
	q := graph.PathQuery{From: from, To: to, Filter: graph.EdgeFilter{Types: types}, MaxDepth: depth}
	answer, err := viewOf(ctx).Path(q)
	return subgraph(answer, err, cite.Question{Path: &q}, dated(ctx, pathAddress(q)))
}

func (*queryResolver) Subgraph(
	ctx context.Context, filter model.SubgraphFilter, first *int32, expand, keep []graph.ID, _ *graph.Date, _ *string,
) (*model.Subgraph, error) {
	edges, err := edgeFilter(filter.Types, filter.Methods, filter.MinConfidence)
	if err != nil {
		return nil, err
	}
	q := graph.SubgraphQuery{Commitments: value(filter.Commitments), Filter: edges, Retouch: graph.Retouch{Expand: expand, Keep: keep}}
	if _, q.First, err = reach(nil, graph.DefaultDepth, first); err != nil {
		return nil, err
	}
	v := viewOf(ctx)
	if err := cmp.Or(namesKnown(v, q.Commitments), readyFor(ctx, &q.Commitments)); err != nil {
		return nil, err
	}
	answer, err := v.Subgraph(q)
	return subgraph(answer, err, cite.Question{Subgraph: &q}, dated(ctx, subgraphAddress(q)))
}

// reach checks how far and how wide a client wants to walk.
func reach(depth *int32, unset int, first *int32) (steps, nodes int, err error) {
	if steps, err = bounded("maxDepth", depth, unset, 1, graph.MaxDepth); err != nil {
		return 0, 0, err
	}
	nodes, err = bounded("first", first, graph.DefaultNodes, 1, graph.MaxNodes)
	return steps, nodes, err
}

// namesKnown refuses a filter that names what is not in the graph: an empty
// answer would read as "no such commitments".
func namesKnown(v *view, f graph.CommitmentFilter) error {
	for _, id := range []graph.ID{f.Meeting, f.Document, f.Topic, f.Actor, f.Convention} {
		if _, ok := v.Node(id); id != "" && !ok {
			return notFound(id)
		}
	}
	return nil
}

func subgraph(answer *graph.Subgraph, err error, question cite.Question, address url.Values) (*model.Subgraph, error) {
	if err != nil {
		return nil, err
	}
	// A file holds more than an answer unless the address says otherwise.
	if answer.Truncated && !address.Has("from") && !address.Has("first") {
		address.Set("first", strconv.Itoa(graph.DefaultNodes))
	}
	return &model.Subgraph{
		Nodes: answer.Nodes, Edges: model.Relations(answer.Edges), Truncated: answer.Truncated, Answer: answer, Query: address, Question: question,
	}, nil
}

// dated adds the moment at which a root field reads the graph to an address.
func dated(ctx context.Context, address url.Values) url.Values {
	v := viewOf(ctx)
	set(address, "asOf", string(v.asOf))
	set(address, "at", v.at)
	return address
}

// The addresses under which the export of the same subgraph is served, with
// what is not as usual.

func lineageAddress(q graph.LineageQuery) url.Values {
	a := edgeAddress(q.Filter)
	a.Set("root", string(q.Of))
	set(a, "direction", string(q.Direction))
	a.Set("depth", strconv.Itoa(q.MaxDepth))
	if q.First != graph.DefaultNodes {
		a.Set("first", strconv.Itoa(q.First))
	}
	if q.Through {
		a.Set("through", "true")
	}
	retouchAddress(a, q.Retouch)
	return a
}

func pathAddress(q graph.PathQuery) url.Values {
	a := edgeAddress(q.Filter)
	a.Set("from", string(q.From))
	a.Set("to", string(q.To))
	a.Set("depth", strconv.Itoa(q.MaxDepth))
	return a
}

func subgraphAddress(q graph.SubgraphQuery) url.Values {
	a, f := edgeAddress(q.Filter), q.Commitments
	for _, p := range []struct{ name, value string }{
		{"meeting", string(f.Meeting)},
		{"document", string(f.Document)},
		{"forum", f.Forum},
		{"topic", string(f.Topic)},
		{"force", joined(f.Force)},
		{"actor", string(f.Actor)},
		{"convention", string(f.Convention)},
		{"since", string(f.From)},
		{"until", string(f.To)},
		{"text", f.Text},
	} {
		set(a, p.name, p.value)
	}
	if len(a) == 0 { // an address without words is that of the whole graph
		a.Set("types", joined(graph.StatedRelations))
	}
	if q.First != graph.DefaultNodes {
		a.Set("first", strconv.Itoa(q.First))
	}
	retouchAddress(a, q.Retouch)
	return a
}

func retouchAddress(a url.Values, r graph.Retouch) {
	set(a, "expand", joined(r.Expand))
	set(a, "collapse", joined(r.Collapse))
	set(a, "keep", joined(r.Keep))
}

func edgeAddress(f graph.EdgeFilter) url.Values {
	a := url.Values{}
	set(a, "types", joined(f.Types))
	set(a, "methods", joined(f.Methods))
	if f.MinConfidence > 0 {
		a.Set("minConfidence", strconv.FormatFloat(f.MinConfidence, 'g', -1, 64))
	}
	return a
}

func set(a url.Values, name, value string) {
	if value != "" {
		a.Set(name, value)
	}
}

// joined writes a list as addresses and the command line take it.
func joined[T ~string](list []T) string {
	s := ""
	for i, t := range list {
		if i > 0 {
			s += ","
		}
		s += string(t)
	}
	return s
}
