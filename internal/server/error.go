package server

import (
	"errors"
	"syscall"

	"chuyende/internal/fault"
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
	return &Error{Err: err, Text: lang.Textf("không mở được %s: %s", "cannot listen on %s: %s", addr, fault.Cause(err))}
}

func cannotWatch(path string, err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return &Error{Err: err, Text: lang.Textf(
			"không theo dõi được %s: hệ thống không cho theo dõi thêm thư mục (trên Linux: tăng fs.inotify.max_user_watches và fs.inotify.max_user_instances)",
			"cannot watch %s: the system allows no more watches (on Linux raise fs.inotify.max_user_watches and fs.inotify.max_user_instances)", path)}
	}
	return &Error{Err: err, Text: lang.Textf("không theo dõi được %s: %s", "cannot watch %s: %s", path, fault.Cause(err))}
}

// text returns what is to be shown of any error.
func text(err error, l lang.Lang) string { return fault.Message(err).In(l) }
