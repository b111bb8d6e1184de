package export

// writeCytoscape writes the JSON of Cytoscape.js, which Cytoscape Desktop opens
// as .cyjs: what an element is stands in its data.
func writeCytoscape(to *out, v *view, o Options) error {
	to.str(`{"format_version":"1.0","generated_by":"stemma","target_cytoscapejs_version":"~3","data":{`)
	about := v.about(o)
	if len(about) > 0 { // the network's name in Cytoscape's list
		to.str(`"name":`)
		to.json(title(o))
		to.str(",")
	}
	to.aboutMembers(about)
	to.str("},\n\"elements\":{\"nodes\":[")
	if err := to.flush(); err != nil {
		return err
	}
	first := true
	for n := range v.nodes() {
		to.next(&first)
		to.str(`{"data":{"id":`)
		to.json(string(n.id))
		to.nodeMembers(n)
		to.str("}}")
		if !to.more() {
			return to.err
		}
	}
	to.str("\n],\"edges\":[")
	first = true
	for e := range v.edges() {
		to.next(&first)
		to.str(`{"data":{"id":`)
		to.json(string(e.id))
		to.member("source", string(e.source))
		to.member("target", string(e.target))
		to.edgeMembers(e)
		to.str("}}")
		if !to.more() {
			return to.err
		}
	}
	to.str("\n]}}\n")
	return nil
}

// next begins a line for the next item of a list.
func (o *out) next(first *bool) {
	if !*first {
		o.str(",")
	}
	*first = false
	o.str("\n")
}
