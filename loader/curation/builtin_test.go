package curation

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
)

func TestBuiltinFilesAreValid(t *testing.T) {
	files, err := Builtin()
	require.NoError(t, err)
	declared := map[graph.ID]string{}
	declare := func(id graph.ID, file string) {
		assert.Empty(t, declared[id], "%s says %s, which another file says already", file, id)
		declared[id] = file
	}
	for _, f := range files {
		assert.Empty(t, f.Corrections, "%s: the built-in graph corrects nobody", f.Name)
		for _, m := range f.Meetings {
			declare(m.ID, f.Name)
		}
		for _, d := range f.Documents {
			declare(d.ID, f.Name)
		}
		for _, a := range f.Actors {
			declare(a.ID, f.Name)
		}
		for _, c := range f.Conventions {
			declare(c.ID, f.Name)
		}
		for _, topic := range f.Topics {
			declare(topic.ID, f.Name)
		}
	}
}

// The lists are complete, so their lengths are facts about the documents.
func TestBuiltinCounts(t *testing.T) {
	files, err := Builtin()
	require.NoError(t, err)
	got := map[graph.ID]int{}
	have := map[graph.ID]bool{}
	for _, f := range files {
		for _, d := range f.Documents {
			have[d.ID] = true
			got[d.ID] = len(d.Commitments)
		}
	}
	for id, want := range map[graph.ID]int{
		"document:toronto-2018-statement":   4,
		"document:toronto-2018":             53,
		"document:paris-2019-press-release": 0,
		"document:paris-2019":               59,
	} {
		if !have[id] {
			continue // its file is taken away, which the program must bear
		}
		assert.Equal(t, want, got[id], id)
	}
}

// Lineage joins commitments that the built-in files list, later to earlier.
func TestBuiltinLineageHoldsTogether(t *testing.T) {
	rev, err := BuiltinRevision()
	require.NoError(t, err)
	dates := map[graph.ID]graph.Date{}
	for _, d := range rev.Facts.Documents {
		dates[d.ID] = d.Date
	}
	acts := map[graph.ID]bool{}
	for _, c := range rev.Facts.Commitments {
		acts[c.ID] = true
	}
	for _, e := range rev.Facts.Edges {
		if e.From.Kind() == graph.KindCommitment {
			assert.True(t, acts[e.From], "%s of edge %s is no commitment of the built-in graph", e.From, e.ID)
		}
		if e.To.Kind() != graph.KindCommitment {
			continue
		}
		assert.True(t, acts[e.To], "%s of edge %s is no commitment of the built-in graph", e.To, e.ID)
		from, _ := place(e.From)
		to, _ := place(e.To)
		assert.Greater(t, dates[from], dates[to], "%s leads to a later text, %s", e.From, e.To)
	}
}

// Nothing that the built-in graph names is without a name of its own.
func TestBuiltinStandsAlone(t *testing.T) {
	rev, err := BuiltinRevision()
	require.NoError(t, err)
	assert.Equal(t, BuiltinKey, rev.Key)
	assert.Empty(t, References(rev.Facts), "named and described nowhere")
	again, err := BuiltinRevision()
	require.NoError(t, err)
	assert.Equal(t, rev, again)
	for _, e := range rev.Facts.Edges {
		assert.NotEmpty(t, e.Evidence, e.ID)
		assert.Equal(t, graph.EdgeID(e.Type, e.From, e.To), e.ID)
	}
}

// corpus names the official text that each built-in document was read from.
var corpus = map[graph.ID]string{
	"document:toronto-2018-statement":   "toronto-2018.fr.txt",
	"document:toronto-2018":             "toronto-2018.fr.txt",
	"document:paris-2019-press-release": "paris-2019.fr.txt",
	"document:paris-2019":               "paris-2019.fr.txt",
}

// corpusText returns a document's official text folded to words between
// spaces. The texts stand beside the project, not in it.
func corpusText(t *testing.T, d graph.ID, m graph.ID) string {
	t.Helper()
	name := corpus[d]
	if name == "" {
		name = m.Slug() + ".fr.txt"
	}
	path := filepath.Join("..", "..", "..", "shared", "corpus", "g7-security", name)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("needs the official text of %s at %s", d, path)
	}
	return " " + strings.Join(folded(string(text)), " ") + " "
}

func folded(s string) []string {
	ws := words.Split(s)
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.Text
	}
	return out
}

// besideText runs a check on every built-in document beside its official text.
func besideText(t *testing.T, check func(t *testing.T, file string, d Document, text string)) {
	t.Helper()
	files, err := Builtin()
	require.NoError(t, err)
	for _, f := range files {
		for _, d := range f.Documents {
			t.Run(d.ID.Slug(), func(t *testing.T) {
				check(t, f.Name, d, corpusText(t, d.ID, d.Meeting))
			})
		}
	}
}

func TestBuiltinWordsStandInTheTexts(t *testing.T) {
	besideText(t, func(t *testing.T, file string, d Document, text string) {
		stands := func(line int, what string) {
			assert.True(t, strings.Contains(text, " "+words.Fold(what)+" "), "%s:%d: not in the text: %s", file, line, what)
		}
		for _, a := range slices.Concat(d.Commitments, d.Statements) {
			stands(a.At.Line, a.Begins)
			for _, e := range a.Edges {
				if e.Cue != "" {
					stands(e.At.Line, e.Cue)
				}
			}
		}
	})
}

// The acts are listed in the order of the text, or references would be given to
// the wrong ones.
func TestBuiltinActsFollowTheText(t *testing.T) {
	besideText(t, func(t *testing.T, file string, d Document, text string) {
		for _, a := range d.Commitments {
			at := strings.Index(text, " "+words.Fold(a.Begins)+" ")
			require.GreaterOrEqual(t, at, 0, "%s:%d: %s does not follow the act before it", file, a.At.Line, a.Ref)
			text = text[at+1:]
		}
	})
}

// Summaries are in words of our own: no run of eight words of one stands in
// the text it sums up.
func TestBuiltinSummariesAreOurOwnWords(t *testing.T) {
	const run = 8
	besideText(t, func(t *testing.T, file string, d Document, text string) {
		for _, a := range d.Commitments {
			for lang, summary := range a.Summaries {
				ws := folded(summary)
				for i := 0; i+run <= len(ws); i++ {
					assert.False(t, strings.Contains(text, " "+strings.Join(ws[i:i+run], " ")+" "),
						"%s:%d: %s summary of %s has words of the text", file, a.At.Line, lang, a.Ref)
				}
			}
		}
	})
}
