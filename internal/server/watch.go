package server

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"

	"chuyende/internal/fault"
	"chuyende/internal/lang"
	"chuyende/internal/source"
)

// watcher tells of changes below its roots. The system watches single folders,
// so each folder below a root is watched, and the folder that each root is in,
// lest a root is missed that is made later or moved away and back.
type watcher struct {
	notify *fsnotify.Watcher
	roots  []string
	except string          // the output folder, absolute
	dirs   map[string]bool // folders at and below the roots that are watched
	// behind are hidden folders that links lead to, with the root of the link.
	behind map[string]string
	// changes gets the paths of one event; no paths stand for all.
	changes chan []string
}

func newWatcher(roots []string, except string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, cannotWatch(strings.Join(roots, ", "), err)
	}
	w := &watcher{notify: notify, dirs: map[string]bool{}, behind: map[string]string{}, changes: make(chan []string)}
	if w.except, err = filepath.Abs(except); err == nil {
		for _, root := range roots {
			w.roots = append(w.roots, filepath.Clean(root))
		}
		err = w.watchRoots()
	}
	if err != nil {
		notify.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) watchRoots() error {
	for _, root := range w.roots {
		if err := w.notify.Add(filepath.Dir(root)); err != nil {
			return cannotWatch(filepath.Dir(root), err)
		}
		if _, err := w.watchTree(root); err != nil {
			return err
		}
	}
	return nil
}

// watchTree watches path, if it is a folder, with the folders below, and
// returns the files found in it. What is gone meanwhile is no error.
func (w *watcher) watchTree(path string) (files []string, err error) {
	if w.ignored(path) {
		return nil, nil
	}
	// A root may be a link to a folder. What a link below a root leads to is
	// watched where it lies.
	stat := os.Lstat
	if slices.Contains(w.roots, path) {
		stat = os.Stat
	}
	info, err := stat(path)
	if err != nil || !info.IsDir() {
		return []string{path}, nil
	}
	// Watched first, then read: what comes later gives an event.
	if err := w.notify.Add(path); err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, nil
		}
		return nil, cannotWatch(path, err)
	}
	w.dirs[path] = true
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, nil
	}
	for _, entry := range entries {
		below := filepath.Join(path, entry.Name())
		switch {
		case entry.IsDir():
			more, err := w.watchTree(below)
			if err != nil {
				return nil, err
			}
			files = append(files, more...)
		case !w.ignored(below):
			files = append(files, below)
			if entry.Type()&os.ModeSymlink != 0 {
				w.watchBehind(below)
			}
		}
	}
	return files, nil
}

// run passes on changes until ctx is done, and then stops watching.
func (w *watcher) run(ctx context.Context, warn func(lang.Text)) error {
	defer w.notify.Close()
	for {
		var paths []string
		select {
		case <-ctx.Done():
			return nil
		case event := <-w.notify.Events:
			var err error
			if paths, err = w.paths(event); err != nil {
				warn(lang.Textf("%s", "%s", messageOf(err)))
				paths = nil // some folder is not watched: at least show what is there now
			} else if len(paths) == 0 {
				continue
			}
		case err := <-w.notify.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				warn(lang.Textf("theo dõi tệp gặp lỗi: %s", "watching files: %s", fault.Cause(err)))
			}
			// Events are lost: folders may be new, anything may have changed.
			if err := w.watchRoots(); err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case w.changes <- paths:
		}
	}
}

// paths returns what an event is about: none if it is nothing to us.
func (w *watcher) paths(event fsnotify.Event) ([]string, error) {
	path := filepath.Clean(event.Name)
	if root := w.behindLink(path); root != "" {
		// Anything may look different: the names that it has are links.
		_, err := w.watchTree(root)
		return []string{root}, err
	}
	if !w.below(path) || w.ignored(path) {
		return nil, nil
	}
	switch {
	case event.Has(fsnotify.Create):
		w.watchBehind(path)
		return w.watchTree(path)
	case event.Has(fsnotify.Remove), event.Has(fsnotify.Rename):
		w.forget(path)
		return []string{path}, nil
	case event.Has(fsnotify.Write) && !w.dirs[path]:
		return []string{path}, nil
	}
	return nil, nil // only its permissions have changed
}

// forget stops watching a folder that went, with all below. A folder that was
// moved would otherwise go on giving events under its old name.
func (w *watcher) forget(path string) {
	for dir := range w.dirs {
		if dir == path || strings.HasPrefix(dir, path+string(filepath.Separator)) {
			delete(w.dirs, dir)
			// The system has mostly done so itself, which is an error here.
			_ = w.notify.Remove(dir)
		}
	}
}

// below reports whether path is a root or in one. The folders that roots are
// in give events of much else.
func (w *watcher) below(path string) bool { return w.root(path) != "" }

// root returns the root that path is or is in, or "".
func (w *watcher) root(path string) string {
	for _, root := range w.roots {
		if path == root || root == "." && filepath.IsLocal(path) || strings.HasPrefix(path, root+string(filepath.Separator)) {
			return root
		}
	}
	return ""
}

// ignored reports whether path is part of the output, or one that the reader
// of content passes over.
func (w *watcher) ignored(path string) bool {
	if abs, err := filepath.Abs(path); err == nil && (abs == w.except || strings.HasPrefix(abs, w.except+string(filepath.Separator))) {
		return true
	}
	if slices.Contains(w.roots, path) {
		return false // asked for by name
	}
	rel, err := filepath.Rel(w.root(path), path)
	return err != nil || source.RoleOf(filepath.ToSlash(rel)) == source.Passed
}

func messageOf(err error) lang.Text {
	return lang.Text{VI: text(err, lang.VI), EN: text(err, lang.EN)}
}
