//go:build unix

package pdf

import (
	"syscall"
	"time"
)

// spent is the time of the processor that this program has had.
func spent() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return time.Since(started)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

var started = time.Now()
