package graph

import "slices"

// saying is one source's word on an edge, kept where a cut may have to weigh the
// edge anew.
type saying struct {
	edge *Edge
	src  int    // as in assertion
	key  string // of its revision; "" for what decisions and properties add
}

// attestation is an edge of which a later text than both its ends speaks, with
// all that was said of it, strongest source first.
type attestation struct {
	edge uint32
	said []saying
}

// attest notes an edge that a text speaks of which does not show yet when both
// its ends do. A date that is a month or a year counts from its end.
func (b *builder) attest(e uint32, group []assertion) {
	from, to := b.dates[b.Snapshot.from[e]].End(), b.dates[b.Snapshot.to[e]].End()
	if last := max(from, to); b.saidAfter(group, last) {
		b.attested = append(b.attested, attestation{e, b.sayings(group)})
	}
}

func (b *builder) saidAfter(group []assertion, last Date) bool {
	for _, a := range group {
		for i := range a.edge.Evidence {
			if n, ok := b.ids[a.edge.Evidence[i].Document]; ok && b.dates[n].End() > last {
				return true
			}
		}
	}
	return false
}

func (b *builder) sayings(group []assertion) []saying {
	out := make([]saying, len(group))
	for i, a := range group {
		out[i] = saying{edge: a.edge, src: a.src}
		if a.src >= 0 && a.src < len(b.sources) {
			out[i].key = b.sources[a.src].Info.Key
		}
	}
	return out
}

// outOf makes one edge of those sayings that show, as Build would of them alone;
// false where none does.
func (s *Snapshot) outOf(said []saying) (Edge, bool) {
	group := make([]assertion, 0, len(said))
	for _, w := range said {
		if s.hidesKey(w.key) {
			continue
		}
		if e, ok := s.clipped(w.edge); ok {
			group = append(group, assertion{src: w.src, edge: e})
		}
	}
	if len(group) == 0 {
		return Edge{}, false
	}
	return unify(group), true
}

// clipped returns an edge with the evidence that shows; false where it has some
// and none of it does. What part of the evidence proves is proved no better than
// by that part; what a person vouches for does not hang on it.
func (s *Snapshot) clipped(e *Edge) (*Edge, bool) {
	said := s.said(e.Evidence)
	if len(said) == len(e.Evidence) {
		return e, true
	}
	if len(said) == 0 {
		return nil, false
	}
	out := *e
	out.Evidence = said
	if methodOf(e) == Curated {
		return &out, true
	}
	out.Method = methodOf(&Edge{Evidence: said})
	if out.Method == Structure {
		out.Method = e.Method // no piece says how it was found
	}
	if !slices.ContainsFunc(said, func(ev Evidence) bool { return ev.Confidence == 0 }) { // 0: it does not say
		best := 0.0
		for i := range said {
			best = max(best, said[i].Confidence)
		}
		out.Confidence = min(out.Confidence, best)
	}
	return &out, true
}
