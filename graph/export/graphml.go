package export

// writeGraphML writes GraphML with flat, typed attributes, which is what Gephi,
// yEd, NetworkX and igraph read. The head stands in attributes of the graph.
func writeGraphML(to *out, v *view, o Options) error {
	to.str(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	about := v.about(o)
	for _, f := range about {
		to.strs(`<key id="g_`, f.name, `" for="graph" attr.name="`, f.name, `" attr.type="string"/>`, "\n")
	}
	for _, name := range nodeAttributes {
		to.strs(`<key id="n_`, name, `" for="node" attr.name="`, name, `" attr.type="`, attributeType(name), `"/>`, "\n")
	}
	for _, name := range edgeAttributes {
		to.strs(`<key id="e_`, name, `" for="edge" attr.name="`, name, `" attr.type="`, attributeType(name), `"/>`, "\n")
	}
	to.str(`<graph id="G" edgedefault="directed">` + "\n")
	for _, f := range about {
		to.graphmlData("g_", f.name, []byte(f.value))
	}
	to.str("\n")
	if err := to.flush(); err != nil {
		return err
	}
	for n := range v.nodes() {
		to.str(`<node id="`)
		to.xml(string(n.id))
		to.str(`">`)
		for i, value := range n.values() {
			to.graphmlData("n_", nodeAttributes[i], value)
		}
		to.str("</node>\n")
		if !to.more() {
			return to.err
		}
	}
	for e := range v.edges() {
		to.str(`<edge id="`)
		to.xml(string(e.id))
		to.str(`" source="`)
		to.xml(string(e.source))
		to.str(`" target="`)
		to.xml(string(e.target))
		to.str(`">`)
		for i, value := range e.values() {
			to.graphmlData("e_", edgeAttributes[i], value)
		}
		to.str("</edge>\n")
		if !to.more() {
			return to.err
		}
	}
	to.str("</graph>\n</graphml>\n")
	to.xmlEnd()
	return nil
}

func (o *out) graphmlData(prefix, name string, value []byte) {
	if len(value) == 0 {
		return
	}
	o.strs(`<data key="`, prefix, name, `">`)
	o.xmlBytes(value)
	o.str("</data>")
}
