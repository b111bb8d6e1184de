package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const lockName = "lock"

// errLocked is the lock held by another.
var errLocked = errors.New("locked")

// LockedError says which process was writing all the time that we waited.
type LockedError struct {
	PID    int // 0 where it could not be read
	Since  string
	Waited time.Duration
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("store is being written by another process (waited %s)", e.Waited)
	}
	return fmt.Sprintf("store is being written by process %d since %s (waited %s)", e.PID, e.Since, e.Waited)
}

// lock takes the lock file, waiting for another writer. The operating system
// holds the lock for the process, so a dead writer's lock is free whatever its
// file still says; the file names the writer for people.
func lock(ctx context.Context, dir string, wait time.Duration) (unlock func(), err error) {
	began := time.Now()
	for {
		unlock, err = lockNow(dir)
		if !errors.Is(err, errLocked) {
			return unlock, err
		}
		waited := time.Since(began)
		if waited >= wait {
			pid, since := readLock(filepath.Join(dir, lockName))
			return nil, &LockedError{PID: pid, Since: since, Waited: waited.Round(time.Millisecond)}
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(min(25*time.Millisecond, wait-waited)):
		}
	}
}

// lockNow takes the lock file, or errLocked.
func lockNow(dir string) (unlock func(), err error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock store: %w", err)
	}
	if err := flock(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	// What the file says is for people: a disk too full to say it is no reason
	// not to try.
	if f.Truncate(0) == nil {
		_, _ = fmt.Fprintf(f, "%d %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339))
	}
	return func() {
		_ = f.Truncate(0)
		_ = f.Close() // which gives the lock back
	}, nil
}

func readLock(path string) (pid int, since string) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, ""
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(string(data)), " ")
	pid, err = strconv.Atoi(first)
	if err != nil {
		return 0, ""
	}
	return pid, rest
}
