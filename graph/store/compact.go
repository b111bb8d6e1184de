package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stemma/graph"
)

// Compaction is what Compact did.
type Compaction struct {
	Kept          int                  // revisions
	Dropped       []graph.RevisionInfo // by number
	Before, After int64                // bytes on disk, journal and Cayley's file
}

// The folders of a compaction: the journal being written, and the one whose place
// it took.
const (
	newSuffix = ".new"
	oldSuffix = ".old"
)

// Compact writes all revisions anew, as small as they get, and builds Cayley's
// file from them; with dropHistory only the current ones. Ids and numbers stay.
// It holds the writers' lock; readers go on, and wherever the process is killed
// there is the old journal or the new one, whole.
//
// ErrBehind says that the journal is compacted and Cayley's file could not be
// built of it yet; the next Open or Append tries again.
func (s *Store) Compact(ctx context.Context, dropHistory bool) (Compaction, error) {
	if s.dir == "" {
		return Compaction{}, fmt.Errorf("compact memory: is %w, it ends with the process", ErrUnsupported)
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return Compaction{}, fmt.Errorf("compact: %w", err)
	}
	defer unlock()
	if err := s.settle(ctx); err != nil {
		return Compaction{}, fmt.Errorf("compact: %w", err)
	}
	c, err := s.compact(ctx, dropHistory)
	if err != nil {
		return c, fmt.Errorf("compact: %w", err)
	}
	return c, nil
}

func (s *Store) compact(ctx context.Context, dropHistory bool) (Compaction, error) {
	var c Compaction
	entries, err := s.journal.entries()
	if err != nil {
		return c, err
	}
	gone, err := s.journal.dropped()
	if err != nil {
		return c, err
	}
	if c.Before, err = s.size(); err != nil {
		return c, err
	}
	if dropHistory {
		entries, c.Dropped = divide(entries)
		gone.add(c.Dropped, horizon(entries, c.Dropped))
	}
	c.Kept = len(entries)
	if err := s.rewrite(ctx, entries, gone); err != nil {
		return c, errors.Join(err, os.RemoveAll(s.journalPath()+newSuffix))
	}
	if err := s.swap(); err != nil {
		return c, err
	}
	s.passed("swapped")
	if entries, err = s.journal.entries(); err != nil {
		return c, err
	}
	if err := s.rebuild(ctx, entries); err != nil {
		return c, fmt.Errorf("%w: %w", ErrBehind, err)
	}
	s.passed("rebuilt")
	if err := s.recover(); err != nil {
		return c, err
	}
	c.After, err = s.size()
	return c, err
}

// divide tells the current entries from those to drop.
func divide(entries []entry) (kept []entry, gone []graph.RevisionInfo) {
	for _, e := range entries {
		if e.info.Current {
			kept = append(kept, e)
		} else {
			gone = append(gone, e.info)
		}
	}
	return kept, gone
}

// horizon is the number of the last revision that superseded one of those that
// go: before it, some state held one of them.
func horizon(kept []entry, gone []graph.RevisionInfo) int {
	last := 0
	for _, e := range kept {
		if len(e.info.Supersedes) > 0 && len(gone) > 0 {
			last = max(last, e.info.Sequence)
		}
	}
	return last
}

func (s *Store) journalPath() string { return filepath.Join(s.dir, journalFolder) }

// rewrite makes the new journal beside the old one and reads it back.
func (s *Store) rewrite(ctx context.Context, entries []entry, gone dropped) error {
	dir := s.journalPath() + newSuffix
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	if gone.horizon > 0 {
		if err := writeSynced(filepath.Join(dir, droppedName), gone.text()); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if _, err := s.journal.source(ctx, e); err != nil { // its digest is checked
			return err
		}
		data, err := s.journal.files.read(e.name)
		if err != nil {
			return err
		}
		if data, err = squeeze(data); err != nil {
			return fmt.Errorf("journal file %s: %w", e.name, err)
		}
		if err := writeSynced(filepath.Join(dir, e.name), data); err != nil {
			return err
		}
		s.passed("written")
	}
	if err := syncFolder(dir); err != nil {
		return err
	}
	written := newJournal(folderFiles(dir))
	again, err := written.entries()
	if err != nil {
		return err
	}
	if len(again) != len(entries) {
		return fmt.Errorf("%w: of %d revisions, %d were written", ErrDamaged, len(entries), len(again))
	}
	for _, e := range again {
		if _, err := written.source(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// swap puts the new journal in the place of the old one. What Cayley's file holds
// is told by no seal until it is rebuilt.
func (s *Store) swap() error {
	if kept, ok := s.cayley.(*boltFile); ok {
		if err := ignoreMissing(os.Remove(kept.sealPath())); err != nil {
			return err
		}
	}
	path := s.journalPath()
	if err := os.RemoveAll(path + oldSuffix); err != nil {
		return err
	}
	if err := os.Rename(path, path+oldSuffix); err != nil {
		return err
	}
	s.passed("moved away")
	if err := os.Rename(path+newSuffix, path); err != nil {
		return err
	}
	return syncFolder(s.dir)
}

// recover ends a compaction that was killed: once the old journal is moved away
// the new one is whole and takes its place; until then there is the old one. The
// caller holds the lock.
func (s *Store) recover() error {
	if s.dir == "" {
		return nil
	}
	path := s.journalPath()
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(path+newSuffix, path); err != nil {
			return fmt.Errorf("journal: %w: it is missing: %w; hint: stemma restore", ErrDamaged, err)
		}
		if err := syncFolder(s.dir); err != nil {
			return err
		}
		s.repaired("ended a compaction that was not finished")
	} else if err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(path+newSuffix), os.RemoveAll(path+oldSuffix))
}

// size is how many bytes the store takes on disk.
func (s *Store) size() (int64, error) {
	var total int64
	for _, root := range []string{s.journalPath(), filepath.Join(s.dir, boltName)} {
		err := filepath.WalkDir(root, func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return ignoreMissing(err)
			}
			info, err := e.Info()
			if err != nil {
				return ignoreMissing(err)
			}
			total += info.Size()
			return nil
		})
		if err != nil {
			return 0, fmt.Errorf("measure the store: %w", err)
		}
	}
	return total, nil
}

// passed tells a test how far a compaction is, so that it can end there.
func (s *Store) passed(step string) {
	if s.options.passed != nil {
		s.options.passed(step)
	}
}
