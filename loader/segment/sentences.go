package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stemma/graph/words"
)

// abbreviations after which a full stop does not end a sentence, folded.
var abbreviations = map[string]bool{
	"m": true, "mm": true, "mme": true, "mmes": true, "mlle": true, "dr": true, "pr": true, "me": true, "s.e": true, "s.e.m": true,
	"mgr": true, "ex": true, "p.ex": true, "cf": true, "st": true, "ste": true, "mr": true, "mrs": true, "ms": true, "e.g": true,
	"i.e": true, "u.s": true, "u.k": true, "u.n": true, "n.u": true, "resp": true, "distr": true, "prof": true, "gen": true,
}

// numbered are abbreviations only before a number; elsewhere "nos", "par" and
// "sept" are words that may end a sentence.
var numbered = map[string]bool{
	"p": true, "pp": true, "art": true, "al": true, "par": true, "para": true, "paras": true, "no": true, "nos": true, "vol": true,
	"chap": true, "corr": true, "add": true, "rev": true, "res": true, "dec": true, "jan": true, "janv": true, "feb": true,
	"fev": true, "avr": true, "apr": true, "juil": true, "aug": true, "sept": true, "oct": true, "nov": true, "fig": true, "ann": true,
}

// sentences cuts text[start:end]. A sentence ends at . ! ? or … (with closing
// quotes and brackets) before white space and a capital, a digit or an opening
// quote, unless the full stop belongs to an abbreviation, an initial or a
// number.
func sentences(text string, start, end int) []Sentence {
	var out []Sentence
	from := start
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		i += n
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		stop := i - n
		for i < end { // closing marks, note numbers in brackets
			c, k := utf8.DecodeRuneInString(text[i:end])
			if strings.ContainsRune(".!?…»”\"’')]*", c) {
				i += k
				continue
			}
			if unicode.IsSpace(c) { // « Agir. »
				rest := strings.TrimLeftFunc(text[i:end], unicode.IsSpace)
				if strings.HasPrefix(rest, "»") {
					i = end - len(rest) + len("»")
					continue
				}
			}
			if c == '[' {
				if close := strings.IndexByte(text[i:min(end, i+6)], ']'); close > 0 && close < 5 {
					i += close + 1
					continue
				}
			}
			break
		}
		j := i
		for j < end {
			c, k := utf8.DecodeRuneInString(text[j:end])
			if !unicode.IsSpace(c) {
				break
			}
			j += k
		}
		if j == i && !speaks(text[j:end]) || j >= end || r == '.' && abbreviated(text[from:stop], text[j:end]) || !begins(text[j:end]) {
			continue
		}
		out = append(out, trim(text, from, i))
		from, i = j, j
	}
	if from < end {
		out = append(out, trim(text, from, end))
	}
	return out
}

// speaks reports a sentence that opens right after the full stop of another, its
// space lost: only the subject of the group tells it from a name with a dot.
func speaks(s string) bool {
	for _, w := range []string{"We", "Nous"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsSpace(r)
		}
	}
	return false
}

func begins(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("«“\"‘'(*", r) {
		rest := strings.TrimLeftFunc(s[n:], func(r rune) bool { return unicode.IsSpace(r) || r == '*' })
		r, _ = utf8.DecodeRuneInString(rest)
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// abbreviated reports that the full stop after s belongs to its last word: an
// abbreviation, an initial, or the number that the passage begins with.
func abbreviated(s, next string) bool {
	last := s
	if k := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("('’«“\"", r) }); k >= 0 {
		_, n := utf8.DecodeRuneInString(s[k:])
		last = s[k+n:]
	} else if strings.Trim(s, "0123456789./IVXLC") == "" {
		return true
	}
	folded := words.Strip(last)
	if abbreviations[folded] || numbered[folded] && next[0] >= '0' && next[0] <= '9' {
		return true
	}
	r, n := utf8.DecodeRuneInString(last)
	return n > 0 && n == len(last) && unicode.IsUpper(r) // an initial
}

func trim(text string, from, to int) Sentence {
	s := text[from:to]
	from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Sentence{from, from + len(strings.TrimSpace(s))}
}
