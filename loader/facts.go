package loader

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"

	"stemma/graph"
	"stemma/loader/align"
	"stemma/loader/resolve"
)

// document makes the revision of one document from all its witnesses. The best
// witness gives the commitments; the others add texts and spans.
func (p *pipeline) document(ctx context.Context, id graph.ID, all []*reading) (graph.Revision, DocumentReport, error) {
	best := all[0]
	b := &factsBuilder{pipeline: p, best: best, doc: id}
	b.name(all)
	b.meeting()
	if err := b.own(ctx); err != nil {
		return graph.Revision{}, DocumentReport{}, err
	}
	for _, r := range all[1:] {
		if err := b.witness(ctx, r); err != nil {
			return graph.Revision{}, DocumentReport{}, fmt.Errorf("witness %s: %w", b.names[r], err)
		}
		b.mentionsIn(r)
	}
	b.insert()
	b.entities()
	f := b.out
	dr := DocumentReport{
		Document: id, Witnesses: len(f.Witnesses), Passages: len(f.Passages), Commitments: len(f.Commitments),
		Mentions: len(f.Mentions), Edges: len(f.Edges), Unresolved: len(f.Unresolved), Warnings: b.warnings, Concordances: b.concordances,
	}
	agent := "stemma"
	if p.Version != "" {
		agent += " " + p.Version
	}
	return graph.Revision{Key: string(id), Agent: agent, Facts: f}, dr, nil
}

type factsBuilder struct {
	*pipeline
	doc      graph.ID
	best     *reading
	names    map[*reading]graph.ID // witness ids
	out      graph.Facts
	byID     map[graph.ID]int // edges and unresolved statements by id
	refs     map[graph.ID]bool
	named    map[graph.ID]string // how the text names an entity that no data lists
	warnings []string

	concordances []Concordance
	extra        []inserted          // passages that another language alone has
	read         map[graph.Lang]bool // languages that have their readings
}

// name gives every witness its id: language, "-ocr" for a scan, and where
// several share that, the file's hash on all but the best.
func (b *factsBuilder) name(all []*reading) {
	b.names = map[*reading]graph.ID{}
	b.byID = map[graph.ID]int{}
	b.refs = map[graph.ID]bool{}
	b.named = map[graph.ID]string{}
	used := map[string]bool{}
	for _, r := range all {
		class := string(r.desc.Lang)
		if r.quality < scanned {
			class += "-ocr"
		}
		if used[class] {
			class += "-" + r.sha256[:8]
		}
		used[class] = true
		b.names[r] = graph.MakeID(graph.KindWitness, b.doc.Slug()+"/"+class)
	}
	for _, r := range all {
		b.out.Witnesses = append(b.out.Witnesses, graph.Witness{
			ID: b.names[r], Document: b.doc, Language: r.desc.Lang, Format: r.doc.Format, Source: filepath.Base(r.path),
			SHA256: r.sha256, Quality: r.quality, Text: r.doc.Text,
		})
	}
}

func (b *factsBuilder) meeting() {
	d := b.best.desc
	if d.Meeting.ID != "" {
		if d.Known {
			b.refs[d.Meeting.ID] = true
		} else {
			b.out.Meetings = append(b.out.Meetings, d.Meeting)
		}
	}
	doc := graph.Document{
		ID: b.doc, Type: string(b.best.part.Genre), Date: d.Date, Meeting: d.Meeting.ID, Language: d.Lang,
		Source: "the document itself",
	}
	if t := b.best.title(); t != "" {
		doc.Titles = graph.Texts{d.Lang: t}
	}
	if b.best.part.Main && d.Self != "" {
		doc.TextOf = d.Self
		b.refs[d.Self] = true
	}
	b.out.Documents = append(b.out.Documents, doc)
}

// own states what the best witness says.
func (b *factsBuilder) own(ctx context.Context) error {
	r := b.best
	w := b.names[r]
	cp := r.points
	span := func(start, end int) graph.Span { return graph.Span{Witness: w, Start: cp.at(start), End: cp.at(end)} }
	units := r.units()
	for i, u := range units {
		b.out.Passages = append(b.out.Passages, graph.Passage{
			ID: u.id, Document: b.doc, Ref: u.ref, Kind: u.kind, Headings: u.headings, Order: i, Spans: []graph.Span{span(u.start, u.end)},
		})
	}
	letters := map[string]int{}
	for i := range r.result.Acts {
		letters[r.refs.unit[i]]++
	}
	for i, a := range r.result.Acts {
		if err := ctx.Err(); err != nil {
			return err
		}
		id := r.actID(i)
		c := graph.Commitment{
			ID: id, Document: b.doc, Meeting: r.desc.Meeting.ID, Passage: r.passageID(r.refs.unit[i]), Ref: r.refs.act[i], Order: i,
			Force: a.Force, Topics: a.Topics, TopicReasons: a.TopicReasons, Texts: graph.Texts{r.desc.Lang: fold(r.doc.Text[a.Start:a.End])},
			Spans: []graph.Span{span(a.Start, a.End)}, Addressees: a.Addressees, Hedge: fold(a.Hedge), Subset: a.Subset,
			Deadline: fold(a.Deadline), Quantities: folds(a.Quantities),
		}
		if r.desc.Forum != "" {
			c.MadeBy = []graph.ID{r.desc.Forum}
			b.refs[r.desc.Forum] = true
		}
		if letters[r.refs.unit[i]] > 1 && r.refs.act[i] == r.refs.unit[i]+"a" {
			c.Aliases = []graph.ID{graph.MakeID(graph.KindCommitment, b.doc.Slug()+"/"+r.refs.unit[i])}
		}
		b.out.Commitments = append(b.out.Commitments, c)
		for _, t := range a.Addressees {
			b.refs[t] = true
		}
	}
	for _, m := range r.mentions {
		if m.Implicit {
			continue
		}
		b.out.Mentions = append(b.out.Mentions, graph.Mention{
			Witness: w, Passage: r.passageID(r.unitRef(m.Passage)), Kind: m.Kind, Target: m.ID, Surface: fold(r.doc.Text[m.Start:m.End]),
			Start: cp.at(m.Start), End: cp.at(m.End), Candidates: m.Candidates,
		})
		b.refs[m.ID] = true
		if _, known := b.named[m.ID]; !known && (m.How == "symbol" || m.How == "new") {
			b.named[m.ID] = fold(r.doc.Text[m.Start:m.End])
		}
		for _, c := range m.Candidates {
			b.refs[c.ID] = true
		}
	}
	for k := range r.result.Relations {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := &r.result.Relations[k]
		from := r.source(*e)
		start, end := quoted(r.doc.Text, e.Start, e.End, e.CueStart)
		sp := span(start, end)
		ev := graph.Evidence{
			Document: b.doc, Witness: w, Passage: r.passageOf(*e), Start: sp.Start, End: sp.End, Quote: fold(r.doc.Text[start:end]),
			Cue: fold(e.Cue), Rule: e.Rule, Method: graph.Stated, Confidence: e.Confidence,
		}
		if e.Target == "" {
			b.unresolved(e.Type, from, fold(e.Surface), ev, e.Candidates)
			continue
		}
		b.edge(e.Type, from, e.Target, ev)
	}
	return nil
}

func (b *factsBuilder) edge(t graph.RelationType, from, to graph.ID, ev graph.Evidence) {
	id := graph.EdgeID(t, from, to)
	b.refs[to] = true
	if k, ok := b.byID[id]; ok {
		e := &b.out.Edges[k]
		e.Evidence = append(e.Evidence, ev)
		e.Confidence = max(e.Confidence, ev.Confidence)
		return
	}
	b.byID[id] = len(b.out.Edges)
	b.out.Edges = append(b.out.Edges, graph.Edge{
		ID: id, Type: t, From: from, To: to, Method: graph.Stated, Confidence: ev.Confidence, Status: graph.Active, Evidence: []graph.Evidence{ev},
	})
}

func (b *factsBuilder) unresolved(t graph.RelationType, from graph.ID, surface string, ev graph.Evidence, cs []graph.Candidate) {
	id := graph.UnresolvedID(t, from, ev.Cue, surface)
	if _, ok := b.byID[id]; ok {
		return
	}
	b.byID[id] = len(b.out.Unresolved)
	b.out.Unresolved = append(b.out.Unresolved, graph.Unresolved{
		ID: id, Type: t, From: from, Surface: surface, Evidence: []graph.Evidence{ev}, Candidates: cs,
	})
	for _, c := range cs {
		b.refs[c.ID] = true
	}
}

// witness adds another witness: where the language is the same, spans and
// evidence are carried over word by word; where it is another, passages,
// sentences and acts are aligned by structure and content.
func (b *factsBuilder) witness(ctx context.Context, r *reading) error {
	w := b.names[r]
	cp := r.points
	if r.desc.Lang != b.best.desc.Lang {
		return b.translation(ctx, r)
	}
	from := b.best.points
	m := align.Witness(b.best.doc.Text, r.doc.Text)
	carry := func(start, end int) (graph.Span, bool) {
		s, e, ok := m.Span(start, end)
		if !ok {
			return graph.Span{}, false
		}
		return graph.Span{Witness: w, Start: cp.at(s), End: cp.at(e)}, true
	}
	lost := 0
	units := b.best.units()
	for i := range b.out.Passages {
		if sp, ok := carry(units[i].start, units[i].end); ok {
			b.out.Passages[i].Spans = append(b.out.Passages[i].Spans, sp)
		}
	}
	for i, a := range b.best.result.Acts {
		if sp, ok := carry(a.Start, a.End); ok {
			b.out.Commitments[i].Spans = append(b.out.Commitments[i].Spans, sp)
		} else {
			lost++
		}
	}
	if lost > 0 {
		b.warnings = append(b.warnings, fmt.Sprintf("%s: %d of %d commitments have no counterpart in it", w, lost, len(b.best.result.Acts)))
	}
	for i := range b.out.Edges {
		e := &b.out.Edges[i]
		for _, ev := range e.Evidence {
			if ev.Witness != b.names[b.best] {
				continue
			}
			start, end := from.byteAt(ev.Start), from.byteAt(ev.End)
			s, t, ok := m.Span(start, end)
			if !ok {
				continue
			}
			o := ev
			o.Witness, o.Start, o.End, o.Quote = w, cp.at(s), cp.at(t), fold(r.doc.Text[s:t])
			e.Evidence = append(e.Evidence, o)
		}
	}
	return nil
}

// mentionsIn adds where another witness names what the best one names, so that
// its readers find the names too: places, never an entity.
func (b *factsBuilder) mentionsIn(r *reading) {
	w := b.names[r]
	known := map[graph.ID]bool{}
	for _, m := range b.out.Mentions {
		known[m.Target] = true
	}
	for _, m := range r.mentions {
		if m.Implicit || m.ID == "" || !known[m.ID] {
			continue
		}
		start, end := r.points.at(m.Start), r.points.at(m.End)
		b.out.Mentions = append(b.out.Mentions, graph.Mention{
			Witness: w, Passage: b.passageAt(w, start, end), Kind: m.Kind, Target: m.ID, Surface: fold(r.doc.Text[m.Start:m.End]), Start: start, End: end,
		})
	}
}

// passageAt is the widest passage around a place in a witness, "" where there is
// none.
func (b *factsBuilder) passageAt(w graph.ID, start, end int) graph.ID {
	var found graph.ID
	width := 0
	for i := range b.out.Passages {
		for _, s := range b.out.Passages[i].Spans {
			if s.Witness == w && s.Start <= start && end <= s.End && s.End-s.Start > width {
				found, width = b.out.Passages[i].ID, s.End-s.Start
			}
		}
	}
	return found
}

// entities adds the authority's facts of everything that is named.
func (b *factsBuilder) entities() {
	ids := make([]graph.ID, 0, len(b.refs))
	for id := range b.refs {
		if id != "" {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	b.out = merge(b.out, b.reg.Facts(ids))
	for _, id := range ids {
		if _, ok := b.reg.Entity(id); ok {
			continue
		}
		if c, ok := byRule(id); ok {
			b.out.Conventions = append(b.out.Conventions, c)
		} else if m, ok := resolve.Session(id); ok {
			if id != b.best.desc.Meeting.ID { // that one is stated already
				b.out.Meetings = append(b.out.Meetings, m)
			}
		} else if name := b.named[id]; name != "" {
			b.out.Conventions = append(b.out.Conventions, byName(id, name, b.best.desc.Lang))
		}
	}
	topics := map[graph.ID]bool{}
	for _, c := range b.out.Commitments {
		for _, t := range c.Topics {
			topics[t] = true
		}
	}
	all := b.reg.TopicFacts().Topics
	for range 3 { // a topic's broader ones with it
		for _, t := range all {
			if topics[t.ID] && t.Broader != "" {
				topics[t.Broader] = true
			}
		}
	}
	for _, t := range all {
		if topics[t.ID] {
			b.out.Topics = append(b.out.Topics, t)
		}
	}
}
