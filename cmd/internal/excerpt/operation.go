package excerpt

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
)

// Operation is the question of a request as a GraphQL operation, for whoever asks
// it again; "" for the whole graph, for which there is none. What GraphQL cannot
// ask is said in a comment.
func (r Request) Operation(m Moment) string {
	var field, note string
	var args arguments
	switch {
	case r.Lineage != nil:
		q := r.Lineage
		field = "lineage"
		args.text("of", string(q.Of))
		args.word("direction", string(q.Direction))
		args.number("maxDepth", q.MaxDepth)
		args.edges(q.Filter)
		if q.Through {
			args.word("through", "true")
		}
		args.number("first", q.First)
		args.retouch(q.Retouch)
	case r.Path != nil:
		q := r.Path
		field = "path"
		args.text("from", string(q.From))
		args.text("to", string(q.To))
		args.number("maxDepth", q.MaxDepth)
		args.edges(graph.EdgeFilter{Types: q.Filter.Types})
		if len(q.Filter.Methods) > 0 || q.Filter.MinConfidence > 0 {
			note = "# The request also chose methods or a least confidence, which path does not take.\n"
		}
	case r.Subgraph != nil:
		field = "subgraph"
		args.filter(*r.Subgraph)
		args.number("first", r.Subgraph.First)
		args.retouch(r.Subgraph.Retouch)
	default:
		return ""
	}
	args.text("asOf", string(m.AsOf))
	args.text("at", m.At)
	return note + "{\n  " + field + "(" + strings.Join(args.list, ", ") + ") {\n" +
		"    nodes { id }\n    edges { id }\n    truncated\n  }\n}\n"
}

// arguments are written as GraphQL literals, those that are not set left out.
type arguments struct{ list []string }

func (a *arguments) word(name, value string) {
	if value != "" {
		a.list = append(a.list, name+": "+value)
	}
}

func (a *arguments) text(name, value string) {
	if value == "" {
		return
	}
	// A JSON string is a GraphQL string too.
	b, err := json.Marshal(value)
	if err == nil {
		a.word(name, string(b))
	}
}

func (a *arguments) ids(name string, ids []graph.ID) {
	if len(ids) == 0 {
		return
	}
	if b, err := json.Marshal(ids); err == nil {
		a.word(name, string(b))
	}
}

func (a *arguments) retouch(r graph.Retouch) {
	a.ids("expand", r.Expand)
	a.ids("collapse", r.Collapse)
	a.ids("keep", r.Keep)
}

func (a *arguments) number(name string, n int) {
	if n > 0 {
		a.word(name, strconv.Itoa(n))
	}
}

func (a *arguments) edges(f graph.EdgeFilter) {
	a.word("types", names(f.Types))
	a.word("methods", names(f.Methods))
	if f.MinConfidence > 0 {
		a.word("minConfidence", strconv.FormatFloat(f.MinConfidence, 'g', -1, 64))
	}
}

func (a *arguments) filter(q graph.SubgraphQuery) {
	var chosen, inner arguments
	f := q.Commitments
	for _, p := range []struct{ name, value string }{
		{"meeting", string(f.Meeting)}, {"document", string(f.Document)}, {"forum", f.Forum}, {"topic", string(f.Topic)},
	} {
		chosen.text(p.name, p.value)
	}
	chosen.word("force", names(f.Force))
	for _, p := range []struct{ name, value string }{
		{"actor", string(f.Actor)}, {"convention", string(f.Convention)}, {"from", string(f.From)}, {"to", string(f.To)}, {"text", f.Text},
	} {
		chosen.text(p.name, p.value)
	}
	if len(chosen.list) > 0 {
		inner.word("commitments", "{"+strings.Join(chosen.list, ", ")+"}")
	}
	inner.edges(q.Filter)
	a.word("filter", "{"+strings.Join(inner.list, ", ")+"}")
}

func names[T ~string](list []T) string {
	if len(list) == 0 {
		return ""
	}
	return "[" + strings.ReplaceAll(joined(list), ", ", " ") + "]"
}

// Command is the request as a command line of `stemma NAME`, with every word as a
// flag.
func Command(name string, asked url.Values) string {
	var b strings.Builder
	b.WriteString("stemma " + name)
	var keys []string
	for key := range asked {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		flag := map[string]string{"minConfidence": "min-confidence", "asOf": "as-of"}[key]
		if flag == "" {
			flag = key
		}
		b.WriteString(" --" + flag + " " + shellWord(asked.Get(key)))
	}
	return b.String()
}

// shellWord quotes a word for a shell where it needs it.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._/:,-", r)
	}
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
