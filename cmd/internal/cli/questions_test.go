package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// officialTexts is where the official texts may lie beside the repository. They
// are not part of it.
const officialTexts = "../../../../shared/corpus/g7-security"

// corpus returns the folder of official texts, or skips.
func corpus(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat(officialTexts); err != nil {
		t.Skip("needs the official texts in a folder shared beside the repository")
	}
	return officialTexts
}

// command runs one command line in a world of its own.
func command(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, err bytes.Buffer
	env := Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &err, Getenv: func(string) string { return "" }}
	status = Run(t.Context(), args, env)
	return out.String(), err.String(), status
}

// relation is an edge as a query gives it.
type relation struct {
	Type, Method   string
	Source, Target struct{ ID string }
	Evidence       []struct{ Cue, Quote string }
}

const relationFields = `type method source { id } target { id } evidence { cue quote }`

// edgesOf asks for the relations at a node.
func edgesOf(t *testing.T, dsn, id, direction string) []relation {
	t.Helper()
	query := `query ($of: ID!) { lineage(of: $of, direction: ` + direction + `, maxDepth: 1, first: 2000) { truncated edges { ` + relationFields + ` } } }`
	stdout, stderr, status := command(t, "query", "--store", dsn, "--no-builtin", "--var", "of="+id, query)
	require.Zero(t, status, "%s%s", stdout, stderr)
	var answer struct {
		Data struct {
			Lineage struct {
				Truncated bool
				Edges     []relation
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &answer))
	assert.False(t, answer.Data.Lineage.Truncated, id)
	return answer.Data.Lineage.Edges
}

// lines gives edges as "SOURCE TYPE TARGET", sorted.
func lines(edges []relation) []string {
	var out []string
	for _, e := range edges {
		out = append(out, e.Source.ID+" "+e.Type+" "+e.Target.ID)
	}
	slices.Sort(out)
	return out
}

// TestOfficialTexts loads the five official texts, with nothing curated beside
// them, and asks what an analyst would ask first.
func TestOfficialTexts(t *testing.T) {
	folder := corpus(t)
	dsn := "bolt:" + filepath.Join(t.TempDir(), "store")
	_, stderr, status := command(t, "load", "--store", dsn, "--no-builtin", folder)
	require.Zero(t, status, stderr)
	t.Log(stderr)
	t.Run("questions", func(t *testing.T) { askQuestions(t, dsn) })
	t.Run("again and in another order", func(t *testing.T) { loadAgain(t, dsn, folder) })
	t.Run("the scan adds no commitment", func(t *testing.T) { scanBesideText(t, folder) })
}

func askQuestions(t *testing.T, dsn string) {
	const (
		toronto     = `commitment:toronto-2018/`
		paris       = `commitment:paris-2019/`
		ottawa      = `commitment:ottawa-2025/`
		preamble    = `(commitment|passage):toronto-2018(-statement)?/preamble-\d+`
		stated      = `(REAFFIRMS|BUILDS_ON|IMPLEMENTS|SUPPORTS|CITES|COOPERATES_WITH)`
		budapest    = "convention:budapest-convention"
		trafficking = "convention:palermo-trafficking-protocol"
	)
	tests := []struct {
		name, of, direction string
		want                []string // each a pattern that a whole line must match
	}{
		{"who implements resolution 2396", "convention:unscr-2396", "DESCENDANTS", []string{
			toronto + `1\.1 IMPLEMENTS convention:unscr-2396`,
			paris + `C1 IMPLEMENTS convention:unscr-2396`,
		}},
		{"who supports the Budapest Convention", budapest, "DESCENDANTS", []string{toronto + `4\.5 SUPPORTS ` + budapest}},
		{"who stands on the trafficking protocol", trafficking, "DESCENDANTS", []string{
			toronto + `5\.4 ` + stated + ` ` + trafficking,
			paris + `A1 ` + stated + ` ` + trafficking,
		}},
		{"who stands on the Palermo Convention", "convention:untoc", "DESCENDANTS", []string{
			toronto + `5\.4 ` + stated + ` convention:untoc`,
			paris + `A1 ` + stated + ` convention:untoc`,
		}},
		{"who restates the Taormina statement", "convention:taormina-statement-2017", "DESCENDANTS", []string{
			preamble + ` REAFFIRMS convention:taormina-statement-2017`,
		}},
		{"who restates the Ischia communiqué", "convention:ischia-communique-2017", "DESCENDANTS", []string{
			preamble + ` REAFFIRMS convention:ischia-communique-2017`,
		}},
		{"who builds on the Ise-Shima action plan", "convention:ise-shima-action-plan-2016", "DESCENDANTS", []string{
			preamble + ` BUILDS_ON convention:ise-shima-action-plan-2016`,
		}},
		{"what Ottawa 7 builds on", ottawa + "7", "ANCESTORS", []string{
			ottawa + `7 BUILDS_ON convention:g7-leaders-synthetic-drugs-statement-2024`,
		}},
		{"who restates the 2024 action plan against smuggling", "convention:g7-migrant-smuggling-action-plan-2024", "DESCENDANTS", []string{
			ottawa + `12 REAFFIRMS convention:g7-migrant-smuggling-action-plan-2024`,
			ottawa + `18 REAFFIRMS convention:g7-migrant-smuggling-action-plan-2024`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			edges := edgesOf(t, dsn, tt.of, tt.direction)
			got := lines(edges)
			for _, want := range tt.want {
				pattern := regexp.MustCompile(`^` + want + `$`)
				assert.True(t, slices.ContainsFunc(got, pattern.MatchString), "no edge %s in\n%s", want, strings.Join(got, "\n"))
			}
			for _, e := range edges {
				assert.NotEmpty(t, e.Evidence, "%s %s %s has no words to show", e.Source.ID, e.Type, e.Target.ID)
				assert.NotEqual(t, "CURATED", e.Method)
			}
		})
	}

	t.Run("what is delegated to the Rome-Lyon group", func(t *testing.T) {
		var got []string
		for _, line := range lines(edgesOf(t, dsn, "actor:rome-lyon-group", "DESCENDANTS")) {
			if source, found := strings.CutSuffix(line, " DELEGATES_TO actor:rome-lyon-group"); found {
				got = append(got, source)
			}
		}
		// The closing appeals of Paris's sections, the request on 5G after the
		// second one, and one act of Mito's paragraph 25.
		want := []string{
			toronto + `1\.8`, toronto + `1\.9`, toronto + `2\.7`, toronto + `5\.9`,
			paris + `A15`, paris + `B17`, paris + `B18`, paris + `C15`, paris + `D11`,
			`commitment:mito-2023/25[a-z]?`,
		}
		for _, pattern := range want {
			whole := regexp.MustCompile(`^` + pattern + `$`)
			assert.True(t, slices.ContainsFunc(got, whole.MatchString), "%s is missing", pattern)
		}
		assert.Len(t, got, len(want), "exactly ten, got\n%s", strings.Join(got, "\n"))
	})

	t.Run("what Paris B2 restates", func(t *testing.T) {
		// Apostrophes are printed both ways.
		words := strings.NewReplacer("’", "'", "\u00a0", " ")
		for _, e := range edgesOf(t, dsn, paris+"B2", "ANCESTORS") {
			if e.Type != "REAFFIRMS" || !strings.Contains(e.Target.ID, "toronto") {
				continue
			}
			for _, ev := range e.Evidence {
				if strings.Contains(words.Replace(ev.Cue+" "+ev.Quote), "En rappelant l'engagement pris à Toronto") {
					return
				}
			}
		}
		t.Error("no edge REAFFIRMS to Toronto with the words that recall its promise")
	})
}

// loadAgain compares whole exports: of the same texts loaded once more, and of
// another store that got them in another order, in several goes.
func loadAgain(t *testing.T, dsn, folder string) {
	exported := func(dsn string) string {
		stdout, stderr, status := command(t, "export", "--store", dsn, "--no-builtin", "--format", "nquads")
		require.Zero(t, status, stderr)
		return stdout
	}
	want := exported(dsn)
	assert.NotEmpty(t, want)
	_, stderr, status := command(t, "load", "--store", dsn, "--no-builtin", folder)
	require.Zero(t, status, stderr)
	assert.Contains(t, stderr, "nothing new")
	assert.Equal(t, want, exported(dsn), "loading again changes nothing")

	other := "bolt:" + filepath.Join(t.TempDir(), "store")
	for _, names := range [][]string{{"paris-2019.fr.txt", "toronto-2018.fr.ocr.txt"}, {"ottawa-2025.fr.txt", "toronto-2018.fr.txt"}, {"mito-2023.fr.txt"}} {
		args := []string{"load", "--store", other, "--no-builtin"}
		for _, name := range names {
			args = append(args, filepath.Join(folder, name))
		}
		_, stderr, status = command(t, args...)
		require.Zero(t, status, stderr)
	}
	if got := exported(other); got != want {
		t.Errorf("the order of loading shows in the export: %s", firstDifference(want, got))
	}
}

// firstDifference shows the first line that differs; whole exports are too long
// to print.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "want " + a[i] + "\ngot  " + b[i]
		}
	}
	return "one has more lines than the other"
}

// scanBesideText loads Toronto's clean text and its scan, either first: one
// document, one set of commitments, and places in both.
func scanBesideText(t *testing.T, folder string) {
	clean, scan := filepath.Join(folder, "toronto-2018.fr.txt"), filepath.Join(folder, "toronto-2018.fr.ocr.txt")
	load := func(dsn, file string) {
		_, stderr, status := command(t, "load", "--store", dsn, "--no-builtin", file)
		require.Zero(t, status, stderr)
	}
	cleanFirst, scanFirst := "bolt:"+filepath.Join(t.TempDir(), "a"), "bolt:"+filepath.Join(t.TempDir(), "b")
	load(cleanFirst, clean)
	want := placesOfToronto(t, cleanFirst)
	require.NotEmpty(t, want)
	load(cleanFirst, scan)
	load(scanFirst, scan)
	load(scanFirst, clean)
	for name, dsn := range map[string]string{"clean first": cleanFirst, "scan first": scanFirst} {
		got := placesOfToronto(t, dsn)
		both := 0
		for id, places := range got {
			assert.Contains(t, want, id, "%s: the scan adds a commitment", name)
			if places >= 2 {
				both++
			}
		}
		assert.Len(t, got, len(want), name)
		assert.GreaterOrEqual(t, float64(both), 0.9*float64(len(want)), "%s: commitments with a place in the scan", name)
	}
}

// placesOfToronto counts the witnesses in which each commitment of Toronto has
// its place.
func placesOfToronto(t *testing.T, dsn string) map[string]int {
	query := `{ commitments(filter: {meeting: "meeting:toronto-2018"}, first: 200) { totalCount edges { node { id spans { witness { id } } } } } }`
	stdout, stderr, status := command(t, "query", "--store", dsn, "--no-builtin", query)
	require.Zero(t, status, "%s%s", stdout, stderr)
	var answer struct {
		Data struct {
			Commitments struct {
				TotalCount int
				Edges      []struct {
					Node struct {
						ID    string
						Spans []struct{ Witness struct{ ID string } }
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(stdout), &answer))
	require.Equal(t, answer.Data.Commitments.TotalCount, len(answer.Data.Commitments.Edges))
	places := map[string]int{}
	for _, e := range answer.Data.Commitments.Edges {
		places[e.Node.ID] = len(e.Node.Spans)
	}
	return places
}
