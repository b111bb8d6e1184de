package resolvers

import (
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// What the text of an operation may hold. The scan is flat and comes before the
// parser, which follows every bracket with a call of itself: deep enough, that
// ends the process, and nothing can recover from it.
const (
	maxQueryLength = 20_000 // bytes
	maxNesting     = 20     // of { ( [
	maxDirectives  = 50
	maxSpreads     = 50
	maxTokens      = 3000
	maxJSONNesting = 64 // of { [ in a request's body or variables
)

// scan checks the text of an operation without parsing it.
func scan(query string) gqlerror.List {
	if len(query) > maxQueryLength {
		return coded(CodeLimit, "the operation is %d bytes long and may be %d at most", len(query), maxQueryLength)
	}
	if !utf8.ValidString(query) {
		return coded(CodeInput, "the operation is not UTF-8")
	}
	nesting, directives, spreads := 0, 0, 0
	for i := 0; i < len(query); i++ {
		switch query[i] {
		case '{', '(', '[':
			if nesting++; nesting > maxNesting {
				return coded(CodeLimit, "the operation nests brackets deeper than %d", maxNesting)
			}
		case '}', ')', ']':
			nesting--
		case '@':
			directives++
		case '.':
			if strings.HasPrefix(query[i:], "...") {
				spreads++
				i += 2
			}
		case '#':
			i = endOfLine(query, i)
		case '"':
			i = endOfString(query, i)
		}
	}
	if directives > maxDirectives {
		return coded(CodeLimit, "the operation has %d directives and may have %d at most", directives, maxDirectives)
	}
	if spreads > maxSpreads {
		return coded(CodeLimit, "the operation has %d fragment spreads and may have %d at most", spreads, maxSpreads)
	}
	return nil
}

// endOfLine returns the last byte of a comment.
func endOfLine(s string, i int) int {
	if n := strings.IndexAny(s[i:], "\r\n"); n >= 0 {
		return i + n
	}
	return len(s)
}

// endOfString returns the last byte of the string that begins at i. A string
// that its line does not close ends with the line, as the parser will say too.
func endOfString(s string, i int) int {
	if strings.HasPrefix(s[i:], `"""`) {
		for j := i + 3; j < len(s); j++ {
			if strings.HasPrefix(s[j:], `\"""`) {
				j += 3
			} else if strings.HasPrefix(s[j:], `"""`) {
				return j + 2
			}
		}
		return len(s)
	}
	for j := i + 1; j < len(s); j++ {
		switch s[j] {
		case '\\':
			j++
		case '"', '\n', '\r':
			return j
		}
	}
	return len(s)
}

// shallow reports whether JSON stays within the nesting allowed.
func shallow(json []byte) bool {
	nesting, inString := 0, false
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if nesting++; nesting > maxJSONNesting {
				return false
			}
		case c == '}' || c == ']':
			nesting--
		}
	}
	return true
}
