package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// ConcordanceRow sets side by side what the language versions of a document say
// in one place.
type ConcordanceRow struct {
	Passage *Passage // nil for a commitment that no passage is known of
	// Commitment is the act that the row is about; nil where the passage has none,
	// or several, which follow in rows of their own.
	Commitment  *Commitment
	Spans       []Span // one a language, in the order of Concordance.Languages
	Differences []LanguageDifference
	// Confidence says how sure the least sure link of the row is, 0 to 1: 1 where
	// there is one language only.
	Confidence float64
	Grounds    []string // what the link rests on
}

// ID names a row within its document: that of what it is about.
func (r *ConcordanceRow) ID() ID {
	if r.Commitment != nil {
		return r.Commitment.ID
	}
	return r.Passage.ID
}

// Telling reports a row with a difference, or that a version lacks.
func (c *Concordance) Telling(r *ConcordanceRow) bool {
	return len(r.Differences) > 0 || len(r.Spans) > 0 && len(r.Spans) < len(c.Languages)
}

// Concordance is a document with its language versions side by side.
type Concordance struct {
	Document  *Document
	Languages []Lang // the best witness's first
	Rows      []ConcordanceRow
	Aligned   int          // passages that every language has
	OnlyIn    map[Lang]int // passages that one language alone has
	Differing int          // rows with a difference
}

// Concordance lines up the language versions of a document, passage by passage
// and, where a passage holds several commitments, commitment by commitment.
// ErrNotFound where the id is of no document.
func (s *Snapshot) Concordance(document ID) (*Concordance, error) {
	n, _ := s.Node(document)
	d, ok := n.(*Document)
	if !ok {
		return nil, fmt.Errorf("document %s: %w", document, ErrNotFound)
	}
	c := &concording{Snapshot: s, out: &Concordance{Document: d, OnlyIn: map[Lang]int{}}, texts: map[ID][]rune{}}
	c.witnesses()
	c.rows()
	return c.out, nil
}

// concording is the work of one Concordance.
type concording struct {
	*Snapshot
	out   *Concordance
	best  map[Lang][]ID // witnesses of each language, best first
	texts map[ID][]rune // of witnesses, in code points
}

func (c *concording) witnesses() {
	list := c.WitnessesOf(c.out.Document.ID)
	slices.SortFunc(list, func(x, y *Witness) int {
		return cmp.Or(cmp.Compare(y.Quality, x.Quality), cmp.Compare(x.ID, y.ID))
	})
	c.best = map[Lang][]ID{}
	for _, w := range list {
		if len(c.best[w.Language]) == 0 {
			c.out.Languages = append(c.out.Languages, w.Language)
		}
		c.best[w.Language] = append(c.best[w.Language], w.ID)
	}
	slices.SortStableFunc(c.out.Languages, func(x, y Lang) int { // what the document was read from comes first
		return cmp.Compare(b2i(x != c.out.Document.Language), b2i(y != c.out.Document.Language))
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// spans picks one span a language, of its best witness.
func (c *concording) spans(all []Span) []Span {
	var out []Span
	for _, lang := range c.out.Languages {
		for _, w := range c.best[lang] {
			if i := slices.IndexFunc(all, func(s Span) bool { return s.Witness == w }); i >= 0 {
				out = append(out, all[i])
				break
			}
		}
	}
	return out
}

func (c *concording) languageOf(span Span) Lang {
	n, _ := c.Node(span.Witness)
	if w, ok := n.(*Witness); ok {
		return w.Language
	}
	return ""
}

// rows lists the blocks of the document with the commitments that stand in them.
func (c *concording) rows() {
	blocks := slices.DeleteFunc(c.PassagesOf(c.out.Document.ID), func(p *Passage) bool {
		return p.Kind == "sentence" || p.Kind == "section" // parts of blocks
	})
	inside, loose := c.inside(blocks)
	for _, p := range blocks {
		row := ConcordanceRow{Passage: p, Spans: c.spans(p.Spans), Confidence: 1}
		for i := range p.Matches {
			m := &p.Matches[i]
			row.Confidence = min(row.Confidence, m.Confidence)
			row.Grounds = append(row.Grounds, m.Grounds...)
		}
		switch {
		case len(row.Spans) == 1 && len(c.out.Languages) > 1:
			c.out.OnlyIn[c.languageOf(row.Spans[0])]++
		case len(row.Spans) == len(c.out.Languages) && len(row.Spans) > 0:
			c.out.Aligned++
		}
		acts := inside[p.ID]
		if len(acts) == 1 {
			row.Commitment = acts[0]
			row.Differences = c.Differences(acts[0])
			c.add(row)
			continue
		}
		row.Differences = c.unread(p)
		c.add(row)
		for _, act := range acts {
			c.act(p, act)
		}
	}
	for _, act := range loose {
		c.act(nil, act)
	}
}

func (c *concording) act(p *Passage, act *Commitment) {
	row := ConcordanceRow{Passage: p, Commitment: act, Spans: c.spans(act.Spans), Differences: c.Differences(act), Confidence: 1}
	for i := range act.Readings {
		row.Confidence = min(row.Confidence, act.Readings[i].Confidence)
		row.Grounds = append(row.Grounds, act.Readings[i].Grounds...)
	}
	c.add(row)
}

// read returns the words of a row's spans and their languages.
func (c *concording) read(spans []Span) (langs []Lang, texts []string) {
	for _, span := range spans {
		n, _ := c.Node(span.Witness)
		w, ok := n.(*Witness)
		if !ok {
			continue
		}
		text, ok := c.texts[w.ID]
		if !ok {
			text = []rune(w.Text)
			c.texts[w.ID] = text
		}
		if span.Start >= 0 && span.Start <= span.End && span.End <= len(text) {
			langs, texts = append(langs, w.Language), append(texts, string(text[span.Start:span.End]))
		}
	}
	return langs, texts
}

// add puts a row at the end, with the numbers in which its versions differ,
// unless a deadline or an amount says so already.
func (c *concording) add(row ConcordanceRow) {
	said := slices.ContainsFunc(row.Differences, func(d LanguageDifference) bool { return d.Kind == DiffersDeadline || d.Kind == DiffersQuantity })
	if langs, texts := c.read(row.Spans); len(texts) > 1 && !said {
		if d, apart := figuresApart(langs, texts); apart {
			row.Differences = append(row.Differences, d)
		}
	}
	if len(row.Differences) > 0 {
		c.out.Differing++
	}
	c.out.Rows = append(c.out.Rows, row)
}

// unread is the difference of a passage in which another version's own reading
// alone finds a commitment.
func (c *concording) unread(p *Passage) []LanguageDifference {
	d := LanguageDifference{Kind: DiffersAct, Basis: InReading}
	found := false
	for _, lang := range c.out.Languages {
		said := LanguageSaid{Language: lang}
		for i := range p.Matches {
			if m := &p.Matches[i]; m.Force != "" && c.languageOf(Span{Witness: m.Witness}) == lang {
				said.Values, found = single(string(m.Force)), true
			}
		}
		d.Values = append(d.Values, said)
	}
	if !found {
		return nil
	}
	return []LanguageDifference{d}
}

// inside finds the block that each commitment stands in: its passage, or the
// block around it in the best witness. Those of no block are loose.
func (c *concording) inside(blocks []*Passage) (map[ID][]*Commitment, []*Commitment) {
	known := map[ID]bool{}
	byStart := map[ID][]*Passage{} // by witness
	for _, p := range blocks {
		known[p.ID] = true
		for _, span := range p.Spans {
			byStart[span.Witness] = append(byStart[span.Witness], p)
		}
	}
	for w, list := range byStart {
		slices.SortStableFunc(list, func(x, y *Passage) int { return cmp.Compare(spanIn(x, w).Start, spanIn(y, w).Start) })
	}
	inside := map[ID][]*Commitment{}
	var loose []*Commitment
	for _, act := range c.CommitmentsOf(c.out.Document.ID) {
		if known[act.Passage] {
			inside[act.Passage] = append(inside[act.Passage], act)
			continue
		}
		if p := c.around(act, byStart); p != nil {
			inside[p.ID] = append(inside[p.ID], act)
			continue
		}
		loose = append(loose, act)
	}
	return inside, loose
}

// around is the block that holds a commitment's words in its best witness.
func (c *concording) around(act *Commitment, byStart map[ID][]*Passage) *Passage {
	for _, span := range c.spans(act.Spans) {
		list := byStart[span.Witness]
		i, _ := slices.BinarySearchFunc(list, span.Start+1, func(p *Passage, at int) int { return cmp.Compare(spanIn(p, span.Witness).Start, at) })
		if i > 0 && spanIn(list[i-1], span.Witness).End >= span.End {
			return list[i-1]
		}
	}
	return nil
}

// spanIn is a passage's span in a witness.
func spanIn(p *Passage, witness ID) Span {
	for _, s := range p.Spans {
		if s.Witness == witness {
			return s
		}
	}
	return Span{}
}
