package loader

import (
	"fmt"
	"sort"
	"strings"

	"stemma/graph"
)

// compare lists where extraction and a curated document differ: commitments
// that one of them lacks, and forces on which they disagree. The two are paired
// as the graph joins them, by a curator's first words before letters. Where
// nothing is curated it lists nothing.
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
	list := prior.CommitmentsOf(id)
	curated := map[graph.ID]*graph.Commitment{}
	for _, c := range list {
		curated[c.ID] = c
	}
	var out []string
	found := map[graph.ID]bool{}
	pairs := graph.Counterparts(list, f.Commitments)
	for i := range f.Commitments {
		c := &f.Commitments[i]
		k, ok := curated[pairs[c.ID]]
		if !ok {
			out = append(out, fmt.Sprintf("%s (%s): extracted (%s), not in the curated list; kept as a passage", c.ID, opening(c), c.Force))
			continue
		}
		found[k.ID] = true
		if k.Force != c.Force {
			out = append(out, fmt.Sprintf("%s: extraction says %s, curation %s", k.ID, c.Force, k.Force))
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

// opening returns the first words of an act, since its letter may be another
// act's in the curated list.
func opening(c *graph.Commitment) string {
	const most = 6
	ws := strings.Fields(c.Texts.In(graph.French))
	if len(ws) > most {
		return "“" + strings.Join(ws[:most], " ") + "…”"
	}
	return "“" + strings.Join(ws, " ") + "”"
}
