package resolvers

import (
	"cmp"
	"context"
	"slices"

	"stemma/graph"
	"stemma/resolvers/model"
)

// directed turns a list round where the client wants it descending.
func directed[T any](list []T, d model.OrderDirection) []T {
	if d == model.OrderDirectionDesc {
		slices.Reverse(list)
	}
	return list
}

// sorted orders a list by a key, and elements of one key by id.
func sorted[T graph.Node, K cmp.Ordered](list []T, key func(T) K) []T {
	slices.SortFunc(list, func(a, b T) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.NodeID(), b.NodeID()))
	})
	return list
}

func byID[T graph.Node](n T) graph.ID { return n.NodeID() }

// sortedByNamed orders a list by how often each is named.
func sortedByNamed[T graph.Node](ctx context.Context, list []T) ([]T, error) {
	named, err := viewOf(ctx).namings(ctx)
	if err != nil {
		return nil, err
	}
	return sorted(list, func(n T) int { return named[n.NodeID()] }), nil
}

func orderMeetings(list []*graph.Meeting, o *model.MeetingOrder) []*graph.Meeting {
	if o == nil {
		return list
	}
	if o.Field == model.MeetingOrderFieldID {
		list = sorted(list, byID)
	}
	return directed(list, o.Direction)
}

func orderDocuments(list []*graph.Document, o *model.DocumentOrder) []*graph.Document {
	if o == nil {
		return list
	}
	if o.Field == model.DocumentOrderFieldID {
		list = sorted(list, byID)
	}
	return directed(list, o.Direction)
}

func orderCommitments(ctx context.Context, list []*graph.Commitment, o *model.CommitmentOrder) (_ []*graph.Commitment, err error) {
	if o == nil {
		return list, nil
	}
	if o.Field == model.CommitmentOrderFieldTakenUp {
		list, err = sortedByNamed(ctx, list)
	}
	return directed(list, o.Direction), err
}

func orderActors(ctx context.Context, list []*graph.Actor, o *model.ActorOrder) (_ []*graph.Actor, err error) {
	if o == nil {
		return list, nil
	}
	if o.Field == model.ActorOrderFieldNamed {
		list, err = sortedByNamed(ctx, list)
	}
	return directed(list, o.Direction), err
}

func orderConventions(ctx context.Context, list []*graph.Convention, o *model.ConventionOrder) (_ []*graph.Convention, err error) {
	if o == nil {
		return list, nil
	}
	switch o.Field {
	case model.ConventionOrderFieldNamed:
		list, err = sortedByNamed(ctx, list)
	case model.ConventionOrderFieldDate:
		list = sorted(list, func(c *graph.Convention) graph.Date { return c.AdoptedOn })
	case model.ConventionOrderFieldID:
	}
	return directed(list, o.Direction), err
}

func orderTopics(v *view, list []*graph.Topic, o *model.TopicOrder) []*graph.Topic {
	if o == nil {
		return list
	}
	if o.Field == model.TopicOrderFieldCommitments {
		about := map[graph.ID]int{}
		for _, t := range list {
			about[t.ID] = len(v.FilterCommitments(graph.CommitmentFilter{Topic: t.ID}))
		}
		list = sorted(list, func(t *graph.Topic) int { return about[t.ID] })
	}
	return directed(list, o.Direction)
}
