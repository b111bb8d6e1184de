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
		cs, err := p.aligned(ctx, r)
		if err != nil {
			return nil, nil, err
		}
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
	start, end := quoted(s.doc.Text, act.Start, act.End, act.Start)
	ev := graph.Evidence{
		Document: s.document, Witness: a.pipeline.witnessOf(s.reading), Passage: s.passageID(s.refs.unit[s.act]),
		Start: cp.at(start), End: cp.at(end), Quote: fold(s.doc.Text[start:end]), Cue: pair.Cue, Rule: pair.Rule,
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
