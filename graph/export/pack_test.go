package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

func packOptions() Options {
	return Options{
		Subgraph: excerpt(), Title: "What 1 comes from", Query: "root=commitment:lyon-2021/1",
		Pack: &Pack{
			Operation: "{ lineage(of: \"commitment:lyon-2021/1\") { nodes { id } } }\n", Command: "stemma pack --root commitment:lyon-2021/1",
			Address: "/export/pack?root=commitment:lyon-2021/1",
			Precision: []Precision{
				{graph.BuildsOn, "STATED", []Share{{9, 10}, {}, {3, 4}}},
				{graph.Cites, "STATED", []Share{{}, {}, {}}},
				{graph.Supports, "ALIGNED, INFERRED", nil},
			},
			Bases: []Basis{
				{"in-sample", "2026-03-01", graph.Texts{"en": "two texts", "fr": "deux textes"}, graph.Texts{"en": "careful readers", "fr": "des lecteurs attentifs"}},
				{"development", "2026-03-02", graph.Texts{"en": "four texts", "fr": "quatre textes"}, graph.Texts{"en": "one reader", "fr": "un lecteur"}},
				{"held out", "2026-03-03", graph.Texts{"en": "three others", "fr": "trois autres"}, graph.Texts{"en": "one reader", "fr": "un lecteur"}},
			},
		},
	}
}

func packedAs(t *testing.T, sources []graph.Source, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, PackFormat().Write(t.Context(), &b, sources, o))
	return b.Bytes()
}

func unpacked(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, f := range z.File {
		assert.True(t, f.Modified.Equal(packed), "%s is of %s", f.Name, f.Modified)
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NoError(t, r.Close())
		files[f.Name] = string(text)
	}
	return files
}

func TestPack(t *testing.T) {
	got := packedAs(t, small(), packOptions())
	shuffled := small()
	slices.Reverse(shuffled)
	assert.Equal(t, got, packedAs(t, shuffled, packOptions()), "the same graph, the same bytes")
	files := unpacked(t, got)
	for _, name := range []string{"README.txt", "index.html", "sources.csv", "evidence.csv", "precision.csv", "measured.csv", "question.txt"} {
		golden(t, "pack/"+name, []byte(files[name]))
	}
	o := packOptions()
	assert.Equal(t, string(writeAs(t, "graphml", small(), o)), files["graph.graphml"])
	assert.Equal(t, string(writeAs(t, "jsonld", small(), o)), files["graph.jsonld"])
	for name, entries := range map[string]string{"citations.bib": "@misc{", "citations.ris": "TY  - GEN\r\n", "citations.txt": "state of the graph"} {
		assert.Equal(t, 4, strings.Count(files[name], entries), "the part, its document and two nodes: %s", name)
	}

	sums := strings.Split(strings.TrimSpace(files["manifest-sha256.txt"]), "\n")
	assert.Len(t, sums, len(files)-1)
	for _, line := range sums {
		sum, name, _ := strings.Cut(line, "  ")
		got := sha256.Sum256([]byte(files[name]))
		assert.Equal(t, hex.EncodeToString(got[:]), sum, name)
	}
}

// What the figures rest on stands wherever they do, and no cell is left empty.
func TestPackSaysWhatItsFiguresRestOn(t *testing.T) {
	o := packOptions()
	files := unpacked(t, packedAs(t, small(), o))
	for _, b := range o.Pack.Bases {
		for _, name := range []string{"README.txt", "index.html", "measured.csv"} {
			for _, said := range []string{b.Standing, b.Date, b.Texts["en"], b.Annotators["en"], "docs/evaluation.md"} {
				assert.Contains(t, files[name], said, name)
			}
		}
		for _, name := range []string{"graph.graphml", "graph.jsonld", "README.txt"} {
			assert.Contains(t, files[name], b.Standing+" "+b.Date, "the head of %s", name)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(files["precision.csv"])).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 4)
	assert.Equal(t, []string{"type", "methods", "in-sample right", "in-sample drawn", "in-sample precision", "development right", "development drawn", "development precision", "held out right", "held out drawn", "held out precision"}, rows[0])
	assert.Equal(t, []string{"BUILDS_ON", "STATED", "9", "10", "0.900", "0", "0", "not measured", "3", "4", "0.750"}, rows[1])
	for _, row := range rows[2:] {
		assert.Equal(t, []string{"0", "0", "not measured"}, row[2:5])
		assert.NotContains(t, row, "")
	}
	assert.NotContains(t, files["index.html"], "<td></td>")
	assert.Contains(t, files["index.html"], "<td>0.900 (9 / 10)</td><td>not measured</td><td>0.750 (3 / 4)</td>")

	given := o.Pack.Precision
	o.Pack.Precision = given[1:]
	rows, err = csv.NewReader(strings.NewReader(unpacked(t, packedAs(t, small(), o))["precision.csv"])).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"BUILDS_ON", "STATED", "0", "0", "not measured"}, rows[len(rows)-1][:5], "how an edge of the part was drawn, unmeasured")
	o.Pack.Precision = given

	o.Lang = graph.French
	page := unpacked(t, packedAs(t, small(), o))["index.html"]
	for _, said := range []string{"<td>non mesuré</td>", "deux textes", "des lecteurs attentifs", "textes réservés (held out)", "mesurée par type de relation"} {
		assert.Contains(t, page, said)
	}
}

func TestPackInFrench(t *testing.T) {
	o := packOptions()
	o.Lang, o.Base = graph.French, "https://graph.example.org/id/"
	files := unpacked(t, packedAs(t, small(), o))
	assert.Contains(t, files["index.html"], `<html lang="fr">`)
	assert.Contains(t, files["citations.txt"], "https://graph.example.org/id/commitment:lyon-2021/1?at=0c, état du graphe")
	assert.Contains(t, files["graph.jsonld"], `"@id":"https://graph.example.org/id/commitment:lyon-2021/1"`)
}

var (
	inStyle  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	inScript = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
)

// Nothing that a document says can run in the page of a pack: its policy lets one
// script run, by its digest, and everything else is text.
func TestPackOfHostileTexts(t *testing.T) {
	s, err := graph.Build(hostile())
	require.NoError(t, err)
	part, err := s.Subgraph(graph.SubgraphQuery{})
	require.NoError(t, err)
	o := Options{Subgraph: part, Title: `</title><script>alert(1)</script>`, Query: `text=</pre><script>x`, Pack: &Pack{Operation: "</pre><script>alert(2)</script>", Command: "x\ny"}}
	files := unpacked(t, packedAs(t, hostile(), o))
	page := files["index.html"]
	scripts := inScript.FindAllStringSubmatch(page, -1)
	styles := inStyle.FindAllStringSubmatch(page, -1)
	require.Len(t, scripts, 1)
	require.Len(t, styles, 1)
	policy := html.UnescapeString(page[:strings.Index(page, "<title>")])
	for kind, text := range map[string]string{"script-src": scripts[0][1], "style-src": styles[0][1]} {
		sum := sha256.Sum256([]byte(text))
		assert.Contains(t, policy, kind+" 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	assert.Contains(t, policy, "default-src 'none'")
	for _, bad := range []string{"<b>bold</b>", "<img", "http-equiv=\"refresh\"", " src=", "url("} {
		assert.NotContains(t, page, bad)
	}
	for _, name := range []string{"nodes.csv", "edges.csv", "evidence.csv", "sources.csv", "precision.csv", "measured.csv"} {
		rows, err := csv.NewReader(strings.NewReader(files[name])).ReadAll()
		require.NoError(t, err, name)
		for _, row := range rows {
			for _, cell := range row {
				assert.False(t, isFormula(cell), "%s: %q", name, cell)
			}
		}
	}
	assert.NotContains(t, files["question.txt"], "x\ny", "a line stays one")
}

func TestPackRefuses(t *testing.T) {
	var b bytes.Buffer
	err := PackFormat().Write(t.Context(), &b, small(), Options{})
	assert.ErrorIs(t, err, ErrWhole)
	o := packOptions()
	o.BOM = true
	assert.ErrorIs(t, PackFormat().Write(t.Context(), &b, small(), o), ErrOption)
	assert.Zero(t, b.Len())
}
