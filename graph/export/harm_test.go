package export

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/export/readers"
)

// target is a file that readers read: where in it a node or an edge stands, and
// who must notice when it is another.
type target struct {
	file, member, family string
	record               func(text string, id graph.ID) (from, to int)
	readers              []string
}

// between finds a record by a pattern in which ID stands for its id.
func between(pattern string) func(string, graph.ID) (int, int) {
	return func(text string, id graph.ID) (int, int) {
		at := regexp.MustCompile(strings.ReplaceAll(pattern, "ID", regexp.QuoteMeta(string(id)))).FindStringIndex(text)
		if at == nil {
			return 0, 0
		}
		return at[0], at[1]
	}
}

// row finds a record of CSV, whose cells may hold ends of lines.
func row(text string, id graph.ID) (from, to int) {
	_, rest, found := strings.Cut(text, "\r\n"+string(id)+",")
	if !found {
		return 0, 0
	}
	from = len(text) - len(rest) - len(id) - 1
	end := regexp.MustCompile(`\r\n([a-z]+:[a-z0-9/-]+,|$)`).FindStringIndex(text[from:])
	return from, from + end[0] + 2
}

const (
	element = `(?s)<(?:node|edge) id="ID".*?</(?:node|edge)>\n`
	line    = `(?m)^\{.*"id":"ID".*,\n`
	cells   = `(?s)<row r="\d+"><c r="A\d+"[^>]*><is><t[^>]*>ID</t>.*?</row>\n?`
)

// targets names every format that holds the graph in nodes and edges. A zip is
// changed in the member that the record is in.
var targets = []target{
	{"graph.graphml", "", "graphml", between(element), []string{"graphml/networkx", "graphml/igraph", "graphml/graphology"}},
	{"graph.gexf", "", "gexf", between(element), []string{"gexf/networkx", "gexf/graphology"}},
	{"dynamic.gexf", "", "gexf", between(element), []string{"gexf/networkx", "gexf/graphology"}},
	{"graph.dot", "", "dot", between(`(?s)  "[^"]+"(?: -> "[^"]+")? \[id="ID".*?\];\n`), []string{"dot/gvpr", "dot/dot"}},
	{"graph.cyjs", "", "json", between(line), []string{"json/cytoscape"}},
	{"graph.json", "", "json", between(line), []string{"json/networkx", "json/d3"}},
	{"graph.zip", ".csv", "csv", row, []string{"csv/python", "csv/letter", "csv/go"}},
	{"bom.zip", ".csv", "csv", row, []string{"csv/python", "csv/letter"}},
	{"neo4j.zip", ".csv", "csv", row, []string{"csv/python", "csv/letter"}},
	{"graph.xlsx", "xl/worksheets/sheet", "xlsx", between(cells), []string{"xlsx/elements", "xlsx/openpyxl", "xlsx/xlsx2csv"}},
}

// harm changes one record.
type harm struct {
	name   string
	id     graph.ID
	change func(record string) string
}

// first and last change one place of a record, by a pattern.
func first(pattern, to string) func(string) string {
	return func(record string) string { return replaceAt(record, pattern, to, 0) }
}

func last(pattern, to string) func(string) string {
	return func(record string) string { return replaceAt(record, pattern, to, -1) }
}

func replaceAt(text, pattern, to string, which int) string {
	p := regexp.MustCompile(pattern)
	found := p.FindAllStringSubmatchIndex(text, -1)
	if len(found) == 0 {
		return text
	}
	at := found[(which+len(found))%len(found)]
	return text[:at[0]] + string(p.ExpandString(nil, to, text, at)) + text[at[1]:]
}

// exchange puts each of two words in the other's place.
func exchange(a, b string) func(string) string {
	return func(text string) string { return strings.NewReplacer(a, b, b, a).Replace(text) }
}

// tame are few awkward words, for speed: the readers have read all of them.
func tame() []graph.Source {
	return hostileOf([]string{awkward[1], awkward[0], "a,b;c", `l’été, “là” & <ici>`, awkward[2], "é"})
}

func harms() []harm {
	act, convention := hostileAct(1), hostileConvention(1)
	edge := graph.EdgeID(graph.Cites, act, convention)
	third := graph.EdgeID(graph.Cites, hostileAct(3), hostileConvention(3))
	nothing := func(string) string { return "" }
	return []harm{
		{"a quote without its accent", edge, first("é à", "e à")},
		{"a quote whose accent is a mark of its own", edge, first("é à", "e\u0301 à")},
		{"a quote with a space more", edge, first("é à", "é  à")},
		{"a quote with another apostrophe", edge, first("’", "'")},
		{"a cue without its accent", edge, last("é à", "e à")},
		{"another type", edge, last(`CITES`, "SUPPORTS")},
		{"another method", edge, first("STATED", "ALIGNED")},
		{"a score that is rounded", third, first(`0\.30000000000000004`, "0.3")},
		{"another document", edge, last("document:lyon-2021", "document:lyon-2020")},
		{"the ends exchanged", edge, exchange(string(act), string(convention))},
		{"another target", edge, last(string(convention), string(hostileConvention(2)))},
		{"no such edge", edge, nothing},
		{"a label without its accent", convention, first("é à", "e à")},
		{"a symbol without its accent", convention, last("é à", "e à")},
		{"another date", convention, first("2009([^-])", "2010$1")},
		{"a date that says more", convention, first("2009([^-])", "2009-01$1")},
		{"another kind", convention, first("convention([^:])", "topic$1")},
		{"another force", act, first("CALL", "TASK")},
		{"another topic", act, first("topic:b", "topic:c")},
		{"a text without its accent", act, last("é à", "e à")},
		{"no such node", convention, nothing},
	}
}

// doubled are records that stand twice, of which libraries make one: one reader
// of the family must notice, not each.
func doubled() []harm {
	act, convention := hostileAct(1), hostileConvention(1)
	twice := func(record string) string { return record + record }
	return []harm{
		{"a node twice", convention, twice},
		{"an edge twice", graph.EdgeID(graph.Cites, act, convention), twice},
	}
}

// trial is a folder in which one file was harmed.
type trial struct {
	name, folder string
	by           []string // who must notice; none: somebody
}

// A comparison that lets harm pass would prove nothing: of every format, every
// reader must say that one attribute of one node or edge is another.
func TestReadersNoticeHarm(t *testing.T) {
	whole := t.TempDir()
	exportAll(t, whole, tame(), Options{})
	trials := map[string][]trial{}
	try := func(of target, h harm, by ...string) {
		folder := copied(t, whole)
		changeFile(t, filepath.Join(folder, of.file), of.member, h.name, func(text string) string {
			from, to := of.record(text, h.id)
			return text[:from] + h.change(text[from:to]) + text[to:]
		})
		trials[of.family] = append(trials[of.family], trial{of.file + ", " + h.name, folder, by})
	}
	for _, of := range targets {
		for _, h := range harms() {
			try(of, h, of.readers...)
		}
		for _, h := range doubled() {
			if of.family == "dot" && h.id.Kind() != graph.KindEdge {
				continue // Graphviz takes it for more that is said of the same node
			}
			try(of, h)
		}
		if of.file == "dynamic.gexf" {
			try(of, harm{"another start", hostileConvention(1), first("2009-01-01", "2009-01-02")}, "gexf/networkx")
		}
	}
	for family, list := range trials {
		readTrials(t, whole, list, family)
	}
}

// readTrials has the folders read, all at once for speed, and the one that nobody
// has harmed.
func readTrials(t *testing.T, whole string, list []trial, families ...string) {
	t.Helper()
	folders := []string{whole}
	for _, tt := range list {
		folders = append(folders, tt.folder)
	}
	said := readers.Read(t, folders, families...)
	for _, v := range said[0] {
		assert.NotEqual(t, "failed", v.Status, "what nobody has harmed: %s: %s", v.Reader, v.Says)
	}
	for i, tt := range list {
		t.Run(tt.name, func(t *testing.T) { noticed(t, said[i+1], tt.by) })
	}
}

// noticed asks that readers have failed, or that one has where none is named.
// What a reader that is not here would say is skipped.
func noticed(t *testing.T, verdicts []readers.Verdict, by []string) {
	t.Helper()
	var here, failed, absent []string
	for _, v := range verdicts {
		here = append(here, v.Reader)
		switch v.Status {
		case "failed":
			failed = append(failed, v.Reader)
			t.Logf("%s: %.300s", v.Reader, v.Says)
		case "skipped":
			absent = append(absent, v.Says)
			by = slices.DeleteFunc(slices.Clone(by), func(name string) bool { return name == v.Reader })
		}
	}
	assert.Subset(t, failed, by, "of %v", here)
	if len(absent) > 0 {
		t.Skip(strings.Join(absent, ", "))
	}
	assert.NotEmpty(t, failed)
}

// copied is a folder of the same files.
func copied(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	files, err := os.ReadDir(from)
	require.NoError(t, err)
	for _, f := range files {
		require.NoError(t, os.Link(filepath.Join(from, f.Name()), filepath.Join(to, f.Name())))
	}
	return to
}

// changeFile writes a file anew, of a zip a member whose name holds some words,
// in which change must find one place for the harm.
func changeFile(t *testing.T, path, member, harm string, change func(string) string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, os.Remove(path)) // which is one file with that of other folders
	done := false
	once := func(text string) string {
		changed := change(text)
		if done || changed == text {
			return text
		}
		done = true
		return changed
	}
	if member == "" {
		data = []byte(once(string(data)))
	} else {
		data = rezipped(t, data, member, once)
	}
	require.True(t, done, "%s has no place for: %s", path, harm)
	require.NoError(t, os.WriteFile(path, data, 0o600))
}

func rezipped(t *testing.T, data []byte, member string, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		w, err := out.Create(f.Name)
		require.NoError(t, err)
		if strings.Contains(f.Name, member) {
			text = []byte(change(string(text)))
		}
		_, err = w.Write(text)
		require.NoError(t, err)
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}
