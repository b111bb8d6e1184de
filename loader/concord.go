package loader

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"stemma/loader/align"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// concord is the alignment of two readings of one document in two languages:
// passages with passages, sentences with sentences, acts with acts.
type concord struct {
	best, other *reading
	passages    []align.Link          // indexes are of passages
	of          map[int]*align.Link   // by the best reading's passage
	sentences   []sentenceLink        // within linked passages
	at          map[sentenceKey][]int // the best reading's sentence -> places in sentences
	acts        []int                 // by the best reading's act: the other's, -1 for none
	back        []int                 // by the other reading's act: the best's, -1 for none
}

// sentenceLink joins sentences of two readings.
type sentenceLink struct {
	from, to []sentenceKey
	score    float64
}

// concordance aligns two readings. Footnotes are a sequence of their own, since
// versions put them at different places between the paragraphs.
func concordance(ctx context.Context, best, other *reading) (*concord, error) {
	c := &concord{best: best, other: other, of: map[int]*align.Link{}, at: map[sentenceKey][]int{}}
	for _, notes := range []bool{false, true} {
		from, to := best.sequence(notes), other.sequence(notes)
		links, err := align.Concord(ctx, best.blockUnits(from), other.blockUnits(to))
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			l.From, l.To = pick(from, l.From), pick(to, l.To)
			c.passages = append(c.passages, l)
		}
	}
	for i := range c.passages {
		l := &c.passages[i]
		for _, p := range l.From {
			c.of[p] = l
		}
		if len(l.From) > 0 && len(l.To) > 0 {
			if err := c.within(ctx, l); err != nil {
				return nil, err
			}
		}
	}
	return c, c.pairActs(ctx)
}

func pick(of, at []int) []int {
	out := make([]int, len(at))
	for i, k := range at {
		out[i] = of[k]
	}
	return out
}

// sequence lists the passages of a reading that are aligned in one order.
func (r *reading) sequence(notes bool) []int {
	var out []int
	for i, p := range r.part.Passages {
		if p.Kind != segment.Noise && (p.Kind == segment.Note) == notes {
			out = append(out, i)
		}
	}
	return out
}

// blockUnits are passages as alignment reads them.
func (r *reading) blockUnits(passages []int) []align.Unit {
	out := make([]align.Unit, len(passages))
	for k, i := range passages {
		p := &r.part.Passages[i]
		out[k] = r.alignUnit(p.Start, p.End)
		out[k].Kind, out[k].Number, out[k].Depth = string(p.Kind), cmp.Or(p.Number, letterOf(p.Marker)), p.Depth
	}
	return out
}

// letterOf is the letter or number that an item prints; a bullet tells nothing.
func letterOf(marker string) string {
	if strings.IndexFunc(marker, unicode.IsLetter) < 0 && strings.IndexFunc(marker, unicode.IsDigit) < 0 {
		return ""
	}
	return marker
}

// alignUnit is a stretch of the text with what it names.
func (r *reading) alignUnit(start, end int) align.Unit {
	u := align.Unit{Lang: r.desc.Lang, Kind: "sentence", Text: r.doc.Text[start:end]}
	for _, m := range r.mentionsIn(start, end) {
		if m.ID == "" || m.Implicit {
			continue
		}
		u.Names = append(u.Names, r.doc.Text[m.Start:m.End])
		u.Targets = append(u.Targets, m.ID)
	}
	return u
}

// mentionsIn are the mentions within a stretch of the text.
func (r *reading) mentionsIn(start, end int) []resolve.Mention {
	first := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= start })
	last := first
	for last < len(r.mentions) && r.mentions[last].End <= end {
		last++
	}
	return r.mentions[first:last]
}

// keys are the sentences of passages, in order.
func (r *reading) keys(passages []int) []sentenceKey {
	var out []sentenceKey
	for _, p := range passages {
		for s := range r.part.Passages[p].Sentences {
			out = append(out, sentenceKey{p, s})
		}
	}
	return out
}

func (r *reading) sentence(k sentenceKey) segment.Sentence {
	return r.part.Passages[k.passage].Sentences[k.sentence]
}

func (r *reading) sentenceUnits(keys []sentenceKey) []align.Unit {
	out := make([]align.Unit, len(keys))
	for i, k := range keys {
		s := r.sentence(k)
		out[i] = r.alignUnit(s.Start, s.End)
	}
	return out
}

// within aligns the sentences of linked passages. One sentence with one needs no
// comparison: the passages are what was compared.
func (c *concord) within(ctx context.Context, l *align.Link) error {
	from, to := c.best.keys(l.From), c.other.keys(l.To)
	links := []align.Link{{From: []int{0}, To: []int{0}, Score: l.Score}}
	if len(from) != 1 || len(to) != 1 {
		var err error
		if links, err = align.Concord(ctx, c.best.sentenceUnits(from), c.other.sentenceUnits(to)); err != nil {
			return err
		}
	}
	for _, s := range links {
		if len(s.From) == 0 || len(s.To) == 0 {
			continue
		}
		out := sentenceLink{score: min(s.Score, l.Score)}
		for _, k := range s.From {
			out.from = append(out.from, from[k])
			c.at[from[k]] = append(c.at[from[k]], len(c.sentences))
		}
		for _, k := range s.To {
			out.to = append(out.to, to[k])
		}
		c.sentences = append(c.sentences, out)
	}
	return nil
}

// pairActs pairs the acts that stand in linked sentences, in the order of the
// text; where one reading has more of them, by what they say.
func (c *concord) pairActs(ctx context.Context) error {
	c.acts, c.back = none(len(c.best.result.Acts)), none(len(c.other.result.Acts))
	mine, theirs := c.best.actsBySentence(), c.other.actsBySentence()
	for _, l := range c.sentences {
		var from, to []int
		for _, k := range l.from {
			from = append(from, mine[k]...)
		}
		for _, k := range l.to {
			to = append(to, theirs[k]...)
		}
		if len(from) == len(to) {
			for i := range from {
				c.acts[from[i]], c.back[to[i]] = to[i], from[i]
			}
			continue
		}
		if len(from) == 0 || len(to) == 0 {
			continue
		}
		links, err := align.Concord(ctx, c.best.actUnits(from), c.other.actUnits(to))
		if err != nil {
			return err
		}
		for _, s := range links {
			if len(s.From) > 0 && len(s.To) > 0 {
				c.acts[from[s.From[0]]], c.back[to[s.To[0]]] = to[s.To[0]], from[s.From[0]]
			}
		}
	}
	return nil
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (r *reading) actsBySentence() map[sentenceKey][]int {
	out := map[sentenceKey][]int{}
	for i, a := range r.result.Acts {
		k := sentenceKey{a.Passage, a.Sentence}
		out[k] = append(out[k], i)
	}
	return out
}

func (r *reading) actUnits(acts []int) []align.Unit {
	out := make([]align.Unit, len(acts))
	for i, k := range acts {
		a := r.result.Acts[k]
		out[i] = r.alignUnit(a.Start, a.End)
	}
	return out
}

// stretch is a run of the other version's text that answers to one of the best.
type stretch struct {
	start, end int
	score      float64
	grounds    []string
}

// counterpart finds what answers to a run of the best version's text that begins
// in a passage. An act may go on over the items of its list; these are taken in
// as far as they have counterparts that follow.
func (c *concord) counterpart(passage, start, end int) (stretch, bool) {
	out, found := c.inPassage(passage, start, end)
	ps := c.best.part.Passages
	for i := passage + 1; found && i < len(ps) && ps[i].Start < end; i++ {
		if next, ok := c.inPassage(i, start, end); ok && next.start >= out.end {
			out.end, out.score = next.end, min(out.score, next.score)
		}
	}
	return out, found
}

// inPassage is the counterpart of a run within one passage: that of the whole
// passage where the run is the whole of it and it has one, else the sentences
// that answer to its own.
func (c *concord) inPassage(passage, start, end int) (stretch, bool) {
	l := c.of[passage]
	if l == nil || len(l.To) == 0 {
		return stretch{}, false
	}
	p := c.best.part.Passages[passage]
	if start <= p.Start && end >= p.End && len(l.From) == 1 {
		first, last := c.other.part.Passages[l.To[0]], c.other.part.Passages[l.To[len(l.To)-1]]
		return stretch{first.Start, last.End, l.Score, l.Grounds}, true
	}
	out := stretch{grounds: l.Grounds, score: l.Score}
	found := false
	for s, sen := range p.Sentences {
		if sen.End <= start || sen.Start >= end {
			continue
		}
		for _, k := range c.at[sentenceKey{passage, s}] {
			link := &c.sentences[k]
			for _, to := range link.to {
				t := c.other.sentence(to)
				if !found {
					out.start, out.end, found = t.Start, t.End, true
				}
				out.start, out.end = min(out.start, t.Start), max(out.end, t.End)
			}
			out.score = min(out.score, link.score)
		}
	}
	return out, found
}

// passageAt is the passage of a reading that holds a place of the text, -1 for
// none.
func (r *reading) passageAt(place int) int {
	ps := r.part.Passages
	i := sort.Search(len(ps), func(i int) bool { return ps[i].End > place })
	if i < len(ps) && ps[i].Start <= place {
		return i
	}
	return -1
}

// alone lists what has a counterpart in neither direction: passages of the best
// reading, and of the other.
func (c *concord) alone() (best, other []int) {
	for i := range c.passages {
		l := &c.passages[i]
		switch {
		case len(l.To) == 0:
			best = append(best, l.From...)
		case len(l.From) == 0:
			other = append(other, l.To...)
		}
	}
	slices.Sort(best)
	slices.Sort(other)
	return best, other
}

// said is how a reader is told of passages: their references, ten at most.
func (r *reading) said(passages []int) string {
	const most = 10
	out := ""
	for k, i := range passages {
		if k == most {
			return fmt.Sprintf("%s and %d more", out, len(passages)-most)
		}
		if k > 0 {
			out += ", "
		}
		out += r.unitRef(i)
	}
	return out
}
