package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

type topicResolver struct {
	labelled[graph.Topic, *graph.Topic]
	related[graph.Topic, *graph.Topic]
}

func (topicResolver) Name(_ context.Context, t *graph.Topic, lang *graph.Lang) (string, error) {
	return named(t.Names, lang, t.ID), nil
}

func (topicResolver) Broader(ctx context.Context, t *graph.Topic) (*graph.Topic, error) {
	return maybe[*graph.Topic](ctx, t.Broader)
}

func (topicResolver) Narrower(ctx context.Context, t *graph.Topic) ([]*graph.Topic, error) {
	return topics(viewOf(ctx), &model.TopicFilter{Broader: &t.ID}), nil
}

func (topicResolver) Commitments(
	ctx context.Context, t *graph.Topic, filter *graph.CommitmentFilter, orderBy *model.CommitmentOrder,
	first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	list, err := commitmentsOf(ctx, graph.CommitmentFilter{Topic: t.ID}, filter, orderBy)
	if err != nil {
		return nil, err
	}
	return commitmentPage(list, window{first, after, last, before})
}
