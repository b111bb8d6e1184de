package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

type comparisonResolver struct{}

func (comparisonResolver) CarriedOn(
	_ context.Context, c *model.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.CarriedOnConnection, error) {
	return carriedOnPage(c.CarriedOn, window{first, after, last, before})
}

func (comparisonResolver) New(
	_ context.Context, c *model.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	return commitmentPage(c.New, window{first, after, last, before})
}

func (comparisonResolver) Dropped(
	_ context.Context, c *model.Comparison, first *int32, after *string, last *int32, before *string,
) (*model.CommitmentConnection, error) {
	return commitmentPage(c.Dropped, window{first, after, last, before})
}

// compare sets the commitments of two meetings or documents against each
// other: a later one takes up an earlier one where a stated relation leads from
// the one to the other.
func compare(v *view, earlier, later graph.ID) (*model.Comparison, error) {
	before, err := side(v, earlier)
	if err != nil {
		return nil, err
	}
	after, err := side(v, later)
	if err != nil {
		return nil, err
	}
	c := &model.Comparison{Earlier: before.node, Later: after.node}
	open := map[graph.ID]*graph.Commitment{}
	for _, old := range before.commitments {
		open[old.ID] = old
	}
	takenUp := map[graph.ID]bool{}
	for _, young := range after.commitments {
		pairs := takesUp(v, young, open)
		c.CarriedOn = append(c.CarriedOn, pairs...)
		for _, p := range pairs {
			takenUp[p.Earlier.ID] = true
		}
		if len(pairs) == 0 {
			c.New = append(c.New, young)
		}
	}
	c.Dropped = kept(before.commitments, func(old *graph.Commitment) bool { return !takenUp[old.ID] })
	return c, nil
}

func takesUp(v *view, young *graph.Commitment, open map[graph.ID]*graph.Commitment) []*model.CarriedOn {
	var pairs []*model.CarriedOn
	for _, e := range v.Edges(young.ID, graph.Ancestors, graph.EdgeFilter{}) {
		if old := open[e.To]; old != nil && old != young {
			pairs = append(pairs, &model.CarriedOn{Earlier: old, Later: young, Relation: (*model.Relation)(e)})
		}
	}
	return pairs
}

type comparedSide struct {
	node        graph.Node
	commitments []*graph.Commitment
}

func side(v *view, id graph.ID) (comparedSide, error) {
	n, ok := v.Node(id)
	if !ok {
		return comparedSide{}, notFound(id)
	}
	switch n := n.(type) {
	case *graph.Meeting:
		return comparedSide{n, v.FilterCommitments(graph.CommitmentFilter{Meeting: n.ID})}, nil
	case *graph.Document:
		return comparedSide{n, v.FilterCommitments(graph.CommitmentFilter{Document: n.ID})}, nil
	default:
		return comparedSide{}, model.Invalid("%s is neither a meeting nor a document", id)
	}
}
