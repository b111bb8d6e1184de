package authority

import (
	"context"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// Near finds what Scan finds, and names of three words and more of which every
// third word is a letter away, as scanners leave them: « Conventlon de
// Budapest sur la cybercriminalité ». It is for witnesses made by OCR alone; in
// clean text a word that differs is another word.
func (r *Register) Near(text string, ws []words.Word, lang graph.Lang) []Hit {
	ts := tokens(text, ws)
	seen := map[string]string{}
	for i, t := range ts {
		if _, ok := r.names.tokens[t.text]; ok {
			continue
		}
		to, ok := seen[t.text]
		if !ok {
			to = r.names.repair(t.text)
			seen[t.text] = to
		}
		if to != "" {
			ts[i].text, ts[i].repaired = to, true
		}
	}
	out, _ := r.scan(context.Background(), text, ws, ts, lang) // which never ends
	return out
}

// shortestRepair is the length from which a word is repaired: among shorter
// ones too many differ by a letter.
const shortestRepair = 5

// repair returns the one token of the names that a scanner may have meant, ""
// when there is none or more than one.
func (x *index) repair(s string) string {
	if len(s) < shortestRepair {
		return ""
	}
	// l’importance scanned as Iimportance: the article sticks to the word.
	if s[0] == 'i' || s[0] == 'l' {
		if _, ok := x.tokens[s[1:]]; ok && len(s) > shortestRepair {
			return s[1:]
		}
	}
	found := ""
	for n := len(s) - 1; n <= len(s)+1; n++ {
		for _, t := range x.byLength[n] {
			if !oneEdit(s, t) {
				continue
			}
			if found != "" {
				return ""
			}
			found = t
		}
	}
	return found
}

// oneEdit reports whether a differs from b by one letter put in, left out or
// mistaken, or by rn for m.
func oneEdit(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) <= 1 && len(b) <= 1:
		return true
	case a == "rn" && b == "m", a == "m" && b == "rn":
		return true
	}
	return false
}

// lengths sorts the tokens of the names by their length, digits apart, since a
// number that differs is another number.
func (x *index) lengths() {
	x.byLength = map[int][]string{}
	for t := range x.tokens {
		if len(t) >= shortestRepair-1 && !strings.ContainsAny(t, "0123456789") {
			x.byLength[len(t)] = append(x.byLength[len(t)], t)
		}
	}
	for _, list := range x.byLength {
		slices.Sort(list)
	}
}
