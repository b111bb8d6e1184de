package graph

// Date is a day, month or year as ISO 8601 prints it: "2018-04-23", "2018-04",
// "2018", or "" where it is not known. Dates of different precision compare as
// text does.
type Date string

// Identifier is a node's name in another register: {"wikidata", "Q8475"}.
type Identifier struct{ Scheme, Value string }

// Span is a run of a witness's text, in Unicode code points, end exclusive.
type Span struct {
	Witness    ID
	Start, End int
}

// Node is what can stand at an end of an edge.
type Node interface {
	NodeID() ID
}

// Meeting is a session of a forum at a place and time.
type Meeting struct {
	ID           ID
	Type         string // summit, ministerial, conference, congress, session
	Names        Texts
	Aliases      map[Lang][]string
	Forum        ID // the actor that meets
	Series       string
	Place        string
	Country      string
	StartDate    Date
	EndDate      Date
	Presidency   ID   // the actor that presides
	Participants []ID // actors
	Follows      ID   // the meeting before in its series
	Identifiers  []Identifier
	Note         string
	Source       string // where the facts come from
}

// Document is a text adopted at, or issued from, a meeting.
type Document struct {
	ID       ID
	Type     string // communiqué, commitments, action plan, statement, press release, resolution
	Titles   Texts
	Date     Date
	Meeting  ID
	TextOf   ID     // the convention this text is
	URL      string // where its publisher shows it
	Language Lang   // of its best witness
	// Complete says that a curator listed every commitment of the document, so
	// that what extraction finds beyond the list is reported and not drawn.
	Complete bool
	Source   string
}

// Witness is one surviving form of a document: a text file, an OCR scan, a
// translation.
type Witness struct {
	ID       ID
	Document ID
	Language Lang
	Format   string // txt, md, …
	Source   string // the file's base name
	SHA256   string // of the file's bytes, lower-case hex
	Quality  float64
	Text     string // the decoded text that spans count in
}

// Passage is a structural unit of a document.
type Passage struct {
	ID       ID
	Document ID
	Ref      string
	Kind     string   // heading, section, lead-in, paragraph, item, sentence, footnote
	Headings []string // outermost first
	Order    int      // position in the document, from 0
	Spans    []Span   // at most one per witness
	// Begins holds the first words of the statement that a curator means by the
	// passage: they find it where its number moved.
	Begins string
	// Matches says how the passage was found in the witnesses of other languages.
	// A passage of a document in two languages without one is in one alone.
	Matches []Match
}

// Commitment is one operative act by which the participants publicly and
// together undertake, restate, support, task or call for an action.
type Commitment struct {
	ID         ID
	Document   ID
	Meeting    ID
	Passage    ID
	Ref        string
	Order      int // position among the document's commitments, from 0
	Force      Force
	Topics     []ID // the main one first
	MadeBy     []ID
	Texts      Texts // verbatim, from the best witness of each language
	Summaries  Texts // a curator's words
	Spans      []Span
	Addressees []ID
	Deadline   string
	Quantities []string
	Hedge      string // "where technically possible"
	Subset     bool   // only some participants act, or may act
	Aliases    []ID   // ids under which it was known
	Curator    string // who decided force, topics or summary, "" for nobody
	Begins     string // a curator's: the act's first words, which find it where its letter moved
	// TopicReasons says what shows each topic, in the order of Topics; empty where
	// a curator chose them.
	TopicReasons []string
	// Readings say what each language version says by itself, where the document
	// is there in several: the best witness's first.
	Readings []Reading
}

// Actor is a state, body, organisation, company, group, person or class of
// addressees.
type Actor struct {
	ID          ID
	Type        string
	Names       Texts
	Aliases     map[Lang][]string
	Parent      ID // the actor it belongs to
	Date        Date
	Identifiers []Identifier
	Note        string
	Source      string
	Unconfirmed bool // known only from a document's words
}

// Convention is an international instrument: treaty, protocol, resolution,
// declaration, action plan, set of principles, call, process.
type Convention struct {
	ID          ID
	Type        string
	Symbol      string
	Names       Texts
	Aliases     map[Lang][]string
	AdoptedOn   Date
	AdoptedAt   ID // meeting
	Parent      ID // the instrument it belongs to, or the actor that issued it
	Identifiers []Identifier
	Note        string
	Source      string
	Unconfirmed bool
}

// Topic is a theme.
type Topic struct {
	ID      ID
	Names   Texts
	Broader ID
	Scope   string
}

// NodeID returns the meeting's id.
func (m *Meeting) NodeID() ID { return m.ID }

// NodeID returns the document's id.
func (d *Document) NodeID() ID { return d.ID }

// NodeID returns the witness's id.
func (w *Witness) NodeID() ID { return w.ID }

// NodeID returns the passage's id.
func (p *Passage) NodeID() ID { return p.ID }

// NodeID returns the commitment's id.
func (c *Commitment) NodeID() ID { return c.ID }

// NodeID returns the actor's id.
func (a *Actor) NodeID() ID { return a.ID }

// NodeID returns the convention's id.
func (c *Convention) NodeID() ID { return c.ID }

// NodeID returns the topic's id.
func (t *Topic) NodeID() ID { return t.ID }
