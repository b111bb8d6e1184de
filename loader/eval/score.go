package eval

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"stemma/graph"
)

// The measures, in the order in which they are read.
const (
	commitments  = "commitments"
	force        = "force"
	topic        = "topic"
	mentionSpans = "mention-spans"
	mentions     = "mentions"
	edgeTargets  = "edge-targets"
	edges        = "edges"
	lineageEdges = "lineage-edges"
	segmentation = "segmentation" // gold commitments that begin and end where the text is cut
	spans        = "spans"        // matched commitments with the very span of the gold
	lineage      = "commitment-lineage"
	lineageType  = "commitment-lineage-type"
	unresolved   = "unresolved"
)

// lineageTypes are the mission's three.
var lineageTypes = []graph.RelationType{graph.Reaffirms, graph.BuildsOn, graph.DelegatesTo}

// scorer judges the records of several texts.
type scorer struct {
	gold   *Gold
	out    output
	report *Report
	toGold map[graph.ID]string // a commitment's gold document and ref, once matched
	rules  map[string]*Rule
	cells  map[string]map[Cell]int
}

// tally is what one text scores.
type tally struct {
	found map[string]Found
	right map[string]Right
	open  int
}

func newTally() tally { return tally{found: map[string]Found{}, right: map[string]Right{}} }

func (t *tally) add(o tally) {
	for k, v := range o.found {
		t.found[k] = t.found[k].plus(v)
	}
	for k, v := range o.right {
		t.right[k] = t.right[k].plus(v)
	}
	t.open += o.open
}

// Score judges records against the gold of the texts named.
func Score(gold *Gold, texts []*Text, records []Record) (*Report, error) {
	seen := map[string]bool{}
	for _, t := range texts {
		if seen[t.Document] {
			return nil, fmt.Errorf("score: %s is given twice", t.Document)
		}
		seen[t.Document] = true
	}
	s := &scorer{
		gold: gold, out: sortOut(texts, records), report: newReport(), toGold: map[graph.ID]string{},
		rules: map[string]*Rule{}, cells: map[string]map[Cell]int{force: {}, topic: {}, edges: {}},
	}
	tallies := make([]tally, len(texts))
	for i, t := range texts {
		tallies[i] = s.text(t)
	}
	crossing := s.lineage(seen)
	s.report.Items = numbered(s.report.Items)
	s.figures(texts, tallies, crossing)
	s.tables()
	return s.report, nil
}

// text judges what was found in one text.
func (s *scorer) text(t *Text) tally {
	out := newTally()
	d := s.out.documents[t.Document]
	out.open = d.unresolved
	s.commitments(t, d, &out)
	s.mentions(t, d, &out)
	s.edges(t, d, &out)
	return out
}

func (s *scorer) item(i Item) { s.report.Items = append(s.report.Items, i) }

// lost notes a line of gold whose words are not in the text.
func (s *scorer) lost(table, document, ref, start string) {
	s.report.NotFound = append(s.report.NotFound, fmt.Sprintf("%s %s %s: %q", table, document, ref, start))
}

func (s *scorer) commitments(t *Text, d *found, out *tally) {
	type located struct {
		Commitment
		span span
	}
	var gold []located
	for _, c := range s.gold.Commitments {
		if c.Document != t.Document {
			continue
		}
		at, ok := t.anchors.find(c.Start, c.End)
		if !ok {
			s.lost("commitments.tsv", c.Document, c.Ref, c.Start)
			continue
		}
		gold = append(gold, located{c, at})
	}
	pairs := pair(len(gold), len(d.commitments), func(g, p int) float64 { return atLeast(iou(gold[g].span, d.commitments[p].span())) })
	to, taken := byGold(pairs)
	out.found[commitments] = counts(len(pairs), len(d.commitments), len(gold))
	var cut, exact, forces, topics Right
	for g, c := range gold {
		cut.judge(t.starts[c.span.start] && t.ends[c.span.end])
		p, ok := to[g]
		if !ok {
			s.item(Item{Measure: commitments, Document: t.Document, Key: c.Ref, Verdict: Missed, Note: c.Start})
			s.cells[force][Cell{Gold: string(c.Force)}]++
			continue
		}
		got := d.commitments[p]
		s.toGold[got.ID] = t.Document + "\t" + c.Ref
		s.item(Item{Measure: commitments, Document: t.Document, Key: c.Ref, Verdict: Good})
		exact.judge(got.span() == c.span)
		s.label(spans, t, c.Ref, got.span() == c.span, excerpt(c.Start, c.End), excerpt(got.Text, ""), "")
		s.cells[force][Cell{Gold: string(c.Force), Got: string(got.Force)}]++
		forces.judge(got.Force == c.Force)
		s.label(force, t, c.Ref, got.Force == c.Force, string(c.Force), string(got.Force), c.Start)
		main, right := bareTopics(got.Topics, c.Topic)
		topics.judge(right)
		s.label(topic, t, c.Ref, right, c.Topic, main, c.Start)
		if !right {
			s.cells[topic][Cell{Gold: c.Topic, Got: main}]++
		}
	}
	for p, c := range d.commitments {
		if !taken[p] {
			s.item(Item{Measure: commitments, Document: t.Document, Key: opening(c.Text), Verdict: Surplus, Note: c.Ref + " " + c.Text})
			s.cells[force][Cell{Got: string(c.Force)}]++
		}
	}
	out.right[segmentation], out.right[spans], out.right[force], out.right[topic] = cut, exact, forces, topics
}

// label notes whether a matched thing has the label it should.
func (s *scorer) label(measure string, t *Text, key string, ok bool, gold, got, note string) {
	if ok {
		s.item(Item{Measure: measure, Document: t.Document, Key: key, Verdict: Good})
		return
	}
	s.item(Item{Measure: measure, Document: t.Document, Key: key, Verdict: Wrong, Gold: gold, Got: got, Note: note})
}

// topicsJudged is how many topics of a commitment count, the main one first:
// annotators name one, and a commitment may well have a second.
const topicsJudged = 2

func bareTopics(topics []graph.ID, want string) (main string, right bool) {
	for i, id := range topics {
		if i == 0 {
			main = bare(id)
		}
		if i < topicsJudged && bare(id) == want {
			right = true
		}
	}
	return main, right
}

// bare is an id without its kind, as the gold names things.
func bare(id graph.ID) string {
	if _, slug, ok := strings.Cut(string(id), ":"); ok {
		return slug
	}
	return string(id)
}

func counts(right, got, gold int) Found { return Found{right, got - right, gold - right} }

// openingWords tell a surplus from another; a letter or number would move.
const openingWords = 6

func opening(text string) string {
	ws := strings.Fields(text)
	return strings.Join(ws[:min(openingWords, len(ws))], " ")
}

func excerpt(start, end string) string {
	const most = 60
	text := []rune(start)
	if end == "" && len(text) > 2*most {
		return string(text[:most]) + "…" + string(text[len(text)-most:])
	}
	if end != "" {
		return start + "…" + end
	}
	return start
}

func (s *scorer) mentions(t *Text, d *found, out *tally) {
	type located struct {
		Mention
		span span
	}
	var gold []located
	for _, m := range s.gold.Mentions {
		if m.Document != t.Document {
			continue
		}
		at, ok := t.anchors.find(m.Start, "")
		if !ok {
			s.lost("mentions.tsv", m.Document, m.Ref, m.Start)
			continue
		}
		if whole, ok := t.anchors.findAfter(m.Surface, m.Start); ok {
			at = whole
		}
		gold = append(gold, located{m, at})
	}
	spansOnly := pair(len(gold), len(d.mentions), func(g, p int) float64 { return atLeast(cover(gold[g].span, d.mentions[p].span())) })
	out.found[mentionSpans] = counts(len(spansOnly), len(d.mentions), len(gold))
	pairs := pair(len(gold), len(d.mentions), func(g, p int) float64 {
		if gold[g].ID != bare(d.mentions[p].ID) {
			return 0
		}
		return atLeast(cover(gold[g].span, d.mentions[p].span()))
	})
	to, taken := byGold(pairs)
	out.found[mentions] = counts(len(pairs), len(d.mentions), len(gold))
	for g, m := range gold {
		i := Item{Measure: mentions, Document: t.Document, Key: m.Ref + " " + m.ID, Verdict: Good}
		if _, ok := to[g]; !ok {
			i.Verdict, i.Note = Missed, m.Surface
		}
		s.item(i)
	}
	for p, m := range d.mentions {
		if !taken[p] {
			s.item(Item{Measure: mentions, Document: t.Document, Key: bare(m.ID) + " " + opening(m.Surface), Verdict: Surplus, Note: t.around(m.span())})
		}
	}
}

// around is a span with a few words of the text on either side.
func (t *Text) around(at span) string {
	const reach = 40
	return foldSpace(t.anchors.slice(max(0, at.start-reach), at.start) + "[" + t.anchors.slice(at.start, at.end) + "]" + t.anchors.slice(at.end, at.end+reach))
}

// figures sums the tallies up, for all and by document, language and genre.
func (s *scorer) figures(texts []*Text, tallies []tally, crossing Figures) {
	all := newTally()
	for _, t := range tallies {
		all.add(t)
	}
	per := func(measure string) {
		for i, t := range texts {
			f := tallies[i].found[measure]
			s.report.Figures = append(s.report.Figures, Figure{Name: measure + "/" + t.Document, Found: &f})
		}
	}
	for _, f := range all.list() {
		switch f.Name {
		case commitments, mentions, edges:
			per(f.Name)
		}
		s.report.Figures = append(s.report.Figures, f)
	}
	open := s.out.open
	s.report.Figures = append(s.report.Figures, crossing...)
	s.report.Figures = append(s.report.Figures, Figure{Name: unresolved, Count: &open})

	group := func(name func(i int) string) []Group {
		sums := map[string]tally{}
		for i := range texts {
			n := name(i)
			if n == "" {
				continue
			}
			sum, ok := sums[n]
			if !ok {
				sum = newTally()
			}
			sum.add(tallies[i])
			sums[n] = sum
		}
		var out []Group
		for n, sum := range sums {
			open := sum.open
			out = append(out, Group{n, append(sum.list(), Figure{Name: unresolved, Count: &open})})
		}
		sort.Slice(out, func(a, b int) bool { return out[a].Name < out[b].Name })
		return out
	}
	s.report.Documents = group(func(i int) string { return texts[i].Document })
	s.report.Languages = group(func(i int) string { return string(s.out.languages[texts[i].Document]) })
	s.report.Genres = group(func(i int) string { return string(texts[i].Genre) })
}

// list gives a tally's figures in their order.
func (t tally) list() Figures {
	var out Figures
	for _, name := range []string{commitments, force, topic, mentionSpans, mentions, edgeTargets, edges, lineageEdges} {
		out = append(out, t.figure(name))
	}
	return append(out, t.figure(segmentation), t.figure(spans))
}

func (t tally) figure(name string) Figure {
	if r, ok := t.right[name]; ok {
		return Figure{Name: name, Right: &r}
	}
	f := t.found[name]
	return Figure{Name: name, Found: &f}
}

func keeps(types []graph.RelationType, t graph.RelationType) bool {
	return types == nil || slices.Contains(types, t)
}
