package fault

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"chuyende/internal/lang"
)

// Each failure has a sentence of its own that names a cure, bare, wrapped in
// what the system's packages wrap it in, and printed into another error.
func TestEveryCauseHasACure(t *testing.T) {
	t.Parallel()
	causes := []error{
		syscall.EACCES, syscall.EPERM, syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EMFILE, syscall.ENFILE, syscall.ENOTDIR, syscall.EISDIR,
		syscall.ENAMETOOLONG, syscall.EIO, syscall.EADDRINUSE, syscall.EADDRNOTAVAIL, syscall.ENOENT, syscall.EEXIST, syscall.ELOOP, syscall.ENOTEMPTY,
		syscall.EFBIG, syscall.ENOMEM, syscall.EBUSY, syscall.EPIPE, syscall.EINVAL, syscall.EXDEV, io.ErrUnexpectedEOF, bufio.ErrTooLong, context.Canceled,
		&net.DNSError{Err: "no such host", Name: "may.invalid"}, &net.AddrError{Err: "missing port in address", Addr: "127.0.0.1"}, errors.New("bolt: tree corrupted"),
	}
	for _, cause := range causes {
		for _, err := range []error{cause, &fs.PathError{Op: "openat", Path: "a/b.md", Err: cause}, &os.LinkError{Op: "rename", Old: "x", New: "a/b.md", Err: cause},
			fmt.Errorf("read content: %w", &os.SyscallError{Syscall: "read", Err: cause}), At("a/b.md", cause)} {
			text := Message(err)
			if !strings.Contains(text.VI, "hãy") && !strings.Contains(text.VI, "chạy lại") || strings.Count(text.EN, ";") == 0 {
				t.Errorf("%v: no cure in %+v", err, text)
			}
			known, _, _ := strings.Cut(text.VI, "[") // the raw words stand behind our own
			for _, english := range []string{"openat", "rename", "denied", "no space", "read content", "bolt", "no such", "the "} {
				if strings.Contains(known, english) {
					t.Errorf("%v: %q within Vietnamese %q", err, english, text.VI)
				}
			}
		}
	}
	// As libraries do that lose the error itself.
	lost := errors.New("write store/root.bolt: no space left on device")
	if got, want := Cause(lost), Cause(syscall.ENOSPC); got != want {
		t.Errorf("%q is worded %q", lost, got.EN)
	}
}

func TestSubject(t *testing.T) {
	t.Parallel()
	inner := &fs.PathError{Op: "openat", Path: "b.md", Err: syscall.EACCES}
	for want, err := range map[string]error{
		"b.md: ":         fmt.Errorf("read: %w", inner),
		"content/b.md: ": At("content/b.md", inner),
	} {
		if got := Message(err); !strings.HasPrefix(got.VI, want) || !strings.HasPrefix(got.EN, want) {
			t.Errorf("%+v does not begin with %q", got, want)
		}
	}
	own := worded{lang.Textf("của tôi", "mine")}
	if got := Message(fmt.Errorf("wrapped: %w", own)); got.VI != "của tôi" {
		t.Errorf("%+v", got)
	}
	if At("x", nil) != nil {
		t.Error("no error has become one")
	}
}

type worded struct{ text lang.Text }

func (w worded) Error() string      { return w.text.EN }
func (w worded) Message() lang.Text { return w.text }
