package search

import (
	"maps"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"

	"stemma/graph"
	"stemma/graph/words"
)

// analyser makes terms of a text: words folded as everywhere in the program,
// so that accents, case and elision do not matter, then cut to their stems. It
// is made for text and query alike.
type analyser struct {
	stops map[string]bool
	stem  analysis.TokenFilter // nil: words stay whole
}

// analysers holds one analyser per language, and "" for names that have none.
var analysers = sync.OnceValue(func() map[graph.Lang]*analyser {
	return map[graph.Lang]*analyser{
		graph.French:  {stopWords(fr.FrenchStopWords), fr.NewFrenchLightStemmerFilter()},
		graph.English: {stopWords(en.EnglishStopWords), porter.NewPorterStemmer()},
		"":            {},
	}
})

// languages lists them in a fixed order.
var languages = []graph.Lang{graph.English, graph.French}

func stopWords(list []byte) map[string]bool {
	given := analysis.NewTokenMap()
	if err := given.LoadBytes(list); err != nil {
		panic(err) // the list is part of the library
	}
	stops := make(map[string]bool, len(given))
	for _, w := range slices.Sorted(maps.Keys(given)) {
		stops[words.Strip(w)] = true
	}
	return stops
}

// Analyze cuts a text into terms.
func (a *analyser) Analyze(text []byte) analysis.TokenStream {
	var out analysis.TokenStream
	for i, w := range words.Split(string(text)) {
		if a.passesOver(w) {
			continue
		}
		out = append(out, &analysis.Token{
			Term: []byte(a.term(w)), Start: w.Start, End: w.End, Position: i + 1, Type: analysis.AlphaNumeric,
		})
	}
	return out
}

// term returns a word's stem.
func (a *analyser) term(w words.Word) string {
	if a.stem == nil {
		return w.Text
	}
	stream := a.stem.Filter(analysis.TokenStream{{Term: []byte(w.Text)}})
	return string(stream[0].Term)
}

// passesOver reports whether a word says nothing in the language. A word in
// capitals always says something: EU is no form of avoir.
func (a *analyser) passesOver(w words.Word) bool {
	return lone(w.Text) || a.stops[w.Text] && !w.Caps
}

// lone reports whether a word is one letter: what is left of l’, d’, ’s.
func lone(word string) bool {
	return len(word) == 1 && word[0] >= 'a' && word[0] <= 'z'
}
