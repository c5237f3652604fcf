// Package fault words what the machine refuses, such as a full disk or a port
// in use, for whoever runs a command: what is the matter, with what, and what
// can be done about it, in both languages. It is the one home of these
// sentences; raw messages of the system and of libraries come to a reader only
// behind one of them.
//
// The package does not know what was being done, nor what a site is.
package fault

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path"
	"path/filepath"
	"strings"

	"chuyende/internal/lang"
)

// Error is a failure of the machine with the file or folder concerned, named
// as the reader knows it. The system often names it otherwise, from a folder
// that was opened before.
type Error struct {
	Path string
	Err  error
}

// At returns an [Error], or nil for no error.
func At(path string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{path, err}
}

// Below is At for an error that names a path from within folder, or none. One
// that is worded for readers already stays as it is.
func Below(folder string, err error) error {
	var worded interface{ Message() lang.Text }
	if err == nil || errors.As(err, &worded) {
		return err
	}
	name := filepath.ToSlash(subject(err))
	if filepath.IsAbs(name) || name == folder || strings.HasPrefix(name, folder+"/") {
		return At(name, err) // it was opened by its whole name
	}
	return At(path.Join(folder, name), err)
}

// Error returns the English wording.
func (e *Error) Error() string { return e.Message().EN }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Message returns the whole sentence in both languages.
func (e *Error) Message() lang.Text { return about(e.Path, Cause(e.Err)) }

// Message words any error. One that brings its own wording in both languages
// keeps it; others are named by the path or address in them, if there is one.
func Message(err error) lang.Text {
	var worded interface{ Message() lang.Text }
	if errors.As(err, &worded) {
		return worded.Message()
	}
	return about(subject(err), Cause(err))
}

func about(path string, text lang.Text) lang.Text {
	if path == "" {
		return text
	}
	return lang.Text{VI: path + ": " + text.VI, EN: path + ": " + text.EN}
}

// Cause says why an error happened and what to do, without its subject.
func Cause(err error) lang.Text {
	for _, c := range causes() {
		if c.is(err) {
			return c.text
		}
	}
	return lang.Textf(
		"máy báo lỗi mà chương trình chưa biết cách giải thích; hãy chạy lại, nếu vẫn vậy thì gửi cả dòng này cho người phụ trách kỹ thuật: [%s]",
		"the machine reports an error that this program cannot explain; run it again, and if it persists show this line to whoever looks after the machine: [%s]",
		raw(err))
}

// raw returns what the system or a library says, on one line.
func raw(err error) string {
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		err = inPath.Err
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

// subject returns the path or address that an error names.
func subject(err error) string {
	var inPath *fs.PathError
	var inLink *os.LinkError
	var inNet *net.OpError
	switch {
	case errors.As(err, &inPath):
		return inPath.Path
	case errors.As(err, &inLink):
		return inLink.New
	case errors.As(err, &inNet) && inNet.Addr != nil:
		return inNet.Addr.String()
	}
	return ""
}
