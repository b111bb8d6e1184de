package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/loader/authority"
	"stemma/loader/document"
	"stemma/loader/lexicon"
	"stemma/loader/resolve"
	"stemma/loader/segment"
)

// reader takes a passage through the stages before this one, as said by the
// G7's interior and security ministers at a meeting of May 2026.
type reader struct {
	lex *lexicon.Lexicon
	reg *authority.Register
	res *resolve.Resolver
}

func newReader(t testing.TB, lang graph.Lang) reader {
	t.Helper()
	reg, err := authority.Open()
	require.NoError(t, err)
	lex, err := lexicon.Open(lang)
	require.NoError(t, err)
	return reader{lex, reg, resolve.New(reg)}
}

func (r reader) texts(t testing.TB, text string) []*resolve.Text {
	t.Helper()
	doc, err := document.Read(context.Background(), "case.txt", []byte(text))
	require.NoError(t, err)
	var out []*resolve.Text
	parts := segment.Split(doc)
	for i := range parts {
		ws, err := resolve.Words(t.Context(), doc.Text, &parts[i])
		require.NoError(t, err)
		out = append(out, &resolve.Text{
			Source: doc.Text, Part: &parts[i], Words: ws, Lang: r.lex.Lang,
			Meeting: "meeting:valmont-2026", Date: "2026-05-04", Forum: "actor:g7-interior-security-ministers",
		})
	}
	return out
}

func (r reader) scan(t testing.TB, text *resolve.Text) Result {
	t.Helper()
	mentions, err := r.res.Mentions(t.Context(), text, r.lex, nil)
	require.NoError(t, err)
	res, err := New(r.lex, r.reg).Scan(t.Context(), text, mentions)
	require.NoError(t, err)
	return res
}

// show prints what a text says in the form of the case files.
func show(text *resolve.Text, res Result) []string {
	var out []string
	fold := func(start, end int) string { return strings.Join(strings.Fields(text.Source[start:end]), " ") }
	for _, a := range res.Acts {
		line := fmt.Sprintf("commitment %s %q", a.Force, firstWords(fold(a.Start, a.End), 4))
		if a.Hedge != "" {
			line += fmt.Sprintf(" hedge %q", strings.Join(strings.Fields(a.Hedge), " "))
		}
		if a.Subset {
			line += " subset"
		}
		out = append(out, line)
	}
	for _, e := range res.Relations {
		target := string(e.Target)
		if target == "" {
			target = "?"
		}
		from := ""
		if e.Act < 0 {
			from = " by no commitment"
		}
		out = append(out, fmt.Sprintf("edge %s %s %q%s", e.Type, target, strings.Join(strings.Fields(e.Cue), " "), from))
	}
	if len(out) == 0 {
		out = []string{"none"}
	}
	return out
}

func firstWords(s string, n int) string {
	ws := strings.Fields(s)
	return strings.Join(ws[:min(n, len(ws))], " ")
}

// TestCases reads one phenomenon a file: a passage, a line of dashes, and what a
// careful reader finds in it, all of it and in that order.
func TestCases(t *testing.T) {
	for _, lang := range []graph.Lang{graph.French, graph.English} {
		files, err := filepath.Glob("testdata/cases/" + string(lang) + "/*.txt")
		require.NoError(t, err)
		require.NotEmpty(t, files)
		r := newReader(t, lang)
		for _, file := range files {
			t.Run(string(lang)+"/"+strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
				data, err := os.ReadFile(file)
				require.NoError(t, err)
				passage, want, ok := strings.Cut(string(data), "\n---\n")
				require.True(t, ok, "no line of dashes")
				var got []string
				for _, text := range r.texts(t, passage) {
					res := r.scan(t, text)
					sound(t, text, res)
					got = append(got, show(text, res)...)
				}
				assert.Equal(t, strings.Split(strings.TrimSpace(want), "\n"), got)
			})
		}
	}
}

// sound checks what every result promises: spans inside their passage, cues that
// are quoted, forces, topics and relation types of the model.
func sound(t testing.TB, text *resolve.Text, res Result) {
	t.Helper()
	passages := text.Part.Passages
	last := 0
	for _, a := range res.Acts {
		p := passages[a.Passage]
		require.True(t, p.Start <= a.Start && a.Start < a.End && a.End <= p.End, "%+v", a)
		require.LessOrEqual(t, last, a.Start, "acts in text order, without overlap")
		last = a.End
		require.True(t, a.Force.Known(), "force %q", a.Force)
		require.NotEmpty(t, a.Topics)
		require.LessOrEqual(t, len(a.Topics), maxTopics)
		require.NotEmpty(t, a.Rule)
	}
	for _, e := range res.Relations {
		require.True(t, e.Type.Stated(), "%+v", e)
		require.NotEmpty(t, e.Cue, "%+v", e)
		require.NotEmpty(t, e.Rule, "%+v", e)
		require.True(t, e.Confidence > 0 && e.Confidence <= 1, "%+v", e)
		require.Less(t, e.Act, len(res.Acts))
		require.True(t, e.CueStart < e.CueEnd && e.CueEnd <= len(text.Source), "%+v", e)
		if e.Act >= 0 && e.Start < passages[e.Passage].End { // a footnote's span is its own
			require.Equal(t, res.Acts[e.Act].Start, e.Start, "%+v", e)
			require.Equal(t, res.Acts[e.Act].End, e.End, "%+v", e)
		}
	}
}

func FuzzScan(f *testing.F) {
	files, err := filepath.Glob("testdata/cases/*/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		passage, _, _ := strings.Cut(string(data), "\n---\n")
		f.Add(passage)
	}
	f.Add("Nous")
	f.Add("et appelons, à : 1. nous\n2. de")
	french, english := newReader(f, graph.French), newReader(f, graph.English)
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := document.Read(context.Background(), "a.txt", []byte(s)); err != nil {
			return
		}
		for _, r := range []reader{french, english} {
			for _, text := range r.texts(t, s) {
				sound(t, text, r.scan(t, text))
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	r := newReader(b, graph.French)
	text := r.texts(b, strings.Repeat("Nous réaffirmons la Convention de Budapest et demandons au Groupe de Rome-Lyon de veiller à sa mise en œuvre, conformément aux résolutions 2396 et 2178 du Conseil de sécurité.\n\n", 200))[0]
	mentions, err := r.res.Mentions(b.Context(), text, r.lex, nil)
	require.NoError(b, err)
	x := New(r.lex, r.reg)
	b.SetBytes(int64(len(text.Source)))
	for b.Loop() {
		if _, err := x.Scan(b.Context(), text, mentions); err != nil {
			b.Fatal(err)
		}
	}
}
