package lexicon

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

var update = flag.Bool("update", false, "rewrite the list of cues without a counterpart")

// TestCounterparts lists the cues that one language has and the other lacks, so
// that a gap is seen when it opens and when it closes. Rules of one meaning have
// one name behind the language: fr.act.call, en.act.call.
func TestCounterparts(t *testing.T) {
	names := map[graph.Lang]map[string]bool{}
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		l, err := Open(lang)
		require.NoError(t, err)
		names[lang] = map[string]bool{}
		for _, table := range Names {
			for _, cue := range l.Table(table).Cues {
				names[lang][strings.TrimPrefix(cue.Rule, string(lang)+".")] = true
			}
		}
	}
	var got []string
	for lang, own := range names {
		other := graph.English
		if lang == graph.English {
			other = graph.French
		}
		for name := range own {
			if !names[other][name] {
				got = append(got, string(lang)+"."+name)
			}
		}
	}
	slices.Sort(got)
	const file = "testdata/without-counterpart.txt"
	text := strings.Join(got, "\n") + "\n"
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, "run go test ./loader/lexicon -update, and read the difference")
}
