package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// ReviewKind says why something waits for a person.
type ReviewKind string

// The kinds of what waits, in the order in which equal scores are listed.
const (
	ReviewContradiction ReviewKind = "CONTRADICTION"  // two people decided differently
	ReviewNotApplied    ReviewKind = "NOT_APPLIED"    // a decision found nothing that it names
	ReviewDifference    ReviewKind = "DIFFERENCE"     // extraction reads otherwise than a curator
	ReviewDangling      ReviewKind = "DANGLING"       // an edge with an end that is nowhere
	ReviewUnresolved    ReviewKind = "UNRESOLVED"     // a statement whose target is open
	ReviewLowConfidence ReviewKind = "LOW_CONFIDENCE" // an edge that words state, not surely
	ReviewLeftOut       ReviewKind = "LEFT_OUT"       // an act that a complete list does not hold
	ReviewAlignment     ReviewKind = "ALIGNMENT"      // a pair of commitments just alike enough
	ReviewUnconfirmed   ReviewKind = "UNCONFIRMED"    // an entity known from words alone
)

// ReviewKinds lists the kinds.
var ReviewKinds = []ReviewKind{
	ReviewContradiction, ReviewNotApplied, ReviewDifference, ReviewDangling, ReviewUnresolved,
	ReviewLowConfidence, ReviewLeftOut, ReviewAlignment, ReviewUnconfirmed,
}

// ReviewItem is something that a person should look at.
type ReviewItem struct {
	Kind    ReviewKind
	Subject ID      // a node, an edge, an unresolved statement or a decision
	About   string  // what of it, where that is more than one thing
	Score   float64 // 0..1, how much it needs a person
	Reason  string
	Words   string // of the text
	// Curation holds lines of a curation file, each of which decides it one way;
	// those that begin with "#" want to be completed first.
	Curation []string
}

// Key tells the items of one list apart.
func (r *ReviewItem) Key() string {
	return string(r.Kind) + " " + string(r.Subject) + " " + r.About
}

const (
	// unsure is the confidence below which a stated edge is worth a look.
	unsure = 0.8
	// margin is how far above the lowest score drawn an alignment is a near thing.
	margin = 0.05
)

// Review lists what most needs a person, the most urgent first; of some kinds
// only where any are named. The first to ask waits for the list to be made, or
// until its context ends.
func (s *Snapshot) Review(ctx context.Context, kinds ...ReviewKind) ([]ReviewItem, error) {
	all, err := s.review.Of(ctx, s.reviewAll)
	if err != nil {
		return nil, fmt.Errorf("list what to review: %w", err)
	}
	if len(kinds) == 0 {
		return slices.Clone(all), nil
	}
	var out []ReviewItem
	for _, item := range all {
		if slices.Contains(kinds, item.Kind) {
			out = append(out, item)
		}
	}
	return out, nil
}

func (s *Snapshot) reviewAll(ctx context.Context) ([]ReviewItem, error) {
	p := &pace{ctx: ctx}
	var all []ReviewItem
	for _, part := range []func(*pace) []ReviewItem{
		s.reviewPeople, s.reviewDifferences, s.reviewEdges, s.reviewStatements, s.reviewActs, s.reviewEntities,
	} {
		all = append(all, part(p)...)
		if err := cmp.Or(p.err, ctx.Err()); err != nil {
			return nil, err
		}
	}
	for i := range all {
		all[i].Score = math.Round(all[i].Score*1000) / 1000
	}
	order := make(map[ReviewKind]int, len(ReviewKinds))
	for i, kind := range ReviewKinds {
		order[kind] = i
	}
	slices.SortStableFunc(all, func(x, y ReviewItem) int {
		return cmp.Or(
			cmp.Compare(y.Score, x.Score), cmp.Compare(order[x.Kind], order[y.Kind]),
			natural(x.Subject, y.Subject), cmp.Compare(x.About, y.About),
		)
	})
	return slices.CompactFunc(all, func(x, y ReviewItem) bool { return x.Key() == y.Key() }), nil
}

// reviewPeople lists where two people differ, and decisions that found nothing.
func (s *Snapshot) reviewPeople(*pace) []ReviewItem {
	var out []ReviewItem
	for _, c := range s.contradictions {
		out = append(out, ReviewItem{
			Kind: ReviewContradiction, Subject: c.Subject, About: c.About + " " + c.Lost.Key, Score: 1,
			Reason: fmt.Sprintf("%s: %s of %s (%s) says %s, which holds; %s of %s (%s) says %s", c.About,
				c.Won.Curator, fileOf(c.Won.Key), c.Won.Date, c.Won.Value, c.Lost.Curator, fileOf(c.Lost.Key), c.Lost.Date, c.Lost.Value),
			Words:    s.wordsOf(c.Subject),
			Curation: []string{decides(c.Subject, c.About, c.Won.Value), decides(c.Subject, c.About, c.Lost.Value)},
		})
	}
	for i := range s.decisions {
		o := &s.decisions[i]
		if o.Applied || o.Overruled {
			continue
		}
		out = append(out, ReviewItem{
			Kind: ReviewNotApplied, Subject: o.ID, Score: 0.95,
			Reason:   fmt.Sprintf("%s of %s decided: %s; %s", o.Curator, fileOf(o.Key), o.Decision, o.Why),
			Curation: []string{"# mend or take out in " + fileOf(o.Key) + ": " + o.String()},
		})
	}
	return out
}

func fileOf(key string) string { return strings.TrimPrefix(key, "curation:") }

// reviewDifferences lists where extraction contradicts curation.
func (s *Snapshot) reviewDifferences(p *pace) []ReviewItem {
	var out []ReviewItem
	for _, d := range s.disagreements {
		out = append(out, ReviewItem{
			Kind: ReviewDifference, Subject: d.Subject, About: d.About, Score: 0.9,
			Reason:   fmt.Sprintf("%s: a curator says %s, the text is read as %s", d.About, d.Curated, d.Extracted),
			Words:    s.wordsOf(d.Subject),
			Curation: []string{decides(d.Subject, d.About, d.Curated), decides(d.Subject, d.About, d.Extracted)},
		})
	}
	loaded := make(map[ID]bool)
	for _, w := range s.witnesses {
		loaded[w.Document] = true
	}
	for _, c := range s.commitments {
		if p.over() {
			return nil
		}
		if c.Curator == "" || len(c.Texts) > 0 || !loaded[c.Document] {
			continue
		}
		out = append(out, ReviewItem{
			Kind: ReviewDifference, Subject: c.ID, About: "commitment", Score: 0.85,
			Reason:   "a curator lists it, and it was not found in the text",
			Words:    c.Begins,
			Curation: []string{decides(c.ID, "commitment", "no")},
		})
	}
	return out
}

// reviewEdges lists edges that are not sure, or lead nowhere, or say otherwise
// than a curator's between the same two nodes.
func (s *Snapshot) reviewEdges(p *pace) []ReviewItem {
	var out []ReviewItem
	floor := s.lowestLikeness(p)
	for e := range s.AllEdges() {
		if p.over() {
			return nil
		}
		if e.Status == Rejected || !e.Type.Stated() || vouched(e) {
			continue
		}
		item := ReviewItem{
			Subject: e.ID, Words: quoteOf(e.Evidence),
			Curation: []string{edgeLine("accept", e), edgeLine("reject", e)},
		}
		says := fmt.Sprintf("%s %s %s", e.From, e.Type, e.To)
		switch other := s.curatedBeside(e); {
		case other != nil:
			item.Kind, item.Score = ReviewDifference, 0.9
			item.Reason = fmt.Sprintf("%s was found, where a curator says %s", says, other.Type)
		case alikeOnly(e) && e.Confidence < floor+margin:
			item.Kind, item.Score = ReviewAlignment, 0.3+0.2*(floor+margin-e.Confidence)/margin
			item.Reason = fmt.Sprintf("%s: alike enough by little, at %.2f; %.2f is the lowest that was drawn", says, e.Confidence, floor)
		case e.Method == Stated && e.Confidence < unsure:
			item.Kind, item.Score = ReviewLowConfidence, 0.4+0.5*(1-e.Confidence)
			item.Reason = fmt.Sprintf("%s: found with confidence %.2f", says, e.Confidence)
		default:
			continue
		}
		out = append(out, item)
	}
	for _, e := range s.dangling {
		if alikeOnly(e) {
			continue // what it leads to was left out, which is listed by itself
		}
		end := e.To
		if _, there := s.Node(end); there {
			end = e.From
		}
		out = append(out, ReviewItem{
			Kind: ReviewDangling, Subject: e.ID, Score: 0.8, Words: quoteOf(e.Evidence),
			Reason:   fmt.Sprintf("%s %s %s: the graph does not hold %s", e.From, e.Type, e.To, end),
			Curation: []string{edgeLine("reject", e), "# " + strings.TrimSuffix(edgeLine("retarget", e), "}") + ", target: ID}"},
		})
	}
	return out
}

// lowestLikeness is the lowest score of a pair that was drawn, whatever people
// made of it since: near the threshold of alignment, which is no part of the
// graph.
func (s *Snapshot) lowestLikeness(p *pace) float64 {
	floor := 1.0
	for e := range s.AllEdges() {
		if p.over() {
			break
		}
		for j := range e.Evidence {
			if ev := &e.Evidence[j]; ev.Method == Aligned || ev.Method == Inferred {
				floor = min(floor, ev.Confidence)
			}
		}
	}
	return floor
}

// vouched reports whether a person stands behind an edge.
func vouched(e *Edge) bool {
	return slices.ContainsFunc(e.Evidence, func(ev Evidence) bool { return ev.Curator != "" })
}

// curatedBeside finds an edge of another type between the same nodes that a
// person vouches for, where none of them vouches for this one.
func (s *Snapshot) curatedBeside(e *Edge) *Edge {
	n, ok := s.number(e.From)
	if !ok || e.Method != Stated {
		return nil
	}
	for i := s.out[n]; i < s.out[n+1]; i++ {
		other := s.edge(i)
		if s.has(i) && other.To == e.To && other.Type != e.Type && other.Type.Stated() && other.Status == Active && vouched(other) {
			return other
		}
	}
	return nil
}

// reviewStatements lists the unresolved statements with their candidates.
func (s *Snapshot) reviewStatements(p *pace) []ReviewItem {
	var out []ReviewItem
	for _, u := range s.unresolved {
		if p.over() {
			return nil
		}
		item := ReviewItem{Kind: ReviewUnresolved, Subject: u.ID, Score: 0.55, Words: quoteOf(u.Evidence)}
		item.Reason = fmt.Sprintf("%s %s “%s”", u.From, u.Type, u.Surface)
		if len(u.Candidates) == 0 {
			item.Reason += ": nothing in the graph is known by these words"
			item.Curation = append(item.Curation, fmt.Sprintf("# - settle: {unresolved: %s, target: ID}", u.ID))
		} else {
			item.Score = 0.6 + 0.15*u.Candidates[0].Score
			item.Reason += ": " + choices(u.Candidates)
		}
		for _, c := range u.Candidates[:min(len(u.Candidates), 3)] {
			item.Curation = append(item.Curation, fmt.Sprintf("- settle: {unresolved: %s, target: %s}", u.ID, c.ID))
		}
		item.Curation = append(item.Curation, fmt.Sprintf("- dismiss: {unresolved: %s}", u.ID))
		out = append(out, item)
	}
	return out
}

func choices(list []Candidate) string {
	var out []string
	for _, c := range list[:min(len(list), 3)] {
		out = append(out, fmt.Sprintf("%s (%.2f)", c.ID, c.Score))
	}
	if more := len(list) - len(out); more > 0 {
		out = append(out, fmt.Sprintf("%d more", more))
	}
	return strings.Join(out, ", ")
}

// reviewActs lists what a complete list does not hold.
func (s *Snapshot) reviewActs(p *pace) []ReviewItem {
	var out []ReviewItem
	for _, c := range s.leftOut {
		if p.over() {
			return nil
		}
		text := c.Texts.In(French)
		out = append(out, ReviewItem{
			Kind: ReviewLeftOut, Subject: c.ID, Score: 0.5, Words: text,
			Reason: fmt.Sprintf("read as a commitment (%s), and not in the list that a curator calls complete", c.Force),
			Curation: []string{
				fmt.Sprintf("- commitment: {id: %s, begins: %s, force: %s}", c.ID, quoted(openingOf(text)), cmp.Or(c.Force, Commit)),
				decides(c.ID, "commitment", "no"),
			},
		})
	}
	return out
}

// reviewEntities lists what no data and no curator knows, by how often it is
// named.
func (s *Snapshot) reviewEntities(*pace) []ReviewItem {
	var out []ReviewItem
	add := func(id ID, names Texts) {
		named := len(s.Mentions(id))
		out = append(out, ReviewItem{
			Kind: ReviewUnconfirmed, Subject: id, Score: 0.3 + 0.3*float64(named)/float64(named+5),
			Reason:   fmt.Sprintf("known from a text's words alone: %s; mentions: %d", names.In(English), named),
			Words:    names.In(English),
			Curation: []string{fmt.Sprintf("- confirm: {id: %s}", id), fmt.Sprintf("# - merge: {id: %s, into: ID}", id)},
		})
	}
	for _, a := range s.actors {
		if a.Unconfirmed {
			add(a.ID, a.Names)
		}
	}
	for _, c := range s.conventions {
		if c.Unconfirmed {
			add(c.ID, c.Names)
		}
	}
	return out
}

// wordsOf returns the words that a node or an edge stands on.
func (s *Snapshot) wordsOf(id ID) string {
	if e, ok := s.Edge(id); ok {
		return quoteOf(e.Evidence)
	}
	if c, ok := s.Commitment(id); ok {
		return cmp.Or(c.Texts.In(French), c.Summaries.In(English))
	}
	return ""
}

func quoteOf(list []Evidence) string {
	for i := range list {
		if list[i].Quote != "" {
			return list[i].Quote
		}
	}
	return ""
}
