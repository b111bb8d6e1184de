// Package excerpt reads which part of the graph is wanted, in the same words
// from a command line and from an address, and cuts it out of a snapshot. How
// the part is written is package export's.
package excerpt

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"stemma/graph"
)

// Words are the parts of a request as a user wrote them; "" where not given.
type Words struct {
	Root, Direction, Depth, Types, MinConfidence string
}

// Request is what part of the graph is wanted: the lineage of a node, or, where
// it names no node, everything.
type Request struct {
	Lineage graph.LineageQuery
}

// Parse reads the words. The error says which word is wrong and what would be
// right.
func Parse(w Words) (Request, error) {
	var r Request
	if w.Root == "" {
		if w.Direction != "" || w.Depth != "" || w.Types != "" || w.MinConfidence != "" {
			return r, fmt.Errorf("direction, depth, types and minConfidence say how far to go from a root: name one")
		}
		return r, nil
	}
	q := graph.LineageQuery{Of: graph.ID(w.Root)}
	if err := q.Of.Check(); err != nil {
		return r, fmt.Errorf("root: %w", err)
	}
	var err error
	if q.Direction, err = direction(w.Direction); err != nil {
		return r, err
	}
	if w.Depth != "" {
		q.MaxDepth, err = strconv.Atoi(w.Depth)
		if err != nil || q.MaxDepth < 1 || q.MaxDepth > 15 {
			return r, fmt.Errorf("depth %q is not a number from 1 to 15", w.Depth)
		}
	}
	if q.Filter.Types, err = relationTypes(w.Types); err != nil {
		return r, err
	}
	if w.MinConfidence != "" {
		c, err := strconv.ParseFloat(w.MinConfidence, 64)
		if err != nil || math.IsNaN(c) || c < 0 || c > 1 {
			return r, fmt.Errorf("minConfidence %q is not a number from 0 to 1", w.MinConfidence)
		}
		q.Filter.MinConfidence = c
	}
	// A file has no reader to tire: as many nodes as the model allows.
	q.First = 2000
	r.Lineage = q
	return r, nil
}

// Whole reports whether the whole graph is wanted.
func (r Request) Whole() bool { return r.Lineage.Of == "" }

func direction(word string) (graph.Direction, error) {
	if word == "" {
		return graph.Ancestors, nil
	}
	d := graph.Direction(strings.ToUpper(word))
	switch d {
	case graph.Ancestors, graph.Descendants, graph.Both:
		return d, nil
	}
	return "", fmt.Errorf("direction %q is none of ancestors, descendants, both", word)
}

// relationTypes reads a list of relations separated by commas, in any case,
// with - or _ between words.
func relationTypes(list string) ([]graph.RelationType, error) {
	if list == "" {
		return nil, nil
	}
	var types []graph.RelationType
	for word := range strings.SplitSeq(list, ",") {
		t := graph.RelationType(strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(word)), "-", "_"))
		if !t.Known() {
			return nil, fmt.Errorf("types: %q is not a relation; there are %s", word, known())
		}
		types = append(types, t)
	}
	return types, nil
}

func known() string {
	var names []string
	for _, t := range graph.StatedRelations {
		names = append(names, string(t))
	}
	for _, t := range graph.StructureRelations {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}
