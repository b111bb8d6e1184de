//go:build !unix

package export

import "time"

var began = time.Now()

func processorTime() time.Duration { return time.Since(began) }
