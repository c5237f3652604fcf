//go:build !unix

package pdf

import (
	"runtime"
	"time"
)

// spent counts on these systems as if the program had the processor all the time, on
// each core: files are given up by the clock.
func spent() time.Duration { return time.Since(started) * time.Duration(runtime.NumCPU()) }

var started = time.Now()
