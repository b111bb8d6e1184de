package export

import (
	"strconv"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// json appends a JSON string. What a page could take for markup, and the line
// ends that JavaScript knows and JSON does not, are escaped.
func (o *out) json(s string) {
	o.b = append(o.b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
			o.b = append(o.b, s[start:i]...)
			o.b = append(o.b, '\\', 'u')
			for shift := 12; shift >= 0; shift -= 4 {
				o.b = append(o.b, hexDigits[r>>shift&15])
			}
			i += size
			start = i
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
			i++
			continue
		}
		o.b = append(o.b, s[start:i]...)
		i++
		start = i
		switch c {
		case '"', '\\':
			o.b = append(o.b, '\\', c)
		case '\n':
			o.b = append(o.b, '\\', 'n')
		case '\r':
			o.b = append(o.b, '\\', 'r')
		case '\t':
			o.b = append(o.b, '\\', 't')
		default:
			o.b = append(o.b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	o.b = append(o.b, s[start:]...)
	o.b = append(o.b, '"')
}

// member appends a member of an object after another, where it has a value.
func (o *out) member(name, value string) {
	if value == "" {
		return
	}
	o.b = append(o.b, ',')
	o.json(name)
	o.b = append(o.b, ':')
	o.json(value)
}

// nodeMembers appends what a node has besides its id.
func (o *out) nodeMembers(n *node) {
	o.member("kind", string(n.kind))
	o.member("label", n.label)
	o.member("date", string(n.date))
	o.member("ref", n.ref)
	o.member("force", string(n.force))
	if len(n.topics) > 0 {
		o.str(`,"topics":[`)
		for i, id := range n.topics {
			if i > 0 {
				o.str(",")
			}
			o.json(string(id))
		}
		o.str("]")
	}
	o.member("text", n.text)
}

// edgeMembers appends what an edge has besides its id and ends.
func (o *out) edgeMembers(e *edge) {
	o.member("type", string(e.relation))
	o.member("method", string(e.method))
	o.str(`,"confidence":`)
	o.b = strconv.AppendFloat(o.b, e.confidence, 'f', -1, 64)
	o.member("quote", e.quote)
	o.member("cue", e.cue)
	o.member("document", string(e.document))
}

// aboutMembers appends the head as members of one object.
func (o *out) aboutMembers(about []fact) {
	for i, f := range about {
		if i > 0 {
			o.str(",")
		}
		o.json(f.name)
		o.str(":")
		if f.name == "nodes" || f.name == "edges" {
			o.str(f.value)
			continue
		}
		o.json(f.value)
	}
}
