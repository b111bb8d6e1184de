package resolvers

import (
	"context"
	"slices"

	"stemma/graph"
	"stemma/resolvers/model"
)

type queryResolver struct{ search Search }

func (*queryResolver) Node(ctx context.Context, id graph.ID, _ *graph.Date, _ *string) (graph.Node, error) {
	return nodeOrRelation(viewOf(ctx), id), nil
}

func (*queryResolver) Nodes(ctx context.Context, ids []graph.ID, _ *graph.Date, _ *string) ([]graph.Node, error) {
	v := viewOf(ctx)
	found := make([]graph.Node, len(ids))
	for i, id := range ids {
		found[i] = nodeOrRelation(v, id)
	}
	return found, nil
}

// nodeOrRelation returns what an id names, nil where it names nothing.
func nodeOrRelation(v *view, id graph.ID) graph.Node {
	if n, ok := v.Node(id); ok {
		return n
	}
	if e, ok := v.Edge(id); ok {
		return (*model.Relation)(e)
	}
	return nil
}

func (*queryResolver) Meetings(
	ctx context.Context, filter *model.MeetingFilter, orderBy *model.MeetingOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.MeetingConnection, error) {
	list := meetings(viewOf(ctx), filter)
	return meetingPage(orderMeetings(list, orderBy), window{first, after, last, before})
}

func (*queryResolver) Documents(
	ctx context.Context, filter *model.DocumentFilter, orderBy *model.DocumentOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.DocumentConnection, error) {
	list := documents(viewOf(ctx), filter)
	return documentPage(orderDocuments(list, orderBy), window{first, after, last, before})
}

func (*queryResolver) Commitments(
	ctx context.Context, filter *graph.CommitmentFilter, orderBy *model.CommitmentOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.CommitmentConnection, error) {
	list, err := commitments(ctx, filter, orderBy)
	if err != nil {
		return nil, err
	}
	return commitmentPage(list, window{first, after, last, before})
}

func (*queryResolver) Actors(
	ctx context.Context, filter *model.ActorFilter, orderBy *model.ActorOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.ActorConnection, error) {
	list, err := orderActors(ctx, actors(viewOf(ctx), filter), orderBy)
	if err != nil {
		return nil, err
	}
	return actorPage(list, window{first, after, last, before})
}

func (*queryResolver) Conventions(
	ctx context.Context, filter *model.ConventionFilter, orderBy *model.ConventionOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.ConventionConnection, error) {
	list, err := orderConventions(ctx, conventions(viewOf(ctx), filter), orderBy)
	if err != nil {
		return nil, err
	}
	return conventionPage(list, window{first, after, last, before})
}

func (*queryResolver) Topics(
	ctx context.Context, filter *model.TopicFilter, orderBy *model.TopicOrder,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.TopicConnection, error) {
	v := viewOf(ctx)
	return topicPage(orderTopics(v, topics(v, filter), orderBy), window{first, after, last, before})
}

func (*queryResolver) Unresolved(
	ctx context.Context, filter *model.UnresolvedFilter,
	first *int32, after *string, last *int32, before *string, _ *graph.Date, _ *string,
) (*model.UnresolvedConnection, error) {
	return unresolvedPage(unresolved(viewOf(ctx), filter), window{first, after, last, before})
}

func (*queryResolver) Stats(ctx context.Context, _ *graph.Date, _ *string) (*model.Stats, error) {
	return viewOf(ctx).figures(ctx)
}

func (*queryResolver) Revisions(
	ctx context.Context, first *int32, superseded *bool, _ *graph.Date, _ *string,
) ([]*graph.RevisionInfo, error) {
	n, err := bounded("first", first, defaultPage, 0, maxPage)
	if err != nil {
		return nil, err
	}
	v := viewOf(ctx)
	revisions := v.Revisions()
	if value(superseded) {
		if revisions, err = history(ctx, v); err != nil {
			return nil, err
		}
	}
	slices.Reverse(revisions)
	return pointers(revisions[:min(n, len(revisions))]), nil
}

// history returns all revisions up to a view's state, without those of texts that
// do not show in it.
func history(ctx context.Context, v *view) ([]graph.RevisionInfo, error) {
	past := pinnedOf(ctx).api.options.Past
	if past == nil {
		return nil, model.Invalid("this graph was opened without its history")
	}
	revisions, err := past.Revisions(ctx, v.at)
	if err != nil {
		return nil, err
	}
	return v.ShownRevisions(revisions), nil
}
