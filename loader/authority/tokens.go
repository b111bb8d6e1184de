package authority

import (
	"strings"

	"stemma/graph/words"
)

// token is a word as names are compared: without articles, with one form for
// each preposition that French contracts, without the marks of the plural, in
// one spelling of English.
type token struct {
	text  string     // the comparable form
	first int        // the word it is, or begins with
	last  int        // the word it ends with, another one when a prefix was joined
	mark  words.Mark // the strongest punctuation since the token before
	upper bool
	caps  bool
	// repaired marks a token that only a scanner's confusion explains.
	repaired bool
}

// tokens reduces words to what names are compared by. Articles are left out,
// "de la", "du", "d’" and "des" become "de", "aux" and "au" become "a", so that
// « Forum de l’UE sur l’internet » and « Forum de l’UE sur Internet » are one
// name, while « sur Internet » still tells two forums apart.
func tokens(text string, ws []words.Word) []token {
	out := make([]token, 0, len(ws))
	mark := words.None
	for i := 0; i < len(ws); i++ {
		w := ws[i]
		mark = max(mark, before(text, ws, i))
		form := w.Text
		switch form {
		case "le", "la", "les", "l", "the":
			continue
		case "s":
			if i > 0 && ws[i-1].Elided && !w.Elided { // Russia’s, the Agency’s
				continue
			}
		case "du", "des", "d":
			form = "de"
		case "au", "aux":
			form = "a"
		}
		t := token{first: i, last: i, mark: mark, upper: w.Upper, caps: w.Caps}
		if joins(form) && i+1 < len(ws) && ws[i+1].Before == words.None {
			i++
			t.last = i
			form += ws[i].Text
		}
		t.text = spelling(singular(form))
		out = append(out, t)
		mark = words.None
	}
	return out
}

// before is the mark before a word, where a dash that begins a line is a bullet:
// nothing runs across it, though « Rome – Lyon » is one name.
func before(text string, ws []words.Word, i int) words.Mark {
	if i > 0 && ws[i].Before == words.Dash && strings.ContainsRune(text[ws[i-1].End:ws[i].Start], '\n') {
		return words.Item
	}
	return ws[i].Before
}

// joins reports whether a word is a prefix that is written joined, with a
// hyphen or apart: counter-terrorism, co-operation.
func joins(s string) bool {
	switch s {
	case "counter", "co", "anti", "cyber":
		return true
	}
	return false
}

// singular strips the s or x of a plural. It need not be right, only the same
// for names and texts; it leaves short words and numbers alone.
func singular(s string) string {
	n := len(s)
	if n < 4 {
		return s
	}
	switch {
	case s[n-1] == 's' && s[n-2] != 's':
		return s[:n-1]
	case s[n-1] == 'x' && s[n-2] == 'u':
		return s[:n-1]
	}
	return s
}

// spelling maps British spellings to American ones.
func spelling(s string) string {
	switch s {
	case "organisation":
		return "organization"
	case "organised":
		return "organized"
	case "programme":
		return "program"
	case "centre":
		return "center"
	case "defence":
		return "defense"
	case "labour":
		return "labor"
	case "criminalisation":
		return "criminalization"
	}
	return s
}

// function reports whether a token carries no meaning of its own, so that it
// does not count towards the length of a name.
func function(s string) bool {
	switch s {
	case "de", "a", "et", "en", "sur", "pour", "contre", "par", "dan", "dans", "avec", "ou",
		"of", "on", "for", "against", "in", "and", "to", "by", "with", "from", "at":
		return true
	}
	return false
}
