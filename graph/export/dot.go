package export

import "unicode/utf8"

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
			to.dotBytes(nodeAttributes[i], value)
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
			to.dotBytes(edgeAttributes[i], value)
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
	if value != "" {
		o.dotName(comma, name)
		o.dot(value)
	}
}

// dotBytes is dotValue, after a comma, for a value that lies in a buffer.
func (o *out) dotBytes(name string, value []byte) {
	if len(value) > 0 {
		o.dotName(true, name)
		o.b = appendDOT(o.b, value)
	}
}

func (o *out) dotName(comma bool, name string) {
	if comma {
		o.str(", ")
	}
	o.strs(name, "=")
}

func (o *out) dot(s string) { o.b = appendDOT(o.b, s) }

// maxDotRun bounds what stands in a string without an escape: Graphviz reads no
// more than 16 kB of it at once. An escaped line end stands for nothing.
const maxDotRun = 8000

func appendDOT[S string | []byte](b []byte, s S) []byte {
	b = append(b, '"')
	start := 0 // of the run
	for i := 0; i < len(s); i++ {
		if i-start == maxDotRun {
			end := i
			for !utf8.RuneStart(s[end]) {
				end--
			}
			b = append(append(b, s[start:end]...), "\\\n"...)
			start = end
		}
		if s[i] == '"' || s[i] == '\\' {
			b = append(append(b, s[start:i]...), '\\', s[i])
			start = i + 1
		}
	}
	return append(append(b, s[start:]...), '"')
}
