package graph

import (
	"cmp"
	"slices"
)

// settle merges the statements whose target is not settled, before anybody
// decides about them.
func (b *builder) settle() {
	merged := make(map[ID]*Unresolved)
	for _, src := range b.sources {
		for i := range src.Facts.Unresolved {
			u := src.Facts.Unresolved[i]
			if u.ID == "" {
				cue := ""
				if len(u.Evidence) > 0 {
					cue = u.Evidence[0].Cue
				}
				u.ID = UnresolvedID(u.Type, u.From, cue, u.Surface)
			}
			if passage, moved := b.moved[u.From]; moved && !src.curated() {
				u.From = cmp.Or(passage, u.From)
			} else if current, ok := b.Resolve(u.From); ok {
				u.From = current
			}
			have, known := merged[u.ID]
			if !known {
				u.Evidence = distinct(slices.Clone(u.Evidence))
				u.Candidates = ranking(slices.Clone(u.Candidates))
				merged[u.ID] = &u
				continue
			}
			fill(&have.Surface, u.Surface)
			have.Evidence = distinct(slices.Concat(have.Evidence, u.Evidence))
			have.Candidates = ranking(slices.Concat(have.Candidates, u.Candidates))
		}
	}
	b.settled = make(map[ID]bool)
	for _, u := range merged {
		b.unresolved = append(b.unresolved, u)
	}
	slices.SortFunc(b.unresolved, func(x, y *Unresolved) int { return cmp.Compare(x.ID, y.ID) })
	b.wait()
}

// wait leaves out the statements that somebody settled.
func (b *builder) wait() {
	b.unresolved = slices.DeleteFunc(b.unresolved, func(u *Unresolved) bool { return b.settled[u.ID] })
	b.await()
}

// await hands the statements that nobody settled to the nodes that state them.
func (s *Snapshot) await() {
	s.waiting = make(map[ID][]*Unresolved)
	for _, u := range s.unresolved {
		s.waiting[u.From] = append(s.waiting[u.From], u)
	}
}

// ranking sorts candidates, best first, and keeps the best score of each.
func ranking(all []Candidate) []Candidate {
	slices.SortStableFunc(all, func(x, y Candidate) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.ID, y.ID))
	})
	seen := make(map[ID]bool, len(all))
	return slices.DeleteFunc(all, func(c Candidate) bool {
		if seen[c.ID] {
			return true
		}
		seen[c.ID] = true
		return false
	})
}
