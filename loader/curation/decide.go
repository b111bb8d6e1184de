package curation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"stemma/graph"
)

// verbs are the decisions by the word that a file writes, in the order in which
// an error lists them.
var verbs = []struct {
	word string
	verb graph.Verb
	read func(r *reader, c *Correction, n *yaml.Node, what string)
}{
	{"accept", graph.VerbAccept, (*reader).edgeDecision},
	{"reject", graph.VerbReject, (*reader).edgeDecision},
	{"add", graph.VerbAdd, (*reader).addDecision},
	{"retype", graph.VerbRetype, (*reader).edgeDecision},
	{"retarget", graph.VerbRetarget, (*reader).edgeDecision},
	{"settle", graph.VerbSettle, (*reader).statementDecision},
	{"dismiss", graph.VerbDismiss, (*reader).statementDecision},
	{"merge", graph.VerbMerge, (*reader).mergeDecision},
	{"split", graph.VerbSplit, (*reader).splitDecision},
	{"alias", graph.VerbAlias, (*reader).aliasDecision},
	{"date", graph.VerbDate, (*reader).dateDecision},
	{"describe", graph.VerbDescribe, (*reader).describeDecision},
	{"commitment", graph.VerbPromise, (*reader).commitmentDecision},
	{"not_commitment", graph.VerbWithdraw, (*reader).withdrawDecision},
	{"confirm", graph.VerbConfirm, (*reader).confirmDecision},
}

// entityKinds are what two names may be one of.
var entityKinds = []graph.Kind{graph.KindActor, graph.KindConvention, graph.KindMeeting}

// correction reads {VERB: {…}, reason: …, curator: …, decided: …}; what it does
// not say of itself the file says.
func (r *reader) correction(n *yaml.Node, f *File) (Correction, bool) {
	words := make([]string, len(verbs))
	for i, v := range verbs {
		words[i] = v.word
	}
	before := len(r.problems)
	rec := r.record(n, "correction", append([]string{"reason", "curator", "decided"}, words...)...)
	c := Correction{At: here(n)}
	for _, v := range verbs {
		inner := rec.fields[v.word]
		switch {
		case inner == nil:
		case c.Verb != "":
			r.problem(here(inner), "correction says %s and %s; write two", wordOf(c.Verb), v.word)
		default:
			c.Verb = v.verb
			v.read(r, &c, inner, fmt.Sprintf("%q of correction", v.word))
		}
	}
	if c.Verb == "" && len(r.problems) == before {
		r.problem(here(n), "correction says none of %s", strings.Join(words, ", "))
	}
	c.Curator = cmp.Or(rec.words("curator", titleWords), f.Curator)
	c.Date = cmp.Or(rec.date("decided"), f.Date)
	c.Reason = cmp.Or(rec.words("reason", reasonWords), f.Reason)
	c.ID = graph.DecisionID(c.Decision)
	return c, c.Verb != "" && len(r.problems) == before
}

func wordOf(verb graph.Verb) string {
	for _, v := range verbs {
		if v.verb == verb {
			return v.word
		}
	}
	return string(verb)
}

// edgeDecision reads a decision about an edge that is there.
func (r *reader) edgeDecision(c *Correction, n *yaml.Node, what string) {
	keys := []string{"edge", "type", "from", "begins", "to"}
	switch c.Verb {
	case graph.VerbAccept, graph.VerbReject:
		keys = append(keys, "cue")
	case graph.VerbRetype:
		keys = append(keys, "as!")
	case graph.VerbRetarget:
		keys = append(keys, "target!")
	}
	rec := r.record(n, what, keys...)
	r.named(rec, c, "edge", graph.KindEdge, true)
	c.Cue = rec.words("cue", cueWords)
	c.As = graph.RelationType(rec.among("as", printed(graph.StatedRelations)))
	c.Target = rec.id("target", nodeKinds...)
	switch {
	case c.As != "" && c.As == c.Type:
		r.problem(rec.at("as"), "the edge is a %s already", c.As)
	case c.As != "" && c.To != "":
		r.ends(rec, c.From, Edge{Type: c.As, To: c.To})
	case c.Target != "" && c.Target == c.To:
		r.problem(rec.at("target"), "the edge leads to %s already", c.To)
	case c.Target != "" && c.Target == c.From:
		r.problem(rec.at("target"), "edge leads from %s to itself", c.From)
	case c.Target != "" && slices.Contains(toActor, c.Type) && c.Target.Kind() != graph.KindActor:
		r.problem(rec.at("target"), "%s leads to an actor, not to %s", c.Type, c.Target)
	}
}

// named reads what names an edge or a statement: its id, or its ends.
func (r *reader) named(rec record, c *Correction, key string, kind graph.Kind, to bool) {
	if rec.fields[key] != nil {
		c.Subject = rec.id(key, kind)
		for _, other := range []string{"type", "from", "to", "surface", "begins"} {
			if rec.fields[other] != nil {
				r.problem(rec.at(other), "%s is named by its id; leave %q out, or the id", rec.what, other)
			}
		}
		return
	}
	needed := []string{"type", "from"}
	if to {
		needed = append(needed, "to")
	}
	for _, need := range needed {
		if rec.fields[need] == nil {
			r.problem(rec.start, "%s has neither %q nor %q", rec.what, key, need)
		}
	}
	c.Type = graph.RelationType(rec.among("type", printed(graph.StatedRelations)))
	c.From = rec.id("from", graph.KindCommitment, graph.KindPassage)
	c.To = rec.id("to", nodeKinds...)
	c.Begins = r.begins(rec, c.From)
	c.Surface = rec.words("surface", beginsWords)
	if to {
		r.ends(rec, c.From, Edge{Type: c.Type, To: c.To})
	}
}

// begins reads the first words of the act that an id means.
func (r *reader) begins(rec record, id graph.ID) string {
	words := rec.words("begins", beginsWords)
	if words != "" && id != "" && id.Kind() != graph.KindCommitment {
		r.problem(rec.at("begins"), "first words find a commitment, and %s is none", id)
	}
	return words
}

func (r *reader) addDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "type!", "from!", "begins", "to!", "cue", "confidence")
	c.Type = graph.RelationType(rec.among("type", printed(graph.StatedRelations)))
	c.From = rec.id("from", graph.KindCommitment, graph.KindPassage)
	c.To = rec.id("to", nodeKinds...)
	c.Begins = r.begins(rec, c.From)
	c.Cue = rec.words("cue", cueWords)
	c.Confidence = rec.share("confidence", 1)
	r.ends(rec, c.From, Edge{Type: c.Type, To: c.To})
}

func (r *reader) statementDecision(c *Correction, n *yaml.Node, what string) {
	keys := []string{"unresolved", "type", "from", "begins", "surface"}
	if c.Verb == graph.VerbSettle {
		keys = append(keys, "target!")
	}
	rec := r.record(n, what, keys...)
	r.named(rec, c, "unresolved", graph.KindUnresolved, false)
	c.Target = rec.id("target", nodeKinds...)
	if c.Target != "" {
		r.ends(rec, c.From, Edge{Type: c.Type, To: c.Target})
	}
}

func (r *reader) mergeDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "into!")
	c.Subject, c.Target = rec.id("id", entityKinds...), rec.id("into", entityKinds...)
	r.alike(rec, c)
}

// alike checks the two ids of one decision: two things of one kind.
func (r *reader) alike(rec record, c *Correction) {
	switch {
	case c.Subject == "" || c.Target == "":
	case c.Subject == c.Target:
		r.problem(rec.at("into"), "%s is %s already", c.Subject, c.Target)
	case c.Subject.Kind() != c.Target.Kind():
		r.problem(rec.at("into"), "%s is no %s, as %s is", c.Target, c.Subject.Kind(), c.Subject)
	}
}

func (r *reader) splitDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "into!", "at!")
	c.Subject, c.Target = rec.id("id", entityKinds...), rec.id("into", entityKinds...)
	r.alike(rec, c)
	c.Places = rec.ids("at", graph.KindDocument, graph.KindPassage, graph.KindCommitment, graph.KindEdge)
	if at := rec.fields["at"]; at != nil && at.Kind == yaml.SequenceNode && len(at.Content) == 0 {
		r.problem(here(at), "%s names no place", what)
	}
}

func (r *reader) aliasDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "lang!", "name!")
	c.Subject = rec.id("id", entityKinds...)
	lang, name := rec.among("lang", langs), rec.words("name", titleWords)
	if lang != "" && name != "" {
		c.Names = graph.Texts{graph.Lang(lang): name}
	}
}

func (r *reader) dateDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "date!", "end")
	c.Subject = rec.id("id", graph.KindDocument, graph.KindConvention, graph.KindMeeting)
	c.Start, c.End = rec.date("date"), rec.date("end")
	if c.End != "" && c.Subject != "" && c.Subject.Kind() != graph.KindMeeting {
		r.problem(rec.at("end"), "only a meeting has an end")
	}
	if c.End != "" && c.End < c.Start {
		r.problem(rec.at("end"), "meeting ends on %s, before it starts on %s", c.End, c.Start)
	}
}

func (r *reader) describeDecision(c *Correction, n *yaml.Node, what string) {
	fields := []string{"force", "topics", "summary", "addressees", "deadline", "quantities", "hedge"}
	rec := r.record(n, what, append([]string{"id!", "begins"}, fields...)...)
	c.Subject = rec.id("id", graph.KindCommitment)
	c.Begins = r.begins(rec, c.Subject)
	c.Force = graph.Force(rec.among("force", printed(graph.Forces)))
	c.Topics = r.themes(rec)
	c.Summaries = rec.perLang("summary", summaryWords)
	c.Addressees = rec.ids("addressees", graph.KindActor)
	c.Deadline = rec.words("deadline", cueWords)
	c.Quantities = rec.texts("quantities")
	c.Hedge = rec.words("hedge", cueWords)
	if !slices.ContainsFunc(fields, func(key string) bool { return rec.fields[key] != nil }) {
		r.problem(rec.start, "%s says none of %s", what, strings.Join(fields, ", "))
	}
}

func (r *reader) commitmentDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "begins!", "force!", "topics", "summary", "addressees", "deadline", "quantities", "hedge", "subset")
	c.Subject = rec.id("id", graph.KindCommitment)
	c.Begins = r.begins(rec, c.Subject)
	_, ref := place(c.Subject)
	if c.Subject != "" && !refForm.MatchString(ref) {
		r.problem(rec.at("id"), "reference %q is not like 3.1.2, A15, 1.6a or preamble-3", ref)
	}
	c.Act = Act{
		Ref: ref, Begins: c.Begins, Force: graph.Force(rec.among("force", printed(graph.Forces))), Topics: r.themes(rec),
		Summaries: rec.perLang("summary", summaryWords), Addressees: rec.ids("addressees", graph.KindActor),
		Deadline: rec.words("deadline", cueWords), Quantities: rec.texts("quantities"), Hedge: rec.words("hedge", cueWords),
		Subset: rec.truth("subset"), At: here(n),
	}
}

func (r *reader) withdrawDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!", "begins")
	c.Subject = rec.id("id", graph.KindCommitment)
	c.Begins = r.begins(rec, c.Subject)
}

func (r *reader) confirmDecision(c *Correction, n *yaml.Node, what string) {
	rec := r.record(n, what, "id!")
	c.Subject = rec.id("id", graph.KindActor, graph.KindConvention)
}

// questions are what a decision answers, so that a file which answers one twice
// is told.
func (c *Correction) questions() []string {
	subject := string(c.Subject)
	switch c.Verb {
	case graph.VerbAccept, graph.VerbReject, graph.VerbAdd, graph.VerbRetype, graph.VerbRetarget:
		if subject == "" {
			subject = string(graph.EdgeID(c.Type, c.From, c.To)) + c.Begins
		}
		return []string{"edge " + subject}
	case graph.VerbSettle, graph.VerbDismiss:
		if subject == "" {
			subject = string(graph.UnresolvedID(c.Type, c.From, c.Begins, c.Surface))
		}
		return []string{"statement " + subject}
	case graph.VerbSplit:
		var out []string
		for _, p := range c.Places {
			out = append(out, "split "+subject+" at "+string(p))
		}
		return out
	case graph.VerbAlias:
		return []string{fmt.Sprint("alias ", subject, c.Names)}
	case graph.VerbPromise, graph.VerbWithdraw:
		return []string{"commitment " + subject + c.Begins}
	case graph.VerbDescribe:
		return []string{"describe " + subject + c.Begins}
	default:
		return []string{wordOf(c.Verb) + " " + subject}
	}
}
