// Package extract decides which sentences and items of a text are commitments,
// with what force and on what topic, and which relations they state, with the
// cue that states each. It works on passages, settled names and the lexicon; it
// never settles a name itself, and what it cannot quote it does not say.
package extract

import (
	"context"
	"slices"
	"sort"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// Act is a commitment. Offsets are bytes of the document's text.
type Act struct {
	Passage, Sentence int
	Start, End        int
	Force             graph.Force
	Topics            []graph.ID // the main one first
	TopicReasons      []string   // what shows each, in the order of Topics
	Rule              string
	Hedge             string
	Deadline          string   // in the act's own words
	Quantities        []string // in the act's own words
	Subset            bool     // only some of the participants act, or may
	Addressees        []graph.ID
	Lead              segment.Governor
}

// Relation is a stated relation to a mention or to a class of addressees.
type Relation struct {
	Type              graph.RelationType
	Act               int // index of the act that states it, -1 for a sentence that is no commitment
	Passage, Sentence int
	Start, End        int // the statement
	Target            graph.ID
	Candidates        []graph.Candidate
	Surface           string
	Cue, Rule         string
	CueStart, CueEnd  int
	Confidence        float64
}

// Result is what a text says.
type Result struct {
	Acts      []Act
	Relations []Relation
}

// Extractor holds what every text is read with.
type Extractor struct {
	lex *lexicon.Lexicon
	reg *authority.Register
}

// New returns an extractor for the language of a lexicon.
func New(lex *lexicon.Lexicon, reg *authority.Register) *Extractor {
	return &Extractor{lex: lex, reg: reg}
}

// sentence is one sentence with its words and names.
type sentence struct {
	passage, index int
	start, end     int
	first          int // index of its first word in the passage
	ws             []words.Word
	mentions       []resolve.Mention // word indexes relative to the sentence
	lead           bool              // items hang on it
	themes         []score           // its topics, nil before they were asked for
	themed         []themed          // its theme words in a resolution, nil before they were asked for
	companies      []graph.ID        // see companiesBefore
	counted        bool              // companies was filled
}

// from is the index of the first mention that begins at a word or after it.
func (sen *sentence) from(word int) int {
	return sort.Search(len(sen.mentions), func(k int) bool { return sen.mentions[k].First >= word })
}

// scan is the state of one text's reading.
type scan struct {
	*Extractor
	ctx        context.Context // of Scan, which the state does not outlive
	err        error           // of ctx; what was read by then is thrown away
	t          *resolve.Text
	sentences  [][]sentence // by passage
	leads      map[segment.Governor]lead
	heads      map[int][]score // topics of headings, by passage
	paragraphs map[int][]score // topics of passages of several sentences
	about      []topicOf       // what a whole resolution is about
	speaking   speaking        // how many of its paragraphs speak of what
	title      []score         // topics of the title, nil before they were asked for
	titled     []lexicon.Hit   // the topic cues of the title, nil before they were asked for
	items      map[int][]int   // the items that hang on a passage
	homes      map[graph.ID]bool
	drawn      drawn
	class      map[int]graph.ID // the class of addressees last named in a passage
	out        Result
}

// lead is what a sentence that governs a list says for its items.
type lead struct {
	force    graph.Force // "" where it undertakes nothing
	requests []request
}

// Scan reads a text. Mentions are in text order, as package resolve gives them.
// It gives up when ctx is done, and returns its error.
func (x *Extractor) Scan(ctx context.Context, t *resolve.Text, mentions []resolve.Mention) (Result, error) {
	s := &scan{
		Extractor: x, ctx: ctx, t: t, leads: map[segment.Governor]lead{}, heads: map[int][]score{}, paragraphs: map[int][]score{},
		class: map[int]graph.ID{}, items: map[int][]int{}, drawn: drawn{passage: -1, at: map[drawnKey]int{}, targets: map[drawnKey]int{}},
	}
	s.cut(mentions)
	for i := range t.Part.Passages {
		if s.done() {
			return Result{}, s.err
		}
		p := &t.Part.Passages[i]
		switch p.Kind {
		case segment.Heading, segment.Noise:
		case segment.Clause:
			s.clause(i)
		case segment.Note: // after the clauses that they belong to
		default:
			s.passage(i, p)
		}
	}
	s.notes()
	for i := range s.out.Acts {
		if s.done() {
			break
		}
		s.topics(&s.out.Acts[i])
		s.limits(&s.out.Acts[i])
	}
	if s.done() {
		return Result{}, s.err
	}
	return s.out, nil
}

// done reports that nobody waits for the result any more.
func (s *scan) done() bool {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	return s.err != nil
}

// find returns the cues of a table in a stretch of words, none when nobody waits
// for them.
func (s *scan) find(table string, ws []words.Word) []lexicon.Hit {
	hits, err := s.lex.Table(table).FindContext(s.ctx, ws)
	if err != nil {
		s.err = err
	}
	return hits
}

// cut gives every sentence its words and mentions.
func (s *scan) cut(mentions []resolve.Mention) {
	governs := map[segment.Governor]bool{}
	for i, p := range s.t.Part.Passages {
		if p.LeadIn.Passage >= 0 {
			governs[p.LeadIn] = true
			if p.Kind == segment.Item {
				s.items[p.LeadIn.Passage] = append(s.items[p.LeadIn.Passage], i)
			}
		}
	}
	m := 0
	s.sentences = make([][]sentence, len(s.t.Part.Passages))
	for i := range s.t.Part.Passages {
		p := &s.t.Part.Passages[i]
		ws := s.t.Words[i]
		w := 0
		s.sentences[i] = make([]sentence, 0, len(p.Sentences))
		for k, sp := range p.Sentences {
			sen := sentence{passage: i, index: k, start: sp.Start, end: sp.End, first: w, lead: governs[segment.Governor{Passage: i, Sentence: k}]}
			from := w
			for w < len(ws) && ws[w].Start < sp.End {
				w++
			}
			sen.ws = ws[from:w]
			for m < len(mentions) && (mentions[m].Passage < i || mentions[m].Passage == i && mentions[m].First < w) {
				if mentions[m].Passage == i {
					c := mentions[m]
					c.First -= from
					c.Last = min(c.Last, w) - from
					sen.mentions = append(sen.mentions, c)
				}
				m++
			}
			s.sentences[i] = append(s.sentences[i], sen)
		}
	}
}

// passage reads a paragraph or an item.
func (s *scan) passage(i int, p *segment.Passage) {
	list := s.sentences[i]
	var governor *lead
	if p.LeadIn.Passage >= 0 {
		l := s.lead(p.LeadIn)
		governor = &l
	}
	open := -1 // the item's act that further sentences belong to
	for k := range list {
		if s.done() {
			return
		}
		sen := &list[k]
		f, rule := s.sentenceForce(sen)
		if f == "" && s.operative(sen) {
			f, rule = s.operativeForce(sen)
		}
		requests := s.requests(sen)
		for _, r := range requests {
			if r.act && (f == "" || s.operative(sen) && rank[graph.Call] < rank[f]) {
				f, rule = graph.Call, r.rule
			}
		}
		if p.Kind == segment.Item && sen.lead && s.bare(sen) {
			f = "" // "2. Nous nous engageons à :" only leads on
		}
		item := p.Kind == segment.Item && governor != nil && k == 0 && f == ""
		if item {
			f, rule = s.itemForce(sen, governor)
		} else if f == graph.Call && s.tasked(requests) || f == graph.Reaffirm && s.operative(sen) && s.tasked(anew(requests)) {
			f = graph.Task
		}
		if sen.lead && s.operative(sen) && f != "" && s.actsBelow(i) {
			f = "" // its items act; the paragraph only leads to them
		}
		switch {
		case f == "" && open >= 0:
			s.out.Acts[open].End = sen.end
			s.relate(sen, open, nil)
			continue
		case f == "" || sen.lead && p.Kind != segment.Item:
			s.relate(sen, -1, requests)
			continue
		}
		act := Act{Passage: i, Sentence: k, Start: sen.start, End: sen.end, Force: f, Rule: rule, Lead: segment.Governor{Passage: -1, Sentence: -1}}
		act.Hedge, act.Subset = s.hedge(sen)
		if item {
			act.Lead = p.LeadIn
			if governor.force == graph.Task || governor.force == graph.Call {
				requests = append(append([]request(nil), governor.requests...), requests...)
			}
		}
		s.out.Acts = append(s.out.Acts, act)
		n := len(s.out.Acts) - 1
		open = -1
		if item {
			open = n
		}
		s.relate(sen, n, requests)
	}
	s.settle()
	s.extend(i, p)
	s.embrace(i)
	s.respan(i)
}

// bare reports a lead-in that says nothing of its own: it ends in the words of
// engaging, or points at what follows.
func (s *scan) bare(sen *sentence) bool {
	n := len(sen.ws)
	if n == 0 || s.operative(sen) {
		return false
	}
	switch sen.ws[n-1].Text {
	case "suivantes", "suivants", "suit", "following":
		return n < 16
	case "by", "en":
		return true // "We will keep the straits open by:" says how below
	}
	for i := max(0, n-8); i < n; i++ {
		for _, h := range s.lex.Table("acts").At(sen.ws, i) {
			if h.End == n && h.First < 4 {
				return true
			}
		}
	}
	return false
}

// actsBelow reports that the items of a resolution's paragraph are acts of
// their own: they open with verbs.
func (s *scan) actsBelow(i int) bool {
	for _, j := range s.items[i] {
		if len(s.sentences[j]) > 0 {
			return len(s.headVerbs(&s.sentences[j][0])) > 0
		}
	}
	return false
}

// embrace gives the act of a resolution's paragraph the items below it that are
// no acts: they say what it is about.
func (s *scan) embrace(i int) {
	n := len(s.out.Acts)
	if n == 0 || s.out.Acts[n-1].Passage != i || s.t.Part.Genre != segment.Resolution || s.actsBelow(i) {
		return
	}
	for _, j := range s.items[i] {
		s.out.Acts[n-1].End = s.t.Part.Passages[j].End
	}
}

// extend gives the one act that opens a numbered item the sentences after it
// that have no subject of the group: they spell it out.
func (s *scan) extend(i int, p *segment.Passage) {
	if p.Kind != segment.Item || p.Number == "" {
		return
	}
	n := len(s.out.Acts)
	if n == 0 || s.out.Acts[n-1].Passage != i || s.out.Acts[n-1].Sentence != 0 || n > 1 && s.out.Acts[n-2].Passage == i {
		return
	}
	for k := 1; k < len(s.sentences[i]); k++ {
		if len(s.mainVerbs(&s.sentences[i][k])) > 0 {
			return
		}
	}
	a := &s.out.Acts[n-1]
	a.End = s.sentences[i][len(s.sentences[i])-1].end
	for k := len(s.out.Relations) - 1; k >= 0 && s.out.Relations[k].Passage == i; k-- {
		if r := &s.out.Relations[k]; r.Act < 0 {
			r.Act = n - 1
		}
	}
}

// respan gives the relations of an item's act the span of the whole act.
func (s *scan) respan(passage int) {
	for k := len(s.out.Relations) - 1; k >= 0 && s.out.Relations[k].Passage == passage; k-- {
		r := &s.out.Relations[k]
		if r.Act >= 0 {
			r.Start, r.End = s.out.Acts[r.Act].Start, s.out.Acts[r.Act].End
		}
	}
}

// clause reads a clause of a resolution's preamble: it promises nothing and may
// state relations.
func (s *scan) clause(i int) {
	for k := range s.sentences[i] {
		sen := &s.sentences[i][k]
		s.relate(sen, -1, s.requests(sen))
	}
	s.settle()
}

// lead reads a sentence that a list hangs on.
func (s *scan) lead(g segment.Governor) lead {
	if l, ok := s.leads[g]; ok {
		return l
	}
	sen := &s.sentences[g.Passage][g.Sentence]
	var l lead
	reqs := s.requests(sen)
	// What the list hangs on is the last request of the sentence, where nothing
	// but the request stands between it and the colon.
	if n := len(reqs); n > 0 {
		last := reqs[n-1].first
		for _, r := range reqs {
			if r.first == last {
				l.requests = append(l.requests, r)
			}
		}
		l.force = graph.Call
		if s.tasked(l.requests) {
			l.force = graph.Task
		}
	} else if f := s.leadForce(sen); f != "" {
		l.force = f
		if f == graph.Reaffirm || f == graph.Support {
			l.force = graph.Commit
		}
	}
	s.leads[g] = l
	return l
}

func (s *scan) leadForce(sen *sentence) graph.Force {
	f, _ := s.sentenceForce(sen)
	if f == "" && s.operative(sen) {
		f, _ = s.operativeForce(sen)
	}
	if n := len(sen.ws); f == "" && n > 1 && (sen.ws[n-1].Text == "will" || sen.ws[n-1].Text == "shall") {
		f = graph.Commit // "To this end, we will:"
	}
	return f
}

// hedge finds the limits an act puts on itself. What a relative clause that a comma
// sets off, an example or an aim says of itself, up to its next comma, limits that
// alone.
func (s *scan) hedge(sen *sentence) (text string, subset bool) {
	aside := -1 // the word after what begins such a clause
	for _, h := range s.find("hedges", sen.ws) {
		switch h.Cue.What {
		case "clause":
			if sen.ws[h.First].Before >= words.Comma {
				aside = h.End
			}
		case "aside":
			aside = h.End
		case "hedge", "permission":
			if text == "" && (aside < 0 || broken(sen.ws[aside:h.First])) {
				text = s.quote(sen, h.First, h.End)
			}
		}
	}
	for _, h := range s.find("subjects", sen.ws) {
		if h.Cue.What == "subset" && h.First < 6 {
			subset = true
		}
	}
	return text, subset
}

// broken reports that a comma or more stands between words.
func broken(ws []words.Word) bool {
	return len(ws) > 1 && slices.ContainsFunc(ws[1:], func(w words.Word) bool { return w.Before >= words.Comma })
}

// limits finds by when and how much an act promises.
func (s *scan) limits(a *Act) {
	list := s.sentences[a.Passage]
	for k := a.Sentence; k < len(list) && list[k].end <= a.End; k++ {
		sen := &list[k]
		last := -1
		for _, h := range s.find("deadlines", sen.ws) {
			if h.First < last {
				continue
			}
			last = h.End
			words := s.quote(sen, h.First, h.End)
			switch {
			case h.Cue.What == "quantity":
				a.Quantities = append(a.Quantities, words)
			case a.Deadline == "":
				a.Deadline = words
			}
		}
	}
}

// quote returns the document's own words.
func (s *scan) quote(sen *sentence, first, end int) string {
	if first >= end || end > len(sen.ws) {
		return ""
	}
	return s.t.Source[sen.ws[first].Start:sen.ws[end-1].End]
}
