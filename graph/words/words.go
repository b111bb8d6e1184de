// Package words folds and splits French and English text once, for documents
// and data alike, so that a cue or a name written plainly matches what a
// printer, a typist or a scanner made of it. It knows letters and punctuation,
// never meaning; every word keeps the way back to the bytes it came from.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Mark is the strongest punctuation between a word and the one before it.
type Mark uint8

// The marks, weakest first.
const (
	None  Mark = iota // white space, hyphen, apostrophe or nothing
	Quote             // a quotation mark
	Paren             // a bracket, opening or closing
	Comma
	Dash // a long dash, or a hyphen with white space on both sides
	Colon
	Semicolon
	Stop // . ! ? …
	Item // a bullet
)

// Word is one folded word of a text.
type Word struct {
	Text       string // lower case, without accents: "l", "engagement", "24h"
	Start, End int    // bytes in the source, end exclusive
	Before     Mark   // the strongest punctuation since the word before
	Elided     bool   // an apostrophe follows at once: the "l" of l’engagement
	Upper      bool   // its first letter is upper case in the source
	Caps       bool   // it has two letters or more, all upper case
}

// Split cuts a text into folded words. Accents, case, ligatures, the kinds of
// apostrophe and of space do not matter; a hyphen separates words, as an
// apostrophe does. A capital I before an apostrophe reads as the l that
// scanners mistake it for. Offsets are bytes into s.
func Split(s string) []Word {
	out := make([]Word, 0, len(s)/6+1)
	mark := None
	var buf strings.Builder
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			if m := markOf(s, i, r, size); m > mark {
				mark = m
			}
			i += size
			continue
		}
		start := i
		buf.Reset()
		upper := unicode.IsUpper(r)
		letters, capitals := 0, 0
		for i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
			if !wordRune(r) {
				break
			}
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					capitals++
				}
			}
			foldRune(&buf, r)
			i += size
		}
		text := buf.String()
		if text == "" { // a lone combining mark
			continue
		}
		if strings.HasPrefix(text, "ceuv") { // œuvre, as scanners read it; no French or English word begins so
			text = "oe" + text[2:]
		}
		w := Word{Text: text, Start: start, End: i, Before: mark, Upper: upper, Caps: letters > 1 && letters == capitals}
		if i < len(s) {
			if r, _ := utf8.DecodeRuneInString(s[i:]); apostrophe(r) {
				w.Elided = true
				if text == "i" && upper {
					w.Text = "l"
				}
			}
		}
		out = append(out, w)
		mark = None
	}
	return out
}

// Fold returns the folded words of a text joined by one space.
func Fold(s string) string {
	ws := Split(s)
	var b strings.Builder
	b.Grow(len(s))
	for i, w := range ws {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Strip returns the folded form of one run of letters, without splitting it.
func Strip(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		foldRune(&b, r)
	}
	return b.String()
}

func wordRune(r rune) bool {
	return r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '′', '´', '`':
		return true
	}
	return false
}

func foldRune(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteByte(byte(r))
		return
	}
	switch r {
	case 'œ', 'Œ':
		b.WriteString("oe")
		return
	case 'æ', 'Æ':
		b.WriteString("ae")
		return
	case 'ß':
		b.WriteString("ss")
		return
	case 'ø', 'Ø':
		b.WriteByte('o')
		return
	case 'ł', 'Ł':
		b.WriteByte('l')
		return
	case 'é', 'è', 'ê', 'ë', 'É', 'È', 'Ê', 'Ë': // the commonest, without a table look-up
		b.WriteByte('e')
		return
	case 'à', 'â', 'À', 'Â':
		b.WriteByte('a')
		return
	}
	if l, ok := lookalikes[r]; ok {
		b.WriteByte(l)
		return
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if !unicode.IsMark(d) {
			b.WriteRune(unicode.ToLower(d))
		}
	}
}

// lookalikes are Cyrillic letters that typists set for Latin ones.
var lookalikes = map[rune]byte{
	'А': 'a', 'В': 'b', 'Е': 'e', 'К': 'k', 'М': 'm', 'Н': 'h', 'О': 'o', 'Р': 'p', 'С': 'c', 'Т': 't', 'Х': 'x',
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'і': 'i', 'І': 'i',
}

func markOf(s string, i int, r rune, size int) Mark {
	switch r {
	case '.', '!', '?', '…':
		return Stop
	case ';':
		return Semicolon
	case ':':
		return Colon
	case ',':
		return Comma
	case '(', ')', '[', ']':
		return Paren
	case '"', '«', '»', '“', '”', '„':
		return Quote
	case '—', '–':
		return Dash
	case '-':
		if i > 0 && i+size < len(s) && space(s[i-1]) && space(s[i+size]) {
			return Dash
		}
	case '●', '•', '▪', '◦', '\uf0b7':
		return Item
	}
	return None
}

func space(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }
