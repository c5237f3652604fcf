package server

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"

	"chuyende/internal/lang"
)

// watched is a folder with a site's sources and a running watcher.
type watched struct {
	*testing.T
	dir     string
	watcher *watcher
}

func watch(t *testing.T) *watched {
	t.Helper()
	dir := t.TempDir()
	w := &watched{T: t, dir: dir}
	w.write("content/a/one.md", "content/b/two.md", "content/public/old.html", "content/.git/HEAD")
	roots := []string{w.at("content"), w.at("themes"), w.at("site.yaml")}
	watcher, err := newWatcher(roots, w.at("content/public"))
	if err != nil {
		t.Fatal(err)
	}
	w.watcher = watcher
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- watcher.run(ctx, func(text lang.Text) { t.Errorf("warning: %s", text.EN) }) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return w
}

func (w *watched) at(path string) string { return filepath.Join(w.dir, filepath.FromSlash(path)) }

func (w *watched) write(paths ...string) {
	w.Helper()
	for _, path := range paths {
		w.must(os.MkdirAll(filepath.Dir(w.at(path)), 0o755))
		w.must(os.WriteFile(w.at(path), []byte(path), 0o644))
	}
}

func (w *watched) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// sees waits until a change of path, and returns all until then.
func (w *watched) sees(path string) (before []string) {
	w.Helper()
	for {
		select {
		case <-w.Context().Done():
			w.Fatalf("no change of %s, but of %v", path, before)
		case paths := <-w.watcher.changes:
			for _, p := range paths {
				rel, err := filepath.Rel(w.dir, p)
				w.must(err)
				before = append(before, filepath.ToSlash(rel))
			}
			if slices.Contains(before, path) {
				return before
			}
		}
	}
}

func TestWatchFiles(t *testing.T) {
	t.Parallel()
	w := watch(t)
	w.write("content/a/one.md")
	w.sees("content/a/one.md")
	w.write("content/a/new.md")
	w.sees("content/a/new.md")
	w.must(os.Remove(w.at("content/a/new.md")))
	w.sees("content/a/new.md")
	w.must(os.Rename(w.at("content/a/one.md"), w.at("content/b/one.md")))
	w.sees("content/a/one.md")
	w.sees("content/b/one.md")
	// As editors save: a new file moved over the old one.
	w.write("content/b/.two.md.swp")
	w.must(os.Rename(w.at("content/b/.two.md.swp"), w.at("content/b/two.md")))
	w.sees("content/b/two.md")
	w.write("site.yaml")
	w.sees("site.yaml")
}

func TestWatchFolders(t *testing.T) {
	t.Parallel()
	w := watch(t)
	w.write("content/new/deep/deeper/one.md")
	w.sees("content/new/deep/deeper/one.md")
	w.write("content/new/deep/deeper/two.md")
	w.sees("content/new/deep/deeper/two.md")

	w.must(os.Rename(w.at("content/new"), w.at("content/moved")))
	w.sees("content/new")
	w.sees("content/moved/deep/deeper/one.md")
	w.write("content/moved/deep/deeper/three.md")
	w.sees("content/moved/deep/deeper/three.md")

	w.must(os.Rename(w.at("content/moved"), w.at("elsewhere")))
	w.sees("content/moved")
	w.write("elsewhere/deep/deeper/four.md", "content/a/mark.md")
	if before := w.sees("content/a/mark.md"); slices.ContainsFunc(before, func(p string) bool { return strings.Contains(p, "four") }) {
		t.Errorf("saw %v in a folder that is not ours any more", before)
	}

	w.must(os.RemoveAll(w.at("content/a")))
	w.sees("content/a")
	w.write("themes/mine/layouts/page.html") // the root itself is new
	w.sees("themes/mine/layouts/page.html")
	w.must(os.Rename(w.at("content"), w.at("away")))
	w.sees("content")
	w.must(os.Rename(w.at("away"), w.at("content")))
	w.sees("content/b/two.md")
	w.write("content/b/five.md")
	w.sees("content/b/five.md")
}

func TestWatchIgnores(t *testing.T) {
	t.Parallel()
	w := watch(t)
	w.write("content/public/index.html", "content/.git/index", "content/.DS_Store", "other/x.md", "x.md",
		"content/a/one.md~", "content/a/.one.md.swp", "content/a/#one.md#", "content/a/.#one.md", "content/a/4913",
		"content/a/~$bieu-mau.docx", "content/a/one.md___jb_tmp___", "content/a/x.tmp", "content/.hidden/x.md",
		// What the reader passes over, whatever it is called: see source.RoleOf.
		"content/a/one.md.bak", "content/a/one.md.orig", "content/a/.~lock.x.odt#", "content/a/Thumbs.db", "content/a/DESKTOP.INI", "content/a/~WRL0001.tmp",
		"content/a/one.md.swo", "content/a/one.md.un~", "content/a/.one.md.kate-swp", "content/__MACOSX/one.md", "themes/mine/css/site.css~")
	w.must(os.Chmod(w.at("content/b/two.md"), 0o600))
	w.write("content/a/mark.md")
	for _, path := range w.sees("content/a/mark.md") {
		if path != "content/a/mark.md" {
			t.Errorf("saw %s", path)
		}
	}
}

// TestWatchLinks: what a link leads to is told by its own name, or, where that
// is hidden, as a change of all.
func TestWatchLinks(t *testing.T) {
	t.Parallel()
	w := watch(t)
	w.write("content/.kho/x.md", "content/.kho/con/y.md", "outside/z.md", "content/.v2/x.md")
	for name, target := range map[string]string{"content/l": ".kho", "content/vong": "..", "content/a/goc": "..", "content/b/m": "../a", "content/ra": "../outside", "content/..data": ".kho", "content/n.md": "..data/x.md"} {
		if err := os.Symlink(target, w.at(name)); err != nil {
			t.Skipf("this system has no symbolic links: %v", err)
		}
		if name != "content/..data" {
			w.sees(name)
		}
	}
	w.write("content/.kho/con/y.md")
	w.sees("content")
	w.write("outside/z.md", "content/.kho/x.md~", "content/a/one.md")
	for _, path := range w.sees("content/a/one.md") {
		if strings.Contains(path, "outside") || strings.Contains(path, "~") || strings.Contains(path, "b/m") {
			t.Errorf("saw %s", path)
		}
	}
	w.must(os.Remove(w.at("content/..data")))
	w.must(os.Symlink(".v2", w.at("content/..data")))
	w.sees("content")
}

// After lost events everything may have changed, and folders made meanwhile
// are watched.
func TestWatchOverflow(t *testing.T) {
	t.Parallel()
	w := watch(t)
	w.watcher.notify.Errors <- fsnotify.ErrEventOverflow
	if paths := <-w.watcher.changes; len(paths) != 0 {
		t.Errorf("after an overflow: %v, want all", paths)
	}
}

// TestWatchHere: of the folder that one is in, what lies beside it is no part.
func TestWatchHere(t *testing.T) {
	t.Parallel()
	w := &watcher{roots: []string{".", filepath.Join("..", "mkdocs.yml")}}
	for path, want := range map[string]string{"x.md": ".", filepath.Join("a", "x.md"): ".", filepath.Join("..", "mkdocs.yml"): w.roots[1], filepath.Join("..", "x.md"): "", "..": ""} {
		if got := w.root(path); got != want {
			t.Errorf("%s is in %q, want %q", path, got, want)
		}
	}
}

func TestCannotWatch(t *testing.T) {
	t.Parallel()
	_, err := newWatcher([]string{filepath.Join(t.TempDir(), "none", "content")}, "public")
	if err == nil || !strings.Contains(text(err, lang.VI), "không theo dõi được") {
		t.Errorf("error %v", err)
	}
}
