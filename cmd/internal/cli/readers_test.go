package cli

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const readersScript = "../../../graph/export/testdata/readers.py"

// readersOf are the readers of that script, and the program each needs besides
// Python. The slow one reads every format of RDF.
var readersOf = []struct{ name, program, from string }{
	{"graphml_networkx", "", ""},
	{"graphml_igraph", "", ""},
	{"graphml_xmllint", "xmllint", "libxml2-utils"},
	{"gexf_networkx", "", ""},
	{"gexf_schema", "", ""},
	{"dot_graphviz", "nop", "graphviz"},
	{"json_networkx", "", ""},
	{"csv_python", "", ""},
	{"xlsx_zip", "", ""},
	{"xlsx_openpyxl", "", ""},
	{"rdf_rapper", "rapper", "raptor2-utils"},
	{"rdf_rdflib", "", ""},
}

// exportAll writes one part of a graph in every format.
func exportAll(t *testing.T, store string, words ...string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	write := func(name string, args ...string) {
		var said strings.Builder
		env := Env{Stdout: io.Discard, Stderr: &said, Getenv: func(string) string { return "" }}
		args = append([]string{"export", "--store", store, "--out", filepath.Join(folder, name), "--format"}, append(args, words...)...)
		require.Equal(t, 0, Run(t.Context(), args, env), said.String())
	}
	for format, extension := range map[string]string{
		"graphml": "graphml", "gexf": "gexf", "dot": "dot", "cytoscape": "cyjs", "nodelink": "json",
		"jsonld": "jsonld", "nquads": "nq", "turtle": "ttl", "csv": "zip", "xlsx": "xlsx",
	} {
		write("graph."+extension, format)
	}
	write("bom.zip", "csv", "--bom")
	write("neo4j.zip", "csv", "--neo4j")
	write("dynamic.gexf", "gexf", "--dynamic")
	return folder
}

func readBack(t *testing.T, folder string, but string) {
	t.Helper()
	for _, r := range readersOf {
		if r.name == but {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			if _, err := exec.LookPath(r.program); r.program != "" && err != nil {
				t.Skipf("needs %s", r.from)
			}
			python(t, readersScript, r.name, folder)
		})
	}
}

// python runs a script; what it needs and is not here is skipped.
func python(t *testing.T, args ...string) string {
	t.Helper()
	program := "/usr/bin/python3" // whose packages a distribution installs
	if _, err := os.Stat(program); err != nil {
		if program, err = exec.LookPath("python3"); err != nil {
			t.Skip("needs python3")
		}
	}
	said, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skip(strings.TrimSpace(string(said)))
	}
	require.NoError(t, err, string(said))
	return string(said)
}

func TestOthersReadPartsOfTheBuiltInGraph(t *testing.T) {
	for name, words := range map[string][]string{
		"a lineage": {"--root", "meeting:ottawa-2025"},
		"a path":    {"--from", "meeting:ottawa-2025", "--to", "meeting:toronto-2018"},
		"a filter":  {"--meeting", "meeting:mito-2023", "--lang", "fr"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := exportAll(t, "memory:", words...)
			var g struct{ Nodes, Links []any }
			text, err := os.ReadFile(filepath.Join(folder, "graph.json"))
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(text, &g))
			require.NotEmpty(t, g.Nodes)
			require.NotEmpty(t, g.Links)
			readBack(t, folder, "")
		})
	}
}

// The official texts are not part of this repository; where they lie beside it,
// the whole graph of them is read back.
func TestOthersReadTheCorpus(t *testing.T) {
	const corpus = "../../../../shared/corpus"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("needs the official texts in ../shared/corpus")
	}
	store := "bolt:" + filepath.Join(t.TempDir(), "store")
	var said strings.Builder
	env := Env{Stdout: io.Discard, Stderr: &said, Getenv: func(string) string { return "" }}
	require.Equal(t, 0, Run(context.WithoutCancel(t.Context()), []string{"load", "--store", store, filepath.Join(corpus, "g7-security")}, env), said.String())
	folder := exportAll(t, store)
	readBack(t, folder, "rdf_rdflib") // which takes minutes

	again := "bolt:" + filepath.Join(t.TempDir(), "store")
	require.Equal(t, 0, Run(t.Context(), []string{"import", "--store", again, filepath.Join(folder, "graph.nq")}, env), said.String())
	require.Equal(t, 0, Run(t.Context(), []string{"export", "--store", again, "--format", "nquads", "--out", filepath.Join(folder, "again.nq")}, env), said.String())
	want, err := os.ReadFile(filepath.Join(folder, "graph.nq"))
	require.NoError(t, err)
	got, err := os.ReadFile(filepath.Join(folder, "again.nq"))
	require.NoError(t, err)
	assert.True(t, string(want) == string(got), "the copy gives the same bytes")
}

// The page's examples are run in their order, in one folder.
func TestExamplesOfTheExportPage(t *testing.T) {
	page, err := os.ReadFile("../../../docs/exports.md")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	ran := map[string]int{}
	for i, block := range strings.Split(string(page), "```") {
		kind, text, _ := strings.Cut(block, "\n")
		if i%2 == 0 || kind != "sh" && kind != "python" {
			continue
		}
		ran[kind]++
		if kind == "python" {
			t.Run(strings.Fields(text)[1], func(t *testing.T) {
				module := strings.Fields(text)[1]
				said := python(t, "-c", "try:\n import "+module+"\nexcept ImportError:\n print('needs python3-"+module+"'); raise SystemExit(3)\n"+text)
				assert.NotEmpty(t, strings.TrimSpace(said))
				assert.NotEqual(t, "0", strings.TrimSpace(said))
			})
			continue
		}
		for line := range strings.Lines(text) {
			args := strings.Fields(line)
			if args[0] == "stemma" {
				var said strings.Builder
				env := Env{Stdout: io.Discard, Stderr: &said, Getenv: func(string) string { return "" }}
				require.Equal(t, 0, Run(t.Context(), append(args[1:], "--store", "memory:"), env), said.String())
				continue
			}
			t.Run(args[0], func(t *testing.T) {
				if _, err := exec.LookPath(args[0]); err != nil {
					t.Skipf("needs %s", args[0])
				}
				said, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput()
				require.NoError(t, err, string(said))
			})
		}
	}
	assert.Equal(t, map[string]int{"sh": 6, "python": 3}, ran)
}
