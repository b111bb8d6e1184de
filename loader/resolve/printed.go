package resolve

import (
	"regexp"
	"strings"
)

// documentSymbol is a United Nations document's symbol as it is printed:
// A/RES/75/291, A/RES/67/234 B, A/RES/217(III), S/RES/2178 (2014),
// S/PRST/2015/11, A/60/88, CAC/COSP/2019/17.
var documentSymbol = regexp.MustCompile(`^(?:A|S|E|ST|CAC|CCPR|CEDAW|CRC|FCCC|DP|TD|HRI)/(?:[A-Z][A-Za-z.]*[\d.]*/)*(?:[A-Z]+-)?\d+[\w.]*(?:/[A-Z]?[\w.\-]*\d[\w]*)*(?:/(?:Add|Corr|Rev)\.\d+)*(?:\s[B-F]\b)?(?:\s?\((?:(?:19|20)\d\d|[IVXL]+)\))?`)

// issuersOfSymbols are the letters that a symbol begins with.
var issuersOfSymbols = map[string]bool{
	"A": true, "S": true, "E": true, "ST": true, "CAC": true, "CCPR": true, "CEDAW": true, "CRC": true, "FCCC": true, "DP": true, "TD": true, "HRI": true,
}

// longestSymbol bounds a symbol, in bytes, so that no run of slashes is slow.
const longestSymbol = 256

type span struct{ start, end int }

// printedSymbols finds the symbols of a text, from left to right. Few texts hold
// any, so that the slashes are looked for first, and the expression is tried
// only behind the letters that a symbol begins with.
func printedSymbols(text string) []span {
	var out []span
	for from := 0; ; {
		slash := strings.IndexByte(text[from:], '/')
		if slash < 0 {
			return out
		}
		slash += from
		start := slash
		for start > from && asciiWord(text[start-1]) {
			start--
		}
		from = slash + 1
		inside := start > 0 && asciiWord(text[start-1]) // the rest of a symbol
		if inside || !issuersOfSymbols[text[start:slash]] {
			continue
		}
		end := from
		for end < len(text) && end-start < longestSymbol && symbolByte(text[end]) {
			end++
		}
		end = min(len(text), end+len(" (2014)"))
		if m := documentSymbol.FindStringIndex(text[start:end]); m != nil {
			out = append(out, span{start, start + m[1]})
			from = start + m[1]
		}
	}
}

func asciiWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '_'
}

func symbolByte(b byte) bool { return asciiWord(b) || b == '/' || b == '.' || b == '-' }
