package eval

import (
	"bytes"
	"context"
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/loader"
)

func TestLinksOfTextsWrittenForIt(t *testing.T) {
	c, problems, err := Citations(context.Background(), os.DirFS("testdata/un"), loader.Options{})
	require.NoError(t, err)
	require.Empty(t, problems)
	assert.Equal(t, map[string]Right{"en": {5, 6}, "fr": {5, 5}, "all": {10, 11}}, c.Found, "one link is set on a word that names nothing")
	assert.Equal(t, 1, c.Unjudged)
	assert.Equal(t, Right{2, 2}, c.Footnotes)
	assert.Equal(t, map[string]Right{"en": {3, 3}, "fr": {3, 3}, "all": {6, 6}}, c.Verbs)
	assert.Equal(t, c.Verbs, c.Nearest)
	require.Len(t, c.Pairs, 1)
	assert.Equal(t, "lighthouses", c.Pairs[0].Name)
	assert.Equal(t, Found{TP: 5}, c.Pairs[0].Texts)
	assert.Equal(t, Found{TP: 2}, c.Pairs[0].Acts)

	var out bytes.Buffer
	require.NoError(t, c.WriteErrors(&out))
	assert.Contains(t, out.String(), "missed\tcitations\tlighthouses-EN\tS/RES/4000 para_2")
}

func TestSymbols(t *testing.T) {
	known := symbols{"A/RES/60/288": "convention:un-global-counter-terrorism-strategy"}
	tests := []struct {
		name, link, symbol string
		id                 graph.ID
	}{
		{"the Assembly", "https://undocs.org/en/A/RES/75/291", "A/RES/75/291", "convention:unga-75-291"},
		{"the Council, without its year", "https://undocs.org/fr/S/RES/2178(2014)", "S/RES/2178", "convention:unscr-2178"},
		{"a space before the year", "https://undocs.org/S/RES/1989%20(2011)", "S/RES/1989", "convention:unscr-1989"},
		{"a presidential statement", "https://undocs.org/en/S/PRST/2015/11", "S/PRST/2015/11", "convention:sprst-2015-11"},
		{"the Economic and Social Council", "https://undocs.org/en/E/RES/2021/24", "E/RES/2021/24", "convention:ecosoc-2021-24"},
		{"a known text", "https://undocs.org/en/A/RES/60/288", "A/RES/60/288", "convention:un-global-counter-terrorism-strategy"},
		{"a session in Roman numerals", "https://undocs.org/en/A/RES/217(III)", "A/RES/217(III)", "convention:unga-217-iii"},
		{"a report", "https://undocs.org/en/A/CONF.192/15(supp)", "A/CONF.192/15", "convention:a-conf.192-15"},
		{"a file", "https://example.org/doc/N99.pdf", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			symbol := Citation{Link: test.link}.Symbol()
			assert.Equal(t, test.symbol, symbol)
			if symbol != "" {
				assert.Equal(t, test.id, known.id(symbol))
			}
		})
	}
}

func TestVerbsOfClauses(t *testing.T) {
	tests := []struct {
		name, verb string
		want       graph.RelationType
	}{
		{"recalling", "Recalling", graph.Cites},
		{"with an adverb after it", "Rappelant en outre", graph.Cites},
		{"with one before it", "Also reaffirming", graph.Reaffirms},
		{"again", "Réitérant", graph.Reaffirms},
		{"no such verb", "Welcoming", ""},
		{"too late to open the clause", "Noting with appreciation, and recalling", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, verbType(test.verb)) })
	}
	assert.Equal(t, graph.Cites, lastVerb("Reaffirming its resolution, recalling that of"))
}

func TestTablesOfLinksThatAreBroken(t *testing.T) {
	head := "start\tend\tanchor\thref\teId\tclause_verb\n"
	text := &fstest.MapFile{Data: []byte("Recalling its resolution 81/7 of 4 May 2027,")}
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"no number", fstest.MapFS{"a.txt": text, "a.citations.tsv": {Data: []byte(head + "x\t4\ta\tb\tc\td\n")}}, "is at no place of a text"},
		{"past the end", fstest.MapFS{"a.txt": text, "a.citations.tsv": {Data: []byte(head + "4000\t4004\ta\tb\tc\td\n")}}, "is past the end of a.txt"},
		{"no text", fstest.MapFS{"a.citations.tsv": {Data: []byte(head)}}, "a.txt"},
		{"other columns", fstest.MapFS{"a.txt": text, "a.citations.tsv": {Data: []byte("x\ty\n")}}, "no column start"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems, err := Citations(context.Background(), test.files, loader.Options{})
			require.NoError(t, err)
			require.Len(t, problems, 1)
			assert.ErrorContains(t, problems[0].Err, test.want)
		})
	}
}

// The figures on the United Nations' own links are committed as the scores are.
func TestLinksOfResolutions(t *testing.T) {
	c, problems, err := Citations(context.Background(), os.DirFS(sharedPath(t, "corpus", "un")), loader.Options{})
	require.NoError(t, err)
	require.Empty(t, problems)
	var out bytes.Buffer
	require.NoError(t, c.WriteText(&out))
	golden(t, "citations.txt", out.Bytes())
}
