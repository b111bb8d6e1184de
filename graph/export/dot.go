package export

import (
	"strings"
	"unicode/utf8"
)

// writeDOT writes Graphviz's language. Every value is a quoted string in which a
// backslash is written twice, since Graphviz gives some letters after one a
// meaning of their own. Time runs from left to right: an edge points to what is
// earlier.
func writeDOT(to *out, v *view, o Options) error {
	about := v.about(o)
	to.str("digraph stemma {\n  graph [charset=\"UTF-8\", rankdir=\"RL\"")
	for _, f := range about {
		to.dotValue(true, f.name, f.value)
	}
	to.str("];\n  node [shape=\"box\"];\n")
	if err := to.flush(); err != nil {
		return err
	}
	for n := range v.nodes() {
		to.str("  ")
		to.dot(string(n.id))
		to.str(" [")
		to.dotValue(false, "id", string(n.id))
		for i, value := range n.values() {
			to.dotValue(true, nodeAttributes[i], value)
		}
		to.str("];\n")
		if !to.more() {
			return to.err
		}
	}
	for e := range v.edges() {
		to.str("  ")
		to.dot(string(e.source))
		to.str(" -> ")
		to.dot(string(e.target))
		to.str(" [")
		to.dotValue(false, "id", string(e.id))
		to.dotValue(true, "label", string(e.relation))
		for i, value := range e.values() {
			to.dotValue(true, edgeAttributes[i], value)
		}
		to.str("];\n")
		if !to.more() {
			return to.err
		}
	}
	to.str("}\n")
	return nil
}

func (o *out) dotValue(comma bool, name, value string) {
	if value == "" {
		return
	}
	if comma {
		o.str(", ")
	}
	o.strs(name, "=")
	o.dot(value)
}

// maxDotRun bounds what stands in a string without an escape: Graphviz reads no
// more than 16 kB of it at once. An escaped line end stands for nothing.
const maxDotRun = 8000

func (o *out) dot(s string) {
	o.b = append(o.b, '"')
	for {
		i := strings.IndexAny(s[:min(len(s), maxDotRun)], `"\`)
		switch {
		case i >= 0:
			o.str(s[:i])
			o.b = append(o.b, '\\', s[i])
			s = s[i+1:]
			continue
		case len(s) > maxDotRun:
			end := maxDotRun
			for !utf8.RuneStart(s[end]) {
				end--
			}
			o.strs(s[:end], "\\\n")
			s = s[end:]
			continue
		}
		break
	}
	o.str(s)
	o.b = append(o.b, '"')
}
