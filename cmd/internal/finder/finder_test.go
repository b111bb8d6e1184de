package finder

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"stemma/graph"
	"stemma/resolvers"
)

// The search library starts its workers with the program, and keeps them.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m, goleak.IgnoreCurrent()) }

func topics(t *testing.T, ids ...graph.ID) *graph.Snapshot {
	t.Helper()
	var f graph.Facts
	for _, id := range ids {
		f.Topics = append(f.Topics, graph.Topic{ID: id, Names: graph.Texts{graph.English: "harbour " + id.Slug()}})
	}
	s, err := graph.Build([]graph.Source{{Facts: f}})
	require.NoError(t, err)
	return s
}

func found(t *testing.T, f *Finder, s *graph.Snapshot) []graph.ID {
	t.Helper()
	hits, total, err := f.Search(t.Context(), s, resolvers.SearchQuery{Text: "harbour", Limit: 10})
	require.NoError(t, err)
	assert.Len(t, hits, total)
	var ids []graph.ID
	for _, hit := range hits {
		require.NotEmpty(t, hit.Highlights)
		assert.Contains(t, hit.Highlights[0], "harbour")
		ids = append(ids, hit.ID)
	}
	return ids
}

func TestEverySnapshotHasItsOwnIndex(t *testing.T) {
	var f Finder
	old, now := topics(t, "topic:a"), topics(t, "topic:a", "topic:b")
	require.NoError(t, f.Prepare(t.Context(), old))
	assert.Equal(t, []graph.ID{"topic:a"}, found(t, &f, old))
	assert.Equal(t, []graph.ID{"topic:a", "topic:b"}, found(t, &f, now))
	assert.Equal(t, []graph.ID{"topic:a"}, found(t, &f, old), "an operation that began earlier sees its own state")
	assert.NoError(t, f.Close())
}

func TestOnlyTheLatestStayOpen(t *testing.T) {
	var f Finder
	first := topics(t, "topic:a")
	held, err := f.acquire(t.Context(), first, false)
	require.NoError(t, err)
	for range 5 {
		require.NoError(t, f.Prepare(t.Context(), topics(t, "topic:b")))
		found(t, &f, topics(t, "topic:c"))
	}
	assert.Len(t, f.entries, 2*kept)
	_, total, err := held.index.Search(t.Context(), "harbour", nil, 1, "")
	require.NoError(t, err, "an index in use is not closed")
	assert.Equal(t, 1, total)
	assert.NoError(t, f.release(held))
	_, _, err = held.index.Search(t.Context(), "harbour", nil, 1, "")
	assert.Error(t, err, "its last user closes it")
	assert.Equal(t, []graph.ID{"topic:a"}, found(t, &f, first), "and it is made again when it is needed again")
	assert.NoError(t, f.Close())
}

func TestStatesOfThePastLeaveThePresentItsIndex(t *testing.T) {
	var f Finder
	now := topics(t, "topic:a")
	require.NoError(t, f.Prepare(t.Context(), now))
	present := f.entries[0]
	for range 5 {
		found(t, &f, topics(t, "topic:b"))
	}
	assert.Contains(t, f.entries, present)
	assert.Len(t, f.entries, kept+1)
	assert.NoError(t, f.Close())
}

func TestASnapshotOfAnEarlierDayIsSearchedThroughTheWhole(t *testing.T) {
	var facts graph.Facts
	for id, date := range map[graph.ID]graph.Date{"convention:old": "1999", "convention:young": "2003-05-01", "convention:undated": ""} {
		facts.Conventions = append(facts.Conventions, graph.Convention{
			ID: id, AdoptedOn: date, Names: graph.Texts{graph.English: "harbour " + id.Slug()},
		})
	}
	s, err := graph.Build([]graph.Source{{Facts: facts}})
	require.NoError(t, err)
	var f Finder
	for day, want := range map[graph.Date][]graph.ID{
		"1999-12-30": {"convention:undated"}, "1999": {"convention:old", "convention:undated"},
		"2003-04": {"convention:old", "convention:undated"},
	} {
		assert.ElementsMatch(t, want, found(t, &f, s.AsOf(day)), "%s", day)
	}
	assert.Len(t, found(t, &f, s), 3)
	assert.Len(t, f.entries, 1)
	assert.NoError(t, f.Close())
}

func TestManySearchWhileSnapshotsChange(t *testing.T) {
	var f Finder
	snapshots := []*graph.Snapshot{topics(t, "topic:a"), topics(t, "topic:b"), topics(t, "topic:c"), topics(t, "topic:d")}
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			s := snapshots[i%len(snapshots)]
			hits, _, err := f.Search(t.Context(), s, resolvers.SearchQuery{Text: "harbour", Limit: 10})
			if assert.NoError(t, err) && assert.Len(t, hits, 1) {
				assert.Equal(t, s.Topics()[0].ID, hits[0].ID)
			}
		})
	}
	all.Wait()
	assert.NoError(t, f.Close())
}
