package resolve

import (
	"strings"

	"stemma/graph"
)

// seriesOfSymbols are the texts whose ids are shorter than their symbols.
var seriesOfSymbols = []struct{ symbol, slug string }{
	{"A/RES/", "unga-"},
	{"A/DEC/", "unga-decision-"},
	{"A/HRC/RES/", "unhrc-"},
	{"A/HRC/DEC/", "unhrc-decision-"},
	{"S/RES/", "unscr-"},
	{"S/PRST/", "sprst-"},
	{"E/RES/", "ecosoc-"},
	{"E/DEC/", "ecosoc-decision-"},
}

var slugged = strings.NewReplacer("/", "-", "(", "-", ")", "")

// ofSymbol returns the id of the text that bears a symbol: an entity of the
// authority data, or the id that the rule of its series makes of it. A lettered
// resolution is a text of its own: A/RES/67/234 B.
func (r *Resolver) ofSymbol(symbol string) graph.ID {
	symbol = strings.TrimRight(strings.Join(strings.Fields(strings.ReplaceAll(symbol, "\u00a0", " ")), " "), ".")
	if strings.HasSuffix(symbol, ")") {
		symbol = yearTail.ReplaceAllString(symbol, "")
	}
	bare := strings.ReplaceAll(symbol, " ", "")
	if id, ok := r.bySymbol[bare]; ok {
		return id
	}
	slug := bare
	for _, s := range seriesOfSymbols {
		if rest, ok := strings.CutPrefix(bare, s.symbol); ok {
			slug = s.slug + rest
		}
	}
	return graph.MakeID(graph.KindConvention, slugged.Replace(strings.ToLower(slug)))
}
