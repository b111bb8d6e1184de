package eval

import (
	"fmt"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/loader/segment"
)

// PairReport compares the edges of two language versions of one resolution:
// TP are in both, FP in the English alone, FN in the French alone.
type PairReport struct {
	Name  string `json:"name"`
	Edges Found  `json:"edges"`
	Texts Found  `json:"texts"` // of them, those to conventions and meetings
	Acts  Found  `json:"acts"`  // commitments, by reference and force
}

// locate names the place of every passage so that it has the same name in
// another language: the count of a preamble's clause, the numbers of a
// paragraph and of those it stands under, the mark of a footnote.
func (r *resolution) locate(parts []segment.Part) {
	for n, part := range parts {
		names := make([]string, len(part.Passages))
		counts := map[segment.Kind]int{}
		for i, p := range part.Passages {
			counts[p.Kind]++
			name := fmt.Sprintf("%s %d", p.Kind, counts[p.Kind])
			switch {
			case p.Kind == segment.Note && p.Marker != "":
				name = "footnote " + p.Marker
			case p.Kind == segment.Item && p.Number != "" && p.Depth <= 1:
				name = "paragraph " + p.Number
			case p.Kind == segment.Item && p.LeadIn.Passage >= 0:
				name = names[p.LeadIn.Passage] + fmt.Sprintf(" (%s)", p.Marker)
			}
			if n > 0 {
				name = fmt.Sprintf("part %d %s", n+1, name)
			}
			names[i] = name
			at := r.text.codePoint(p.Start)
			if _, taken := r.places[at]; !taken {
				r.begins = append(r.begins, at)
			}
			r.places[at] = name
		}
	}
	sort.Ints(r.begins)
}

// place names the passage that holds a code point.
func (r *resolution) place(at int) string {
	i := sort.SearchInts(r.begins, at+1) - 1
	if i < 0 {
		return "before the text"
	}
	return r.places[r.begins[i]]
}

// pairs compares the versions that bear one name but for -EN and -FR.
func (c *CitationReport) pairs(all []*resolution) {
	french := map[string]*resolution{}
	for _, r := range all {
		if name, ok := strings.CutSuffix(r.name, "-FR"); ok {
			french[name] = r
		}
	}
	for _, r := range all {
		name, ok := strings.CutSuffix(r.name, "-EN")
		if !ok || french[name] == nil {
			continue
		}
		a, b := r.stated(), french[name].stated()
		p := PairReport{Name: name}
		for _, e := range either(a, b) {
			both := min(a[e], b[e])
			f := Found{both, a[e] - both, b[e] - both}
			p.Edges = p.Edges.plus(f)
			if e.target.Kind() != graph.KindActor {
				p.Texts = p.Texts.plus(f)
			}
			item := Item{Measure: "versions", Document: name, Key: e.String()}
			switch {
			case f.FP > 0:
				item.Verdict, item.Note = Surplus, "in English alone: "+r.saying(e)
			case f.FN > 0:
				item.Verdict, item.Note = Missed, "in French alone: "+french[name].saying(e)
			default:
				item.Verdict = Good
			}
			c.Items = append(c.Items, item)
		}
		p.Acts = sharedActs(r, french[name])
		c.Pairs = append(c.Pairs, p)
	}
}

// sharedActs compares the commitments of two versions: the same reference with the
// same force is one of both.
func sharedActs(a, b *resolution) Found {
	forces := func(r *resolution) map[string]graph.Force {
		out := map[string]graph.Force{}
		for _, c := range r.found.commitments {
			out[c.Ref] = c.Force
		}
		return out
	}
	var f Found
	english, french := forces(a), forces(b)
	for ref, force := range english {
		if french[ref] == force {
			f.TP++
		} else {
			f.FP++
		}
	}
	f.FN = len(french) - f.TP
	return f
}

// placedEdge is an edge as two versions can share it.
type placedEdge struct {
	place  string
	typ    graph.RelationType
	target graph.ID
}

func (e placedEdge) String() string { return e.place + ": " + string(e.typ) + " " + string(e.target) }

// stated counts a text's edges by type, target and place.
func (r *resolution) stated() map[placedEdge]int {
	out := map[placedEdge]int{}
	for _, e := range r.found.edges {
		if e.Type.Stated() {
			out[placedEdge{r.place(e.Start), e.Type, e.Target}]++
		}
	}
	return out
}

// saying quotes the words that state an edge, and names the rule that read them.
func (r *resolution) saying(want placedEdge) string {
	for _, e := range r.found.edges {
		if (placedEdge{r.place(e.Start), e.Type, e.Target}) == want {
			return foldSpace(e.Cue) + " (" + e.Rule + ")"
		}
	}
	return ""
}

// either lists the edges of two texts in a fixed order.
func either(a, b map[placedEdge]int) []placedEdge {
	var out []placedEdge
	for e := range a {
		out = append(out, e)
	}
	for e := range b {
		if a[e] == 0 {
			out = append(out, e)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].String() < out[j].String() })
	return out
}
