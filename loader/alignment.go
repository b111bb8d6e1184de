package loader

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"stemma/graph"
	"stemma/loader/align"
)

// statement is a commitment in the reading that gives its document's
// commitments.
type statement struct {
	*reading
	act int
}

// alignment holds what is aligned: one reading a document, its best.
type alignment struct {
	pipeline   *pipeline
	readings   map[graph.ID]*reading // by document
	statements map[graph.ID]statement
}

// between aligns the commitments of documents, each later one with all that are
// earlier. only limits the answer to pairs with one of these documents at an
// end; nil does not.
func (p *pipeline) between(ctx context.Context, readings map[graph.ID]*reading, only map[graph.ID]bool) (*alignment, []align.Pair, error) {
	a := &alignment{pipeline: p, readings: readings, statements: map[graph.ID]statement{}}
	var fresh, all []align.Commitment
	for _, id := range sorted(readings) {
		r := readings[id]
		cs := p.aligned(r)
		for i := range cs {
			a.statements[cs[i].ID] = statement{r, i}
		}
		all = append(all, cs...)
		if only[id] {
			fresh = append(fresh, cs...)
		}
	}
	if only == nil {
		pairs, err := align.Pairs(ctx, all, all)
		return a, pairs, err
	}
	forth, err := align.Pairs(ctx, all, fresh)
	if err != nil {
		return nil, nil, err
	}
	back, err := align.Pairs(ctx, fresh, all)
	if err != nil {
		return nil, nil, err
	}
	for _, pair := range back {
		if !only[a.statements[pair.Later].document] {
			forth = append(forth, pair)
		}
	}
	return a, forth, nil
}

func sorted(readings map[graph.ID]*reading) []graph.ID {
	ids := make([]graph.ID, 0, len(readings))
	for id := range readings {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// better reports whether a reading gives a document's commitments rather than
// another: by quality, then by the file's hash.
func better(a, b *reading) bool {
	return cmp.Or(cmp.Compare(b.quality, a.quality), cmp.Compare(a.sha256, b.sha256)) < 0
}

// alignments makes the revisions that align new or changed documents with each
// other and with all others that the graph holds. Those are read again from
// their stored texts, and not from the snapshot, which shows what people decided
// of them too: an alignment is a function of two texts, so that the order of
// loading does not show.
func (p *pipeline) alignments(ctx context.Context, prior *graph.Snapshot, changed map[graph.ID]*reading) ([]graph.Revision, []Problem) {
	if len(changed) == 0 {
		return nil, nil
	}
	var problems []Problem
	readings := map[graph.ID]*reading{}
	only := map[graph.ID]bool{}
	current := map[string]bool{}
	for id, r := range changed {
		readings[id] = r
		only[id] = true
	}
	if prior != nil {
		for _, d := range prior.Documents() {
			if readings[d.ID] != nil || len(prior.WitnessesOf(d.ID)) == 0 {
				continue
			}
			all, _, err := p.withPrior(ctx, prior, d.ID, nil)
			switch {
			case err != nil:
				problems = append(problems, Problem{Source: string(d.ID), Stage: "align", Err: err})
			case len(all) > 0:
				readings[d.ID] = all[0]
			}
		}
		for _, info := range prior.Revisions() {
			current[info.Key] = true
		}
	}
	a, pairs, err := p.between(ctx, readings, only)
	if err != nil {
		return nil, append(problems, Problem{Stage: "align", Err: err})
	}
	edges := map[string][]graph.Edge{}
	for _, pair := range pairs {
		key := alignmentKey(a.statements[pair.Later].document, a.statements[pair.Earlier].document)
		edges[key] = append(edges[key], a.edge(pair))
	}
	ids := sorted(readings)
	var out []graph.Revision
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			key := alignmentKey(x, y)
			if !only[x] && !only[y] || len(edges[key]) == 0 && !current[key] {
				continue // what is not there needs no retraction
			}
			slices.SortFunc(edges[key], func(x, y graph.Edge) int { return cmp.Compare(x.ID, y.ID) })
			out = append(out, graph.Revision{Key: key, Agent: p.agent(), Facts: graph.Facts{Edges: edges[key]}})
		}
	}
	return out, problems
}

// alignmentKey is the key of the revision that aligns two documents.
func alignmentKey(a, b graph.ID) string {
	return "alignment:" + min(a.Slug(), b.Slug()) + "|" + max(a.Slug(), b.Slug())
}

func (p *pipeline) agent() string {
	if p.Version == "" {
		return "stemma"
	}
	return "stemma " + p.Version
}

// edge is a pair as the graph holds it, with the later commitment's words.
func (a *alignment) edge(pair align.Pair) graph.Edge {
	s := a.statements[pair.Later]
	act := s.result.Acts[s.act]
	cp := s.points
	ev := graph.Evidence{
		Document: s.document, Witness: a.pipeline.witnessOf(s.reading), Passage: s.passageID(s.refs.unit[s.act]),
		Start: cp.at(act.Start), End: cp.at(act.End), Quote: fold(s.doc.Text[act.Start:act.End]), Cue: pair.Cue, Rule: pair.Rule,
		Method: pair.Method, Confidence: pair.Score, Reasons: why(pair),
	}
	return graph.Edge{
		ID: graph.EdgeID(pair.Type, pair.Later, pair.Earlier), Type: pair.Type, From: pair.Later, To: pair.Earlier,
		Method: pair.Method, Confidence: pair.Score, Status: graph.Active, Evidence: []graph.Evidence{ev},
	}
}

// why lists what two commitments share, then what changed between them.
func why(pair align.Pair) []string { return append(slices.Clone(pair.Reasons), pair.Change...) }

// witnessOf is the id of the witness that a document's best reading is.
func (p *pipeline) witnessOf(r *reading) graph.ID {
	b := &factsBuilder{pipeline: p, best: r, doc: r.document}
	b.name([]*reading{r})
	return b.names[r]
}

// alignmentRecords are the commitment-to-commitment edges between the documents
// that were read, by later, then earlier commitment.
func (p *pipeline) alignmentRecords(ctx context.Context, read []*reading) ([]record, error) {
	best := map[graph.ID]*reading{}
	for _, r := range read {
		if old := best[r.document]; old == nil || better(r, old) {
			best[r.document] = r
		}
	}
	if len(best) < 2 {
		return nil, nil
	}
	a, pairs, err := p.between(ctx, best, nil)
	if err != nil {
		return nil, fmt.Errorf("align: %w", err)
	}
	out := make([]record, len(pairs))
	for i, pair := range pairs {
		e := a.edge(pair)
		ev := e.Evidence[0]
		out[i] = record{
			Record: "edge", Type: string(e.Type), Source: e.From, Target: e.To, Start: &ev.Start, End: &ev.End, Cue: ev.Cue,
			Method: string(e.Method), Confidence: e.Confidence, Rule: ev.Rule, Reasons: ev.Reasons,
		}
	}
	return out, nil
}

// instrument is the instrument that a document is the text of, where it is known.
func (r *reading) instrument() graph.ID {
	switch {
	case r.desc.Instrument != "":
		return graph.MakeID(graph.KindConvention, r.desc.Instrument)
	case r.part.Main:
		return r.desc.Self
	}
	return ""
}

// aligned returns what alignment reads of a document: its commitments with what
// they name.
func (p *pipeline) aligned(r *reading) []align.Commitment {
	acts := r.result.Acts
	own := p.speakers(r)
	out := make([]align.Commitment, len(acts))
	for i, a := range acts {
		c := align.Commitment{
			ID: r.actID(i), Document: r.document, Meeting: r.desc.Meeting.ID, Date: r.desc.Start(), Lang: r.desc.Lang,
			Ref: r.refs.act[i], Order: i, Force: a.Force, Text: fold(r.doc.Text[a.Start:a.End]), Topics: a.Topics,
			Headings: r.part.Passages[a.Passage].Headings, Addressees: a.Addressees, Hedge: fold(a.Hedge), Subset: a.Subset,
			DocumentText: r.instrument(),
		}
		for _, t := range a.Topics {
			if wider := p.wider(t); wider != "" {
				c.Themes = appendNew(c.Themes, wider)
			}
		}
		for _, m := range r.mentions {
			if m.Start < a.Start || m.End > a.End || m.ID == "" {
				continue
			}
			if !m.Implicit {
				c.Names = append(c.Names, fold(r.doc.Text[m.Start:m.End]))
			}
			if !own[m.ID] {
				c.Targets = appendNew(c.Targets, m.ID)
				if e, ok := p.reg.Entity(m.ID); ok && m.Kind == graph.KindConvention && e.Parent.Kind() == graph.KindActor && !own[e.Parent] {
					c.Targets = appendNew(c.Targets, e.Parent)
				}
			}
		}
		out[i] = c
	}
	for _, e := range r.result.Relations {
		if e.Act < 0 || e.Target == "" {
			continue
		}
		c := &out[e.Act]
		c.Targets = appendNew(c.Targets, e.Target)
		if e.Target.Kind() == graph.KindConvention {
			c.Relations = append(c.Relations, align.Relation{Type: e.Type, Target: e.Target})
		}
		if ref := p.reference(e.Target); ref.Meeting != "" || ref.Text != "" {
			ref.Type, ref.Cue = e.Type, fold(e.Cue)
			c.References = append(c.References, ref)
		}
	}
	return out
}

// speakers are the forum of a document and those it belongs to: whom every
// commitment may name, and none is told by.
func (p *pipeline) speakers(r *reading) map[graph.ID]bool {
	own := map[graph.ID]bool{}
	for id := r.desc.Forum; id != "" && !own[id]; {
		own[id] = true
		e, ok := p.reg.Entity(id)
		if !ok {
			break
		}
		id = e.Parent
	}
	return own
}

// wider returns the theme that a topic belongs to, where that is not the root.
func (p *pipeline) wider(topic graph.ID) graph.ID {
	var found graph.Topic
	topics := p.reg.TopicFacts().Topics
	for _, t := range topics {
		if t.ID == topic {
			found = t
		}
	}
	for _, t := range topics {
		if t.ID == found.Broader && t.Broader != "" {
			return t.ID
		}
	}
	return ""
}

// reference says which meeting a name stands for, where it does.
func (p *pipeline) reference(id graph.ID) align.Reference {
	switch id.Kind() {
	case graph.KindMeeting:
		return align.Reference{Meeting: id}
	case graph.KindConvention:
		ref := align.Reference{Text: id}
		if e, ok := p.reg.Entity(id); ok {
			ref.Meeting = e.AdoptedAt
		}
		return ref
	}
	return align.Reference{}
}

func appendNew(ids []graph.ID, id graph.ID) []graph.ID {
	for _, o := range ids {
		if o == id {
			return ids
		}
	}
	return append(ids, id)
}
