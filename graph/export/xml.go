package export

import (
	"strconv"
	"unicode/utf8"
)

// xmlNote says what became of characters that XML 1.0 has no way to carry.
const xmlNote = "Characters that XML 1.0 forbids are shown as their pictures (U+2400 and on) or as U+FFFD."

func (o *out) xml(s string) {
	b, replaced := appendXML(o.b, s)
	o.b, o.replaced = b, o.replaced+replaced
}

func (o *out) xmlBytes(s []byte) {
	b, replaced := appendXML(o.b, s)
	o.b, o.replaced = b, o.replaced+replaced
}

// appendXML appends a string as it may stand between tags or quotes. Spaces that a
// parser would make one of, or drop, are written by number. A control character
// that XML 1.0 forbids is replaced by its picture, and counted.
func appendXML[S string | []byte](b []byte, s S) (_ []byte, replaced int) {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(string(s[i:min(len(s), i+utf8.UTFMax)]))
			valid := r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF || r == utf8.RuneError && size > 1
			if valid && r != 0x85 && r != 0x2028 {
				i += size
				continue
			}
			b = append(b, s[start:i]...)
			if valid { // a line's end in XML 1.1, of which some parsers make a line feed
				b = append(strconv.AppendInt(append(b, '&', '#'), int64(r), 10), ';')
			} else {
				b = append(b, "\uFFFD"...)
				replaced++
			}
			i += size
			start = i
			continue
		}
		if c >= ' ' && c != '<' && c != '>' && c != '&' && c != '"' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		i++
		start = i
		switch c {
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '&':
			b = append(b, "&amp;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '\t', '\n', '\r':
			b = append(b, '&', '#')
			b = strconv.AppendInt(b, int64(c), 10)
			b = append(b, ';')
		default:
			b = utf8.AppendRune(b, 0x2400+rune(c))
			replaced++
		}
	}
	b = append(b, s[start:]...)
	return b, replaced
}

// xmlEnd says at a file's end how many characters were replaced in it.
func (o *out) xmlEnd() {
	if o.replaced > 0 {
		o.strs("<!-- ", strconv.Itoa(o.replaced), " replaced. ", xmlNote, " -->\n")
	}
}
