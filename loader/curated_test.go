package loader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/curation"
)

// officialTexts is where the official texts may lie beside the repository. They
// are not part of it.
const officialTexts = "../../shared/corpus/g7-security"

// official reads the official texts, or skips; with STRICT=1 it fails.
func official(t *testing.T) []Source {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(officialTexts, "*.txt"))
	require.NoError(t, err)
	if len(names) == 0 {
		if os.Getenv("STRICT") == "1" {
			t.Fatalf("the official texts are needed at %s under STRICT=1", officialTexts)
		}
		t.Skipf("needs the official texts at %s", officialTexts)
	}
	var out []Source
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		out = append(out, Source{Path: name, Data: data})
	}
	return out
}

// curatedBeside builds the built-in graph beside the texts.
func curatedBeside(t *testing.T, texts []Source) (builtin graph.Revision, s *graph.Snapshot) {
	t.Helper()
	builtin, err := curation.BuiltinRevision()
	require.NoError(t, err)
	batch, report, err := Load(t.Context(), nil, texts, Options{})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	sources := []graph.Source{{Info: graph.RevisionInfo{Key: builtin.Key}, Facts: builtin.Facts}}
	for _, r := range batch.Revisions {
		sources = append(sources, graph.Source{Info: graph.RevisionInfo{Key: r.Key}, Facts: r.Facts})
	}
	s, err = graph.Build(sources)
	require.NoError(t, err)
	return builtin, s
}

func TestCurationJoinsTheOfficialTexts(t *testing.T) {
	texts := official(t)
	builtin, s := curatedBeside(t, texts)
	if len(builtin.Facts.Commitments) == 0 {
		t.Skip("the built-in curation is taken away")
	}
	assert.Len(t, s.Commitments(), len(builtin.Facts.Commitments), "the texts add no commitment")
	for _, c := range s.Commitments() {
		text := c.Texts[graph.French]
		assert.True(t, words.Opens(text, c.Begins), "%s does not open with %q: %q", c.ID, c.Begins, text)
		require.NotEmpty(t, c.Spans, c.ID)
		for _, span := range c.Spans {
			assert.NotEmpty(t, s.Quote(span), c.ID)
			if w, _ := s.Witness(span.Witness); w.Quality >= scanned {
				assert.True(t, words.Opens(s.Quote(span), c.Begins), "%s in %s", c.ID, span.Witness)
			}
		}
	}

	// A sentence that both sides found under different numbers would state its
	// relations twice in one unit.
	type statement struct {
		document graph.ID
		unit     string
		kind     graph.RelationType
		to       graph.ID
	}
	said := map[statement]graph.ID{}
	for e := range s.AllEdges() {
		p, ok := s.Passage(e.From)
		if !ok || !e.Type.Stated() || e.Status != graph.Active {
			continue
		}
		unit, _, _ := strings.Cut(p.Ref, "-s")
		key := statement{p.Document, unit, e.Type, e.To}
		other, twice := said[key]
		assert.False(t, twice, "%s and %s both state %s %s", p.ID, other, e.Type, e.To)
		said[key] = p.ID
	}
	assert.NotEmpty(t, said)
}

// Two acts never have the same place in a witness: one of them would have the
// other's words.
func TestJoinedActsDoNotShareWords(t *testing.T) {
	_, s := curatedBeside(t, official(t))
	type place struct {
		witness    graph.ID
		start, end int
	}
	seen := map[place]graph.ID{}
	for _, c := range s.Commitments() {
		for _, span := range c.Spans {
			p := place{span.Witness, span.Start, span.End}
			assert.Empty(t, seen[p], "%s has the words of another act", c.ID)
			seen[p] = c.ID
		}
	}
}
