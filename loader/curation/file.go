package curation

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"stemma/graph"
)

// File is one curation file: what its curator says, in the order of the file.
type File struct {
	Name    string // the base name, which keys its revision
	Curator string
	Date    graph.Date
	Reason  string

	Meetings    []graph.Meeting
	Actors      []graph.Actor
	Conventions []graph.Convention
	Topics      []graph.Topic
	Documents   []Document
	Lineage     []Link
	Corrections []Correction
}

// Document is a document with what a curator says of its passages.
type Document struct {
	graph.Document
	Commitments []Act
	Statements  []Act // they state a relation and are no commitment
	At          Position
}

// Act is a commitment, or a sentence that states a relation without being one
// (it then has Ref, Begins and Edges alone).
type Act struct {
	Ref        string
	Begins     string // its first words, which find it when the letter of its reference moved
	Force      graph.Force
	Topics     []graph.ID // the main one first
	Summaries  graph.Texts
	Addressees []graph.ID
	Deadline   string
	Quantities []string
	Hedge      string
	Subset     bool
	Edges      []Edge
	At         Position
}

// Edge is a relation from the act that holds it.
type Edge struct {
	Type       graph.RelationType
	To         graph.ID
	Cue        string // the words of the text that decide the type
	Method     graph.Method
	Confidence float64
	Reason     string // "" for the file's reason
	At         Position
}

// Link is an edge with both ends, as lineage and corrections name them.
type Link struct {
	From graph.ID
	Edge
}

// Correction is one decision about what the graph says already. A commitment
// that was not found comes with the act it is.
type Correction struct {
	graph.Decision
	Act Act
	At  Position
}

// Places says where each decision and each listed edge of the file stands, by
// its id.
func (f File) Places() map[graph.ID]Position {
	out := map[graph.ID]Position{}
	for _, d := range f.Documents {
		for _, a := range d.Commitments {
			for _, e := range a.Edges {
				out[graph.EdgeID(e.Type, at(graph.KindCommitment, d.ID, a.Ref), e.To)] = e.At
			}
		}
		for _, a := range d.Statements {
			for _, e := range a.Edges {
				out[graph.EdgeID(e.Type, at(graph.KindPassage, d.ID, a.Ref), e.To)] = e.At
			}
		}
	}
	for _, l := range f.Lineage {
		out[graph.EdgeID(l.Type, l.From, l.To)] = l.At
	}
	for _, c := range f.Corrections {
		out[c.ID] = c.At
	}
	return out
}

// Backwards returns a Problem for every edge of the file that leads from the
// earlier of two texts to the later one; date gives that of a document, "" where
// it is not known.
func (f File) Backwards(date func(document graph.ID) graph.Date) error {
	var problems []error
	check := func(at Position, from, to graph.ID) {
		switch to.Kind() {
		case graph.KindCommitment, graph.KindPassage, graph.KindDocument:
		default:
			return // an instrument or a meeting may be announced
		}
		earlier, _ := place(from)
		later := to
		if to.Kind() != graph.KindDocument {
			later, _ = place(to)
		}
		if from != "" && date(earlier).Before(date(later)) {
			problems = append(problems, Problem{f.Name, at, fmt.Sprintf(
				"edge leads from %s of %s to the later %s of %s", from, date(earlier), to, date(later))})
		}
	}
	for _, d := range f.Documents {
		for _, a := range d.Commitments {
			for _, e := range a.Edges {
				check(e.At, at(graph.KindCommitment, d.ID, a.Ref), e.To)
			}
		}
		for _, a := range d.Statements {
			for _, e := range a.Edges {
				check(e.At, at(graph.KindPassage, d.ID, a.Ref), e.To)
			}
		}
	}
	for _, l := range f.Lineage {
		check(l.At, l.From, l.To)
	}
	for _, c := range f.Corrections {
		if c.Verb == graph.VerbAdd {
			check(c.At, c.From, c.To)
		}
		if c.Verb == graph.VerbRetarget || c.Verb == graph.VerbSettle {
			check(c.At, c.From, c.Target)
		}
	}
	return errors.Join(problems...)
}

// Unit is the reference of the unit the act stands in: its own without the
// letter that tells several acts of one unit apart.
func (a Act) Unit() string {
	unit, _ := splitRef(a.Ref)
	return unit
}

// splitRef cuts "1.6a" into "1.6" and "a"; a letter counts only after a digit.
func splitRef(ref string) (unit, letter string) {
	n := len(ref)
	if n < 2 || ref[n-1] < 'a' || ref[n-1] > 'z' || ref[n-2] < '0' || ref[n-2] > '9' {
		return ref, ""
	}
	return ref[:n-1], ref[n-1:]
}

// at makes the id of a commitment or a passage of a document.
func at(kind graph.Kind, document graph.ID, ref string) graph.ID {
	return graph.MakeID(kind, document.Slug()+"/"+ref)
}

// place cuts the id of a commitment or passage into its document and reference.
func place(id graph.ID) (document graph.ID, ref string) {
	doc, ref, _ := strings.Cut(id.Slug(), "/")
	return graph.MakeID(graph.KindDocument, doc), ref
}

// Position is a place in a file, both counted from 1; 0 where it is not known.
type Position struct{ Line, Column int }

// String prints a place as editors read it: "12:5".
func (p Position) String() string {
	if p.Column == 0 {
		return strconv.Itoa(p.Line)
	}
	return fmt.Sprintf("%d:%d", p.Line, p.Column)
}

// Problem is what is wrong at one place of a file.
type Problem struct {
	File string
	Position
	Text string
}

// Error says where the problem is and what it is.
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("%s:%s: %s", p.File, p.Position, p.Text)
}
