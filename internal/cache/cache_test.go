package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept returns the files of a cache's entries.
func kept(t *testing.T, parent string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(parent, FolderName, entries, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFolder(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	c := Open(parent, "1")
	if c.Get("a") != nil || len(kept(t, parent)) > 0 {
		t.Error("something is there before any Put")
	}
	c.Put("a", []byte("một"))
	c.Put("b", []byte("hai"))
	c.Put("a", []byte("ba"))
	c.Put("", nil)
	for _, again := range []*Folder{c, Open(parent, "1"), c.ReadOnly()} {
		if a, b := again.Get("a"), again.Get("b"); string(a) != "ba" || string(b) != "hai" {
			t.Errorf("got %q and %q", a, b)
		}
	}
	if ignore, err := os.ReadFile(filepath.Join(parent, FolderName, ".gitignore")); err != nil || string(ignore) != "*\n" {
		t.Errorf(".gitignore: %q, %v", ignore, err)
	}
	if Open(parent, "2").Get("a") != nil {
		t.Error("an entry of another version is given")
	}
	c.ReadOnly().Put("c", []byte("bốn"))
	if c.Get("c") != nil {
		t.Error("who only reads has written")
	}
	var none *Folder
	none.Put("a", nil)
	if none.Get("a") != nil || none.ReadOnly() != nil || Open(parent, "") != nil {
		t.Error("a cache that keeps nothing has something")
	}
}

// TestDamagedEntry changes an entry at each place, and cuts it off there.
func TestDamagedEntry(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	c := Open(parent, "1")
	c.Put("key", []byte("nội dung"))
	file := kept(t, parent)[0]
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		changed := bytes.Clone(good)
		changed[i] ^= 1
		for what, bad := range map[string][]byte{"changed": changed, "cut": good[:i], "longer": append(bytes.Clone(good), good[:i+1]...)} {
			if err := os.WriteFile(file, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			if got := c.Get("key"); got != nil {
				t.Fatalf("%s at %d: got %q", what, i, got)
			}
		}
	}
	// An entry in the place of another.
	c.Put("other", []byte("khác"))
	files := kept(t, parent)
	at := slices.Index(files, file)
	if err := os.Rename(files[1-at], file); err != nil {
		t.Fatal(err)
	}
	if got := c.Get("key"); got != nil {
		t.Errorf("another's entry is given: %q", got)
	}
	c.Put("key", []byte("mới"))
	if got := c.Get("key"); string(got) != "mới" {
		t.Errorf("after it was put again: %q", got)
	}
}

// TestNowhere holds that a folder which cannot be written does no harm, nor one
// that leads elsewhere.
func TestNowhere(t *testing.T) {
	t.Parallel()
	elsewhere := t.TempDir()
	for name, prepare := range map[string]func(parent string) error{
		"no folder":         func(parent string) error { return os.Remove(parent) },
		"a file in its way": func(parent string) error { return os.WriteFile(filepath.Join(parent, FolderName), nil, 0o600) },
		"a link out of it":  func(parent string) error { return os.Symlink(elsewhere, filepath.Join(parent, FolderName)) },
		"a folder of .gitignore": func(parent string) error {
			return os.MkdirAll(filepath.Join(parent, FolderName, ".gitignore", "x"), 0o700)
		},
		"entries that lead out": func(parent string) error {
			if err := os.Mkdir(filepath.Join(parent, FolderName), 0o700); err != nil {
				return err
			}
			return os.Symlink(elsewhere, filepath.Join(parent, FolderName, entries))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parent := filepath.Join(t.TempDir(), "site")
			if err := os.Mkdir(parent, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := prepare(parent); err != nil {
				t.Skip(err)
			}
			c := Open(parent, "1")
			c.Put("a", []byte("một"))
			if got := c.Get("a"); got != nil {
				t.Errorf("got %q", got)
			}
			if list, err := os.ReadDir(elsewhere); err != nil || len(list) > 0 {
				t.Errorf("elsewhere there is %v, %v", list, err)
			}
		})
	}
}

func TestBounded(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	c := Open(parent, "1")
	c.most = 10_000
	for i := range 12 {
		c.Put(fmt.Sprint(i), bytes.Repeat([]byte{1}, 1500))
		when := time.Now().Add(time.Duration(i-100) * time.Minute)
		newest := kept(t, parent)
		slices.SortFunc(newest, func(a, b string) int { return modified(t, b).Compare(modified(t, a)) })
		if err := os.Chtimes(newest[0], when, when); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(kept(t, parent)); n < 5 || n > 7 {
		t.Errorf("%d entries are kept", n)
	}
	if c.Get("0") != nil || c.Get("11") == nil {
		t.Error("the oldest should have gone, not the newest")
	}
	left := filepath.Join(parent, FolderName, entries, "x.1"+temporaryEnd)
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	c.Put("z", nil)
	if slices.ContainsFunc(kept(t, parent), func(name string) bool { return strings.HasSuffix(name, temporaryEnd) }) {
		t.Error("what a killed process left is still there")
	}
}

func modified(t *testing.T, name string) time.Time {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}

func TestProgram(t *testing.T) {
	t.Parallel()
	own := Program()
	if own == "" {
		t.Fatal("the program does not know itself")
	}
	file, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(t.TempDir(), "program")
	write := func(data []byte) string {
		t.Helper()
		if err := os.WriteFile(place, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return programIn(place)
	}
	if write(data) != own {
		t.Error("a copy is another program")
	}
	if write(append(bytes.Clone(data), 0)) == own {
		t.Error("a longer program is the same")
	}
	data[mostHead-1] ^= 1
	if write(data) == own {
		t.Error("a changed program is the same")
	}
	if programIn(filepath.Join(place, "none")) != "" || write(nil) != "" {
		t.Error("what is no program has a name")
	}
}

func TestDrawers(t *testing.T) {
	t.Parallel()
	for things, want := range map[int]int{0: 1, drawerThings: 1, drawerThings + 1: 2, 11_229: 64, 1 << 30: mostDrawers} {
		if got := Drawers(things); got != want {
			t.Errorf("%d things lie in %d drawers", things, got)
		}
	}
	count := make([]int, mostDrawers)
	for i := range 100 * mostDrawers {
		count[Drawer(fmt.Sprint(i), mostDrawers)]++
	}
	if least, most := slices.Min(count), slices.Max(count); least < 50 || most > 200 {
		t.Errorf("drawers hold from %d to %d things", least, most)
	}
}
