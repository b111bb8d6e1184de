package resolvers

import (
	"cmp"
	"context"

	"stemma/graph"
	"stemma/resolvers/model"
)

// maxWitnessText bounds what one field returns of a witness, in code points.
const maxWitnessText = 20_000

type witnessResolver struct {
	labelled[graph.Witness, *graph.Witness]
}

func (witnessResolver) Document(ctx context.Context, w *graph.Witness) (*graph.Document, error) {
	return maybe[*graph.Document](ctx, w.Document)
}

func (witnessResolver) Text(_ context.Context, w *graph.Witness, start, end *int32) (*string, error) {
	from, to := int(value(start)), int(value(start))+maxWitnessText
	if end != nil {
		to = min(to, int(*end))
	}
	if from < 0 || to < from {
		return nil, model.Invalid("start %d and end %d do not enclose a text", from, to)
	}
	return nonEmpty(cut(w.Text, from, to)), nil
}

type passageResolver struct {
	labelled[graph.Passage, *graph.Passage]
	mentioned[graph.Passage, *graph.Passage]
}

func (passageResolver) Document(ctx context.Context, p *graph.Passage) (*graph.Document, error) {
	return maybe[*graph.Document](ctx, p.Document)
}

func (passageResolver) Text(ctx context.Context, p *graph.Passage, lang *graph.Lang) (*string, error) {
	span, w := bestSpan(viewOf(ctx), p.Spans, lang)
	if w == nil {
		return nil, nil
	}
	return nonEmpty(cut(w.Text, span.Start, span.End)), nil
}

type spanResolver struct{}

func (spanResolver) Witness(ctx context.Context, s *graph.Span) (*graph.Witness, error) {
	return maybe[*graph.Witness](ctx, s.Witness)
}

func (spanResolver) Text(ctx context.Context, s *graph.Span) (*string, error) {
	w, ok := one[*graph.Witness](viewOf(ctx), s.Witness)
	if !ok {
		return nil, nil
	}
	return nonEmpty(cut(w.Text, s.Start, s.End)), nil
}

// bestSpan returns the span in the best witness of a language, or of any.
func bestSpan(v *view, spans []graph.Span, lang *graph.Lang) (best graph.Span, in *graph.Witness) {
	for _, span := range spans {
		w, ok := one[*graph.Witness](v, span.Witness)
		if !ok || lang != nil && w.Language != *lang {
			continue
		}
		if in == nil || cmp.Or(cmp.Compare(in.Quality, w.Quality), cmp.Compare(w.ID, in.ID)) < 0 {
			best, in = span, w
		}
	}
	return best, in
}

// cut returns the code points from start to end of a text, or as many as there
// are.
func cut(text string, start, end int) string {
	from, n := len(text), 0
	for i := range text {
		if n == start {
			from = i
		}
		if n == end {
			return text[min(from, i):i]
		}
		n++
	}
	return text[from:]
}
