package align

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// repeated is a document that says the same n times, beside other acts.
func repeated(document string, date graph.Date, n int) []Commitment {
	var out []Commitment
	add := func(text string) {
		out = append(out, Commitment{
			ID: graph.ID(fmt.Sprintf("commitment:%s/%d", document, len(out)+1)), Document: graph.ID("document:" + document),
			Meeting: graph.ID("meeting:" + document), Date: date, Lang: graph.English, Order: len(out), Force: graph.Commit,
			Text: text, Topics: []graph.ID{"topic:cybercrime"}, Forum: "actor:g7",
		})
	}
	for i := range n {
		add("We will dismantle the ransomware networks that attack hospitals and seize their cryptocurrency wallets.")
		add(fmt.Sprintf("Harbour %d exchanges buoy number %d.", i, 7*i))
	}
	return out
}

// A text that says the same thirty times, beside an earlier one that does, gives a
// line for each, not nine hundred.
func TestRepetitiveTexts(t *testing.T) {
	const n = 30
	early, later := repeated("alpha-2018", "2018-04-23", n), repeated("beta-2019", "2019-04-05", n)
	pairs, err := Pairs(t.Context(), early, later)
	require.NoError(t, err)
	count := map[graph.ID]int{}
	for _, p := range pairs {
		count[p.Later]++
	}
	for i := range n {
		id := graph.ID(fmt.Sprintf("commitment:beta-2019/%d", 2*i+1))
		assert.Equal(t, 1, count[id], id)
		assert.Contains(t, pairs, pairOf(pairs, id, graph.ID(fmt.Sprintf("commitment:alpha-2018/%d", 2*i+1))), "each with the one at its place")
	}
	assert.LessOrEqual(t, len(pairs), n+antecedents*n, "the harbours are alike, too")
}

func pairOf(pairs []Pair, later, earlier graph.ID) Pair {
	for _, p := range pairs {
		if p.Later == later && p.Earlier == earlier {
			return p
		}
	}
	return Pair{Later: later, Earlier: earlier}
}

// What two earlier meetings promised is tied to both.
func TestEachEarlierDocumentKeepsItsAntecedent(t *testing.T) {
	a, b, c := repeated("alpha-2018", "2018-04-23", 1), repeated("beta-2019", "2019-04-05", 1), repeated("gamma-2020", "2020-04-05", 1)
	pairs, err := Pairs(t.Context(), append(a, b...), c)
	require.NoError(t, err)
	var earlier []graph.ID
	for _, p := range pairs {
		if p.Later == c[0].ID {
			earlier = append(earlier, p.Earlier)
		}
	}
	assert.Equal(t, []graph.ID{a[0].ID, b[0].ID}, earlier)
}
