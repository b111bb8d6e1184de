package cli

import (
	"cmp"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/cite"
	"stemma/graph/export"
	"stemma/graph/export/readers"
)

// everyText is where all official texts may lie beside the repository.
const everyText = "../../../../shared/corpus"

// mustRun runs a command line that must end well.
func mustRun(t *testing.T, args ...string) {
	t.Helper()
	var said strings.Builder
	env := Env{Stdout: io.Discard, Stderr: &said, Getenv: func(string) string { return "" }}
	require.Equal(t, 0, Run(t.Context(), args, env), said.String())
}

// state is what a store holds, read once for all formats.
type state struct {
	sources  []graph.Source
	snapshot *graph.Snapshot
}

func stateOf(t *testing.T, dsn string) state {
	t.Helper()
	lib := library{dsn: dsn, note: func(string) {}}
	sources, err := lib.sources(t.Context())
	require.NoError(t, err)
	s, err := graph.Build(sources)
	require.NoError(t, err)
	return state{sources, s}
}

// exportAll writes the graph, or the part of it that the words of an address
// choose, in every format, and what readers are to find.
func (s state) exportAll(t *testing.T, words string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	values, err := url.ParseQuery(words)
	require.NoError(t, err)
	options, asked, err := excerpt.Form(values)
	require.NoError(t, err)
	request, err := excerpt.Parse(asked)
	require.NoError(t, err)
	options.Snapshot, options.Query = s.snapshot, excerpt.Query(asked)
	if !request.Whole() {
		options.Title = request.Title(s.snapshot, cmp.Or(options.Lang, graph.English))
		options.Subgraph, err = request.Cut(t.Context(), s.snapshot)
		require.NoError(t, err)
		require.NotEmpty(t, options.Subgraph.Edges)
	}
	write := func(name, format string, o export.Options) {
		file, err := os.Create(filepath.Join(folder, name))
		require.NoError(t, err)
		require.NoError(t, export.Write(t.Context(), file, format, s.sources, o))
		require.NoError(t, file.Close())
	}
	for _, f := range export.Formats() {
		write("graph"+f.Extension, f.Name, options)
	}
	bom, neo4j, dynamic := options, options, options
	bom.BOM, neo4j.Neo4j, dynamic.Dynamic = true, true, true
	write("bom.zip", "csv", bom)
	write("neo4j.zip", "csv", neo4j)
	write("dynamic.gexf", "gexf", dynamic)
	truth, err := readers.Truth(s.snapshot, options.Subgraph, cmp.Or(options.Lang, graph.English), s.sources)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, readers.TruthFile), truth, 0o600))
	return folder
}

func TestOthersReadTheBuiltInGraph(t *testing.T) {
	s := stateOf(t, "memory:")
	for name, words := range map[string]string{
		"whole":                            "",
		"the lineage of a meeting":         "root=meeting:ottawa-2025",
		"the lineage of an act":            "root=commitment:ottawa-2025/19",
		"what came of a convention":        "root=convention:budapest-convention&direction=descendants&lang=fr",
		"what connects two":                "from=meeting:ottawa-2025&to=meeting:toronto-2018",
		"what a filter chooses, in French": "meeting=meeting:mito-2023&lang=fr",
	} {
		t.Run(name, func(t *testing.T) { readers.Check(t, s.exportAll(t, words)) })
	}
}

func TestOthersReadTheCitationsOfTheBuiltInGraph(t *testing.T) {
	s := stateOf(t, "memory:").snapshot
	var parts []cite.Part
	for _, words := range []string{"root=commitment:ottawa-2025/19", "from=meeting:ottawa-2025&to=meeting:toronto-2018", "text=r%C3%A9seaux"} {
		values, err := url.ParseQuery(words)
		require.NoError(t, err)
		request, err := excerpt.Parse(values)
		require.NoError(t, err)
		part, err := request.Cut(t.Context(), s)
		require.NoError(t, err)
		parts = append(parts, cite.Part{Title: request.Title(s, graph.English), Query: excerpt.Query(values), Subgraph: part})
	}
	for _, st := range []cite.Style{{Lang: graph.English, Base: "https://graph.example.org/id/"}, {Lang: graph.French}} {
		t.Run(string(st.Lang), func(t *testing.T) {
			list, err := readers.Citations(s, st, parts...)
			require.NoError(t, err)
			readers.CheckCitations(t, list)
		})
	}
}

// The official texts are not part of this repository; where they lie beside it,
// the whole graph of them is read back.
func TestOthersReadTheCorpus(t *testing.T) {
	if _, err := os.Stat(everyText); err != nil {
		t.Skip("needs the official texts in a folder shared beside the repository")
	}
	dsn := "bolt:" + filepath.Join(t.TempDir(), "store")
	mustRun(t, "load", "--store", dsn, everyText)
	s := stateOf(t, dsn)
	whole := s.exportAll(t, "")
	t.Run("whole", func(t *testing.T) { readers.Check(t, whole) })
	for name, words := range map[string]string{
		"the lineage of an act":     "root=commitment:ottawa-2025/19&direction=both",
		"what came of a convention": "root=convention:budapest-convention&direction=descendants&lang=fr",
		"what a filter chooses":     "document=document:unscr-2396&first=2000",
	} {
		t.Run(name, func(t *testing.T) { readers.Check(t, s.exportAll(t, words)) })
	}
	t.Run("imported again, it gives the same bytes", func(t *testing.T) {
		again, file := "bolt:"+filepath.Join(t.TempDir(), "store"), filepath.Join(t.TempDir(), "again.nq")
		mustRun(t, "import", "--store", again, filepath.Join(whole, "graph.nq"))
		mustRun(t, "export", "--store", again, "--format", "nquads", "--out", file)
		want, err := os.ReadFile(filepath.Join(whole, "graph.nq"))
		require.NoError(t, err)
		got, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.True(t, string(want) == string(got))
		t.Logf("%d bytes", len(got))
	})
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
				said := readers.Python(t, "-c", "try:\n import "+module+"\nexcept ImportError:\n print('needs python3-"+module+"'); raise SystemExit(3)\n"+text)
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
