package resolvers

import (
	"context"

	"stemma/graph"
)

// view is the state that a root field and everything below it read, whatever is
// loaded meanwhile, and the moment it stands for.
type view struct {
	*state
	asOf graph.Date // "" for all that was ever said
	at   string     // the revision whose state it is; "" for the present
	err  error      // why there is no such state; nothing is read then
}

type viewKey struct{}

func withView(ctx context.Context, v *view) context.Context {
	return context.WithValue(ctx, viewKey{}, v)
}

// viewOf returns the view that was pinned for the root field.
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
