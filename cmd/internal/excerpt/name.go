package excerpt

import (
	"net/url"
	"strings"

	"stemma/graph"
)

// Title says in a line what a request asks for, with the names of nodes.
func (r Request) Title(s *graph.Snapshot, lang graph.Lang) string {
	label := func(id graph.ID) string {
		n, ok := s.Node(id)
		if !ok {
			return string(id)
		}
		return s.Label(n, lang)
	}
	say := func(english, french string) string {
		if lang == graph.French {
			return french
		}
		return english
	}
	switch {
	case r.Lineage != nil:
		what := map[graph.Direction]string{
			graph.Ancestors:   say("Ancestors of ", "Antécédents : "),
			graph.Descendants: say("Descendants of ", "Descendance : "),
			graph.Both:        say("Lineage of ", "Filiation : "),
		}
		return what[r.Lineage.Direction] + label(r.Lineage.Of)
	case r.Path != nil:
		return say("Path from ", "Chemin de ") + label(r.Path.From) + say(" to ", " à ") + label(r.Path.To)
	case r.Subgraph != nil:
		return say("Commitments that a filter chooses, and what they lead to", "Engagements choisis par un filtre, et où ils mènent")
	}
	return say("The lineage of commitments", "La filiation des engagements")
}

// Query writes the words of a request as an address has them, with what needs
// no escape unescaped, so that people can read it.
func Query(values url.Values) string {
	return strings.NewReplacer("%3A", ":", "%2F", "/", "%2C", ",").Replace(values.Encode())
}
