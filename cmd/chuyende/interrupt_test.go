package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"chuyende/internal/pipeline"
)

// TestObey holds that the first signal asks the program to stop and the second
// ends it, each with the exit code that shells know.
func TestObey(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		first, second os.Signal
		asked, ended  int
	}{
		{os.Interrupt, os.Interrupt, 130, 130},
		{os.Interrupt, syscall.SIGTERM, 130, 143},
		{syscall.SIGTERM, os.Interrupt, 143, 130},
	} {
		ctx, stop := context.WithCancelCause(context.Background())
		signals, codes := make(chan os.Signal), make(chan int)
		go obey(signals, stop, func(code int) { codes <- code })
		signals <- tt.first
		<-ctx.Done()
		if by, ok := interrupted(ctx, ctx.Err()); !ok || by.code() != tt.asked {
			t.Errorf("%v: %v, %v; want code %d", tt.first, by, ok, tt.asked)
		}
		signals <- tt.second
		if code := <-codes; code != tt.ended {
			t.Errorf("%v after %v: code %d, want %d", tt.second, tt.first, code, tt.ended)
		}
		close(signals)
	}
}

// TestInterruptedBuild holds that a build whose user has asked it to stop says
// so, and writes nothing more.
func TestInterruptedBuild(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"build", "check"} {
		source := t.TempDir()
		if err := os.CopyFS(source, os.DirFS("testdata/portal")); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancelCause(context.Background())
		stop(interruption{syscall.SIGTERM})
		var out, errs bytes.Buffer
		code := run(ctx, []string{command, "--source", source}, streams{strings.NewReader(""), &out, &errs}, time.Now())
		if code != 143 || !strings.Contains(errs.String(), "đã dừng") {
			t.Errorf("%s: code %d, %q", command, code, errs.String())
		}
		if _, err := os.Stat(source + "/public"); err == nil {
			t.Errorf("%s: there is an output folder", command)
		}
	}
}

// TestInterruptedWhileParsing holds that the stop is heeded after the last
// text too: its mistakes are not told instead.
func TestInterruptedWhileParsing(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	put(t, source, "content/a.md", "# A\n\n[b](c)\n")
	for _, command := range []string{"build", "check"} {
		// The context ends while the only text is parsed.
		ctx, stop := context.WithCancelCause(t.Context())
		a := &app{streams: streams{strings.NewReader(""), io.Discard, io.Discard}, now: time.Now(), source: source}
		options, err := a.options()
		if err != nil {
			t.Fatal(err)
		}
		options.Progress = func(phase pipeline.Phase, _, _ int) {
			if phase == pipeline.Reading {
				stop(interruption{syscall.SIGINT})
			}
		}
		do := map[string]func(context.Context, pipeline.Options) (pipeline.Result, error){"build": pipeline.Run, "check": pipeline.Check}[command]
		if result, err := do(ctx, options); err == nil {
			t.Errorf("%s: went on to %d problems", command, len(result.Problems))
		}
	}
}
