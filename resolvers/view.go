package resolvers

import (
	"context"

	"stemma/graph"
)

// view is the snapshot that one operation reads, from its first field to its
// last, whatever is loaded meanwhile.
type view struct {
	*graph.Snapshot
	tally // figures over the whole snapshot, counted when first asked for
}

func newView(s *graph.Snapshot) *view {
	v := &view{Snapshot: s}
	v.tally.begin(s)
	return v
}

type viewKey struct{}

func withView(ctx context.Context, v *view) context.Context {
	return context.WithValue(ctx, viewKey{}, v)
}

// viewOf returns the view that the operation pinned when it began.
func viewOf(ctx context.Context) *view {
	v, _ := ctx.Value(viewKey{}).(*view)
	return v
}

// find looks up nodes of one kind; ids that name none are left out.
func find[T graph.Node](v *view, ids []graph.ID) []T {
	found := make([]T, 0, len(ids))
	for _, id := range ids {
		if n, ok := one[T](v, id); ok {
			found = append(found, n)
		}
	}
	return found
}

// one looks up a node of one kind.
func one[T graph.Node](v *view, id graph.ID) (T, bool) {
	n, _ := v.Node(id)
	t, ok := n.(T)
	return t, ok
}

// maybe looks up a node that a field may name, nil where it names none.
func maybe[T graph.Node](ctx context.Context, id graph.ID) (T, error) {
	t, _ := one[T](viewOf(ctx), id)
	return t, nil
}
