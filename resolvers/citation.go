package resolvers

import (
	"context"
	"errors"

	"stemma/graph"
	"stemma/graph/cite"
	"stemma/resolvers/model"
)

// Citation says how a node or a relation is cited.
func (labelled[T, P]) Citation(ctx context.Context, obj *T, format cite.Format, lang *graph.Lang, base *string) (string, error) {
	text, err := cite.Node(viewOf(ctx).Snapshot, P(obj).NodeID(), cite.Style{Format: format, Lang: value(lang), Base: value(base)})
	return text, styled(err)
}

type subgraphResolver struct{}

// Citation says how a part of the graph is cited.
func (subgraphResolver) Citation(ctx context.Context, s *model.Subgraph, format cite.Format, lang *graph.Lang, base *string) (string, error) {
	text, err := cite.Subgraph(viewOf(ctx).Snapshot, s.Part(), cite.Style{Format: format, Lang: value(lang), Base: value(base)})
	return text, styled(err)
}

// styled marks what a client asked for and cannot have.
func styled(err error) error {
	if errors.Is(err, cite.ErrStyle) {
		return model.Invalid("%s", err)
	}
	return err
}
