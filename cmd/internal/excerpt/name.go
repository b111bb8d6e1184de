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

// maxName bounds a file's name without its extension.
const maxName = 120

// FileName is the name under which a file of the request is kept: what it was
// cut from, in characters that every file system takes. The same question has
// the same name.
func (r Request) FileName(m Moment, extension string) string {
	parts := []string{"stemma"}
	node := func(id graph.ID) { parts = append(parts, string(id.Kind()), id.Slug()) }
	switch {
	case r.Lineage != nil:
		node(r.Lineage.Of)
		parts = append(parts, strings.ToLower(string(r.Lineage.Direction)))
	case r.Path != nil:
		parts = append(parts, "path")
		node(r.Path.From)
		node(r.Path.To)
	case r.Subgraph != nil:
		parts = append(parts, "excerpt")
		f := r.Subgraph.Commitments
		for _, id := range []graph.ID{f.Meeting, f.Document, f.Topic, f.Actor, f.Convention} {
			if id != "" {
				node(id)
			}
		}
		parts = append(parts, f.Forum)
		for _, force := range f.Force {
			parts = append(parts, strings.ToLower(string(force)))
		}
		parts = append(parts, string(f.From), string(f.To), f.Text)
	}
	parts = append(parts, string(m.AsOf))
	if m.At != "" {
		parts = append(parts, "at", m.At[:min(len(m.At), 20)])
	}
	name := ""
	for _, p := range parts {
		if p = strings.Map(plain, p); p != "" && name != "" {
			name += "-"
		}
		name += p
	}
	return name[:min(len(name), maxName)] + extension
}

func plain(c rune) rune {
	if c < 128 && (c == '.' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z') {
		return c
	}
	return '-'
}
