package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stemma/graph/words"
)

// ChangeKind says which way a commitment moved from an earlier one.
type ChangeKind string

// The kinds of change: what binds more or less, and what reaches more or fewer.
const (
	Strengthened ChangeKind = "STRENGTHENED"
	Weakened     ChangeKind = "WEAKENED"
	Narrowed     ChangeKind = "NARROWED"
	Widened      ChangeKind = "WIDENED"
)

// ChangeAspect says in what a commitment changed.
type ChangeAspect string

// The aspects of a commitment that are compared.
const (
	InForce        ChangeAspect = "FORCE"
	InHedge        ChangeAspect = "HEDGE"
	InMeasure      ChangeAspect = "MEASURE" // a duration, deadline, share or amount
	InAddressees   ChangeAspect = "ADDRESSEES"
	InParticipants ChangeAspect = "PARTICIPANTS"
)

// Change is one thing in which a commitment differs from the earlier one that it
// takes up. Was and Is hold forces, hedges in the documents' words, measures in
// one form for both languages ("1 hour", "by 2030"), or the ids of the
// addressees that only one of them has; "" where one says nothing.
type Change struct {
	Kind   ChangeKind
	Aspect ChangeAspect
	Was    string
	Is     string
}

// String is the change as one line: the direction, then the ground.
func (c Change) String() string {
	return strings.ToLower(string(c.Kind)) + ": " + c.ground()
}

func (c Change) ground() string {
	switch c.Aspect {
	case InHedge:
		if c.Is == "" {
			return fmt.Sprintf("without %q", c.Was)
		}
		return fmt.Sprintf("adds %q", c.Is)
	case InMeasure:
		switch {
		case c.Was == "":
			return "states " + c.Is
		case c.Is == "":
			return "no longer states " + c.Was
		}
	case InAddressees:
		if c.Was == "" {
			return "also asks " + c.Is
		}
		return "no longer asks " + c.Was
	case InParticipants:
		if c.Kind == Narrowed {
			return "only some of the participants"
		}
		return "all participants"
	}
	return c.Is + ", was " + c.Was
}

// Changes says in what a commitment is stronger, weaker, narrower or wider than
// an earlier one: by force, hedge, measures, addressees and who acts. What is not
// known of one of them is no change.
func Changes(later, early *Commitment) []Change {
	var out []Change
	add := func(kind ChangeKind, aspect ChangeAspect, was, is string) {
		out = append(out, Change{kind, aspect, was, is})
	}
	switch was, is := binding(early.Force), binding(later.Force); {
	case was == 0 || is == 0 || was == is:
	case is > was:
		add(Strengthened, InForce, string(early.Force), string(later.Force))
	default:
		add(Weakened, InForce, string(early.Force), string(later.Force))
	}
	switch {
	case early.Hedge != "" && later.Hedge == "":
		add(Strengthened, InHedge, early.Hedge, "")
	case early.Hedge == "" && later.Hedge != "":
		add(Weakened, InHedge, "", later.Hedge)
	}
	is, was := measured(later, early)
	measureChanges(is, was, add)
	if len(later.Addressees) > 0 && len(early.Addressees) > 0 {
		switch {
		case proper(early.Addressees, later.Addressees):
			add(Widened, InAddressees, "", beyond(later.Addressees, early.Addressees))
		case proper(later.Addressees, early.Addressees):
			add(Narrowed, InAddressees, beyond(early.Addressees, later.Addressees), "")
		}
	}
	switch {
	case later.Subset && !early.Subset:
		add(Narrowed, InParticipants, "", "")
	case early.Subset && !later.Subset:
		add(Widened, InParticipants, "", "")
	}
	return out
}

// measured is what two commitments state by when and how much: in their own
// words, or in a curator's where those are not loaded. Where they have a language
// in common only that one is read: what a second version of one of them adds is
// no change.
func measured(later, early *Commitment) (is, was []string) {
	a, b := later.said(), early.said()
	langs := []Lang{French, English}
	if shared := slices.DeleteFunc(slices.Clone(langs), func(l Lang) bool { return a[l] == "" || b[l] == "" }); len(shared) > 0 {
		langs = shared
	}
	return measuresIn(a, langs), measuresIn(b, langs)
}

// said is a commitment's own words, or a curator's where those are not loaded.
func (c *Commitment) said() Texts {
	if len(c.Texts) == 0 {
		return c.Summaries
	}
	return c.Texts
}

func measuresIn(texts Texts, langs []Lang) []string {
	var out []string
	for _, lang := range langs {
		for _, q := range Measures(words.Split(texts[lang])) {
			if !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out
}

// binding orders the forces by what they cost those who speak; 0 for what says
// nothing of that.
func binding(f Force) int {
	switch f {
	case Call:
		return 1
	case Support:
		return 2
	case Commit, Task:
		return 3
	}
	return 0
}

// measureChanges compares durations and deadlines: a shorter or an earlier one
// binds more.
func measureChanges(later, early []string, add func(kind ChangeKind, aspect ChangeAspect, was, is string)) {
	for _, q := range later {
		if slices.Contains(early, q) {
			continue
		}
		old, ok := counterpart(q, early)
		switch {
		case !ok:
			add(Strengthened, InMeasure, "", q)
		case slices.Contains(later, old):
		case size(q) < size(old) == shorterBinds(q):
			add(Strengthened, InMeasure, old, q)
		default:
			add(Weakened, InMeasure, old, q)
		}
	}
	for _, q := range early {
		if _, ok := counterpart(q, later); !ok && !slices.Contains(later, q) {
			add(Weakened, InMeasure, q, "")
		}
	}
}

// counterpart returns the measure of the same sort among others.
func counterpart(q string, among []string) (string, bool) {
	for _, o := range among {
		if o != q && sortOf(o) == sortOf(q) {
			return o, true
		}
	}
	return "", false
}

// minutes of each unit of time, so that an hour and a day can be compared.
var minutes = map[string]float64{"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}

// sortOf is what a measure is of: a time, a year, or its unit.
func sortOf(q string) string {
	if strings.HasPrefix(q, "by ") {
		return "by"
	}
	_, unit, _ := strings.Cut(q, " ")
	if minutes[unit] > 0 {
		return "time"
	}
	return unit
}

func size(q string) float64 {
	if year, ok := strings.CutPrefix(q, "by "); ok {
		n, _ := strconv.ParseFloat(year, 64)
		return n
	}
	number, unit, _ := strings.Cut(q, " ")
	n, _ := strconv.ParseFloat(number, 64)
	if m := minutes[unit]; m > 0 {
		return n * m
	}
	return n
}

// shorterBinds reports a measure of which less binds more: a time or a deadline,
// and not a share or an amount.
func shorterBinds(q string) bool { s := sortOf(q); return s == "time" || s == "by" }

// proper reports that a is a proper subset of b.
func proper(a, b []ID) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return len(a) < len(b)
}

// beyond lists what a has beyond b.
func beyond(a, b []ID) string {
	var list []string
	for _, x := range a {
		if !slices.Contains(b, x) {
			list = append(list, string(x))
		}
	}
	return strings.Join(list, ", ")
}
