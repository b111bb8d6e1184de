package loader

import (
	"context"
	"fmt"
	"slices"

	"stemma/graph"
	"stemma/loader/extract"
)

// Concordance counts what the alignment of a document's best witness with one in
// another language found.
type Concordance struct {
	Witness     graph.ID
	Aligned     int // passages of the best witness that have a counterpart
	OnlyBest    int // that have none
	OnlyOther   int // passages of the other that have none
	Split       int // passages that one version makes several of
	Moved       int // passages that stand in another order
	Acts        int // commitments whose counterpart is one by its own reading
	ActsMissing int // commitments whose counterpart is none by its own reading
	ActsOther   int // acts of the other witness that are none in the best
}

// inserted is a passage that the best witness lacks, and after which of its
// passages it stands.
type inserted struct {
	after int // place among the passages, -1 for the beginning
	graph.Passage
}

// translation adds a witness in another language: spans and texts to what the
// best witness gives, never a commitment; passages that it alone has; what its
// own reading says of each commitment; and evidence for the edges that it states
// too.
func (b *factsBuilder) translation(ctx context.Context, r *reading) error {
	c, err := concordance(ctx, b.best, r)
	if err != nil {
		return fmt.Errorf("align the languages: %w", err)
	}
	t := translation{factsBuilder: b, pair: c, other: r, witness: b.names[r], cp: newCodePoints(r.doc.Text)}
	t.first = !b.read[r.desc.Lang] // the best of its language
	if b.read == nil {
		b.read = map[graph.Lang]bool{}
	}
	b.read[r.desc.Lang] = true
	t.passages()
	t.commitments()
	t.evidence()
	t.report()
	return nil
}

type translation struct {
	*factsBuilder
	pair    *concord
	other   *reading
	witness graph.ID
	cp      *codePoints
	first   bool
	counts  Concordance
}

func (t *translation) span(start, end int) graph.Span {
	return graph.Span{Witness: t.witness, Start: t.cp.at(start), End: t.cp.at(end)}
}

// passages gives the best witness's passages their spans in the other, and adds
// those that the other alone has.
func (t *translation) passages() {
	place := map[int]int{} // the best reading's passage -> its place among the units
	extra := t.extraForces()
	for i, u := range t.best.units() {
		p := &t.out.Passages[i]
		at := t.best.passageAt(u.start)
		if at < 0 {
			continue
		}
		whole := t.best.unitRef(at) == u.ref
		if whole {
			place[at] = i
		}
		s, ok := t.pair.counterpart(at, u.start, u.end)
		if !ok {
			continue
		}
		p.Spans = append(p.Spans, t.span(s.start, s.end))
		m := graph.Match{Witness: t.witness, Confidence: s.score, Grounds: s.grounds}
		if whole {
			m.Force = extra[at]
		}
		p.Matches = append(p.Matches, m)
	}
	at := -1
	for i := range t.pair.passages {
		l := &t.pair.passages[i]
		if len(l.From) > 0 {
			if i, ok := place[l.From[len(l.From)-1]]; ok {
				at = i
			}
			continue
		}
		for _, k := range l.To {
			t.insertAfter(at, k)
		}
	}
}

// extraForces are the forces of acts of the other reading that are none in the
// best, by the best reading's passage: the first of each.
func (t *translation) extraForces() map[int]graph.Force {
	at := map[int]int{} // the other's passage -> the best's
	for i := range t.pair.passages {
		l := &t.pair.passages[i]
		for _, k := range l.To {
			if len(l.From) > 0 {
				at[k] = l.From[0]
			}
		}
	}
	out := map[int]graph.Force{}
	for i, a := range t.other.result.Acts {
		if p, ok := at[a.Passage]; ok && t.pair.back[i] < 0 && out[p] == "" {
			out[p] = a.Force
		}
	}
	return out
}

// insertAfter adds a passage of the other reading that has no counterpart. Its
// reference says its language, since its number may be another passage's.
func (t *translation) insertAfter(place, k int) {
	o := t.other.part.Passages[k]
	ref := string(t.other.desc.Lang) + "-" + t.other.unitRef(k)
	id := t.best.passageID(ref)
	for _, e := range t.extra {
		if e.ID == id { // of another witness of that language
			return
		}
	}
	p := graph.Passage{
		ID: id, Document: t.doc, Ref: ref, Kind: string(o.Kind), Headings: o.Headings,
		Spans: []graph.Span{t.span(o.Start, o.End)},
	}
	for i, a := range t.other.result.Acts {
		if a.Passage == k && t.pair.back[i] < 0 {
			p.Matches = []graph.Match{{Witness: t.witness, Confidence: 1, Force: a.Force}}
			break
		}
	}
	t.extra = append(t.extra, inserted{place, p})
}

// insert puts the passages that other languages alone have among the others.
func (b *factsBuilder) insert() {
	if len(b.extra) == 0 {
		return
	}
	slices.SortStableFunc(b.extra, func(x, y inserted) int { return x.after - y.after })
	out := make([]graph.Passage, 0, len(b.out.Passages)+len(b.extra))
	next := 0
	for i := -1; i < len(b.out.Passages); i++ {
		if i >= 0 {
			out = append(out, b.out.Passages[i])
		}
		for ; next < len(b.extra) && b.extra[next].after == i; next++ {
			out = append(out, b.extra[next].Passage)
		}
	}
	for i := range out {
		out[i].Order = i
	}
	b.out.Passages = out
}

// commitments gives every commitment its words in the other witness, and what
// each reading says by itself.
func (t *translation) commitments() {
	lang := t.other.desc.Lang
	for i, a := range t.best.result.Acts {
		c := &t.out.Commitments[i]
		s, ok := t.pair.counterpart(a.Passage, a.Start, a.End)
		k := t.pair.acts[i]
		if k >= 0 {
			o := t.other.result.Acts[k]
			s.start, s.end = o.Start, o.End
			t.counts.Acts++
		} else {
			t.counts.ActsMissing++
		}
		if !ok {
			continue
		}
		c.Spans = append(c.Spans, t.span(s.start, s.end))
		if !t.first {
			continue
		}
		c.Texts[lang] = fold(t.other.doc.Text[s.start:s.end])
		if len(c.Readings) == 0 {
			own := t.best.says(&a)
			own.Witness, own.Start, own.End, own.Confidence = c.Spans[0].Witness, c.Spans[0].Start, c.Spans[0].End, 1
			own.Names = t.best.actorsIn(a.Start, a.End)
			c.Readings = append(c.Readings, own)
		}
		other := graph.Reading{Language: lang}
		if k >= 0 {
			other = t.other.says(&t.other.result.Acts[k])
			for _, id := range other.Addressees {
				t.refs[id] = true
			}
		}
		other.Names = t.other.actorsIn(s.start, s.end)
		sp := c.Spans[len(c.Spans)-1]
		other.Witness, other.Start, other.End, other.Confidence, other.Grounds = sp.Witness, sp.Start, sp.End, s.score, s.grounds
		c.Readings = append(c.Readings, other)
	}
	for _, k := range t.pair.back {
		if k < 0 {
			t.counts.ActsOther++
		}
	}
}

// says is what a reading says of an act.
func (r *reading) says(a *extract.Act) graph.Reading {
	return graph.Reading{
		Language: r.desc.Lang, Force: a.Force, Deadline: fold(a.Deadline), Quantities: folds(a.Quantities), Hedge: fold(a.Hedge),
		Subset: a.Subset, Addressees: a.Addressees,
	}
}

// actorsIn are the actors that a stretch of the text names, each once.
func (r *reading) actorsIn(start, end int) []graph.ID {
	var out []graph.ID
	for _, m := range r.mentionsIn(start, end) {
		if m.Kind == graph.KindActor && m.ID != "" {
			out = appendNew(out, m.ID)
		}
	}
	return out
}

// evidence adds the other witness's words to the edges that it states too, from
// the counterpart of what states them.
func (t *translation) evidence() {
	sources := t.sources()
	for k := range t.other.result.Relations {
		e := &t.other.result.Relations[k]
		if e.Target == "" {
			continue
		}
		from, passage := graph.ID(""), graph.ID("")
		if e.Act >= 0 {
			if i := t.pair.back[e.Act]; i >= 0 {
				from, passage = t.best.actID(i), t.best.passageID(t.best.refs.unit[i])
			}
		} else {
			from = sources[sentenceKey{e.Passage, e.Sentence}]
			passage = from
		}
		i, ok := t.byID[graph.EdgeID(e.Type, from, e.Target)]
		if from == "" || !ok {
			continue
		}
		start, end := quoted(t.other.doc.Text, e.Start, e.End, e.CueStart)
		sp := t.span(start, end)
		edge := &t.out.Edges[i]
		edge.Evidence = append(edge.Evidence, graph.Evidence{
			Document: t.doc, Witness: t.witness, Passage: passage, Start: sp.Start, End: sp.End, Quote: fold(t.other.doc.Text[start:end]),
			Cue: fold(e.Cue), Rule: e.Rule, Method: graph.Stated, Confidence: e.Confidence,
		})
		edge.Confidence = max(edge.Confidence, e.Confidence)
	}
}

// sources says, for the sentences of the other reading, which passage of the
// best speaks where it states a relation and promises nothing.
func (t *translation) sources() map[sentenceKey]graph.ID {
	out := map[sentenceKey]graph.ID{}
	for i := range t.pair.sentences {
		l := &t.pair.sentences[i]
		for _, to := range l.to {
			for _, from := range l.from {
				if ref, ok := t.best.refs.statement[from]; ok {
					out[to] = t.best.passageID(ref)
				}
			}
		}
	}
	return out
}

// report counts what was found, and warns of what has no counterpart.
func (t *translation) report() {
	n := &t.counts
	n.Witness = t.witness
	best, other := t.pair.alone()
	n.OnlyBest, n.OnlyOther = len(best), len(other)
	for i := range t.pair.passages {
		l := &t.pair.passages[i]
		if len(l.From) == 0 || len(l.To) == 0 {
			continue
		}
		n.Aligned += len(l.From)
		if !l.Whole() {
			n.Split++
		}
		if l.Moved {
			n.Moved++
		}
	}
	t.concordances = append(t.concordances, *n)
	warn := func(format string, args ...any) { t.warnings = append(t.warnings, fmt.Sprintf(format, args...)) }
	if len(best) > 0 {
		warn("%s: %d of %s %s no counterpart in it: %s", t.witness, len(best), several(len(best)+n.Aligned, "passage"), have(len(best)), t.best.said(best))
	}
	if len(other) > 0 {
		warn("%s: %d of its passages %s no counterpart in %s: %s", t.witness, len(other), have(len(other)), t.names[t.best], t.other.said(other))
	}
	if n.Split > 0 || n.Moved > 0 {
		is := "is"
		if n.Split != 1 {
			is = "are"
		}
		warn("%s: against %s %s %s split or joined, %d moved", t.witness, t.names[t.best], several(n.Split, "passage"), is, n.Moved)
	}
	if n.ActsOther > 0 {
		warn("%s: its own reading finds %s that %s lacks; none was added", t.witness, several(n.ActsOther, "commitment"), t.names[t.best])
	}
}

// several says "1 passage", "2 passages".
func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func have(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}
