package export

import (
	"cmp"
	"iter"

	"stemma/graph"
)

// node is a node as a row; "" is what is not known or has no meaning for its
// kind.
type node struct {
	id     graph.ID
	kind   graph.Kind
	label  []byte
	date   graph.Date
	ref    string
	force  graph.Force
	topics []graph.ID // the main one first
	text   string
	room   []byte // of values
}

// edge is an edge as a row. Of several pieces of evidence it shows the
// strongest that quotes.
type edge struct {
	id, source, target graph.ID
	relation           graph.RelationType
	method             graph.Method
	confidence         float64
	quote, cue         string
	document           graph.ID
	date               graph.Date // the later end's
	room               []byte     // of values
}

// view is what is written, as rows: the whole snapshot, or a subgraph.
type view struct {
	snapshot *graph.Snapshot
	subgraph *graph.Subgraph
	lang     graph.Lang
	passages excerpts
}

func newView(sources []graph.Source, o Options) (*view, error) {
	v := &view{snapshot: o.Snapshot, subgraph: o.Subgraph, lang: cmp.Or(o.Lang, graph.English)}
	if v.snapshot == nil {
		var current []graph.Source
		for _, s := range sources {
			if s.Info.Current {
				current = append(current, s)
			}
		}
		var err error
		if v.snapshot, err = graph.Build(current); err != nil {
			return nil, err
		}
	}
	v.passages.snapshot = v.snapshot
	return v, nil
}

// size counts what nodes and edges give.
func (v *view) size() (nodes, edges int) {
	if v.subgraph != nil {
		return len(v.subgraph.Nodes), len(v.subgraph.Edges)
	}
	return v.snapshot.Size()
}

// nodes gives every node; the row is the same each time round.
func (v *view) nodes() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		var row node
		give := func(n graph.Node) bool {
			v.fill(&row, n)
			return yield(&row)
		}
		if v.subgraph == nil {
			v.snapshot.AllNodes()(give)
			return
		}
		for _, n := range v.subgraph.Nodes {
			if !give(n) {
				return
			}
		}
	}
}

func (v *view) fill(row *node, n graph.Node) {
	id := n.NodeID()
	label := v.snapshot.AppendLabel(row.label[:0], n, v.lang)
	*row = node{id: id, kind: id.Kind(), label: label, date: v.snapshot.Date(id), room: row.room}
	switch n := n.(type) {
	case *graph.Commitment:
		row.ref, row.force, row.topics = n.Ref, n.Force, n.Topics
		row.text = cmp.Or(n.Texts[v.lang], n.Summaries[v.lang], n.Texts.In(v.lang), n.Summaries.In(v.lang))
	case *graph.Passage:
		row.ref, row.text = n.Ref, v.passages.text(n, v.lang)
	case *graph.Convention:
		row.ref = n.Symbol
	case *graph.Topic:
		row.text = n.Scope
	}
}

// edges gives every edge that is not rejected, and of a subgraph every one; the
// row is the same each time round.
func (v *view) edges() iter.Seq[*edge] {
	return func(yield func(*edge) bool) {
		var row edge
		if v.subgraph != nil {
			for _, e := range v.subgraph.Edges {
				v.fillEdge(&row, e)
				if !yield(&row) {
					return
				}
			}
			return
		}
		for e := range v.snapshot.AllEdges() {
			if e.Status == graph.Rejected {
				continue
			}
			v.fillEdge(&row, e)
			if !yield(&row) {
				return
			}
		}
	}
}

func (v *view) fillEdge(row *edge, e *graph.Edge) {
	*row = edge{
		id: e.ID, source: e.From, target: e.To, relation: e.Type, method: e.Method,
		confidence: e.Confidence, date: v.snapshot.Date(e.From), room: row.room,
	}
	if best := strongest(e.Evidence); best != nil {
		row.quote, row.cue, row.document = best.Quote, best.Cue, best.Document
	}
}

// strongest is the piece of evidence that stands for all: one with a quote, by
// method, then confidence, then order.
func strongest(all []graph.Evidence) *graph.Evidence {
	var best *graph.Evidence
	for i := range all {
		if e := &all[i]; best == nil || rankOf(e) < rankOf(best) ||
			rankOf(e) == rankOf(best) && e.Confidence > best.Confidence {
			best = e
		}
	}
	return best
}

func rankOf(e *graph.Evidence) int {
	if e.Quote == "" {
		return 10 + e.Method.Rank()
	}
	return e.Method.Rank()
}
