package resolve

import (
	"context"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
)

// fullNames holds the names of entities by their first word.
type fullNames struct {
	first   map[string][]fullName
	longest int // words of the longest name
}

type fullName struct {
	words []string
	id    graph.ID
}

func indexFullNames(reg *authority.Register, lang graph.Lang) *fullNames {
	out := &fullNames{first: map[string][]fullName{}}
	for _, e := range reg.Entities() {
		for _, name := range append([]string{e.Names[lang]}, e.Aliases[lang]...) {
			f := words.Fold(name)
			if len(f) <= 3 {
				continue
			}
			ws := strings.Fields(f)
			out.first[ws[0]] = append(out.first[ws[0]], fullName{ws, e.ID})
			out.longest = max(out.longest, len(ws))
		}
	}
	return out
}

// stretch is how many words of a file are looked at together.
const stretch = 4096

// Named returns the entities whose full name stands anywhere in a text, inside a
// longer name too. The text is read a stretch at a time: its words together take
// ten times its room. Named gives up when ctx is done, and returns its error.
func (r *Resolver) Named(ctx context.Context, text string, lang graph.Lang) (map[graph.ID]bool, error) {
	known := map[graph.ID]bool{}
	names := r.full[lang]
	if names == nil {
		return known, nil
	}
	buf := make([]string, 0, stretch+names.longest)
	for w := range words.All(text) {
		buf = append(buf, w.Text)
		if len(buf) == cap(buf) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			names.find(buf, stretch, known)
			buf = buf[:copy(buf, buf[stretch:])]
		}
	}
	names.find(buf, len(buf), known)
	return known, nil
}

// find adds the entities whose names begin before word end.
func (n *fullNames) find(ws []string, end int, known map[graph.ID]bool) {
	for i := range end {
		for _, name := range n.first[ws[i]] {
			if !known[name.id] && i+len(name.words) <= len(ws) && name.begins(ws[i:]) {
				known[name.id] = true
			}
		}
	}
}

func (n fullName) begins(ws []string) bool {
	for k, w := range n.words {
		if ws[k] != w {
			return false
		}
	}
	return true
}
