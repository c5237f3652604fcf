package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chuyende/internal/lang"
)

// note adds a sentence to the report, once.
func (t *Tx) note(text lang.Text) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !slices.Contains(t.notes, text) {
		t.notes = append(t.notes, text)
	}
}

// mendState makes sure that the state folder is a folder that can be written
// to. What else stands in its place, a link too, is kept under another name.
func (t *Tx) mendState() error {
	state := t.state("")
	info, err := os.Lstat(state)
	switch {
	case notThere(err):
		return nil
	case err != nil:
		return failed(state, err)
	case info.IsDir():
		if info.Mode().Perm()&0o700 != 0o700 && os.Chmod(state, 0o755) == nil {
			t.note(madeWritable(StateDir))
		}
		return nil
	}
	// Under a lock beside, as the one inside is not to be had: two builds must
	// not both set aside what they find.
	lock, err := acquire(t.sibling("lock"), t.dir)
	if err != nil {
		return err
	}
	defer func() {
		_ = os.Remove(lock.Path())
		_ = lock.Unlock()
	}()
	if info, err := os.Lstat(state); err != nil || info.IsDir() {
		return nil
	}
	return t.setAside(state)
}

// setAside gives whatever stands at one of our own places another name; what
// holds nothing goes.
func (t *Tx) setAside(place string) error {
	if holdsNothing(place) {
		if err := t.disk.removeAll(place); err != nil {
			return failed(place, err)
		}
		return nil
	}
	kept, err := t.asideOf(place)
	if err == nil {
		err = t.disk.rename(place, kept)
	}
	if err != nil {
		return failed(place, err)
	}
	t.note(setAsideNote(t.rel(place), t.rel(kept)))
	return nil
}

// holdsNothing reports whether nobody loses anything when place goes: an empty
// file, folders without a file, a link to nothing, a pipe.
func holdsNothing(place string) bool {
	info, err := os.Lstat(place)
	switch {
	case err != nil:
		return false
	case info.Mode().IsRegular():
		return info.Size() == 0
	case info.Mode().Type() == fs.ModeSymlink:
		_, err := os.Stat(place)
		return notThere(err)
	case !info.IsDir():
		return true
	}
	err = filepath.WalkDir(place, func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			err = fs.ErrExist
		}
		return err
	})
	return err == nil
}

// asideOf returns a name beside place that is free.
func (t *Tx) asideOf(place string) (string, error) {
	for n := 1; n < 1000; n++ {
		kept := place + ".kept"
		if n > 1 {
			kept = fmt.Sprintf("%s.kept-%d", place, n)
		}
		if !exists(kept) {
			return kept, nil
		}
	}
	return "", fs.ErrExist
}

func (t *Tx) rel(place string) string {
	rel, err := filepath.Rel(t.root, place)
	if err != nil {
		return place
	}
	return filepath.ToSlash(rel)
}

// isPlaceholder reports whether the file at place is what a commit that was
// killed has put there: no list need say that it is ours.
func isPlaceholder(place string) bool {
	found, err := compare(place, placeholder)
	return err == nil && found == identical
}

// carry links what is not of a folder's own code into the folder that takes
// its place.
func (c *change) carry(r *tree) error {
	if r.ours == nil {
		return nil
	}
	place := c.at(r.path)
	if info, err := os.Lstat(place); err != nil || !info.IsDir() {
		if err == nil && !holdsNothing(place) {
			return c.moveAside(place)
		}
		return nil
	}
	return filepath.WalkDir(place, func(at string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // a folder that cannot be read holds nothing that we could save
		}
		rel, err := filepath.Rel(place, at)
		if err != nil || r.ours(filepath.ToSlash(rel)) || holdsNothing(at) {
			return nil
		}
		to := filepath.Join(r.tmp, rel)
		if exists(to) || os.MkdirAll(filepath.Dir(to), 0o755) != nil {
			// One of the folder's own files goes here.
			flat := strings.ReplaceAll(rel, string(filepath.Separator), "-")
			if to, err = c.asideOf(filepath.Join(r.tmp, flat)); err != nil {
				return failed(at, err)
			}
			c.note(setAsideNote(c.rel(at), path.Join(r.path, filepath.Base(to))))
		}
		if c.disk.link(at, to) == nil {
			return nil
		}
		data, err := os.ReadFile(at)
		if err == nil {
			err = c.disk.write(to, data)
		}
		if err != nil {
			return failed(at, err)
		}
		return nil
	})
}

// moveAside is setAside within a commit, which may be undone.
func (c *change) moveAside(place string) error {
	kept, err := c.asideOf(place)
	if err == nil {
		err = c.disk.rename(place, kept)
	}
	if err != nil {
		return failed(place, err)
	}
	c.note(setAsideNote(c.rel(place), c.rel(kept)))
	c.undoing(func() error { return c.disk.rename(kept, place) })
	return nil
}

// sweepAll removes every empty folder: after a kill or damage nothing tells
// any more which of them a build left.
func (t *Tx) sweepAll() {
	var dirs []string
	_ = filepath.WalkDir(t.root, func(place string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || !entry.IsDir() || place == t.root:
			return nil
		case place == t.state("") || t.trees[t.rel(place)] != nil:
			return fs.SkipDir
		}
		dirs = append(dirs, place)
		return nil
	})
	for _, dir := range slices.Backward(dirs) {
		_ = t.disk.remove(dir) // fails where it is not empty
	}
}

// removeAllOurs removes a folder of the state with all in it, also where
// somebody has made folders in it read-only.
func (d disk) removeAllOurs(path string) error {
	err := d.removeAll(path)
	if err == nil || !errors.Is(err, fs.ErrPermission) {
		return err
	}
	unlock(path)
	return d.removeAll(path)
}

// unlock lets the owner change the folders at and below path.
func unlock(path string) {
	_ = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.IsDir() {
			_ = os.Chmod(at, 0o755)
		}
		return nil
	})
}

func madeWritable(name string) lang.Text {
	return lang.Textf("thư mục %s bị đặt chỉ đọc: đã cho ghi lại", "the folder %s was read-only: it can be written to again", name)
}

func setAsideNote(name, kept string) lang.Text {
	return lang.Textf("ở chỗ của %s có thứ khác không do chương trình tạo: đã đổi tên thành %s, nếu không cần thì xóa đi",
		"something that this program did not make stood in the place of %s: it is now called %s, delete it if it is not needed", name, kept)
}
