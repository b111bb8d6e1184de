package excerpt

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"stemma/graph"
)

// maxName bounds a file's name, in bytes, its extension included.
const maxName = 120

// FileName is the name under which a file of the request is kept: what it was
// cut from, in characters that every file system takes. The same question has
// the same name. What narrows the part beyond what the name says whole is told
// apart by eight digits of the question's digest; how the file is written, such as
// in which language, is not in the name.
func (r Request) FileName(m Moment, extension string) string {
	parts, whole := r.named()
	parts = append(parts, string(m.AsOf))
	if m.At != "" {
		parts = append(parts, "at", m.At[:min(len(m.At), maxAt)])
	}
	name := ""
	for _, p := range parts {
		for _, c := range p {
			// A colon is what parts the numbers of a time, a slash those of an id.
			whole = whole && (plain(c) == c || c == ':' || c == '/')
		}
		if p = strings.Map(plain, p); p != "" && name != "" {
			name += "-"
		}
		name += p
	}
	// Behind an id, which may end in anything, a day could be part of it.
	whole = whole && (r.Whole() || m == Moment{}) && len(m.At) <= maxAt && len(name)+len(extension) <= maxName
	if !whole {
		suffix := "-" + r.digest(m)
		name = name[:min(len(name), maxName-len(suffix)-len(extension))] + suffix
	}
	return name + extension
}

// maxAt is how much of the word for a moment stands in a name: a time to the second.
const maxAt = 20

// named gives the parts of a request's name, and whether they say all of it.
func (r Request) named() (parts []string, whole bool) {
	parts = []string{"stemma"}
	node := func(id graph.ID) { parts = append(parts, string(id.Kind()), id.Slug()) }
	switch {
	case r.Lineage != nil:
		node(r.Lineage.Of)
		parts = append(parts, strings.ToLower(string(r.Lineage.Direction)))
		plainly := graph.LineageQuery{Of: r.Lineage.Of, Direction: r.Lineage.Direction}
		return parts, Request{Lineage: &plainly}.words() == r.words()
	case r.Path != nil:
		parts = append(parts, "path")
		node(r.Path.From)
		node(r.Path.To)
		plainly := graph.PathQuery{From: r.Path.From, To: r.Path.To}
		return parts, Request{Path: &plainly}.words() == r.words()
	case r.Subgraph != nil:
		parts = append(parts, "excerpt")
		f := r.Subgraph.Commitments
		for _, id := range []graph.ID{f.Meeting, f.Document, f.Topic, f.Actor, f.Convention} {
			if id != "" {
				node(id)
			}
		}
		parts = append(parts, f.Forum)
		for _, force := range set(f.Force) {
			parts = append(parts, strings.ToLower(string(force)))
		}
		return append(parts, string(f.From), string(f.To), f.Text), r.ofOneNode()
	}
	return parts, true
}

// ofOneNode reports whether a filter names one node and nothing else: words of
// several could be those of another question.
func (r Request) ofOneNode() bool {
	f := r.Subgraph.Commitments
	for _, only := range []graph.CommitmentFilter{{Meeting: f.Meeting}, {Document: f.Document}, {Topic: f.Topic}, {Actor: f.Actor}, {Convention: f.Convention}} {
		plainly := graph.SubgraphQuery{Commitments: only}
		kinds := only.Meeting.Kind() == graph.KindMeeting || only.Document.Kind() == graph.KindDocument || only.Topic.Kind() == graph.KindTopic ||
			only.Actor.Kind() == graph.KindActor || only.Convention.Kind() == graph.KindConvention
		if kinds && (Request{Subgraph: &plainly}).words() == r.words() {
			return true
		}
	}
	return false
}

// words write a request so that the same question, however it was put, gives the
// same: what is not said stands as what it means, and sets are in order.
func (r Request) words() string {
	switch {
	case r.Lineage != nil:
		q := *r.Lineage
		q.MaxDepth, q.First = cmp.Or(q.MaxDepth, graph.DefaultDepth), cmp.Or(q.First, graph.MaxNodes)
		q.Filter, q.Retouch = ordered(q.Filter), retouched(q.Retouch)
		r.Lineage = &q
	case r.Path != nil:
		q := *r.Path
		q.MaxDepth, q.Filter = cmp.Or(q.MaxDepth, graph.DefaultPathDepth), ordered(q.Filter)
		r.Path = &q
	case r.Subgraph != nil:
		q := *r.Subgraph
		q.First = cmp.Or(q.First, graph.MaxNodes)
		q.Filter, q.Retouch = ordered(q.Filter), retouched(q.Retouch)
		q.Commitments.Force = set(q.Commitments.Force)
		r.Subgraph = &q
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err.Error() // no value of a request lacks a form in JSON
	}
	return string(b)
}

// digest tells questions apart that would have one name.
func (r Request) digest(m Moment) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%q %q", r.words(), m.AsOf, m.At))
	return hex.EncodeToString(sum[:4])
}

func ordered(f graph.EdgeFilter) graph.EdgeFilter {
	f.Types, f.Methods = set(f.Types), set(f.Methods)
	if len(f.Types) == len(graph.StatedRelations) && !slices.ContainsFunc(f.Types, func(t graph.RelationType) bool {
		return !slices.Contains(graph.StatedRelations, t)
	}) {
		f.Types = nil // which are these
	}
	return f
}

func retouched(r graph.Retouch) graph.Retouch {
	return graph.Retouch{Expand: set(r.Expand), Collapse: set(r.Collapse), Keep: set(r.Keep)}
}

// set gives the members of a list once and in order; none is nil.
func set[T cmp.Ordered](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// plain is a character of a name, a hyphen in place of others.
func plain(c rune) rune {
	if c < 128 && (c == '.' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z') {
		return c
	}
	return '-'
}
