package loader

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// workFile names the file that TestReadForWork reads; it is set by
// TestWorkGrowsWithTheText alone.
const workFile = "STEMMA_WORK_FILE"

// TestReadForWork extracts and loads one file, for a test that counts what that takes.
func TestReadForWork(t *testing.T) {
	path := os.Getenv(workFile)
	if path == "" {
		return // it is the other half of TestWorkGrowsWithTheText
	}
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	report, err := Extract(t.Context(), io.Discard, []Source{{Path: path, Data: data}}, Options{})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	_, report, err = Load(t.Context(), nil, []Source{{Path: path, Data: data}}, Options{})
	require.NoError(t, err)
	require.Empty(t, report.Problems)
}

// TestWorkGrowsWithTheText reads hostile texts of some length and of twice that
// and counts how often each statement of the stages runs, by the counters of
// coverage: no clock is asked, so that a busy machine changes nothing. A statement
// that runs far more than twice as often is named with its line; four times as
// often is what a square would give.
func TestWorkGrowsWithTheText(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: builds a program with counters")
	}
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("skipped: needs the go command")
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "loader.test")
	run(t, goTool, nil, "test", "-c", "-o", program, "-covermode=count", "-coverpkg=stemma/loader/...,stemma/graph/words", ".")
	const n = 30_000
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			once, twice := work(t, program, hostileText(h.text, n)), work(t, program, hostileText(h.text, 2*n))
			require.NotEmpty(t, once)
			total := [2]int{}
			for place, runs := range twice {
				total[0] += once[place]
				total[1] += runs
				assert.LessOrEqual(t, runs, once[place]*7/2+n, "%s ran %d times on a text and %d times on twice the text", place, once[place], runs)
			}
			t.Logf("%d and %d statements", total[0], total[1])
		})
	}
}

// work extracts a text and returns how often each block of statements ran.
func work(t *testing.T, program string, text []byte) map[string]int {
	t.Helper()
	dir := t.TempDir()
	file, profile := filepath.Join(dir, "hostile.txt"), filepath.Join(dir, "profile")
	require.NoError(t, os.WriteFile(file, text, 0o600))
	run(t, program, []string{workFile + "=" + file}, "-test.run=^TestReadForWork$", "-test.coverprofile="+profile)
	data, err := os.ReadFile(profile)
	require.NoError(t, err)
	out := map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() { // stemma/loader/records.go:60.2,61.16 3 17
		f := strings.Fields(lines.Text())
		if len(f) != 3 {
			continue
		}
		runs, err := strconv.Atoi(f[2])
		require.NoError(t, err)
		out[f[0]] = runs
	}
	return out
}

func run(t *testing.T, name string, env []string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s %s\n%s", name, strings.Join(args, " "), out)
}
