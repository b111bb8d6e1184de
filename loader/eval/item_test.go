package eval

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGainsAndLosses(t *testing.T) {
	it := func(key string, v Verdict, got string) Item {
		return Item{Measure: "edges", Document: "d", Key: key, Verdict: v, Got: got}
	}
	run := func(f1 Found, items ...Item) *Report {
		return &Report{Figures: Figures{{Name: "edges", Found: &f1}}, Documents: []Group{{Name: "d"}}, Items: items}
	}
	old := run(Found{2, 2, 2}, it("a", Good, ""), it("b", Missed, ""), it("c", Wrong, "X"), it("e", Surplus, ""), it("g", Surplus, ""),
		it("h", Good, ""), Item{Measure: "edges", Document: "other", Key: "z", Verdict: Surplus})
	now := run(Found{3, 2, 1}, it("a", Missed, ""), it("b", Good, ""), it("c", Wrong, "Y"), it("f", Surplus, ""), it("g", Surplus, ""),
		it("h", Good, ""), it("new", Good, ""))
	d := now.Compare(old)
	require.Len(t, d.Figures, 1)
	assert.Equal(t, "0.5000 0.6667", places(d.Figures[0].Before)+" "+places(d.Figures[0].After))
	keys := func(cs []Change) (out []string) {
		for _, c := range cs {
			out = append(out, c.Item.Key)
		}
		return out
	}
	assert.Equal(t, []string{"b", "e"}, keys(d.Gains), "b is found now, the surplus e is gone")
	assert.Equal(t, []string{"a", "f"}, keys(d.Losses), "a is missed now, f is a new surplus")
	assert.Equal(t, []string{"c"}, keys(d.Others))
	assert.Equal(t, 1, d.New)
	assert.Equal(t, 1, d.Gone, "another document is no gain")
}

func TestARunIsWithoutChangeAgainstItself(t *testing.T) {
	r := ownReport(t)
	var out bytes.Buffer
	require.NoError(t, r.WriteJSON(&out))
	again, err := ReadReport(&out)
	require.NoError(t, err)
	d := r.Compare(again)
	assert.Empty(t, d.Figures)
	assert.Empty(t, d.Gains)
	assert.Empty(t, d.Losses)
	assert.Empty(t, d.Others)
	assert.Zero(t, d.New+d.Gone)

	var text bytes.Buffer
	require.NoError(t, d.WriteText(&text))
	assert.Contains(t, text.String(), "gains: 0")
}

func TestItemsOfOneKeyAreToldApart(t *testing.T) {
	items := numbered([]Item{{Key: "x"}, {Key: "x"}, {Key: "x", Verdict: Surplus}, {Key: "x"}})
	assert.Equal(t, []string{"x", "x #2", "x", "x #3"}, []string{items[0].Key, items[1].Key, items[2].Key, items[3].Key})
}

func TestWhatIsNoReportIsRefused(t *testing.T) {
	for _, text := range []string{"", "[]", "{}", `{"figures":{"edges":{"precision":1}}}`} {
		_, err := ReadReport(bytes.NewReader([]byte(text)))
		assert.ErrorContains(t, err, "read the report", text)
	}
}
