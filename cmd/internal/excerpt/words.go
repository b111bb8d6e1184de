package excerpt

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"stemma/graph"
)

// words are the values of a request as they were written; the first that is
// wrong is the error.
type words struct {
	values url.Values
	err    error
}

func (w *words) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

func (w *words) get(name string) string { return w.values.Get(name) }

func (w *words) has(names ...string) bool {
	for _, name := range names {
		if w.values.Has(name) {
			return true
		}
	}
	return false
}

// id reads an id; none is "".
func (w *words) id(name string) graph.ID {
	id := graph.ID(w.get(name))
	if !w.values.Has(name) {
		return ""
	}
	if err := id.Check(); err != nil {
		w.fail("%s: %w", name, err)
	}
	return id
}

// ids reads ids separated by commas, which stand in no id.
func (w *words) ids(name string) []graph.ID {
	if w.get(name) == "" {
		return nil
	}
	var out []graph.ID
	for word := range strings.SplitSeq(w.get(name), ",") {
		id := graph.ID(strings.TrimSpace(word))
		if err := id.Check(); err != nil {
			w.fail("%s: %w", name, err)
		}
		out = append(out, id)
	}
	if len(out) > graph.MaxRetouched {
		w.fail("%s names %d nodes and may name %d", name, len(out), graph.MaxRetouched)
	}
	return out
}

func (w *words) direction() graph.Direction {
	word := w.get("direction")
	switch d := graph.Direction(strings.ToUpper(word)); d {
	case "":
		return graph.Ancestors
	case graph.Ancestors, graph.Descendants, graph.Both:
		return d
	}
	w.fail("direction %q is none of ancestors, descendants, both", word)
	return ""
}

func (w *words) depth() int { return w.number("depth", 0, graph.MaxDepth) }

// first is how many nodes are wanted: as many as the model allows unless said
// otherwise, since a file has no reader to tire.
func (w *words) first() int { return w.number("first", graph.MaxNodes, graph.MaxNodes) }

func (w *words) number(name string, unset, most int) int {
	word := w.get(name)
	if word == "" {
		return unset
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > most {
		w.fail("%s %q is not a number from 1 to %d", name, word, most)
	}
	return n
}

func (w *words) fraction(name string) float64 {
	word := w.get(name)
	if word == "" {
		return 0
	}
	f, err := strconv.ParseFloat(word, 64)
	if err != nil || math.IsNaN(f) || f < 0 || f > 1 {
		w.fail("%s %q is not a number from 0 to 1", name, word)
	}
	return f
}

func (w *words) yes(name string) bool {
	word := w.get(name)
	if word == "" {
		return false
	}
	b, err := strconv.ParseBool(word)
	if err != nil {
		w.fail("%s %q is neither true nor false", name, word)
	}
	return b
}

func (w *words) date(name string) graph.Date {
	word := w.get(name)
	for _, layout := range []string{"", "2006", "2006-01", time.DateOnly} {
		if len(layout) == len(word) {
			if _, err := time.Parse(layout, word); err == nil {
				return graph.Date(word)
			}
		}
	}
	w.fail("%s %q is not a date such as 2018, 2018-04 or 2018-04-23", name, word)
	return ""
}

// list reads names separated by commas, in any case, with - or _ between the
// parts of a name.
func list[T ~string](w *words, name string, known []T) []T {
	if !w.values.Has(name) || w.get(name) == "" {
		return nil
	}
	var out []T
	for word := range strings.SplitSeq(w.get(name), ",") {
		t := T(strings.ReplaceAll(strings.ToUpper(strings.TrimSpace(word)), "-", "_"))
		found := false
		for _, k := range known {
			found = found || k == t
		}
		if !found {
			w.fail("%s: %q is none of %s", name, word, joined(known))
		}
		out = append(out, t)
	}
	return out
}

func joined[T ~string](names []T) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = string(n)
	}
	return strings.Join(all, ", ")
}
