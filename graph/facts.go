package graph

import "fmt"

// Facts is a set of statements: what one revision says, or what a whole graph
// says. Records of one id in several revisions are merged by Build.
type Facts struct {
	Meetings    []Meeting
	Documents   []Document
	Witnesses   []Witness
	Passages    []Passage
	Commitments []Commitment
	Actors      []Actor
	Conventions []Convention
	Topics      []Topic
	Mentions    []Mention
	Edges       []Edge
	Unresolved  []Unresolved
	Decisions   []Decision
}

// Add puts a node among the facts of its kind; an error where it is of none.
func (f *Facts) Add(n Node) error {
	switch n := n.(type) {
	case *Meeting:
		f.Meetings = append(f.Meetings, *n)
	case *Document:
		f.Documents = append(f.Documents, *n)
	case *Witness:
		f.Witnesses = append(f.Witnesses, *n)
	case *Passage:
		f.Passages = append(f.Passages, *n)
	case *Commitment:
		f.Commitments = append(f.Commitments, *n)
	case *Actor:
		f.Actors = append(f.Actors, *n)
	case *Convention:
		f.Conventions = append(f.Conventions, *n)
	case *Topic:
		f.Topics = append(f.Topics, *n)
	default:
		return fmt.Errorf("a %T is no node of the model", n)
	}
	return nil
}

// Revision is what one load, correction or retraction states. It replaces the
// current revision of its key.
type Revision struct {
	// Key names what the revision is the whole truth about: "document:D",
	// "alignment:D1|D2", "curation:FILE" or "builtin".
	Key   string
	Agent string // the program's version or the curator's name
	// Curator and Reason say who decided what it states, and why; "" where a
	// program found it.
	Curator, Reason string
	Facts           Facts
}

// Batch is what one run wants stored, revision by revision.
type Batch struct {
	Revisions []Revision
}

// RevisionInfo is what the store knows of a stored revision.
type RevisionInfo struct {
	ID         string // the hash of key and content
	Key        string
	Agent      string
	Curator    string   // the person who decided it, "" for nobody
	Reason     string   // the curator's
	Time       string   // RFC 3339, UTC, when it was stored
	Sequence   int      // from 1, in the order of storing
	Supersedes []string // revision ids
	Quads      int
	Digest     string // SHA-256 of its canonical N-Quads without label, lower-case hex
	Current    bool
}
