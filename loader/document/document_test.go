package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadDecodes(t *testing.T) {
	const text = "L’engagement d’été, signé à Valmont.\n"
	utf16 := func(little bool) string {
		out := []byte{0xfe, 0xff}
		if little {
			out = []byte{0xff, 0xfe}
		}
		for _, r := range text {
			if little {
				out = append(out, byte(r), byte(r>>8))
			} else {
				out = append(out, byte(r>>8), byte(r))
			}
		}
		return string(out)
	}
	tests := []struct{ name, data, want string }{
		{"UTF-8 is taken as it is", text, text},
		{"a byte order mark stays, since offsets count it", "\ufeff" + text, "\ufeff" + text},
		{"UTF-16, little end first", utf16(true), text},
		{"UTF-16, big end first", utf16(false), text},
		{"Windows-1252", "L\x92engagement d\x92\xe9t\xe9, sign\xe9 \xe0 Valmont.\n", text},
		{"no-break spaces and Windows line ends stay", "Ici\u00a0:\r\nlà", "Ici\u00a0:\r\nlà"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(context.Background(), "a.txt", []byte(tt.data))
			require.NoError(t, err)
			assert.Equal(t, tt.want, doc.Text)
			require.NotEmpty(t, doc.Blocks)
			b := doc.Blocks[0]
			assert.NotContains(t, doc.Text[b.Start:b.End], "\ufeff", "a mark is no part of a block")
		})
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name, file string
		data       []byte
		want       error
	}{
		{"nothing at all", "a.txt", nil, ErrEmpty},
		{"white space alone", "a.txt", []byte(" \n\t\f\u00a0\n"), ErrEmpty},
		{"a byte order mark alone", "a.txt", []byte("\ufeff\n"), ErrEmpty},
		{"UTF-16 of nothing", "a.txt", []byte{0xff, 0xfe, '\n', 0}, ErrEmpty},
		{"an executable's bytes", "a.txt", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"), ErrBinary},
		{"a PDF called .txt", "a.txt", append([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\nstream\n"), bytes.Repeat([]byte{0x93, 0x01, 0x1f, 0x00}, 20)...), ErrBinary},
		{"valid UTF-8 full of control characters", "a.txt", []byte(strings.Repeat("a\x01", 50)), ErrBinary},
		{"a PDF", "a.pdf", []byte("%PDF-1.7"), ErrFormat},
		{"no extension", "README", []byte("du texte"), ErrFormat},
		{"one byte too many", "a.txt", bytes.Repeat([]byte("a"), MaxSize+1), ErrSize},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), tt.file, tt.data)
			require.ErrorIs(t, err, tt.want)
			assert.Contains(t, err.Error(), "read "+tt.file+": ")
		})
	}
}

func TestReadStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Read(ctx, "a.txt", []byte("du texte"))
	require.ErrorIs(t, err, context.Canceled)
}

// show prints blocks one a line: kind, what layout says of it, its text with
// white space folded.
func show(doc *Document) string {
	var b strings.Builder
	for _, k := range doc.Blocks {
		b.WriteString(string(k.Kind))
		if k.Marker != "" {
			fmt.Fprintf(&b, " %s", k.Marker)
		}
		if k.Level > 0 {
			fmt.Fprintf(&b, " level %d", k.Level)
		}
		if k.Strong {
			b.WriteString(" strong")
		}
		if k.Rule {
			b.WriteString(" ruled")
		}
		fmt.Fprintf(&b, " | %s\n", strings.Join(strings.Fields(doc.Text[k.Start:k.End]), " "))
	}
	return b.String()
}

func read(t testing.TB, name, text string) *Document {
	t.Helper()
	doc, err := Read(context.Background(), name, []byte(text))
	require.NoError(t, err)
	return doc
}

// TestLayouts reads whole texts in the layouts that publishers, browsers and
// scanners leave; beside each stand the blocks that a reader sees.
func TestLayouts(t *testing.T) {
	for _, name := range []string{
		"blank-after-every-line.txt", "wrapped.txt", "web-page.txt", "markdown.md", "scan.txt", "line-a-paragraph.txt",
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + name)
			require.NoError(t, err)
			want, err := os.ReadFile("testdata/" + name[:strings.IndexByte(name, '.')] + ".blocks")
			require.NoError(t, err)
			doc := read(t, name, string(data))
			assert.Equal(t, string(want), show(doc))
			sound(t, doc)
		})
	}
}

// sound checks what every reading promises of its blocks.
func sound(t *testing.T, doc *Document) {
	t.Helper()
	last := 0
	for i, b := range doc.Blocks {
		require.True(t, last <= b.Start && b.Start < b.End && b.End <= len(doc.Text), "block %d spans %d to %d after %d", i, b.Start, b.End, last)
		s := doc.Text[b.Start:b.End]
		require.Equal(t, strings.TrimFunc(s, blank), s, "block %d", i)
		require.True(t, utf8.RuneStart(doc.Text[b.Start]), "block %d begins inside a letter", i)
		require.NotEqual(t, Kind(""), b.Kind)
		last = b.End
	}
}

func FuzzRead(f *testing.F) {
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
			f.Add(data)
		}
	}
	for _, s := range []string{"---\n---\n", "---\ntitle: \"", "# source:", "**", "** **.", "1. \u00a0", "[1] ", "- \u200b", "\xff\xfea\x00\n", "#\u00a0#", "1.\n2.2 a"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.txt", "a.md"} {
			doc, err := Read(context.Background(), name, data)
			if err != nil {
				known := errors.Is(err, ErrEmpty) || errors.Is(err, ErrBinary)
				require.True(t, known, "%v", err)
				continue
			}
			require.True(t, utf8.ValidString(doc.Text))
			sound(t, doc)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/blank-after-every-line.txt")
	require.NoError(b, err)
	data = bytes.Repeat(data, 50)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), "a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
