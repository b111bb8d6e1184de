package extract

import (
	"slices"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// defaultReach is how many words may stand between a cue and its target.
const defaultReach = 8

// longestChain bounds the cues that share their targets: no sentence has so many
// verbs of one object.
const longestChain = 16

// relayed is how many may where a relay ("including that of") takes the cue on.
const relayed = 26

// relate draws the relations of one sentence. act is the index of the act that
// states them, -1 for none.
func (s *scan) relate(sen *sentence, act int, requests []request) {
	for _, r := range requests {
		typ := graph.CallsOn
		if r.group {
			typ = graph.DelegatesTo
		}
		if act < 0 && sen.lead {
			continue // drawn from each of its items
		}
		if r.target == unnamed {
			continue
		}
		s.draw(sen, act, Relation{
			Type: typ, Target: r.target, Cue: r.cue, Rule: r.rule, CueStart: r.start, CueEnd: r.end,
			Confidence: r.confidence, Surface: r.cue,
		})
		if act >= 0 {
			s.out.Acts[act].Addressees = addID(s.out.Acts[act].Addressees, r.target)
		}
	}
	if len(sen.mentions) == 0 {
		return
	}
	g := governor{scan: s, sen: sen, cues: cueHits(s.find("relations", sen.ws), len(sen.ws)), heads: s.resolutionHeads(sen)}
	if s.t.Part.Passages[sen.passage].Kind == segment.Clause {
		g.cues = s.clauseCues(sen, g.cues, requests)
	}
	if act < 0 { // who came together with whom is no relation of promises
		g.cues = slices.DeleteFunc(g.cues, func(h lexicon.Hit) bool { return h.Cue.Option("acts", "") != "" })
	}
	narrates := act < 0 && s.t.Part.Genre != segment.Resolution && !speaksOfItself(sen.ws)
	trim(g.cues, sen)
	g.asked = s.askedFrom(sen, requests)
	g.cues = slices.DeleteFunc(g.cues, g.ofOthers)
	g.cues = slices.DeleteFunc(g.cues, g.idle)
	g.relays = s.find("relays", sen.ws)
	g.index()
	for i, m := range sen.mentions {
		if i%1024 == 1023 && s.done() {
			return
		}
		if s.self(m) {
			g.last = i
			continue
		}
		if g.passing(&m) {
			continue
		}
		for _, r := range g.govern(i) {
			if r.Target.Kind() == graph.KindActor && (s.home()[r.Target] || s.hostile(r.Target)) {
				continue // the group neither backs nor joins itself
			}
			if narrates && r.Target.Kind() == graph.KindActor && (r.Type == graph.Supports || r.Type == graph.CooperatesWith) {
				continue
			}
			s.draw(sen, act, r)
		}
	}
}

// idle reports a cue of one name that follows at once where none does: "through
// frameworks such as X" is not in the way of the cue before it.
func (g *governor) idle(h lexicon.Hit) bool {
	if h.Cue.Option("bare", "") == "" {
		return false
	}
	k := g.sen.from(h.First)
	return k == len(g.sen.mentions) || g.sen.mentions[k].First > h.End+1
}

// hostile reports an armed group: where a text speaks of backing one or working
// with one, it tells of the offence.
func (s *scan) hostile(id graph.ID) bool {
	e, ok := s.reg.Entity(id)
	return ok && e.Type == "armed-group"
}

// self reports a text that names itself or its own meeting.
func (s *scan) self(m resolve.Mention) bool {
	return m.ID != "" && (m.ID == s.t.Self || m.ID == s.t.Meeting)
}

// cueHits keeps the longest of cues that overlap.
func cueHits(hits []lexicon.Hit, words int) []lexicon.Hit {
	sort.SliceStable(hits, func(a, b int) bool {
		la, lb := hits[a].End-hits[a].First, hits[b].End-hits[b].First
		if la != lb {
			return la > lb
		}
		return hits[a].First < hits[b].First
	})
	taken := make([]bool, words)
	out := hits[:0]
	for _, h := range hits {
		if slices.Contains(taken[h.First:h.End], true) {
			continue
		}
		for k := h.First; k < h.End; k++ {
			taken[k] = true
		}
		out = append(out, h)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].First < out[b].First })
	return out
}

// governor decides which cues a mention hangs on.
type governor struct {
	*scan
	sen     *sentence
	cues    []lexicon.Hit
	relays  []lexicon.Hit
	heads   []int         // where a resolution's paragraph goes on with another verb of its organ
	last    int           // the mention before, -1 at first
	held    []lexicon.Hit // the cues that governed it
	heldAt  int
	asked   int           // the word by which a communiqué asks others to act, -1 for none
	refused []lexicon.Hit // the words of refusal, nil before they were asked for
	places
}

// govern returns the relations to mention i: of the nearest group of cues
// before it that reaches it, of a wide cue further back, of the list it stands
// in, or a citation.
func (g *governor) govern(i int) []Relation {
	m := g.sen.mentions[i]
	var out []Relation
	var holding []lexicon.Hit
	add := func(h lexicon.Hit) {
		out = append(out, g.relation(h, m))
		holding = append(holding, h)
	}
	group := g.group(m)
	for _, h := range group {
		if g.takes(h.Cue, m) && g.reaches(h, group, m) && (h.Cue.Option("bare", "") == "" || g.alone(m)) {
			add(h)
		}
	}
	if m.Kind != graph.KindActor || len(out) == 0 {
		for _, h := range g.held { // "…, et de B"
			if g.takes(h.Cue, m) && !contains(holding, h) && g.listed(g.heldAt, i, group) {
				add(h)
			}
		}
	}
	if m.Kind != graph.KindActor {
		for _, h := range g.wide(m) {
			if g.takes(h.Cue, m) && !contains(holding, h) {
				add(h)
			}
		}
	}
	if len(out) == 0 && m.Kind == graph.KindActor && g.again(m) {
		for _, h := range g.held { // "…, avec B": the preposition takes the list up again
			if h.Cue.What == string(graph.CooperatesWith) {
				add(h)
			}
		}
	}
	for _, h := range g.backward(m.Last, 25) { // "continuer à le soutenir": the one named before
		if g.takes(h.Cue, m) && g.nearestBefore(h, i) && (h.Cue.Option("adjacent", "") == "" || m.Last == h.First && g.opensClause(m.First)) {
			add(h)
		}
	}
	if len(holding) > 0 {
		g.held, g.heldAt = holding, i
	} else if m.Kind != graph.KindActor {
		g.held = nil
	}
	if len(out) == 0 && (m.Kind == graph.KindConvention || m.Kind == graph.KindMeeting) {
		out = append(out, Relation{
			Type: graph.Cites, Target: m.ID, Candidates: m.Candidates, Surface: g.surface(m), Cue: g.surface(m),
			CueStart: m.Start, CueEnd: m.End, Rule: string(g.lex.Lang) + ".cites.named", Confidence: 0.9,
		})
	}
	return out
}

// alone reports a name that stands for itself: no noun that it describes
// follows it, as in "the group's database".
func (g *governor) alone(m resolve.Mention) bool {
	if m.Last >= len(g.sen.ws) {
		return true
	}
	w := g.sen.ws[m.Last]
	return w.Before != words.None || follows[w.Text]
}

// follows are the words that may follow a name that stands alone.
var follows = map[string]bool{
	"and": true, "or": true, "in": true, "on": true, "to": true, "at": true, "for": true, "as": true, "with": true, "by": true, "which": true,
	"that": true, "who": true, "from": true, "when": true, "where": true, "while": true, "entities": true, "within": true, "under": true,
}

// again reports a mention directly after ", avec" or ", with".
func (g *governor) again(m resolve.Mention) bool {
	for i := m.First - 1; i > 0 && i >= m.First-6; i-- {
		switch w := g.sen.ws[i]; w.Text {
		case "le", "la", "les", "l", "the", "du", "de", "d", "des", "entites", "signataires", "autres", "membres", "other":
		case "avec", "with":
			return w.Before == words.Comma || g.sen.ws[i-1].Text == "et" || g.sen.ws[i-1].Text == "and"
		default:
			return false
		}
	}
	return false
}

func (g *governor) surface(m resolve.Mention) string { return g.t.Source[m.Start:m.End] }

func (g *governor) relation(h lexicon.Hit, m resolve.Mention) Relation {
	return Relation{
		Type: graph.RelationType(h.Cue.What), Target: m.ID, Candidates: m.Candidates, Surface: g.surface(m),
		Cue: g.quote(g.sen, h.First, h.End), CueStart: g.sen.ws[h.First].Start, CueEnd: g.sen.ws[h.End-1].End,
		Rule: h.Cue.Rule, Confidence: h.Cue.Number("confidence", 0.95),
	}
}

// group returns the nearest cue before a mention, and the cues before that one
// that share its targets: "faire respecter et promouvoir".
func (g *governor) group(m resolve.Mention) []lexicon.Hit {
	k := g.nearest(m.First)
	if k < 0 {
		return nil
	}
	if k == g.chainAt {
		return g.chain
	}
	g.chainAt = k
	out := []lexicon.Hit{g.cues[k]}
	for k > 0 && len(out) < longestChain {
		prev, cur := g.cues[k-1], g.cues[k]
		if apart(prev, cur) {
			break // "apply the principles in accordance with the Charter": it is not the Charter that is applied
		}
		if prev.Cue.Option("chain", "") == "" || cur.First-prev.End > 6 || !g.chained(prev.End, cur.First) {
			break
		}
		k--
		out = append(out, g.cues[k])
	}
	g.chain = out
	return out
}

// apart reports a second cue that takes its target out of the first one's. What
// is reaffirmed in accordance with a text is reaffirmed of it.
func apart(first, second lexicon.Hit) bool {
	if second.Cue.Option("apart", "") == "always" {
		return true // "reaffirms the work of the committee established by": the founding text is not reaffirmed
	}
	if first.Cue.What == string(graph.Reaffirms) {
		return false
	}
	switch second.Cue.Option("apart", "") {
	case "":
		return second.Cue.What == string(graph.CooperatesWith)
	case "support": // who backs activities under a strategy backs these; who fulfils obligations under a treaty fulfils it
		return first.Cue.What == string(graph.Supports)
	}
	return true
}

// chained reports that the second cue is the first one's complement or is
// coordinated with it: no name and no comma between them.
func (g *governor) chained(from, to int) bool {
	for k := g.sen.from(from); k < len(g.sen.mentions) && g.sen.mentions[k].First <= to; k++ {
		if g.sen.mentions[k].Last <= to {
			return false
		}
	}
	for i := from; i <= to && i < len(g.sen.ws); i++ {
		if g.sen.ws[i].Before >= words.Comma {
			return false
		}
	}
	return true
}

// reaches reports that a cue's scope holds the mention.
func (g *governor) reaches(h lexicon.Hit, group []lexicon.Hit, m resolve.Mention) bool {
	nearest := group[0]
	gap := m.First - nearest.End
	if gap <= 0 {
		return g.backed(h, group, m)
	}
	if h.Cue.Option("scope", "") == "wide" && g.clause(h.End, m.First) {
		return true
	}
	reach := int(h.Cue.Number("reach", defaultReach))
	if gap > max(reach, relayed) {
		return false
	}
	if within(g.heads, nearest.End, m.First+1) {
		return false
	}
	commas := 0
	for i := nearest.End; i <= m.First && i < len(g.sen.ws); i++ {
		switch mark := g.sen.ws[i].Before; {
		case mark >= words.Dash && !exampled(g.sen.ws, i):
			return false
		case mark == words.Comma:
			commas++
		}
	}
	for k := g.sen.from(nearest.End); k < len(g.sen.mentions) && g.sen.mentions[k].First < m.First; k++ {
		if o := &g.sen.mentions[k]; o.Last <= m.First && o.Kind == m.Kind && !g.passing(o) {
			return false // another is nearer: a list decides
		}
	}
	if !g.backed(h, group, m) {
		return false
	}
	if h.Cue.Option("bare", "") != "" && gap > reach {
		return false // "through mechanisms such as the group"
	}
	for k := searchHits(g.relays, nearest.End); k < len(g.relays) && g.relays[k].First < m.First && gap <= relayed; k++ {
		if r := g.relays[k]; r.End <= m.First && m.First-r.End <= 3 && (m.Kind != graph.KindActor || g.linked(r.End, m.First)) {
			return true
		}
	}
	if m.Kind == graph.KindActor && h.Cue.What == string(graph.Supports) {
		return gap <= supportReach
	}
	return commas == 0 && gap <= reach && !g.verbBetween(nearest.End, m.First)
}

// passing reports a name that only says whose the bodies are of which another
// name is one: "United Nations entities such as".
func (g *governor) passing(o *resolve.Mention) bool {
	return g.t.Part.Genre == segment.Resolution && o.Kind == graph.KindActor && g.describes(g.sen, o.First, o.Last)
}

// exampled reports that the mark before a word belongs to "e.g." or "p. ex.".
func exampled(ws []words.Word, i int) bool {
	if i < 2 {
		return false
	}
	switch ws[i-1].Text {
	case "g":
		return ws[i-2].Text == "e"
	case "ex":
		return ws[i-2].Text == "p" || ws[i-2].Text == "par"
	case "e", "p":
		return ws[i].Text == "g" || ws[i].Text == "ex"
	}
	return false
}

// linked reports that nothing but articles, offices and the words of a list stand
// between the words that pass a relation on and the one whom they name:
// "including the consequences of X's work" names no X.
func (g *governor) linked(from, to int) bool {
	for i := from; i < to; i++ {
		if w := g.sen.ws[i].Text; !listWords[w] && !conjunctions[w] && len(g.lex.Table("activities").At(g.sen.ws, i)) == 0 {
			return false
		}
	}
	return true
}

// verbBetween reports another verb between a cue and a mention: the mention is
// then that verb's.
func (g *governor) verbBetween(from, to int) bool {
	for i := from; i < to && i < len(g.sen.ws); i++ {
		if g.sen.named(i) || g.lex.Lang == graph.English && i > 0 && articles[g.sen.ws[i-1].Text] {
			continue // "Task Force", "the work of"
		}
		for _, f := range g.lex.Verb(g.sen.ws[i].Text) {
			if f.Form == lexicon.Infinitive || f.Form == lexicon.Participle {
				return true
			}
		}
	}
	return false
}

// named reports a word inside a name.
func (sen *sentence) named(i int) bool {
	k := sen.from(i+1) - 1
	return k >= 0 && i < sen.mentions[k].Last
}

// articles make a noun of an English word that may be a verb.
var articles = map[string]bool{"the": true, "a": true, "an": true, "its": true, "their": true, "our": true, "this": true, "these": true}

// wide returns the wide lineage cues further back that still hold at a mention:
// no citation and no other base has come between.
func (g *governor) wide(m resolve.Mention) []lexicon.Hit {
	k := g.lineage(m.First)
	if k < 0 {
		return nil
	}
	h := g.cues[k]
	if h.Cue.What == string(graph.Reaffirms) && h.Cue.Option("scope", "") == "wide" && g.clause(h.End, m.First) {
		return []lexicon.Hit{h}
	}
	return nil
}

// listed reports that mention i goes on the list that mention at stands in.
func (g *governor) listed(at, i int, group []lexicon.Hit) bool {
	a, b := g.sen.mentions[at], g.sen.mentions[i]
	if at >= i || b.First-a.Last > 10 {
		return false
	}
	if b.Kind == graph.KindActor {
		return g.joined(g.sen.ws, a.Last, b.First) && !cueBetween(group, a.Last)
	}
	if cueBetween(group, a.Last) {
		return false // a cue of its own
	}
	link := a.How == "symbol" && b.How == "symbol" && a.Last == b.First // a list that lost a comma
	for k := a.Last; k <= b.First && k < len(g.sen.ws); k++ {
		w := g.sen.ws[k]
		if w.Before >= words.Colon {
			return false
		}
		if w.Before == words.Comma {
			link = true
		}
		if k < b.First {
			switch w.Text {
			case "et", "and", "ou", "or", "que", "comme", "as":
				link = true
			case "qui", "dont", "who", "which", "lequel", "laquelle":
				return false
			}
			for _, f := range g.lex.Verb(w.Text) {
				if f.Form != lexicon.Past {
					return false
				}
			}
		}
	}
	return link
}

// cueBetween reports a cue that begins after word from.
func cueBetween(group []lexicon.Hit, from int) bool {
	for _, h := range group {
		if h.First >= from {
			return true
		}
	}
	return false
}

// opensClause reports a name that stands where a clause begins, articles aside.
func (g *governor) opensClause(i int) bool {
	for i > 0 && g.sen.ws[i].Before < words.Comma {
		if i--; !articles[g.sen.ws[i].Text] && !listWords[g.sen.ws[i].Text] {
			return false
		}
	}
	return true
}

// nearestBefore reports that mention i is the last actor before a pronoun.
func (g *governor) nearestBefore(h lexicon.Hit, i int) bool {
	for k := i + 1; k < len(g.sen.mentions) && g.sen.mentions[k].First < h.First; k++ {
		if g.sen.mentions[k].Kind == g.sen.mentions[i].Kind {
			return false
		}
	}
	return true
}

// takes reports that a cue takes a mention of this kind, and of this type of
// body: "through" a committee one works with it, through a country one travels.
func (g *governor) takes(c *lexicon.Cue, m resolve.Mention) bool {
	if except := c.Option("except", ""); except != "" {
		if e, ok := g.reg.Entity(m.ID); ok && slices.Contains(strings.Fields(except), e.Type) {
			return false
		}
	}
	return slices.Contains(strings.Fields(c.Option("targets", "convention meeting")), string(m.Kind))
}

func contains(hits []lexicon.Hit, h lexicon.Hit) bool {
	for _, o := range hits {
		if o.Cue.What == h.Cue.What {
			return true
		}
	}
	return false
}

func addID(ids []graph.ID, id graph.ID) []graph.ID {
	for _, o := range ids {
		if o == id {
			return ids
		}
	}
	return append(ids, id)
}
