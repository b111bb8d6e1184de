package export

import (
	"stemma/graph"
)

// writeGEXF writes GEXF 1.2draft: the version that Gephi, NetworkX and
// graphology all read. With dates it is a dynamic graph: a node is there from
// its date on, an edge from the date of its later end, and what has no date
// always.
func writeGEXF(to *out, v *view, o Options) error {
	to.str(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta`)
	about := v.about(o)
	for _, f := range about {
		if day, ok := wholeDay(graph.Date(f.value[:min(len(f.value), 10)])); ok && f.name == "date" {
			to.strs(` lastmodifieddate="`, day, `"`)
		}
	}
	to.str("><creator>stemma</creator><description>")
	for i, f := range about {
		if i > 0 {
			to.str("&#10;")
		}
		to.strs(f.name, ": ")
		to.xml(f.value)
	}
	to.str("</description></meta>\n")
	mode := `"static"`
	if o.Dynamic {
		mode = `"dynamic" timeformat="date"`
	}
	to.strs(`<graph mode=`, mode, ` defaultedgetype="directed">`, "\n")
	// The label of a node is GEXF's own.
	to.gexfAttributes("node", nodeAttributes, "label")
	to.gexfAttributes("edge", edgeAttributes, "")
	to.str("<nodes>\n")
	if err := to.flush(); err != nil {
		return err
	}
	for n := range v.nodes() {
		to.str(`<node id="`)
		to.xml(string(n.id))
		to.str(`" label="`)
		to.xmlBytes(n.label)
		to.str(`"`)
		to.gexfStart(n.date, o)
		to.str("><attvalues>")
		for i, value := range n.values() {
			if nodeAttributes[i] != "label" {
				to.gexfValue("n_", nodeAttributes[i], value)
			}
		}
		to.str("</attvalues></node>\n")
		if !to.more() {
			return to.err
		}
	}
	to.str("</nodes>\n<edges>\n")
	for e := range v.edges() {
		to.str(`<edge id="`)
		to.xml(string(e.id))
		to.str(`" source="`)
		to.xml(string(e.source))
		to.str(`" target="`)
		to.xml(string(e.target))
		to.str(`"`)
		to.gexfStart(e.date, o)
		to.str("><attvalues>")
		for i, value := range e.values() {
			to.gexfValue("e_", edgeAttributes[i], value)
		}
		to.str("</attvalues></edge>\n")
		if !to.more() {
			return to.err
		}
	}
	to.str("</edges>\n</graph>\n</gexf>\n")
	to.xmlEnd()
	return nil
}

func (o *out) gexfAttributes(class string, names []string, but string) {
	o.strs(`<attributes class="`, class, `">`, "\n")
	for _, name := range names {
		if name != but {
			o.strs(`<attribute id="`, class[:1], "_", name, `" title="`, name, `" type="`, attributeType(name), `"/>`, "\n")
		}
	}
	o.str("</attributes>\n")
}

func (o *out) gexfValue(prefix, name string, value []byte) {
	if len(value) == 0 {
		return
	}
	o.strs(`<attvalue for="`, prefix, name, `" value="`)
	o.xmlBytes(value)
	o.str(`"/>`)
}

func (o *out) gexfStart(d graph.Date, options Options) {
	if !options.Dynamic {
		return
	}
	if day, ok := wholeDay(d); ok {
		o.strs(` start="`, day, `"`)
	}
}

// wholeDay gives a month or a year its first day, since a timeline knows days
// alone; false where there is no date.
func wholeDay(d graph.Date) (string, bool) {
	const form, rest = "0000-00-00", "0000-01-01"
	if len(d) > len(form) {
		return "", false
	}
	for i := range len(d) {
		if digit := d[i] >= '0' && d[i] <= '9'; digit != (form[i] == '0') || !digit && d[i] != '-' {
			return "", false
		}
	}
	switch len(d) {
	case 4, 7, 10:
		return string(d) + rest[len(d):], true
	}
	return "", false
}
