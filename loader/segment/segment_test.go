package segment

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader/document"
)

func read(t testing.TB, name, text string) *document.Document {
	t.Helper()
	doc, err := document.Read(context.Background(), name, []byte(text))
	require.NoError(t, err)
	return doc
}

// show prints parts and passages one a line: kind, number, the passage that the
// list hangs on, and the sentences parted by bars.
func show(doc *document.Document, parts []Part) string {
	var b strings.Builder
	fold := func(start, end int) string { return strings.Join(strings.Fields(doc.Text[start:end]), " ") }
	for _, p := range parts {
		fmt.Fprintf(&b, "== %s, %s", p.Genre, p.Numbering)
		if p.Main {
			b.WriteString(", main")
		}
		fmt.Fprintf(&b, ": %s\n", p.Title)
		for i, ps := range p.Passages {
			fmt.Fprintf(&b, "%d %s", i, ps.Kind)
			if ps.Number != "" {
				fmt.Fprintf(&b, " %s", ps.Number)
			} else if ps.Marker != "" {
				fmt.Fprintf(&b, " (%s)", ps.Marker)
			}
			if ps.LeadIn.Passage >= 0 {
				fmt.Fprintf(&b, " under %d", ps.LeadIn.Passage)
			}
			if ps.Section >= 0 && ps.Section != i {
				fmt.Fprintf(&b, " in %d", ps.Section)
			}
			var ss []string
			for _, s := range ps.Sentences {
				ss = append(ss, fold(s.Start, s.End))
			}
			fmt.Fprintf(&b, " | %s\n", strings.Join(ss, " ‖ "))
		}
	}
	return b.String()
}

// TestWhole cuts whole texts; beside each stand the passages that a reader sees.
func TestWhole(t *testing.T) {
	for _, name := range []string{
		"statement-and-commitments.txt", "press-release-and-letters.md", "counted.txt", "plain.txt", "annex.txt", "resolution.txt", "resolution-fr.txt",
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + name)
			require.NoError(t, err)
			want, err := os.ReadFile("testdata/" + name[:strings.IndexByte(name, '.')] + ".passages")
			require.NoError(t, err)
			doc := read(t, name, string(data))
			parts := Split(doc)
			assert.Equal(t, string(want), show(doc, parts))
			sound(t, doc, parts)
		})
	}
}

// sound checks what every cut promises.
func sound(t *testing.T, doc *document.Document, parts []Part) {
	t.Helper()
	require.NotEmpty(t, parts)
	mains, last := 0, 0
	for _, p := range parts {
		if p.Main {
			mains++
		}
		require.NotEmpty(t, p.Genre)
		require.True(t, 0 <= p.Start && p.Start <= p.End && p.End <= len(doc.Text))
		for i, ps := range p.Passages {
			require.True(t, last <= ps.Start && ps.Start < ps.End && ps.End <= p.End, "passage %d spans %d to %d after %d", i, ps.Start, ps.End, last)
			last = ps.End
			require.NotEmpty(t, ps.Sentences, "passage %d", i)
			at := ps.Start
			for _, s := range ps.Sentences {
				require.True(t, at <= s.Start && s.Start < s.End && s.End <= ps.End, "sentence %v of passage %d", s, i)
				at = s.End
			}
			require.Less(t, ps.Section, len(p.Passages))
			if g := ps.LeadIn; g.Passage >= 0 {
				require.Less(t, g.Passage, i, "a lead-in stands before its items")
				require.True(t, g.Sentence >= 0 && g.Sentence < len(p.Passages[g.Passage].Sentences))
			}
		}
	}
	require.Equal(t, 1, mains, "one part is the main one")
}

func FuzzSplit(f *testing.F) {
	names, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range names {
		if strings.HasSuffix(n.Name(), ".txt") || strings.HasSuffix(n.Name(), ".md") {
			data, err := os.ReadFile("testdata/" + n.Name())
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(data))
		}
	}
	for _, s := range []string{":", "1. a :\n2. b", "1. A. Nous : \n- b", "**:**", "…", "A. B. C.", "1 .\n. . .", "« ! » [1] [a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := document.Read(context.Background(), "a.txt", []byte(text))
		if err != nil {
			return
		}
		sound(t, doc, Split(doc))
	})
}

func TestEmptyDocument(t *testing.T) {
	doc := &document.Document{Text: "---\n"}
	parts := Split(doc)
	sound(t, doc, parts)
	assert.Empty(t, parts[0].Passages)
}

func BenchmarkSplit(b *testing.B) {
	data, err := os.ReadFile("testdata/statement-and-commitments.txt")
	require.NoError(b, err)
	doc := read(b, "a.txt", strings.Repeat(string(data), 50))
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		Split(doc)
	}
}
