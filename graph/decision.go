package graph

import (
	"slices"
	"strconv"
	"strings"
)

// Verb is what a decision does.
type Verb string

// The verbs of decisions.
const (
	VerbFile     Verb = "FILE"           // what a file says of itself: curator, date, reason
	VerbAccept   Verb = "ACCEPT"         // an edge that was found is right
	VerbReject   Verb = "REJECT"         // an edge that was found is wrong
	VerbAdd      Verb = "ADD"            // an edge that was not found
	VerbRetype   Verb = "RETYPE"         // an edge's type is another
	VerbRetarget Verb = "RETARGET"       // an edge leads elsewhere
	VerbSettle   Verb = "SETTLE"         // what a statement names
	VerbDismiss  Verb = "DISMISS"        // a statement that states nothing
	VerbMerge    Verb = "MERGE"          // two ids are one entity
	VerbSplit    Verb = "SPLIT"          // at some places another entity is meant
	VerbAlias    Verb = "ALIAS"          // another name of an entity
	VerbDate     Verb = "DATE"           // of a meeting, a text, an instrument
	VerbDescribe Verb = "DESCRIBE"       // what a commitment says
	VerbPromise  Verb = "COMMITMENT"     // a commitment that was not found
	VerbWithdraw Verb = "NOT_COMMITMENT" // what was found is none
	VerbConfirm  Verb = "CONFIRM"        // an entity known from words alone is one
)

// Verbs lists the decisions that a person takes.
var Verbs = []Verb{
	VerbAccept, VerbReject, VerbAdd, VerbRetype, VerbRetarget, VerbSettle, VerbDismiss, VerbMerge, VerbSplit,
	VerbAlias, VerbDate, VerbDescribe, VerbPromise, VerbWithdraw, VerbConfirm,
}

// Decision is what a named person decided about what the graph says. It names
// what it is about and holds no state of it, so that it can be read before or
// after the texts; Build applies it to whatever it finds.
type Decision struct {
	ID   ID
	Verb Verb

	Subject  ID           // the node, edge or unresolved statement; "" where its ends name it
	Type     RelationType // of an edge or a statement that is named by its ends
	From, To ID
	Begins   string // the first words of the act that Subject or From means
	Surface  string // of a statement: the first of the words that name its target

	As         RelationType // RETYPE
	Target     ID           // RETARGET, SETTLE, MERGE, SPLIT: where it leads from now on
	Places     []ID         // SPLIT: documents, passages, commitments and edges
	Cue        string       // ADD
	Confidence float64      // ADD; 0 elsewhere
	Names      Texts        // ALIAS
	Start, End Date         // DATE

	// DESCRIBE: what is not empty is decided.
	Force      Force
	Topics     []ID
	Summaries  Texts
	Addressees []ID
	Deadline   string
	Quantities []string
	Hedge      string

	Curator string
	Date    Date
	Reason  string
}

// DecisionID is the identity of a decision: what it says and who said so when,
// but neither its reason nor its place in a file.
func DecisionID(d Decision) ID {
	parts := []string{
		string(d.Verb), string(d.Subject), string(d.Type), string(d.From), string(d.To), d.Surface, string(d.As),
		string(d.Target), joined(d.Places), d.Names[English], d.Names[French], string(d.Start), string(d.End),
		string(d.Force), joined(d.Topics), d.Summaries[English], d.Summaries[French], joined(d.Addressees),
		d.Deadline, strings.Join(d.Quantities, "|"), d.Hedge, d.Curator, string(d.Date),
		strconv.FormatFloat(d.Confidence, 'g', -1, 64),
	}
	return MakeID(KindDecision, hash16(parts...))
}

func joined(ids []ID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return strings.Join(out, "|")
}

// String says what is decided in one line, for people.
func (d Decision) String() string {
	what := strings.ReplaceAll(strings.ToLower(string(d.Verb)), "_", " ") + " "
	if d.Subject != "" {
		what += string(d.Subject)
	} else {
		what += string(d.From) + " " + string(d.Type)
		if d.To != "" {
			what += " " + string(d.To)
		}
		if d.Surface != "" {
			what += " “" + d.Surface + "”"
		}
	}
	if d.Begins != "" {
		what += " (“" + d.Begins + "…”)"
	}
	if d.As != "" {
		what += " as " + string(d.As)
	}
	if d.Target != "" {
		what += " → " + string(d.Target)
	}
	return what
}

// evidence is a curator's word, beside the words of the texts.
func (d *Decision) evidence(from ID) Evidence {
	e := Evidence{
		Cue: d.Cue, Method: Curated, Confidence: 1, Curator: d.Curator, Date: d.Date, Reason: d.Reason,
	}
	if d.Confidence > 0 {
		e.Confidence = d.Confidence
	}
	e.Document = documentOf(from)
	if from.Kind() == KindPassage {
		e.Passage = from
	}
	return e
}

// Outcome is what became of a decision.
type Outcome struct {
	Decision
	Key     string // of the revision that holds it
	Applied bool
	// Overruled says that a later decision of somebody says otherwise.
	Overruled bool
	Why       string // why it was not applied
}

// Contradiction is one question that two people's files answer differently.
type Contradiction struct {
	Subject   ID
	About     string // "status", "force", "deadline", …
	Won, Lost Word
}

// Word is what one file answers.
type Word struct {
	Key, Curator string
	Date         Date
	Value        string
}

// Disagreement is where extraction reads a commitment otherwise than a curator.
type Disagreement struct {
	Subject            ID
	About              string
	Curated, Extracted string
}

// Decisions returns what became of every decision, the strongest first.
func (s *Snapshot) Decisions() []Outcome { return slices.Clone(s.decisions) }

// Contradictions returns the questions that people answer differently.
func (s *Snapshot) Contradictions() []Contradiction { return slices.Clone(s.contradictions) }

// Disagreements returns where extraction contradicts curators, by id.
func (s *Snapshot) Disagreements() []Disagreement { return slices.Clone(s.disagreements) }
