package eval

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader"
)

var update = flag.Bool("update", false, "write the current figures to testdata")

// The scores on the annotated texts are committed, so that a change of score is
// a diff that somebody reads. `go test ./loader/eval -update` writes them anew.
func TestScoresAreTheCommittedOnes(t *testing.T) {
	folder, sources := sharedPath(t, "eval", "gold"), sharedSources(t)
	gold, err := ReadGold(os.DirFS(folder))
	require.NoError(t, err)
	r, problems, err := Run(context.Background(), gold, sources, loader.Options{})
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Empty(t, r.NotFound)
	var out bytes.Buffer
	require.NoError(t, r.WriteText(&out))
	golden(t, "scores.txt", out.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if changed := lineDiff(string(want), string(got)); changed != "" {
		t.Errorf("the score changed; if for the better, run go test ./loader/eval -update and commit the diff\n%s", changed)
	}
}

// lineDiff lists the lines that only one of two texts has. Order counts too,
// but no two lines of one section begin alike.
func lineDiff(want, got string) string {
	if want == got {
		return ""
	}
	out := ""
	for _, side := range []struct{ sign, of, in string }{{"- ", want, got}, {"+ ", got, want}} {
		section, there := "", map[string]bool{}
		for line := range strings.Lines(side.in) {
			if strings.HasPrefix(line, "==") {
				section = line
			}
			there[section+line] = true
		}
		for line := range strings.Lines(side.of) {
			if strings.HasPrefix(line, "==") {
				section = line
			}
			if !there[section+line] {
				out += side.sign + strings.TrimSpace(section) + ": " + line
			}
		}
	}
	if out == "" {
		return "the lines are in another order"
	}
	return out
}

func TestChangedLinesAreNamed(t *testing.T) {
	assert.Empty(t, lineDiff("== a\nx 1\n", "== a\nx 1\n"))
	assert.Equal(t, "- == b: x 1\n+ == b: x 2\n", lineDiff("== a\nx 1\n== b\nx 1\n", "== a\nx 1\n== b\nx 2\n"))
	assert.Equal(t, "the lines are in another order", lineDiff("x\ny\n", "y\nx\n"))
}

func BenchmarkRun(b *testing.B) {
	gold, err := ReadGold(os.DirFS(sharedPath(b, "eval", "gold")))
	require.NoError(b, err)
	sources := sharedSources(b)
	for b.Loop() {
		if _, _, err := Run(context.Background(), gold, sources, loader.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
