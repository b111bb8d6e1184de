package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

// Search finds nodes by words in the snapshot given, best first. It returns
// limit hits at most, from the one at offset, and how many there are in all.
type Search func(ctx context.Context, s *graph.Snapshot, q SearchQuery) (hits []Hit, total int, err error)

// SearchQuery is what a client looks for.
type SearchQuery struct {
	Text          string
	Kinds         []graph.Kind // nil: all
	Offset, Limit int
}

// Hit is a node that was found.
type Hit struct {
	ID         graph.ID
	Score      float64
	Highlights []string // the pieces that hold the words, best first, perhaps none
}

// maxSearchOffset is as far as a client can turn the pages of a search: nobody
// reads the thousandth hit, and an index works harder for each page.
const maxSearchOffset = 1000

func (q *queryResolver) Search(
	ctx context.Context, query string, kinds []graph.Kind, first *int32, after *string, _ *graph.Date, _ *string,
) (*model.SearchConnection, error) {
	if q.search == nil {
		return nil, model.Invalid("this graph was opened without an index for search")
	}
	w := window{first: first, after: after}
	want := SearchQuery{Text: query, Kinds: kinds}
	rows, err := w.size()
	if err != nil {
		return nil, err
	}
	want.Limit = max(rows, 1) // for the count alone; an index may take 0 for its default
	if want.Offset, err = searchOffset(after); err != nil {
		return nil, err
	}
	v := viewOf(ctx)
	hits, total, err := q.search(ctx, v.Snapshot, want)
	if err != nil {
		return nil, err
	}
	return searchPage(v, hits[:min(len(hits), rows)], total, want.Offset), nil
}

// searchOffset is where a search goes on. A search has no other order than that
// of its hits, so the position alone counts.
func searchOffset(after *string) (int, error) {
	if after == nil {
		return 0, nil
	}
	position, _, err := decode(*after)
	if err != nil {
		return 0, err
	}
	if position >= maxSearchOffset {
		return 0, limitf("a search ends after %d hits; look for more words", maxSearchOffset)
	}
	return position + 1, nil
}

func searchPage(v *view, hits []Hit, total, offset int) *model.SearchConnection {
	c := &model.SearchConnection{Edges: []*model.SearchEdge{}, TotalCount: count(total)}
	for i, hit := range hits {
		if n, ok := v.Node(hit.ID); ok {
			c.Edges = append(c.Edges, &model.SearchEdge{
				Node: n, Cursor: cursor(offset+i, string(hit.ID)), Score: hit.Score,
				Highlights: append([]string{}, hit.Highlights...),
			})
		}
	}
	c.PageInfo = &model.PageInfo{HasNextPage: offset+len(hits) < total, HasPreviousPage: offset > 0}
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c
}
