package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stemma/graph"
)

// mostSuggested is how many names a refusal suggests.
const mostSuggested = 3

// named finds the id that the reader means: an id, one it had before, or its part
// after the colon, as reports print it. Where that names nodes of several kinds,
// the first of the kinds counts. What is not of these kinds is refused, with what
// may have been meant.
func named(s *graph.Snapshot, command, arg string, kinds ...graph.Kind) (graph.ID, error) {
	if n, ok := s.Node(graph.ID(arg)); ok {
		if id := n.NodeID(); slices.Contains(kinds, id.Kind()) {
			return id, nil
		}
		return "", ofAnotherKind(s, command, n.NodeID(), kinds)
	}
	var other graph.ID
	if !strings.Contains(arg, ":") {
		for _, kind := range append(slices.Clone(kinds), graph.NodeKinds...) {
			n, ok := s.Node(graph.MakeID(kind, arg))
			if !ok {
				continue
			}
			if slices.Contains(kinds, kind) {
				return n.NodeID(), nil
			}
			other = cmp.Or(other, n.NodeID())
		}
	}
	if other != "" {
		return "", ofAnotherKind(s, command, other, kinds)
	}
	err := fmt.Errorf("%s of %s: %w", command, arg, graph.ErrNotFound)
	if near := nearest(s, arg, kinds); len(near) > 0 {
		err = fmt.Errorf("%w; hint: did you mean %s?", err, strings.Join(near, " or "))
	}
	return "", err
}

// ofAnotherKind refuses what is in the graph and of no use to a command.
func ofAnotherKind(s *graph.Snapshot, command string, id graph.ID, kinds []graph.Kind) error {
	wanted := aKind(kinds[0])
	for i, kind := range kinds[1:] {
		if i == len(kinds)-2 {
			wanted += " or " + aKind(kind)
		} else {
			wanted += ", " + aKind(kind)
		}
	}
	err := fmt.Errorf("%s is %s; %s takes %s", string(id), aKind(id.Kind()), command, wanted)
	if !slices.Contains(kinds, graph.KindCommitment) {
		return err
	}
	var some []string
	for _, c := range s.CommitmentsOf(id) {
		if some = append(some, string(c.ID)); len(some) == mostSuggested {
			break
		}
	}
	if len(some) > 0 {
		return fmt.Errorf("%w; hint: one of its commitments, such as %s", err, strings.Join(some, ", "))
	}
	return err
}

// aKind is what a kind is called, with its article.
func aKind(kind graph.Kind) string {
	if kind == graph.KindActor {
		return "a body"
	}
	return "a " + string(kind)
}

// nearest lists the ids of some kinds that have most of a name's words in common
// with it, two letters' difference at most where there are none.
func nearest(s *graph.Snapshot, arg string, kinds []graph.Kind) []string {
	type near struct {
		id    graph.ID
		score int
	}
	slug := arg[strings.Index(arg, ":")+1:]
	parts := strings.FieldsFunc(strings.ToLower(slug), func(r rune) bool { return r == '-' || r == '/' || r == '.' || r == ' ' })
	var found []near
	for n := range s.AllNodes() {
		id := n.NodeID()
		if !slices.Contains(kinds, id.Kind()) {
			continue
		}
		score := 0
		for _, part := range parts {
			if len(part) > 2 && strings.Contains(id.Slug(), part) {
				score += len(part)
			}
		}
		if d := distance(slug, id.Slug()); d <= 2 {
			score += 100 - d
		}
		if score > 0 {
			found = append(found, near{id, score})
		}
	}
	slices.SortFunc(found, func(x, y near) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(len(x.id), len(y.id)), cmp.Compare(x.id, y.id))
	})
	out := []string{}
	for _, n := range found[:min(len(found), mostSuggested)] {
		out = append(out, string(n.id))
	}
	return out
}

// distance is how many letters have to be changed, added or taken away to make one
// word of another; 3 stands for any more.
func distance(x, y string) int {
	const far = 3
	if len(x)-len(y) >= far || len(y)-len(x) >= far {
		return far
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(x) {
		before := row[0]
		row[0] = i + 1
		for j := range len(y) {
			change := before
			if x[i] != y[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(y)], far)
}
