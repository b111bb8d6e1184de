// Package store keeps the graph as quads in Cayley, revision by revision, and
// never changes what it has kept. It does not read documents, merge facts or
// answer questions: it gives current revisions to graph.Build.
//
// A store is a folder: Cayley's bbolt file, and a journal with one file of
// canonical N-Quads per revision, written first. Every operation opens what it
// needs and closes it, so that a load, a query and a running server share one
// store.
package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"stemma/graph"
)

// Format is the number of the store's layout on disk.
const Format = 1

// Errors that callers tell apart.
var (
	ErrNoStore     = errors.New("no store")
	ErrFormat      = errors.New("other store format")
	ErrUnsupported = errors.New("not supported by this build yet")
	ErrDamaged     = errors.New("damaged")
	ErrBehind      = errors.New("kept in the journal, not yet in Cayley")
)

// Options of Open. The zero value serves.
type Options struct {
	Now       func() time.Time // nil: time.Now
	Wait      time.Duration    // for another writer; 0: 30 s
	MustExist bool             // ErrNoStore instead of a new store

	sparse bool              // in tests of many stores: no buckets upfront
	passed func(step string) // in tests: how far a compaction is
}

func (o Options) wait() time.Duration {
	if o.Wait == 0 {
		return 30 * time.Second
	}
	return o.Wait
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// Store is a store that was found in order. Its methods may be called from
// several goroutines; writers of all processes take turns.
type Store struct {
	options Options
	dir     string // "" in memory
	journal *journal
	cayley  cayley

	writing sync.Mutex // in memory it takes the place of the lock file

	mu      sync.Mutex
	repairs []string
}

// Open finds or makes the store that a DSN names: bolt:FOLDER, or memory: for
// one that ends with Close. Where another process was killed while it wrote, or
// Cayley's file is damaged, it brings Cayley's file back to what the journal
// holds; Repairs tells so.
func Open(ctx context.Context, dsn string, options Options) (*Store, error) {
	scheme, rest, found := strings.Cut(dsn, ":")
	if !found {
		return nil, fmt.Errorf("open store %q: a DSN looks like memory: or bolt:FOLDER", dsn)
	}
	switch scheme {
	case "memory":
		kept, err := openMemory()
		if err != nil {
			return nil, fmt.Errorf("open store %s: %w", dsn, err)
		}
		return &Store{options: options, journal: newJournal(newMemoryFiles()), cayley: kept}, nil
	case "bolt":
		s, err := openFolder(ctx, rest, options)
		if err != nil {
			return nil, fmt.Errorf("open store %s: %w", dsn, err)
		}
		return s, nil
	case "postgres", "postgresql", "cockroach":
		return nil, fmt.Errorf("open store %s: is %w; use bolt:FOLDER", scheme+":…", ErrUnsupported)
	}
	return nil, fmt.Errorf("open store %q: unknown kind %q; use memory: or bolt:FOLDER", dsn, scheme)
}

const journalFolder = "journal"

func openFolder(ctx context.Context, dir string, options Options) (*Store, error) {
	if dir == "" {
		return nil, errors.New("the folder is missing")
	}
	s := &Store{
		options: options,
		dir:     dir,
		journal: newJournal(folderFiles(filepath.Join(dir, journalFolder))),
		cayley:  &boltFile{path: filepath.Join(dir, boltName), wait: options.wait(), sparse: options.sparse},
	}
	exists, err := checkFormat(dir)
	if err != nil {
		return nil, err
	}
	if !exists {
		if options.MustExist {
			return nil, fmt.Errorf("%w in %s", ErrNoStore, dir)
		}
		if err := s.create(ctx); err != nil {
			return nil, err
		}
	}
	// A writer that is at work now settles things itself, and a folder that may
	// only be read is read from its journal.
	unlock, err := lockNow(dir)
	if err != nil {
		return s, nil
	}
	defer unlock()
	if err := s.settle(ctx); errors.Is(err, ErrDamaged) || ctx.Err() != nil {
		return nil, err
	} else if err != nil { // a full disk, say: the journal can be read all the same
		s.repaired("could not bring Cayley's file to what the journal holds: %v", err)
	}
	return s, nil
}

// create makes the folder under its lock, so that two programs started at once
// make one store.
func (s *Store) create(ctx context.Context) error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	unlock, err := lock(ctx, s.dir, s.options.wait())
	if err != nil {
		return err
	}
	defer unlock()
	if exists, err := checkFormat(s.dir); exists || err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(s.dir, journalFolder), 0o700); err != nil {
		return err
	}
	return writeFile(filepath.Join(s.dir, formatName), fmt.Appendf(nil, "%s%d\n", formatPrefix, Format))
}

const (
	formatName   = "FORMAT"
	formatPrefix = "stemma store format "
)

// checkFormat reports whether there is a store of our format. It refuses one of
// another format, and a folder that holds other people's files.
func checkFormat(dir string) (exists bool, err error) {
	data, err := os.ReadFile(filepath.Join(dir, formatName))
	if err == nil {
		var number int
		if _, err := fmt.Sscanf(string(data), formatPrefix+"%d", &number); err != nil || number != Format {
			return false, fmt.Errorf("%w: %s says %q, this program reads %d; back it up with the program that wrote it "+
				"and rebuild it with \"stemma restore\"", ErrFormat, filepath.Join(dir, formatName), strings.TrimSpace(string(data)), Format)
		}
		return true, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	for _, e := range entries {
		if name := e.Name(); name != lockName && name != journalFolder && !isTemporary(name) {
			return false, fmt.Errorf("%w in %s, which holds other files (%s)", ErrNoStore, dir, name)
		}
	}
	return false, nil
}

// Close ends the store. A folder needs no closing, since nothing stays open.
func (s *Store) Close() error {
	if err := s.cayley.close(); err != nil {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}

// Repairs says what had to be mended in Cayley's file, and why, since Open.
func (s *Store) Repairs() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.repairs...)
}

func (s *Store) repaired(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.repairs = append(s.repairs, fmt.Sprintf(format, args...))
}

// lock takes the writer's turn.
func (s *Store) lock(ctx context.Context) (unlock func(), err error) {
	if s.dir == "" {
		s.writing.Lock()
		return s.writing.Unlock, nil
	}
	return lock(ctx, s.dir, s.options.wait())
}

// Snapshot builds the graph from the current revisions.
func (s *Store) Snapshot(ctx context.Context) (*graph.Snapshot, error) {
	sources, err := s.Sources(ctx)
	if err != nil {
		return nil, err
	}
	return graph.Build(sources)
}
