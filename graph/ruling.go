package graph

import (
	"cmp"
	"maps"
	"slices"
)

// speaker is a decision, or all that a curator's file lists, in the order in
// which people are believed: the later date first, then the file whose name
// sorts first, and in one file a decision before the lists.
type speaker struct {
	strength
	key     string
	date    Date
	curator string
	ruling  *Outcome // nil for the lists
	facts   *Facts   // nil for a decision
}

// hear collects what people decided.
func (b *builder) hear() {
	for _, src := range b.sources {
		if !src.curated() {
			continue
		}
		head := fileDate(src.Source)
		curator := src.Info.Agent
		for i := range src.Facts.Decisions {
			d := &src.Facts.Decisions[i]
			if d.Verb == VerbFile {
				curator = d.Curator
				continue
			}
			b.speakers = append(b.speakers, speaker{
				strength: src.strength, key: src.Info.Key, date: d.Date, curator: d.Curator,
				ruling: &Outcome{Decision: *d, Key: src.Info.Key, Why: whyNothing},
			})
		}
		if src.strength == byCurator {
			b.speakers = append(b.speakers, speaker{
				strength: src.strength, key: src.Info.Key, date: head, curator: curator, facts: &src.Facts,
			})
		}
	}
	slices.SortStableFunc(b.speakers, func(x, y speaker) int {
		return cmp.Or(
			cmp.Compare(x.strength, y.strength), cmp.Compare(y.date, x.date), cmp.Compare(x.key, y.key),
			cmp.Compare(bit(x.ruling == nil), bit(y.ruling == nil)), cmp.Compare(x.id(), y.id()),
		)
	})
}

func (sp *speaker) id() ID {
	if sp.ruling == nil {
		return ""
	}
	return sp.ruling.ID
}

func bit(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// fileDate is the date that a curator's file gives itself.
func fileDate(src *Source) Date {
	for i := range src.Facts.Decisions {
		if d := &src.Facts.Decisions[i]; d.Verb == VerbFile {
			return d.Date
		}
	}
	return ""
}

// rulings gives the decisions with one of the verbs, strongest first.
func (b *builder) rulings(verbs ...Verb) []*speaker {
	var out []*speaker
	for i := range b.speakers {
		if sp := &b.speakers[i]; sp.ruling != nil && slices.Contains(verbs, sp.ruling.Verb) {
			out = append(out, sp)
		}
	}
	return out
}

// Why a decision was not applied.
const (
	whyNothing   = "the graph holds nothing of that name yet"
	whyNoTarget  = "the graph does not hold where it leads"
	whyOverruled = "a later decision says otherwise"
	whyBackwards = "it would lead from the earlier text to the later one"
	whyCycle     = "the two ids would each be the other"
	whyNoPlace   = "it is named at none of these places"
)

func (o *Outcome) done()           { o.Applied, o.Why = true, "" }
func (o *Outcome) fail(why string) { o.Why = why }
func (o *Outcome) lost()           { o.Overruled, o.Why = true, whyOverruled }

// question is what decisions may differ about.
type question struct {
	subject ID
	about   string
}

// hearing holds the first answer to each question: speakers are heard strongest
// first.
type hearing struct {
	b     *builder
	first map[question]Word
}

func (b *builder) hearing() *hearing { return &hearing{b, make(map[question]Word)} }

// says reports whether a speaker's answer holds: it is the first, or the same
// as the first. Two people who differ are kept for review.
func (a *hearing) says(sp *speaker, subject ID, about, value string) bool {
	q := question{subject, about}
	mine := Word{sp.key, sp.curator, sp.date, value}
	won, asked := a.first[q]
	if !asked {
		a.first[q] = mine
		return true
	}
	if won.Value == value {
		return true
	}
	if won.Curator != mine.Curator && won.Key != mine.Key {
		a.b.contradictions = append(a.b.contradictions, Contradiction{subject, about, won, mine})
	}
	return false
}

// conclude hands the outcomes to the snapshot, in a fixed order.
func (b *builder) conclude() {
	for i := range b.speakers {
		if o := b.speakers[i].ruling; o != nil {
			b.decisions = append(b.decisions, *o)
		}
	}
	slices.SortStableFunc(b.contradictions, func(x, y Contradiction) int {
		return cmp.Or(cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.About, y.About), cmp.Compare(x.Lost.Key, y.Lost.Key))
	})
	slices.SortFunc(b.disagreements, func(x, y Disagreement) int {
		return cmp.Or(natural(x.Subject, y.Subject), cmp.Compare(x.About, y.About))
	})
	b.former = make(map[ID][]ID, len(b.merged))
	for _, old := range slices.Sorted(maps.Keys(b.merged)) {
		b.former[b.merged[old]] = append(b.former[b.merged[old]], old)
	}
	for old, now := range b.movedEdges(func(id ID) bool { _, there := b.Edge(id); return there }) {
		current, _ := b.Edge(now)
		b.alias[old] = current.ID
	}
}

// movedEdges gives the ids of edges that are none any more, each with the first
// of its later ids that is known: an edge may have moved more than once, and who
// noted its first id knows nothing of those between. It is made before anything
// is added to what known reads, so that it does not hang on the order of a map.
func (b *builder) movedEdges(known func(ID) bool) map[ID]ID {
	out := make(map[ID]ID, len(b.formerEdges))
	for _, old := range slices.Sorted(maps.Keys(b.formerEdges)) {
		now := old
		for range b.formerEdges { // no chain is longer, and one may be a circle
			if known(now) {
				break
			}
			next, moved := b.formerEdges[now]
			if !moved {
				break
			}
			now = next
		}
		if now != old && known(now) {
			out[old] = now
		}
	}
	return out
}
