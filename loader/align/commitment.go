package align

import "stemma/graph"

// Commitment is what alignment reads of a commitment. Everything that decides
// stands in it: two commitments are compared by these fields, those of their own
// documents and the data of this package, and by nothing else that is loaded, so
// that the order of loading cannot show.
type Commitment struct {
	ID       graph.ID
	Document graph.ID
	// DocumentText is the instrument that the document is, if it is a known one.
	DocumentText graph.ID
	Meeting      graph.ID
	Date         graph.Date // of the meeting, or of the text
	Lang         graph.Lang
	Ref          string
	Order        int // position among the document's commitments
	Force        graph.Force
	Text         string
	Topics       []graph.ID // the main one first
	Themes       []graph.ID // the wider themes that its topics belong to
	Headings     []string   // outermost first
	// Context is what its paragraph says around it and promises nothing by: what
	// "this threat" is, and what the act comprises.
	Context string
	Around  []graph.ID // what that names
	Forum   graph.ID   // whose meeting it is of
	Group   graph.ID   // the group whose forum that is, such as the G7
	// Names are the words in Text that name a meeting, body or instrument. They
	// are compared by what they mean, which is in Targets.
	Names   []string
	Targets []graph.ID // the entities its words and relations name
	// References are the earlier meetings and texts that its own words name.
	References []Reference
	// Relations are what it undertakes towards instruments: "implements X".
	Relations  []Relation
	Addressees []graph.ID
	Hedge      string
	Subset     bool // only some of the participants act, or may
}

// Relation is a stated relation to an instrument.
type Relation struct {
	Type   graph.RelationType
	Target graph.ID
}

// Reference is an earlier meeting or text that the words of a commitment name.
type Reference struct {
	Meeting graph.ID           // the meeting, or the one that adopted the text
	Text    graph.ID           // the text, "" where only the meeting is named
	Type    graph.RelationType // what the words say of it
	Cue     string
	Series  bool // any meeting of the forum that Meeting stands for
}

// Pair says that one commitment restates or extends an earlier one.
type Pair struct {
	Later, Earlier graph.ID
	Type           graph.RelationType // REAFFIRMS or BUILDS_ON
	Method         graph.Method       // ALIGNED or INFERRED
	Score          float64            // how likely the pair holds, 0 to 1
	Rule           string
	Cue            string   // the words that name the earlier text, if any
	Reasons        []string // what the two share
	Change         []string // strengthened, weakened, narrowed, widened, and why
}

// stated is the commitment as the graph holds it, in what a change is told by.
func (c *Commitment) stated() *graph.Commitment {
	return &graph.Commitment{
		Force: c.Force, Texts: graph.Texts{c.Lang: c.Text}, Addressees: c.Addressees, Hedge: c.Hedge, Subset: c.Subset,
	}
}
