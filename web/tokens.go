package web

import _ "embed"

//go:embed src/shared/tokens.css
var tokens string

// Tokens are the colours of all pages, light and dark, as a style sheet: for the
// pages that the program writes itself.
func Tokens() string { return tokens }
