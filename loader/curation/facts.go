package curation

import (
	"cmp"
	"slices"
	"strings"

	"stemma/graph"
)

// Facts returns what the file states, every list by id. Passages come without
// spans and commitments without texts: the official text brings those.
func (f File) Facts() graph.Facts {
	out := graph.Facts{
		Meetings:    slices.Clone(f.Meetings),
		Actors:      slices.Clone(f.Actors),
		Conventions: slices.Clone(f.Conventions),
		Topics:      slices.Clone(f.Topics),
	}
	forums := map[graph.ID]graph.ID{}
	for _, m := range f.Meetings {
		forums[m.ID] = m.Forum
	}
	for _, d := range f.Documents {
		f.document(&out, d, forums[d.Meeting])
	}
	for _, l := range f.Lineage {
		out.Edges = append(out.Edges, f.edge(l, graph.Active))
	}
	for _, c := range f.Corrections {
		f.correction(&out, c)
	}
	arrange(&out)
	return out
}

// Revision returns the file's facts under the key of its name, so that reading
// a file again replaces what it said before.
func (f File) Revision() graph.Revision {
	facts := f.Facts()
	facts.Decisions = append(facts.Decisions, f.head())
	arrange(&facts)
	return graph.Revision{Key: "curation:" + f.Name, Agent: f.Curator, Curator: f.Curator, Reason: f.Reason, Facts: facts}
}

func (f File) document(out *graph.Facts, d Document, forum graph.ID) {
	out.Documents = append(out.Documents, d.Document)
	passages := map[graph.ID]int{}
	// A sentence is found by its words; a unit that only holds the act has a
	// number that the printer gave it.
	passage := func(a Act, sentence bool) graph.ID {
		id := at(graph.KindPassage, d.ID, a.Unit())
		i, known := passages[id]
		if !known {
			i = len(out.Passages)
			passages[id] = i
			out.Passages = append(out.Passages, graph.Passage{
				ID: id, Document: d.ID, Ref: a.Unit(), Kind: passageKind(a.Unit(), d.Commitments),
			})
		}
		if sentence && out.Passages[i].Begins == "" {
			out.Passages[i].Begins = a.Begins
		}
		return id
	}
	for i, a := range d.Commitments {
		c := graph.Commitment{
			ID:         at(graph.KindCommitment, d.ID, a.Ref),
			Document:   d.ID,
			Meeting:    d.Meeting,
			Passage:    passage(a, strings.HasPrefix(a.Ref, "preamble")),
			Ref:        a.Ref,
			Order:      i,
			Force:      a.Force,
			Topics:     a.Topics,
			Summaries:  a.Summaries,
			Addressees: a.Addressees,
			Deadline:   a.Deadline,
			Quantities: a.Quantities,
			Hedge:      a.Hedge,
			Subset:     a.Subset,
			Curator:    f.Curator,
			Begins:     a.Begins,
		}
		if forum != "" {
			c.MadeBy = []graph.ID{forum}
		}
		if unit, letter := splitRef(a.Ref); letter == "a" {
			c.Aliases = []graph.ID{at(graph.KindCommitment, d.ID, unit)}
		}
		out.Commitments = append(out.Commitments, c)
		for _, e := range a.Edges {
			out.Edges = append(out.Edges, f.edge(Link{From: c.ID, Edge: e}, graph.Active))
		}
	}
	for _, a := range d.Statements {
		id := passage(a, true)
		for _, e := range a.Edges {
			out.Edges = append(out.Edges, f.edge(Link{From: id, Edge: e}, graph.Active))
		}
	}
}

// passageKind tells an item from running text. What stands before the first
// section, a sentence told by -s, and a section's introduction (its number
// begins those of its items) are paragraphs.
func passageKind(ref string, acts []Act) string {
	if strings.HasPrefix(ref, "preamble") || strings.Contains(ref, "-s") {
		return "paragraph"
	}
	if !strings.Contains(ref, ".") && slices.ContainsFunc(acts, func(a Act) bool {
		return strings.HasPrefix(a.Ref, ref+".")
	}) {
		return "paragraph"
	}
	return "item"
}

// edge turns a link into an edge with the one piece of evidence it has: the
// cue that a curator read, at the passage of its source, or the curator's word.
func (f File) edge(l Link, status graph.Status) graph.Edge {
	document, ref := place(l.From)
	unit, _ := splitRef(ref)
	return graph.Edge{
		ID:         graph.EdgeID(l.Type, l.From, l.To),
		Type:       l.Type,
		From:       l.From,
		To:         l.To,
		Method:     l.Method,
		Confidence: l.Confidence,
		Status:     status,
		Evidence: []graph.Evidence{{
			Document:   document,
			Passage:    at(graph.KindPassage, document, unit),
			Cue:        l.Cue,
			Method:     l.Method,
			Confidence: l.Confidence,
			Curator:    f.Curator,
			Date:       f.Date,
			Reason:     cmp.Or(l.Reason, f.Reason),
		}},
	}
}

// correction states a decision, and with a commitment that was not found the
// commitment.
func (f File) correction(out *graph.Facts, c Correction) {
	if c.Verb == "" {
		return
	}
	if c.Verb == graph.VerbPromise {
		document, _ := place(c.Subject)
		own := f
		own.Curator, own.Date = c.Curator, c.Date
		own.document(out, Document{Document: graph.Document{ID: document}, Commitments: []Act{c.Act}}, "")
	}
	out.Decisions = append(out.Decisions, c.Decision)
}

// head is what the file says of itself.
func (f File) head() graph.Decision {
	d := graph.Decision{Verb: graph.VerbFile, Curator: f.Curator, Date: f.Date, Reason: f.Reason}
	d.ID = graph.DecisionID(d)
	return d
}
