package resolvers

import (
	"context"

	"stemma/graph"
)

type actorResolver struct {
	labelled[graph.Actor, *graph.Actor]
	related[graph.Actor, *graph.Actor]
	mentioned[graph.Actor, *graph.Actor]
}

func (actorResolver) Name(_ context.Context, a *graph.Actor, lang *graph.Lang) (string, error) {
	return named(a.Names, lang, a.ID), nil
}

func (actorResolver) Aliases(_ context.Context, a *graph.Actor, lang *graph.Lang) ([]string, error) {
	return aliases(a.Aliases, lang), nil
}

func (actorResolver) Parent(ctx context.Context, a *graph.Actor) (*graph.Actor, error) {
	return maybe[*graph.Actor](ctx, a.Parent)
}

func (actorResolver) FormerIds(ctx context.Context, n *graph.Actor) ([]graph.ID, error) {
	return viewOf(ctx).FormerIDs(n.ID), nil
}
