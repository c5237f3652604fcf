package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A first build makes the folder beside its place and renames it: no moment
// shows half a site, and no file is written or moved twice.

func (t *Tx) sibling(suffix string) string {
	return filepath.Join(filepath.Dir(t.dir), "."+filepath.Base(t.dir)+".chuyende-"+suffix)
}

// beginBeside prepares a first build, or returns errAppeared if another build
// has just finished one.
func (t *Tx) beginBeside() error {
	parent := filepath.Dir(t.dir)
	if err := t.disk.mkdirAll(parent); err != nil {
		return failed(parent, err)
	}
	lock, err := acquire(t.sibling("lock"), t.dir)
	if err != nil {
		return err
	}
	t.lock, t.first = lock, true
	if _, err := os.Lstat(t.dir); err == nil {
		t.release()
		t.first, t.restore = false, nil
		return errAppeared
	}
	t.root = t.sibling("new")
	// A build that was killed may have left its half of a site.
	if err := t.disk.removeAll(t.root); err != nil {
		return failed(t.root, err)
	}
	if err := t.disk.mkdirAll(t.state("")); err != nil {
		return failed(t.root, err)
	}
	return nil
}

// takeAway removes the empty folder of a first build, if that is possible: it
// may be the root of a volume, or its parent may be closed to us, and then the
// site is put into it file by file.
func (t *Tx) takeAway() bool {
	info, err := os.Stat(t.dir)
	if err != nil || t.disk.remove(t.dir) != nil {
		return false
	}
	t.restore = func() {
		if os.Mkdir(t.dir, 0o755) == nil {
			_ = os.Chmod(t.dir, info.Mode().Perm())
		}
	}
	// Only where the site may be made beside can it be renamed into place.
	if t.disk.mkdirAll(t.sibling("new")) != nil {
		t.restore()
		t.restore = nil
		return false
	}
	return true
}

// clearBeside removes what a first build that was killed has left, where the
// folder has come by a site in some other way.
func (t *Tx) clearBeside() {
	if !exists(t.sibling("new")) {
		return
	}
	lock, err := acquire(t.sibling("lock"), t.dir)
	if err != nil {
		return // it is somebody's, or cannot be told; it does no harm
	}
	_ = t.disk.removeAll(t.sibling("new"))
	_ = os.Remove(lock.Path())
	_ = lock.Unlock()
}

func (t *Tx) commitBeside() (Report, error) {
	if err := t.checkSet(); err != nil {
		return Report{}, err
	}
	var report Report
	paths := make([]string, 0, len(t.files)+len(t.trees))
	for _, f := range t.files {
		paths = append(paths, f.path)
		report.Written++
		report.Bytes += f.size
	}
	for _, r := range t.trees {
		paths = append(paths, r.path+"/")
		if err := report.countTree(r.tmp); err != nil {
			return Report{}, failed(r.tmp, err)
		}
	}
	slices.Sort(paths)
	report.Paths = paths
	lines, err := t.lines()
	if err != nil {
		return Report{}, err
	}
	list, second := t.lists(lines)
	if err := t.disk.write(t.state(manifestName), list); err != nil {
		return Report{}, failed(t.state(manifestName), err)
	}
	if err := t.disk.write(t.at(ListName), second); err != nil {
		return Report{}, failed(t.at(ListName), err)
	}
	// The folder may have been made, by hand, since the build began.
	if info, err := os.Lstat(t.dir); err == nil && info.IsDir() {
		_ = t.disk.remove(t.dir)
	}
	if err := t.disk.rename(t.root, t.dir); err != nil {
		return Report{}, failed(t.dir, err)
	}
	t.restore = nil
	return report, nil
}

// countTree adds the files of a folder that was staged whole.
func (r *Report) countTree(dir string) error {
	return filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		r.Written++
		r.Bytes += info.Size()
		return nil
	})
}
