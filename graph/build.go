package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// builder is the work of one Build, in the order of its fields.
type builder struct {
	sources []ranked // strongest first

	meetings    statements[Meeting]
	documents   statements[Document]
	witnesses   statements[Witness]
	passages    statements[Passage]
	commitments statements[Commitment]
	actors      statements[Actor]
	conventions statements[Convention]
	topics      statements[Topic]

	// moved holds, for each commitment that is left out, the passage that its
	// statements are of; "" where there is none.
	moved map[ID]ID
	// demoted holds, for each commitment that a curator calls a mere statement,
	// the passage it is.
	demoted map[ID]ID

	speakers    []speaker // who decided what, strongest first
	known       map[ID]ID // ids under which curators say commitments were known
	merged      map[ID]ID // entities that are others: their current ids
	formerEdges map[ID]ID // ids of edges before an entity at an end was another
	byDocument  map[ID][]*Commitment
	withdrawn   map[ID]bool
	looked      map[question]bool // fields of acts that a decision is about
	settled     map[ID]bool       // unresolved statements that a person decided

	origins []string // by number: the key of the strongest source of the node
	*Snapshot
}

// Build merges the current revisions into a snapshot. The order of sources does
// not matter. Of several values for one property the strongest source wins:
// curation of people, then builtin, then documents, then alignments; among
// people the later date, and else the revision whose key sorts first. Decisions
// are applied to what is found then. Edges of one id become one edge
// with all their evidence. It is an error for an edge to have an empty end. What
// texts state is joined to what curators say by a curator's first words, where
// there are any, and else by id.
//
// The facts belong to the snapshot afterwards: they must not be changed.
func Build(sources []Source) (*Snapshot, error) {
	b := &builder{sources: rank(sources), Snapshot: &Snapshot{cuts: Kept[Date, *Snapshot]{Most: maxCuts}}}
	for _, src := range b.sources {
		b.revisions = append(b.revisions, src.Info)
	}
	slices.SortStableFunc(b.revisions, func(x, y RevisionInfo) int { return cmp.Compare(x.Sequence, y.Sequence) })
	b.hear()
	b.join()
	b.uniteEntities()
	b.separate()
	if err := b.merge(); err != nil {
		return nil, fmt.Errorf("build snapshot: %w", err)
	}
	b.describe()
	b.refer()
	b.complete()
	b.quote()
	b.intern()
	b.name()
	b.settle()
	if err := b.connect(); err != nil {
		return nil, fmt.Errorf("build snapshot: %w", err)
	}
	b.succeed()
	b.wait()
	b.listen()
	b.conclude()
	return b.Snapshot, nil
}

func same(id ID) ID { return id }

// merge makes one record of all that is said of one node.
func (b *builder) merge() (err error) {
	b.meetings, err = gather(b.sources, KindMeeting, Meeting{},
		func(f *Facts) []Meeting { return f.Meetings }, func(m *Meeting) *ID { return &m.ID }, same, mergeMeeting)
	if err != nil {
		return err
	}
	b.documents, err = gather(b.sources, KindDocument, Document{},
		func(f *Facts) []Document { return f.Documents }, func(d *Document) *ID { return &d.ID }, same, mergeDocument)
	if err != nil {
		return err
	}
	b.witnesses, err = gather(b.sources, KindWitness, Witness{},
		func(f *Facts) []Witness { return f.Witnesses }, func(w *Witness) *ID { return &w.ID }, same, mergeWitness)
	if err != nil {
		return err
	}
	b.passages, err = gather(b.sources, KindPassage, Passage{},
		func(f *Facts) []Passage { return f.Passages }, func(p *Passage) *ID { return &p.ID }, same, mergePassage)
	if err != nil {
		return err
	}
	b.known = curatedAliases(b.sources)
	b.commitments, err = gather(b.sources, KindCommitment, Commitment{},
		func(f *Facts) []Commitment { return f.Commitments }, func(c *Commitment) *ID { return &c.ID },
		func(id ID) ID {
			if current, ok := b.known[id]; ok {
				return current
			}
			return id
		}, mergeCommitment)
	if err != nil {
		return err
	}
	b.actors, err = gather(b.sources, KindActor, Actor{Unconfirmed: true},
		func(f *Facts) []Actor { return f.Actors }, func(a *Actor) *ID { return &a.ID }, same, mergeActor)
	if err != nil {
		return err
	}
	b.conventions, err = gather(b.sources, KindConvention, Convention{Unconfirmed: true},
		func(f *Facts) []Convention { return f.Conventions }, func(c *Convention) *ID { return &c.ID }, same, mergeConvention)
	if err != nil {
		return err
	}
	b.topics, err = gather(b.sources, KindTopic, Topic{},
		func(f *Facts) []Topic { return f.Topics }, func(t *Topic) *ID { return &t.ID }, same, mergeTopic)
	return err
}

// refer fills the references that follow from others: a part's document from
// its id, a commitment's meeting from its document, a document's convention
// from a TEXT_OF edge, its language from its best witness, its official address
// from that convention.
func (b *builder) refer() {
	for _, src := range b.sources {
		for i := range src.Facts.Edges {
			e := &src.Facts.Edges[i]
			if e.Type != TextOf || e.Status == Rejected {
				continue
			}
			if d, ok := b.documents.find(e.From); ok {
				fill(&d.TextOf, e.To)
			}
		}
	}
	for _, d := range b.documents.list {
		c, ok := b.conventions.find(d.TextOf)
		if !ok {
			continue
		}
		if i := slices.IndexFunc(c.Identifiers, func(i Identifier) bool { return i.Scheme == "url" }); i >= 0 {
			fill(&d.URL, c.Identifiers[i].Value)
		}
	}
	for _, p := range b.passages.list {
		fill(&p.Document, documentOf(p.ID))
	}
	for _, c := range b.commitments.list {
		fill(&c.Document, documentOf(c.ID))
		if d, ok := b.documents.find(c.Document); ok {
			fill(&c.Meeting, d.Meeting)
		}
	}
	best := make(map[ID]*Witness)
	for _, w := range b.witnesses.list {
		fill(&w.Document, documentOf(w.ID))
		if have := best[w.Document]; have == nil || better(w, have) {
			best[w.Document] = w
		}
	}
	for id, w := range best {
		if d, ok := b.documents.find(id); ok {
			fill(&d.Language, w.Language)
		}
	}
}

// better reports whether a witness stands before another: by quality, then id.
func better(w, than *Witness) bool {
	if w.Quality != than.Quality {
		return w.Quality > than.Quality
	}
	return w.ID < than.ID
}
