package graph

import (
	"slices"
	"strings"

	"stemma/graph/words"
)

// clause is an act, or a sentence that states a relation, as one side names it.
type clause struct {
	id     ID
	unit   unit
	begins string   // a curator's first words of it
	texts  []string // what extraction read, in each witness or language
}

// unit is the part of a document within which letters and counts may move.
type unit struct {
	document ID
	ref      string
}

// preamble is the unit of whatever stands before the first section, since all
// of that is counted as one.
const preamble = "preamble"

// unitOf returns the unit that the id of a commitment or a passage names, and
// whether the id is of one sentence in it: of ".../9d" and ".../9-s2" the unit
// is 9, of ".../preamble-3" all of the preamble.
func unitOf(document, id ID) (u unit, sentence bool) {
	_, ref, _ := strings.Cut(id.Slug(), "/")
	if strings.HasPrefix(ref, preamble) {
		return unit{document, preamble}, true
	}
	if id.Kind() == KindCommitment {
		if bare := strings.TrimRight(ref, "abcdefghijklmnopqrstuvwxyz"); bare != "" && digits(bare[len(bare)-1:]) > 0 {
			ref = bare
		}
		return unit{document, ref}, true
	}
	if at := strings.LastIndex(ref, "-s"); at > 0 && at+2 < len(ref) && digits(ref[at+2:]) == len(ref)-at-2 {
		return unit{document, ref[:at]}, true
	}
	return unit{document, ref}, false
}

// opens reports whether what extraction read begins with the curator's words.
func (c *clause) opens(wanted *clause) bool {
	return slices.ContainsFunc(c.texts, func(text string) bool { return words.Opens(text, wanted.begins) })
}

// holds reports whether the curator's words stand anywhere in what extraction
// read.
func (c *clause) holds(wanted *clause) bool {
	return slices.ContainsFunc(c.texts, func(text string) bool {
		return len(words.Find(words.Split(text), wanted.begins)) > 0
	})
}

// byUnit groups clauses, those of one unit in the order of the text.
func byUnit(all []clause) map[unit][]*clause {
	out := make(map[unit][]*clause)
	for i := range all {
		out[all[i].unit] = append(out[all[i].unit], &all[i])
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(x, y *clause) int { return natural(x.id, y.id) })
	}
	return out
}

// pair finds which of the found clauses are the wanted ones, unit by unit: as
// many as their first words and the order of the text allow, then those with
// more words in common, then those of one id. The answer is by the found id.
func pair(wanted, found []clause) map[ID]ID {
	out := make(map[ID]ID)
	have := byUnit(found)
	for u, want := range byUnit(wanted) {
		pairUnit(want, have[u], out)
		pairAlone(want, have[u], out)
	}
	return out
}

// pairAlone pairs what the order of the text left over, where the words leave no
// choice: an act that a curator adds later has the next letter, wherever it
// stands.
func pairAlone(want, have []*clause, out map[ID]ID) {
	claimed := make(map[ID]bool, len(out))
	for _, id := range out {
		claimed[id] = true
	}
	for _, w := range want {
		if claimed[w.id] {
			continue
		}
		opens := func(h *clause) bool { return out[h.id] == "" && h.opens(w) }
		i := slices.IndexFunc(have, opens)
		if i < 0 || slices.ContainsFunc(have[i+1:], opens) {
			continue
		}
		rival := func(other *clause) bool { return other != w && !claimed[other.id] && have[i].opens(other) }
		if !slices.ContainsFunc(want, rival) {
			out[have[i].id] = w.id
		}
	}
}

func pairUnit(want, have []*clause, out map[ID]ID) {
	if len(have) == 0 {
		return
	}
	// best[i][j] is the worth of want[i:] against have[j:].
	best := make([][]int, len(want)+1)
	worth := make([][]int, len(want))
	for i := range best {
		best[i] = make([]int, len(have)+1)
	}
	for i := len(want) - 1; i >= 0; i-- {
		worth[i] = make([]int, len(have))
		for j := len(have) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if have[j].opens(want[i]) {
				worth[i][j] = 1<<40 + len(words.Split(want[i].begins))<<20
				if want[i].id == have[j].id {
					worth[i][j]++
				}
				best[i][j] = max(best[i][j], worth[i][j]+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(want) && j < len(have); {
		switch {
		case worth[i][j] > 0 && best[i][j] == worth[i][j]+best[i+1][j+1]:
			out[have[j].id] = want[i].id
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
}

// pairInside finds, for sentences that pair left over, the only one of their
// unit that holds their words further on: a page's header or footer may have
// got in front of them.
func pairInside(wanted, found []clause, pairs map[ID]ID) {
	claimed := make(map[ID]bool, len(pairs))
	for _, id := range pairs {
		claimed[id] = true
	}
	have := byUnit(found)
	for u, list := range byUnit(wanted) {
		for _, want := range list {
			if claimed[want.id] {
				continue
			}
			var only *clause
			count := 0
			for _, c := range have[u] {
				if _, taken := pairs[c.id]; !taken && c.holds(want) {
					only = c
					count++
				}
			}
			if count == 1 {
				pairs[only.id] = want.id
			}
		}
	}
}

// Counterparts pairs what extraction takes for the commitments of a text with
// those that curators list: where a curator gives an act's first words, by
// these within one unit; else by id. The answer is by the extracted id; what
// has no counterpart is not in it. Build joins by the same pairs.
func Counterparts(curated []*Commitment, extracted []Commitment) map[ID]ID {
	var wanted, found []clause
	plain := make(map[ID]bool)
	for _, c := range curated {
		if c.Begins == "" {
			plain[c.ID] = true
			continue
		}
		wanted = append(wanted, wantedAct(c))
	}
	for i := range extracted {
		found = append(found, foundAct(&extracted[i]))
	}
	out := pair(wanted, found)
	for i := range extracted {
		id := extracted[i].ID
		if _, paired := out[id]; !paired && plain[id] {
			out[id] = id
		}
	}
	return out
}

func wantedAct(c *Commitment) clause {
	document := c.Document
	fill(&document, documentOf(c.ID))
	u, _ := unitOf(document, c.ID)
	return clause{id: c.ID, unit: u, begins: c.Begins}
}

func foundAct(c *Commitment) clause {
	document := c.Document
	fill(&document, documentOf(c.ID))
	u, _ := unitOf(document, c.ID)
	out := clause{id: c.ID, unit: u}
	for _, text := range c.Texts {
		out.texts = append(out.texts, text)
	}
	return out
}
