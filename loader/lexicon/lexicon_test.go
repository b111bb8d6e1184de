package lexicon

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
)

// TestExamples runs the examples that stand beside every cue.
func TestExamples(t *testing.T) {
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		l, err := Open(lang)
		require.NoError(t, err)
		for _, name := range Names {
			table := l.Table(name)
			for _, cue := range table.Cues {
				assert.NotEmpty(t, cue.Yes, "%s has no example that must match", cue.Rule)
				for _, s := range cue.Yes {
					assert.True(t, finds(table, cue, s), "%s does not match %q", cue.Rule, s)
				}
				for _, s := range cue.No {
					assert.False(t, finds(table, cue, s), "%s matches %q", cue.Rule, s)
				}
			}
		}
	}
}

func finds(t *Table, cue *Cue, s string) bool {
	for _, h := range t.Find(words.Split(s)) {
		if h.Cue == cue {
			return true
		}
	}
	return false
}

func TestRulesHaveOneName(t *testing.T) {
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		l, err := Open(lang)
		require.NoError(t, err)
		seen := map[string]string{}
		for _, name := range Names {
			for _, cue := range l.Table(name).Cues {
				assert.Empty(t, seen[cue.Rule], "%s stands in %s and %s", cue.Rule, seen[cue.Rule], name)
				seen[cue.Rule] = name
			}
		}
	}
}

func TestPatterns(t *testing.T) {
	l := &Lexicon{verbs: map[string][]VerbForm{"appuyons": {{Verb: "appuyer", Form: We, Class: Supporting}}}}
	tests := []struct {
		name, pattern, text string
		want                string // the words matched, "" for none
	}{
		{"literal words", "à partir de", "agir à partir de là", "à partir de"},
		{"optional", "mise [pleine] en œuvre", "la mise en œuvre", "mise en œuvre"},
		{"alternatives of words", "(le cas échéant|si besoin)", "agir, si besoin", "si besoin"},
		{"a gap stops at a comma", "soit __3__ soit", "soit un, soit deux", ""},
		{"a wide gap does not", "soit __3,__ soit", "soit un, soit deux", "soit un, soit"},
		{"nothing crosses a semicolon", "un deux", "un; deux", ""},
		{"suffix", "*erons vite", "nous agirons et chanterons vite", "chanterons vite"},
		{"prefix", "terror*", "un terroriste", "terroriste"},
		{"verb", "<appuyer>", "nous appuyons", "appuyons"},
		{"verb in another form", "<appuyer.inf>", "nous appuyons", ""},
		{"anchored", "^ agir", "pour agir", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := (&compiler{}).compile(tt.pattern)
			require.NoError(t, err)
			ws := words.Split(tt.text)
			got := ""
			for i := range ws {
				if end := p.at(&matcher{ws: ws, verbs: l.verbs, comma: -1}, i); end > i {
					got = tt.text[ws[i].Start:ws[end-1].End]
					break
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestPatternErrors(t *testing.T) {
	for _, bad := range []string{"", "(a", "__0__ b", "~missing", "<être.gone>", "[]…"} {
		_, err := (&compiler{}).compile(bad)
		assert.Error(t, err, "%q", bad)
	}
}
