package model

import "stemma/graph"

// Reading is what one language version says of a commitment, with its words.
type Reading struct {
	*graph.Reading
	Text string
}

// LanguageText is a span with its words and its language.
type LanguageText struct {
	graph.Span
	Language graph.Lang
	Text     string
}
