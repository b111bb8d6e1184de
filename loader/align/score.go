package align

import (
	"math"

	"stemma/graph"
)

// The weights of a logistic model with few numbers, fitted to annotated pairs of
// four meetings and rounded; docs/evaluation.md says how well it holds on pairs
// it was not fitted to. Each multiplies something that a reader can be shown.
const (
	base         = -6.8
	forObject    = 2.96 // cosine of the telling words
	forRare      = 0.4  // weight of what is specific
	forPairs     = 0.3  // logarithm of shared word pairs
	forCore      = 1.99 // geometric mean of the shares of what both undertake
	forHeld      = 1.01
	forDeeds     = 2.27
	forTheme     = 1.72
	forSubject   = 0.46
	forApart     = -1.21
	forTurned    = -1.02
	forRestating = 0.1 // the later one says that it restates something

	// What the annotated pairs are too few to fit, set by hand.
	forSameAct   = 1.41 // weight of the instrument that both carry out, back or take up
	forNamed     = 0.94 // the later one's words name the earlier meeting or text
	forNamedBest = 2    // and nothing there is nearer
	forSibling   = -1   // another forum's of the same group: more pairs, fewer of them true
	forOther     = -2   // another group's
	nothingNear  = -2   // log odds below which that helps nothing

	forRivalsLater = 0.19 // how far behind the later one's best counterpart it is
	forRivalsEarly = 0.5  // how far behind the earlier one's
	forBestLater   = 0.8  // it is the later one's best
	forBestBoth    = 0.34 // and the earlier one's
	rivalsFloor    = -4.0
)

// Threshold is the score from which a pair is drawn: the lowest at which, of the
// pairs of meetings that the model was not fitted to, 85 in a hundred hold
// (docs/evaluation.md). What likeness alone makes only probable is not drawn.
const Threshold = 0.55

// atThreshold are the log odds of the threshold.
const atThreshold = 0.2

// candidate is a pair of commitments of two documents under judgement.
type candidate struct {
	later, early int // indexes of vectors
	overlap
	theme    float64
	subject  float64 // how far they are about or against the same
	apart    bool    // about different things
	turned   bool    // one asks of others what the other undertakes
	named    *Reference
	instance graph.ID // the instrument towards which both do the same, "" for none
	act      float64  // its weight
	alone    float64  // log odds without rivals
	score    float64
}

func (c *candidate) judge(later, early *vector) {
	c.overlap = compare(later, early)
	c.theme = related(later.Commitment, early.Commitment)
	c.subject, c.apart = subjects(later, early)
	c.turned = asks(later.Commitment) != asks(early.Commitment)
	c.named = names(later.Commitment, early.Commitment)
	c.instance = sameAct(later.Commitment, early.Commitment)
	if c.instance != "" {
		c.act = min(later.weight(string(c.instance)), early.weight(string(c.instance)))
	}
	c.alone = base + forObject*c.object + forRare*c.rare + forPairs*math.Log(1+c.pairs) + forDeeds*c.deeds + forHeld*c.held +
		forCore*math.Sqrt(c.overlap.later*c.overlap.early) + forTheme*c.theme + forSubject*c.subject + forSameAct*c.act
	for _, x := range []struct {
		is   bool
		odds float64
	}{
		{c.apart, forApart},
		{c.turned, forTurned},
		{later.Force == graph.Reaffirm, forRestating},
		{c.named != nil, forNamed},
		{c.named == nil && !kin(later, early) && siblings(later, early), forSibling},
		{c.named == nil && !siblings(later, early), forOther},
	} {
		if x.is {
			c.alone += x.odds
		}
	}
}

// hopeless reports that not even being the best counterpart can bring a
// candidate to the threshold. Such a one is no rival either of what is drawn.
func (c *candidate) hopeless() bool {
	best := c.alone + forBestLater + forBestBoth
	if c.named != nil {
		best += forNamedBest
	}
	return best < atThreshold
}

// kin reports that two commitments are of one forum.
func kin(a, b *vector) bool { return a.Forum != "" && a.Forum == b.Forum }

// siblings reports that two commitments are of one group.
func siblings(a, b *vector) bool { return kin(a, b) || a.Group != "" && a.Group == b.Group }

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
			z += forRivalsLater*max(rivalsFloor, behindLater) + forRivalsEarly*max(rivalsFloor, behindEarly)
		}
		if behindLater == 0 {
			z += forBestLater
			if behindEarly == 0 {
				z += forBestBoth
			}
			if c.named != nil && !c.named.Series && c.alone > nothingNear {
				z += forNamedBest
			}
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
// one, or a text of that meeting; a text that is named by itself is not another
// of its meeting.
func names(later, early *Commitment) *Reference {
	for i := range later.References {
		r := &later.References[i]
		switch {
		case r.Text != "" && r.Text == early.DocumentText:
			return r
		case r.Text != "" && early.DocumentText != "":
		case r.Meeting != "" && r.Meeting == early.Meeting:
			return r
		case r.Series && early.Forum != "" && early.Forum == later.Forum:
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
