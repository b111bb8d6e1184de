package document

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one printed line without its white space; offsets are bytes.
type line struct {
	start, end int
	indent     int
	blanks     int // empty lines before it
	page       bool
	text       string
}

// A line that opens an item, in the ways printers do it. The groups are the
// marker and nothing else.
var (
	dotted   = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})+)[.)]?[\s\x{a0}]+\S`)
	numbered = regexp.MustCompile(`^(\d{1,3})\\?[.)][\s\x{a0}]+\S`)
	lettered = regexp.MustCompile(`^\(?([a-z]|[ivx]{1,5})\)[\s\x{a0}]+\S`)
	bulleted = regexp.MustCompile(`^([-*●•▪◦‣–—\x{f0b7}])[\s\x{a0}]+\S`)
	scanned  = regexp.MustCompile(`^([eo©°])[\s\x{a0}]+\p{Lu}`) // a bullet as scanners read it
	hashes   = regexp.MustCompile(`^(#{1,6})[\s\x{a0}]+\S`)
	footnote = regexp.MustCompile(`^\[(\d{1,3}|\*)\]\s`)
	ruler    = regexp.MustCompile(`^(?:\\?\*|[-_*=]{3,}|\* \* \*)$`)
	bold     = regexp.MustCompile(`^\*\*([^\s\x{a0}](?:.*?[^\s\x{a0}])??)\*\*[\s.]*$`)
	quantity = regexp.MustCompile(`^\d{1,3}\.\d{1,3}[\s\x{a0}]+(?:%|(?i:millions?|milliards?|billions?|trillions?|pour cent|per ?cent|points?)\b)`)
)

func split(text string) []line {
	var out []line
	blanks, page := 0, false
	for pos := 0; pos < len(text); {
		next := strings.IndexByte(text[pos:], '\n')
		end := len(text)
		if next >= 0 {
			end = pos + next
		}
		raw := text[pos:end]
		if strings.ContainsRune(raw, '\f') {
			page = true
		}
		lead := len(raw) - len(strings.TrimLeftFunc(raw, blank))
		body := strings.TrimRightFunc(raw[lead:], blank)
		if body == "" {
			blanks++
		} else {
			out = append(out, line{
				start: pos + lead, end: pos + lead + len(body), indent: columns(raw[:lead]),
				blanks: blanks, page: page, text: body,
			})
			blanks, page = 0, false
		}
		if next < 0 {
			break
		}
		pos = end + 1
	}
	return out
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad'
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		if r == '\t' {
			n += 4
		} else {
			n++
		}
	}
	return n
}

// wrapping is how a file breaks its lines.
type wrapping int

const (
	perLine     wrapping = iota // a paragraph a line
	wrapped                     // lines of one width, empty lines between paragraphs
	doubleSpace                 // lines of one width, an empty line after every one
)

// width is the length that lines are filled to, in code points: the ninth
// decile of the lines' lengths.
func width(lines []line) int {
	if len(lines) == 0 {
		return 0
	}
	lengths := make([]int, len(lines))
	for i, l := range lines {
		lengths[i] = utf8.RuneCountInString(l.text)
	}
	sort.Ints(lengths)
	return lengths[len(lengths)*9/10]
}

// style decides how the file is wrapped: lines that run on in small letters
// although a line ends show that the breaks are the printer's; whether empty
// lines stand inside such runs shows what they are worth.
func style(lines []line) (wrapping, int) {
	w := width(lines)
	if w > 180 || len(lines) < 3 {
		return perLine, w
	}
	open, openBlank := 0, 0
	for i := 1; i < len(lines); i++ {
		if !terminal(lines[i-1].text) && smallStart(lines[i].text) {
			open++
			if lines[i].blanks > 0 {
				openBlank++
			}
		}
	}
	switch {
	case open*4 < len(lines):
		return perLine, w
	case openBlank*2 > open:
		return doubleSpace, w
	default:
		return wrapped, w
	}
}

// terminal reports whether a line ends where a sentence or an item may.
func terminal(s string) bool {
	const closing = "»”\"’')] *_\u00a0"
	s = strings.TrimRight(s, closing)
	if open := strings.LastIndexByte(s, '['); open > 0 && len(s)-open < 5 { // a note's number: "agir.[12]"
		s = strings.TrimRight(s[:open], closing)
	}
	if s == "" {
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '.', '!', '?', ':', ';', '…':
		return true
	}
	return false
}

func smallStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// marker reads what opens an item and how many bytes of the line it takes.
func marker(s string) (mark string, size int) {
	if quantity.MatchString(s) {
		return "", 0
	}
	for _, re := range []*regexp.Regexp{dotted, numbered, lettered, bulleted} {
		if m := re.FindStringSubmatchIndex(s); m != nil {
			rest := strings.TrimLeftFunc(s[m[3]:], func(r rune) bool {
				return r == '.' || r == ')' || r == '\\' || blank(r)
			})
			return s[m[2]:m[3]], len(s) - len(rest)
		}
	}
	return "", 0
}

func isBullet(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return mark != "" && !unicode.IsDigit(r) && !unicode.IsLetter(r)
}

func isDash(mark string) bool { return mark == "-" || mark == "–" || mark == "—" }
