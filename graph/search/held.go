package search

import (
	"stemma/graph"
	"stemma/graph/words"
)

// held reports a node all of whose words are those of others: a witness, and a
// passage that holds nothing but its commitments. One sentence more, and it is found
// by that.
func held(s *graph.Snapshot, node graph.Node) bool {
	switch n := node.(type) {
	case *graph.Witness:
		return true
	case *graph.Passage:
		said := map[string]bool{}
		for _, c := range s.CommitmentsOf(n.ID) {
			for _, text := range c.Texts {
				for _, w := range words.Split(text) {
					said[w.Text] = true
				}
			}
		}
		if len(said) == 0 {
			return false
		}
		for _, w := range words.Split(n.Ref) { // the number is printed before the words
			said[w.Text] = true
		}
		for _, p := range pieces(s, n) {
			if p.field == fieldText && !repeats(p.text, said) {
				return false
			}
		}
		return true
	}
	return false
}

// repeats reports whether a text has no words but those said.
func repeats(text string, said map[string]bool) bool {
	for _, w := range words.Split(text) {
		if !lone(w.Text) && !said[w.Text] {
			return false
		}
	}
	return true
}
