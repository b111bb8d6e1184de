package resolvers

import (
	"context"

	"stemma/graph"
)

type conventionResolver struct {
	labelled[graph.Convention, *graph.Convention]
	related[graph.Convention, *graph.Convention]
	mentioned[graph.Convention, *graph.Convention]
}

func (conventionResolver) Name(_ context.Context, c *graph.Convention, lang *graph.Lang) (string, error) {
	return named(c.Names, lang, c.ID), nil
}

func (conventionResolver) Aliases(_ context.Context, c *graph.Convention, lang *graph.Lang) ([]string, error) {
	return aliases(c.Aliases, lang), nil
}

func (conventionResolver) AdoptedAt(ctx context.Context, c *graph.Convention) (*graph.Meeting, error) {
	return maybe[*graph.Meeting](ctx, c.AdoptedAt)
}

func (conventionResolver) Parent(ctx context.Context, c *graph.Convention) (graph.Node, error) {
	return maybe[graph.Node](ctx, c.Parent)
}

func (conventionResolver) Document(ctx context.Context, c *graph.Convention) (*graph.Document, error) {
	texts := viewOf(ctx).DocumentsOf(c.ID)
	if len(texts) == 0 {
		return nil, nil
	}
	return texts[0], nil
}

func (conventionResolver) FormerIds(ctx context.Context, n *graph.Convention) ([]graph.ID, error) {
	return viewOf(ctx).FormerIDs(n.ID), nil
}
