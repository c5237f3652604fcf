package server

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chuyende/internal/source"
)

// A link to a folder or file that can be seen itself needs no watching: what
// happens there is told by its own name. One that leads to something hidden is
// the only way there, and then its folder is watched besides.

// watchBehind watches what a link below a root leads to, if it is hidden and
// in the root. Nothing else is reached by a link, so what cannot be followed
// is none of our business.
func (w *watcher) watchBehind(link string) {
	root := w.root(link)
	info, err := os.Lstat(link)
	if root == "" || err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return
	}
	real, err := filepath.EvalSymlinks(link)
	if err != nil {
		return
	}
	base, err := filepath.EvalSymlinks(root)
	if err != nil {
		return
	}
	rel, err := filepath.Rel(base, real)
	if err != nil || !filepath.IsLocal(rel) || source.RoleOf(filepath.ToSlash(rel)) != source.Passed {
		return
	}
	if info, err = os.Stat(real); err == nil && !info.IsDir() {
		real = filepath.Dir(real)
		w.behindFolder(real, root)
		return
	}
	_ = filepath.WalkDir(real, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			w.behindFolder(path, root)
		}
		return nil
	})
}

// behindFolder watches one hidden folder, and the one it is in, where links to
// it may be exchanged.
func (w *watcher) behindFolder(dir, root string) {
	if _, known := w.behind[dir]; !known && !w.dirs[dir] && w.notify.Add(dir) == nil {
		w.behind[dir] = root
	}
}

// behindLink returns the root whose links may show something else after an
// event about path, or "": path is in a hidden folder that links lead to, or is
// itself a hidden link on the way there, as mounted volumes exchange them.
func (w *watcher) behindLink(path string) string {
	base := filepath.Base(path)
	if root := w.behind[filepath.Dir(path)]; root != "" && source.RoleOf(base) != source.Passed {
		return root
	}
	if len(w.behind) == 0 || !strings.HasPrefix(base, ".") || strings.HasPrefix(base, ".#") {
		return "" // Emacs locks files by links that lead nowhere
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return ""
	}
	return w.root(path)
}
