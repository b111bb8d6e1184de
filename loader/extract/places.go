package extract

import (
	"sort"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/lexicon"
)

// places finds the cues and the beginnings of clauses near a word without a walk
// over the sentence: some sentences run over whole pages, and each of their
// names asks.
type places struct {
	forward []int         // by cue: the last up to it that governs what follows it, -1 for none
	bases   []int         // by cue: the last up to it that tells of lineage, -1 for none
	behind  []lexicon.Hit // the cues that govern what stands before them
	chain   []lexicon.Hit // the group of cue chainAt, found last
	chainAt int
	stops   []int // words after a colon or more
	clauses []int // words that are the subject of a further main clause
}

func (g *governor) index() {
	g.chainAt = -1
	g.forward, g.bases = make([]int, len(g.cues)), make([]int, len(g.cues))
	forward, base := -1, -1
	for k, h := range g.cues {
		if h.Cue.Option("scope", "") == "before" {
			g.behind = append(g.behind, h)
		} else {
			forward = k
		}
		switch graph.RelationType(h.Cue.What) {
		case graph.Reaffirms, graph.Cites, graph.BuildsOn:
			base = k
		}
		g.forward[k], g.bases[k] = forward, base
	}
	ws := g.sen.ws
	for i, w := range ws {
		if w.Before >= words.Colon {
			g.stops = append(g.stops, i)
		}
		if (w.Text == "nous" || w.Text == "we") && i > 0 && i+1 < len(ws) &&
			(w.Before == words.Comma || ws[i-1].Text == "et" || ws[i-1].Text == "and") {
			g.clauses = append(g.clauses, i)
		}
	}
}

// nearest is the last cue that begins up to a word and governs what follows it,
// -1 for none.
func (g *governor) nearest(word int) int {
	if k := searchHits(g.cues, word+1) - 1; k >= 0 {
		return g.forward[k]
	}
	return -1
}

// lineage is the last cue of lineage that begins up to a word, -1 for none.
func (g *governor) lineage(word int) int {
	if k := searchHits(g.cues, word+1) - 1; k >= 0 {
		return g.bases[k]
	}
	return -1
}

// backward are the cues that govern what stands before them and begin fewer than
// reach words from a word on.
func (g *governor) backward(word, reach int) []lexicon.Hit {
	from, end := searchHits(g.behind, word), searchHits(g.behind, word+reach)
	return g.behind[from:end]
}

// clause reports that no new main clause, and no further verb of a resolution's
// organ, begins between two words.
func (g *governor) clause(from, to int) bool {
	return !within(g.stops, from, to) && !within(g.clauses, from+1, to) && !within(g.heads, from, to)
}

// within reports a number from one on and below another; the list ascends.
func within(list []int, from, to int) bool {
	k := sort.SearchInts(list, from)
	return k < len(list) && list[k] < to
}

// searchHits is the index of the first hit that begins at a word or after it.
func searchHits(hits []lexicon.Hit, word int) int {
	return sort.Search(len(hits), func(k int) bool { return hits[k].First >= word })
}
