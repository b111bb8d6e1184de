package curation

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"stemma/graph"
)

// maxFile bounds a file in bytes; the whole built-in graph is far smaller.
const maxFile = 8 << 20

// Parse reads one curation file. Its error joins every Problem found, in the
// order of the file's lists; what was read is returned beside it, for tools
// that show both.
func Parse(name string, data []byte) (File, error) {
	r := &reader{file: name}
	f := File{Name: path.Base(strings.ReplaceAll(name, `\`, "/"))}
	if root := r.root(data); root != nil {
		r.read(&f, root)
	}
	slices.SortStableFunc(r.problems, byLine)
	return f, errors.Join(r.problems...)
}

func byLine(a, b error) int {
	var p, q Problem
	errors.As(a, &p)
	errors.As(b, &q)
	return cmp.Or(p.Line-q.Line, p.Column-q.Column)
}

// root decodes the bytes into one mapping without anchors. Anchors are refused
// since a small file of them unfolds into a huge one, and since a line should
// say what it says by itself.
func (r *reader) root(data []byte) *yaml.Node {
	if len(data) > maxFile {
		r.problem(Position{}, "larger than %d MiB", maxFile>>20)
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		r.problem(Position{}, "holds nothing")
		return nil
	case err != nil:
		r.syntax(err)
		return nil
	}
	var more yaml.Node
	if err := dec.Decode(&more); err == nil {
		r.problem(here(&more), "a second document begins here; one file holds one")
	} else if !errors.Is(err, io.EOF) {
		r.syntax(err)
		return nil
	}
	if !r.plain(&doc) || len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

var syntaxLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

func (r *reader) syntax(err error) {
	if m := syntaxLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		r.problem(Position{Line: line}, "not YAML: %s", m[2])
		return
	}
	r.problem(Position{}, "not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
}

func (r *reader) plain(n *yaml.Node) bool {
	ok := true
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		r.problem(here(n), "anchors and aliases are not read; write it out")
		return false
	}
	for _, c := range n.Content {
		ok = r.plain(c) && ok
	}
	return ok
}

func (r *reader) read(f *File, n *yaml.Node) {
	rec := r.record(n, "file", "curator!", "date!", "reason!",
		"meetings", "actors", "conventions", "topics", "documents", "lineage", "corrections")
	f.Curator = rec.words("curator", titleWords)
	f.Date = rec.date("date")
	f.Reason = rec.words("reason", reasonWords)
	source := strings.TrimSuffix(f.Curator+", "+string(f.Date), ", ")
	seen := map[graph.ID]Position{}
	for _, n := range rec.list("meetings") {
		m := r.meeting(n)
		m.Source = source
		r.once(seen, m.ID, here(n))
		f.Meetings = append(f.Meetings, m)
	}
	for _, n := range rec.list("actors") {
		a := r.actor(n)
		a.Source = source
		r.once(seen, a.ID, here(n))
		f.Actors = append(f.Actors, a)
	}
	for _, n := range rec.list("conventions") {
		c := r.convention(n)
		c.Source = source
		r.once(seen, c.ID, here(n))
		f.Conventions = append(f.Conventions, c)
	}
	for _, n := range rec.list("topics") {
		t := r.topic(n)
		r.once(seen, t.ID, here(n))
		f.Topics = append(f.Topics, t)
	}
	topics, err := topicIDs()
	if err != nil {
		r.problem(Position{}, "%v", err)
	}
	for _, t := range f.Topics {
		topics = append(topics, t.ID)
	}
	r.topics = topics
	for _, n := range rec.list("documents") {
		d := r.document(n)
		d.Source = source
		r.once(seen, d.ID, here(n))
		f.Documents = append(f.Documents, d)
	}
	pairs := map[graph.ID]Position{}
	for _, n := range rec.list("lineage") {
		l := r.link(n)
		if l.Type != "" && l.From != "" && l.To != "" {
			r.once(pairs, graph.EdgeID(l.Type, l.From, l.To), here(n))
		}
		f.Lineage = append(f.Lineage, l)
	}
	answered := map[string]Position{}
	for _, n := range rec.list("corrections") {
		c, whole := r.correction(n, f)
		f.Corrections = append(f.Corrections, c)
		if !whole {
			continue
		}
		for _, q := range c.questions() {
			if first, twice := answered[q]; twice {
				r.problem(here(n), "decided already at line %d", first.Line)
				break
			}
			answered[q] = here(n)
		}
	}
}

// once reports what a file says twice.
func (r *reader) once(seen map[graph.ID]Position, id graph.ID, at Position) {
	if id == "" {
		return
	}
	if first, twice := seen[id]; twice {
		r.problem(at, "said already at line %d (%s)", first.Line, id)
		return
	}
	seen[id] = at
}

func (r *reader) meeting(n *yaml.Node) graph.Meeting {
	rec := r.record(n, "meeting", "id!", "type!", "names!", "aliases", "forum", "series", "place", "country",
		"start!", "end", "presidency", "participants", "follows", "identifiers", "note")
	m := graph.Meeting{
		ID:           rec.id("id", graph.KindMeeting),
		Type:         rec.among("type", meetingTypes),
		Names:        rec.perLang("names", titleWords),
		Aliases:      rec.aliases(),
		Forum:        rec.id("forum", graph.KindActor),
		Series:       rec.text("series"),
		Place:        rec.text("place"),
		Country:      rec.text("country"),
		StartDate:    rec.date("start"),
		EndDate:      rec.date("end"),
		Presidency:   rec.id("presidency", graph.KindActor),
		Participants: rec.ids("participants", graph.KindActor),
		Follows:      rec.id("follows", graph.KindMeeting),
		Identifiers:  rec.identifiers(),
		Note:         rec.text("note"),
	}
	if m.EndDate != "" && m.EndDate < m.StartDate {
		r.problem(rec.at("end"), "meeting ends on %s, before it starts on %s", m.EndDate, m.StartDate)
	}
	if m.Follows != "" && m.Follows == m.ID {
		r.problem(rec.at("follows"), "meeting follows itself")
	}
	return m
}

func (r *reader) actor(n *yaml.Node) graph.Actor {
	rec := r.record(n, "actor", "id!", "type!", "names!", "aliases", "parent", "date", "identifiers", "note")
	return graph.Actor{
		ID:          rec.id("id", graph.KindActor),
		Type:        rec.among("type", actorTypes),
		Names:       rec.perLang("names", titleWords),
		Aliases:     rec.aliases(),
		Parent:      rec.id("parent", graph.KindActor),
		Date:        rec.date("date"),
		Identifiers: rec.identifiers(),
		Note:        rec.text("note"),
	}
}

func (r *reader) convention(n *yaml.Node) graph.Convention {
	rec := r.record(n, "convention", "id!", "type!", "names!", "aliases", "symbol", "adopted_on", "adopted_at",
		"parent", "identifiers", "note")
	return graph.Convention{
		ID:          rec.id("id", graph.KindConvention),
		Type:        rec.among("type", conventionTypes),
		Names:       rec.perLang("names", titleWords),
		Aliases:     rec.aliases(),
		Symbol:      rec.text("symbol"),
		AdoptedOn:   rec.date("adopted_on"),
		AdoptedAt:   rec.id("adopted_at", graph.KindMeeting),
		Parent:      rec.id("parent", graph.KindConvention, graph.KindActor),
		Identifiers: rec.identifiers(),
		Note:        rec.text("note"),
	}
}

func (r *reader) topic(n *yaml.Node) graph.Topic {
	rec := r.record(n, "topic", "id!", "names!", "broader", "scope")
	return graph.Topic{
		ID:      rec.id("id", graph.KindTopic),
		Names:   rec.perLang("names", titleWords),
		Broader: rec.id("broader", graph.KindTopic),
		Scope:   rec.words("scope", titleWords),
	}
}
