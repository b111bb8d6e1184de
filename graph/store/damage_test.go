package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cayleygraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/graph/quads"
)

// filled is a folder with a small history in it.
func filled(t testing.TB) (dir string, want map[string]graph.Facts) {
	t.Helper()
	dir = t.TempDir()
	s := open(t, "bolt:"+dir)
	appendTo(t, s, document("paris", 5), document("mito", 3), alignment("paris", "mito"))
	appendTo(t, s, document("mito", 2), alignment("paris", "mito"))
	return dir, facts(t, s)
}

// sound checks that a store says what it should, and holds it twice.
func sound(t testing.TB, s *Store, want map[string]graph.Facts) {
	t.Helper()
	assert.Equal(t, want, facts(t, s))
	report, err := s.Verify(t.Context())
	require.NoError(t, err)
	assert.NotZero(t, report.Quads)
}

func copyFolder(t testing.TB, from string) string {
	t.Helper()
	to := t.TempDir()
	require.NoError(t, os.CopyFS(to, os.DirFS(from)))
	return to
}

func TestVerify(t *testing.T) {
	dir, want := filled(t)
	s := open(t, "bolt:"+dir)
	report, err := s.Verify(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 5, report.Revisions)
	assert.Equal(t, 3, report.Current)
	history, err := s.History(t.Context())
	require.NoError(t, err)
	require.Len(t, history, 5)
	total := 0
	for _, source := range history {
		about, err := quads.Revision(source.Info)
		require.NoError(t, err)
		total += source.Info.Quads + len(about)
	}
	assert.Equal(t, total, report.Quads)
	sound(t, s, want)
}

// TestDamagedFile: whatever becomes of Cayley's file, with its seal or without,
// a reader gets the right facts and the next writer a sound file.
func TestDamagedFile(t *testing.T) {
	dir, want := filled(t)
	whole, err := os.ReadFile(filepath.Join(dir, boltName))
	require.NoError(t, err)
	size := len(whole)
	cut := func(n int) func([]byte) []byte { return func(b []byte) []byte { return b[:n] } }
	flip := func(at int) func([]byte) []byte {
		return func(b []byte) []byte {
			b[at] ^= 0x10
			return b
		}
	}
	damage := map[string]func([]byte) []byte{
		"empty": cut(0), "one byte": cut(1), "half a page": cut(2048), "one page": cut(4096), "two pages": cut(8192),
		"half": cut(size / 2), "a page short": cut(size - 4096), "one byte short": cut(size - 1),
		"zeroed": func(b []byte) []byte { return make([]byte, len(b)) },
		"zeroed end": func(b []byte) []byte {
			clear(b[6*4096:])
			return b
		},
		"another file": func([]byte) []byte { return []byte(strings.Repeat("not a store\n", 1000)) },
	}
	// The log, in which the facts stand, is a small part of the file.
	for _, word := range []string{"undertake to share", "urn:stemma:ns#builds-on", "prov#generatedAtTime"} {
		if at := bytes.Index(whole, []byte(word)); at > 0 {
			damage["flip in "+word] = flip(at)
		}
	}
	for _, at := range []int{8, 16, 24, 40, 64, 4096 + 24, 8192 + 8, 8192 + 16, size / 3, size / 2, size - 100} {
		damage[fmt.Sprintf("flip at %d", at)] = flip(at)
	}
	step, fields := 7, []int{8, 10, 16} // of a page's head and of its first element
	if os.Getenv(thoroughVariable) != "" {
		step, fields = 1, []int{0, 8, 10, 12, 16, 20, 24, 28, 30}
	}
	for page := 2; page < 40; page += step {
		for _, at := range fields {
			damage[fmt.Sprintf("flip in page %d at %d", page, at)] = flip(page*4096 + at)
		}
	}
	for name, do := range damage {
		for _, sealed := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, sealed %t", name, sealed), func(t *testing.T) {
				broken := copyFolder(t, dir)
				reader := open(t, "bolt:"+broken) // before the damage is done
				require.NoError(t, os.WriteFile(filepath.Join(broken, boltName), do(bytes.Clone(whole)), 0o600))
				if !sealed {
					require.NoError(t, os.Remove(filepath.Join(broken, boltName+".seal")))
				}
				read, err := reader.Sources(t.Context())
				require.NoError(t, err)
				got := map[string]graph.Facts{}
				for _, source := range read {
					got[source.Info.Key] = source.Facts
				}
				require.Equal(t, want, got)
				assert.NotEmpty(t, reader.Repairs())
				again := open(t, "bolt:"+broken)
				assert.Empty(t, again.Repairs(), "the reader mended it")
				appendTo(t, again, document("ottawa", 1))
				more := maps.Clone(want)
				maps.Copy(more, canonical(t, document("ottawa", 1)))
				if sealed {
					sound(t, again, more)
				} else {
					assert.Equal(t, more, facts(t, again))
				}
			})
		}
	}
}

func TestMissingFile(t *testing.T) {
	dir, want := filled(t)
	require.NoError(t, os.Remove(filepath.Join(dir, boltName)))
	s := open(t, "bolt:"+dir)
	assert.Equal(t, []string{"rebuilt Cayley's file from the journal: it was missing"}, s.Repairs())
	sound(t, s, want)
	require.NoError(t, os.Remove(filepath.Join(dir, boltName)))
	sound(t, s, want)
}

// TestHalfARevision leaves the file as a killed writer does, after none, some or
// all of the quads of a revision.
func TestHalfARevision(t *testing.T) {
	dir, want := filled(t)
	late := document("ottawa", 4)
	maps.Copy(want, canonical(t, late))
	revisions, err := prepare(t.Context(), batch(late))
	require.NoError(t, err)
	for _, part := range []float64{0, 0.01, 0.5, 0.99, 1} {
		for _, sealed := range []bool{true, false} {
			t.Run(fmt.Sprintf("%v, sealed %t", part, sealed), func(t *testing.T) {
				s := open(t, "bolt:"+copyFolder(t, dir))
				entries, err := s.journal.entries()
				require.NoError(t, err)
				receipt, stated := plan(revisions, entries, dropped{}, clock()())
				require.NoError(t, s.journal.append(receipt.Stored, stated))
				entries, err = s.journal.entries()
				require.NoError(t, err)
				last := entries[len(entries)-1]
				all, err := s.journal.quads(last.name)
				require.NoError(t, err)
				if !sealed {
					stop := errors.New("killed")
					err = s.cayley.update(t.Context(), len(entries), func(h *handle) error {
						require.NoError(t, h.add(t.Context(), all[:int(part*float64(len(all)))]))
						return stop
					})
					require.ErrorIs(t, err, stop)
				}
				again := open(t, "bolt:"+s.dir)
				require.Len(t, again.Repairs(), 1)
				if sealed {
					assert.Equal(t, "added 1 revisions from the journal to Cayley's file", again.Repairs()[0])
				} else {
					missing := len(all) - int(part*float64(len(all)))
					assert.Equal(t, fmt.Sprintf("a writer did not finish: added the %d quads that Cayley's file lacked", missing), again.Repairs()[0])
				}
				sound(t, again, want)
			})
		}
	}
}

func TestUnfinishedBatchIsNoBatch(t *testing.T) {
	dir, want := filled(t)
	s := open(t, "bolt:"+dir)
	appendTo(t, s, document("ottawa", 1), document("lyon", 1), alignment("ottawa", "lyon"))
	names, _, err := s.journal.names()
	require.NoError(t, err)
	journal := filepath.Join(dir, journalFolder)
	require.NoError(t, os.Remove(filepath.Join(journal, names[len(names)-1].String())))
	require.NoError(t, os.Remove(filepath.Join(dir, boltName))) // the writer never came so far
	require.NoError(t, os.WriteFile(filepath.Join(journal, temporaryPrefix+"x"), []byte("half"), 0o600))

	infos, err := s.Revisions(t.Context())
	require.NoError(t, err)
	assert.Len(t, infos, 5, "a reader sees nothing of it")
	again := open(t, "bolt:"+dir)
	assert.Equal(t, "removed 3 files of a load that was not finished", again.Repairs()[0])
	sound(t, again, want)
	appendTo(t, again, document("ottawa", 1))
}

func TestDamagedJournalIsNamed(t *testing.T) {
	dir, _ := filled(t)
	s := open(t, "bolt:"+dir)
	names, _, err := s.journal.names()
	require.NoError(t, err)
	third := filepath.Join(journalFolder, names[2].String())
	whole, err := os.ReadFile(filepath.Join(dir, third))
	require.NoError(t, err)

	for _, at := range []int{0, 5, len(whole) / 2, len(whole) - 2} {
		broken := copyFolder(t, dir)
		data := bytes.Clone(whole)
		data[at] ^= 1
		require.NoError(t, os.WriteFile(filepath.Join(broken, third), data, 0o600))
		s, err := Open(t.Context(), "bolt:"+broken, Options{})
		if err == nil {
			_, err = s.Verify(t.Context())
		}
		require.ErrorIs(t, err, ErrDamaged, "flip at %d", at)
		assert.ErrorContains(t, err, names[2].String())
	}
	swapped := copyFolder(t, dir)
	other, err := os.ReadFile(filepath.Join(dir, journalFolder, names[1].String()))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(swapped, third), other, 0o600))
	_, err = Open(t.Context(), "bolt:"+swapped, Options{})
	require.ErrorIs(t, err, ErrDamaged)
	assert.ErrorContains(t, err, names[2].String())

	gap := copyFolder(t, dir)
	require.NoError(t, os.Remove(filepath.Join(gap, third)))
	_, err = Open(t.Context(), "bolt:"+gap, Options{})
	require.ErrorIs(t, err, ErrDamaged)
	assert.ErrorContains(t, err, "revision number 3 is missing")

	short := copyFolder(t, dir)
	for _, n := range names[3:] {
		require.NoError(t, os.Remove(filepath.Join(short, journalFolder, n.String())))
	}
	_, err = Open(t.Context(), "bolt:"+short, Options{})
	require.ErrorIs(t, err, ErrDamaged)
	assert.ErrorContains(t, err, "Cayley holds 5 revisions, the journal 3")
}

// faulty makes the n-th write or commit fail, or all from the n-th on.
type faulty struct {
	kv.KV
	left    *int
	forever bool
}

var errFault = errors.New("no space left on device")

func (f faulty) fail() bool {
	*f.left--
	return *f.left == 0 || *f.left < 0 && f.forever
}

func (f faulty) Tx(ctx context.Context, rw bool) (kv.Tx, error) {
	tx, err := f.KV.Tx(ctx, rw)
	return faultyTx{tx, f}, err
}

type faultyTx struct {
	kv.Tx
	faulty faulty
}

func (t faultyTx) Put(ctx context.Context, k kv.Key, v kv.Value) error {
	if t.faulty.fail() {
		return errFault
	}
	return t.Tx.Put(ctx, k, v)
}

func (t faultyTx) Commit(ctx context.Context) error {
	if t.faulty.fail() {
		return errFault
	}
	return t.Tx.Commit(ctx)
}

func TestFailedWrite(t *testing.T) {
	dir, want := filled(t)
	maps.Copy(want, canonical(t, document("ottawa", 2)))
	points := []int{1, 2, 3, 10, 100, 400}
	thorough := os.Getenv(thoroughVariable) != ""
	if thorough {
		points = nil
		for n := range 1200 {
			points = append(points, n+1)
		}
	}
	for _, forever := range []bool{false, true} {
		for _, n := range points {
			t.Run(fmt.Sprintf("write %d, forever %t", n, forever), func(t *testing.T) {
				s := open(t, "bolt:"+copyFolder(t, dir))
				file := s.cayley.(*boltFile)
				left := n
				file.wrap = func(k kv.KV) kv.KV { return faulty{k, &left, forever} }
				receipt, err := s.Append(t.Context(), batch(document("ottawa", 2)))
				require.Len(t, receipt.Stored, 1, "the journal has it")
				if left > 0 && thorough {
					return // past the last write
				}
				require.LessOrEqual(t, left, 0, "the fault happened")
				if forever {
					require.ErrorIs(t, err, ErrBehind)
					require.ErrorIs(t, err, errFault)
				} else {
					require.NoError(t, err)
					assert.NotEmpty(t, s.Repairs())
				}
				file.wrap = nil
				sound(t, s, want)
				appendTo(t, s, document("lyon", 1))
				more := maps.Clone(want)
				maps.Copy(more, canonical(t, document("lyon", 1)))
				sound(t, s, more)
			})
		}
	}
}

// fullDisk is a journal that cannot be written.
type fullDisk struct{ files }

func (fullDisk) write([]file) error { return errFault }

func TestJournalThatCannotBeWritten(t *testing.T) {
	dir, want := filled(t)
	s := open(t, "bolt:"+dir)
	good := s.journal.files
	s.journal.files = fullDisk{good}
	receipt, err := s.Append(t.Context(), batch(document("ottawa", 1)))
	require.ErrorIs(t, err, errFault)
	require.NotErrorIs(t, err, ErrBehind)
	assert.Empty(t, receipt.Stored)
	s.journal.files = good
	sound(t, s, want)
	appendTo(t, s, document("ottawa", 1))
}

// TestForeignQuads puts into Cayley what no revision states.
func TestForeignQuads(t *testing.T) {
	dir, want := filled(t)
	revision := quads.RevisionIRI("00000000000000000000000000000000")
	node := quad.IRI("urn:stemma:topic:x")
	s := open(t, "bolt:"+dir)
	current, err := s.Peek(t.Context())
	require.NoError(t, err)
	tests := []struct {
		name string
		quad quad.Quad
		want string
	}{
		{"empty object", quad.Quad{Subject: node, Predicate: node, Label: quads.RevisionIRI(current[0].ID)}, "empty end"},
		{"no label", quad.Quad{Subject: node, Predicate: node, Object: node}, "empty end"},
		{"foreign label", quad.Quad{Subject: node, Predicate: node, Object: node, Label: node}, "is no revision"},
		{"one too many", quad.Quad{Subject: node, Predicate: node, Object: node, Label: quads.RevisionIRI(current[0].ID)}, "digest differs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, "bolt:"+copyFolder(t, dir))
			err := s.cayley.update(t.Context(), 5, func(h *handle) error {
				return h.graph.ApplyDeltas([]cayleygraph.Delta{{Quad: tt.quad, Action: cayleygraph.Add}}, cayleygraph.IgnoreOpts{})
			})
			require.NoError(t, err)
			_, err = s.Verify(t.Context())
			require.ErrorIs(t, err, ErrDamaged)
			require.ErrorContains(t, err, tt.want)
			_, err = s.fromCayley(t.Context())
			require.ErrorIs(t, err, ErrDamaged)
			_, err = s.Sources(t.Context())
			require.NoError(t, err)
			assert.Contains(t, strings.Join(s.Repairs(), "\n"), tt.want)
			sound(t, s, want)
		})
	}
	err = s.cayley.update(t.Context(), 5, func(h *handle) error {
		return h.add(t.Context(), []quad.Quad{{Subject: node, Predicate: node, Label: revision}})
	})
	assert.ErrorIs(t, err, quads.ErrEmptyEnd, "our own door lets none in")
}

func TestBackupAndRestore(t *testing.T) {
	dir, want := filled(t)
	s := open(t, "bolt:"+dir)
	var backup, again bytes.Buffer
	require.NoError(t, s.Backup(t.Context(), &backup))
	require.NoError(t, s.Backup(t.Context(), &again))
	assert.Equal(t, backup.Bytes(), again.Bytes())

	to := "bolt:" + filepath.Join(t.TempDir(), "restored")
	require.NoError(t, Restore(t.Context(), to, bytes.NewReader(backup.Bytes())))
	restored := open(t, to)
	sound(t, restored, want)
	before, err := s.Revisions(t.Context())
	require.NoError(t, err)
	after, err := restored.Revisions(t.Context())
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.ErrorContains(t, Restore(t.Context(), to, bytes.NewReader(backup.Bytes())), "holds 5 revisions already")

	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "no backup of a store"},
		{"text", []byte(strings.Repeat("hello ", 200)), "no backup of a store"},
		{"cut", backup.Bytes()[:backup.Len()/2], "damaged"},
		{"flipped", func() []byte {
			b := bytes.Clone(backup.Bytes())
			b[bytes.Index(b, []byte{0x28, 0xb5, 0x2f, 0xfd})+60] ^= 4
			return b
		}(), "damaged"},
		{"another format", bytes.Replace(backup.Bytes(), []byte("store format 1"), []byte("store format 9"), 1), "other store format"},
		{"way out", bytes.Replace(backup.Bytes(), []byte("journal/00000002"), []byte("../../../00000002"[:16]), 1), "damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			to := filepath.Join(t.TempDir(), "x")
			err := Restore(t.Context(), "bolt:"+to, bytes.NewReader(tt.data))
			require.ErrorContains(t, err, tt.want)
			_, err = os.Stat(to)
			assert.ErrorIs(t, err, os.ErrNotExist, "nothing is made")
		})
	}
}
