package resolvers

import (
	"context"
	"strings"

	"stemma/graph"
	"stemma/resolvers/model"
)

func (*queryResolver) Concordance(
	ctx context.Context, document graph.ID, onlyDifferences *bool, first *int32, after *string, last *int32, before *string,
	_ *graph.Date, _ *string,
) (*model.ConcordanceConnection, error) {
	c, err := viewOf(ctx).Concordance(document)
	if err != nil {
		return nil, err
	}
	rows := make([]*graph.ConcordanceRow, 0, len(c.Rows))
	for i := range c.Rows {
		if r := &c.Rows[i]; !value(onlyDifferences) || c.Telling(r) {
			rows = append(rows, r)
		}
	}
	return concordancePage(c, rows, window{first, after, last, before})
}

// onlyIn counts the passages of one language alone, in the order of the languages.
func onlyIn(c *graph.Concordance) []*model.LanguageCount {
	out := make([]*model.LanguageCount, 0, len(c.Languages))
	for _, lang := range c.Languages {
		out = append(out, &model.LanguageCount{Language: lang, Count: count(c.OnlyIn[lang])})
	}
	return out
}

type concordanceRowResolver struct{}

func (concordanceRowResolver) Texts(ctx context.Context, r *graph.ConcordanceRow) ([]*model.LanguageText, error) {
	v := viewOf(ctx)
	out := make([]*model.LanguageText, 0, len(r.Spans))
	for _, span := range r.Spans {
		if w, ok := one[*graph.Witness](v, span.Witness); ok {
			out = append(out, &model.LanguageText{Span: span, Language: w.Language, Text: cut(w.Text, span.Start, span.End)})
		}
	}
	return out, nil
}

type languageTextResolver struct{}

func (languageTextResolver) Witness(ctx context.Context, t *model.LanguageText) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, t.Span.Witness)
}

type readingResolver struct{}

func (readingResolver) Witness(ctx context.Context, r *model.Reading) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, r.Reading.Witness)
}

func (readingResolver) Addressees(ctx context.Context, r *model.Reading) ([]*graph.Actor, error) {
	return find[*graph.Actor](viewOf(ctx), r.Reading.Addressees), nil
}

func (commitmentResolver) Readings(ctx context.Context, c *graph.Commitment) ([]*model.Reading, error) {
	readings := viewOf(ctx).Readings(c)
	out := make([]*model.Reading, len(readings))
	for i := range readings {
		out[i] = &model.Reading{Reading: &readings[i], Text: strings.TrimSpace(c.Texts[readings[i].Language])}
	}
	return out, nil
}

func (commitmentResolver) Differences(ctx context.Context, c *graph.Commitment) ([]*graph.LanguageDifference, error) {
	all := viewOf(ctx).Differences(c)
	out := make([]*graph.LanguageDifference, len(all))
	for i := range all {
		out[i] = &all[i]
	}
	return out, nil
}
