package export

import (
	"strconv"
	"unicode/utf8"
)

// xmlNote says what became of characters that XML 1.0 has no way to carry.
const xmlNote = "Characters that XML 1.0 forbids are shown as their pictures (U+2400 and on) or as U+FFFD."

// xml appends a string as it may stand between tags or quotes. Spaces that a
// parser would make one of, or drop, are written by number. A control character
// that XML 1.0 forbids is replaced by its picture, and counted.
func (o *out) xml(s string) {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF || r == utf8.RuneError && size > 1 {
				i += size
				continue
			}
			o.b = append(o.b, s[start:i]...)
			o.b = append(o.b, "\uFFFD"...)
			o.replaced++
			i += size
			start = i
			continue
		}
		if c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"' {
			i++
			continue
		}
		o.b = append(o.b, s[start:i]...)
		i++
		start = i
		switch c {
		case '<':
			o.b = append(o.b, "&lt;"...)
		case '>':
			o.b = append(o.b, "&gt;"...)
		case '&':
			o.b = append(o.b, "&amp;"...)
		case '"':
			o.b = append(o.b, "&#34;"...)
		case '\t', '\n', '\r':
			o.b = append(o.b, '&', '#')
			o.b = strconv.AppendInt(o.b, int64(c), 10)
			o.b = append(o.b, ';')
		default:
			o.b = utf8.AppendRune(o.b, 0x2400+rune(c))
			o.replaced++
		}
	}
	o.b = append(o.b, s[start:]...)
}

// xmlEnd says at a file's end how many characters were replaced in it.
func (o *out) xmlEnd() {
	if o.replaced > 0 {
		o.strs("<!-- ", strconv.Itoa(o.replaced), " replaced. ", xmlNote, " -->\n")
	}
}
