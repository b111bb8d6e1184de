package curation

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"stemma/graph"
)

// reader turns YAML nodes into values and collects every problem with its line,
// so that a curator mends a file in one round.
type reader struct {
	file     string
	topics   []graph.ID // that a commitment may have
	problems []error
}

func (r *reader) problem(at Position, format string, args ...any) {
	r.problems = append(r.problems, Problem{File: r.file, Position: at, Text: fmt.Sprintf(format, args...)})
}

// here is where a node begins.
func here(n *yaml.Node) Position { return Position{n.Line, n.Column} }

// record is a mapping whose keys were checked.
type record struct {
	r      *reader
	what   string // "meeting", "commitment"
	start  Position
	fields map[string]*yaml.Node
}

// record reads a mapping that may hold the keys allowed and must hold those
// that end with "!".
func (r *reader) record(n *yaml.Node, what string, keys ...string) record {
	rec := record{r: r, what: what, start: here(n), fields: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		r.problem(here(n), "%s is not a mapping of keys to values", what)
		return rec
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := key.Value
		switch {
		case key.Kind != yaml.ScalarNode:
			r.problem(here(key), "key of %s is not a word", what)
		case !slices.Contains(keys, name) && !slices.Contains(keys, name+"!"):
			r.problem(here(key), "unknown key %q in %s; allowed: %s", name, what, strings.ReplaceAll(strings.Join(keys, ", "), "!", ""))
		case rec.fields[name] != nil:
			r.problem(here(key), "key %q twice in %s", name, what)
		default:
			rec.fields[name] = value
		}
	}
	for _, key := range keys {
		if name, must := strings.CutSuffix(key, "!"); must && rec.fields[name] == nil {
			r.problem(here(n), "%s has no %q", what, name)
		}
	}
	return rec
}

// at returns where a key's value stands, or the record.
func (rec record) at(key string) Position {
	if n := rec.fields[key]; n != nil {
		return here(n)
	}
	return rec.start
}

// list returns the entries of a sequence.
func (rec record) list(key string) []*yaml.Node {
	n := rec.fields[key]
	if n == nil || n.Tag == "!!null" { // a list of which nothing was left
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		rec.r.problem(here(n), "%q of %s is not a list", key, rec.what)
		return nil
	}
	return n.Content
}

// text returns a scalar that is not empty.
func (rec record) text(key string) string {
	n := rec.fields[key]
	if n == nil {
		return ""
	}
	return rec.r.scalar(n, fmt.Sprintf("%q of %s", key, rec.what))
}

func (r *reader) scalar(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode {
		r.problem(here(n), "%s is not a single value", what)
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" || n.Tag == "!!null" {
		r.problem(here(n), "%s is empty", what)
		return ""
	}
	return s
}

// texts returns a list of scalars.
func (rec record) texts(key string) []string {
	var out []string
	for _, n := range rec.list(key) {
		if s := rec.r.scalar(n, fmt.Sprintf("an entry of %q of %s", key, rec.what)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// words returns a text of at most so many words.
func (rec record) words(key string, most int) string {
	s := rec.text(key)
	if n := len(strings.Fields(s)); n > most {
		rec.r.problem(rec.at(key), "%q of %s has %d words, %d at most", key, rec.what, n, most)
	}
	return s
}

// among returns a scalar out of a closed set.
func (rec record) among(key string, set []string) string {
	s := rec.text(key)
	if s != "" && !slices.Contains(set, s) {
		rec.r.problem(rec.at(key), "%q of %s is %q, not one of %s", key, rec.what, s, strings.Join(set, ", "))
		return ""
	}
	return s
}

// truth returns a boolean, false where it is missing.
func (rec record) truth(key string) bool {
	n := rec.fields[key]
	if n == nil {
		return false
	}
	switch n.Value {
	case "true":
		return true
	case "false":
		return false
	}
	rec.r.problem(here(n), "%q of %s is %q, neither true nor false", key, rec.what, n.Value)
	return false
}

// share returns a number between 0 and 1, or the default where it is missing.
func (rec record) share(key string, missing float64) float64 {
	n := rec.fields[key]
	if n == nil {
		return missing
	}
	v, err := strconv.ParseFloat(n.Value, 64)
	if err != nil || !(v > 0 && v <= 1) {
		rec.r.problem(here(n), "%q of %s is %q, not a number above 0 and up to 1", key, rec.what, n.Value)
		return missing
	}
	return v
}

// date returns a day, month or year.
func (rec record) date(key string) graph.Date {
	s := rec.text(key)
	if s == "" {
		return ""
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return graph.Date(s)
		}
	}
	rec.r.problem(rec.at(key), "%q of %s is %q, not a date like 2018-04-23, 2018-04 or 2018", key, rec.what, s)
	return ""
}

// id returns an id of one of the kinds, "" where it is missing or wrong.
func (rec record) id(key string, kinds ...graph.Kind) graph.ID {
	n := rec.fields[key]
	if n == nil {
		return ""
	}
	return rec.r.id(n, fmt.Sprintf("%q of %s", key, rec.what), kinds...)
}

func (rec record) ids(key string, kinds ...graph.Kind) []graph.ID {
	var out []graph.ID
	for _, n := range rec.list(key) {
		id := rec.r.id(n, fmt.Sprintf("an entry of %q of %s", key, rec.what), kinds...)
		switch {
		case id == "":
		case slices.Contains(out, id):
			rec.r.problem(here(n), "%s twice in %q of %s", id, key, rec.what)
		default:
			out = append(out, id)
		}
	}
	return out
}

// digits are what an edge or an unresolved statement is known by.
var digits = regexp.MustCompile(`^[0-9a-f]{16}$`)

func (r *reader) id(n *yaml.Node, what string, kinds ...graph.Kind) graph.ID {
	s := r.scalar(n, what)
	if s == "" {
		return ""
	}
	id := graph.ID(s)
	if err := id.Check(); err != nil {
		r.problem(here(n), "%s: %v", what, err)
		return ""
	}
	if !slices.Contains(kinds, id.Kind()) {
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = string(k)
		}
		r.problem(here(n), "%s is %s, not of kind %s", what, id, strings.Join(names, " or "))
		return ""
	}
	switch id.Kind() {
	case graph.KindEdge, graph.KindUnresolved:
		if !digits.MatchString(id.Slug()) {
			r.problem(here(n), "%s: %s is no id; it is %s: and 16 hexadecimal digits", what, id, id.Kind())
			return ""
		}
	case graph.KindCommitment, graph.KindPassage:
		if _, ref := place(id); ref == "" {
			r.problem(here(n), "%s: %s names no reference after its document", what, id)
			return ""
		}
	}
	return id
}

// langs are the languages that names, titles and summaries are written in.
var langs = []string{string(graph.English), string(graph.French)}

// perLang returns one text per language.
func (rec record) perLang(key string, most int) graph.Texts {
	n := rec.fields[key]
	if n == nil {
		return nil
	}
	inner := rec.r.record(n, fmt.Sprintf("%q of %s", key, rec.what), langs...)
	out := graph.Texts{}
	for _, lang := range langs {
		if s := inner.words(lang, most); s != "" {
			out[graph.Lang(lang)] = s
		}
	}
	if n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		rec.r.problem(here(n), "%q of %s holds no language", key, rec.what)
	}
	return out
}

// aliases returns several names per language.
func (rec record) aliases() map[graph.Lang][]string {
	n := rec.fields["aliases"]
	if n == nil {
		return nil
	}
	inner := rec.r.record(n, fmt.Sprintf("%q of %s", "aliases", rec.what), langs...)
	out := map[graph.Lang][]string{}
	for _, lang := range langs {
		if names := inner.texts(lang); len(names) > 0 {
			out[graph.Lang(lang)] = names
		}
	}
	return out
}

// identifiers returns names in other registers, written "scheme:value".
func (rec record) identifiers() []graph.Identifier {
	var out []graph.Identifier
	for _, n := range rec.list("identifiers") {
		s := rec.r.scalar(n, fmt.Sprintf("an entry of %q of %s", "identifiers", rec.what))
		if s == "" {
			continue
		}
		scheme, value, found := strings.Cut(s, ":")
		if !found || scheme == "" || value == "" {
			rec.r.problem(here(n), "identifier %q of %s is not written scheme:value", s, rec.what)
			continue
		}
		out = append(out, graph.Identifier{Scheme: scheme, Value: value})
	}
	return out
}
