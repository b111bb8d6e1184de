package search

import (
	"context"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"stemma/graph"
	"stemma/graph/words"
)

// The bounds of a search.
const (
	DefaultHits = 20
	MaxHits     = 200
	MaxOffset   = 10_000 // nobody reads so far, and the index works harder for each page
	MaxWords    = 64
)

// Hit is a node that was found.
type Hit struct {
	ID         graph.ID
	Score      float64
	Highlights []string // the pieces that hold the words, best first, perhaps none
	Cursor     string   // what to give as after to go on behind it
}

// Query is what to look for.
type Query struct {
	Text          string
	Kinds         []graph.Kind // nil: all
	Offset, Limit int          // Limit 0: 20; at most 200
	Until         graph.Date   // only what shows by the end of it; "": all
}

// Search returns the nodes that hold all words of the query, best first, those
// of one score by id; first of them at most (0: 20), behind the hit with the
// cursor after ("" to begin), and how many there are in all. ErrLimit past the
// bounds.
func (x *Index) Search(ctx context.Context, text string, kinds []graph.Kind, first int, after string) ([]Hit, int, error) {
	offset := 0
	if after != "" {
		n, err := strconv.Atoi(after)
		if err != nil || n < 0 {
			return nil, 0, fmt.Errorf("search: %q is no cursor of a hit: %w", after, graph.ErrNotFound)
		}
		offset = n
	}
	return x.Find(ctx, Query{Text: text, Kinds: kinds, Offset: offset, Limit: first})
}

// Find is Search by offset instead of cursor.
//
// The text is words, never a query language. A word that says nothing in one
// of the languages ("le", "on") raises a hit but is not asked of it.
func (x *Index) Find(ctx context.Context, q Query) ([]Hit, int, error) {
	if q.Limit == 0 {
		q.Limit = DefaultHits
	}
	if q.Limit < 0 || q.Limit > MaxHits || q.Offset < 0 || q.Offset > MaxOffset {
		return nil, 0, fmt.Errorf("search %d hits from %d on: %w", q.Limit, q.Offset, graph.ErrLimit)
	}
	asked := distinct(words.Split(q.Text))
	if len(asked) > MaxWords {
		return nil, 0, fmt.Errorf("search %d words, %d are read: %w", len(asked), MaxWords, graph.ErrLimit)
	}
	wanted := compile(asked)
	if wanted == nil {
		return nil, 0, nil
	}
	if err := ctx.Err(); err != nil { // the index looks only now and then
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	request := bleve.NewSearchRequestOptions(by(among(wanted, q.Kinds), q.Until), q.Limit, q.Offset, false)
	request.Sort = steadyOrder()
	result, err := x.index.SearchInContext(ctx, request)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	hits := make([]Hit, 0, len(result.Hits))
	for i, found := range result.Hits {
		id := graph.ID(found.ID)
		node, ok := x.snapshot.Node(id)
		if !ok {
			return nil, 0, fmt.Errorf("search: the index holds %s, the snapshot does not", found.ID)
		}
		hits = append(hits, Hit{
			ID: id, Score: steady(found.Score), Highlights: highlights(pieces(x.snapshot, node), asked),
			Cursor: strconv.Itoa(q.Offset + i + 1),
		})
	}
	return hits, int(result.Total), nil
}

// distinct drops words asked for twice, and lone letters.
func distinct(all []words.Word) []words.Word {
	seen := make(map[string]bool, len(all))
	out := all[:0:0]
	for _, w := range all {
		if !lone(w.Text) && !seen[w.Text] {
			seen[w.Text] = true
			out = append(out, w)
		}
	}
	return out
}

// compile makes the index's query of words; nil where none says anything.
func compile(asked []words.Word) query.Query {
	var must, may []query.Query
	for _, w := range asked {
		stops := 0
		for _, lang := range languages {
			if analysers()[lang].passesOver(w) {
				stops++
			}
		}
		switch stops {
		case 0:
			must = append(must, somewhere(w))
		case len(languages):
		default:
			may = append(may, somewhere(w))
		}
	}
	if len(must) == 0 {
		must, may = may, nil
	}
	if len(must) == 0 {
		return nil
	}
	all := query.NewBooleanQuery(must, nil, nil)
	for _, q := range may {
		all.AddShould(q)
	}
	return all
}

// somewhere asks for a word in any field of any language.
func somewhere(w words.Word) query.Query {
	var in []query.Query
	term := func(field, term string, weight float64) {
		q := query.NewTermQuery(term)
		q.SetField(field)
		q.SetBoost(weight)
		in = append(in, q)
	}
	for _, f := range weights {
		term(fieldOf(f.field, ""), w.Text, f.weight)
		for _, lang := range languages {
			if a := analysers()[lang]; !a.passesOver(w) {
				term(fieldOf(f.field, lang), a.term(w), f.weight)
			}
		}
	}
	return query.NewDisjunctionQuery(in)
}

// by narrows a query to what shows by the end of a day, a month or a year.
func by(wanted query.Query, until graph.Date) query.Query {
	if until == "" {
		return wanted
	}
	yes := true
	q := query.NewTermRangeInclusiveQuery(undated, day(until), &yes, &yes)
	q.SetField(fieldFrom)
	q.SetBoost(0) // chooses, and counts nothing
	return query.NewConjunctionQuery([]query.Query{wanted, q})
}

// among narrows a query to kinds.
func among(wanted query.Query, kinds []graph.Kind) query.Query {
	if len(kinds) == 0 {
		return wanted
	}
	var of []query.Query
	for _, k := range kinds {
		q := query.NewTermQuery(string(k))
		q.SetField(fieldKind)
		q.SetBoost(0) // chooses, and counts nothing
		of = append(of, q)
	}
	return query.NewConjunctionQuery([]query.Query{wanted, query.NewDisjunctionQuery(of)})
}
