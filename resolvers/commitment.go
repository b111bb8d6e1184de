package resolvers

import (
	"context"
	"slices"

	"stemma/graph"
)

type commitmentResolver struct {
	labelled[graph.Commitment, *graph.Commitment]
	related[graph.Commitment, *graph.Commitment]
	mentioned[graph.Commitment, *graph.Commitment]
}

func (commitmentResolver) Text(_ context.Context, c *graph.Commitment, lang *graph.Lang) (*string, error) {
	return verbatim(c.Texts, lang)
}

func (commitmentResolver) Summary(_ context.Context, c *graph.Commitment, lang *graph.Lang) (*string, error) {
	return verbatim(c.Summaries, lang)
}

func (commitmentResolver) Topics(ctx context.Context, c *graph.Commitment) ([]*graph.Topic, error) {
	return find[*graph.Topic](viewOf(ctx), c.Topics), nil
}

func (commitmentResolver) Meeting(ctx context.Context, c *graph.Commitment) (*graph.Meeting, error) {
	return maybe[*graph.Meeting](ctx, c.Meeting)
}

func (commitmentResolver) Document(ctx context.Context, c *graph.Commitment) (*graph.Document, error) {
	return maybe[*graph.Document](ctx, c.Document)
}

func (commitmentResolver) Passage(ctx context.Context, c *graph.Commitment) (*graph.Passage, error) {
	return maybe[*graph.Passage](ctx, c.Passage)
}

func (commitmentResolver) Date(ctx context.Context, c *graph.Commitment) (*graph.Date, error) {
	d := viewOf(ctx).Date(c.ID)
	return &d, nil
}

func (commitmentResolver) MadeBy(ctx context.Context, c *graph.Commitment) ([]*graph.Actor, error) {
	return find[*graph.Actor](viewOf(ctx), c.MadeBy), nil
}

func (commitmentResolver) Addressees(ctx context.Context, c *graph.Commitment) ([]*graph.Actor, error) {
	return find[*graph.Actor](viewOf(ctx), c.Addressees), nil
}

func (commitmentResolver) Actors(ctx context.Context, c *graph.Commitment) ([]*graph.Actor, error) {
	v := viewOf(ctx)
	return find[*graph.Actor](v, entities(v, c)), nil
}

func (commitmentResolver) Conventions(ctx context.Context, c *graph.Commitment) ([]*graph.Convention, error) {
	v := viewOf(ctx)
	return find[*graph.Convention](v, entities(v, c)), nil
}

func (commitmentResolver) Unresolved(ctx context.Context, c *graph.Commitment) ([]*graph.Unresolved, error) {
	return viewOf(ctx).Unresolved(c.ID), nil
}

// entities returns what a commitment addresses, states a relation to, or names:
// each once, in that order.
func entities(v *view, c *graph.Commitment) []graph.ID {
	ids := slices.Clone(c.Addressees)
	for _, e := range v.Edges(c.ID, graph.Ancestors, graph.EdgeFilter{}) {
		ids = append(ids, e.To)
	}
	for _, m := range v.Mentions(c.ID) {
		ids = append(ids, m.Target)
	}
	seen := map[graph.ID]bool{}
	return slices.DeleteFunc(ids, func(id graph.ID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}
