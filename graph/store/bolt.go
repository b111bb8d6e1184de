package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"time"

	"github.com/hidal-go/hidalgo/kv"
	hidalgo "github.com/hidal-go/hidalgo/kv/bbolt"
	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"
)

const boltName = "cayley.bbolt"

// boltFile is Cayley on a bbolt file that we open ourselves. Beside the file
// stands its seal: as long as that fits, the file is what a writer left when it
// was done.
type boltFile struct {
	path   string
	wait   time.Duration
	sparse bool
	wrap   func(kv.KV) kv.KV // nil, except where a test makes writes fail
}

// mapSize is how much address space the file is mapped into from the start. A
// file that outgrows its map is mapped again, for which bbolt waits for every
// reader.
const mapSize = 1 << (28 + 4*(bits.UintSize/64))

func (b *boltFile) close() error { return nil }

func (b *boltFile) state() (int, error) {
	if _, err := os.Stat(b.path); errors.Is(err, fs.ErrNotExist) {
		return 0, errMissing
	} else if err != nil {
		return 0, err
	}
	return b.checkSeal()
}

// view shares the file with other readers. It does not wait for a writer, since
// the journal says the same. The seal is checked before the file is mapped, and
// must be the same once the file is ours.
func (b *boltFile) view(_ context.Context, do func(*handle, int) error) error {
	before, revisions, err := b.readSeal()
	if err != nil {
		return err
	}
	return b.with(boltOptions{path: b.path, readOnly: true, wait: 50 * time.Millisecond}, func(h *handle) error {
		if after, err := os.ReadFile(b.sealPath()); err != nil || string(after) != before {
			return errBusy
		}
		return do(h, revisions)
	})
}

func (b *boltFile) update(_ context.Context, revisions int, do func(*handle) error) error {
	if err := ignoreMissing(os.Remove(b.sealPath())); err != nil {
		return err
	}
	err := b.with(boltOptions{path: b.path, wait: b.wait}, do)
	if err != nil {
		return err
	}
	return b.seal(revisions)
}

// rebuild fills a new file under another name, without syncing at every step,
// and lets it take the old one's place when it is whole.
func (b *boltFile) rebuild(_ context.Context, revisions int, do func(*handle) error) error {
	building := b.path + ".building"
	if err := ignoreMissing(os.Remove(building)); err != nil {
		return err
	}
	err := b.with(boltOptions{path: building, fresh: true, wait: b.wait}, do)
	if err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(building)))
	}
	if err := ignoreMissing(os.Remove(b.sealPath())); err != nil {
		return err
	}
	if err := os.Rename(building, b.path); err != nil {
		return err
	}
	return b.seal(revisions)
}

type boltOptions struct {
	path            string
	readOnly, fresh bool
	wait            time.Duration
}

// with opens the file, runs do and closes the file. What a damaged file makes
// of bbolt comes back as ErrDamaged; the file is then given up without waiting
// for it.
func (b *boltFile) with(o boltOptions, do func(*handle) error) error {
	var opened *os.File
	var db *bbolt.DB
	err := guard(func() (err error) {
		if o.readOnly { // bbolt asks for the size only after it has mapped the file
			if _, err := os.Stat(o.path); err != nil {
				return err
			}
		}
		db, err = bbolt.Open(o.path, 0o600, &bbolt.Options{
			Timeout:         max(o.wait, time.Millisecond),
			ReadOnly:        o.readOnly,
			NoSync:          o.fresh,
			InitialMmapSize: mapSize,
			FreelistType:    bbolt.FreelistMapType,
			OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
				f, err := os.OpenFile(name, flag, mode)
				opened = f
				return f, err
			},
		})
		if err != nil {
			return openError(err)
		}
		var store kv.KV = hidalgo.New(db)
		if b.wrap != nil {
			store = b.wrap(store)
		}
		h, err := openHandle(store, o.fresh, !b.sparse)
		if err != nil {
			return err
		}
		if err := do(h); err != nil {
			return err
		}
		if o.fresh {
			return db.Sync()
		}
		return nil
	})
	switch {
	case db == nil && errors.Is(err, ErrDamaged) && opened != nil:
		funlock(opened)
		_ = opened.Close()
	case db != nil && errors.Is(err, ErrDamaged):
		giveUp(db, opened)
	case db != nil:
		err = errors.Join(err, db.Close())
	}
	if db == nil && errors.Is(err, fs.ErrNotExist) {
		return errMissing
	}
	return err
}

// openError tells what another process or the system refuses from what is wrong
// with the file.
func openError(err error) error {
	var system *fs.PathError
	switch {
	case errors.Is(err, bbolterrors.ErrTimeout):
		return errBusy
	case errors.As(err, &system):
		return err
	}
	return fmt.Errorf("%w: open %s: %w", ErrDamaged, boltName, err)
}

// giveUp closes a file whose reader or writer died in the middle. Its locks in
// memory may be held for ever, so closing is not waited for, and the lock on the
// file is given back by hand.
func giveUp(db *bbolt.DB, f *os.File) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		_ = guard(db.Close)
	}()
	select {
	case <-closed:
	case <-time.After(time.Second):
		funlock(f)
	}
}
