package resolvers

import (
	"fmt"

	"stemma/graph"
	"stemma/resolvers/model"
)

// The connections of the schema, one constructor each: what differs between
// them is only the names of gqlgen's types.

func nodeKey[T graph.Node](n T) string { return string(n.NodeID()) }

func meetingPage(list []*graph.Meeting, w window) (*model.MeetingConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Meeting, c string) *model.MeetingEdge { return &model.MeetingEdge{Node: n, Cursor: c} },
		func(e []*model.MeetingEdge, p *model.PageInfo, n int32) *model.MeetingConnection {
			return &model.MeetingConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func documentPage(list []*graph.Document, w window) (*model.DocumentConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Document, c string) *model.DocumentEdge { return &model.DocumentEdge{Node: n, Cursor: c} },
		func(e []*model.DocumentEdge, p *model.PageInfo, n int32) *model.DocumentConnection {
			return &model.DocumentConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func passagePage(list []*graph.Passage, w window) (*model.PassageConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Passage, c string) *model.PassageEdge { return &model.PassageEdge{Node: n, Cursor: c} },
		func(e []*model.PassageEdge, p *model.PageInfo, n int32) *model.PassageConnection {
			return &model.PassageConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func commitmentPage(list []*graph.Commitment, w window) (*model.CommitmentConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Commitment, c string) *model.CommitmentEdge {
			return &model.CommitmentEdge{Node: n, Cursor: c}
		},
		func(e []*model.CommitmentEdge, p *model.PageInfo, n int32) *model.CommitmentConnection {
			return &model.CommitmentConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func actorPage(list []*graph.Actor, w window) (*model.ActorConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Actor, c string) *model.ActorEdge { return &model.ActorEdge{Node: n, Cursor: c} },
		func(e []*model.ActorEdge, p *model.PageInfo, n int32) *model.ActorConnection {
			return &model.ActorConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func conventionPage(list []*graph.Convention, w window) (*model.ConventionConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Convention, c string) *model.ConventionEdge {
			return &model.ConventionEdge{Node: n, Cursor: c}
		},
		func(e []*model.ConventionEdge, p *model.PageInfo, n int32) *model.ConventionConnection {
			return &model.ConventionConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func topicPage(list []*graph.Topic, w window) (*model.TopicConnection, error) {
	return connect(list, nodeKey, w,
		func(n *graph.Topic, c string) *model.TopicEdge { return &model.TopicEdge{Node: n, Cursor: c} },
		func(e []*model.TopicEdge, p *model.PageInfo, n int32) *model.TopicConnection {
			return &model.TopicConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func relationPage(list []*graph.Edge, w window) (*model.RelationConnection, error) {
	return connect(list, func(e *graph.Edge) string { return string(e.ID) }, w,
		func(n *graph.Edge, c string) *model.RelationEdge {
			return &model.RelationEdge{Node: (*model.Relation)(n), Cursor: c}
		},
		func(e []*model.RelationEdge, p *model.PageInfo, n int32) *model.RelationConnection {
			return &model.RelationConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func mentionPage(list []*graph.Mention, w window) (*model.MentionConnection, error) {
	return connect(list,
		func(m *graph.Mention) string { return fmt.Sprint(m.Witness, " ", m.Start, " ", m.End, " ", m.Target) }, w,
		func(n *graph.Mention, c string) *model.MentionEdge { return &model.MentionEdge{Node: n, Cursor: c} },
		func(e []*model.MentionEdge, p *model.PageInfo, n int32) *model.MentionConnection {
			return &model.MentionConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func unresolvedPage(list []*graph.Unresolved, w window) (*model.UnresolvedConnection, error) {
	return connect(list, func(u *graph.Unresolved) string { return string(u.ID) }, w,
		func(n *graph.Unresolved, c string) *model.UnresolvedEdge {
			return &model.UnresolvedEdge{Node: n, Cursor: c}
		},
		func(e []*model.UnresolvedEdge, p *model.PageInfo, n int32) *model.UnresolvedConnection {
			return &model.UnresolvedConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func carriedOnPage(list []graph.Restatement, w window) (*model.CarriedOnConnection, error) {
	return connect(list, func(c graph.Restatement) string { return string(c.Edge.ID) }, w,
		func(n graph.Restatement, c string) *model.CarriedOnEdge {
			return &model.CarriedOnEdge{Node: &n, Cursor: c}
		},
		func(e []*model.CarriedOnEdge, p *model.PageInfo, n int32) *model.CarriedOnConnection {
			return &model.CarriedOnConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

// silencePage looks for near misses of the commitments of the page alone.
func silencePage(all *graph.Comparison, w window) (*model.SilenceConnection, error) {
	return connect(all.Dropped, nodeKey, w,
		func(n *graph.Commitment, c string) *model.SilenceEdge {
			silence := all.Silence(n)
			return &model.SilenceEdge{Node: &silence, Cursor: c}
		},
		func(e []*model.SilenceEdge, p *model.PageInfo, n int32) *model.SilenceConnection {
			return &model.SilenceConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func silentPage(list []graph.Silent, w window) (*model.SilentConnection, error) {
	return connect(list, func(s graph.Silent) string { return string(s.Last.ID) }, w,
		func(n graph.Silent, c string) *model.SilentEdge { return &model.SilentEdge{Node: &n, Cursor: c} },
		func(e []*model.SilentEdge, p *model.PageInfo, n int32) *model.SilentConnection {
			return &model.SilentConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func mandatePage(list []graph.Mandate, w window) (*model.MandateConnection, error) {
	return connect(list, func(m graph.Mandate) string { return string(m.ID) }, w,
		func(n graph.Mandate, c string) *model.MandateEdge { return &model.MandateEdge{Node: &n, Cursor: c} },
		func(e []*model.MandateEdge, p *model.PageInfo, n int32) *model.MandateConnection {
			return &model.MandateConnection{Edges: e, PageInfo: p, TotalCount: n, Of: list}
		})
}

func concordancePage(c *graph.Concordance, list []*graph.ConcordanceRow, w window) (*model.ConcordanceConnection, error) {
	return connect(list, func(r *graph.ConcordanceRow) string { return string(r.ID()) }, w,
		func(n *graph.ConcordanceRow, c string) *model.ConcordanceEdge {
			return &model.ConcordanceEdge{Node: n, Cursor: c}
		},
		func(e []*model.ConcordanceEdge, p *model.PageInfo, n int32) *model.ConcordanceConnection {
			return &model.ConcordanceConnection{
				Edges: e, PageInfo: p, TotalCount: n,
				Languages: c.Languages, Aligned: count(c.Aligned), OnlyIn: onlyIn(c), Differing: count(c.Differing),
			}
		})
}

func nodeChangePage(list []*model.NodeChange, w window) (*model.NodeChangeConnection, error) {
	return connect(list, func(c *model.NodeChange) string { return string(c.ID()) }, w,
		func(n *model.NodeChange, c string) *model.NodeChangeEdge {
			return &model.NodeChangeEdge{Node: n, Cursor: c}
		},
		func(e []*model.NodeChangeEdge, p *model.PageInfo, n int32) *model.NodeChangeConnection {
			return &model.NodeChangeConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}

func relationChangePage(list []*model.RelationChange, w window) (*model.RelationChangeConnection, error) {
	return connect(list, func(c *model.RelationChange) string { return string(c.Edge.ID) }, w,
		func(n *model.RelationChange, c string) *model.RelationChangeEdge {
			return &model.RelationChangeEdge{Node: n, Cursor: c}
		},
		func(e []*model.RelationChangeEdge, p *model.PageInfo, n int32) *model.RelationChangeConnection {
			return &model.RelationChangeConnection{Edges: e, PageInfo: p, TotalCount: n}
		})
}
