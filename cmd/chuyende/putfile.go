package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chuyende/internal/fault"
)

// mayWrite refuses a place to write to before anything is worked out: a name
// with another ending than ext, a file that is there, without --force, and the
// file that is read always. Nothing is asked of output "". flag is what names the
// place.
func (a *app) mayWrite(input, output, flag, ext string, force bool) error {
	if output == "" {
		return nil
	}
	if !strings.EqualFold(filepath.Ext(output), ext) {
		return a.misused("%s phải là tên kết thúc bằng %s, không phải %q", "%s must be a name that ends in %s, not %q", flag, ext, output)
	}
	there, err := os.Lstat(output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fault.At(output, err)
	}
	if in, err := os.Stat(input); err == nil && os.SameFile(in, there) {
		return a.misused("%s chính là tệp cần đọc; hãy chọn tệp khác cho %s", "%s is the very file to read; choose another one for %s", output, flag)
	}
	if !force || !there.Mode().IsRegular() {
		return a.misused("%s đã có, không ghi đè; hãy thêm --force, hoặc %s với tên khác", "%s exists already and is left alone; add --force, or %s with another name", output, flag)
	}
	return nil
}

// putFile has a file written beside its place and then puts it there, so that a
// failure leaves what was there before.
func (a *app) putFile(output, flag string, force bool, write func(io.Writer) error) error {
	ext := filepath.Ext(output)
	f, err := os.CreateTemp(filepath.Dir(output), ".chuyende-*"+ext)
	if err != nil {
		return fault.At(output, err)
	}
	if err := write(f); err != nil {
		return errors.Join(fault.Below(filepath.Dir(output), err), f.Close(), os.Remove(f.Name()))
	}
	if err := errors.Join(f.Chmod(0o644), f.Close()); err != nil {
		return fault.At(output, errors.Join(err, os.Remove(f.Name())))
	}
	if !force { // a link does not replace what came in the meantime
		err = os.Link(f.Name(), output)
		if errors.Is(err, fs.ErrExist) {
			return errors.Join(a.mayWrite("", output, flag, ext, false), os.Remove(f.Name()))
		}
		if err == nil {
			return os.Remove(f.Name())
		}
		// Some file systems of USB sticks have no links.
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return fault.At(output, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
