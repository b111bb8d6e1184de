package loader

import (
	"fmt"
	"sort"

	"stemma/graph"
)

// compare lists where extraction and a curated document differ: commitments
// that one of them lacks, and forces on which they disagree. Where nothing is
// curated it lists nothing.
func compare(prior *graph.Snapshot, id graph.ID, f graph.Facts) []string {
	if prior == nil {
		return nil
	}
	n, ok := prior.Node(id)
	if !ok {
		return nil
	}
	if d, ok := n.(*graph.Document); !ok || !d.Complete {
		return nil
	}
	curated := map[graph.ID]*graph.Commitment{}
	for _, c := range prior.CommitmentsOf(id) {
		curated[c.ID] = c
	}
	var out []string
	found := map[graph.ID]bool{}
	for i := range f.Commitments {
		c := &f.Commitments[i]
		found[c.ID] = true
		k, ok := curated[c.ID]
		switch {
		case !ok:
			out = append(out, fmt.Sprintf("%s: extracted (%s), not in the curated list; kept as a passage", c.ID, c.Force))
		case k.Force != c.Force:
			out = append(out, fmt.Sprintf("%s: extraction says %s, curation %s", c.ID, c.Force, k.Force))
		}
	}
	for id := range curated {
		if !found[id] {
			out = append(out, fmt.Sprintf("%s: curated, not found by extraction", id))
		}
	}
	sort.Strings(out)
	return out
}
