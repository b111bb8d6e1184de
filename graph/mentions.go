package graph

import (
	"cmp"
	"slices"
	"sort"
)

// mentions holds the mentions in text order: by witness, then place.
type mentions struct {
	all    []Mention
	from   map[ID][2]int // by witness: its run in all
	target map[ID][]int32
	within map[ID][]int32 // by passage
}

func compareMentions(x, y Mention) int {
	return cmp.Or(
		cmp.Compare(x.Witness, y.Witness), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End),
		cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Target, y.Target),
	)
}

// listen sorts the mentions and indexes them.
func (b *builder) listen() {
	m := &b.mentions
	for _, src := range b.sources {
		m.all = append(m.all, src.Facts.Mentions...)
	}
	slices.SortStableFunc(m.all, compareMentions)
	m.all = slices.CompactFunc(m.all, func(x, y Mention) bool { return compareMentions(x, y) == 0 })
	m.from = make(map[ID][2]int)
	m.target = make(map[ID][]int32)
	m.within = make(map[ID][]int32)
	for i := range m.all {
		x := &m.all[i]
		run, known := m.from[x.Witness]
		if !known {
			run[0] = i
		}
		run[1] = i + 1
		m.from[x.Witness] = run
		if x.Target != "" {
			m.target[x.Target] = append(m.target[x.Target], int32(i))
		}
		if x.Passage != "" {
			m.within[x.Passage] = append(m.within[x.Passage], int32(i))
		}
	}
}

// in returns the numbers of the mentions that lie whole in a span.
func (m *mentions) in(span Span) (first, end int) {
	run, ok := m.from[span.Witness]
	if !ok {
		return 0, 0
	}
	list := m.all[run[0]:run[1]]
	i := sort.Search(len(list), func(i int) bool { return list[i].Start >= span.Start })
	j := i
	for j < len(list) && list[j].Start < span.End {
		j++
	}
	return run[0] + i, run[0] + j
}

// Mentions returns the mentions of an entity, or in a witness, a document, a
// passage or a commitment's spans, in text order.
func (s *Snapshot) Mentions(of ID) []*Mention {
	m := &s.mentions
	var numbers []int32
	spans := func(list []Span) {
		for _, span := range list {
			i, end := m.in(span)
			for ; i < end; i++ {
				if m.all[i].End <= span.End {
					numbers = append(numbers, int32(i))
				}
			}
		}
	}
	whole := func(w ID) {
		for i := m.from[w][0]; i < m.from[w][1]; i++ {
			numbers = append(numbers, int32(i))
		}
	}
	node, _ := s.Node(of)
	switch n := node.(type) {
	case *Commitment:
		spans(n.Spans)
	case *Passage:
		spans(n.Spans)
		numbers = append(numbers, m.within[n.ID]...)
	case *Witness:
		whole(n.ID)
	case *Document:
		for _, w := range s.WitnessesOf(n.ID) {
			whole(w.ID)
		}
	case nil:
	default:
		numbers = slices.Clone(m.target[n.NodeID()])
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	out := make([]*Mention, 0, len(numbers))
	for _, n := range numbers {
		if x := &m.all[n]; !s.hides(x.Witness) {
			out = append(out, s.mention(x))
		}
	}
	return out
}

// mention returns a mention as it shows, which is without the candidates that do
// not.
func (s *Snapshot) mention(m *Mention) *Mention {
	possible := s.candidatesShown(m.Candidates)
	if len(possible) == len(m.Candidates) {
		return m
	}
	changed := *m
	changed.Candidates = possible
	return &changed
}

// countMentions counts the mentions that show.
func (s *Snapshot) countMentions() int {
	n := 0
	for witness, run := range s.mentions.from {
		if !s.hides(witness) {
			n += run[1] - run[0]
		}
	}
	return n
}

// mentioned reports whether an entity is mentioned inside the spans.
func (s *Snapshot) mentioned(entity ID, spans []Span) bool {
	m := &s.mentions
	for _, span := range spans {
		i, end := m.in(span)
		for ; i < end; i++ {
			if m.all[i].Target == entity && m.all[i].End <= span.End {
				return true
			}
		}
	}
	return false
}
