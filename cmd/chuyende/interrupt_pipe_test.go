//go:build unix

package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterruptedReading holds that a search stops when asked to, although the
// pipe that it reads its queries from has no end.
func TestInterruptedReading(t *testing.T) {
	t.Parallel()
	dir := builtPortal(t)
	pipe := filepath.Join(dir, "queries")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	ctx, stop := context.WithCancelCause(t.Context())
	stop(interruption{syscall.SIGTERM})
	var out, errs bytes.Buffer
	code := run(ctx, []string{"search", "--source", dir, "--queries", pipe}, streams{strings.NewReader(""), &out, &errs}, time.Now())
	if code != 143 || !strings.Contains(errs.String(), "đã dừng") {
		t.Errorf("code %d, %q", code, errs.String())
	}
}
