package export

import (
	"context"
	"fmt"
	"io"

	"stemma/graph"
	"stemma/graph/quads"
)

// writeNQuads writes canonical N-Quads. The graph of a quad is the key of its
// revision ("document:paris-2019", "builtin"), which stays the same however
// often and in whatever order documents are loaded. A subgraph stands in no
// graph, since it is put together from several.
func writeNQuads(ctx context.Context, w io.Writer, sources []graph.Source, o Options) error {
	var all []quads.Quad
	if o.Subgraph != nil {
		facts, err := subgraphFacts(o.Subgraph)
		if err != nil {
			return err
		}
		if all, err = quads.Of(facts); err != nil {
			return err
		}
		return quads.Write(w, all)
	}
	for _, s := range sources {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !s.Info.Current && !o.WithRevisions {
			continue
		}
		stated, err := quads.Of(s.Facts)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Info.Key, err)
		}
		label := quads.KeyIRI(s.Info.Key)
		if o.WithRevisions {
			label = quads.RevisionIRI(s.Info.ID)
			about, err := quads.Revision(s.Info)
			if err != nil {
				return fmt.Errorf("%s: %w", s.Info.Key, err)
			}
			all = append(all, about...)
		}
		all = append(all, quads.Labelled(stated, label)...)
	}
	return quads.Write(w, all)
}

// subgraphFacts puts a subgraph's nodes and edges back into facts.
func subgraphFacts(s *graph.Subgraph) (graph.Facts, error) {
	var f graph.Facts
	for _, n := range s.Nodes {
		switch n := n.(type) {
		case *graph.Meeting:
			f.Meetings = append(f.Meetings, *n)
		case *graph.Document:
			f.Documents = append(f.Documents, *n)
		case *graph.Witness:
			f.Witnesses = append(f.Witnesses, *n)
		case *graph.Passage:
			f.Passages = append(f.Passages, *n)
		case *graph.Commitment:
			f.Commitments = append(f.Commitments, *n)
		case *graph.Actor:
			f.Actors = append(f.Actors, *n)
		case *graph.Convention:
			f.Conventions = append(f.Conventions, *n)
		case *graph.Topic:
			f.Topics = append(f.Topics, *n)
		default:
			return f, fmt.Errorf("a %T is no node of the model", n)
		}
	}
	for _, e := range s.Edges {
		f.Edges = append(f.Edges, *e)
	}
	return f, nil
}
