package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader"
)

// shared holds what the project measures on and does not publish: official
// texts, annotations, and the annotators' own scoring program.
var shared = filepath.Join("..", "..", "..", "shared")

func sharedPath(t testing.TB, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{shared}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s in a folder shared beside the repository", filepath.Join(parts...))
	}
	return path
}

func sharedSources(t testing.TB) []Source {
	t.Helper()
	sources := []Source{{Document: "toronto-2018", Path: "toronto-2018.fr.txt"}, {Document: "paris-2019", Path: "paris-2019.fr.txt"}}
	for i, s := range sources {
		sources[i].Path = sharedPath(t, "corpus", "g7-security", s.Path)
		data, err := os.ReadFile(sources[i].Path)
		require.NoError(t, err)
		sources[i].Data = data
	}
	return sources
}

// The annotators' program is the judge: every figure it prints must be ours.
func TestFiguresAreScorePys(t *testing.T) {
	tests := []struct {
		name    string
		gold    func(t *testing.T) string
		sources func(t *testing.T) []Source
		records func(t *testing.T, in []Source) []byte
	}{
		{
			"texts of ours, records by hand",
			func(*testing.T) string { return filepath.Join(own, "gold") },
			func(t *testing.T) []Source {
				in := ownSources(t)
				for i := range in {
					in[i].Path = filepath.Join(own, in[i].Path)
				}
				return in
			},
			func(t *testing.T, _ []Source) []byte {
				data, err := os.ReadFile(filepath.Join(own, "out.jsonl"))
				require.NoError(t, err)
				return data
			},
		},
		{
			"official texts, extracted",
			func(t *testing.T) string { return sharedPath(t, "eval", "gold") },
			func(t *testing.T) []Source { return sharedSources(t) },
			func(t *testing.T, in []Source) []byte {
				var sources []loader.Source
				for _, s := range in {
					sources = append(sources, loader.Source{Path: s.Path, Data: s.Data})
				}
				var out bytes.Buffer
				_, err := loader.Extract(context.Background(), &out, sources, loader.Options{})
				require.NoError(t, err)
				return out.Bytes()
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			python, err := exec.LookPath("python3")
			if err != nil {
				t.Skip("needs python3")
			}
			judge := sharedPath(t, "eval", "score.py")
			folder, in := test.gold(t), test.sources(t)
			lines := test.records(t, in)
			file := filepath.Join(t.TempDir(), "out.jsonl")
			require.NoError(t, os.WriteFile(file, lines, 0o600))

			args := []string{judge, "--json", "--gold", folder}
			for _, s := range in {
				args = append(args, "--text", s.Document+"="+s.Path)
			}
			said, err := exec.Command(python, append(args, file)...).Output()
			require.NoError(t, err)
			var want map[string]map[string]float64
			require.NoError(t, json.Unmarshal(said, &want))

			gold, err := ReadGold(os.DirFS(folder))
			require.NoError(t, err)
			records, err := ReadRecords(bytes.NewReader(lines))
			require.NoError(t, err)
			r, err := Score(gold, readTexts(t, in), records)
			require.NoError(t, err)
			printed, err := json.Marshal(r.Figures)
			require.NoError(t, err)
			var got map[string]map[string]float64
			require.NoError(t, json.Unmarshal(printed, &got))

			require.NotEmpty(t, want)
			for name, figure := range want {
				assert.Equal(t, figure, got[name], name)
			}
		})
	}
}
