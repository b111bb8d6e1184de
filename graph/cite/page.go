package cite

import (
	"net/url"
	"strconv"
	"strings"

	"stemma/graph"
)

// page is the address of the page that shows a part to people, "" where none shows
// just that: what connects two nodes, what a filter chooses besides a topic, a
// lineage that goes on through texts.
func (p Part) page(lang graph.Lang) string {
	var words []string // in the order in which the page itself writes them
	set := func(name, value string) {
		if value != "" {
			words = append(words, name+"="+plain.Replace(url.QueryEscape(value)))
		}
	}
	if lang == graph.French {
		set("lang", string(lang))
	}
	set("view", "lineage")
	var edges graph.EdgeFilter
	var touch graph.Retouch
	var first int
	switch q := p.Question; {
	case q.Lineage != nil && !q.Lineage.Through && q.Lineage.Of.Kind() != graph.KindTopic:
		set("of", string(q.Lineage.Of))
		set("dir", string(q.Lineage.Direction))
		if q.Lineage.Direction == "" {
			set("dir", string(graph.Ancestors))
		}
		depth := q.Lineage.MaxDepth
		if depth == 0 {
			depth = graph.DefaultDepth
		}
		set("depth", strconv.Itoa(depth))
		edges, touch, first = q.Lineage.Filter, q.Lineage.Retouch, q.Lineage.First
	case q.Subgraph != nil && onlyTopic(q.Subgraph.Commitments):
		set("of", string(q.Subgraph.Commitments.Topic))
		edges, touch, first = q.Subgraph.Filter, q.Subgraph.Retouch, q.Subgraph.First
	default:
		return ""
	}
	set("types", joined(edges.Types))
	set("methods", joined(edges.Methods))
	if edges.MinConfidence > 0 {
		set("min", strconv.FormatFloat(edges.MinConfidence, 'g', -1, 64))
	}
	// A page shows 500 nodes unless told otherwise, which is all where there are no more.
	if first != 0 && first != graph.DefaultNodes && p.Subgraph != nil && (p.Truncated || len(p.Nodes) > graph.DefaultNodes) {
		set("first", strconv.Itoa(first))
	}
	asked, _ := url.ParseQuery(p.Query) // of the moment; what cannot be read is no word of it
	set("asOf", asked.Get("asOf"))
	set("open", joined(touch.Expand))
	set("shut", joined(touch.Collapse))
	set("pin", joined(touch.Keep))
	set("at", asked.Get("at"))
	return "/?" + strings.Join(words, "&")
}

// plain leaves what needs no escape unescaped, so that people can read an address.
var plain = strings.NewReplacer("%3A", ":", "%2F", "/", "%2C", ",")

func onlyTopic(f graph.CommitmentFilter) bool {
	return f.Meeting == "" && f.Document == "" && f.Forum == "" && len(f.Force) == 0 && f.Actor == "" &&
		f.Convention == "" && f.From == "" && f.To == "" && f.Text == ""
}

func joined[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = string(word)
	}
	return strings.Join(words, ",")
}
