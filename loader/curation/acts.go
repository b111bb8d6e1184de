package curation

import (
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"

	"stemma/graph"
)

// refForm is what a reference looks like: "1.6a", "A15", "preamble-3", "3-s1".
var refForm = regexp.MustCompile(`^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$`)

func (r *reader) document(n *yaml.Node) Document {
	rec := r.record(n, "document", "id!", "meeting", "type", "titles", "date", "text_of", "url",
		"complete", "commitments", "statements")
	d := Document{At: here(n), Document: graph.Document{
		ID:       rec.id("id", graph.KindDocument),
		Type:     rec.among("type", documentTypes),
		Titles:   rec.perLang("titles", titleWords),
		Date:     rec.date("date"),
		Meeting:  rec.id("meeting", graph.KindMeeting),
		TextOf:   rec.id("text_of", graph.KindConvention),
		URL:      rec.text("url"),
		Complete: rec.truth("complete"),
	}}
	if d.Complete {
		for _, key := range []string{"type", "titles", "date"} {
			if rec.fields[key] == nil {
				r.problem(here(n), "complete document has no %q", key)
			}
		}
	}
	seen := map[string]Position{}
	for _, n := range rec.list("commitments") {
		a := r.commitment(n, d)
		r.ref(seen, a)
		d.Commitments = append(d.Commitments, a)
	}
	for _, n := range rec.list("statements") {
		a := r.statement(n, d)
		r.ref(seen, a)
		d.Statements = append(d.Statements, a)
	}
	r.lettered(d)
	return d
}

// ref checks the form of a reference and that the document has it once.
func (r *reader) ref(seen map[string]Position, a Act) {
	if a.Ref == "" {
		return
	}
	if !refForm.MatchString(a.Ref) {
		r.problem(a.At, "reference %q is not like 3.1.2, A15, 1.6a, preamble-3 or 3-s1", a.Ref)
		return
	}
	if first, twice := seen[a.Ref]; twice {
		r.problem(a.At, "reference %s was used at line %d", a.Ref, first.Line)
		return
	}
	seen[a.Ref] = a.At
}

// lettered checks that several acts of one unit are lettered from a on, all of
// them; a corrections file names a few acts only, so it is not held to that.
func (r *reader) lettered(d Document) {
	if !d.Complete {
		return
	}
	next := map[string]byte{}
	seen := map[string]bool{}
	for _, a := range d.Commitments {
		if seen[a.Ref] { // reported already
			continue
		}
		seen[a.Ref] = true
		unit, letter := splitRef(a.Ref)
		want, begun := next[unit]
		switch {
		case !begun && letter != "" && letter != "a":
			r.problem(a.At, "reference %s comes without %sa before it", a.Ref, unit)
		case begun && (letter == "" || want == 0 || letter[0] != want):
			r.problem(a.At, "reference %s: the acts of unit %s are not lettered in order", a.Ref, unit)
		}
		if letter == "" {
			next[unit] = 0
		} else {
			next[unit] = letter[0] + 1
		}
	}
}

func (r *reader) commitment(n *yaml.Node, d Document) Act {
	rec := r.record(n, "commitment", "ref!", "begins!", "force", "topics", "summary", "addressees",
		"deadline", "quantities", "hedge", "subset", "edges")
	a := Act{
		Ref:        rec.text("ref"),
		Begins:     rec.words("begins", beginsWords),
		Force:      graph.Force(rec.among("force", printed(graph.Forces))),
		Summaries:  rec.perLang("summary", summaryWords),
		Addressees: rec.ids("addressees", graph.KindActor),
		Deadline:   rec.words("deadline", cueWords),
		Quantities: rec.texts("quantities"),
		Hedge:      rec.words("hedge", cueWords),
		Subset:     rec.truth("subset"),
		At:         here(n),
	}
	a.Topics = r.themes(rec)
	if d.Complete {
		for _, key := range []string{"force", "topics", "summary"} {
			if rec.fields[key] == nil {
				r.problem(here(n), "commitment %s of a complete document has no %q", a.Ref, key)
			}
		}
		if topics := rec.fields["topics"]; topics != nil && len(topics.Content) == 0 {
			r.problem(here(topics), "commitment %s of a complete document has no topic", a.Ref)
		}
	}
	a.Edges = r.edges(rec, d, a.Ref, graph.KindCommitment)
	return a
}

// themes reads topics by their slugs, the main one first.
func (r *reader) themes(rec record) []graph.ID {
	var out []graph.ID
	for i, slug := range rec.texts("topics") {
		id := graph.MakeID(graph.KindTopic, slug)
		switch {
		case !slices.Contains(r.topics, id):
			r.problem(here(rec.fields["topics"].Content[i]), "topic %q is unknown, or only groups others", slug)
		case slices.Contains(out, id):
			r.problem(rec.at("topics"), "topic %q twice", slug)
		default:
			out = append(out, id)
		}
	}
	return out
}

func (r *reader) statement(n *yaml.Node, d Document) Act {
	rec := r.record(n, "statement", "ref!", "begins!", "edges!")
	a := Act{Ref: rec.text("ref"), Begins: rec.words("begins", beginsWords), At: here(n)}
	a.Edges = r.edges(rec, d, a.Ref, graph.KindPassage)
	if edges := rec.fields["edges"]; edges != nil && len(edges.Content) == 0 {
		r.problem(here(edges), "statement %s states nothing", a.Ref)
	}
	return a
}

// edges reads the relations of an act. A stated one shows its cue, a curated
// one its reason: nothing is drawn on no ground.
func (r *reader) edges(rec record, d Document, ref string, kind graph.Kind) []Edge {
	var out []Edge
	seen := map[graph.ID]Position{}
	from := at(kind, d.ID, ref)
	for _, n := range rec.list("edges") {
		rec := r.record(n, "edge", "type!", "to!", "cue", "method", "confidence", "reason")
		e := Edge{
			Type:   graph.RelationType(rec.among("type", printed(graph.StatedRelations))),
			To:     rec.id("to", nodeKinds...),
			Cue:    rec.words("cue", cueWords),
			Method: graph.Method(rec.among("method", printed([]graph.Method{graph.Stated, graph.Curated}))),
			Reason: rec.words("reason", reasonWords),
			At:     here(n),
		}
		switch e.Method {
		case "", graph.Stated:
			e.Method = graph.Stated
			e.Confidence = rec.share("confidence", statedConfidence)
			if rec.fields["cue"] == nil {
				r.problem(here(n), "stated edge has no %q", "cue")
			}
		default:
			e.Confidence = rec.share("confidence", curatedConfidence)
			if rec.fields["reason"] == nil {
				r.problem(here(n), "curated edge has no %q", "reason")
			}
		}
		r.ends(rec, from, e)
		if e.Type != "" && e.To != "" {
			r.once(seen, graph.EdgeID(e.Type, from, e.To), here(n))
		}
		out = append(out, e)
	}
	return out
}
