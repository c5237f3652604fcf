//go:build unix

package output

import (
	"io"
	"os"
	"syscall"
)

// plain is a file as a build reads or writes thousands of them. An [os.File] asks the system
// whether it can be waited for, and has what closes it when it is forgotten: of small files
// that is a third of what opening them costs.
type plain int

// openPlain opens a regular file, whose size it returns. It waits for no pipe and follows no link.
func openPlain(place string) (plain, int64, error) {
	const flags = syscall.O_RDONLY | syscall.O_NOFOLLOW | syscall.O_NONBLOCK | syscall.O_CLOEXEC
	fd, err := again(func() (int, error) { return syscall.Open(place, flags, 0) })
	if err != nil {
		return 0, 0, &os.PathError{Op: "open", Path: place, Err: err}
	}
	var info syscall.Stat_t
	if _, err = again(func() (int, error) { return 0, syscall.Fstat(fd, &info) }); err == nil && uint32(info.Mode)&syscall.S_IFMT != syscall.S_IFREG {
		err = syscall.EINVAL
	}
	if err != nil {
		_ = syscall.Close(fd)
		return 0, 0, &os.PathError{Op: "stat", Path: place, Err: err}
	}
	return plain(fd), info.Size, nil
}

// Read is that of [io.Reader].
func (f plain) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	n, err := again(func() (int, error) { return syscall.Read(int(f), b) })
	switch {
	case err != nil:
		return 0, err
	case n == 0:
		return 0, io.EOF
	}
	return n, nil
}

// Close is that of [io.Closer].
func (f plain) Close() error { return syscall.Close(int(f)) }

// writePlain makes a new file.
func writePlain(place string, data []byte) error {
	const flags = syscall.O_WRONLY | syscall.O_CREAT | syscall.O_EXCL | syscall.O_CLOEXEC
	fd, err := again(func() (int, error) { return syscall.Open(place, flags, 0o644) })
	if err != nil {
		return &os.PathError{Op: "open", Path: place, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = again(func() (int, error) { return syscall.Write(fd, data) })
		if err == nil && n == 0 {
			err = io.ErrShortWrite
		}
		data = data[max(n, 0):]
	}
	if closed := syscall.Close(fd); err == nil {
		err = closed
	}
	if err != nil {
		return &os.PathError{Op: "write", Path: place, Err: err}
	}
	return nil
}

// again calls the system until no signal comes between.
func again(call func() (int, error)) (n int, err error) {
	for {
		if n, err = call(); err != syscall.EINTR {
			return n, err
		}
	}
}
