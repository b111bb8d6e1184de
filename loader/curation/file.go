package curation

import (
	"fmt"
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
	Line        int
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
	Line       int
}

// Edge is a relation from the act that holds it.
type Edge struct {
	Type       graph.RelationType
	To         graph.ID
	Cue        string // the words of the text that decide the type
	Method     graph.Method
	Confidence float64
	Reason     string // "" for the file's reason
	Line       int
}

// Link is an edge with both ends, as lineage and corrections name them.
type Link struct {
	From graph.ID
	Edge
}

// Verb is what a correction does.
type Verb string

// The verbs of corrections. Accept and add differ in what they tell a reader:
// the first confirms what the program found, the second says what it missed.
const (
	Accept   Verb = "accept"
	Reject   Verb = "reject"
	Add      Verb = "add"
	Alias    Verb = "alias"
	DateVerb Verb = "date"
)

// Correction is one decision about what the graph says already.
type Correction struct {
	Verb   Verb
	Link   Link       // accept, reject, add
	ID     graph.ID   // alias, date: the node that is meant
	Lang   graph.Lang // alias
	Name   string     // alias
	Date   graph.Date // date: of a document or a convention; of a meeting the first day
	End    graph.Date // date: of a meeting the last day
	Reason string
	Line   int
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

// Problem is what is wrong at one line of a file.
type Problem struct {
	File string
	Line int // 0 where no line is known
	Text string
}

// Error says where the problem is and what it is.
func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Text)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}
