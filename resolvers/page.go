package resolvers

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"

	"stemma/resolvers/model"
)

// Bounds of a connection.
const (
	defaultPage = 20
	maxPage     = 200
)

// window is what a client wants of a list.
type window struct {
	first  *int32
	after  *string
	last   *int32
	before *string
}

// connect cuts the wanted window out of a list and hands it to the constructor
// of a connection. key names an element: a cursor holds it beside the position,
// so that it still finds the element after the list has grown.
func connect[T, E, C any](
	list []T, key func(T) string, w window,
	edge func(node T, cursor string) E,
	whole func(edges []E, info *model.PageInfo, total int32) C,
) (C, error) {
	start, end, err := w.cut(len(list), func(i int) string { return key(list[i]) })
	if err != nil {
		var none C
		return none, err
	}
	edges := make([]E, 0, end-start)
	for i := start; i < end; i++ {
		edges = append(edges, edge(list[i], cursor(i, key(list[i]))))
	}
	return whole(edges, w.info(start, end, len(list), func(i int) string { return key(list[i]) }), count(len(list))), nil
}

// info describes the rows from start to end of a list.
func (w window) info(start, end, total int, key func(int) string) *model.PageInfo {
	info := &model.PageInfo{HasNextPage: end < total, HasPreviousPage: start > 0}
	if start < end {
		first, last := cursor(start, key(start)), cursor(end-1, key(end-1))
		info.StartCursor, info.EndCursor = &first, &last
	}
	return info
}

// cut returns the first row of the window and the one after its last.
func (w window) cut(total int, key func(int) string) (start, end int, err error) {
	size, err := w.size()
	if err != nil {
		return 0, 0, err
	}
	start, end = 0, total
	if w.after != nil {
		at, found, err := locate(*w.after, total, key)
		if err != nil {
			return 0, 0, err
		}
		if start = at; found {
			start = at + 1
		}
	}
	if w.before != nil {
		at, _, err := locate(*w.before, total, key)
		if err != nil {
			return 0, 0, err
		}
		end = at
	}
	end = max(end, start)
	if w.last != nil {
		return max(start, end-size), end, nil
	}
	return start, min(end, start+size), nil
}

func (w window) size() (int, error) {
	name, n := "first", w.first
	if w.last != nil {
		if w.first != nil {
			return 0, model.Invalid("first and last cannot both be given")
		}
		name, n = "last", w.last
	}
	return bounded(name, n, defaultPage, 0, maxPage)
}

// bounded returns the number a client gave, or the default; beyond the highest
// it is an error of code LIMIT.
func bounded(name string, n *int32, otherwise, lowest, highest int) (int, error) {
	switch {
	case n == nil:
		return otherwise, nil
	case int(*n) < lowest:
		return 0, model.Invalid("%s is %d and must be %d at least", name, *n, lowest)
	case int(*n) > highest:
		return 0, limitf("%s is %d and may be %d at most", name, *n, highest)
	}
	return int(*n), nil
}

// head returns the first elements of a list that has no pages, as many as a client
// wants.
func head[T any](list []T, first *int32, most int) ([]T, error) {
	n, err := bounded("first", first, defaultPage, 0, most)
	return list[:min(n, len(list))], err
}

// cursor encodes a position and the element that stands there.
func cursor(position int, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(position) + " " + key))
}

// decode is the way back from cursor.
func decode(cursor string) (position int, key string, err error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	at, key, found := strings.Cut(string(b), " ")
	position, numErr := strconv.Atoi(at)
	if err != nil || numErr != nil || !found || position < 0 {
		return 0, "", model.Invalid("%.100q is not a cursor that this list has given", cursor)
	}
	return position, key, nil
}

// locate finds the row of a cursor: where it was, or wherever its element is
// now, or, where that is gone, where it would be (found is false).
func locate(cursor string, total int, key func(int) string) (at int, found bool, err error) {
	position, k, err := decode(cursor)
	if err != nil {
		return 0, false, err
	}
	if position < total && key(position) == k {
		return position, true, nil
	}
	for i := range total {
		if key(i) == k {
			return i, true, nil
		}
	}
	return min(position, total), false, nil
}

// count is a length as GraphQL's 32 bits hold it.
func count(n int) int32 { return int32(min(n, math.MaxInt32)) }
