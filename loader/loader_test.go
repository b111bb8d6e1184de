package loader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/loader/document"
)

// sources reads files of testdata.
func sources(t testing.TB, names ...string) []Source {
	t.Helper()
	var out []Source
	for _, name := range names {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(t, err)
		out = append(out, Source{Path: "some/where/" + name, Data: data})
	}
	return out
}

// load loads against a prior snapshot, without problems.
func load(t testing.TB, prior *graph.Snapshot, srcs []Source) (graph.Batch, Report) {
	t.Helper()
	batch, report, err := Load(context.Background(), prior, srcs, Options{Version: "test"})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	return batch, report
}

// state is the snapshot after loads one after another, each seeing the ones
// before it, and the current revisions by key.
func state(t testing.TB, loads ...[]Source) (*graph.Snapshot, map[string]graph.Revision) {
	t.Helper()
	var snapshot *graph.Snapshot
	current := map[string]graph.Revision{}
	for i := range loads {
		batch, _ := load(t, snapshot, loads[i])
		for _, r := range batch.Revisions {
			current[r.Key] = r
		}
		snapshot = build(t, current)
	}
	return snapshot, current
}

// build makes a snapshot of copies, since a snapshot owns its facts.
func build(t testing.TB, current map[string]graph.Revision) *graph.Snapshot {
	t.Helper()
	var srcs []graph.Source
	for key, r := range current {
		srcs = append(srcs, graph.Source{Info: graph.RevisionInfo{Key: key, Agent: r.Agent}, Facts: clone(r.Facts)})
	}
	s, err := graph.Build(srcs)
	require.NoError(t, err)
	return s
}

// clone copies what Build may change.
func clone(f graph.Facts) graph.Facts {
	f.Meetings, f.Documents, f.Witnesses = slices.Clone(f.Meetings), slices.Clone(f.Documents), slices.Clone(f.Witnesses)
	f.Passages, f.Commitments = slices.Clone(f.Passages), slices.Clone(f.Commitments)
	f.Actors, f.Conventions, f.Topics = slices.Clone(f.Actors), slices.Clone(f.Conventions), slices.Clone(f.Topics)
	f.Mentions, f.Unresolved = slices.Clone(f.Mentions), slices.Clone(f.Unresolved)
	f.Edges = slices.Clone(f.Edges)
	for i := range f.Edges {
		f.Edges[i].Evidence = slices.Clone(f.Edges[i].Evidence)
	}
	return f
}

func TestLoad(t *testing.T) {
	batch, report := load(t, nil, sources(t, "valmont-2026.fr.txt"))
	require.Len(t, report.Documents, 2)
	assert.Equal(t, graph.ID("document:valmont-2026"), report.Documents[0].Document)
	assert.Equal(t, graph.ID("document:valmont-2026-statement"), report.Documents[1].Document)
	require.Len(t, batch.Revisions, 2)

	rev := batch.Revisions[0]
	assert.Equal(t, "document:valmont-2026", rev.Key)
	assert.Equal(t, "stemma test", rev.Agent)
	f := rev.Facts
	var got []string
	for _, c := range f.Commitments {
		require.Len(t, c.Spans, 1)
		got = append(got, fmt.Sprintf("%s %s", c.Ref, c.Force))
		assert.Equal(t, graph.ID("meeting:valmont-2026"), c.Meeting)
		assert.Equal(t, []graph.ID{"actor:g7-interior-security-ministers"}, c.MadeBy)
	}
	assert.Equal(t, []string{
		"1.1 COMMIT", "1.2 COMMIT", "1.3 SUPPORT", "1.4 TASK", "1.5 TASK", "2.2 REAFFIRM", "2.3a COMMIT", "2.3b COMMIT",
	}, got)
	alias := f.Commitments[6]
	assert.Equal(t, []graph.ID{"commitment:valmont-2026/2.3"}, alias.Aliases, "the bare number means the first")
	assert.Empty(t, f.Commitments[7].Aliases)

	var edges []string
	for _, e := range f.Edges {
		edges = append(edges, fmt.Sprintf("%s %s %s", e.From, e.Type, e.To))
	}
	assert.ElementsMatch(t, []string{
		"passage:valmont-2026/1-s1 BUILDS_ON convention:ischia-communique-2017",
		"commitment:valmont-2026/1.2 IMPLEMENTS convention:unscr-2396",
		"commitment:valmont-2026/1.3 SUPPORTS actor:interpol",
		"commitment:valmont-2026/1.4 DELEGATES_TO actor:rome-lyon-group",
		"commitment:valmont-2026/1.5 DELEGATES_TO actor:rome-lyon-group",
		"commitment:valmont-2026/2.2 REAFFIRMS convention:budapest-convention",
		"commitment:valmont-2026/2.2 CALLS_ON actor:internet-industry",
	}, edges)
	faithful(t, batch)
}

// faithful checks that what a batch says stands in its texts: spans, quotes,
// cues, ends of edges.
func faithful(t testing.TB, batch graph.Batch) {
	t.Helper()
	texts := map[graph.ID][]rune{}
	known, named := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, rev := range batch.Revisions {
		for _, w := range rev.Facts.Witnesses {
			texts[w.ID] = []rune(w.Text)
		}
	}
	words := func(s graph.Span) string {
		require.True(t, 0 <= s.Start && s.Start < s.End && s.End <= len(texts[s.Witness]), "%+v", s)
		return fold(string(texts[s.Witness][s.Start:s.End]))
	}
	for _, rev := range batch.Revisions {
		f := rev.Facts
		for _, p := range f.Passages {
			require.NoError(t, p.ID.Check())
			known[p.ID] = true
			for _, s := range p.Spans {
				require.NotEmpty(t, words(s))
			}
		}
		for _, c := range f.Commitments {
			require.NoError(t, c.ID.Check())
			require.False(t, known[c.ID], "two commitments are %s", c.ID)
			known[c.ID], named[c.ID] = true, true
			require.True(t, known[c.Passage], "%s has no passage %s", c.ID, c.Passage)
			require.Equal(t, c.Texts[f.Witnesses[0].Language], words(c.Spans[0]))
		}
		for _, m := range f.Mentions {
			require.Equal(t, m.Surface, words(graph.Span{Witness: m.Witness, Start: m.Start, End: m.End}))
		}
		for _, a := range f.Actors {
			named[a.ID] = true
		}
		for _, c := range f.Conventions {
			named[c.ID] = true
		}
		for _, m := range f.Meetings {
			named[m.ID] = true
		}
	}
	for _, rev := range batch.Revisions {
		for _, e := range rev.Facts.Edges {
			require.Equal(t, graph.EdgeID(e.Type, e.From, e.To), e.ID)
			require.NotEmpty(t, e.Evidence)
			if !e.Type.Stated() {
				continue
			}
			require.True(t, known[e.From], "no source %s of %s", e.From, e.Type)
			require.True(t, named[e.To], "no target %s of %s", e.To, e.Type)
			require.Equal(t, e.Method == graph.Stated, strings.HasPrefix(rev.Key, "document:"), "what one text states, and what two share, are told apart: %s", rev.Key)
			for _, ev := range e.Evidence {
				if ev.Witness == "" {
					continue // found by likeness alone: no words
				}
				require.Equal(t, ev.Quote, words(graph.Span{Witness: ev.Witness, Start: ev.Start, End: ev.End}))
				if e.Method == graph.Stated {
					require.True(t, known[ev.Passage], "no passage %s", ev.Passage)
					require.NotEmpty(t, ev.Cue)
					require.NotEmpty(t, ev.Rule)
				}
			}
		}
	}
}

func TestLoadAgain(t *testing.T) {
	srcs := sources(t, "valmont-2026.fr.txt", "valmont-2026.ocr.txt", "rochebelle-2027.fr.txt")
	prior, current := state(t, srcs)
	batch, report := load(t, prior, srcs)
	for _, d := range report.Documents {
		assert.True(t, d.Unchanged, "%s", d.Document)
	}
	for _, r := range batch.Revisions {
		assert.Equal(t, current[r.Key], r, "loading again says the same of %s", r.Key)
	}
	_, report = load(t, prior, srcs[1:2])
	for _, d := range report.Documents {
		assert.True(t, d.Unchanged, "a part of what is loaded is nothing new: %s", d.Document)
	}
	changed := slices.Clone(srcs)
	changed[2].Data = append(slices.Clone(changed[2].Data), "\n3. Nous publierons un bilan.\n"...)
	_, report = load(t, prior, changed)
	for _, d := range report.Documents {
		assert.Equal(t, d.Document != "document:rochebelle-2027", d.Unchanged, "%s", d.Document)
	}
}

// TestWitnessesInAnyOrder loads a clean text and its scan together and one after
// the other, either first.
func TestWitnessesInAnyOrder(t *testing.T) {
	clean, scan := sources(t, "valmont-2026.fr.txt"), sources(t, "valmont-2026.ocr.txt")
	orders := map[string][][]Source{
		"together":              {append(slices.Clone(clean), scan...)},
		"together, scan first":  {append(slices.Clone(scan), clean...)},
		"clean, then its scan":  {clean, scan},
		"scan, then clean":      {scan, clean},
		"scan, clean, scan too": {scan, clean, scan},
	}
	_, want := state(t, orders["together"]...)
	require.Len(t, want, 2)
	for name, order := range orders {
		t.Run(name, func(t *testing.T) {
			_, got := state(t, order...)
			assert.Equal(t, want, got)
		})
	}
	for _, r := range want {
		faithful(t, graph.Batch{Revisions: []graph.Revision{r}})
	}
}

// TestScanAddsNoCommitment shows that a scan adds places and nothing else.
func TestScanAddsNoCommitment(t *testing.T) {
	_, alone := state(t, sources(t, "valmont-2026.fr.txt"))
	_, both := state(t, sources(t, "valmont-2026.fr.txt", "valmont-2026.ocr.txt"))
	a, b := alone["document:valmont-2026"].Facts, both["document:valmont-2026"].Facts
	require.Len(t, b.Witnesses, 2)
	assert.Equal(t, graph.ID("witness:valmont-2026/fr"), b.Witnesses[0].ID)
	assert.Equal(t, graph.ID("witness:valmont-2026/fr-ocr"), b.Witnesses[1].ID)
	assert.Greater(t, b.Witnesses[0].Quality, b.Witnesses[1].Quality)
	require.Len(t, b.Commitments, len(a.Commitments))
	require.Len(t, b.Edges, len(a.Edges))
	for i, c := range b.Commitments {
		assert.Equal(t, a.Commitments[i].ID, c.ID)
		assert.Equal(t, a.Commitments[i].Texts, c.Texts, "the better text stays")
		require.Len(t, c.Spans, 2, "%s has no place in the scan", c.ID)
		assert.Equal(t, a.Commitments[i].Spans[0], c.Spans[0])
	}
	for _, e := range b.Edges {
		require.Len(t, e.Evidence, 2, "%s to %s is not proved by the scan", e.Type, e.To)
	}
}

// TestWitnessesOfOneText loads one file under two names: it is one witness, and
// which name came first does not show.
func TestWitnessesOfOneText(t *testing.T) {
	one := sources(t, "rochebelle-2027.fr.txt")
	two := slices.Clone(one)
	two[0].Path = "elsewhere/copy.txt"
	_, want := state(t, append(slices.Clone(one), two...))
	require.Len(t, want["document:rochebelle-2027"].Facts.Witnesses, 1)
	for _, order := range [][][]Source{{append(slices.Clone(two), one...)}, {one, two}, {two, one}} {
		_, got := state(t, order...)
		assert.Equal(t, want, got)
	}
}

// TestOtherEncodings reads a text back from the graph that came in another
// encoding: it is known by the bytes of its file.
func TestOtherEncodings(t *testing.T) {
	src := sources(t, "rochebelle-2027.fr.txt")
	var latin bytes.Buffer
	for _, r := range string(src[0].Data) {
		switch r {
		case '’':
			latin.WriteByte(0x92)
		default:
			latin.WriteByte(byte(r))
		}
	}
	src[0].Data = latin.Bytes()
	prior, current := state(t, src)
	assert.Contains(t, current["document:rochebelle-2027"].Facts.Witnesses[0].Text, "Communiqué des ministres de l’Intérieur")
	batch, report := load(t, prior, src)
	assert.True(t, report.Documents[0].Unchanged)
	assert.Equal(t, current[batch.Revisions[0].Key], batch.Revisions[0])
}

func TestProblems(t *testing.T) {
	good := sources(t, "rochebelle-2027.fr.txt")[0]
	recipe := sources(t, "recipe.txt")[0]
	tests := []struct {
		src   Source
		stage string
		want  error
	}{
		{Source{Path: "a/empty.txt"}, "read", document.ErrEmpty},
		{Source{Path: "a/zero.txt", Data: []byte{0, 1, 2, 3}}, "read", document.ErrBinary},
		{Source{Path: "a/paper.docx", Data: []byte("PK")}, "read", document.ErrFormat},
		{Source{Path: "a/gone.txt", Err: fs.ErrNotExist}, "open", fs.ErrNotExist},
		{Source{Path: "a/cake.txt", Data: recipe.Data}, "read", ErrNotCommunique},
	}
	all := []Source{}
	for _, tt := range tests {
		all = append(all, tt.src)
	}
	all = append(all, good)
	_, report, err := Load(context.Background(), nil, all, Options{})
	require.NoError(t, err)
	extracted, err := Extract(context.Background(), &bytes.Buffer{}, all, Options{})
	require.NoError(t, err)
	for name, problems := range map[string][]Problem{"load": report.Problems, "extract": extracted.Problems} {
		require.Len(t, problems, len(tests), name)
		for i, tt := range tests {
			p := problems[i]
			assert.Equal(t, tt.src.Path, p.Source)
			assert.Equal(t, tt.stage, p.Stage)
			assert.ErrorIs(t, p, tt.want)
			assert.Equal(t, 1, strings.Count(p.Error(), tt.src.Path[2:]), "names the file once: %s", p.Error())
		}
	}
	require.Len(t, report.Documents, 1, "the others go on")
	assert.Equal(t, graph.ID("document:rochebelle-2027"), report.Documents[0].Document)
	require.Len(t, extracted.Documents, 1)
}

func TestCuration(t *testing.T) {
	good := "curator: A. Reader\ndate: 2026-06-01\nreason: a trial\ncorrections:\n  - reject: {type: CITES, from: commitment:rochebelle-2027/1, to: convention:untoc}\n    reason: not named there\n"
	bad := "curator: A. Reader\ndate: 2026-06-01\nreason: a trial\ncorrections:\n  - reject: {type: QUOTES, from: commitment:rochebelle-2027/1, to: convention:untoc}\n"
	srcs := append(sources(t, "rochebelle-2027.fr.txt"),
		Source{Path: "mine/bad.yaml", Data: []byte(bad)}, Source{Path: "mine/broken.yml", Data: []byte("curator: [")},
		Source{Path: "mine/good.yaml", Data: []byte(good)},
		Source{Path: "theirs/good.yaml", Data: []byte(good)})
	batch, report, err := Load(context.Background(), nil, srcs, Options{})
	require.NoError(t, err)
	require.Len(t, report.Problems, 3)
	for i, name := range []string{"mine/bad.yaml", "mine/broken.yml", "theirs/good.yaml"} {
		p := report.Problems[i]
		assert.Equal(t, name, p.Source)
		assert.Equal(t, "read curation", p.Stage)
	}
	assert.Contains(t, report.Problems[0].Error(), "bad.yaml:5", "the line is named")
	assert.Equal(t, []string{"good.yaml"}, report.Curations)
	var keys []string
	for _, r := range batch.Revisions {
		keys = append(keys, r.Key)
	}
	assert.Contains(t, keys, "curation:good.yaml")
	assert.Contains(t, keys, "document:rochebelle-2027")
}

func TestLoadStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	batch, _, err := Load(ctx, nil, sources(t, "rochebelle-2027.fr.txt"), Options{})
	require.ErrorIs(t, err, context.Canceled)
	assert.Empty(t, batch.Revisions)
	_, err = Extract(ctx, &bytes.Buffer{}, sources(t, "rochebelle-2027.fr.txt"), Options{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestLoadNothing(t *testing.T) {
	batch, report := load(t, nil, nil)
	assert.Empty(t, batch.Revisions)
	assert.Empty(t, report.Documents)
}

func TestLanguageAskedFor(t *testing.T) {
	_, report, err := Load(context.Background(), nil, sources(t, "rochebelle-2027.fr.txt"), Options{Lang: "de"})
	require.NoError(t, err)
	require.Len(t, report.Problems, 1)
	assert.Contains(t, report.Problems[0].Error(), `no lexicon of "de"`)
}

func TestProblemNamesItsPlace(t *testing.T) {
	p := Problem{Source: "a.txt", Stage: "read", Place: "page 3", Err: errors.New("torn")}
	assert.Equal(t, "read a.txt page 3: torn", p.Error())
}

func ExampleLoad() {
	text := "Communiqué des ministres de l’Intérieur du G7\n\nRéunis à Valmont le 4 mai 2026, nous, les ministres de l’Intérieur du G7, demandons au Groupe de Rome-Lyon de garder les ponts.\n"
	batch, _, err := Load(context.Background(), nil, []Source{{Path: "valmont.txt", Data: []byte(text)}}, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range batch.Revisions {
		for _, c := range r.Facts.Commitments {
			fmt.Println(c.ID, c.Force)
		}
		for _, e := range r.Facts.Edges {
			fmt.Println(e.Type, e.To, "because of", e.Evidence[0].Cue)
		}
	}
	// Output:
	// commitment:valmont-2026/preamble-1 TASK
	// DELEGATES_TO actor:rome-lyon-group because of demandons au Groupe de Rome-Lyon
}
