package graph

// Quote returns the words of a span, or "" where its witness is not in the
// graph or the span is of another state of its text.
func (s *Snapshot) Quote(span Span) string {
	w, ok := s.Witness(span.Witness)
	if !ok || span.Start < 0 || span.Start >= span.End {
		return ""
	}
	start, point := -1, 0
	for at := range w.Text { // spans count code points, a string counts bytes
		switch point {
		case span.Start:
			start = at
		case span.End:
			return w.Text[start:at]
		}
		point++
	}
	if start >= 0 && point == span.End {
		return w.Text[start:]
	}
	return ""
}
