package output

import (
	"errors"
	"io/fs"
	"os"

	"github.com/gofrs/flock"
)

// acquire takes the lock file at path, or fails with ErrBusy. The operating
// system frees a lock when its process ends, however it ends.
func acquire(path, dir string) (*flock.Flock, error) {
	for {
		if err := clearLock(path); err != nil {
			return nil, failed(path, err)
		}
		lock := flock.New(path)
		ok, err := lock.TryLock()
		if errors.Is(err, fs.ErrPermission) && os.Chmod(path, 0o644) == nil {
			ok, err = lock.TryLock()
		}
		if err != nil {
			return nil, failed(path, err)
		}
		if !ok {
			return nil, busy(dir)
		}
		// The build that held the lock before may have removed the file after
		// this one opened it: then a third would lock a file of its own.
		held, err := lock.Stat()
		if err == nil {
			var there fs.FileInfo
			if there, err = os.Stat(path); err == nil && os.SameFile(held, there) {
				return lock, nil
			}
		}
		_ = lock.Unlock()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, failed(path, err)
		}
	}
}

// clearLock removes what stands in the place of a lock and cannot be locked; a
// pipe would even wait for a writer.
func clearLock(path string) error {
	info, err := os.Lstat(path)
	if err != nil || info.Mode().IsRegular() {
		return nil // what else is wrong, the locking tells
	}
	return os.RemoveAll(path)
}

// release lets go of the lock. The lock file of a first build stands beside
// the site and is removed; the one inside the site stays.
func (t *Tx) release() {
	if t.lock == nil {
		return
	}
	path := t.lock.Path()
	// Removing comes first, so that nobody can lock a file that is on its way
	// out; Windows, though, removes no file that is open.
	removed := t.first && os.Remove(path) == nil
	_ = t.lock.Unlock()
	if t.first && !removed {
		_ = os.Remove(path)
	}
	t.lock = nil
}
