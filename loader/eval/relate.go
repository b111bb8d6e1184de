package eval

import (
	"sort"
	"strings"

	"stemma/graph"
)

// goldEdge is a gold edge with the place where its statement begins.
type goldEdge struct {
	Edge
	span span
}

// fits tells how well an edge states what the gold's does. The gold has the
// statement's first words only, so the shorter span is what must be covered.
func (g goldEdge) fits(r Record, typed bool) float64 {
	if g.Target != bare(r.Target) || typed && g.Type != r.Type {
		return 0
	}
	return atLeast(cover(g.span, r.span()))
}

func (s *scorer) edges(t *Text, d *found, out *tally) {
	var gold []goldEdge
	for _, e := range s.gold.Edges {
		if e.Document != t.Document {
			continue
		}
		at, ok := t.anchors.find(e.Start, "")
		if !ok {
			s.lost("edges.tsv", e.Document, e.Ref, e.Start)
			continue
		}
		gold = append(gold, goldEdge{e, at})
	}
	match := func(types []graph.RelationType, typed bool) (g []goldEdge, p []Record, pairs []couple) {
		for _, e := range gold {
			if keeps(types, e.Type) {
				g = append(g, e)
			}
		}
		for _, r := range d.edges {
			if r.Type.Stated() && keeps(types, r.Type) {
				p = append(p, r)
			}
		}
		return g, p, pair(len(g), len(p), func(a, b int) float64 { return g[a].fits(p[b], typed) })
	}
	g, p, pairs := match(nil, false)
	out.found[edgeTargets] = counts(len(pairs), len(p), len(g))
	g, p, pairs = match(lineageTypes, true)
	out.found[lineageEdges] = counts(len(pairs), len(p), len(g))
	g, p, pairs = match(nil, true)
	out.found[edges] = counts(len(pairs), len(p), len(g))
	s.stated(t, g, p, pairs)
}

// stated notes the verdict on every edge and its rule, and what was taken for
// what: an edge that no equal one is left for is compared with one of another
// type and the same target and statement.
func (s *scorer) stated(t *Text, gold []goldEdge, got []Record, pairs []couple) {
	to, taken := byGold(pairs)
	var restGold, restGot []int
	for g := range gold {
		if _, ok := to[g]; !ok {
			restGold = append(restGold, g)
		}
	}
	for p := range got {
		if !taken[p] {
			restGot = append(restGot, p)
		}
	}
	other := pair(len(restGold), len(restGot), func(a, b int) float64 { return gold[restGold[a]].fits(got[restGot[b]], false) })
	instead, spoken := map[int]int{}, map[int]bool{}
	for _, c := range other {
		instead[restGold[c.gold]] = restGot[c.got]
		spoken[restGot[c.got]] = true
	}
	for g, e := range gold {
		i := Item{Measure: edges, Document: t.Document, Key: e.Ref + " " + string(e.Type) + " " + e.Target, Verdict: Good}
		if p, ok := to[g]; ok {
			s.rule(got[p].Rule).Right++
			s.cells[edges][Cell{string(e.Type), string(got[p].Type), 0}]++
		} else if p, ok := instead[g]; ok {
			i.Verdict, i.Gold, i.Got, i.Note = Wrong, string(e.Type), string(got[p].Type), "cue "+e.Cue+"; got "+got[p].Cue+" by "+got[p].Rule
			s.cells[edges][Cell{string(e.Type), string(got[p].Type), 0}]++
		} else {
			i.Verdict, i.Note = Missed, "cue "+e.Cue
			s.cells[edges][Cell{string(e.Type), "", 0}]++
		}
		s.item(i)
	}
	for p, r := range got {
		if taken[p] {
			continue
		}
		rule := s.rule(r.Rule)
		rule.Wrong++
		if spoken[p] {
			rule.Mistyped++
		} else {
			s.cells[edges][Cell{"", string(r.Type), 0}]++
		}
		// An edge of the wrong type is an error of its own: score.py counts it as
		// a surplus too.
		s.item(Item{
			Measure: edges, Document: t.Document, Verdict: Surplus,
			Key: refOf(r.Source) + " " + string(r.Type) + " " + bare(r.Target), Note: r.Cue + " by " + r.Rule,
		})
	}
}

// refOf is an id's part after the document.
func refOf(id graph.ID) string {
	if _, ref, ok := strings.Cut(string(id), "/"); ok {
		return ref
	}
	return string(id)
}

func (s *scorer) rule(name string) *Rule {
	if s.rules[name] == nil {
		s.rules[name] = &Rule{Name: name}
	}
	return s.rules[name]
}

// lineage judges the edges between commitments of two texts.
func (s *scorer) lineage(texts map[string]bool) Figures {
	strong, weak, want := map[string]bool{}, map[string]bool{}, map[string]graph.RelationType{}
	for _, l := range s.gold.Lineage {
		if !texts[l.LaterDocument] || !texts[l.EarlierDocument] {
			continue
		}
		key := strings.Join([]string{l.LaterDocument, l.LaterRef, l.EarlierDocument, l.EarlierRef}, "\t")
		want[key] = l.Type
		if l.Strong {
			strong[key] = true
		} else {
			weak[key] = true
		}
	}
	if len(want) == 0 {
		return nil
	}
	got, types := map[string]Record{}, map[string]graph.RelationType{}
	for _, e := range s.out.crossing {
		from, to := s.toGold[e.Source], s.toGold[e.Target]
		key := from + "\t" + to
		if _, seen := types[key]; from != "" && to != "" && strong[key] && !seen {
			types[key] = e.Type
		}
		if e.Type != graph.Reaffirms && e.Type != graph.BuildsOn {
			continue
		}
		a, b := s.out.where[e.Source], s.out.where[e.Target]
		if a == "" || b == "" || a == b {
			continue
		}
		if from == "" || to == "" {
			key = strings.Join([]string{a, string(e.Source), b, string(e.Target)}, "\t")
		}
		if _, ok := got[key]; !ok {
			got[key] = e
		}
	}
	var f Found
	for _, key := range sorted(strong) {
		i := lineageItem(key, Good)
		if _, ok := got[key]; ok && !weak[key] {
			f.TP++
		} else {
			f.FN++
			i.Verdict = Missed
		}
		s.item(i)
	}
	for _, key := range sorted(got) {
		if !weak[key] && !strong[key] {
			f.FP++
			i := lineageItem(key, Surplus)
			i.Note = got[key].Cue + " by " + got[key].Rule
			s.item(i)
		}
	}
	var r Right
	for _, key := range sorted(types) {
		r.judge(types[key] == want[key])
		if types[key] != want[key] {
			i := lineageItem(key, Wrong)
			i.Measure, i.Gold, i.Got = lineageType, string(want[key]), string(types[key])
			s.item(i)
		}
	}
	return Figures{{Name: lineage, Found: &f}, {Name: lineageType, Right: &r}}
}

func lineageItem(key string, v Verdict) Item {
	p := strings.Split(key, "\t")
	return Item{Measure: lineage, Document: p[0], Key: p[1] + " <- " + p[2] + " " + p[3], Verdict: v}
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
