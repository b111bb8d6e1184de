// Package readers has exports read back by the programs and libraries of other
// people, in tests: each must find every node and every edge, with every
// attribute as the graph has it. It writes no format; what exports are compared
// with is made by Truth, without any exporter.
package readers

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Graphs and RDF are the families of formats, by the names that the scripts
// give them.
var (
	Graphs = []string{"graphml", "gexf", "dot", "json", "csv", "xlsx"}
	RDF    = []string{"rdf"}
)

// TruthFile is the file in the folder that Truth has made.
const TruthFile = "truth.json"

// Verdict is what one reader found.
type Verdict struct {
	Reader string // its family and its name
	Status string // read, skipped or failed
	Says   string
}

// Check has the files of a folder read, which are named as __main__.py says, by
// the readers of some families, all where none is named. Every reader is a
// subtest; one that needs what is not here is skipped.
func Check(t *testing.T, folder string, families ...string) {
	t.Helper()
	if len(families) == 0 {
		families = slices.Concat(Graphs, RDF)
	}
	report(t, Read(t, []string{folder}, families...)[0])
}

// Read has the files of several folders read and says what each reader found,
// folder by folder.
func Read(t *testing.T, folders []string, families ...string) [][]Verdict {
	t.Helper()
	names := strings.Join(folders, string(filepath.ListSeparator))
	out := make([][]Verdict, len(folders))
	gather(t, out, Python(t, append([]string{"-B", here(""), names}, families...)...))
	if !slices.Equal(families, RDF) { // which JavaScript is not asked to read
		gather(t, out, Node(t, append([]string{"readers.mjs", names}, families...)...))
	}
	if slices.Contains(families, "csv") {
		for i, folder := range folders {
			v := Verdict{"csv/go", "read", "two tables"}
			if err := checkCSV(folder); err != nil {
				v.Status, v.Says = "failed", err.Error()
			}
			out[i] = append(out[i], v)
		}
	}
	return out
}

// CheckServed has RDFLib fetch what a server gives: the permalinks of some ids,
// the description of the dataset, and the context for documents of others.
func CheckServed(t *testing.T, base string, ids ...string) {
	t.Helper()
	out := make([][]Verdict, 1)
	gather(t, out, Python(t, append([]string{"-B", here("served.py"), base}, ids...)...))
	report(t, out[0])
}

// gather reads the lines that a script has printed, each with the folder's number.
func gather(t *testing.T, out [][]Verdict, said string) {
	t.Helper()
	lines := bufio.NewScanner(strings.NewReader(said))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := struct {
			Folder int
			Verdict
		}{Folder: -1}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.Folder < 0 || line.Folder >= len(out) {
			t.Fatalf("a script said %.500q", lines.Text())
		}
		out[line.Folder] = append(out[line.Folder], line.Verdict)
	}
}

// report makes a subtest of each verdict.
func report(t *testing.T, verdicts []Verdict) {
	t.Helper()
	for _, v := range verdicts {
		t.Run(v.Reader, func(t *testing.T) {
			switch v.Status {
			case "read":
				t.Log(v.Says)
			case "skipped":
				t.Skip(v.Says)
			default:
				t.Error(v.Says)
			}
		})
	}
}

// Python runs a script, with the interpreter whose libraries a distribution
// installs, and returns what it prints. Without one, or where the script ends
// with status 3, the test is skipped.
func Python(t *testing.T, args ...string) string {
	t.Helper()
	program := "/usr/bin/python3"
	if _, err := os.Stat(program); err != nil {
		if program, err = exec.LookPath("python3"); err != nil {
			t.Skip("needs python3")
		}
	}
	return run(t, program, args)
}

// Node runs a script of web/test, where the libraries of the pages' tests are,
// and returns what it prints.
func Node(t *testing.T, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("node")
	if err != nil {
		t.Skip("needs node")
	}
	return run(t, program, append([]string{here(filepath.Join("..", "..", "..", "web", "test", args[0]))}, args[1:]...))
}

func run(t *testing.T, program string, args []string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), program, args...)
	var out, complaints bytes.Buffer
	c.Stdout, c.Stderr = &out, &complaints
	err := c.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Skip(strings.TrimSpace(out.String() + complaints.String()))
	}
	if err != nil {
		t.Fatalf("%s: %v\n%.4000s%.4000s", filepath.Base(program), err, complaints.String(), out.String())
	}
	return out.String()
}

// here is a path from this file's folder.
func here(path string) string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), path)
}

func readZipped(name, member string) ([]byte, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	f, err := z.Open(member)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
