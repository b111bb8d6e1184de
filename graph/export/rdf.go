package export

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/quads"
)

// statements gives what is to be written as RDF, record by record, in an order
// that depends on nothing but the facts: graph by graph, a graph's records by
// kind and id, a record's statements as their N-Quads sort. begin is called
// before each graph with its IRI; "" is the default graph.
//
// The graph of a statement is the key of its revision ("document:paris-2019",
// "builtin"), which stays the same however often and in whatever order documents
// are loaded; with revisions it is the revision. A subgraph stands in no graph,
// since it is put together from several.
func statements(
	ctx context.Context, sources []graph.Source, o Options,
	begin func(iri string) error, give func([]quads.Statement) error,
) error {
	encoder := quads.NewEncoder(o.Base, func(record []quads.Statement) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return give(record)
	})
	in := func(iri string) error {
		iri, err := encoder.Begin(iri)
		if err != nil {
			return err
		}
		return begin(iri)
	}
	if o.Subgraph != nil {
		facts, err := subgraphFacts(o.Subgraph)
		if err == nil {
			err = in("")
		}
		if err != nil {
			return err
		}
		return encoder.Facts(&facts)
	}
	for _, s := range ordered(sources, o) {
		facts := s.Facts
		if o.Snapshot != nil && o.Snapshot.Until() != "" {
			var shows bool
			if facts, shows = o.Snapshot.ShownFacts(s); !shows {
				continue
			}
		}
		label := quads.KeyIRI(s.Info.Key)
		if o.WithRevisions {
			label = quads.RevisionIRI(s.Info.ID)
		}
		if err := in(string(label)); err != nil {
			return err
		}
		if o.WithRevisions {
			if err := encoder.Revision(&s.Info); err != nil {
				return fmt.Errorf("%s: %w", s.Info.Key, err)
			}
		}
		if err := encoder.Facts(&facts); err != nil {
			return fmt.Errorf("%s: %w", s.Info.Key, err)
		}
	}
	return nil
}

// ordered gives the sources that are written: the current ones by key, or all
// in the order in which they were stored.
func ordered(sources []graph.Source, o Options) []*graph.Source {
	var list []*graph.Source
	for i := range sources {
		if sources[i].Info.Current || o.WithRevisions {
			list = append(list, &sources[i])
		}
	}
	slices.SortFunc(list, func(a, b *graph.Source) int {
		if o.WithRevisions && a.Info.Sequence != b.Info.Sequence {
			return cmp.Compare(a.Info.Sequence, b.Info.Sequence)
		}
		return cmp.Or(cmp.Compare(a.Info.Key, b.Info.Key), cmp.Compare(a.Info.ID, b.Info.ID))
	})
	return list
}

// subgraphFacts puts a subgraph's nodes and edges back into facts.
func subgraphFacts(s *graph.Subgraph) (graph.Facts, error) {
	var f graph.Facts
	for _, n := range s.Nodes {
		if err := f.Add(n); err != nil {
			return f, err
		}
	}
	for _, e := range s.Edges {
		f.Edges = append(f.Edges, *e)
	}
	return f, nil
}

// CheckBase refuses what makes no IRI when an id is put behind it.
func CheckBase(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		strings.ContainsFunc(base, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|^`\\", r) }) {
		return fmt.Errorf("base %.80q is no http or https address", base)
	}
	if !strings.HasSuffix(base, "/") && !strings.HasSuffix(base, "#") && !strings.HasSuffix(base, "=") {
		return fmt.Errorf("base %.80q must end with /, # or =, since ids are put right behind it", base)
	}
	return nil
}
