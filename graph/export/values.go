package export

import "strconv"

// The attributes of nodes and edges, by the names that every format gives them.
// The id is everywhere the format's own.
var (
	nodeAttributes = []string{"kind", "label", "date", "ref", "force", "topics", "text"}
	edgeAttributes = []string{"type", "method", "confidence", "quote", "cue", "document"}
)

func attributeType(name string) string {
	if name == "confidence" {
		return "double"
	}
	return "string"
}

// values are a node's attributes as text, in the row's own memory: a million
// rows make nothing that has to be collected.
func (n *node) values() (values [7][]byte) {
	w := wording{n.room[:0]}
	values[0], values[1], values[2] = w.word(string(n.kind)), n.label, w.word(string(n.date))
	values[3], values[4] = w.word(n.ref), w.word(string(n.force))
	from := len(w.b)
	for i, id := range n.topics {
		if i > 0 {
			w.b = append(w.b, ';')
		}
		w.b = append(w.b, id...)
	}
	values[5], values[6] = w.since(from), w.word(n.text)
	n.room = w.b
	return values
}

// values are an edge's attributes as text, in the row's own memory.
func (e *edge) values() (values [6][]byte) {
	w := wording{e.room[:0]}
	values[0], values[1] = w.word(string(e.relation)), w.word(string(e.method))
	from := len(w.b)
	w.b = strconv.AppendFloat(w.b, e.confidence, 'g', -1, 64)
	values[2] = w.since(from)
	values[3], values[4], values[5] = w.word(e.quote), w.word(e.cue), w.word(string(e.document))
	e.room = w.b
	return values
}

// wording gathers texts in one buffer.
type wording struct{ b []byte }

func (w *wording) word(s string) []byte {
	from := len(w.b)
	w.b = append(w.b, s...)
	return w.since(from)
}

func (w *wording) since(from int) []byte { return w.b[from:len(w.b):len(w.b)] }
