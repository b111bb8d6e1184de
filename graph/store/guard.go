package store

import (
	"fmt"
	"runtime/debug"
)

// guard runs what reads a mapped file. A damaged file shows as a panic of bbolt
// or as a fault of the processor beyond the file's end: both come back as
// ErrDamaged.
func guard(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return do()
}
