package align

import (
	"cmp"
	"slices"
	"strings"

	"stemma/graph"
)

// pair makes a candidate an answer: its type, its method and why.
func (ix *Index) pair(later, early *vector, c *candidate, terms []term) Pair {
	p := Pair{Later: later.ID, Earlier: early.ID, Score: round(c.score), Method: graph.Inferred, Rule: "align.likeness"}
	if c.instance != "" {
		p.Rule = "align.same-act"
	}
	if c.named != nil {
		p.Method, p.Rule, p.Cue = graph.Aligned, "align.named", c.named.Cue
	}
	var why graph.Reason
	p.Type, why = typeOf(later.Commitment, early.Commitment, c)
	for _, r := range append(ix.reasons(later, early, c, terms), why) {
		p.Reasons = append(p.Reasons, r.String())
	}
	for _, c := range graph.Changes(later.stated(), early.stated()) {
		p.Change = append(p.Change, c.String())
	}
	return p
}

// round gives a score in hundredths; none is certain.
func round(x float64) float64 { return min(0.99, float64(int(x*100+0.5))/100) }

// How alike two commitments on one theme are that say the same: the telling
// words of two that ask are fewer, since they share whom they ask.
const (
	sameWords = 0.4
	sameCall  = 0.25
)

// typeOf says whether a commitment restates an earlier one or carries it on. The
// words decide where they say so; else what the two have in common.
func typeOf(later, early *Commitment, c *candidate) (graph.RelationType, graph.Reason) {
	switch {
	case c.named != nil && c.named.Type == graph.Reaffirms:
		return graph.Reaffirms, graph.Reason{Kind: graph.SaysRestates, Cue: c.named.Cue}
	case c.named != nil && c.named.Type == graph.BuildsOn:
		return graph.BuildsOn, graph.Reason{Kind: graph.SaysBuildsOn, Cue: c.named.Cue}
	case later.Force == graph.Reaffirm:
		return graph.Reaffirms, graph.Reason{Kind: graph.ReaffirmsByAct}
	case c.instance != "":
		return graph.Reaffirms, graph.Reason{Kind: graph.RestatesTowards, Values: []string{string(c.instance)}}
	case asks(later) != asks(early):
		return graph.BuildsOn, graph.Reason{Kind: graph.AskedAndDone}
	case c.theme == 1 && (c.object >= sameWords || asks(later) && c.object >= sameCall):
		return graph.Reaffirms, graph.Reason{Kind: graph.ThemeSameTerms}
	case c.theme == 1:
		return graph.BuildsOn, graph.Reason{Kind: graph.ThemeOtherTerms}
	default:
		return graph.BuildsOn, graph.Reason{Kind: graph.OtherTheme}
	}
}

// asks reports that a commitment asks others to act.
func asks(c *Commitment) bool { return c.Force == graph.Call || c.Force == graph.Task }

// How many shared words a reader is shown.
const shownTerms = 6

// reasons lists what two commitments share, heaviest first. terms are the later
// one's.
func (ix *Index) reasons(later, early *vector, c *candidate, terms []term) []graph.Reason {
	var out []graph.Reason
	add := func(kind graph.ReasonKind, values ...string) {
		if len(values) > 0 {
			out = append(out, graph.Reason{Kind: kind, Values: values})
		}
	}
	if c.named != nil {
		what := c.named.Meeting
		if c.named.Text != "" {
			what = c.named.Text
		}
		out = append(out, graph.Reason{Kind: graph.Names, Values: []string{string(what)}, Cue: c.named.Cue})
	}
	if c.instance != "" {
		add(graph.SameAct, string(c.instance))
	}
	type shared struct {
		word   string
		weight float64
	}
	var words []shared
	var measures, ids []string
	for _, t := range terms {
		o, ok := early.feature(t.key)
		if !ok || t.pair || later.Lang != early.Lang && !t.cross {
			continue
		}
		switch {
		case t.level == measured:
			measures = append(measures, t.show)
		case t.level == named:
			ids = append(ids, t.show)
		case strings.HasPrefix(t.key, "topic:") || t.near < 1 && !o.is(own):
		default:
			word := t.show
			if later.Lang != early.Lang {
				word += " = " + ix.glossary.meanings[t.key].shown[early.Lang]
			}
			words = append(words, shared{word, later.weight(t.key) * float64(o.weight)})
		}
	}
	slices.SortFunc(words, func(x, y shared) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.word, y.word))
	})
	var list []string
	for _, w := range words {
		if !slices.Contains(list, w.word) && len(list) < shownTerms {
			list = append(list, w.word)
		}
	}
	add(graph.SameTerms, list...)
	for _, group := range []struct {
		as   graph.ReasonKind
		kind string
	}{
		{graph.SameConventions, "convention:"}, {graph.SameMeetings, "meeting:"}, {graph.SameActors, "actor:"},
	} {
		add(group.as, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !strings.HasPrefix(id, group.kind) })...)
	}
	add(graph.SameMeasures, measures...)
	if c.theme == 1 {
		add(graph.SameTheme, string(later.Topics[0]))
	}
	return out
}
