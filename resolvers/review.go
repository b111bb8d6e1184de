package resolvers

import (
	"context"
	"strings"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Review(
	ctx context.Context, kinds []graph.ReviewKind, first *int32, after *string, _ *graph.Date, _ *string,
) (*model.ReviewConnection, error) {
	list, err := viewOf(ctx).Review(ctx, kinds...)
	if err != nil {
		return nil, err
	}
	return reviewPage(list, window{first: first, after: after})
}

func reviewPage(list []graph.ReviewItem, w window) (*model.ReviewConnection, error) {
	return connect(list, func(r graph.ReviewItem) string { return r.Key() }, w,
		func(r graph.ReviewItem, c string) *model.ReviewEdge {
			return &model.ReviewEdge{Node: &r, Cursor: c}
		},
		func(e []*model.ReviewEdge, p *model.PageInfo, n int32) *model.ReviewConnection {
			return &model.ReviewConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

type reviewResolver struct{}

func (reviewResolver) Node(ctx context.Context, r *graph.ReviewItem) (graph.Node, error) {
	return maybe[graph.Node](ctx, r.Subject)
}

func (reviewResolver) Relation(ctx context.Context, r *graph.ReviewItem) (*model.Relation, error) {
	e, _ := viewOf(ctx).Edge(r.Subject)
	return (*model.Relation)(e), nil
}

func (reviewResolver) Unresolved(ctx context.Context, r *graph.ReviewItem) (*graph.Unresolved, error) {
	u, _ := viewOf(ctx).UnresolvedStatement(r.Subject)
	return u, nil
}

func (reviewResolver) Curation(_ context.Context, r *graph.ReviewItem) (string, error) {
	return strings.Join(r.Curation, "\n"), nil
}
