package cli

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/store"
	"stemma/loader"
)

const (
	namur = `Communiqué des ministres de l’Intérieur et de la Sécurité du G7

14 mai 2031 à Namur

1. Nous, les ministres de l’Intérieur et de la Sécurité du G7, nous sommes rencontrés à Namur les 13 et 14 mai 2031.

2. Nous nous engageons à former davantage d’enquêteurs et à mettre en œuvre la Convention de Budapest.
`
	arlon = `Communiqué des ministres de l’Intérieur et de la Sécurité du G7

3 juin 2032 à Arlon

1. Nous, les ministres de l’Intérieur et de la Sécurité du G7, nous sommes rencontrés à Arlon les 2 et 3 juin 2032.

2. Nous réaffirmons l’engagement pris à Namur de former davantage d’enquêteurs.
`
)

// Somebody else writes between the reading of the graph and the storing: the
// sources are gone over once more, against what is there then.
func TestLoadSeesWhatOthersStoredMeanwhile(t *testing.T) {
	dsn := "bolt:" + filepath.Join(t.TempDir(), "store")
	s, err := store.Open(t.Context(), dsn, store.Options{})
	require.NoError(t, err)
	defer func() { assert.NoError(t, s.Close()) }()

	var stages []string
	l := load{library: &library{dsn: dsn, noBuiltin: true}}
	l.stage = func(name string) {
		stages = append(stages, name)
		if len(stages) == 2 {
			other := graph.Revision{Key: "curation:other.yaml", Agent: "A. Reader"}
			other.Facts.Actors = []graph.Actor{{ID: "actor:harbour-police", Names: graph.Texts{graph.English: "Harbour police"}}}
			_, err := s.Append(t.Context(), graph.Batch{Revisions: []graph.Revision{other}})
			require.NoError(t, err)
		}
	}
	report, stored, err := l.into(t.Context(), s, []loader.Source{{Path: "namur.txt", Data: []byte(namur)}})
	require.NoError(t, err)
	assert.Equal(t, []string{"finding commitments", "storing", "finding commitments", "storing"}, stages)
	assert.Equal(t, 1, stored)
	require.Len(t, report.Documents, 1)
	assert.False(t, report.Documents[0].Unchanged, "what is told is what the first reading brought")
}

// Two loads at once end in the graph that two in a row make.
func TestLoadsAtOnceMakeTheSameGraph(t *testing.T) {
	folder := t.TempDir()
	files := []string{filepath.Join(folder, "namur.txt"), filepath.Join(folder, "arlon.txt")}
	for i, text := range []string{namur, arlon} {
		require.NoError(t, os.WriteFile(files[i], []byte(text), 0o644))
	}
	exported := func(dsn string) string {
		stdout, stderr, status := command(t, "export", "--store", dsn, "--format", "nquads")
		require.Zero(t, status, stderr)
		return stdout
	}
	loaded := func(dsn string, file string) {
		_, stderr, status := command(t, "load", "--no-builtin", "--store", dsn, file)
		assert.Zero(t, status, stderr)
	}
	inARow := "bolt:" + filepath.Join(t.TempDir(), "store")
	for _, file := range files {
		loaded(inARow, file)
	}
	atOnce := "bolt:" + filepath.Join(t.TempDir(), "store")
	var both sync.WaitGroup
	for _, file := range files {
		both.Go(func() { loaded(atOnce, file) })
	}
	both.Wait()
	assert.Equal(t, exported(inARow), exported(atOnce))
}
