package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

// maxMarks bounds what one page of a text tells of its words.
const maxMarks = 1000

func (documentResolver) Units(
	ctx context.Context, d *graph.Document, onlyHeadings *bool, first *int32, after *string, last *int32, before *string,
) (*model.UnitConnection, error) {
	units, err := viewOf(ctx).Units(d.ID)
	if err != nil {
		return nil, err
	}
	return unitPage(units, units.Chosen(value(onlyHeadings)), window{first, after, last, before})
}

func unitPage(units *graph.Units, list []*graph.Unit, w window) (*model.UnitConnection, error) {
	return connect(list, func(u *graph.Unit) string { return string(u.ID()) }, w,
		func(u *graph.Unit, c string) *model.UnitEdge {
			return &model.UnitEdge{Node: &model.Unit{Unit: u, Of: units}, Cursor: c}
		},
		func(e []*model.UnitEdge, p *model.PageInfo, n int32) *model.UnitConnection {
			return model.NewUnitConnection(units, e, p, n)
		})
}

type unitConnectionResolver struct{}

func (unitConnectionResolver) Mentions(_ context.Context, c *model.UnitConnection, first *int32) ([]*graph.Mention, error) {
	return head(c.Mentions(), first, maxMarks)
}

func (unitConnectionResolver) Statements(_ context.Context, c *model.UnitConnection, first *int32) ([]*model.Statement, error) {
	return head(c.Statements(), first, maxMarks)
}

type unitResolver struct{}

func (unitResolver) Level(_ context.Context, u *model.Unit) (*int32, error) {
	if u.Unit.Level == 0 {
		return nil, nil
	}
	n := count(u.Unit.Level)
	return &n, nil
}

func (unitResolver) Texts(ctx context.Context, u *model.Unit) ([]*model.UnitText, error) {
	out := make([]*model.UnitText, 0, len(u.Unit.Texts))
	for _, t := range u.Unit.Texts {
		if w, ok := one[*graph.Witness](viewOf(ctx), t.Witness); ok {
			words := u.Of.Words(t)
			out = append(out, &model.UnitText{
				Span: t.Span, Language: w.Language, Text: words.Text,
				Marker: nonEmpty(words.Marker), Skipped: nonEmpty(words.Skipped),
			})
		}
	}
	return out, nil
}

func (unitResolver) Leaving(_ context.Context, u *model.Unit) ([]*model.RelationTypeCount, error) {
	return typeCounts(u, graph.Ancestors), nil
}

func (unitResolver) Arriving(_ context.Context, u *model.Unit) ([]*model.RelationTypeCount, error) {
	return typeCounts(u, graph.Descendants), nil
}

// typeCounts counts the relations of a unit, in the order of the types.
func typeCounts(u *model.Unit, d graph.Direction) []*model.RelationTypeCount {
	counts := u.Of.Counts(u.Unit, d)
	out := make([]*model.RelationTypeCount, 0, len(counts))
	for _, t := range graph.StatedRelations {
		if n := counts[t]; n > 0 {
			out = append(out, &model.RelationTypeCount{Type: t, Count: count(n)})
		}
	}
	return out
}

type unitTextResolver struct{}

func (unitTextResolver) Witness(ctx context.Context, t *model.UnitText) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, t.Span.Witness)
}

// Relations of a passage may be those of the unit around it.
func (passageResolver) Relations(
	ctx context.Context, p *graph.Passage, whole *bool, direction *graph.Direction, types []graph.RelationType, methods []graph.Method,
	minConfidence *float64, rejected *bool, first *int32, after *string, last *int32, before *string,
) (*model.RelationConnection, error) {
	filter, err := edgeFilter(types, methods, minConfidence)
	if err != nil {
		return nil, err
	}
	filter.Rejected = value(rejected)
	list := viewOf(ctx).EdgesOfPassage(p, value(whole), value(direction), filter)
	return relationPage(list, window{first, after, last, before})
}
