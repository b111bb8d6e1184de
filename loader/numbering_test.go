package loader

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// meetingHead opens a text of a meeting that no register knows.
const meetingHead = "Engagements des ministres de l’Intérieur du G7\n\nRéunis à Valmont du 3 au 5 mai 2026, les ministres de l’Intérieur du G7 ont parlé des ponts.\n\n"

// readings takes one text through the pipeline.
func readings(t testing.TB, path, text string) []*reading {
	t.Helper()
	p, err := newPipeline(Options{})
	require.NoError(t, err)
	rs, err := p.read(context.Background(), Source{Path: path, Data: []byte(text)})
	require.NoError(t, err)
	return rs
}

// references lists a document's acts and mere statements with what they are
// called, in text order.
func references(r *reading) []string {
	type line struct {
		at   int
		text string
	}
	var lines []line
	words := func(start, end int) string {
		ws := strings.Fields(r.doc.Text[start:end])
		return strings.Join(ws[:min(3, len(ws))], " ")
	}
	for i, a := range r.result.Acts {
		lines = append(lines, line{a.Start, fmt.Sprintf("%s: %s", r.refs.act[i], words(a.Start, a.End))})
	}
	for k, ref := range r.refs.statement {
		s := r.part.Passages[k.passage].Sentences[k.sentence]
		lines = append(lines, line{s.Start, fmt.Sprintf("(%s): %s", ref, words(s.Start, s.End))})
	}
	slices.SortFunc(lines, func(a, b line) int { return a.at - b.at })
	out := []string{}
	for _, l := range lines {
		out = append(out, l.text)
	}
	return out
}

func TestNumbering(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{
			"the printed number", "1.1 Nous garderons les ponts.\n\n3.1.2 Nous garderons les gares.\n\n3.2 Nous garderons les ports.",
			[]string{"1.1: Nous garderons les", "3.1.2: Nous garderons les", "3.2: Nous garderons les"},
		},
		{
			"a section that starts at 2.2", "Engagement 2 : Les ports\n\n2.2 Nous garderons les ports.\n\n2.3 Nous publierons un bilan.",
			[]string{"2.2: Nous garderons les", "2.3: Nous publierons un"},
		},
		{
			"plain numbers, with a gap", "1. Nous garderons les ponts.\n\n2. Les ponts sont vieux.\n\n12. Nous publierons un bilan.",
			[]string{"1: Nous garderons les", "12: Nous publierons un"},
		},
		{
			"one number everywhere is counted on, over headings too", "1. Nous garderons les ponts.\n\n1. Les ponts sont vieux.\n\nLes gares\n\n1. Nous garderons les gares.",
			[]string{"1: Nous garderons les", "3: Nous garderons les"},
		},
		{
			"a letter per heading that holds commitments, closing paragraphs counted on",
			"Les ponts\n\nLes ponts sont vieux. Nous nous engageons à :\n\n• garder les ponts ;\n\n• les éclairer.\n\nNous publierons un bilan.\n\nLes moulins\n\nLes moulins sont vieux.\n\nLes gares\n\n• Nous garderons les gares.",
			[]string{"A1: garder les ponts", "A2: les éclairer.", "A3: Nous publierons un", "B1: Nous garderons les"},
		},
		{
			"several acts in one unit are all lettered", "1. Nous garderons les ponts. Nous publierons un bilan. Nous aiderons les villes.\n\n2. Nous garderons les gares.",
			[]string{"1a: Nous garderons les", "1b: Nous publierons un", "1c: Nous aiderons les", "2: Nous garderons les"},
		},
		{
			"before the first section, acts and statements are counted together",
			"Nous garderons les ponts.\n\nNous rappelons le communiqué d’Ischia.\n\nNous aiderons les villes.\n\n1. Nous garderons les gares.\n\n2. Nous publierons un bilan.",
			[]string{"preamble-1: Nous garderons les", "(preamble-2): Nous rappelons le", "preamble-3: Nous aiderons les", "1: Nous garderons les", "2: Nous publierons un"},
		},
		{
			"an act in a numbered section's introduction has the section's number",
			"1. Les ponts\n\nNous aimons les ponts. Nous aiderons les villes.\n\n1.1 Nous garderons les ponts.\n\n2. Les gares\n\nNous garderons les gares.\n\n2.1 Nous publierons un bilan.",
			[]string{"1: Nous aiderons les", "1.1: Nous garderons les", "2: Nous garderons les", "2.1: Nous publierons un"},
		},
		{
			"a section that is numbered by its items alone",
			"Engagement 1 : Les ponts\n\nNous aiderons les villes.\n\n1.1 Nous garderons les ponts.\n\nEngagement 2 : Les gares\n\nNous aimons le communiqué d’Ischia.\n\n2.1 Nous garderons les gares.",
			[]string{"1: Nous aiderons les", "1.1: Nous garderons les", "(2-s1): Nous aimons le", "2.1: Nous garderons les"},
		},
		{
			"a statement of a numbered item", "1. Nous garderons les ponts.\n\n2. La Convention de Budapest a vingt ans.",
			[]string{"1: Nous garderons les", "(2-s1): La Convention de"},
		},
		{
			"numbers that begin again under another heading", "Les ponts\n\n1. Nous garderons les ponts.\n\n2. Nous les éclairerons.\n\nLes gares\n\n1. Nous garderons les gares.\n\n2. Nous publierons un bilan.",
			[]string{"1: Nous garderons les", "2: Nous les éclairerons.", "B1: Nous garderons les", "B2: Nous publierons un"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rs := readings(t, "a.txt", meetingHead+tt.in)
			require.Len(t, rs, 1)
			assert.Equal(t, tt.want, references(rs[0]))
			unique(t, rs[0])
		})
	}
}

// TestBulletsOfANumber counts the bullets under a numbered item within it.
func TestBulletsOfANumber(t *testing.T) {
	r := readings(t, "a.txt", meetingHead+"1. Nous garderons les ponts.\n\n2. Nous nous engageons à :\n\n• garder les gares ;\n\n• garder les ports.")[0]
	got := references(r)
	assert.Contains(t, got, "2.1: garder les gares")
	assert.Contains(t, got, "2.2: garder les ports.")
	unique(t, r)
}

// unique checks that no two acts and no two passages have one reference.
func unique(t testing.TB, r *reading) {
	t.Helper()
	seen := map[string]bool{}
	for _, ref := range r.refs.act {
		require.NotEmpty(t, ref)
		require.False(t, seen[ref], "two acts are %s", ref)
		seen[ref] = true
	}
	ids := map[string]bool{}
	for _, u := range r.units() {
		require.False(t, ids[u.ref], "two passages are %s", u.ref)
		ids[u.ref] = true
		require.NoError(t, u.id.Check())
	}
	for i := range r.result.Acts {
		require.True(t, ids[r.refs.unit[i]], "no passage %s for its act", r.refs.unit[i])
	}
	for k := range r.result.Relations {
		require.True(t, ids[strings.TrimPrefix(string(r.passageOf(r.result.Relations[k])), "passage:"+r.document.Slug()+"/")])
	}
}

func TestLettersGoOn(t *testing.T) {
	for k, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 701: "zz", 702: "aaa"} {
		assert.Equal(t, want, letter(k))
		assert.Equal(t, strings.ToUpper(want), capital(k))
	}
}

// FuzzReferences takes any text through the whole pipeline: nothing panics, and
// every act, passage and source of a relation has a reference of its own.
func FuzzReferences(f *testing.F) {
	for _, s := range []string{
		"1. Nous agirons.\n\n1. Nous veillerons.\n\n2.1 Nous garderons.", "Les ponts\n\n• Nous agirons :\n\n• agir\n\n2. Nous agirons. Nous veillerons.",
		"2. Nous nous engageons à :\n\n• agir ;\n\n2.1 Nous agirons.", "The Security Council,\n\nRecalling resolution 2396 (2017),\n\n1. Decides to act.",
	} {
		f.Add(s)
	}
	p, err := newPipeline(Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rs, err := p.read(context.Background(), Source{Path: "a.txt", Data: []byte(meetingHead + s)})
		if err != nil {
			return
		}
		for _, r := range rs {
			unique(t, r)
			for range r.records {
			}
		}
	})
}
