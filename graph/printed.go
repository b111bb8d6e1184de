package graph

import (
	"slices"
	"strconv"
	"strings"

	"stemma/graph/words"
)

// months by their folded names in both languages.
var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}

// digitsOf is the number that a word prints, also with an ending: 46th, 1er; ""
// for none.
func digitsOf(w string) string {
	return strings.TrimLeft(w[:len(w)-len(strings.TrimLeft(w, "0123456789"))], "0")
}

// printedNumbers lists the numbers that a text prints in digits and the months beside
// them, in order, each once: by a key for both languages, and as they stand.
func printedNumbers(ws []words.Word) (keys, shown []string) {
	add := func(key, as string) {
		if !slices.Contains(keys, key) {
			keys, shown = append(keys, key), append(shown, as)
		}
	}
	for i, w := range ws {
		if n := digitsOf(w.Text); n != "" {
			add(n, n)
			continue
		}
		beside := i > 0 && digitsOf(ws[i-1].Text) != "" || i+1 < len(ws) && digitsOf(ws[i+1].Text) != ""
		if w.Text == "may" && !w.Upper {
			continue // the verb
		}
		if m := months[w.Text]; m > 0 && beside {
			add("month "+strconv.Itoa(m), w.Text)
		}
	}
	return keys, shown
}

// figuresApart compares the numbers and dates that versions of one passage
// print: what one prints and another has neither in digits nor in words. It
// reports false where there is none.
func figuresApart(langs []Lang, texts []string) (LanguageDifference, bool) {
	d := LanguageDifference{Kind: DiffersFigures, Basis: InWords}
	keys, shown, spelt := make([][]string, len(texts)), make([][]string, len(texts)), make([]map[string]bool, len(texts))
	for i, text := range texts {
		ws := words.Split(text)
		keys[i], shown[i] = printedNumbers(ws)
		spelt[i] = map[string]bool{}
		for k := range ws {
			if n, _ := numberAt(ws, k); n > 0 {
				spelt[i][strconv.Itoa(n)] = true
			}
		}
	}
	found := false
	for i := range texts {
		said := LanguageSaid{Language: langs[i]}
		for k, key := range keys[i] {
			lacking := false
			for j := range texts {
				lacking = lacking || j != i && !slices.Contains(keys[j], key) && !spelt[j][key]
			}
			if lacking {
				said.Values = append(said.Values, shown[i][k])
				found = true
			}
		}
		d.Values = append(d.Values, said)
	}
	return d, found
}
