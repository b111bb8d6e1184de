//go:build unix

package export

import (
	"syscall"
	"time"
)

// processorTime is what the process has used so far, which a busy machine does
// not change as it changes the time on the clock.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
