package graph

// Edge is an assertion: one type, one source, one target, and why we say so.
// Its direction is always from the later text to the earlier one.
type Edge struct {
	ID         ID
	Type       RelationType
	From, To   ID
	Method     Method
	Confidence float64 // 0..1
	Status     Status
	Evidence   []Evidence
	Source     string // STRUCTURE only: what data states it
}

// Evidence is the words that prove an edge, or the person who vouches for it.
type Evidence struct {
	Document   ID
	Witness    ID
	Passage    ID
	Start, End int    // Unicode code points into the witness's text, end exclusive
	Quote      string // the sentence or item that states it
	Cue        string // the words that decide the type
	Rule       string // the rule that found it
	Method     Method // how this piece was found
	Confidence float64
	Reasons    []string // ALIGNED, INFERRED: what the two ends share
	Curator    string
	Date       Date   // of the curator's decision
	Reason     string // the curator's reason
}

// Candidate is one possible target of a statement that is not settled.
type Candidate struct {
	ID    ID
	Score float64 // 0..1
	Why   string
}

// Unresolved is a statement whose target is not settled: a result, not an edge.
type Unresolved struct {
	ID         ID
	Type       RelationType
	From       ID
	Surface    string // the words that name the target
	Evidence   []Evidence
	Candidates []Candidate // best first, perhaps none
}

// Mention is an occurrence of a name in a witness's text.
type Mention struct {
	Witness    ID
	Passage    ID
	Kind       Kind // actor, convention or meeting
	Target     ID   // "" where it is not settled
	Surface    string
	Start, End int // Unicode code points into the witness's text
	Candidates []Candidate
}
