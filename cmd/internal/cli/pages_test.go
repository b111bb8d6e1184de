package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestQuestionsPage runs every command that docs/questions.md shows with its
// answer, and compares. A line of three dots stands for what is left out.
func TestQuestionsPage(t *testing.T) {
	page, err := os.ReadFile("../../../docs/questions.md")
	require.NoError(t, err)
	shown := 0
	for _, block := range strings.Split(string(page), "```console\n")[1:] {
		block, _, found := strings.Cut(block, "```")
		require.True(t, found)
		first, want, _ := strings.Cut(block, "\n")
		line, ok := strings.CutPrefix(first, "$ stemma ")
		require.True(t, ok, first)
		got, stderr, status := command(t, strings.Fields(line)...)
		require.Zero(t, status, "%s: %s", line, stderr)
		rest := got
		for i, part := range strings.Split(want, "…\n") {
			at := strings.Index(rest, part)
			if i == 0 {
				require.True(t, strings.HasPrefix(rest, part), "%s\ngot\n%s\nwant\n%s", line, got, part)
			}
			if !assert.GreaterOrEqual(t, at, 0, "%s\ngot\n%s\nwant\n%s", line, got, part) {
				break
			}
			rest = rest[at+len(part):]
		}
		shown++
	}
	assert.Equal(t, 4, shown)
}
