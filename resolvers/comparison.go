package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Compare(
	ctx context.Context, earlier, later graph.ID, _ *graph.Date, _ *string,
) (*graph.Comparison, error) {
	return viewOf(ctx).Compare(earlier, later)
}

type comparisonResolver struct{}

func (comparisonResolver) CarriedOn(
	_ context.Context, c *graph.Comparison, changed *bool, first *int32, after *string, last *int32, before *string,
) (*model.CarriedOnConnection, error) {
	return carriedOnPage(c.Pairs(changed), window{first, after, last, before})
}

func (comparisonResolver) New(
	_ context.Context, c *graph.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	return commitmentPage(c.New, window{first, after, last, before})
}

func (comparisonResolver) Dropped(
	_ context.Context, c *graph.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	return commitmentPage(c.Dropped, window{first, after, last, before})
}

func (comparisonResolver) Silences(
	_ context.Context, c *graph.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.SilenceConnection, error) {
	return silencePage(c, window{first, after, last, before})
}

type silenceResolver struct{}

func (silenceResolver) Tasked(_ context.Context, s *graph.Silence) ([]*model.Relation, error) {
	return model.Relations(s.Tasked), nil
}

func (silenceResolver) Elsewhere(_ context.Context, s *graph.Silence, first *int32) ([]*graph.Commitment, error) {
	return head(s.Elsewhere, first, maxPage)
}

type nearMissResolver struct{}

func (nearMissResolver) Shared(ctx context.Context, n *graph.NearMiss, lang *graph.Lang) ([]string, error) {
	return sharedIn(ctx, n.Shared, lang), nil
}
