package export

import (
	"context"
	"io"
	"strconv"

	"stemma/graph"
	"stemma/graph/quads"
)

// writeNQuads writes N-Quads: each line in canonical form, each statement once
// in its graph, the statements of a graph together. Unless history is asked for,
// the head of the whole graph does not say when it was made: what is read back
// elsewhere gives the same bytes. The last line counts the statements, by which a
// file that was cut is known.
func writeNQuads(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	to := newOut(ctx, w)
	if o.Subgraph == nil && !o.WithRevisions {
		to.rdfHead(heading(o, graph.RevisionInfo{}, 0, 0))
	} else {
		to.rdfHead(rdfAbout(sources, o))
	}
	written := 0
	begin := func(string) error { return to.flush() }
	err := statements(ctx, sources, o, begin, func(record []quads.Statement) error {
		for i := range record {
			to.b = append(to.b, record[i].Line...)
		}
		written += len(record)
		to.more()
		return to.err
	})
	if err != nil {
		return err
	}
	to.strs(quads.EndComment, strconv.Itoa(written), "\n")
	return to.flush()
}

// rdfHead writes the head as comments.
func (o *out) rdfHead(about []fact) {
	for _, f := range about {
		o.strs("# ", f.name, ": ", oneLine(f.value), "\n")
	}
}
