package resolvers

import (
	"context"
	"errors"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Diff(
	ctx context.Context, from string, to *string, asOf *graph.Date, at *string,
) (*model.Diff, error) {
	after := viewOf(ctx)
	if to != nil {
		if at != nil {
			return nil, model.Invalid("to and at both name the second state: give one of them")
		}
		after = pinnedOf(ctx).view(ctx, moment{asOf: after.asOf, at: *to})
	}
	before := pinnedOf(ctx).view(ctx, moment{asOf: after.asOf, at: from})
	if err := errors.Join(before.err, after.err); err != nil {
		return nil, err
	}
	p := pair{before.Snapshot, after.Snapshot}
	return pinnedOf(ctx).api.diffs.Of(ctx, p, p.compared)
}

// pair is two states that are compared.
type pair struct{ before, after *graph.Snapshot }

// compared gives graph's difference the form of the schema.
func (p pair) compared(ctx context.Context) (*model.Diff, error) {
	before, after := p.before, p.after
	d, err := graph.Diff(ctx, before, after)
	if err != nil {
		return nil, err
	}
	out := &model.Diff{
		From: newest(before), To: newest(after),
		NodesAdded: nodeChanges(d.NodesAdded, after), NodesRemoved: nodeChanges(d.NodesRemoved, before),
		RelationsAdded: relationChanges(d.EdgesAdded, after), RelationsRemoved: relationChanges(d.EdgesRemoved, before),
	}
	for _, c := range d.NodesChanged {
		out.NodesChanged = append(out.NodesChanged, &model.NodeChange{Node: c.After, State: after, Changes: pointers(c.Properties)})
	}
	for _, c := range d.EdgesChanged {
		out.RelationsChanged = append(out.RelationsChanged, &model.RelationChange{Edge: c.After, State: after, Changes: pointers(c.Properties)})
	}
	return out, nil
}

func newest(s *graph.Snapshot) *graph.RevisionInfo {
	if r := s.Newest(); r.ID != "" {
		return &r
	}
	return nil
}

func nodeChanges(nodes []graph.Node, s *graph.Snapshot) []*model.NodeChange {
	out := make([]*model.NodeChange, len(nodes))
	for i, n := range nodes {
		out[i] = &model.NodeChange{Node: n, State: s}
	}
	return out
}

func relationChanges(edges []*graph.Edge, s *graph.Snapshot) []*model.RelationChange {
	out := make([]*model.RelationChange, len(edges))
	for i, e := range edges {
		out[i] = &model.RelationChange{Edge: e, State: s}
	}
	return out
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

type diffResolver struct{}

func (diffResolver) NodesAdded(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.NodeChangeConnection, error) {
	return nodeChangePage(d.NodesAdded, window{first, after, last, before})
}

func (diffResolver) NodesRemoved(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.NodeChangeConnection, error) {
	return nodeChangePage(d.NodesRemoved, window{first, after, last, before})
}

func (diffResolver) NodesChanged(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.NodeChangeConnection, error) {
	return nodeChangePage(d.NodesChanged, window{first, after, last, before})
}

func (diffResolver) RelationsAdded(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.RelationChangeConnection, error) {
	return relationChangePage(d.RelationsAdded, window{first, after, last, before})
}

func (diffResolver) RelationsRemoved(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.RelationChangeConnection, error) {
	return relationChangePage(d.RelationsRemoved, window{first, after, last, before})
}

func (diffResolver) RelationsChanged(
	_ context.Context, d *model.Diff, first *int32, after *string, last *int32, before *string,
) (*model.RelationChangeConnection, error) {
	return relationChangePage(d.RelationsChanged, window{first, after, last, before})
}

type nodeChangeResolver struct{}

func (nodeChangeResolver) Label(_ context.Context, c *model.NodeChange, lang *graph.Lang) (string, error) {
	return label(&view{state: &state{Snapshot: c.State}}, c.Node, language(lang)), nil
}
