package resolvers

import (
	"cmp"
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

func byNamed[T graph.Node](v *view) func(T) int {
	named := v.named()
	return func(n T) int { return named[n.NodeID()] }
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

func orderCommitments(v *view, list []*graph.Commitment, o *model.CommitmentOrder) []*graph.Commitment {
	if o == nil {
		return list
	}
	if o.Field == model.CommitmentOrderFieldTakenUp {
		list = sorted(list, byNamed[*graph.Commitment](v))
	}
	return directed(list, o.Direction)
}

func orderActors(v *view, list []*graph.Actor, o *model.ActorOrder) []*graph.Actor {
	if o == nil {
		return list
	}
	if o.Field == model.ActorOrderFieldNamed {
		list = sorted(list, byNamed[*graph.Actor](v))
	}
	return directed(list, o.Direction)
}

func orderConventions(v *view, list []*graph.Convention, o *model.ConventionOrder) []*graph.Convention {
	if o == nil {
		return list
	}
	switch o.Field {
	case model.ConventionOrderFieldNamed:
		list = sorted(list, byNamed[*graph.Convention](v))
	case model.ConventionOrderFieldDate:
		list = sorted(list, func(c *graph.Convention) graph.Date { return c.AdoptedOn })
	case model.ConventionOrderFieldID:
	}
	return directed(list, o.Direction)
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
