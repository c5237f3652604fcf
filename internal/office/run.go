package office

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// run runs a program in a folder to its end, which comes early where it takes too
// long or writes too much; then what it started ends with it.
func run(ctx context.Context, dir, program string, arguments ...string) error {
	limited, cancel := context.WithTimeoutCause(ctx, Longest, ErrTooSlow)
	defer cancel()
	watched, stop := context.WithCancelCause(limited)
	defer stop(nil)
	said := &tail{}
	cmd := exec.CommandContext(watched, program, arguments...)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = dir, said, said, 5*time.Second
	cmd.Env = append(os.Environ(), "HOME="+dir, "TMPDIR="+dir)
	together(cmd)
	cmd.Cancel = func() error { return endAll(cmd.Process) }
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%w: %w", ErrFailed, err)
	}
	done := make(chan struct{})
	go watch(dir, done, stop)
	err := cmd.Wait()
	close(done)
	_ = endAll(cmd.Process) // what it left running; there mostly is nothing
	switch cause := context.Cause(watched); {
	case ctx.Err() != nil:
		return ctx.Err()
	case cause != nil:
		return cause
	case err != nil:
		return fmt.Errorf("%w: %w: %s", ErrFailed, err, said)
	}
	return nil
}

// watch ends a program that fills the disk.
func watch(dir string, done <-chan struct{}, stop context.CancelCauseFunc) {
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
			if sizeOf(dir) > Largest+largestMade {
				stop(fmt.Errorf("%w: it comes to more than %d MB", ErrTooLarge, largestMade>>20))
				return
			}
		}
	}
}

// sizeOf is how many bytes the files in a folder have; those that come and go
// count as nothing.
func sizeOf(dir string) (size int64) {
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil
	})
	return size
}

// tail keeps the beginning of what a program says, for an error.
type tail struct{ strings.Builder }

// Write takes all and keeps some.
func (t *tail) Write(data []byte) (int, error) {
	if room := 500 - t.Len(); room > 0 {
		t.Builder.Write(data[:min(room, len(data))])
	}
	return len(data), nil
}
