package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

type documentResolver struct {
	labelled[graph.Document, *graph.Document]
	related[graph.Document, *graph.Document]
}

func (documentResolver) Title(_ context.Context, d *graph.Document, lang *graph.Lang) (string, error) {
	return named(d.Titles, lang, d.ID), nil
}

func (documentResolver) Meeting(ctx context.Context, d *graph.Document) (*graph.Meeting, error) {
	return maybe[*graph.Meeting](ctx, d.Meeting)
}

func (documentResolver) TextOf(ctx context.Context, d *graph.Document) (*graph.Convention, error) {
	return maybe[*graph.Convention](ctx, d.TextOf)
}

func (documentResolver) Witnesses(ctx context.Context, d *graph.Document) ([]*graph.Witness, error) {
	return viewOf(ctx).WitnessesOf(d.ID), nil
}

func (documentResolver) Passages(
	ctx context.Context, d *graph.Document, first *int32, after *string, last *int32, before *string,
) (*model.PassageConnection, error) {
	return passagePage(viewOf(ctx).PassagesOf(d.ID), window{first, after, last, before})
}

func (documentResolver) Commitments(
	ctx context.Context, d *graph.Document, filter *graph.CommitmentFilter, orderBy *model.CommitmentOrder,
	first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	list, err := commitmentsOf(ctx, graph.CommitmentFilter{Document: d.ID}, filter, orderBy)
	if err != nil {
		return nil, err
	}
	return commitmentPage(list, window{first, after, last, before})
}
