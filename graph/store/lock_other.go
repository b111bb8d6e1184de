//go:build !unix

package store

import (
	"fmt"
	"os"
)

// flock refuses: without a lock that ends with its process, a killed writer
// would close the store for ever.
func flock(f *os.File) error {
	return fmt.Errorf("lock %s: folders are %w on this system; use memory:", f.Name(), ErrUnsupported)
}

func funlock(*os.File) {}
