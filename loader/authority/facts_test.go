package authority

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func TestFacts(t *testing.T) {
	r := register(t)
	f := r.Facts([]graph.ID{"meeting:paris-2019", "convention:budapest-second-additional-protocol", "actor:eurojust", "convention:unknown-to-us", "topic:drugs"})
	var got []graph.ID
	for i := range f.Meetings {
		got = append(got, f.Meetings[i].ID)
	}
	for i := range f.Actors {
		got = append(got, f.Actors[i].ID)
	}
	for i := range f.Conventions {
		got = append(got, f.Conventions[i].ID)
	}
	assert.Equal(t, []graph.ID{
		"meeting:paris-2019", "meeting:toronto-2018", // the one before
		"actor:canada", "actor:eurojust", "actor:european-union", "actor:france", "actor:g7",
		"convention:budapest-convention", "convention:budapest-second-additional-protocol",
	}, got)
	require.Len(t, f.Meetings, 2)
	assert.Equal(t, graph.ID("meeting:toronto-2018"), f.Meetings[0].Follows)
	assert.Empty(t, f.Meetings[1].Follows, "the meeting before it is not among the facts")
	assert.Equal(t, graph.ID("actor:france"), f.Meetings[0].Presidency)
	assert.Equal(t, graph.Date("2019-04-04"), f.Meetings[0].StartDate)
	assert.Equal(t, graph.ID("actor:european-union"), f.Actors[1].Parent)
	assert.Equal(t, graph.ID("convention:budapest-convention"), f.Conventions[1].Parent)
}

func TestFactsOfConventions(t *testing.T) {
	f := register(t).Facts([]graph.ID{"convention:unscr-2396", "convention:ischia-communique-2017"})
	require.Len(t, f.Conventions, 2)
	assert.Equal(t, graph.ID("meeting:ischia-2017"), f.Conventions[0].AdoptedAt)
	require.Len(t, f.Meetings, 1, "the meeting that adopted it, and not the one before")
	assert.Equal(t, "S/RES/2396(2017)", f.Conventions[1].Symbol)
	assert.Equal(t, graph.Date("2017-12-21"), f.Conventions[1].AdoptedOn)
	for _, s := range f.Conventions[1].Aliases[graph.French] {
		assert.NotEqual(t, "2396", s, "a short form is no name to show")
	}
}

func TestSeriesFollow(t *testing.T) {
	r := register(t)
	for later, earlier := range map[graph.ID]graph.ID{
		"meeting:ottawa-2025":     "meeting:mirabella-eclano-2024",
		"meeting:mito-2023":       "meeting:eltville-2022",
		"meeting:toronto-2018":    "meeting:ischia-2017",
		"meeting:ischia-2017":     "",
		"meeting:carbis-bay-2021": "meeting:biarritz-2019", // the summit of 2020 was not held
		"meeting:sheffield-2005":  "meeting:washington-2004",
	} {
		assert.Equal(t, earlier, r.before[later], "before %s", later)
	}
}

func TestUnknownFieldsAreRefused(t *testing.T) {
	var rec record
	assert.Error(t, strict([]byte(`{"id":"actor:a","tpye":"state"}`), &rec))
	_, err := record{ID: "actor:a", Identifiers: []string{"Q1"}}.entity()
	assert.ErrorContains(t, err, "scheme:value")
	_, err = record{ID: "nobody:a"}.entity()
	assert.Error(t, err)
}
