package resolvers

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/resolvers/model"
)

type pageOf struct {
	List struct {
		TotalCount int
		PageInfo   struct {
			HasNextPage, HasPreviousPage bool
			StartCursor, EndCursor       string
		}
		Edges []struct {
			Cursor string
			Node   struct{ Ref string }
		}
	}
}

func (p pageOf) refs() string {
	var refs []string
	for _, e := range p.List.Edges {
		refs = append(refs, e.Node.Ref)
	}
	return strings.Join(refs, " ")
}

func turn(t *testing.T, api *API, arguments string) pageOf {
	t.Helper()
	a := ask(t, api, `{list: commitments(`+arguments+`) {totalCount
		pageInfo {hasNextPage hasPreviousPage startCursor endCursor} edges {cursor node {ref}}}}`, nil)
	require.Empty(t, a.Errors)
	var p pageOf
	require.NoError(t, json.Unmarshal(a.Data, &p))
	return p
}

func TestPagesForwardAndBackward(t *testing.T) {
	api := apiOn(t, large(7))
	first := turn(t, api, "first: 3")
	assert.Equal(t, "1 2 3", first.refs())
	assert.Equal(t, 7, first.List.TotalCount)
	assert.True(t, first.List.PageInfo.HasNextPage)
	assert.False(t, first.List.PageInfo.HasPreviousPage)
	assert.Equal(t, first.List.Edges[0].Cursor, first.List.PageInfo.StartCursor)
	assert.Equal(t, first.List.Edges[2].Cursor, first.List.PageInfo.EndCursor)

	second := turn(t, api, fmt.Sprintf("first: 3, after: %q", first.List.PageInfo.EndCursor))
	assert.Equal(t, "4 5 6", second.refs())
	assert.True(t, second.List.PageInfo.HasNextPage)
	assert.True(t, second.List.PageInfo.HasPreviousPage)

	third := turn(t, api, fmt.Sprintf("first: 3, after: %q", second.List.PageInfo.EndCursor))
	assert.Equal(t, "7", third.refs())
	assert.False(t, third.List.PageInfo.HasNextPage)

	last := turn(t, api, "last: 3")
	assert.Equal(t, "5 6 7", last.refs())
	assert.False(t, last.List.PageInfo.HasNextPage)
	assert.True(t, last.List.PageInfo.HasPreviousPage)

	before := turn(t, api, fmt.Sprintf("last: 3, before: %q", last.List.PageInfo.StartCursor))
	assert.Equal(t, "2 3 4", before.refs())
	between := turn(t, api, fmt.Sprintf("after: %q, before: %q", first.List.PageInfo.EndCursor, third.List.PageInfo.StartCursor))
	assert.Equal(t, "4 5 6", between.refs())
	crossed := turn(t, api, fmt.Sprintf("after: %q, before: %q", third.List.PageInfo.StartCursor, first.List.PageInfo.EndCursor))
	assert.Empty(t, crossed.List.Edges)
	assert.Empty(t, turn(t, api, "first: 0").List.Edges)
	assert.Len(t, turn(t, apiOn(t, large(30)), "orderBy: null").List.Edges, defaultPage)
}

// A cursor finds its element again after the list has grown or shrunk.
func TestCursorsOutliveTheList(t *testing.T) {
	cut := func(list string, w window) string {
		rows, err := connect(strings.Fields(list), func(s string) string { return s }, w,
			func(n, _ string) string { return n },
			func(edges []string, _ *model.PageInfo, _ int32) string { return strings.Join(edges, " ") })
		require.NoError(t, err)
		return rows
	}
	two, c := int32(2), cursor(2, "c")
	tests := []struct{ name, list, after, before string }{
		{"as it was", "a b c d e", "d e", "a b"},
		{"grown before it", "x a b c d e", "d e", "x a"},
		{"shrunk before it", "b c d e", "d e", "b"},
		{"the element gone", "a b d e", "d e", "a b"},
		{"the list much shorter", "a", "", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.after, cut(tt.list, window{first: &two, after: &c}))
			assert.Equal(t, tt.before, cut(tt.list, window{first: &two, before: &c}))
		})
	}
}

func TestSearchTurnsPages(t *testing.T) {
	api := apiOn(t, large(5))
	page := func(after string) (ids []string, next string) {
		a := ask(t, api, `query ($after: String) {search(query: "commitment", first: 2, after: $after) {pageInfo {endCursor} edges {node {id}}}}`,
			map[string]any{"after": json.RawMessage(after)})
		require.Empty(t, a.Errors)
		var d struct {
			Search struct {
				PageInfo struct{ EndCursor string }
				Edges    []struct{ Node struct{ ID graph.ID } }
			}
		}
		require.NoError(t, json.Unmarshal(a.Data, &d))
		for _, e := range d.Search.Edges {
			ids = append(ids, string(e.Node.ID.Slug()))
		}
		return ids, fmt.Sprintf("%q", d.Search.PageInfo.EndCursor)
	}
	first, next := page("null")
	assert.Equal(t, []string{"large-2020/1", "large-2020/2"}, first)
	second, next := page(next)
	assert.Equal(t, []string{"large-2020/3", "large-2020/4"}, second)
	third, _ := page(next)
	assert.Equal(t, []string{"large-2020/5"}, third)
}

func FuzzCursor(f *testing.F) {
	f.Add(cursor(3, "commitment:a/1"))
	f.Add("")
	f.Add("LTEgYQ")
	f.Fuzz(func(t *testing.T, s string) {
		position, key, err := decode(s)
		if err != nil {
			return
		}
		assert.GreaterOrEqual(t, position, 0)
		again, k, err := decode(cursor(position, key))
		require.NoError(t, err)
		assert.Equal(t, position, again)
		assert.Equal(t, key, k)
	})
}
