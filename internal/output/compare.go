package output

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// found is what stands at the place of a file.
type found uint8

const (
	missing found = iota
	identical
	different
	folder
)

// compare says how the file at place compares to data: by size, then by bytes.
// A file that cannot be read differs: whose it is decides whether it is made
// anew.
func compare(place string, data []byte) (found, error) {
	f, size, err := openPlain(place)
	if err != nil {
		return unread(place)
	}
	defer f.Close()
	if size != int64(len(data)) {
		return different, nil
	}
	// A page takes one round, a large file some more.
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	for len(data) > 0 {
		n, err := f.Read(buffer[:])
		if n > len(data) || !bytes.Equal(buffer[:n], data[:n]) {
			return different, nil
		}
		data = data[n:]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return different, nil
		}
	}
	if len(data) > 0 {
		return different, nil
	}
	return identical, nil
}

// unread says what stands at a place where no regular file could be opened.
func unread(place string) (found, error) {
	info, err := os.Lstat(place)
	switch {
	case notThere(err):
		return missing, nil
	case err != nil:
		return missing, err
	case info.IsDir():
		return folder, nil
	}
	return different, nil
}
