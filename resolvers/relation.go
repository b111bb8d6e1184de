package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

type relationResolver struct {
	labelled[model.Relation, *model.Relation]
}

func (relationResolver) Source(ctx context.Context, r *model.Relation) (graph.Node, error) {
	return end(ctx, r.From)
}

func (relationResolver) Target(ctx context.Context, r *model.Relation) (graph.Node, error) {
	return end(ctx, r.To)
}

// end looks up an end of an edge, which a snapshot never lacks.
func end(ctx context.Context, id graph.ID) (graph.Node, error) {
	n, ok := viewOf(ctx).Node(id)
	if !ok {
		return nil, notFound(id)
	}
	return n, nil
}

type evidenceResolver struct{}

func (evidenceResolver) Document(ctx context.Context, e *graph.Evidence) (*graph.Document, error) {
	return maybe[*graph.Document](ctx, e.Document)
}

func (evidenceResolver) Witness(ctx context.Context, e *graph.Evidence) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, e.Witness)
}

func (evidenceResolver) Passage(ctx context.Context, e *graph.Evidence) (*graph.Passage, error) {
	return maybe[*graph.Passage](ctx, e.Passage)
}

func (evidenceResolver) Start(_ context.Context, e *graph.Evidence) (*int32, error) {
	return offset(e, e.Start), nil
}

func (evidenceResolver) End(_ context.Context, e *graph.Evidence) (*int32, error) {
	return offset(e, e.End), nil
}

func (evidenceResolver) Why(_ context.Context, e *graph.Evidence) ([]*graph.Reason, error) {
	return graph.ParsedReasons(e.Reasons), nil
}

type reasonResolver struct{}

func (reasonResolver) Nodes(ctx context.Context, r *graph.Reason) ([]graph.Node, error) {
	return viewOf(ctx).ReasonNodes(r), nil
}

func (reasonResolver) Text(ctx context.Context, r *graph.Reason, lang *graph.Lang) (string, error) {
	return viewOf(ctx).ReasonText(r, value(lang)), nil
}

// sharedIn are what two nodes share, worded in a language where one is asked for.
func sharedIn(ctx context.Context, shared []string, lang *graph.Lang) []string {
	if lang == nil {
		return append([]string{}, shared...)
	}
	return viewOf(ctx).SharedText(shared, *lang)
}

// offset is a place in a witness, null where no witness is quoted.
func offset(e *graph.Evidence, at int) *int32 {
	if e.Witness == "" {
		return nil
	}
	n := count(at)
	return &n
}

type unresolvedResolver struct{}

func (unresolvedResolver) Source(ctx context.Context, u *graph.Unresolved) (graph.Node, error) {
	return end(ctx, u.From)
}

type candidateResolver struct{}

func (candidateResolver) Node(ctx context.Context, c *graph.Candidate) (graph.Node, error) {
	return maybe[graph.Node](ctx, c.ID)
}

type mentionResolver struct{}

func (mentionResolver) Target(ctx context.Context, m *graph.Mention) (graph.Node, error) {
	return maybe[graph.Node](ctx, m.Target)
}

func (mentionResolver) Witness(ctx context.Context, m *graph.Mention) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, m.Witness)
}

func (mentionResolver) Passage(ctx context.Context, m *graph.Mention) (*graph.Passage, error) {
	return maybe[*graph.Passage](ctx, m.Passage)
}
