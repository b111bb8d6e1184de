package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// intern numbers the nodes by date, then id, and sorts the lists of each kind.
// Since numbers are in the order of answers, a walk sorts numbers, not text.
func (b *builder) intern() {
	type entry struct {
		id     ID
		date   Date
		node   Node
		origin int
	}
	var all []entry
	for i, m := range b.meetings.list {
		all = append(all, entry{m.ID, b.meetingDate(m.ID), m, b.meetings.first[i]})
	}
	for i, d := range b.documents.list {
		all = append(all, entry{d.ID, b.documentDate(d.ID), d, b.documents.first[i]})
	}
	for i, w := range b.witnesses.list {
		all = append(all, entry{w.ID, b.documentDate(w.Document), w, b.witnesses.first[i]})
	}
	for i, p := range b.passages.list {
		all = append(all, entry{p.ID, b.documentDate(p.Document), p, b.passages.first[i]})
	}
	for i, c := range b.commitments.list {
		date := cmp.Or(b.documentDate(c.Document), b.meetingDate(c.Meeting))
		all = append(all, entry{c.ID, date, c, b.commitments.first[i]})
	}
	for i, a := range b.actors.list {
		all = append(all, entry{a.ID, a.Date, a, b.actors.first[i]})
	}
	for i, c := range b.conventions.list {
		all = append(all, entry{c.ID, cmp.Or(c.AdoptedOn, b.meetingDate(c.AdoptedAt)), c, b.conventions.first[i]})
	}
	for i, t := range b.topics.list {
		all = append(all, entry{t.ID, "", t, b.topics.first[i]})
	}
	slices.SortFunc(all, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.id, y.id))
	})
	b.nodes = make([]Node, len(all))
	b.dates = make([]Date, len(all))
	b.origins = make([]string, len(all))
	b.ids = make(map[ID]uint32, len(all))
	for n, e := range all {
		b.nodes[n], b.dates[n], b.ids[e.id] = e.node, e.date, uint32(n)
		b.origins[n] = b.sources[e.origin].Info.Key
	}
	b.list()
}

// list sorts the nodes of each kind and notes each node's place.
func (b *builder) list() {
	dated := func(x, y ID) int { return cmp.Compare(b.ids[x], b.ids[y]) }
	slices.SortFunc(b.meetings.list, func(x, y *Meeting) int { return dated(x.ID, y.ID) })
	slices.SortFunc(b.documents.list, func(x, y *Document) int { return dated(x.ID, y.ID) })
	slices.SortFunc(b.witnesses.list, func(x, y *Witness) int { return dated(x.ID, y.ID) })
	slices.SortFunc(b.passages.list, func(x, y *Passage) int {
		return cmp.Or(
			cmp.Compare(b.dates[b.ids[x.ID]], b.dates[b.ids[y.ID]]), cmp.Compare(x.Document, y.Document),
			cmp.Compare(x.Order, y.Order), natural(x.ID, y.ID),
		)
	})
	slices.SortFunc(b.commitments.list, func(x, y *Commitment) int {
		return cmp.Or(
			cmp.Compare(b.dates[b.ids[x.ID]], b.dates[b.ids[y.ID]]), cmp.Compare(x.Document, y.Document),
			cmp.Compare(x.Order, y.Order), natural(x.ID, y.ID),
		)
	})
	slices.SortFunc(b.actors.list, func(x, y *Actor) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.conventions.list, func(x, y *Convention) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.topics.list, func(x, y *Topic) int { return cmp.Compare(x.ID, y.ID) })
	s := b.Snapshot
	s.meetings, s.documents, s.witnesses, s.passages = b.meetings.list, b.documents.list, b.witnesses.list, b.passages.list
	s.commitments, s.actors, s.conventions, s.topics = b.commitments.list, b.actors.list, b.conventions.list, b.topics.list
	s.slots = make([]uint32, len(s.nodes))
	place(s, s.meetings)
	place(s, s.documents)
	place(s, s.witnesses)
	place(s, s.passages)
	place(s, s.commitments)
	place(s, s.actors)
	place(s, s.conventions)
	place(s, s.topics)
}

func place[T Node](s *Snapshot, list []T) {
	for i, n := range list {
		s.slots[s.ids[n.NodeID()]] = uint32(i)
	}
}

func (b *builder) meetingDate(id ID) Date {
	m, ok := b.meetings.find(id)
	if !ok {
		return ""
	}
	return cmp.Or(m.StartDate, m.EndDate)
}

func (b *builder) documentDate(id ID) Date {
	d, ok := b.documents.find(id)
	if !ok {
		return ""
	}
	return cmp.Or(d.Date, b.meetingDate(d.Meeting))
}

// natural compares ids as a reader counts: 1.9 before 1.10.
func natural(x, y ID) int {
	a, b := string(x), string(y)
	for a != "" && b != "" {
		i, j := digits(a), digits(b)
		if i > 0 && j > 0 {
			m, errM := strconv.ParseUint(a[:i], 10, 64)
			n, errN := strconv.ParseUint(b[:j], 10, 64)
			if errM == nil && errN == nil && m != n {
				return cmp.Compare(m, n)
			}
			if a[:i] != b[:j] && (errM != nil || errN != nil) {
				return strings.Compare(a[:i], b[:j])
			}
			a, b = a[i:], b[j:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(x, y))
}

func digits(s string) int {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}
