package store

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
)

// sealPath is the file that says what Cayley's file was when a writer was done:
// its size, its checksum and the revisions it held. It is taken away before
// writing and put back after. bbolt itself has checksums on two of its pages
// only, and maps the rest unseen.
func (b *boltFile) sealPath() string { return b.path + ".seal" }

// errSeal is a seal that does not fit. To a reader it may also mean that a writer
// has just begun.
var errSeal = errors.New("broken seal")

const sealForm = "size %d crc32c %08x revisions %d\n"

func (b *boltFile) seal(revisions int) error {
	size, sum, err := checksum(b.path)
	if err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	return writeFile(b.sealPath(), fmt.Appendf(nil, sealForm, size, sum, revisions))
}

// checkSeal returns the number of revisions the file holds, errUnsealed where
// there is no seal, ErrDamaged where the seal does not fit.
func (b *boltFile) checkSeal() (revisions int, err error) {
	_, revisions, err = b.readSeal()
	return revisions, err
}

// readSeal checks the seal and returns its text too.
func (b *boltFile) readSeal() (text string, revisions int, err error) {
	data, err := os.ReadFile(b.sealPath())
	if errors.Is(err, fs.ErrNotExist) {
		return "", 0, errUnsealed
	} else if err != nil {
		return "", 0, err
	}
	var size int64
	var sum uint32
	if _, err := fmt.Sscanf(string(data), sealForm, &size, &sum, &revisions); err != nil {
		return "", 0, errUnsealed
	}
	gotSize, gotSum, err := checksum(b.path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", 0, errMissing
	} else if err != nil {
		return "", 0, err
	}
	if gotSize != size || gotSum != sum {
		return "", 0, fmt.Errorf("%w: %w: %s has %d bytes of checksum %08x, was closed with %d of %08x",
			ErrDamaged, errSeal, boltName, gotSize, gotSum, size, sum)
	}
	return string(data), revisions, nil
}

// checksum reads the file, which is in the system's cache when it was just
// written.
func checksum(path string) (size int64, sum uint32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err = io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return size, h.Sum32(), err
}
