package store

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// aged makes a store with a history: paris was read twice, lyon retracted.
func aged(t testing.TB) *Store {
	t.Helper()
	s := open(t, "bolt:"+t.TempDir())
	appendTo(t, s, document("paris", 2), document("lyon", 1), alignment("lyon", "paris"))
	appendTo(t, s, document("mito", 1), alignment("mito", "paris"))
	appendTo(t, s, document("paris", 3), alignment("mito", "paris"))
	appendTo(t, s, graph.Revision{Key: "document:lyon", Agent: "stemma test", Curator: "A. Reader", Reason: "issued by another body"})
	return s
}

func infos(t testing.TB, s *Store) []graph.RevisionInfo {
	t.Helper()
	out, err := s.Revisions(t.Context())
	require.NoError(t, err)
	return out
}

func TestCompactKeepsEverything(t *testing.T) {
	s := aged(t)
	want, before := facts(t, s), infos(t, s)
	c, err := s.Compact(t.Context(), false)
	require.NoError(t, err)
	assert.Equal(t, len(before), c.Kept)
	assert.Empty(t, c.Dropped)
	assert.Positive(t, c.After)
	assert.LessOrEqual(t, c.After, c.Before)
	assert.Equal(t, before, infos(t, s))
	sound(t, s, want)
	assert.Empty(t, open(t, "bolt:"+s.dir).Repairs())
}

func TestCompactDropsHistory(t *testing.T) {
	s := aged(t)
	want, before := facts(t, s), infos(t, s)
	sourcesBefore := sources(t, s)
	c, err := s.Compact(t.Context(), true)
	require.NoError(t, err)
	var kept, gone []string
	for _, info := range before {
		if line := fmt.Sprint(info.Sequence, " ", info.Key); info.Current {
			kept = append(kept, line)
		} else {
			gone = append(gone, line)
		}
	}
	var got, dropped []string
	for _, info := range infos(t, s) {
		got = append(got, fmt.Sprint(info.Sequence, " ", info.Key))
	}
	for _, info := range c.Dropped {
		dropped = append(dropped, fmt.Sprint(info.Sequence, " ", info.Key))
	}
	assert.Equal(t, kept, got, "ids and numbers stay")
	assert.Equal(t, gone, dropped)
	assert.Less(t, c.After, c.Before)
	sound(t, s, want)
	assert.Equal(t, sourcesBefore, sources(t, s))

	// The retraction is current, with who and why.
	last := infos(t, s)[len(got)-1]
	assert.Equal(t, []string{"document:lyon", "A. Reader", "issued by another body"}, []string{last.Key, last.Curator, last.Reason})

	// Numbers go on, and what comes back is not taken for what went.
	appendTo(t, s, document("lyon", 1))
	again := infos(t, s)
	assert.Equal(t, before[len(before)-1].Sequence+1, again[len(again)-1].Sequence)
	for _, info := range before {
		assert.NotEqual(t, info.ID, again[len(again)-1].ID)
	}
	_, err = s.Verify(t.Context())
	require.NoError(t, err)

	// A second time, more goes, and what went stays known.
	c, err = s.Compact(t.Context(), true)
	require.NoError(t, err)
	assert.Len(t, c.Dropped, 1)
	_, err = open(t, "bolt:"+s.dir).Verify(t.Context())
	require.NoError(t, err)
}

func TestADroppedStateIsNotShown(t *testing.T) {
	s := aged(t)
	before := infos(t, s)
	old, first := before[0], before[len(before)-1]
	_, err := s.Compact(t.Context(), true)
	require.NoError(t, err)
	for _, at := range []string{"1", old.ID, old.ID[:8], old.Time, "2026-02-28", fmt.Sprint(first.Sequence - 1)} {
		_, err := s.Moment(t.Context(), at)
		require.ErrorIs(t, err, graph.ErrNotFound, at)
		assert.ErrorContains(t, err, "dropped", at)
	}
	m, err := s.Moment(t.Context(), first.ID)
	require.NoError(t, err)
	got, err := s.SourcesAt(t.Context(), m, nil)
	require.NoError(t, err)
	assert.Equal(t, sources(t, s), got)
}

func TestACompactedStoreIsBackedUpWhole(t *testing.T) {
	s := aged(t)
	_, err := s.Compact(t.Context(), true)
	require.NoError(t, err)
	var kept bytes.Buffer
	require.NoError(t, s.Backup(t.Context(), &kept))
	dsn := "bolt:" + filepath.Join(t.TempDir(), "again")
	require.NoError(t, Restore(t.Context(), dsn, &kept))
	again := open(t, dsn)
	assert.Equal(t, infos(t, s), infos(t, again))
	sound(t, again, facts(t, s))
	_, err = again.Moment(t.Context(), "1")
	assert.ErrorContains(t, err, "dropped")
}

func TestAMissingRevisionIsStillDamage(t *testing.T) {
	s := aged(t)
	_, err := s.Compact(t.Context(), true)
	require.NoError(t, err)
	names, _, err := s.journal.names()
	require.NoError(t, err)
	require.NoError(t, os.Remove(filepath.Join(s.dir, journalFolder, names[1].String())))
	_, err = Open(t.Context(), "bolt:"+s.dir, Options{})
	assert.ErrorIs(t, err, ErrDamaged)
}

func TestCompactIsNothingInMemory(t *testing.T) {
	_, err := open(t, "memory:").Compact(t.Context(), false)
	assert.ErrorIs(t, err, ErrUnsupported)
}

func TestCompactHonoursItsContext(t *testing.T) {
	s := aged(t)
	want := facts(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	s.options.passed = func(step string) {
		if step == "written" {
			cancel()
		}
	}
	_, err := s.Compact(ctx, true)
	require.ErrorIs(t, err, context.Canceled)
	assert.NoDirExists(t, s.journalPath()+newSuffix)
	s.options.passed = nil
	sound(t, s, want)
}

// TestCompactEndedAtEveryStep ends a compaction where a kill would; the store
// that is opened next is the old one or the new one, whole, and so is what a
// reader reads before that.
func TestCompactEndedAtEveryStep(t *testing.T) {
	for _, step := range []string{"written", "moved away", "swapped", "rebuilt"} {
		for _, drop := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, dropping %t", step, drop), func(t *testing.T) {
				s := aged(t)
				want, before := facts(t, s), len(infos(t, s))
				reader := open(t, "bolt:"+s.dir)
				s.options.passed = func(at string) {
					if at == step {
						panic(step)
					}
				}
				assert.PanicsWithValue(t, step, func() { _, _ = s.Compact(t.Context(), drop) })

				read, err := reader.fromJournal(t.Context(), nil)
				require.NoError(t, err, "a reader beside it")
				assert.Len(t, read, len(want))

				again := open(t, "bolt:"+s.dir)
				sound(t, again, want)
				if count := len(infos(t, again)); drop && step != "written" {
					assert.Less(t, count, before)
				} else {
					assert.Equal(t, before, count)
				}
				assert.NoDirExists(t, s.journalPath()+newSuffix)
				assert.NoDirExists(t, s.journalPath()+oldSuffix)
				appendTo(t, again, document("ottawa", 1))
			})
		}
	}
}

// compactForEver compacts the store of its argument again and again.
func compactForEver() int {
	for n := 0; ; n++ {
		s, err := Open(context.Background(), os.Args[1], Options{sparse: true})
		if err == nil {
			_, err = s.Compact(context.Background(), n%4 == 3)
		}
		if err != nil {
			fmt.Println(err)
			return 1
		}
	}
}

func TestKilledCompaction(t *testing.T) {
	s := aged(t)
	want := facts(t, s)
	kills := 6
	if os.Getenv(thoroughVariable) != "" {
		kills = 100
	}
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	for kill := range kills {
		cmd, out, _ := helper(t, "compact", "bolt:"+s.dir)
		stop := time.AfterFunc(time.Duration(30+random.IntN(200))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		var said []string
		for out.Scan() {
			said = append(said, out.Text())
		}
		stop.Stop()
		_ = cmd.Wait()
		require.Empty(t, strings.Join(said, "\n"), "kill %d", kill)
		sound(t, open(t, "bolt:"+s.dir), want)
	}
}

// TestReadingBesideACompaction: readers see what they saw before, all the time.
func TestReadingBesideACompaction(t *testing.T) {
	s := aged(t)
	want := sources(t, s)
	done := make(chan struct{})
	reader := open(t, "bolt:"+s.dir)
	go func() {
		defer close(done)
		for n := range 6 {
			_, err := s.Compact(context.Background(), n == 3)
			assert.NoError(t, err)
		}
	}()
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		got, err := reader.Sources(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, got)
		_, changed, err := reader.ReadNew(t.Context(), got)
		require.NoError(t, err)
		require.False(t, changed)
	}
}
