package export

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/cite"
	"stemma/graph/export/readers"
)

// cited are the citations of a hostile graph: of every kind of thing, and of a
// part under every awkward title.
func cited(t *testing.T, st cite.Style) []readers.Citation {
	t.Helper()
	sources := hostile()
	f := &sources[0].Facts
	f.Actors = []graph.Actor{{ID: "actor:forum", Names: graph.Texts{"en": `Forum {of} \rivers, 100 % & "more"`, "fr": "Forum des rivières, d’Évian -- l'autre"}}}
	f.Meetings = []graph.Meeting{{ID: "meeting:lyon-2021", Names: graph.Texts{"en": "Lyon ~ ^ _ #1 $x$ ``quoted'' --- <<here>> ?`"}, Forum: "actor:forum", StartDate: "2021-05-03"}}
	f.Documents[0].Meeting, f.Documents[0].URL = "meeting:lyon-2021", "https://example.org/a_b?x=%7B1%7D&y=~z#end"
	s, err := graph.Build(sources)
	require.NoError(t, err)
	part := lineage(t, hostileAct(1), graph.Ancestors)
	var parts []cite.Part
	for _, word := range awkward {
		parts = append(parts, cite.Part{Title: word, Query: url.Values{"text": {word}}.Encode(), Subgraph: part})
	}
	list, err := readers.Citations(s, st, parts...)
	require.NoError(t, err)
	return list
}

// Reference managers find the words of a hostile graph as they are.
func TestOthersReadHostileCitations(t *testing.T) {
	for _, st := range []cite.Style{{Lang: graph.English}, {Lang: graph.French, Base: "https://example.org/id/"}} {
		t.Run(string(st.Lang), func(t *testing.T) { readers.CheckCitations(t, cited(t, st)) })
	}
}

// They would not, were one word of one citation another.
func TestReadersOfCitationsNoticeHarm(t *testing.T) {
	all := cited(t, cite.Style{Lang: graph.English})
	tests := []struct{ name, of, in, out string }{
		{"a title without its accent", "bibtex", "title = {{accents: é", "title = {{accents: e"},
		{"a title with a letter more", "bibtex", "title = {{=cmd", "title = {{=cmdx"},
		{"a brace that groups", "bibtex", `\textbraceleft{}of\textbraceright{}`, "{of}"},
		{"a per cent sign that is none", "bibtex", `{{\%s`, `{{\%\%s`},
		{"hyphens that become a dash", "bibtex", "title = {{a-{}-b}}", "title = {{a--b}}"},
		{"another author", "bibtex", `author = {{Forum`, `author = {{The Forum`},
		{"another day", "bibtex", "date = {2021-05-03}", "date = {2021-05-04}"},
		{"another address", "bibtex", "url = {urn:stemma:commitment:lyon-2021/b", "url = {urn:stemma:commitment:lyon-2021/c"},
		{"another degree of confidence", "bibtex", "STATED, 0.10", "STATED, 0.11"},
		{"a quote without its accent", "bibtex", "“accents: é", "“accents: e"},
		{"another key", "bibtex", "@misc{document:lyon-2021,", "@misc{document:lyon-2020,"},
		{"a key twice", "bibtex", "@misc{commitment:lyon-2021/b,", "@misc{Commitment:lyon-2021/A,"},
		{"no end", "bibtex", "url = {urn:stemma:document:lyon-2021},\n}\n", ""},
		{"a title without its accent", "ris", "TI  - accents: é", "TI  - accents: e"},
		{"another author", "ris", "AU  - Forum", "AU  - The Forum"},
		{"another day", "ris", "DA  - 2021/05/03", "DA  - 2021/05/04"},
		{"another place", "ris", "SE  - a,b;c", "SE  - a,b"},
		{"another document", "ris", "T2  - <script>", "T2  - <scripts>"},
		{"another address", "ris", "UR  - urn:stemma:document:lyon-2021", "UR  - urn:stemma:document:lyon-2020"},
		{"a quote without its accent", "ris", "“accents: é", "“accents: e"},
		{"a note less", "ris", "N1  - only the official text is authentic\r\n", ""},
		{"another key", "ris", "ID  - document:lyon-2021", "ID  - document:lyon-2020"},
		{"a key twice", "ris", "ID  - commitment:lyon-2021/b\r\n", "ID  - commitment:lyon-2021/a\r\n"},
		{"a title that ends its record", "ris", "TI  - a mark first\r\n", "TI  - a mark\r\nER  - \r\n first\r\n"},
	}
	var folders []string
	for _, tt := range tests {
		list := append([]readers.Citation(nil), all...)
		for i := range list {
			said := map[string]*string{"bibtex": &list[i].BibTeX, "ris": &list[i].RIS}[tt.of]
			if changed := strings.Replace(*said, tt.in, tt.out, 1); changed != *said {
				*said = changed
				break
			}
			require.Less(t, i, len(list)-1, "%s: %q is in no citation", tt.name, tt.in)
		}
		folders = append(folders, t.TempDir())
		require.NoError(t, readers.PutCitations(folders[len(folders)-1], list))
	}
	for i, verdicts := range readers.ReadCitations(t, folders) {
		tt := tests[i]
		t.Run(tt.of+", "+tt.name, func(t *testing.T) {
			require.NotEmpty(t, verdicts)
			for _, v := range verdicts {
				switch {
				case v.Status == "skipped":
					t.Skip(v.Says)
				case v.Reader == tt.of+"/citation.js":
					assert.Equal(t, "failed", v.Status, v.Says)
				}
			}
		})
	}
}
