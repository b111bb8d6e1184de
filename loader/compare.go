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
// nothing is curated it says how many acts of an earlier reading are gone.
func compare(prior *graph.Snapshot, id graph.ID, f graph.Facts) []string {
	if prior == nil {
		return nil
	}
	n, ok := prior.Node(id)
	if !ok {
		return nil
	}
	d, ok := n.(*graph.Document)
	if !ok {
		return nil
	}
	list := prior.CommitmentsOf(id)
	if !d.Complete {
		return gone(list, f)
	}
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

// gone warns of the acts that were read from a document before and are not read
// from it now, as after half a file was saved over the whole one.
func gone(before []*graph.Commitment, f graph.Facts) []string {
	now := make(map[graph.ID]bool, len(f.Commitments))
	for i := range f.Commitments {
		now[f.Commitments[i].ID] = true
	}
	read, lost := 0, 0
	for _, c := range before {
		if len(c.Texts) == 0 {
			continue // named by another document only
		}
		read++
		if !now[c.ID] {
			lost++
		}
	}
	if lost == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%d of the %d commitments read from it before are not found now; the earlier revision is kept; hint: is the file whole?", lost, read)}
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
