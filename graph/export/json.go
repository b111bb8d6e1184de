package export

import (
	"strconv"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

func (o *out) json(s string)      { o.b = appendJSON(o.b, s) }
func (o *out) jsonBytes(s []byte) { o.b = appendJSON(o.b, s) }

// appendJSON appends a JSON string. What a page could take for markup, and the
// line ends that JavaScript knows and JSON does not, are escaped.
func appendJSON[S string | []byte](b []byte, s S) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(string(s[i:min(len(s), i+utf8.UTFMax)]))
			if r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
			b = append(b, s[start:i]...)
			b = append(b, '\\', 'u')
			for shift := 12; shift >= 0; shift -= 4 {
				b = append(b, hexDigits[r>>shift&15])
			}
			i += size
			start = i
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		i++
		start = i
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	b = append(b, s[start:]...)
	b = append(b, '"')
	return b
}

// member appends a member of an object after another, where it has a value.
func (o *out) member(name, value string) {
	if value != "" {
		o.memberName(name)
		o.json(value)
	}
}

// memberBytes is member for a value that lies in a buffer.
func (o *out) memberBytes(name string, value []byte) {
	if len(value) > 0 {
		o.memberName(name)
		o.jsonBytes(value)
	}
}

func (o *out) memberName(name string) {
	o.b = append(o.b, ',')
	o.json(name)
	o.b = append(o.b, ':')
}

// nodeMembers appends what a node has besides its id.
func (o *out) nodeMembers(n *node) {
	o.member("kind", string(n.kind))
	o.memberBytes("label", n.label)
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
