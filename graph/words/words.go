// Package words folds and splits French and English text once, for documents
// and data alike, so that a cue or a name written plainly matches what a
// printer, a typist or a scanner made of it. It knows letters and punctuation,
// never meaning; every word keeps the way back to the bytes it came from.
package words

import (
	"iter"
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
	for w := range All(s) {
		out = append(out, w)
	}
	return out
}

// All yields the words of Split one after the other, for whoever needs no list
// of them. A word that stands in the text as it is folded shares its bytes.
func All(s string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		mark := None
		var buf []byte
		for i := 0; i < len(s); {
			class := classes[s[i]]
			if class == other {
				if s[i] < utf8.RuneSelf {
					mark = max(mark, markOf(s, i, rune(s[i]), 1))
					i++
					continue
				}
				if r, size := utf8.DecodeRuneInString(s[i:]); !wordRune(r) {
					mark = max(mark, markOf(s, i, r, size))
					i += size
					continue
				}
			}
			w := Word{Start: i, Before: mark}
			for i < len(s) && classes[s[i]] == plain {
				i++
			}
			if i == len(s) || classes[s[i]] == other && s[i] < utf8.RuneSelf { // most words
				w.Text = s[w.Start:i]
			} else {
				i, buf = w.fold(s, buf)
			}
			if w.Text == "" { // a lone combining mark
				continue
			}
			if strings.HasPrefix(w.Text, "ceuv") { // œuvre, as scanners read it; no French or English word begins so
				w.Text = "oe" + w.Text[2:]
			}
			w.End = i
			if i < len(s) {
				if r, _ := utf8.DecodeRuneInString(s[i:]); apostrophe(r) {
					w.Elided = true
					if w.Text == "i" && w.Upper {
						w.Text = "l"
					}
				}
			}
			if !yield(w) {
				return
			}
			mark = None
		}
	}
}

// fold reads the word that begins at w.Start letter by letter, and returns where
// it ends and the buffer for the next one.
func (w *Word) fold(s string, buf []byte) (int, []byte) {
	buf = buf[:0]
	letters, capitals := 0, 0
	i := w.Start
	for i < len(s) {
		r, size := rune(s[i]), 1
		switch classes[s[i]] {
		case plain:
			if r > '9' {
				letters++
			}
			buf = append(buf, s[i])
		case capital:
			letters++
			capitals++
			if i == w.Start {
				w.Upper = true
			}
			buf = append(buf, s[i]+'a'-'A')
		default:
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			if !wordRune(r) {
				size = 0
				break
			}
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					capitals++
					w.Upper = w.Upper || i == w.Start
				}
			}
			buf = foldRune(buf, r)
		}
		if size == 0 {
			break
		}
		i += size
	}
	w.Caps = letters > 1 && letters == capitals
	w.Text = string(buf)
	return i, buf
}

// The classes of bytes: small letters and digits of ASCII stand for themselves.
const (
	other = iota
	plain
	capital
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
			c[b] = plain
		case b >= 'A' && b <= 'Z':
			c[b] = capital
		}
	}
	return c
}()

// Fold returns the folded words of a text joined by one space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for w := range All(s) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Strip returns the folded form of one run of letters, without splitting it.
func Strip(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = foldRune(b, r)
	}
	return string(b)
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

func foldRune(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	switch r {
	case 'œ', 'Œ':
		return append(b, "oe"...)
	case 'æ', 'Æ':
		return append(b, "ae"...)
	case 'ß':
		return append(b, "ss"...)
	case 'ø', 'Ø':
		return append(b, 'o')
	case 'ł', 'Ł':
		return append(b, 'l')
	case 'é', 'è', 'ê', 'ë', 'É', 'È', 'Ê', 'Ë': // the commonest, without a table look-up
		return append(b, 'e')
	case 'à', 'â', 'À', 'Â':
		return append(b, 'a')
	case 'ç', 'Ç':
		return append(b, 'c')
	case 'î', 'ï', 'Î', 'Ï':
		return append(b, 'i')
	case 'ô', 'Ô':
		return append(b, 'o')
	case 'ù', 'û', 'ü', 'Ù', 'Û', 'Ü':
		return append(b, 'u')
	}
	if l, ok := lookalikes[r]; ok {
		return append(b, l)
	}
	for _, d := range norm.NFKD.String(string(r)) {
		if !unicode.IsMark(d) {
			b = utf8.AppendRune(b, unicode.ToLower(d))
		}
	}
	return b
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
