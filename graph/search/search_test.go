package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"stemma/graph"
)

// TestMain sees that a closed index leaves nothing running. Bleve's analysis
// workers are the process's own, started with it.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

const frenchText = "Nous nous engageons à lutter contre le trafic de migrants. " +
	"Les États membres de l’UE échangent les données des passagers aériens."

// world is two meetings, what was promised at them and what it is about.
func world(t testing.TB) *graph.Snapshot {
	t.Helper()
	s, err := graph.Build([]graph.Source{{
		Info: graph.RevisionInfo{ID: "1", Key: "builtin"},
		Facts: graph.Facts{
			Meetings: []graph.Meeting{
				{ID: "meeting:alpha-2018", Names: graph.Texts{graph.English: "Alpha meeting of ministers", graph.French: "Réunion d’Alpha"}, StartDate: "2018-04-23", Place: "Alpha"},
				{ID: "meeting:beta-2025", Names: graph.Texts{graph.English: "Beta meeting", graph.French: "Réunion de Bêta"}, StartDate: "2025-11-22"},
			},
			Documents: []graph.Document{{ID: "document:alpha-2018", Titles: graph.Texts{graph.French: "Engagements d’Alpha"}, Date: "2018-04-24", Meeting: "meeting:alpha-2018"}},
			Witnesses: []graph.Witness{{ID: "witness:alpha-2018/fr", Document: "document:alpha-2018", Language: graph.French, Text: frenchText}},
			Passages: []graph.Passage{
				{ID: "passage:alpha-2018/1", Document: "document:alpha-2018", Ref: "1", Spans: []graph.Span{{Witness: "witness:alpha-2018/fr", Start: 0, End: 58}}},
				{ID: "passage:alpha-2018/2", Document: "document:alpha-2018", Ref: "2", Spans: []graph.Span{{Witness: "witness:alpha-2018/fr", Start: 59, End: 129}}},
			},
			Commitments: []graph.Commitment{
				{
					ID: "commitment:alpha-2018/1", Document: "document:alpha-2018", Passage: "passage:alpha-2018/1", Topics: []graph.ID{"topic:smuggling"},
					Texts:     graph.Texts{graph.French: "Nous nous engageons à lutter contre le trafic de migrants."},
					Summaries: graph.Texts{graph.English: "Fight the smuggling of migrants"},
				},
				{ID: "commitment:beta-2025/1", Meeting: "meeting:beta-2025", Summaries: graph.Texts{graph.English: "Share passengers' data with the police"}},
			},
			Actors: []graph.Actor{
				{ID: "actor:union", Names: graph.Texts{graph.English: "The Union", graph.French: "L’Union"}, Aliases: map[graph.Lang][]string{graph.English: {"EU"}, graph.French: {"UE"}}},
			},
			Conventions: []graph.Convention{
				{ID: "convention:resolution-9", Names: graph.Texts{graph.English: "Resolution 9 (2017)"}, Symbol: "S/RES/9", Identifiers: []graph.Identifier{{Scheme: "wikidata", Value: "Q42"}, {Scheme: "web", Value: "https://example.org/nine"}}},
			},
			Topics: []graph.Topic{
				{ID: "topic:smuggling", Names: graph.Texts{graph.English: "Smuggling of migrants", graph.French: "Trafic de migrants"}},
			},
		},
	}})
	require.NoError(t, err)
	return s
}

func open(t testing.TB, s *graph.Snapshot) *Index {
	t.Helper()
	x, err := Build(context.Background(), s)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, x.Close()) })
	return x
}

func found(t testing.TB, x *Index, text string, kinds ...graph.Kind) []graph.ID {
	t.Helper()
	hits, total, err := x.Search(context.Background(), text, kinds, 0, "")
	require.NoError(t, err)
	assert.Equal(t, total, len(hits))
	out := make([]graph.ID, len(hits))
	for i, h := range hits {
		out[i] = h.ID
		assert.Positive(t, h.Score)
	}
	return out
}

func TestSearch(t *testing.T) {
	x := open(t, world(t))
	tests := []struct {
		name, query string
		kinds       []graph.Kind
		want        []graph.ID
	}{
		{"a label before what stands under it", "smuggling", nil, []graph.ID{"topic:smuggling", "commitment:alpha-2018/1"}},
		{"in French, without its accents", "reunion beta", nil, []graph.ID{"meeting:beta-2025", "commitment:beta-2025/1"}},
		{"with accents that the text has not", "trâfic", []graph.Kind{graph.KindTopic}, []graph.ID{"topic:smuggling"}},
		{"by its stem, in English", "passenger", nil, []graph.ID{"commitment:beta-2025/1"}},
		{"by its stem, in French", "engagement", []graph.Kind{graph.KindDocument}, []graph.ID{"document:alpha-2018"}},
		{"all words, across languages and fields", "alpha migrants smuggling", nil, []graph.ID{"commitment:alpha-2018/1"}},
		{"all words", "smuggling passengers", nil, []graph.ID{}},
		{"an elided article is no word", "l’union", nil, []graph.ID{"actor:union"}},
		{"a word that says nothing is not asked", "trafic des migrants", []graph.Kind{graph.KindTopic}, []graph.ID{"topic:smuggling"}},
		{"EU is no form of avoir", "EU", nil, []graph.ID{"actor:union"}},
		{"nor is eu", "eu", nil, []graph.ID{"actor:union"}},
		{"a sentence that is no commitment", "passagers aériens", nil, []graph.ID{"passage:alpha-2018/2"}},
		{"a passage that is a commitment, as that", "lutter", nil, []graph.ID{"commitment:alpha-2018/1"}},
		{"not by its kind either", "lutter", []graph.Kind{graph.KindPassage}, []graph.ID{}},
		{"by kind", "aériens", []graph.Kind{graph.KindPassage}, []graph.ID{"passage:alpha-2018/2"}},
		{"by kinds", "migrants", []graph.Kind{graph.KindTopic, graph.KindCommitment}, []graph.ID{"topic:smuggling", "commitment:alpha-2018/1"}},
		{"by symbol", "S/RES/9", nil, []graph.ID{"convention:resolution-9"}},
		{"by another register's id", "q42", nil, []graph.ID{"convention:resolution-9"}},
		{"not by an address", "https example", nil, []graph.ID{}},
		{"by the words of its id", "resolution-9", nil, []graph.ID{"convention:resolution-9"}},
		{"nothing", "", nil, []graph.ID{}},
		{"nothing but punctuation", " +-=&|><!(){}[]^\"~*?:\\/ ", nil, []graph.ID{}},
		{"nothing but words that say nothing", "the of", nil, []graph.ID{}},
		{"a query language is not read", "+migrants -smuggling", []graph.Kind{graph.KindTopic}, []graph.ID{"topic:smuggling"}},
		{"nor fields", "kind:topic", nil, []graph.ID{}},
		{"nor wild cards", "migra*", nil, []graph.ID{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, found(t, x, tt.query, tt.kinds...)) })
	}
}

func TestHighlights(t *testing.T) {
	x := open(t, world(t))
	hits, _, err := x.Search(context.Background(), "migrants trafic", []graph.Kind{graph.KindCommitment}, 0, "")
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, []string{
		"Nous nous engageons à lutter contre le trafic de migrants.", "Fight the smuggling of migrants",
	}, hits[0].Highlights, "what holds most of the words comes first")
}

func TestHighlightIsCutFromALongText(t *testing.T) {
	var long []string
	for i := range 200 {
		long = append(long, fmt.Sprintf("w%d", i))
	}
	long[100], long[110], long[150] = "smuggling", "migrants", "smuggling"
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "builtin"}, Facts: graph.Facts{
		Commitments: []graph.Commitment{{ID: "commitment:a/1", Texts: graph.Texts{graph.English: strings.Join(long, "\n")}}},
	}}})
	require.NoError(t, err)
	hits, _, err := open(t, s).Search(context.Background(), "migrant smuggling", nil, 0, "")
	require.NoError(t, err)
	require.Len(t, hits, 1)
	assert.Equal(t, []string{"… " + strings.Join(long[93:121], " ") + " …"}, hits[0].Highlights)
}

func TestPages(t *testing.T) {
	var facts graph.Facts
	for i := range 25 {
		facts.Topics = append(facts.Topics, graph.Topic{ID: graph.ID(fmt.Sprintf("topic:t%02d", i)), Names: graph.Texts{graph.English: "Smuggling"}})
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(facts.Topics), func(i, j int) {
		facts.Topics[i], facts.Topics[j] = facts.Topics[j], facts.Topics[i]
	})
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "builtin"}, Facts: facts}})
	require.NoError(t, err)
	x := open(t, s)
	var got []graph.ID
	after := ""
	for page := 0; page < 4; page++ {
		hits, total, err := x.Search(context.Background(), "smuggling", nil, 10, after)
		require.NoError(t, err)
		assert.Equal(t, 25, total)
		for _, h := range hits {
			got = append(got, h.ID)
			after = h.Cursor
		}
	}
	assert.Len(t, got, 25)
	assert.True(t, slices.IsSorted(got), "of one score, by id: %v", got)
}

func TestLimits(t *testing.T) {
	x := open(t, world(t))
	tests := []struct {
		name  string
		query Query
		want  error
	}{
		{"as many as may be", Query{Text: "migrants", Limit: MaxHits, Offset: MaxOffset}, nil},
		{"too many", Query{Text: "migrants", Limit: MaxHits + 1}, graph.ErrLimit},
		{"fewer than none", Query{Text: "migrants", Limit: -1}, graph.ErrLimit},
		{"too far", Query{Text: "migrants", Offset: MaxOffset + 1}, graph.ErrLimit},
		{"before the first", Query{Text: "migrants", Offset: -1}, graph.ErrLimit},
		{"one word over and over", Query{Text: strings.Repeat("migrants ", 1000)}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := x.Find(context.Background(), tt.query)
			assert.ErrorIs(t, err, tt.want)
		})
	}
	var many []string
	for i := range MaxWords + 1 {
		many = append(many, fmt.Sprint("w", i))
	}
	_, _, err := x.Find(context.Background(), Query{Text: strings.Join(many, " ")})
	require.ErrorIs(t, err, graph.ErrLimit)
	_, _, err = x.Search(context.Background(), "migrants", nil, 0, "nonsense")
	require.ErrorIs(t, err, graph.ErrNotFound)
}

func TestContextEndsBuildAndSearch(t *testing.T) {
	x := open(t, world(t))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := x.Search(ctx, "migrants", nil, 0, "")
	require.ErrorIs(t, err, context.Canceled)
	_, err = Build(ctx, world(t))
	require.ErrorIs(t, err, context.Canceled)
}

func TestManyReadersGetTheSame(t *testing.T) {
	s := world(t)
	first, second := open(t, s), open(t, s)
	queries := []string{"migrants", "alpha", "trafic de migrants", "union", "passagers"}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, q := range queries {
				a, _, errA := first.Search(context.Background(), q, nil, 0, "")
				b, _, errB := second.Search(context.Background(), q, nil, 0, "")
				assert.NoError(t, errA)
				assert.NoError(t, errB)
				assert.Equal(t, a, b)
			}
		})
	}
	wg.Wait()
}

func FuzzSearch(f *testing.F) {
	x := open(f, world(f))
	for _, q := range []string{"migrants", "l’UE", "a:b^4 OR \"", "\xff", "trafic ~2 /x/"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		hits, total, err := x.Search(context.Background(), q, nil, 0, "")
		if err == nil && len(hits) > total {
			t.Fatalf("%q: %d hits of %d", q, len(hits), total)
		}
	})
}

// BenchmarkBuild indexes as many commitments as a large collection has.
func BenchmarkBuild(b *testing.B) {
	s := large(b)
	for b.Loop() {
		x, err := Build(context.Background(), s)
		require.NoError(b, err)
		require.NoError(b, x.Close())
	}
}

func BenchmarkSearch(b *testing.B) {
	x := open(b, large(b))
	for _, q := range []string{"w17", "w17 w250 w400", "promise w3"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				_, _, err := x.Search(context.Background(), q, nil, 20, "")
				require.NoError(b, err)
			}
		})
	}
}

// large makes 5,000 commitments of 40 words out of a thousand.
func large(tb testing.TB) *graph.Snapshot {
	tb.Helper()
	random := rand.New(rand.NewPCG(42, 0))
	var facts graph.Facts
	for i := range 5000 {
		text := "promise"
		for range 40 {
			text += fmt.Sprintf(" w%d", int(1000*random.Float64()*random.Float64()))
		}
		facts.Commitments = append(facts.Commitments, graph.Commitment{
			ID: graph.ID(fmt.Sprintf("commitment:d%d/%d", i/50, i%50)), Texts: graph.Texts{graph.English: text},
		})
	}
	s, err := graph.Build([]graph.Source{{Info: graph.RevisionInfo{Key: "builtin"}, Facts: facts}})
	require.NoError(tb, err)
	return s
}
