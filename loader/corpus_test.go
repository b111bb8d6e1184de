package loader

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// The official texts are no part of the repository; where they lie beside it,
// these tests read them and hold the extraction to hand annotations.
const (
	corpusFolder = "../../shared/corpus/g7-security"
	evalFolder   = "../../shared/eval"
)

var corpusFiles = []string{
	"toronto-2018.fr.txt", "toronto-2018.fr.ocr.txt", "paris-2019.fr.txt", "mito-2023.fr.txt", "ottawa-2025.fr.txt",
}

// corpus reads official texts, or skips.
func corpus(t testing.TB, names ...string) []Source {
	t.Helper()
	var out []Source
	for _, name := range names {
		path := filepath.Join(corpusFolder, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Skip("skipped: needs ../shared/corpus")
		}
		out = append(out, Source{Path: path, Data: data})
	}
	return out
}

// TestCorpusScores holds the extraction of two documents to their annotations.
func TestCorpusScores(t *testing.T) {
	srcs := corpus(t, "toronto-2018.fr.txt", "paris-2019.fr.txt")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("skipped: needs python3")
	}
	if _, err := os.Stat(filepath.Join(evalFolder, "score.py")); err != nil {
		t.Skip("skipped: needs ../shared/eval")
	}
	var out bytes.Buffer
	report, err := Extract(context.Background(), &out, srcs, Options{})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	file := filepath.Join(t.TempDir(), "out.jsonl")
	require.NoError(t, os.WriteFile(file, out.Bytes(), 0o600))
	cmd := exec.CommandContext(t.Context(), python, filepath.Join(evalFolder, "score.py"), "--json",
		"--gold", filepath.Join(evalFolder, "gold"), "--text", "toronto-2018="+srcs[0].Path, "--text", "paris-2019="+srcs[1].Path, file)
	var diagnosis bytes.Buffer
	cmd.Stderr = &diagnosis
	printed, err := cmd.Output()
	require.NoError(t, err, "%s", diagnosis.String())
	var scores map[string]struct{ F1, Accuracy, Precision, Recall float64 }
	require.NoError(t, json.Unmarshal(printed, &scores))
	tests := []struct {
		measure string
		got     float64
		least   float64
	}{
		{"commitments F1", scores["commitments"].F1, 0.95},
		{"force", scores["force"].Accuracy, 0.96},
		{"topic", scores["topic"].Accuracy, 0.90},
		{"mentions F1", scores["mentions"].F1, 0.95},
		{"edges F1", scores["edges"].F1, 0.89},
		{"lineage edges F1", scores["lineage-edges"].F1, 0.88},
	}
	for _, tt := range tests {
		t.Logf("%s %.4f", tt.measure, tt.got)
		assert.GreaterOrEqual(t, tt.got, tt.least, tt.measure)
	}
}

// TestCorpusFacts checks what every load promises on real texts: spans, quotes
// and ends of edges stand in them.
func TestCorpusFacts(t *testing.T) {
	batch, report := load(t, nil, corpus(t, corpusFiles...))
	faithful(t, batch)
	var ids []graph.ID
	for _, d := range report.Documents {
		ids = append(ids, d.Document)
		assert.Positive(t, d.Passages, d.Document)
	}
	assert.Equal(t, []graph.ID{
		"document:mito-2023", "document:ottawa-2025", "document:paris-2019", "document:paris-2019-press-release",
		"document:toronto-2018", "document:toronto-2018-statement",
	}, ids)
	for _, src := range corpus(t, corpusFiles...) {
		for _, r := range readings(t, src.Path, string(src.Data)) {
			if !strings.Contains(src.Path, ".ocr.") { // a scanner may print a number twice
				unique(t, r)
			}
		}
	}
}

// TestCorpusScan shows that Toronto's scan adds places and no commitment.
func TestCorpusScan(t *testing.T) {
	_, alone := state(t, corpus(t, "toronto-2018.fr.txt"))
	for _, order := range [][]string{
		{"toronto-2018.fr.txt", "toronto-2018.fr.ocr.txt"}, {"toronto-2018.fr.ocr.txt", "toronto-2018.fr.txt"},
	} {
		_, both := state(t, corpus(t, order[:1]...), corpus(t, order[1:]...))
		require.Len(t, both, len(alone))
		for key, rev := range alone {
			want, got := rev.Facts.Commitments, both[key].Facts.Commitments
			require.Len(t, got, len(want), "%s", key)
			in := 0
			for i, c := range got {
				assert.Equal(t, want[i].ID, c.ID)
				if len(c.Spans) == 2 {
					in++
				}
			}
			assert.GreaterOrEqual(t, float64(in), 0.9*float64(len(want)), "%s: commitments with a place in the scan", key)
		}
	}
}

// TestCorpusInAnyOrder loads the five files together in shuffled orders, and one
// by one.
func TestCorpusInAnyOrder(t *testing.T) {
	srcs := corpus(t, corpusFiles...)
	want, _ := load(t, nil, srcs)
	rng := rand.New(rand.NewPCG(7, 11))
	for range 2 {
		rng.Shuffle(len(srcs), func(i, j int) { srcs[i], srcs[j] = srcs[j], srcs[i] })
		got, _ := load(t, nil, srcs)
		require.Equal(t, len(want.Revisions), len(got.Revisions))
		for i := range want.Revisions {
			require.Equal(t, want.Revisions[i].Key, got.Revisions[i].Key)
			require.True(t, assert.ObjectsAreEqual(want.Revisions[i], got.Revisions[i]), "%s differs", want.Revisions[i].Key)
		}
	}
	var one [][]Source
	for i := range srcs {
		one = append(one, srcs[i:i+1])
	}
	_, current := state(t, one...)
	for _, r := range want.Revisions {
		require.True(t, assert.ObjectsAreEqual(r, current[r.Key]), "%s differs when loaded one by one", r.Key)
	}
}

func BenchmarkLoad(b *testing.B) {
	srcs := corpus(b, corpusFiles...)
	total := 0
	for _, s := range srcs {
		total += len(s.Data)
	}
	b.SetBytes(int64(total))
	for b.Loop() {
		if _, _, err := Load(context.Background(), nil, srcs, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
