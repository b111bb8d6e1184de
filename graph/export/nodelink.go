package export

// writeNodeLink writes node-link JSON, with links between the ids of nodes: what
// D3's forceLink takes with .id(d => d.id), and NetworkX's node_link_graph.
func writeNodeLink(to *out, v *view, o Options) error {
	to.str(`{"directed":true,"multigraph":true,"graph":{`)
	to.aboutMembers(v.about(o))
	to.str("},\n\"nodes\":[")
	if err := to.flush(); err != nil {
		return err
	}
	first := true
	for n := range v.nodes() {
		to.next(&first)
		to.str(`{"id":`)
		to.json(string(n.id))
		to.nodeMembers(n)
		to.str("}")
		if !to.more() {
			return to.err
		}
	}
	to.str("\n],\"links\":[")
	first = true
	for e := range v.edges() {
		to.next(&first)
		to.str(`{"source":`)
		to.json(string(e.source))
		to.member("target", string(e.target))
		to.member("key", string(e.id)) // NetworkX tells edges between the same ends apart by it
		to.member("id", string(e.id))
		to.edgeMembers(e)
		to.str("}")
		if !to.more() {
			return to.err
		}
	}
	to.str("\n]}\n")
	return nil
}
