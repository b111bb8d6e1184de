package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// assertion is one source's word on one edge, its ends found.
type assertion struct {
	to   uint32
	kind uint8
	src  int // place among the sources; their number for what derive draws
	edge *Edge
}

// connect makes one edge of all assertions with one type and the same ends,
// and links the edges to their nodes.
func (b *builder) connect() error {
	var (
		said  []assertion
		from  []uint32
		lost  = make(map[ID][]assertion)
		total int
	)
	for _, src := range b.sources {
		total += len(src.Facts.Edges)
	}
	said = make([]assertion, 0, total+4*len(b.nodes))
	from = make([]uint32, 0, cap(said))
	for i, src := range b.sources {
		for j := range src.Facts.Edges {
			e := &src.Facts.Edges[j]
			kind, known := relationRank[e.Type]
			switch {
			case e.From == "" || e.To == "":
				return fmt.Errorf("%s: edge %s %s has an empty end", src.Info.Key, e.Type, string(e.ID))
			case !known:
				return fmt.Errorf("%s: edge %s: unknown relation %q", src.Info.Key, string(e.ID), string(e.Type))
			}
			start, okFrom := b.sourceEnd(e, src.strength)
			end, okTo := b.number(e.To)
			if !okFrom || !okTo {
				if alikeOnly(e) && (b.withdrawn[e.From] || b.withdrawn[e.To]) {
					continue // a person said that one of the two is no commitment
				}
				id := EdgeID(e.Type, e.From, e.To)
				lost[id] = append(lost[id], assertion{kind: kind, src: i, edge: e})
				continue
			}
			said = append(said, assertion{to: end, kind: kind, src: i, edge: e})
			from = append(from, start)
		}
	}
	said, from = b.judge(said, from, lost)
	b.derive(func(t RelationType, a, c ID, source string) {
		start, okFrom := b.number(a)
		end, okTo := b.number(c)
		if !okFrom || !okTo {
			return
		}
		e := &Edge{Type: t, From: a, To: c, Method: Structure, Confidence: 1, Status: Active, Source: source}
		said = append(said, assertion{to: end, kind: relationRank[t], src: len(b.sources), edge: e})
		from = append(from, start)
	})
	b.draw(said, from)
	b.lost = make(map[ID][]saying)
	for id, group := range lost {
		e := unify(group)
		e.ID, e.From, e.To = id, group[0].edge.From, group[0].edge.To
		b.dangling = append(b.dangling, &e)
		if len(group) > 1 || len(e.Evidence) > 1 {
			b.lost[id] = b.sayings(group)
		}
	}
	slices.SortFunc(b.dangling, func(x, y *Edge) int { return cmp.Compare(x.ID, y.ID) })
	return nil
}

// sourceEnd finds the node an edge leaves. What extraction says of an act that
// a curator's complete list does not hold, is said by its passage; only likeness
// between two commitments (ALIGNED, INFERRED) means nothing of a passage.
func (b *builder) sourceEnd(e *Edge, by strength) (uint32, bool) {
	passage, moved := b.moved[e.From]
	if !moved || by.curated() && !b.withdrawn[e.From] {
		return b.number(e.From)
	}
	if alikeOnly(e) {
		return 0, false
	}
	return b.number(passage)
}

// alikeOnly reports whether an edge was found by the likeness of two commitments.
func alikeOnly(e *Edge) bool { return e.Method == Aligned || e.Method == Inferred }

// draw sorts the assertions by source, type and target, makes each group one
// edge, and links them. from holds the source of each assertion.
func (b *builder) draw(said []assertion, from []uint32) {
	nodes := len(b.nodes)
	at := starts(from, nodes)
	sorted := make([]assertion, len(said))
	next := slices.Clone(at)
	for i, n := range from {
		sorted[next[n]] = said[i]
		next[n]++
	}
	b.edges = make([]Edge, 0, len(said)) // never grows: answers point into it
	for n := range nodes {
		run := sorted[at[n]:at[n+1]]
		slices.SortStableFunc(run, func(x, y assertion) int {
			return cmp.Or(cmp.Compare(x.kind, y.kind), cmp.Compare(x.to, y.to), cmp.Compare(x.src, y.src))
		})
		for len(run) > 0 {
			end := 1
			for end < len(run) && run[end].kind == run[0].kind && run[end].to == run[0].to {
				end++
			}
			b.add(uint32(n), run[:end])
			run = run[end:]
		}
	}
	b.edges = slices.Clip(b.edges)
	b.edgeNumbers = make(map[ID]uint32, len(b.edges))
	for i := range b.edges {
		b.edgeNumbers[b.edges[i].ID] = uint32(i)
	}
	b.link(nodes)
}

// add appends the edge that a group of assertions makes, and remembers the ids
// it had before an end of it moved.
func (b *builder) add(from uint32, group []assertion) {
	e := unify(group)
	e.From, e.To = b.nodes[from].NodeID(), b.nodes[group[0].to].NodeID()
	e.ID = EdgeID(e.Type, e.From, e.To)
	for _, a := range group {
		if a.edge.From != e.From || a.edge.To != e.To {
			b.alias[EdgeID(a.edge.Type, a.edge.From, a.edge.To)] = e.ID
		}
	}
	b.edges = append(b.edges, e)
	b.Snapshot.from = append(b.Snapshot.from, from)
	b.Snapshot.to = append(b.Snapshot.to, group[0].to)
	b.tags = append(b.tags, tagOf(&e))
	b.attest(uint32(len(b.edges)-1), group)
}

// unify merges assertions of one edge, strongest source first: the strongest
// method, the highest confidence, all evidence; the strongest source alone says
// whether it is rejected.
func unify(group []assertion) Edge {
	out := Edge{Type: group[0].edge.Type, Status: Active}
	for _, a := range group {
		e := a.edge
		method := methodOf(e)
		if out.Method == "" || method.Rank() < out.Method.Rank() {
			out.Method = method
		}
		out.Confidence = max(out.Confidence, e.Confidence)
		if a.src == group[0].src && e.Status == Rejected {
			out.Status = Rejected
		}
		fill(&out.Source, e.Source)
	}
	out.Evidence = collect(group)
	return out
}

// methodOf returns an edge's method; where it gives none, that of its strongest
// evidence, or STRUCTURE.
func methodOf(e *Edge) Method {
	method := e.Method
	for i := range e.Evidence {
		if m := e.Evidence[i].Method; e.Method == "" && m != "" && (method == "" || m.Rank() < method.Rank()) {
			method = m
		}
	}
	return cmp.Or(method, Structure)
}

// collect gathers a group's evidence, each piece once, the strongest source's
// version of it, in a fixed order.
func collect(group []assertion) []Evidence {
	total := 0
	for _, a := range group {
		total += len(a.edge.Evidence)
	}
	if total == 0 {
		return nil
	}
	if len(group) == 1 && total == 1 {
		return group[0].edge.Evidence
	}
	all := make([]Evidence, 0, total)
	for _, a := range group {
		all = append(all, a.edge.Evidence...)
	}
	return distinct(all)
}

// distinct sorts evidence by its method, then its place in the texts, and drops
// what says the same at the same place of the same document; the first of those
// stays. EvidenceID tells pieces apart by their witness alone.
func distinct(all []Evidence) []Evidence {
	type piece struct {
		document   ID
		witness    ID
		start, end int
		curator    string
		cue        string
	}
	seen := make(map[piece]bool, len(all))
	all = slices.DeleteFunc(all, func(e Evidence) bool {
		p := piece{e.Document, e.Witness, e.Start, e.End, e.Curator, e.Cue}
		if seen[p] {
			return true
		}
		seen[p] = true
		return false
	})
	slices.SortStableFunc(all, func(x, y Evidence) int {
		return cmp.Or(
			cmp.Compare(x.Method.Rank(), y.Method.Rank()), cmp.Compare(x.Document, y.Document),
			cmp.Compare(x.Witness, y.Witness), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End),
			cmp.Compare(x.Curator, y.Curator), cmp.Compare(x.Cue, y.Cue),
		)
	})
	return all
}
