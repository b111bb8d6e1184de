package quads

import (
	"fmt"

	"github.com/cayleygraph/quad"

	"stemma/graph"
)

// The table. A line: GraphQL's name, the RDF term, the cardinality (in the
// constructor's name) and the place in the record. Ends of edges and names of
// records are at the foot, in facts.go.

var spanClass = class[graph.Span]{nsOA + "TextPositionSelector", []field[graph.Span]{
	ref("witness", nsOA+"hasSource", func(s *graph.Span) *graph.ID { return &s.Witness }),
	whole("start", nsOA+"start", func(s *graph.Span) *int { return &s.Start }),
	whole("end", nsOA+"end", func(s *graph.Span) *int { return &s.End }),
}}

var identifierClass = class[graph.Identifier]{nsSchema + "PropertyValue", []field[graph.Identifier]{
	word("scheme", nsSchema+"propertyID", func(i *graph.Identifier) *string { return &i.Scheme }),
	word("value", nsSchema+"value", func(i *graph.Identifier) *string { return &i.Value }),
}}

var candidateClass = class[graph.Candidate]{Namespace + "Candidate", []field[graph.Candidate]{
	ref("node", Namespace+"candidate-node", func(c *graph.Candidate) *graph.ID { return &c.ID }),
	number("score", Namespace+"score", func(c *graph.Candidate) *float64 { return &c.Score }),
	word("why", Namespace+"why", func(c *graph.Candidate) *string { return &c.Why }),
}}

var evidenceClass = class[graph.Evidence]{Namespace + "Evidence", []field[graph.Evidence]{
	ref("document", nsDCTerms+"source", func(e *graph.Evidence) *graph.ID { return &e.Document }),
	ref("witness", nsOA+"hasSource", func(e *graph.Evidence) *graph.ID { return &e.Witness }),
	ref("passage", nsProv+"wasQuotedFrom", func(e *graph.Evidence) *graph.ID { return &e.Passage }),
	whole("start", nsOA+"start", func(e *graph.Evidence) *int { return &e.Start }),
	whole("end", nsOA+"end", func(e *graph.Evidence) *int { return &e.End }),
	word("quote", nsOA+"exact", func(e *graph.Evidence) *string { return &e.Quote }),
	word("cue", Namespace+"cue", func(e *graph.Evidence) *string { return &e.Cue }),
	word("rule", Namespace+"rule", func(e *graph.Evidence) *string { return &e.Rule }),
	word("method", Namespace+"method", func(e *graph.Evidence) *graph.Method { return &e.Method }),
	number("confidence", Namespace+"confidence", func(e *graph.Evidence) *float64 { return &e.Confidence }),
	lines("reasons", Namespace+"shared", func(e *graph.Evidence) *[]string { return &e.Reasons }),
	word("curator", Namespace+"curator", func(e *graph.Evidence) *string { return &e.Curator }),
	date("date", nsDCTerms+"date", func(e *graph.Evidence) *graph.Date { return &e.Date }),
	word("reason", nsRDFS+"comment", func(e *graph.Evidence) *string { return &e.Reason }),
}}

func spans[T any](at func(*T) *[]graph.Span) field[T] {
	return parts("spans", nsOA+"hasSelector", Set, spanClass,
		func(w *writer, _ []byte, s *graph.Span, _ int) []byte {
			return w.identity().id(s.Witness).whole(s.Start).whole(s.End).iri("span")
		}, at)
}

func identifiers[T any](at func(*T) *[]graph.Identifier) field[T] {
	return parts("identifiers", nsSchema+"identifier", Set, identifierClass,
		func(w *writer, _ []byte, i *graph.Identifier, _ int) []byte {
			return w.identity().word(i.Scheme).word(i.Value).iri("identifier")
		}, at)
}

func candidates[T any](at func(*T) *[]graph.Candidate) field[T] {
	return parts("candidates", Namespace+"candidate", List, candidateClass,
		func(w *writer, owner []byte, c *graph.Candidate, at int) []byte {
			return w.identity().owner(owner).whole(at).id(c.ID).number(c.Score).word(c.Why).iri("candidate")
		}, at)
}

func evidence[T any](id func(*T) graph.ID, at func(*T) *[]graph.Evidence) field[T] {
	f := parts("evidence", Namespace+"evidence", Set, evidenceClass, nil, at)
	f.write = func(w *writer, s []byte, t *T) {
		for i := range *at(t) {
			e := &(*at(t))[i]
			from := len(w.terms)
			w.terms = graph.AppendEvidenceID(append(append(w.terms, Base...), "evidence:"...), id(t), e)
			node := w.since(from)
			w.add(s, f.Term, value{node: node})
			evidenceClass.write(w, node, e)
		}
	}
	return f
}

var readingClass = class[graph.Reading]{Namespace + "Reading", []field[graph.Reading]{
	word("language", nsSchema+"inLanguage", func(r *graph.Reading) *graph.Lang { return &r.Language }),
	ref("witness", nsOA+"hasSource", func(r *graph.Reading) *graph.ID { return &r.Witness }),
	whole("start", nsOA+"start", func(r *graph.Reading) *int { return &r.Start }),
	whole("end", nsOA+"end", func(r *graph.Reading) *int { return &r.End }),
	word("force", Namespace+"force", func(r *graph.Reading) *graph.Force { return &r.Force }),
	word("deadline", Namespace+"deadline", func(r *graph.Reading) *string { return &r.Deadline }),
	lines("quantities", Namespace+"quantities", func(r *graph.Reading) *[]string { return &r.Quantities }),
	word("hedge", Namespace+"hedge", func(r *graph.Reading) *string { return &r.Hedge }),
	flag("subset", Namespace+"subset", func(r *graph.Reading) *bool { return &r.Subset }),
	refs("addressees", nsSchema+"recipient", func(r *graph.Reading) *[]graph.ID { return &r.Addressees }),
	refs("names", nsSchema+"mentions", func(r *graph.Reading) *[]graph.ID { return &r.Names }),
	number("confidence", Namespace+"confidence", func(r *graph.Reading) *float64 { return &r.Confidence }),
	lines("grounds", Namespace+"shared", func(r *graph.Reading) *[]string { return &r.Grounds }),
}}

func readings[T any](at func(*T) *[]graph.Reading) field[T] {
	return parts("readings", Namespace+"reading", List, readingClass,
		func(w *writer, owner []byte, r *graph.Reading, at int) []byte {
			return w.identity().owner(owner).whole(at).word(string(r.Language)).id(r.Witness).whole(r.Start).whole(r.End).iri("reading")
		}, at)
}

var matchClass = class[graph.Match]{Namespace + "Match", []field[graph.Match]{
	ref("witness", nsOA+"hasSource", func(m *graph.Match) *graph.ID { return &m.Witness }),
	number("confidence", Namespace+"confidence", func(m *graph.Match) *float64 { return &m.Confidence }),
	lines("grounds", Namespace+"shared", func(m *graph.Match) *[]string { return &m.Grounds }),
	word("force", Namespace+"force", func(m *graph.Match) *graph.Force { return &m.Force }),
}}

func matches[T any](at func(*T) *[]graph.Match) field[T] {
	return parts("matches", Namespace+"match", List, matchClass,
		func(w *writer, owner []byte, m *graph.Match, at int) []byte {
			return w.identity().owner(owner).whole(at).id(m.Witness).iri("match")
		}, at)
}

var meetingClass = class[graph.Meeting]{nsSchema + "Event", []field[graph.Meeting]{
	word("type", nsDCTerms+"type", func(m *graph.Meeting) *string { return &m.Type }),
	texts("name", nsRDFS+"label", func(m *graph.Meeting) *graph.Texts { return &m.Names }),
	names("aliases", nsSKOS+"altLabel", func(m *graph.Meeting) *map[graph.Lang][]string { return &m.Aliases }),
	ref("forum", nsSchema+"organizer", func(m *graph.Meeting) *graph.ID { return &m.Forum }),
	word("series", Namespace+"series", func(m *graph.Meeting) *string { return &m.Series }),
	word("place", nsSchema+"location", func(m *graph.Meeting) *string { return &m.Place }),
	word("country", nsSchema+"addressCountry", func(m *graph.Meeting) *string { return &m.Country }),
	date("startDate", nsSchema+"startDate", func(m *graph.Meeting) *graph.Date { return &m.StartDate }),
	date("endDate", nsSchema+"endDate", func(m *graph.Meeting) *graph.Date { return &m.EndDate }),
	ref("presidency", Namespace+"presidency", func(m *graph.Meeting) *graph.ID { return &m.Presidency }),
	refs("participants", nsSchema+"attendee", func(m *graph.Meeting) *[]graph.ID { return &m.Participants }),
	ref("previous", Namespace+"previous", func(m *graph.Meeting) *graph.ID { return &m.Follows }),
	identifiers(func(m *graph.Meeting) *[]graph.Identifier { return &m.Identifiers }),
	word("note", nsSKOS+"note", func(m *graph.Meeting) *string { return &m.Note }),
	word("source", nsDCTerms+"source", func(m *graph.Meeting) *string { return &m.Source }),
}}

var documentClass = class[graph.Document]{Namespace + "Document", []field[graph.Document]{
	word("type", nsDCTerms+"type", func(d *graph.Document) *string { return &d.Type }),
	texts("title", nsRDFS+"label", func(d *graph.Document) *graph.Texts { return &d.Titles }),
	date("date", nsDCTerms+"date", func(d *graph.Document) *graph.Date { return &d.Date }),
	ref("meeting", nsProv+"wasGeneratedBy", func(d *graph.Document) *graph.ID { return &d.Meeting }),
	ref("textOf", nsSchema+"exampleOfWork", func(d *graph.Document) *graph.ID { return &d.TextOf }),
	word("url", nsSchema+"url", func(d *graph.Document) *string { return &d.URL }),
	word("language", nsSchema+"inLanguage", func(d *graph.Document) *graph.Lang { return &d.Language }),
	flag("complete", Namespace+"complete", func(d *graph.Document) *bool { return &d.Complete }),
	word("source", nsDCTerms+"source", func(d *graph.Document) *string { return &d.Source }),
}}

var witnessClass = class[graph.Witness]{Namespace + "Witness", []field[graph.Witness]{
	ref("document", nsDCTerms+"isFormatOf", func(w *graph.Witness) *graph.ID { return &w.Document }),
	word("language", nsSchema+"inLanguage", func(w *graph.Witness) *graph.Lang { return &w.Language }),
	word("format", nsSchema+"encodingFormat", func(w *graph.Witness) *string { return &w.Format }),
	word("source", nsDCTerms+"source", func(w *graph.Witness) *string { return &w.Source }),
	word("sha256", Namespace+"sha256", func(w *graph.Witness) *string { return &w.SHA256 }),
	number("quality", Namespace+"quality", func(w *graph.Witness) *float64 { return &w.Quality }),
	word("text", nsSchema+"text", func(w *graph.Witness) *string { return &w.Text }),
}}

var passageClass = class[graph.Passage]{Namespace + "Passage", []field[graph.Passage]{
	ref("document", nsDCTerms+"isPartOf", func(p *graph.Passage) *graph.ID { return &p.Document }),
	word("ref", nsDCTerms+"identifier", func(p *graph.Passage) *string { return &p.Ref }),
	word("kind", nsDCTerms+"type", func(p *graph.Passage) *string { return &p.Kind }),
	lines("headings", Namespace+"headings", func(p *graph.Passage) *[]string { return &p.Headings }),
	whole("order", nsSchema+"position", func(p *graph.Passage) *int { return &p.Order }),
	spans(func(p *graph.Passage) *[]graph.Span { return &p.Spans }),
	word("begins", Namespace+"begins", func(p *graph.Passage) *string { return &p.Begins }),
	matches(func(p *graph.Passage) *[]graph.Match { return &p.Matches }),
}}

var commitmentClass = class[graph.Commitment]{Namespace + "Commitment", []field[graph.Commitment]{
	ref("document", nsDCTerms+"isPartOf", func(c *graph.Commitment) *graph.ID { return &c.Document }),
	ref("meeting", nsProv+"wasGeneratedBy", func(c *graph.Commitment) *graph.ID { return &c.Meeting }),
	ref("passage", nsProv+"wasQuotedFrom", func(c *graph.Commitment) *graph.ID { return &c.Passage }),
	word("ref", nsDCTerms+"identifier", func(c *graph.Commitment) *string { return &c.Ref }),
	whole("order", nsSchema+"position", func(c *graph.Commitment) *int { return &c.Order }),
	word("force", Namespace+"force", func(c *graph.Commitment) *graph.Force { return &c.Force }),
	refs("topics", nsDCTerms+"subject", func(c *graph.Commitment) *[]graph.ID { return &c.Topics }),
	refs("actors", nsDCTerms+"creator", func(c *graph.Commitment) *[]graph.ID { return &c.MadeBy }),
	texts("text", nsSchema+"text", func(c *graph.Commitment) *graph.Texts { return &c.Texts }),
	texts("summary", nsDCTerms+"abstract", func(c *graph.Commitment) *graph.Texts { return &c.Summaries }),
	spans(func(c *graph.Commitment) *[]graph.Span { return &c.Spans }),
	refs("addressees", nsSchema+"recipient", func(c *graph.Commitment) *[]graph.ID { return &c.Addressees }),
	word("deadline", Namespace+"deadline", func(c *graph.Commitment) *string { return &c.Deadline }),
	lines("topicReasons", Namespace+"topic-reasons", func(c *graph.Commitment) *[]string { return &c.TopicReasons }),
	lines("quantities", Namespace+"quantities", func(c *graph.Commitment) *[]string { return &c.Quantities }),
	word("hedge", Namespace+"hedge", func(c *graph.Commitment) *string { return &c.Hedge }),
	flag("subset", Namespace+"subset", func(c *graph.Commitment) *bool { return &c.Subset }),
	refs("aliases", Namespace+"formerly", func(c *graph.Commitment) *[]graph.ID { return &c.Aliases }),
	word("curator", Namespace+"curator", func(c *graph.Commitment) *string { return &c.Curator }),
	word("begins", Namespace+"begins", func(c *graph.Commitment) *string { return &c.Begins }),
	readings(func(c *graph.Commitment) *[]graph.Reading { return &c.Readings }),
}}

var actorClass = class[graph.Actor]{nsProv + "Agent", []field[graph.Actor]{
	word("type", nsDCTerms+"type", func(a *graph.Actor) *string { return &a.Type }),
	texts("name", nsRDFS+"label", func(a *graph.Actor) *graph.Texts { return &a.Names }),
	names("aliases", nsSKOS+"altLabel", func(a *graph.Actor) *map[graph.Lang][]string { return &a.Aliases }),
	ref("parent", nsOrg+"subOrganizationOf", func(a *graph.Actor) *graph.ID { return &a.Parent }),
	date("date", nsDCTerms+"date", func(a *graph.Actor) *graph.Date { return &a.Date }),
	identifiers(func(a *graph.Actor) *[]graph.Identifier { return &a.Identifiers }),
	word("note", nsSKOS+"note", func(a *graph.Actor) *string { return &a.Note }),
	word("source", nsDCTerms+"source", func(a *graph.Actor) *string { return &a.Source }),
	flag("unconfirmed", Namespace+"unconfirmed", func(a *graph.Actor) *bool { return &a.Unconfirmed }),
}}

var conventionClass = class[graph.Convention]{nsSchema + "Legislation", []field[graph.Convention]{
	word("type", nsDCTerms+"type", func(c *graph.Convention) *string { return &c.Type }),
	word("symbol", nsDCTerms+"identifier", func(c *graph.Convention) *string { return &c.Symbol }),
	texts("name", nsRDFS+"label", func(c *graph.Convention) *graph.Texts { return &c.Names }),
	names("aliases", nsSKOS+"altLabel", func(c *graph.Convention) *map[graph.Lang][]string { return &c.Aliases }),
	date("adoptedOn", nsDCTerms+"issued", func(c *graph.Convention) *graph.Date { return &c.AdoptedOn }),
	ref("adoptedAt", nsProv+"wasGeneratedBy", func(c *graph.Convention) *graph.ID { return &c.AdoptedAt }),
	ref("parent", nsDCTerms+"isPartOf", func(c *graph.Convention) *graph.ID { return &c.Parent }),
	identifiers(func(c *graph.Convention) *[]graph.Identifier { return &c.Identifiers }),
	word("note", nsSKOS+"note", func(c *graph.Convention) *string { return &c.Note }),
	word("source", nsDCTerms+"source", func(c *graph.Convention) *string { return &c.Source }),
	flag("unconfirmed", Namespace+"unconfirmed", func(c *graph.Convention) *bool { return &c.Unconfirmed }),
}}

var topicClass = class[graph.Topic]{nsSKOS + "Concept", []field[graph.Topic]{
	texts("name", nsSKOS+"prefLabel", func(t *graph.Topic) *graph.Texts { return &t.Names }),
	ref("broader", nsSKOS+"broader", func(t *graph.Topic) *graph.ID { return &t.Broader }),
	word("scope", nsSKOS+"scopeNote", func(t *graph.Topic) *string { return &t.Scope }),
}}

var mentionClass = class[graph.Mention]{Namespace + "Mention", []field[graph.Mention]{
	ref("witness", nsOA+"hasSource", func(m *graph.Mention) *graph.ID { return &m.Witness }),
	ref("passage", nsDCTerms+"isPartOf", func(m *graph.Mention) *graph.ID { return &m.Passage }),
	word("kind", nsDCTerms+"type", func(m *graph.Mention) *graph.Kind { return &m.Kind }),
	ref("target", nsOA+"hasBody", func(m *graph.Mention) *graph.ID { return &m.Target }),
	word("surface", nsOA+"exact", func(m *graph.Mention) *string { return &m.Surface }),
	whole("start", nsOA+"start", func(m *graph.Mention) *int { return &m.Start }),
	whole("end", nsOA+"end", func(m *graph.Mention) *int { return &m.End }),
	candidates(func(m *graph.Mention) *[]graph.Candidate { return &m.Candidates }),
}}

var edgeClass = class[graph.Edge]{Namespace + "Relation", []field[graph.Edge]{
	relation("type", func(e *graph.Edge) *graph.RelationType { return &e.Type }),
	ref("source", nsRDF+"subject", func(e *graph.Edge) *graph.ID { return &e.From }),
	ref("target", nsRDF+"object", func(e *graph.Edge) *graph.ID { return &e.To }),
	word("method", Namespace+"method", func(e *graph.Edge) *graph.Method { return &e.Method }),
	number("confidence", Namespace+"confidence", func(e *graph.Edge) *float64 { return &e.Confidence }),
	word("status", Namespace+"status", func(e *graph.Edge) *graph.Status { return &e.Status }),
	evidence(func(e *graph.Edge) graph.ID { return e.ID }, func(e *graph.Edge) *[]graph.Evidence { return &e.Evidence }),
	word("data", nsDCTerms+"source", func(e *graph.Edge) *string { return &e.Source }),
}}

var unresolvedClass = class[graph.Unresolved]{Namespace + "Unresolved", []field[graph.Unresolved]{
	relation("type", func(u *graph.Unresolved) *graph.RelationType { return &u.Type }),
	ref("source", nsRDF+"subject", func(u *graph.Unresolved) *graph.ID { return &u.From }),
	word("surface", nsOA+"exact", func(u *graph.Unresolved) *string { return &u.Surface }),
	evidence(func(u *graph.Unresolved) graph.ID { return u.ID }, func(u *graph.Unresolved) *[]graph.Evidence { return &u.Evidence }),
	candidates(func(u *graph.Unresolved) *[]graph.Candidate { return &u.Candidates }),
}}

var decisionClass = class[graph.Decision]{Namespace + "Decision", []field[graph.Decision]{
	word("verb", nsDCTerms+"type", func(d *graph.Decision) *graph.Verb { return &d.Verb }),
	ref("subject", nsSchema+"about", func(d *graph.Decision) *graph.ID { return &d.Subject }),
	word("relation", Namespace+"of-type", func(d *graph.Decision) *graph.RelationType { return &d.Type }),
	ref("source", nsRDF+"subject", func(d *graph.Decision) *graph.ID { return &d.From }),
	ref("target", nsRDF+"object", func(d *graph.Decision) *graph.ID { return &d.To }),
	word("begins", Namespace+"begins", func(d *graph.Decision) *string { return &d.Begins }),
	word("surface", nsOA+"exact", func(d *graph.Decision) *string { return &d.Surface }),
	word("as", Namespace+"as-type", func(d *graph.Decision) *graph.RelationType { return &d.As }),
	ref("instead", Namespace+"instead", func(d *graph.Decision) *graph.ID { return &d.Target }),
	refs("places", nsSchema+"location", func(d *graph.Decision) *[]graph.ID { return &d.Places }),
	word("cue", Namespace+"cue", func(d *graph.Decision) *string { return &d.Cue }),
	number("confidence", Namespace+"confidence", func(d *graph.Decision) *float64 { return &d.Confidence }),
	texts("name", nsSKOS+"altLabel", func(d *graph.Decision) *graph.Texts { return &d.Names }),
	date("startDate", nsSchema+"startDate", func(d *graph.Decision) *graph.Date { return &d.Start }),
	date("endDate", nsSchema+"endDate", func(d *graph.Decision) *graph.Date { return &d.End }),
	word("force", Namespace+"force", func(d *graph.Decision) *graph.Force { return &d.Force }),
	refs("topics", nsDCTerms+"subject", func(d *graph.Decision) *[]graph.ID { return &d.Topics }),
	texts("summary", nsDCTerms+"abstract", func(d *graph.Decision) *graph.Texts { return &d.Summaries }),
	refs("addressees", nsSchema+"recipient", func(d *graph.Decision) *[]graph.ID { return &d.Addressees }),
	word("deadline", Namespace+"deadline", func(d *graph.Decision) *string { return &d.Deadline }),
	lines("quantities", Namespace+"quantities", func(d *graph.Decision) *[]string { return &d.Quantities }),
	word("hedge", Namespace+"hedge", func(d *graph.Decision) *string { return &d.Hedge }),
	word("curator", Namespace+"curator", func(d *graph.Decision) *string { return &d.Curator }),
	date("date", nsDCTerms+"date", func(d *graph.Decision) *graph.Date { return &d.Date }),
	word("reason", nsRDFS+"comment", func(d *graph.Decision) *string { return &d.Reason }),
}}

// relation is a relation's type as the predicate it draws.
func relation[T any](name string, at func(*T) *graph.RelationType) field[T] {
	const term = quad.IRI(nsRDF + "predicate")
	return field[T]{
		Property: Property{name, term, One},
		write: func(w *writer, s []byte, t *T) {
			if !at(t).Known() {
				w.fail(fmt.Errorf("%q is no relation of the model", string(*at(t))))
			}
			w.add(s, term, w.iri(RelationIRI(*at(t))))
		},
		read: func(r *reader, from *described, t *T) {
			iri, _ := r.one(from, term).(quad.IRI)
			known := false
			if *at(t), known = relationOf(iri); !known {
				r.fail("<%s> is no relation of the model", string(iri))
			}
		},
	}
}

// Classes gives the mapping as data, by kind of record: its RDF class and its
// properties.
func Classes() map[string]struct {
	Term       quad.IRI
	Properties []Property
} {
	type entry = struct {
		Term       quad.IRI
		Properties []Property
	}
	return map[string]entry{
		"Meeting":    {meetingClass.term, meetingClass.properties()},
		"Document":   {documentClass.term, documentClass.properties()},
		"Witness":    {witnessClass.term, witnessClass.properties()},
		"Passage":    {passageClass.term, passageClass.properties()},
		"Commitment": {commitmentClass.term, commitmentClass.properties()},
		"Actor":      {actorClass.term, actorClass.properties()},
		"Convention": {conventionClass.term, conventionClass.properties()},
		"Topic":      {topicClass.term, topicClass.properties()},
		"Mention":    {mentionClass.term, mentionClass.properties()},
		"Relation":   {edgeClass.term, edgeClass.properties()},
		"Unresolved": {unresolvedClass.term, unresolvedClass.properties()},
		"Decision":   {decisionClass.term, decisionClass.properties()},
		"Evidence":   {evidenceClass.term, evidenceClass.properties()},
		"Candidate":  {candidateClass.term, candidateClass.properties()},
		"Reading":    {readingClass.term, readingClass.properties()},
		"Match":      {matchClass.term, matchClass.properties()},
		"Span":       {spanClass.term, spanClass.properties()},
		"Identifier": {identifierClass.term, identifierClass.properties()},
	}
}
