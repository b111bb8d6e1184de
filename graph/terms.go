package graph

// Lang is a language as a BCP 47 primary tag.
type Lang string

// The languages of the documents.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Texts is one text per language.
type Texts map[Lang]string

// In returns the text in the language asked for, or in English, or in French,
// or "".
func (t Texts) In(lang Lang) string {
	for _, l := range []Lang{lang, English, French} {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// RelationType says what an edge states. The eight stated relations come from
// the words of documents; the others are facts of layout or of the authority
// data.
type RelationType string

// The eight stated relations. The first three are the lineage edges.
const (
	Reaffirms      RelationType = "REAFFIRMS"
	BuildsOn       RelationType = "BUILDS_ON"
	DelegatesTo    RelationType = "DELEGATES_TO"
	CallsOn        RelationType = "CALLS_ON"
	Implements     RelationType = "IMPLEMENTS"
	Supports       RelationType = "SUPPORTS"
	CooperatesWith RelationType = "COOPERATES_WITH"
	Cites          RelationType = "CITES"
)

// The structure relations.
const (
	StatedIn       RelationType = "STATED_IN"
	MadeAt         RelationType = "MADE_AT"
	MadeBy         RelationType = "MADE_BY"
	About          RelationType = "ABOUT"
	PartOf         RelationType = "PART_OF"
	WitnessOf      RelationType = "WITNESS_OF"
	TextOf         RelationType = "TEXT_OF"
	AdoptedAt      RelationType = "ADOPTED_AT"
	ParticipatedIn RelationType = "PARTICIPATED_IN"
	Follows        RelationType = "FOLLOWS"
	MemberOf       RelationType = "MEMBER_OF"
)

// StatedRelations is what "types" means where none is named.
var StatedRelations = []RelationType{
	Reaffirms, BuildsOn, DelegatesTo, CallsOn, Implements, Supports, CooperatesWith, Cites,
}

// StructureRelations are the relations that no sentence states.
var StructureRelations = []RelationType{
	StatedIn, MadeAt, MadeBy, About, PartOf, WitnessOf, TextOf, AdoptedAt, ParticipatedIn, Follows, MemberOf,
}

// Stated reports whether sentences state this relation.
func (t RelationType) Stated() bool {
	for _, s := range StatedRelations {
		if t == s {
			return true
		}
	}
	return false
}

// Known reports whether t is a relation of the model.
func (t RelationType) Known() bool {
	if t.Stated() {
		return true
	}
	for _, s := range StructureRelations {
		if t == s {
			return true
		}
	}
	return false
}

// Method says how an edge came to be known.
type Method string

// The methods, strongest claim first.
const (
	Curated   Method = "CURATED"   // a named person said so
	Stated    Method = "STATED"    // a cue in the text states it
	Aligned   Method = "ALIGNED"   // the text names a meeting or document, the system chose which of its commitments
	Inferred  Method = "INFERRED"  // found by likeness alone
	Structure Method = "STRUCTURE" // a fact of layout or of the authority data
)

// Rank orders methods: of several found for one edge the lowest rank is shown.
func (m Method) Rank() int {
	switch m {
	case Curated:
		return 0
	case Stated:
		return 1
	case Aligned:
		return 2
	case Inferred:
		return 3
	default:
		return 4
	}
}

// Status tells an edge that holds from one that a curator rejected.
type Status string

// The statuses of an edge.
const (
	Active   Status = "ACTIVE"
	Rejected Status = "REJECTED"
)

// Force is what an act of commitment does: exactly one per commitment.
type Force string

// The forces. Where two main verbs fit, the earlier in this list is meant.
const (
	Task     Force = "TASK"     // a body that works for the group is asked to act
	Reaffirm Force = "REAFFIRM" // an earlier promise or position is restated as such
	Call     Force = "CALL"     // others are urged
	Support  Force = "SUPPORT"  // continuing backing of an instrument, body or programme
	Commit   Force = "COMMIT"   // every other undertaking
)

// Forces lists them in that order.
var Forces = []Force{Task, Reaffirm, Call, Support, Commit}

// Known reports whether f is one of the five forces.
func (f Force) Known() bool {
	for _, k := range Forces {
		if f == k {
			return true
		}
	}
	return false
}
