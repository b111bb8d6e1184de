package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (subgraphResolver) Layout(ctx context.Context, s *model.Subgraph) (*graph.Layout, error) {
	return viewOf(ctx).Layout(s.Answer), nil
}
