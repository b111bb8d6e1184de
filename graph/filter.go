package graph

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"stemma/graph/words"
)

// CommitmentFilter chooses commitments; every field that is set must hold.
type CommitmentFilter struct {
	Meeting, Document ID
	Forum             string // an actor's id or slug, or a series
	Topic             ID     // or a narrower one
	Force             []Force
	Actor, Convention ID // with a mention of, or an edge to
	From, To          Date
	Text              string // folded words that text or summary must all hold
}

// FilterCommitments returns the commitments a filter chooses, in their order.
//
// A date of less precision means all it may mean: To "2018" ends with 2018. An
// actor is found among the addressees too, but who made the commitment is asked
// by Forum or Meeting. One text or one summary must hold all words of Text; a
// lone letter beside an apostrophe ("l’", "’s") is no word.
func (s *Snapshot) FilterCommitments(f CommitmentFilter) []*Commitment {
	p := s.predicate(f)
	var out []*Commitment
	for _, c := range s.candidates(f) {
		if p.holds(c) {
			out = append(out, c)
		}
	}
	return out
}

// candidates returns the commitments worth looking at, in their order.
func (s *Snapshot) candidates(f CommitmentFilter) []*Commitment {
	for _, id := range []ID{f.Document, f.Meeting} {
		if _, ok := s.Node(id); ok {
			return s.CommitmentsOf(id)
		}
	}
	return s.commitments
}

// predicate is a filter made ready for one snapshot.
type predicate struct {
	*Snapshot
	CommitmentFilter
	topics []ID // the topic and all narrower ones, sorted
	words  []string
	folded [][]string // by place among the commitments
	stated sieve
	buf    []uint32
}

func (s *Snapshot) predicate(f CommitmentFilter) *predicate {
	for _, id := range []*ID{&f.Meeting, &f.Document, &f.Actor, &f.Convention} {
		if current, ok := s.Resolve(*id); ok { // people keep asking by the ids they know
			*id = current
		}
	}
	p := &predicate{Snapshot: s, CommitmentFilter: f, stated: EdgeFilter{}.sieve()}
	if f.Topic != "" {
		p.topics = s.narrower(f.Topic)
	}
	after := false // an apostrophe
	for _, w := range words.Split(f.Text) {
		if len(w.Text) > 1 || !w.Elided && !after {
			p.words = append(p.words, " "+w.Text+" ")
		}
		after = w.Elided
	}
	if len(p.words) > 0 {
		// It ends only with the work, which no context of ours stops.
		p.folded, _ = s.folded(context.Background())
	}
	return p
}

func (p *predicate) holds(c *Commitment) bool {
	f := &p.CommitmentFilter
	switch {
	case f.Document != "" && c.Document != f.Document,
		f.Meeting != "" && c.Meeting != f.Meeting,
		f.Forum != "" && !p.ofForum(c.Meeting),
		len(f.Force) > 0 && !slices.Contains(f.Force, c.Force),
		(f.From != "" || f.To != "") && !p.during(c),
		f.Topic != "" && !slices.ContainsFunc(c.Topics, p.underTopic),
		f.Actor != "" && !slices.Contains(c.Addressees, f.Actor) && !p.names(c, f.Actor),
		f.Convention != "" && !p.names(c, f.Convention):
		return false
	}
	return len(p.words) == 0 || p.says(c)
}

func (p *predicate) ofForum(meeting ID) bool {
	m, ok := p.Snapshot.Meeting(meeting)
	return ok && m.of(p.Forum)
}

// during compares no further than both dates are known.
func (p *predicate) during(c *Commitment) bool {
	return p.Snapshot.Date(c.ID).within(p.From, p.To)
}

// within reports whether a date may lie between two, compared no further than
// both are known; an unknown date does not, an empty bound bounds nothing.
func (d Date) within(from, to Date) bool {
	if d == "" {
		return false
	}
	f, t := min(len(d), len(from)), min(len(d), len(to))
	return d[:f] >= from[:f] && d[:t] <= to[:t]
}

func (p *predicate) underTopic(t ID) bool {
	_, ok := slices.BinarySearch(p.topics, t)
	return ok
}

// names reports whether a commitment has a stated edge to an entity, or names
// it in its words.
func (p *predicate) names(c *Commitment, entity ID) bool {
	n := p.ids[c.ID]
	p.buf = p.leaving(p.buf[:0], n, &p.stated)
	for _, e := range p.buf {
		if p.edges[e].To == entity {
			return true
		}
	}
	return !p.hides(entity) && p.mentioned(entity, c.Spans)
}

func (p *predicate) says(c *Commitment) bool {
	return slices.ContainsFunc(p.folded[p.slots[p.ids[c.ID]]], func(text string) bool {
		return !slices.ContainsFunc(p.words, func(w string) bool { return !strings.Contains(text, w) })
	})
}

// FoldTexts makes ready what FilterCommitments needs to look for words, which it
// would do itself, but without an end. It is done once for a graph and its cuts.
func (s *Snapshot) FoldTexts(ctx context.Context) error {
	_, err := s.folded(ctx)
	if err != nil {
		return fmt.Errorf("fold the texts: %w", err)
	}
	return nil
}

// folded are the commitments' texts and summaries as words.Fold leaves them, with
// a space on both sides, by place among the commitments of the whole graph.
func (s *Snapshot) folded(ctx context.Context) ([][]string, error) {
	s = s.Whole()
	return s.foldedTexts.Of(ctx, func(ctx context.Context) ([][]string, error) {
		p := pace{ctx: ctx}
		list := make([][]string, len(s.commitments))
		for i, c := range s.commitments {
			if p.over() {
				return nil, p.err
			}
			for _, texts := range []Texts{c.Texts, c.Summaries} {
				for _, text := range texts {
					list[i] = append(list[i], " "+words.Fold(text)+" ")
				}
			}
		}
		return list, nil
	})
}

// narrower returns a topic and all that are narrower, sorted.
func (s *Snapshot) narrower(topic ID) []ID {
	found := []ID{topic}
	for i := 0; i < len(found); i++ {
		for _, t := range s.topics {
			if t.Broader == found[i] && !slices.Contains(found, t.ID) {
				found = append(found, t.ID)
			}
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i] < found[j] })
	return found
}
