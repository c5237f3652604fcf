//go:build !unix

package output

import (
	"io/fs"
	"os"
)

// openPlain opens a regular file, whose size it returns. It follows no link.
func openPlain(place string) (*os.File, int64, error) {
	info, err := os.Lstat(place)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, &os.PathError{Op: "open", Path: place, Err: fs.ErrInvalid}
	}
	f, err := os.Open(place)
	return f, info.Size(), err
}

// writePlain makes a new file.
func writePlain(place string, data []byte) error {
	f, err := os.OpenFile(place, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
