package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Ledger(
	ctx context.Context, body *graph.ID, by *string, meeting, answeredBy, topic *graph.ID, statuses []graph.MandateStatus,
	from, to *graph.Date, first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.MandateConnection, error) {
	list, err := viewOf(ctx).Ledger(ctx, graph.LedgerQuery{
		Body: value(body), By: value(by), Meeting: value(meeting), Answers: value(answeredBy), Topic: value(topic), Statuses: statuses,
		From: value(from), To: value(to),
	})
	if err != nil {
		return nil, err
	}
	return mandatePage(list, window{first, after, last, before})
}

type mandateResolver struct{}

func (mandateResolver) Bodies(ctx context.Context, m *graph.Mandate) ([]*graph.Actor, error) {
	return find[*graph.Actor](viewOf(ctx), m.Bodies), nil
}

func (mandateResolver) Relations(_ context.Context, m *graph.Mandate) ([]*model.Relation, error) {
	return model.Relations(m.Edges), nil
}

func (mandateResolver) Topics(ctx context.Context, m *graph.Mandate) ([]*graph.Topic, error) {
	return find[*graph.Topic](viewOf(ctx), m.Topics), nil
}

func (mandateResolver) Answers(_ context.Context, m *graph.Mandate, first *int32) ([]*graph.Answer, error) {
	list, err := head(m.Answers, first, maxPage)
	return pointers(list), err
}

func (mandateResolver) Renews(_ context.Context, m *graph.Mandate, first *int32) ([]*graph.Restatement, error) {
	list, err := head(m.Renews, first, maxPage)
	return pointers(list), err
}

func (mandateResolver) Renewals(_ context.Context, m *graph.Mandate, first *int32) ([]*graph.Restatement, error) {
	list, err := head(m.Renewals, first, maxPage)
	return pointers(list), err
}

func (mandateResolver) Line(ctx context.Context, m *graph.Mandate, first *int32) ([]*graph.Commitment, error) {
	return head(viewOf(ctx).MandateLine(m), first, maxPage)
}

type answerResolver struct{}

func (answerResolver) Relation(_ context.Context, a *graph.Answer) (*model.Relation, error) {
	return (*model.Relation)(a.Edge), nil
}

func (answerResolver) Shared(ctx context.Context, a *graph.Answer, lang *graph.Lang) ([]string, error) {
	return sharedIn(ctx, a.Shared, lang), nil
}

type mandateConnectionResolver struct{}

func (mandateConnectionResolver) Statuses(_ context.Context, c *model.MandateConnection) ([]*graph.StatusCount, error) {
	return pointers(graph.CountStatuses(c.Of)), nil
}

func (mandateConnectionResolver) Bodies(ctx context.Context, c *model.MandateConnection, first *int32) ([]*graph.TaskCount, error) {
	list, err := head(viewOf(ctx).CountBodies(c.Of), first, maxPage)
	return pointers(list), err
}

func (mandateConnectionResolver) Topics(ctx context.Context, c *model.MandateConnection, first *int32) ([]*graph.TaskCount, error) {
	list, err := head(viewOf(ctx).CountTopics(c.Of), first, maxPage)
	return pointers(list), err
}

func (mandateConnectionResolver) Meetings(ctx context.Context, c *model.MandateConnection, first *int32) ([]*graph.TaskCount, error) {
	list, err := head(viewOf(ctx).CountMeetings(c.Of), first, maxPage)
	return pointers(list), err
}
