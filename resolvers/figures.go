package resolvers

import (
	"context"

	"stemma/graph"
)

func (*queryResolver) Figures(
	ctx context.Context, series *string, from, to *graph.Date, methods []graph.Method, minConfidence *float64, first *int32,
	_ *graph.Date, _ *string,
) (*graph.Figures, error) {
	filter, err := edgeFilter(nil, methods, minConfidence)
	if err != nil {
		return nil, err
	}
	rows, err := bounded("first", first, defaultPage, 1, maxPage)
	if err != nil {
		return nil, err
	}
	return viewOf(ctx).Figures(ctx, graph.FiguresQuery{
		Series: value(series), From: value(from), To: value(to), Methods: filter.Methods, MinConfidence: filter.MinConfidence, First: rows,
	})
}

type figuresResolver struct{}

func (figuresResolver) Meetings(_ context.Context, f *graph.Figures, first *int32) ([]*graph.Meeting, error) {
	return head(f.Meetings, first, maxPage)
}

func (figuresResolver) Columns(_ context.Context, f *graph.Figures, first *int32) ([]*graph.Column, error) {
	list, err := head(f.Columns, first, maxPage)
	return pointers(list), err
}

func (figuresResolver) MatrixSize(_ context.Context, f *graph.Figures, narrower *bool) (int32, error) {
	return count(len(f.Cells(value(narrower)))), nil
}

func (figuresResolver) Matrix(_ context.Context, f *graph.Figures, narrower *bool, first *int32) ([]*graph.Cell, error) {
	list, err := head(f.Cells(value(narrower)), first, maxCells)
	return pointers(list), err
}

// maxCells is how many cells of a matrix an answer can hold.
const maxCells = 2000

type timeToRestatementResolver struct{}

func (timeToRestatementResolver) Shortest(_ context.Context, d *graph.Durations) (*int32, error) {
	return days(d, d.Shortest)
}

func (timeToRestatementResolver) LowerQuartile(_ context.Context, d *graph.Durations) (*int32, error) {
	return days(d, d.LowerQuartile)
}

func (timeToRestatementResolver) Median(_ context.Context, d *graph.Durations) (*int32, error) {
	return days(d, d.Median)
}

func (timeToRestatementResolver) UpperQuartile(_ context.Context, d *graph.Durations) (*int32, error) {
	return days(d, d.UpperQuartile)
}

func (timeToRestatementResolver) Longest(_ context.Context, d *graph.Durations) (*int32, error) {
	return days(d, d.Longest)
}

// days is a duration, null where there is none to describe.
func days(d *graph.Durations, n int) (*int32, error) {
	if d.Count == 0 {
		return nil, nil
	}
	v := count(n)
	return &v, nil
}
