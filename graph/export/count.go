package export

import (
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"stemma/graph"
	"stemma/graph/quads"
)

// Counts is how large the graph is as RDF: what N-Quads of everything hold.
type Counts struct {
	Statements int
	Subjects   int
	Classes    []Counted // by IRI: how many things are of a class
	Properties []Counted // by IRI: how many statements have a property
}

// Counted is how often something is there.
type Counted struct {
	IRI string
	N   int
}

// Count counts the current sources, record by record. A subject is known again by
// a hash of 64 bits, so that counting needs little memory.
func Count(ctx context.Context, sources []graph.Source) (*Counts, error) {
	c := &Counts{}
	subjects, typed := map[uint64]struct{}{}, map[string]map[uint64]struct{}{}
	properties := map[string]int{}
	for _, s := range ordered(sources, Options{}) {
		err := quads.Each(s.Facts, func(list []quads.Quad) error {
			for _, q := range list {
				subject, property := quads.TermOf(q.Subject).IRI, quads.TermOf(q.Predicate).IRI
				h := fnv.New64a()
				h.Write([]byte(subject))
				sum := h.Sum64()
				c.Statements++
				subjects[sum] = struct{}{}
				properties[property]++
				if property == quads.Type {
					class := quads.TermOf(q.Object).IRI
					if typed[class] == nil {
						typed[class] = map[uint64]struct{}{}
					}
					typed[class][sum] = struct{}{}
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", s.Info.Key, err)
		}
	}
	c.Subjects = len(subjects)
	for class, members := range typed {
		c.Classes = append(c.Classes, Counted{class, len(members)})
	}
	for _, property := range slices.Sorted(maps.Keys(properties)) {
		c.Properties = append(c.Properties, Counted{property, properties[property]})
	}
	slices.SortFunc(c.Classes, func(a, b Counted) int {
		if a.IRI < b.IRI {
			return -1
		}
		return 1
	})
	return c, nil
}
