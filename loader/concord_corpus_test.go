package loader

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader/segment"
)

const unFolder = "../../shared/corpus/un"

// bilingual are the resolutions that are there in both languages.
var bilingual = []string{
	"UNGA-75-10", "UNGA-75-196", "UNGA-75-291", "UNGA-77-20", "UNGA-77-298", "UNGA-79-136", "UNSCR-2610-2021", "UNSCR-2617-2021",
}

// printed finds the numbers and letters that paragraphs print at their head.
var printed = regexp.MustCompile(`(?m)^[ \t]*(\d{1,3}\.?|\(?[a-z]{1,2}\))([\s\x{00a0}]+)\pL`)

// blank takes the printed numbers out of a text and leaves every place as it is.
func blank(text string) string {
	return printed.ReplaceAllStringFunc(text, func(s string) string {
		m := printed.FindStringSubmatchIndex(s)
		return s[:m[2]] + strings.Repeat(" ", m[3]-m[2]) + s[m[3]:]
	})
}

func readPart(t *testing.T, name, text string) *reading {
	t.Helper()
	p, err := newPipeline(Options{})
	require.NoError(t, err)
	rs, err := p.read(context.Background(), Source{Path: name, Data: []byte(text)})
	require.NoError(t, err)
	for _, r := range rs {
		if r.part.Main {
			return r
		}
	}
	return nil
}

// golden names the operative paragraphs and sub-items of a reading by what they
// print: the paragraph's number, and under it the letter. Annexes begin again, so
// each run of numbers has its own name. Without its numbers a text may be cut
// less finely, so that a passage has several names.
func golden(r *reading, text string) map[int][]string {
	out := map[int][]string{}
	under, run, last := "", 0, 0
	for i, p := range r.part.Passages {
		if p.Kind == segment.Noise || p.Kind == segment.Note {
			continue
		}
		whole := text[strings.LastIndexByte(text[:p.Start], '\n')+1 : p.End]
		for _, m := range printed.FindAllStringSubmatch(whole, -1) {
			k, err := strconv.Atoi(strings.TrimSuffix(m[1], "."))
			switch {
			case err != nil && under != "":
				out[i] = append(out[i], under+"."+strings.Trim(m[1], "()"))
				continue
			case err != nil:
				continue
			case k == 1:
				run++
			case k <= last || k > last+3: // a date, a quotation
				continue
			}
			last = k
			under = fmt.Sprintf("%d/%d", run, k)
			out[i] = append(out[i], under)
		}
	}
	return out
}

// TestConcordanceOfResolutions holds the alignment of resolutions to the numbers
// that both versions print, with these numbers and with them blanked out.
func TestConcordanceOfResolutions(t *testing.T) {
	if _, err := os.Stat(unFolder); err != nil {
		t.Skip("skipped: needs ../shared/corpus")
	}
	var total, right, rightUnits, rightText, blanked int
	for _, name := range bilingual {
		var text [2]string
		for k, lang := range []string{"EN", "FR"} {
			data, err := os.ReadFile(filepath.Join(unFolder, name+"-"+lang+".txt"))
			require.NoError(t, err)
			text[k] = string(data)
		}
		read := func(change func(string) string) (*reading, *reading) {
			return readPart(t, name+"-EN.txt", change(text[0])), readPart(t, name+"-FR.txt", change(text[1]))
		}
		en, fr := read(func(s string) string { return s })
		n, ok := agreement(t, en, fr, text)
		without(en)
		without(fr)
		_, okUnits := agreement(t, en, fr, text)
		en, fr = read(blank)
		m, okText := agreement(t, en, fr, text)
		t.Logf("%s: %d numbered, right: %d with numbers, %d without, %d of %d cut and aligned without", name, n, ok, okUnits, okText, m)
		total, right, rightUnits, rightText, blanked = total+n, right+ok, rightUnits+okUnits, rightText+okText, blanked+m
	}
	share := func(n, of int) float64 { return float64(n) / float64(of) }
	t.Logf("all: %d, with numbers %d (%.3f), aligned without %d (%.3f), cut and aligned without %d (%.3f) of %d",
		total, right, share(right, total), rightUnits, share(rightUnits, total), rightText, share(rightText, blanked), blanked)
	assert.Greater(t, total, 600)
	assert.GreaterOrEqual(t, share(right, total), 0.97)
	assert.GreaterOrEqual(t, share(rightUnits, total), 0.97)
	assert.GreaterOrEqual(t, share(rightText, blanked), 0.97)
}

// without takes the numbers from a reading's passages and leaves their cut.
func without(r *reading) {
	for i := range r.part.Passages {
		r.part.Passages[i].Number, r.part.Passages[i].Marker = "", ""
	}
}

// agreement counts the numbered paragraphs of the first reading that the second
// has too, and how many of them are linked with what prints the same number, and
// with nothing else.
func agreement(t *testing.T, a, b *reading, text [2]string) (n, right int) {
	t.Helper()
	c, err := concordance(t.Context(), a, b)
	require.NoError(t, err)
	in, out := golden(a, text[0]), golden(b, text[1])
	have := map[string]bool{}
	for _, names := range out {
		for _, k := range names {
			have[k] = true
		}
	}
	for i, names := range in {
		l := c.of[i]
		var from, to []string
		for _, k := range l.From {
			from = append(from, in[k]...)
		}
		for _, k := range l.To {
			to = append(to, out[k]...)
		}
		for _, k := range names {
			switch {
			case !have[k]:
				t.Logf("  %s is printed in one version alone", k)
				continue
			case slices.Equal(from, to):
				right++
			default:
				t.Logf("  %v is linked with %v, score %.2f", from, to, l.Score)
			}
			n++
		}
	}
	return n, right
}
