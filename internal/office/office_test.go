//go:build unix

package office

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// pretend puts a script in the place of a program.
func pretend(t *testing.T, name, script string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// TestWord: the program is given a copy by a plain name and a profile of its own;
// what it makes is found, and where it makes nothing, that is an error.
func TestWord(t *testing.T) {
	pretend(t, "soffice", `
for a in "$@"; do last=$a; case $a in -env:UserInstallation=file://*) profile=${a#*file://};; esac; done
grep -q BlockUntrustedRefererLinks "$profile/user/registrymodifications.xcu" || exit 1
case $(cat "$last") in good) mkdir out; echo made > out/tai-lieu.docx;; bad) echo "cannot" >&2; exit 3;; esac
`)
	dir := t.TempDir()
	made, err := Word(t.Context(), strings.NewReader("good"), ".doc", dir)
	if data, _ := os.ReadFile(made); err != nil || string(data) != "made\n" || !strings.HasPrefix(made, dir) {
		t.Errorf("made %s: %q, %v", made, data, err)
	}
	if _, err := Word(t.Context(), strings.NewReader("nothing"), ".odt", t.TempDir()); !errors.Is(err, ErrFailed) {
		t.Errorf("nothing was made: %v", err)
	}
	if _, err := Word(t.Context(), strings.NewReader("bad"), ".rtf", t.TempDir()); !errors.Is(err, ErrFailed) || !strings.Contains(err.Error(), "cannot") {
		t.Errorf("it failed: %v", err)
	}
	endless := io.LimitReader(zeros{}, Largest+2)
	if _, err := Word(t.Context(), endless, ".doc", t.TempDir()); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a huge file: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(data []byte) (int, error) { return len(data), nil }

// TestEnded: where the caller gives up, what the program started ends too. All of
// them hold a pipe open, which ends with the last.
func TestEnded(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("this system has no such pipes: ", err)
	}
	pretend(t, "soffice", "exec 3>"+pipe+"\n(sleep 1000) &\n(trap '' TERM INT HUP; sleep 1000) &\necho started >&3\nwait\n")
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() {
		_, err := Word(ctx, strings.NewReader("x"), ".doc", t.TempDir())
		result <- err
	}()
	f, err := os.Open(pipe) // waits for the program
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if n, err := f.Read(make([]byte, 20)); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	cancel()
	if rest, err := io.ReadAll(f); err != nil || len(rest) > 0 { // waits for all of them to end
		t.Errorf("%q, %v", rest, err)
	}
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// TestMissing: a program that is not installed is an error that says so.
func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if find("soffice") != "" {
		t.Skip("it lies in a usual place")
	}
	if _, err := Word(t.Context(), strings.NewReader("x"), ".doc", t.TempDir()); !errors.Is(err, ErrMissing) {
		t.Errorf("LibreOffice: %v", err)
	}
}
