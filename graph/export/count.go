package export

import (
	"context"
	"fmt"
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
	encoder := quads.NewEncoder("", func(record []quads.Statement) error {
		for i := range record {
			q := &record[i]
			subject := hashed(q.Subject)
			c.Statements++
			subjects[subject] = struct{}{}
			properties[q.Predicate]++
			if q.Predicate == quads.Type {
				members := typed[string(q.Object.IRI)]
				if members == nil {
					members = map[uint64]struct{}{}
					typed[string(q.Object.IRI)] = members
				}
				members[subject] = struct{}{}
			}
		}
		return ctx.Err()
	})
	for _, s := range ordered(sources, Options{}) {
		if err := encoder.Facts(&s.Facts); err != nil {
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

// hashed is FNV-1a.
func hashed(b []byte) uint64 {
	sum := uint64(14695981039346656037)
	for _, c := range b {
		sum = (sum ^ uint64(c)) * 1099511628211
	}
	return sum
}
