package align

import (
	"cmp"
	"fmt"
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
	var why string
	p.Type, why = typeOf(later.Commitment, early.Commitment, c)
	p.Reasons = append(ix.reasons(later, early, c, terms), why)
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
func typeOf(later, early *Commitment, c *candidate) (graph.RelationType, string) {
	switch {
	case c.named != nil && c.named.Type == graph.Reaffirms:
		return graph.Reaffirms, fmt.Sprintf("restates: says so (%s)", c.named.Cue)
	case c.named != nil && c.named.Type == graph.BuildsOn:
		return graph.BuildsOn, fmt.Sprintf("builds on: says so (%s)", c.named.Cue)
	case later.Force == graph.Reaffirm:
		return graph.Reaffirms, "restates: it reaffirms"
	case c.instance != "":
		return graph.Reaffirms, "restates: does the same towards " + string(c.instance)
	case asks(later) != asks(early):
		return graph.BuildsOn, "builds on: one undertakes what the other asks of others"
	case c.theme == 1 && (c.object >= sameWords || asks(later) && c.object >= sameCall):
		return graph.Reaffirms, "restates: same theme in the same terms"
	case c.theme == 1:
		return graph.BuildsOn, "builds on: same theme, other terms beside the shared ones"
	default:
		return graph.BuildsOn, "builds on: takes the matter into another theme"
	}
}

// asks reports that a commitment asks others to act.
func asks(c *Commitment) bool { return c.Force == graph.Call || c.Force == graph.Task }

// How many shared words a reader is shown.
const shownTerms = 6

// reasons lists what two commitments share, heaviest first. terms are the later
// one's.
func (ix *Index) reasons(later, early *vector, c *candidate, terms []term) []string {
	var out []string
	if c.named != nil {
		what := c.named.Meeting
		if c.named.Text != "" {
			what = c.named.Text
		}
		out = append(out, fmt.Sprintf("names %s (%s)", what, c.named.Cue))
	}
	if c.instance != "" {
		out = append(out, "same act towards: "+string(c.instance))
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
	if len(words) > 0 {
		var list []string
		for _, w := range words {
			if !slices.Contains(list, w.word) && len(list) < shownTerms {
				list = append(list, w.word)
			}
		}
		out = append(out, "same terms: "+strings.Join(list, ", "))
	}
	for _, group := range []struct{ label, kind string }{
		{"same convention: ", "convention:"}, {"same meeting: ", "meeting:"}, {"same actor: ", "actor:"},
	} {
		var list []string
		for _, id := range ids {
			if strings.HasPrefix(id, group.kind) {
				list = append(list, id)
			}
		}
		if len(list) > 0 {
			out = append(out, group.label+strings.Join(list, ", "))
		}
	}
	if len(measures) > 0 {
		out = append(out, "same measure: "+strings.Join(measures, ", "))
	}
	if c.theme == 1 {
		out = append(out, "same theme: "+string(later.Topics[0]))
	}
	return out
}
