package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/words"
)

// TestLoadNamesTheLine has one mistake of an editor a case.
func TestLoadNamesTheLine(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"a verb without a class", "verbs", "verb agir", "verbs.cue:1: want: verb INFINITIVE CLASS"},
		{"a class that is none", "verbs", "# fine\nverb agir dance", `verbs.cue:2: no class "dance"`},
		{"a form that is none", "verbs", "verb agir act soon=agi", "is not FORM=WORD"},
		{"a pattern before any cue", "acts", "match agir", `acts.cue:1: "match" before any cue`},
		{"a line of another kind", "acts", "cue a COMMIT\nmach agir", `acts.cue:2: no such line as "mach"`},
		{"a bracket left open", "acts", "cue a COMMIT\nmatch (agir", "acts.cue:2: pattern"},
		{"a class that is not above", "acts", "cue a COMMIT\nmatch ~who", "no class ~who"},
		{"a class that holds itself", "acts", "class a = b ~a\ncue a COMMIT\nmatch ~a", "a class that holds itself"},
		{"an option without a value", "acts", "cue a COMMIT\nmatch agir\nset reach", "want: set OPTION VALUE"},
		{"a cue without a pattern", "acts", "cue a COMMIT\nyes Agir.", "cue a has no pattern"},
		{"a cue without a name", "acts", "cue\nmatch agir", "a cue needs a name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := load(fstest.MapFS{"data/fr/" + tt.file + ".cue": {Data: []byte(tt.text)}}, graph.French)
			require.Error(t, err)
			assert.Contains(t, err.Error(), tt.want)
		})
	}
}

func TestFind(t *testing.T) {
	l, err := load(fstest.MapFS{
		"data/fr/verbs.cue": {Data: []byte("verb agir act\nverb appuyer support")},
		"data/fr/acts.cue": {Data: []byte("cue short A\nmatch nous\nmatch nous <agir.we>\ncue long B\nset weight 2.5\nmatch nous [bien] <agir.we> vite\n" +
			"cue verb C\nmatch [donc] <appuyer.we>\ncue opening D\nmatch __1__ gares")},
	}, graph.French)
	require.NoError(t, err)
	table := l.Table("acts")
	show := func(text string) string {
		ws := words.Split(text)
		var out []string
		for _, h := range table.Find(ws) {
			out = append(out, h.Cue.Rule+"="+text[ws[h.First].Start:ws[h.End-1].End])
		}
		return strings.Join(out, " | ")
	}
	assert.Equal(t, "long=Nous bien agissons vite | short=Nous", show("Nous bien agissons vite."), "the longer first, of each cue its longest")
	assert.Equal(t, "short=Nous agissons", show("Nous agissons."))
	assert.Equal(t, "verb=donc appuyons | verb=appuyons", show("On dit donc appuyons."))
	assert.Equal(t, "opening=les gares | opening=gares", show("les gares"))
	assert.Equal(t, "", show("Rien ici."))
	assert.Equal(t, 2.5, table.Cues[1].Number("weight", 1))
	assert.Equal(t, 1.0, table.Cues[0].Number("weight", 1))
	assert.Equal(t, "none", table.Cues[0].Option("scope", "none"))
	assert.Empty(t, l.Table("no such file").Find(words.Split("Nous")))
	_, err = Open("de")
	require.Error(t, err)
}

// TestNoTextIsSlow gives a pattern of many gaps a text that never ends it: the
// work of one attempt is bounded.
func TestNoTextIsSlow(t *testing.T) {
	p, err := (&compiler{}).compile("a __30,__ [a] __30,__ [a] __30,__ [a] __30,__ z")
	require.NoError(t, err)
	ws := words.Split(strings.Repeat("a ", 2000))
	m := &matcher{ws: ws, comma: -1}
	for i := range ws {
		p.at(m, i)
		require.Less(t, m.steps, 2*maxSteps, "steps of one attempt, those counted that give up at once")
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"a [b|c] (d|e f) __3,__ *ions terror* <agir.we>", "^ a", "((a))", "[", "|", "a|b", "__x__", "<>", "~", "(|)"} {
		f.Add(s, "a b d e f nations terroriste")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		p, err := (&compiler{verbs: map[string][]VerbForm{"agissons": {{Verb: "agir", Form: We, Class: Acting}}}}).compile(pattern)
		if err != nil {
			return
		}
		ws := words.Split(text)
		m := &matcher{ws: ws, comma: -1}
		for i := range ws {
			if end := p.at(m, i); end > len(ws) || end >= 0 && end < i {
				t.Fatalf("%q at word %d of %q ends at %d", pattern, i, text, end)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	l, err := Open(graph.French)
	require.NoError(b, err)
	text := strings.Repeat("Nous réaffirmons la Convention de Budapest et demandons au groupe de veiller à sa mise en œuvre, dans le respect du droit. ", 100)
	ws := words.Split(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, name := range Names {
			l.Table(name).Find(ws)
		}
	}
}
