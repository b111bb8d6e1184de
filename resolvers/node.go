package resolvers

import (
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

// labelled, related and mentioned are the fields that several types share; the
// resolver of such a type embeds them.
type (
	labelled[T any, P object[T]]  struct{}
	related[T any, P object[T]]   struct{}
	mentioned[T any, P object[T]] struct{}
)

// Label names a node in lists and pictures.
func (labelled[T, P]) Label(ctx context.Context, obj *T, lang *graph.Lang) (string, error) {
	return label(viewOf(ctx), P(obj), language(lang)), nil
}

// Relations gives the edges at a node.
func (related[T, P]) Relations(
	ctx context.Context, obj *T, direction *graph.Direction, types []graph.RelationType, methods []graph.Method,
	minConfidence *float64, rejected *bool, first *int32, after *string, last *int32, before *string,
) (*model.RelationConnection, error) {
	filter, err := edgeFilter(types, methods, minConfidence)
	if err != nil {
		return nil, err
	}
	filter.Rejected = value(rejected)
	return relationPage(viewOf(ctx).Edges(P(obj).NodeID(), value(direction), filter), window{first, after, last, before})
}

// Mentions gives the places where texts name a node, or what a commitment names.
func (mentioned[T, P]) Mentions(
	ctx context.Context, obj *T, first *int32, after *string, last *int32, before *string,
) (*model.MentionConnection, error) {
	return mentionPage(viewOf(ctx).Mentions(P(obj).NodeID()), window{first, after, last, before})
}

func edgeFilter(types []graph.RelationType, methods []graph.Method, minConfidence *float64) (graph.EdgeFilter, error) {
	least, err := share("minConfidence", minConfidence)
	return graph.EdgeFilter{Types: types, Methods: methods, MinConfidence: least}, err
}

// share is an argument from 0 to 1.
func share(name string, p *float64) (float64, error) {
	v := value(p)
	if !(v >= 0 && v <= 1) { // neither holds of NaN
		return 0, model.Invalid("%s is %v and must be from 0 to 1", name, v)
	}
	return v, nil
}

// value is what an argument holds, the zero value where it was null.
func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// language is the language asked for, English where none was.
func language(lang *graph.Lang) graph.Lang {
	if lang == nil {
		return graph.English
	}
	return *lang
}

// named returns the name in a language, or the other, or the id's own words.
func named(names graph.Texts, lang *graph.Lang, id graph.ID) string {
	if name := names.In(language(lang)); name != "" {
		return name
	}
	return id.Slug()
}

// aliases returns other names in one language, or in all, English first.
func aliases(all map[graph.Lang][]string, lang *graph.Lang) []string {
	if lang != nil {
		return append([]string{}, all[*lang]...)
	}
	return append(append([]string{}, all[graph.English]...), all[graph.French]...)
}

// verbatim returns a text in exactly the language asked for, or in any where
// none was; null where there is none, for one language's words are no answer to
// a question for the other's.
func verbatim(texts graph.Texts, lang *graph.Lang) (*string, error) {
	text := texts.In("")
	if lang != nil {
		text = texts[*lang]
	}
	return nonEmpty(text), nil
}

func nonEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
