package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

const (
	// helperVariable makes the test binary do something else instead, in a
	// process of its own.
	helperVariable = "STEMMA_STORE_TEST_HELPER"
	// thoroughVariable makes the tests that repeat themselves do so more often.
	thoroughVariable = "STEMMA_THOROUGH"
)

func helpers() map[string]func() int {
	return map[string]func() int{"hold": holdLock, "load": loadForEver, "compact": compactForEver}
}

// helper starts the test binary as another process and returns its output.
func helper(t *testing.T, name string, arguments ...string) (*exec.Cmd, *bufio.Scanner, io.WriteCloser) {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(self, arguments...)
	cmd.Env = append(os.Environ(), helperVariable+"="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return cmd, bufio.NewScanner(out), in
}

// holdLock takes the lock of a folder until its input ends.
func holdLock() int {
	unlock, err := lockNow(os.Args[1])
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("locked")
	_, _ = io.Copy(io.Discard, os.Stdin)
	unlock()
	return 0
}

// loadForEver stores documents of growing number and says of each that it is
// stored.
func loadForEver() int {
	ctx := context.Background()
	s, err := Open(ctx, os.Args[1], Options{sparse: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	first, err := strconv.Atoi(os.Args[2])
	if err != nil {
		return 2
	}
	for n := first; ; n++ {
		a, b := fmt.Sprintf("n%d", n), fmt.Sprintf("m%d", n)
		if _, err := s.Append(ctx, batch(document(a, 40), document(b, 1), alignment(a, b))); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		fmt.Println(n)
	}
}

func TestSecondWriter(t *testing.T) {
	dir := t.TempDir()
	s := open(t, "bolt:"+dir)
	appendTo(t, s, document("paris", 1))
	other, out, in := helper(t, "hold", dir)
	require.True(t, out.Scan())
	require.Equal(t, "locked", out.Text())

	impatient, err := Open(t.Context(), "bolt:"+dir, Options{Wait: 60 * time.Millisecond})
	require.NoError(t, err, "opening and reading wait for nobody")
	assert.Len(t, sources(t, impatient), 1)
	_, err = impatient.Append(t.Context(), batch(document("mito", 1)))
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	assert.Equal(t, other.Process.Pid, locked.PID)
	assert.ErrorContains(t, err, fmt.Sprintf("store is being written by process %d", other.Process.Pid))
	_, err = impatient.Verify(t.Context())
	require.ErrorAs(t, err, &locked)

	ctx, cancel := context.WithTimeout(t.Context(), 40*time.Millisecond)
	defer cancel()
	_, err = s.Append(ctx, batch(document("mito", 1)))
	require.ErrorIs(t, err, context.DeadlineExceeded)

	var group sync.WaitGroup
	group.Go(func() {
		time.Sleep(150 * time.Millisecond)
		assert.NoError(t, in.Close())
	})
	appendTo(t, s, document("mito", 1)) // waits for the other
	group.Wait()
	assert.Len(t, sources(t, s), 2)
}

func TestDeadWritersLockIsFree(t *testing.T) {
	dir := t.TempDir()
	s := open(t, "bolt:"+dir)
	other, out, _ := helper(t, "hold", dir)
	require.True(t, out.Scan())
	require.NoError(t, other.Process.Kill())
	_ = other.Wait()
	pid, _ := readLock(filepath.Join(dir, lockName))
	assert.Equal(t, other.Process.Pid, pid, "the file still names it")
	appendTo(t, s, document("paris", 1))
}

// TestKilledWriter kills a loading process at random points, again and again on
// the same store: what it had said to be stored is there, every batch is whole,
// and Cayley holds what the journal holds.
func TestKilledWriter(t *testing.T) {
	kills := 10
	if n, err := strconv.Atoi(os.Getenv("STEMMA_KILLS")); err == nil {
		kills = n
	}
	const seed = 20260301
	random := rand.New(rand.NewPCG(seed, 1))
	dsn := "bolt:" + t.TempDir()
	open(t, dsn)
	next, mended := 0, 0
	for kill := range kills {
		cmd, out, _ := helper(t, "load", dsn, strconv.Itoa(next))
		stop := time.AfterFunc(time.Duration(20+random.IntN(400))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for out.Scan() {
			n, err := strconv.Atoi(out.Text())
			require.NoError(t, err)
			require.Equal(t, next, n)
			next = n + 1
		}
		stop.Stop()
		_ = cmd.Wait()

		s := open(t, dsn)
		mended += len(s.Repairs())
		infos, err := s.Revisions(t.Context())
		require.NoError(t, err)
		require.Zero(t, len(infos)%3, "kill %d: a batch is whole or not there", kill)
		stored := len(infos) / 3
		require.GreaterOrEqual(t, stored, next, "kill %d: acknowledged and lost", kill)
		require.LessOrEqual(t, stored, next+1)
		next = stored
		want := map[string]graph.Facts{}
		for n := range stored {
			a, b := fmt.Sprintf("n%d", n), fmt.Sprintf("m%d", n)
			for key, f := range canonical(t, document(a, 40), document(b, 1), alignment(a, b)) {
				want[key] = f
			}
		}
		require.Equal(t, want, facts(t, s), "kill %d", kill)
	}
	_, err := open(t, dsn).Verify(t.Context())
	require.NoError(t, err)
	t.Logf("seed %d: %d kills, %d batches stored, %d repairs", seed, kills, next, mended)
}

// TestReadingBesideAWriter: every state that a reader sees is one that a writer
// left, never one between.
func TestReadingBesideAWriter(t *testing.T) {
	dsn := "bolt:" + t.TempDir()
	writer := open(t, dsn)
	appendTo(t, writer, document("paris", 2), document("mito", 2), alignment("paris", "mito"))
	done := make(chan struct{})
	var group sync.WaitGroup
	for range 2 {
		reader := open(t, dsn)
		group.Go(func() {
			have := []graph.Source(nil)
			for reads := 0; ; reads++ {
				var err error
				if reads%2 == 0 {
					have, err = reader.Sources(t.Context())
				} else {
					have, _, err = reader.ReadNew(t.Context(), have)
				}
				if !assert.NoError(t, err) {
					return
				}
				var keys []string
				for _, s := range have {
					keys = append(keys, s.Info.Key)
				}
				if !assert.Equal(t, "alignment:paris|mito document:mito document:paris", strings.Join(keys, " ")) {
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for n := range 15 {
		appendTo(t, writer, document("paris", 3+n), alignment("paris", "mito"))
	}
	close(done)
	group.Wait()
	_, err := writer.Verify(t.Context())
	require.NoError(t, err)
}
