package loader

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/loader/curation"
)

// extracted is the output of Extract over files of testdata.
func extracted(t testing.TB, names ...string) string {
	t.Helper()
	var out bytes.Buffer
	report, err := Extract(context.Background(), &out, sources(t, names...), Options{})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	return out.String()
}

var extractable = []string{"valmont-2026.fr.txt", "valmont-2026.ocr.txt", "rochebelle-2027.fr.txt"}

func TestExtractSaysTheSameTwice(t *testing.T) {
	want := extracted(t, extractable...)
	require.NotEmpty(t, want)
	for range 3 {
		require.Equal(t, want, extracted(t, extractable...))
	}
}

// TestExtractRecords checks the form that the contract fixes: order, fields,
// offsets in code points, sources that were recorded before.
func TestExtractRecords(t *testing.T) {
	texts := map[string][]rune{}
	for _, s := range sources(t, extractable...) {
		texts[s.Path] = []rune(string(s.Data))
	}
	order := map[string]int{"document": 0, "passage": 1, "commitment": 2, "mention": 3, "edge": 4}
	var text []rune
	var ids map[string]bool
	commitments := map[string]bool{}
	last, documents := 0, 0
	lines := bufio.NewScanner(strings.NewReader(extracted(t, extractable...)))
	for lines.Scan() {
		var r struct {
			Record, Document, Path, SHA256, ID, Ref, Kind, Type, Source, Surface, Force, Target, Text, Cue, Rule, Method string
			Start, End                                                                                                   *int
			Topics                                                                                                       []string
			Confidence                                                                                                   float64
			Candidates                                                                                                   []any
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r), lines.Text())
		n, known := order[r.Record]
		require.True(t, known, lines.Text())
		if r.Record == "document" {
			documents++
			require.True(t, strings.HasPrefix(r.Document, "document:"))
			require.Len(t, r.SHA256, 64)
			text, ids, last = texts[r.Path], map[string]bool{}, 0
			require.NotEmpty(t, text, "no path %s", r.Path)
			continue
		}
		require.GreaterOrEqual(t, n, last, "records of one kind stand together: %s", lines.Text())
		last = n
		require.NotNil(t, r.Start, lines.Text())
		require.NotNil(t, r.End, lines.Text())
		require.True(t, 0 <= *r.Start && *r.Start < *r.End && *r.End <= len(text), lines.Text())
		words := fold(string(text[*r.Start:*r.End]))
		switch r.Record {
		case "passage":
			require.NotEmpty(t, r.Ref)
			require.False(t, ids[r.ID], "two records %s", r.ID)
			ids[r.ID] = true
		case "commitment":
			require.Equal(t, r.Text, words)
			require.NotEmpty(t, r.Force)
			require.NotEmpty(t, r.Topics)
			require.False(t, ids[r.ID], "two records %s", r.ID)
			ids[r.ID], commitments[r.ID] = true, true
		case "mention":
			require.Equal(t, r.Surface, words)
			require.Contains(t, []string{"actor", "convention", "meeting"}, r.Kind)
			require.True(t, r.ID == "" || strings.HasPrefix(r.ID, r.Kind+":"))
		case "edge":
			if r.Method != "STATED" { // between two documents' commitments, after all else
				require.Contains(t, []string{"ALIGNED", "INFERRED"}, r.Method)
				require.True(t, commitments[r.Source] && commitments[r.Target], lines.Text())
				continue
			}
			require.True(t, ids[r.Source], "an edge of nothing: %s", lines.Text())
			require.True(t, r.Target != "" || r.Candidates != nil, lines.Text())
			require.NotEmpty(t, r.Rule)
			require.True(t, r.Confidence > 0 && r.Confidence <= 1)
		}
	}
	require.NoError(t, lines.Err())
	assert.Equal(t, 5, documents, "two files of two documents, one of one")
}

// TestNothingBelowReadsCuration parses what the packages that Extract uses
// import: none of them knows curation.
func TestNothingBelowReadsCuration(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "curation" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Dir(path) == "." || !strings.HasSuffix(path, ".go") {
			return nil
		}
		seen++
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		require.NoError(t, err)
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			assert.NotEqual(t, "stemma/loader/curation", name, "%s imports it", path)
		}
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, seen, 20)
}

// TestExtractReachesNoCuration follows the names that Extract calls within this
// package, and those that they call: none names package curation.
func TestExtractReachesNoCuration(t *testing.T) {
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	calls := map[string]map[string]bool{} // by function or method name; homonyms count as one
	curates := map[string]bool{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			to := calls[fn.Name.Name]
			if to == nil {
				to = map[string]bool{}
				calls[fn.Name.Name] = to
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "curation" {
						curates[fn.Name.Name] = true
					}
					to[n.Sel.Name] = true
				case *ast.Ident:
					to[n.Name] = true
				}
				return true
			})
		}
	}
	require.True(t, curates["curation"], "Load's own method reads it")
	reached := map[string]bool{}
	var follow func(string)
	follow = func(name string) {
		if reached[name] || calls[name] == nil {
			return
		}
		reached[name] = true
		assert.False(t, curates[name], "Extract reaches %s, which names package curation", name)
		for to := range calls[name] {
			follow(to)
		}
	}
	follow("Extract")
	assert.True(t, reached["read"] && reached["records"], "the path is followed")
}

// wantExtract names a file that holds what Extract must say; TestExtractSays
// compares with it in the run that TestExtractWithoutCurationData starts.
const wantExtract = "STEMMA_TEST_EXTRACT"

func TestExtractSays(t *testing.T) {
	file := os.Getenv(wantExtract)
	if file == "" {
		return // it is the other half of TestExtractWithoutCurationData
	}
	if files, err := curation.Builtin(); err == nil { // an empty file may be an error; what counts is that none speaks
		for _, f := range files {
			require.Empty(t, f.Documents, "%s is not emptied", f.Name)
		}
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), extracted(t, extractable...))
}

// TestExtractWithoutCurationData builds this package with every file of
// curation/data emptied and extracts again: not a byte differs.
func TestExtractWithoutCurationData(t *testing.T) {
	if os.Getenv(wantExtract) != "" {
		return
	}
	folder := t.TempDir()
	empty, want, overlay := filepath.Join(folder, "empty"), filepath.Join(folder, "want"), filepath.Join(folder, "overlay.json")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	require.NoError(t, os.WriteFile(want, []byte(extracted(t, extractable...)), 0o600))
	replace := map[string]string{}
	files, err := filepath.Glob("curation/data/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		path, err := filepath.Abs(f)
		require.NoError(t, err)
		replace[path] = empty
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(overlay, data, 0o600))

	run := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-v", "-overlay="+overlay, "-run=^TestExtractSays$", ".")
	run.Env = append(os.Environ(), wantExtract+"="+want)
	out, err := run.CombinedOutput()
	require.NoError(t, err, "%s", out)
	assert.Contains(t, string(out), "--- PASS: TestExtractSays")
}
