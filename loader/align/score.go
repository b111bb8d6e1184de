package align

import (
	"math"

	"stemma/graph"
)

// overlap is what two commitments share.
type overlap struct {
	object float64 // cosine of their telling words
	rare   float64 // weight of the shared terms that are specific, named or measured
	pairs  float64 // how many pairs of neighbouring words they share
	later  float64 // share of the later one's core that the earlier one speaks of
	early  float64 // share of the earlier one's core that the later one speaks of
}

func compare(later, early *vector) overlap {
	var o overlap
	var dot float64
	same := later.Lang == early.Lang
	for i, j := 0, 0; i < len(later.features) && j < len(early.features); {
		a, b := later.features[i], early.features[j]
		switch {
		case a.hash < b.hash:
			i++
			continue
		case a.hash > b.hash:
			j++
			continue
		}
		i++
		j++
		if !same && !a.is(cross) {
			continue
		}
		if a.is(pair) {
			o.pairs++
			continue
		}
		wa, wb := float64(a.weight), float64(b.weight)
		dot += wa * wb
		if a.level >= specific {
			o.rare += min(wa, wb)
		}
		if a.is(core) && b.is(own) {
			o.later += wa * wa
		}
		if b.is(core) && a.is(own) {
			o.early += wb * wb
		}
	}
	na, nb := later.norm, early.norm
	if !same {
		na, nb = later.cross, early.cross
	}
	if na > 0 && nb > 0 {
		o.object = dot / (na * nb)
	}
	if later.core > 0 {
		o.later /= later.core
	}
	if early.core > 0 {
		o.early /= early.core
	}
	return o
}

// The weights of a logistic model with few numbers, fitted to annotated pairs of
// four meetings and rounded; docs/evaluation.md says how well it holds on pairs
// it was not fitted to. Each multiplies something that a reader can be shown.
const (
	base        = -6.55
	forObject   = 6.0  // cosine of the telling words
	forRare     = 0.38 // weight of what is specific
	forPairs    = 0.45 // logarithm of shared word pairs
	forCore     = 0.95 // geometric mean of the shares of both cores
	forTheme    = 2.2
	forNamed    = 0.3  // the later one's words name the earlier meeting
	forSameAct  = 1.3  // weight of the instrument that both carry out, back or take up
	forRivals   = 0.47 // how far behind the best counterpart it is
	forBest     = 0.3  // each is the other's best
	rivalsFloor = -4.0
)

// Threshold is the score from which a pair is drawn. Of the pairs that readers
// judged, about nine in ten hold from here on, and a third just below
// (docs/evaluation.md): what likeness alone makes only probable is not drawn.
const Threshold = 0.6

// hopeless are the log odds that not even being the best counterpart can bring
// to the threshold (whose own are -0.2). What is below is no rival either of what
// is drawn.
const hopeless = -0.21 - forBest

// candidate is a pair of commitments of two documents under judgement.
type candidate struct {
	later, early int // indexes of vectors
	overlap
	theme    float64
	named    *Reference
	instance graph.ID // the instrument towards which both do the same, "" for none
	alone    float64  // log odds without rivals
	score    float64
}

func (c *candidate) judge(later, early *vector) {
	c.overlap = compare(later, early)
	c.theme = related(later.Commitment, early.Commitment)
	c.named = names(later.Commitment, early.Commitment)
	c.instance = sameAct(later.Commitment, early.Commitment)
	c.alone = base + forObject*c.object + forRare*c.rare + forPairs*math.Log(1+c.pairs) +
		forCore*math.Sqrt(c.overlap.later*c.overlap.early) + forTheme*c.theme
	if c.named != nil {
		c.alone += forNamed
	}
	if c.instance != "" {
		c.alone += forSameAct * min(later.weight(string(c.instance)), early.weight(string(c.instance)))
	}
}

// settle weighs the candidates of one pair of documents against each other: a
// commitment that has a much better counterpart is less likely to be the source
// of this one too. Two that do the same towards one instrument have no rivals.
func settle(cs []candidate) {
	bestLater, bestEarly := map[int]float64{}, map[int]float64{}
	for i := range cs {
		c := &cs[i]
		raise(bestLater, c.later, c.alone)
		raise(bestEarly, c.early, c.alone)
	}
	for i := range cs {
		c := &cs[i]
		behindLater, behindEarly := c.alone-bestLater[c.later], c.alone-bestEarly[c.early]
		z := c.alone
		if c.instance == "" {
			z += forRivals * (max(rivalsFloor, behindLater) + max(rivalsFloor, behindEarly))
		}
		if behindLater == 0 && behindEarly == 0 {
			z += forBest
		}
		c.score = 1 / (1 + math.Exp(-z))
	}
}

func raise(best map[int]float64, k int, v float64) {
	if old, ok := best[k]; !ok || v > old {
		best[k] = v
	}
}

// names returns the words of a commitment that name the meeting of an earlier
// one, or a text of that meeting.
func names(later, early *Commitment) *Reference {
	for i := range later.References {
		r := &later.References[i]
		if r.Meeting != "" && r.Meeting == early.Meeting || r.Text != "" && r.Text == early.DocumentText {
			return r
		}
	}
	return nil
}

// sameAct returns an instrument towards which both commitments do the same.
func sameAct(later, early *Commitment) graph.ID {
	for _, x := range later.Relations {
		if x.Type == graph.Cites {
			continue
		}
		for _, y := range early.Relations {
			if x == y {
				return x.Target
			}
		}
	}
	return ""
}
