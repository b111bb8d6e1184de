package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Chain(
	ctx context.Context, of graph.ID, direction *graph.Direction, types []graph.RelationType, methods []graph.Method,
	minConfidence, minCertainty *float64, maxDepth, first *int32, _ *graph.Date, _ *string,
) (*graph.Chain, error) {
	filter, err := edgeFilter(types, methods, minConfidence)
	if err != nil {
		return nil, err
	}
	q := graph.ChainQuery{Of: of, Direction: value(direction), Filter: filter}
	if q.MinCertainty, err = share("minCertainty", minCertainty); err != nil {
		return nil, err
	}
	if q.MaxDepth, q.First, err = reach(maxDepth, graph.MaxDepth, first); err != nil {
		return nil, err
	}
	return viewOf(ctx).Chain(q)
}

type chainResolver struct{}

func (chainResolver) PassedOver(_ context.Context, c *graph.Chain, first *int32) ([]*graph.Meeting, error) {
	return head(c.PassedOver, first, maxPage)
}

type silentResolver struct{}

func (silentResolver) FirstSeen(ctx context.Context, s *graph.Silent) (*graph.Date, error) {
	date, _ := viewOf(ctx).Origin(s.Last)
	return &date, nil
}

func (silentResolver) Restated(ctx context.Context, s *graph.Silent) (int32, error) {
	_, before := viewOf(ctx).Origin(s.Last)
	return count(before), nil
}

func (silentResolver) PassedOver(_ context.Context, s *graph.Silent, first *int32) ([]*graph.Meeting, error) {
	return head(s.PassedOver, first, maxPage)
}

type carriedOnResolver struct{}

func (carriedOnResolver) Relation(_ context.Context, r *graph.Restatement) (*model.Relation, error) {
	return (*model.Relation)(r.Edge), nil
}

func (carriedOnResolver) AlsoBy(_ context.Context, r *graph.Restatement) ([]*model.Relation, error) {
	out := make([]*model.Relation, len(r.Also))
	for i, e := range r.Also {
		out[i] = (*model.Relation)(e)
	}
	return out, nil
}

type chainLinkResolver struct{}

func (chainLinkResolver) Forum(ctx context.Context, l *graph.ChainLink) (*graph.Actor, error) {
	m, ok := viewOf(ctx).Meeting(l.Commitment.Meeting)
	if !ok {
		return nil, nil
	}
	return maybe[*graph.Actor](ctx, m.Forum)
}

func (chainLinkResolver) Languages(_ context.Context, l *graph.ChainLink) ([]graph.Lang, error) {
	var known []graph.Lang
	for _, lang := range []graph.Lang{graph.English, graph.French} {
		if l.Commitment.Texts[lang] != "" {
			known = append(known, lang)
		}
	}
	return known, nil
}

func (*queryResolver) Silent(
	ctx context.Context, series string, topic *graph.ID, years *int32, until *graph.Date,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.SilentConnection, error) {
	list, err := viewOf(ctx).Silent(graph.SilentQuery{Series: series, Topic: value(topic), Years: int(value(years)), Until: value(until)})
	if err != nil {
		return nil, err
	}
	return silentPage(list, window{first, after, last, before})
}
