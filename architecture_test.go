package stemma_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "stemma"

// rooms says what of this module each room may import, itself apart. The
// longest name that holds a folder is its room; a folder without one fails.
var rooms = []struct {
	name string
	may  []string
}{
	{".", nil},
	{"graph/words", nil},
	{"graph", []string{"graph/words"}},
	{"graph/quads", []string{"graph", "graph/words"}},
	{"graph/store", []string{"graph", "graph/words", "graph/quads"}},
	{"graph/search", []string{"graph", "graph/words"}},
	{"graph/cite", []string{"graph"}},
	{"graph/export", []string{"graph", "graph/words", "graph/quads", "graph/cite"}},
	{"loader", []string{"graph", "graph/words"}},
	{"resolvers", []string{"graph", "graph/words", "graph/cite"}},
	{"web", nil},
	{"cmd/internal", []string{
		"graph", "graph/words", "graph/quads", "graph/store", "graph/search", "graph/export", "graph/cite",
		"loader", "resolvers", "web",
	}},
	{"cmd/stemma", []string{"cmd/internal"}},
}

// homes says where a library may be imported; it is a library of one room so
// that another can take its place.
var homes = []struct {
	library string
	in      []string
	tests   bool // tests elsewhere may read back with it, as an independent decoder
}{
	{"github.com/cayleygraph/cayley", []string{"graph/store"}, false},
	{"github.com/cayleygraph/quad", []string{"graph/store", "graph/quads"}, true},
	{"github.com/hidal-go/hidalgo", []string{"graph/store"}, false},
	{"go.etcd.io/bbolt", []string{"graph/store"}, false},
	{"github.com/blevesearch", []string{"graph/search"}, false},
	{"github.com/99designs/gqlgen", []string{"resolvers"}, false},
	{"github.com/spf13/cobra", []string{"cmd"}, false},
	{"net/http", []string{"resolvers", "web", "cmd"}, false},
}

// outside says which modules a room may use at all; a room not named here may
// use any that has no home elsewhere.
var outside = map[string][]string{
	"graph":       {},
	"graph/words": {"golang.org/x/text"},
}

// forbiddenNames say nothing about what is in them. At the root, internal would
// hide from other programs what they should build on.
var forbiddenNames = []string{"pkg", "util", "utils", "common", "helpers", "types", "core", "scripts"}

func TestArrowsPointDown(t *testing.T) {
	files := goFiles(t, ".")
	require.NotEmpty(t, files)
	for _, file := range files {
		for _, imported := range imports(t, file) {
			assert.NoError(t, judge(file, imported))
		}
	}
}

func TestFoldersHaveNamesThatSaySomething(t *testing.T) {
	for _, file := range goFiles(t, ".") {
		assert.NoError(t, judgeFolder(path.Dir(file)))
	}
}

// The guard is itself guarded: what must be refused is refused.
func TestTheGuardSeesArrowsThatPointUp(t *testing.T) {
	tests := []struct {
		name, file, imported string
		allowed              bool
	}{
		{"the domain folds words", "graph/lineage.go", "stemma/graph/words", true},
		{"the domain knows no store", "graph/lineage.go", "stemma/graph/store", false},
		{"the domain takes no library", "graph/lineage.go", "golang.org/x/text/unicode/norm", false},
		{"the domain speaks no HTTP", "graph/lineage.go", "net/http", false},
		{"the domain's tests assert", "graph/lineage_test.go", "github.com/stretchr/testify/assert", true},
		{"words know Unicode", "graph/words/fold.go", "golang.org/x/text/unicode/norm", true},
		{"words know nothing else", "graph/words/fold.go", "github.com/kljensen/snowball", false},
		{"words know no domain", "graph/words/fold.go", "stemma/graph", false},
		{"Cayley is the store's", "graph/store/open.go", "github.com/cayleygraph/cayley/graph/kv", true},
		{"Cayley is not the mapping's", "graph/quads/edge.go", "github.com/cayleygraph/cayley/graph", false},
		{"quads are the mapping's", "graph/quads/edge.go", "github.com/cayleygraph/quad", true},
		{"quads are not the exports'", "graph/export/turtle.go", "github.com/cayleygraph/quad", false},
		{"a name that only begins alike is another library", "loader/x.go", "github.com/cayleygraph/quadratic", true},
		{"the loader's rooms meet", "loader/extract/scan.go", "stemma/loader/lexicon", true},
		{"the loader never meets the store", "loader/load.go", "stemma/graph/store", false},
		{"the loader never meets the resolvers", "loader/load.go", "stemma/resolvers", false},
		{"nor do its tests", "loader/load_test.go", "stemma/resolvers", false},
		{"the resolvers never meet the loader", "resolvers/query.go", "stemma/loader/curation", false},
		{"gqlgen is the resolvers'", "resolvers/generated/generated.go", "github.com/99designs/gqlgen/graphql", true},
		{"gqlgen is not the command's", "cmd/internal/server/routes.go", "github.com/99designs/gqlgen/graphql", false},
		{"the pages stand alone", "web/web.go", "stemma/graph", false},
		{"the pages are the command's", "cmd/internal/server/rooms.go", "stemma/web", true},
		{"main calls the command line", "cmd/stemma/main.go", "stemma/cmd/internal/cli", true},
		{"main calls nothing else", "cmd/stemma/main.go", "stemma/graph", false},
		{"nobody calls main", "cmd/internal/cli/cli.go", "stemma/cmd/stemma", false},
		{"a new room needs a place in the plan", "attic/box.go", "fmt", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := judge(test.file, test.imported)
			assert.Equal(t, test.allowed, err == nil, "%s importing %s: %v", test.file, test.imported, err)
		})
	}
}

func TestTheGuardSeesEmptyNames(t *testing.T) {
	for _, folder := range []string{"internal/x", "internal", "pkg/graph", "graph/util", "loader/common", "a/b/c/d"} {
		assert.Error(t, judgeFolder(folder), folder)
	}
	for _, folder := range []string{".", "graph", "graph/words", "cmd/internal/cli"} {
		assert.NoError(t, judgeFolder(folder), folder)
	}
}

// judge says why a file must not import a package.
func judge(file, imported string) error {
	folder := path.Dir(file)
	from := room(folder)
	if from == "" {
		return fmt.Errorf("%s: folder %s is no room of docs/architecture.md", file, folder)
	}
	if within, ok := strings.CutPrefix(imported, module+"/"); ok {
		return judgeRoom(file, from, within)
	}
	for _, home := range homes {
		if home.tests && strings.HasSuffix(file, "_test.go") {
			continue
		}
		if holds(home.library, imported) && !slices.ContainsFunc(home.in, func(in string) bool { return holds(in, folder) }) {
			return fmt.Errorf("%s imports %s, which belongs to %s alone", file, imported, strings.Join(home.in, ", "))
		}
	}
	allowed, limited := outside[from]
	if limited && thirdParty(imported) && !strings.HasSuffix(file, "_test.go") &&
		!slices.ContainsFunc(allowed, func(library string) bool { return holds(library, imported) }) {
		return fmt.Errorf("%s imports %s; room %s takes no such library", file, imported, from)
	}
	return nil
}

func judgeRoom(file, from, imported string) error {
	to := room(imported)
	if to == from {
		return nil
	}
	for _, r := range rooms {
		if r.name == from && slices.Contains(r.may, to) {
			return nil
		}
	}
	return fmt.Errorf("%s imports %s/%s: no arrow leads from %s to %s", file, module, imported, from, to)
}

// judgeFolder says why a folder must not be there.
func judgeFolder(folder string) error {
	names := strings.Split(folder, "/")
	if names[0] == "internal" {
		return fmt.Errorf("folder %s: nothing is internal at the root", folder)
	}
	if len(names) > 3 {
		return fmt.Errorf("folder %s lies deeper than three names", folder)
	}
	for _, name := range names {
		if slices.Contains(forbiddenNames, name) {
			return fmt.Errorf("folder %s: the name %s says nothing", folder, name)
		}
	}
	return nil
}

// room returns the longest room that holds a folder.
func room(folder string) string {
	found := ""
	for _, r := range rooms {
		if (r.name == folder || r.name != "." && holds(r.name, folder)) && len(r.name) > len(found) {
			found = r.name
		}
	}
	return found
}

// holds reports whether a path is another one or lies below it.
func holds(above, below string) bool {
	return above == below || strings.HasPrefix(below, above+"/")
}

// thirdParty tells a library from the standard library: its first name has a
// dot.
func thirdParty(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".")
}

// goFiles walks the folders itself, since what the go command lists is cached
// and leaves out files that a build tag hides.
func goFiles(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." {
			base := entry.Name()
			if strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata" || base == "bin" {
				return fs.SkipDir
			}
		}
		if !entry.IsDir() && path.Ext(name) == ".go" {
			files = append(files, name)
		}
		return nil
	})
	require.NoError(t, err)
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	require.NoError(t, err)
	var found []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		found = append(found, imported)
	}
	return found
}
