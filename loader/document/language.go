package document

import (
	"stemma/graph"
	"stemma/graph/words"
)

// stopWords are frequent in one of the two languages and rare in the other.
var stopWords = map[string]graph.Lang{
	"le": graph.French, "la": graph.French, "les": graph.French, "des": graph.French, "du": graph.French,
	"et": graph.French, "une": graph.French, "nous": graph.French, "dans": graph.French, "pour": graph.French,
	"sur": graph.French, "que": graph.French, "qui": graph.French, "avec": graph.French, "par": graph.French,
	"aux": graph.French, "nos": graph.French, "est": graph.French, "sont": graph.French, "l": graph.French, "d": graph.French,
	"the": graph.English, "of": graph.English, "and": graph.English, "to": graph.English, "in": graph.English,
	"we": graph.English, "our": graph.English, "for": graph.English, "that": graph.English, "with": graph.English,
	"by": graph.English, "is": graph.English, "are": graph.English, "will": graph.English, "this": graph.English,
	"from": graph.English, "its": graph.English, "which": graph.English,
}

// Language tells French from English by their commonest words, French where
// they are even. It looks at the first 20,000 bytes at most.
func Language(text string) graph.Lang {
	if len(text) > 20_000 {
		text = text[:20_000]
	}
	count := map[graph.Lang]int{}
	for _, w := range words.Split(text) {
		if l, ok := stopWords[w.Text]; ok {
			count[l]++
		}
	}
	if count[graph.English] > count[graph.French] {
		return graph.English
	}
	return graph.French
}
