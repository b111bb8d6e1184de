package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations after which a full stop does not end a sentence, folded to
// small letters.
var abbreviations = map[string]bool{
	"m": true, "mm": true, "mme": true, "dr": true, "pr": true, "s.e": true, "p": true, "pp": true, "ex": true, "p.ex": true,
	"art": true, "al": true, "par": true, "no": true, "nos": true, "vol": true, "chap": true, "cf": true, "etc": true, "st": true,
	"mr": true, "mrs": true, "ms": true, "e.g": true, "i.e": true, "u.s": true, "u.k": true, "u.n": true, "inc": true, "corr": true,
	"add": true, "rev": true, "res": true, "resp": true, "distr": true, "dec": true, "jan": true, "feb": true, "sept": true, "oct": true, "nov": true, "fig": true,
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
			if c == '[' {
				if close := strings.IndexByte(text[i:end], ']'); close > 0 && close < 5 {
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
		if j == i || j >= end || r == '.' && abbreviated(text[from:stop]) || !begins(text[j:end]) {
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

func begins(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("«“\"‘'(*", r) {
		rest := strings.TrimLeftFunc(s[n:], func(r rune) bool { return unicode.IsSpace(r) || r == '*' })
		r, _ = utf8.DecodeRuneInString(rest)
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func abbreviated(s string) bool {
	k := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '\u00a0' || r == '’' || r == '\'' })
	last := strings.ToLower(s[k+1:])
	if abbreviations[last] {
		return true
	}
	r, n := utf8.DecodeRuneInString(s[k+1:])
	return n == len(last) && unicode.IsUpper(r) // an initial
}

func trim(text string, from, to int) Sentence {
	s := text[from:to]
	from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Sentence{from, from + len(strings.TrimSpace(s))}
}
