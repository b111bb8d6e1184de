package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

type meetingResolver struct {
	labelled[graph.Meeting, *graph.Meeting]
	related[graph.Meeting, *graph.Meeting]
	mentioned[graph.Meeting, *graph.Meeting]
}

func (meetingResolver) Name(_ context.Context, m *graph.Meeting, lang *graph.Lang) (string, error) {
	return named(m.Names, lang, m.ID), nil
}

func (meetingResolver) Aliases(_ context.Context, m *graph.Meeting, lang *graph.Lang) ([]string, error) {
	return aliases(m.Aliases, lang), nil
}

func (meetingResolver) Forum(ctx context.Context, m *graph.Meeting) (*graph.Actor, error) {
	return maybe[*graph.Actor](ctx, m.Forum)
}

func (meetingResolver) Presidency(ctx context.Context, m *graph.Meeting) (*graph.Actor, error) {
	return maybe[*graph.Actor](ctx, m.Presidency)
}

func (meetingResolver) Participants(ctx context.Context, m *graph.Meeting) ([]*graph.Actor, error) {
	return find[*graph.Actor](viewOf(ctx), m.Participants), nil
}

func (meetingResolver) Documents(ctx context.Context, m *graph.Meeting) ([]*graph.Document, error) {
	return viewOf(ctx).DocumentsOf(m.ID), nil
}

func (meetingResolver) Commitments(
	ctx context.Context, m *graph.Meeting, filter *graph.CommitmentFilter, orderBy *model.CommitmentOrder,
	first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	list, err := commitmentsOf(ctx, graph.CommitmentFilter{Meeting: m.ID}, filter, orderBy)
	if err != nil {
		return nil, err
	}
	return commitmentPage(list, window{first, after, last, before})
}

func (meetingResolver) Previous(ctx context.Context, m *graph.Meeting) (*graph.Meeting, error) {
	before, _ := viewOf(ctx).Previous(m.ID)
	return before, nil
}

func (meetingResolver) Next(ctx context.Context, m *graph.Meeting) (*graph.Meeting, error) {
	after, _ := viewOf(ctx).Next(m.ID)
	return after, nil
}

func (meetingResolver) FormerIds(ctx context.Context, n *graph.Meeting) ([]graph.ID, error) {
	return viewOf(ctx).FormerIDs(n.ID), nil
}
