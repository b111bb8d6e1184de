package align

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// changes says in what a commitment is stronger, weaker, narrower or wider than
// the earlier one: by force, hedge, measures, addressees and who acts. Each
// line begins with the direction and gives the ground.
func changes(later, early *Commitment) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	switch was, is := binding(early.Force), binding(later.Force); {
	case was == 0 || is == 0 || was == is:
	case is > was:
		say("strengthened: %s, was %s", later.Force, early.Force)
	default:
		say("weakened: %s, was %s", later.Force, early.Force)
	}
	switch {
	case early.Hedge != "" && later.Hedge == "":
		say("strengthened: without %q", early.Hedge)
	case early.Hedge == "" && later.Hedge != "":
		say("weakened: adds %q", later.Hedge)
	}
	measureChanges(quantities(words.Split(later.Text)), quantities(words.Split(early.Text)), say)
	if len(later.Addressees) > 0 && len(early.Addressees) > 0 {
		switch {
		case proper(early.Addressees, later.Addressees):
			say("widened: also asks %s", beyond(later.Addressees, early.Addressees))
		case proper(later.Addressees, early.Addressees):
			say("narrowed: no longer asks %s", beyond(early.Addressees, later.Addressees))
		}
	}
	switch {
	case later.Subset && !early.Subset:
		say("narrowed: only some of the participants")
	case early.Subset && !later.Subset:
		say("widened: all participants")
	}
	return out
}

// binding orders the forces by what they cost those who speak; 0 for what says
// nothing of that.
func binding(f graph.Force) int {
	switch f {
	case graph.Call:
		return 1
	case graph.Support:
		return 2
	case graph.Commit, graph.Task:
		return 3
	}
	return 0
}

// measureChanges compares durations and deadlines: a shorter or an earlier one
// binds more.
func measureChanges(later, early []string, say func(string, ...any)) {
	for _, q := range later {
		if slices.Contains(early, q) {
			continue
		}
		old, ok := counterpart(q, early)
		switch {
		case !ok:
			say("strengthened: states %s", q)
		case slices.Contains(later, old):
		case size(q) < size(old) == shorterBinds(q):
			say("strengthened: %s, was %s", q, old)
		default:
			say("weakened: %s, was %s", q, old)
		}
	}
	for _, q := range early {
		if _, ok := counterpart(q, later); !ok && !slices.Contains(later, q) {
			say("weakened: no longer states %s", q)
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
func proper(a, b []graph.ID) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return len(a) < len(b)
}

// beyond lists what a has beyond b.
func beyond(a, b []graph.ID) string {
	var list []string
	for _, x := range a {
		if !slices.Contains(b, x) {
			list = append(list, string(x))
		}
	}
	return strings.Join(list, ", ")
}
