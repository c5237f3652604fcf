package server

import (
	"errors"
	"syscall"

	"chuyende/internal/lang"
)

// Error is a failure to start or go on serving, in words for the author.
type Error struct {
	Text lang.Text
	Err  error // the cause, if there is one
}

// Error returns the English wording.
func (e *Error) Error() string { return e.Text.EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Message returns the message in both languages.
func (e *Error) Message() lang.Text { return e.Text }

// ErrNotLoopback is the cause if an address of the network was not asked for.
var ErrNotLoopback = errors.New("address is not the machine's own")

func notLoopback(addr string) error {
	return &Error{Err: ErrNotLoopback, Text: lang.Textf(
		"%s mở cho cả mạng; muốn vậy thì ghi rõ bằng --addr", "%s is open to the network; say so with --addr if that is meant", addr)}
}

func cannotListen(addr string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return &Error{Err: err, Text: lang.Textf(
			"cổng %s đang có chương trình khác dùng; chọn cổng khác bằng --addr", "%s is in use by another program; choose another port with --addr", addr)}
	}
	return &Error{Err: err, Text: lang.Textf("không mở được %s: %v", "cannot listen on %s: %v", addr, err)}
}

func cannotWatch(path string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return &Error{Err: err, Text: lang.Textf(
			"không theo dõi được %s: hệ thống không cho theo dõi thêm thư mục (trên Linux: tăng fs.inotify.max_user_watches và fs.inotify.max_user_instances)",
			"cannot watch %s: the system allows no more watches (on Linux raise fs.inotify.max_user_watches and fs.inotify.max_user_instances)", path)}
	}
	return &Error{Err: err, Text: lang.Textf("không theo dõi được %s: %v", "cannot watch %s: %v", path, err)}
}

// text returns what is to be shown of any error.
func text(err error, l lang.Lang) string {
	var both interface{ Message() lang.Text }
	if errors.As(err, &both) {
		return both.Message().In(l)
	}
	return err.Error()
}
