package cite

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const act graph.ID = "commitment:tweed-2031/2"

// world is a graph with one of everything that is cited, and a title that breaks
// careless writers.
func world(t *testing.T, title string) *graph.Snapshot {
	t.Helper()
	f := graph.Facts{
		Actors:   []graph.Actor{{ID: "actor:river-forum", Names: graph.Texts{"en": "River Forum, Ministers", "fr": "Forum des rivières"}}},
		Meetings: []graph.Meeting{{ID: "meeting:tweed-2031", Names: graph.Texts{"en": "River Forum, Tweed", "fr": "Forum des rivières, Tweed"}, Forum: "actor:river-forum", Place: "Tweed", StartDate: "2031-05-02"}},
		Documents: []graph.Document{{
			ID: "document:tweed-2031", Titles: graph.Texts{"en": title, "fr": "Déclaration de la Tweed"}, Date: "2031-05-03", Meeting: "meeting:tweed-2031",
			URL: "https://example.org/tweed?lang=en&v=1",
		}},
		Witnesses: []graph.Witness{{ID: "witness:tweed-2031/en", Document: "document:tweed-2031", Language: "en", Format: "txt", Source: title, SHA256: "4f"}},
		Commitments: []graph.Commitment{{
			ID: act, Document: "document:tweed-2031", Meeting: "meeting:tweed-2031", Ref: "2", Force: graph.Reaffirm,
			Texts: graph.Texts{"en": "We reaffirm the Charter & keep 100 % of the river clean.", "fr": "Nous réaffirmons la Charte."},
		}},
		Conventions: []graph.Convention{{ID: "convention:river-charter", Symbol: "R/1", Names: graph.Texts{"en": "River Charter", "fr": "Charte des rivières"}, AdoptedOn: "2009", Parent: "actor:river-forum"}},
		Edges: []graph.Edge{{
			Type: graph.Reaffirms, From: act, To: "convention:river-charter", Method: graph.Stated, Confidence: 0.95, Status: graph.Active,
			Evidence: []graph.Evidence{{Document: "document:tweed-2031", Quote: "We reaffirm the Charter\n& keep 100 % of the river clean.", Cue: "reaffirm", Method: graph.Stated, Confidence: 0.95}},
		}},
	}
	s, err := graph.Build([]graph.Source{{
		Info:  graph.RevisionInfo{ID: "4f", Key: "document:tweed-2031", Agent: "x", Time: "2031-06-01T09:00:00Z", Sequence: 3, Current: true},
		Facts: f,
	}})
	require.NoError(t, err)
	return s
}

// The citations of everything, in every format and both languages.
func TestGolden(t *testing.T) {
	s := world(t, "Tweed Declaration")
	part, err := s.Lineage(graph.LineageQuery{Of: act})
	require.NoError(t, err)
	for _, format := range Formats {
		var b strings.Builder
		for _, lang := range []graph.Lang{graph.English, graph.French} {
			for _, id := range []graph.ID{
				"meeting:tweed-2031", "document:tweed-2031", act, "convention:river-charter", "actor:river-forum",
				graph.EdgeID(graph.Reaffirms, act, "convention:river-charter"),
			} {
				got, err := Node(s, id, Style{Format: format, Lang: lang, Base: "https://graph.example.org/id/"})
				require.NoError(t, err)
				b.WriteString(got + "\n")
			}
			got, err := Subgraph(s, Part{Query: "root=" + string(act), Question: Question{Lineage: &graph.LineageQuery{Of: act}}, Subgraph: part}, Style{Format: format, Lang: lang})
			require.NoError(t, err)
			b.WriteString(got + "\n")
		}
		path := filepath.Join("testdata", "all"+format.Extension())
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), b.String())
	}
}

func TestAWordCannotLeaveItsField(t *testing.T) {
	const hostile = "x}, note = {y}\r\nER  - \r\nTY  - BOOK\n% \\input{/etc} $a_b^c~d# & é\u2028z"
	s := world(t, hostile)
	bib, err := Node(s, "document:tweed-2031", Style{Format: BibTeX})
	require.NoError(t, err)
	assert.Contains(t, bib, `{{x\textbraceright{}, note = \textbraceleft{}y\textbraceright{} ER - TY - BOOK \% \textbackslash{}input\textbraceleft{}/etc\textbraceright{} \$a\_b\textasciicircum{}c\textasciitilde{}d\# \& é z}}`)
	ris, err := Node(s, "document:tweed-2031", Style{Format: RIS})
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(ris, "\r\nER  - "))
	for row := range strings.SplitSeq(strings.TrimSuffix(ris, "\r\n"), "\r\n") {
		assert.Regexp(t, `^[A-Z][A-Z0-9]  - `, row)
	}
	text, err := Node(s, "document:tweed-2031", Style{})
	require.NoError(t, err)
	assert.NotContains(t, text, "\n")
}

func TestCitationsAreShort(t *testing.T) {
	s := world(t, strings.Repeat("very long ", 5000))
	for _, format := range Formats {
		got, err := Node(s, "document:tweed-2031", Style{Format: format})
		require.NoError(t, err)
		assert.Less(t, len(got), 2000)
		got, err = Node(s, "witness:tweed-2031/en", Style{Format: format})
		require.NoError(t, err)
		assert.Less(t, len(got), 2500, "a file's name may be long too")
	}
}

func TestTheMomentIsSaid(t *testing.T) {
	s := world(t, "Tweed Declaration").AsOf("2010")
	got, err := Node(s, "convention:river-charter", Style{})
	require.NoError(t, err)
	assert.Contains(t, got, "revision 4f (3), 2031-06-01 09:00:00 UTC, what had been said by 31 December 2010")
}

func TestRefusals(t *testing.T) {
	s := world(t, "Tweed Declaration")
	tests := []struct {
		name  string
		id    graph.ID
		style Style
		want  error
	}{
		{"nobody", "actor:nobody", Style{}, graph.ErrNotFound},
		{"no format", act, Style{Format: "chicago"}, ErrStyle},
		{"a script as base", act, Style{Base: "javascript:alert(1)/"}, ErrStyle},
		{"a base that ends a field", act, Style{Base: "https://example.org/}/"}, ErrStyle},
		{"a base without an end", act, Style{Base: "https://example.org/id"}, ErrStyle},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Node(s, tt.id, tt.style)
			assert.ErrorIs(t, err, tt.want)
		})
	}
}

// However a title is made, an entry stays one entry and a record one record.
func FuzzTitles(f *testing.F) {
	for _, title := range []string{"Tweed Declaration", `a}b{c\`, "x\r\nER  - \r\nTY  - BOOK", "\\}", "%\n", "é « ’ »", "\u2028", `"`, "{{}}\\{"} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		r := &record{id: "document:a", title: clip(title, maxTitle), author: title, within: title, section: title, about: title, state: "state", permalink: "urn:stemma:document:a"}
		depth, entry := 0, r.bibtex(graph.English)
		for i := 0; i < len(entry); i++ {
			switch entry[i] {
			case '{': // BibTeX counts those after a backslash too
				depth++
			case '}':
				depth--
				if depth == 0 && strings.TrimSpace(entry[i+1:]) != "" {
					t.Fatalf("the entry ends early: %q", entry)
				}
			}
		}
		if depth != 0 {
			t.Fatalf("braces do not match: %q", entry)
		}
		for row := range strings.SplitSeq(strings.TrimSuffix(r.ris(graph.French), "\r\n"), "\r\n") {
			if len(row) < 6 || row[2:6] != "  - " || strings.ContainsAny(row, "\r\n") {
				t.Fatalf("no line of RIS: %q", row)
			}
		}
		if strings.ContainsAny(r.text(graph.French), "\r\n") {
			t.Fatal("a sentence is a line")
		}
	})
}
