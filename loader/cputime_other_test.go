//go:build !unix

package loader

import "time"

// processorTime is not known here.
func processorTime() time.Duration { return 0 }
