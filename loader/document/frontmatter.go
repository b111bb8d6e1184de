package document

import (
	"regexp"
	"strconv"
	"strings"
)

var frontMatter = regexp.MustCompile(`(?m)^(title|date):[ \t]*(.*?)[ \t]*$`)

// header drops a comment line that names the source and YAML front matter.
func header(doc *Document, lines []line) []line {
	if len(lines) > 0 && strings.HasPrefix(lines[0].text, "# source:") {
		lines = lines[1:]
	}
	if len(lines) == 0 || lines[0].text != "---" {
		return lines
	}
	for i := 1; i < len(lines) && i < 40; i++ {
		if lines[i].text != "---" {
			continue
		}
		for _, m := range frontMatter.FindAllStringSubmatch(doc.Text[lines[0].end:lines[i].start], -1) {
			v := unquote(m[2])
			if m[1] == "title" {
				doc.Title = v
			} else {
				doc.Date = v
			}
		}
		return lines[i+1:]
	}
	return lines
}

var escape = regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)`)

// unquote reads a scalar of YAML as far as titles need: the escapes of double
// quotes, the doubled quote of single ones.
func unquote(v string) string {
	if len(v) < 2 || v[0] != '"' && v[0] != '\'' || v[len(v)-1] != v[0] {
		return v
	}
	in := v[1 : len(v)-1]
	if v[0] == '\'' {
		return strings.ReplaceAll(in, "''", "'")
	}
	return escape.ReplaceAllStringFunc(in, func(e string) string {
		switch e[1] {
		case 'u', 'x':
			if n, err := strconv.ParseUint(e[2:], 16, 32); err == nil {
				return string(rune(n))
			}
		case 'n', 't', '_':
			return " "
		}
		return e[1:]
	})
}
