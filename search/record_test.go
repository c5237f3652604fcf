package search

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/search/internal/searchtest"
)

// damages are what can happen to a file, by name.
var damages = map[string]func(data []byte, random *rand.Rand) []byte{
	"emptied": func([]byte, *rand.Rand) []byte { return nil },
	"cut":     func(data []byte, random *rand.Rand) []byte { return data[:random.IntN(len(data))] },
	"longer":  func(data []byte, _ *rand.Rand) []byte { return append(data, 'x') },
	"zeroed":  func(data []byte, _ *rand.Rand) []byte { return make([]byte, len(data)) },
	"one bit": func(data []byte, random *rand.Rand) []byte {
		data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		return data
	},
	"noise": func(data []byte, random *rand.Rand) []byte {
		for range 20 {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		return append(data, byte(random.IntN(256)))
	},
}

// indexFiles are the files of the index below dir, by path.
func indexFiles(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A damaged index is said to be so, by its opening or by the query, and never
// gives another answer than the whole one.
func TestDamagedIndex(t *testing.T) {
	t.Parallel()
	x, dir := openSample(t, searchtest.Portal()...)
	ask := func(x *Index) (string, error) {
		r, err := x.Search(context.Background(), "hiến đất", SearchOptions{})
		text, _ := json.Marshal(r)
		return string(text), err
	}
	want, err := ask(x)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	try := func(what, name string) {
		t.Helper()
		y, err := Open(dir)
		var got string
		if err == nil {
			got, err = ask(y)
			y.Close()
		}
		if inIndex := strings.Contains(name, "bleve"); err == nil && (inIndex || got != want) {
			t.Errorf("%s, %s: answered %s", name, what, got)
		} else if err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s, %s: %v, want ErrDamaged", name, what, err)
		}
	}
	for name, data := range indexFiles(t, dir) {
		if rel, _ := filepath.Rel(dir, name); !strings.HasPrefix(rel, "bleve") && !strings.HasPrefix(rel, "d") {
			continue // for the browser only
		}
		for what, damage := range damages {
			for range 3 {
				must(t, os.WriteFile(name, damage(append([]byte(nil), data...), random), 0o644))
				try(what, name)
			}
		}
		must(t, os.Remove(name))
		try("removed", name)
		must(t, os.Mkdir(name, 0o755))
		try("a folder", name)
		must(t, os.Remove(name))
		must(t, os.Symlink("nowhere", name))
		try("a dangling link", name)
		must(t, os.Remove(name))
		must(t, os.WriteFile(name, data, 0o644))
	}
	y, err := Open(dir)
	must(t, err)
	defer y.Close()
	if got, err := ask(y); err != nil || got != want {
		t.Errorf("put right again: %s, %v", got, err)
	}
	must(t, os.RemoveAll(filepath.Join(dir, "bleve")))
	must(t, os.WriteFile(filepath.Join(dir, "bleve"), nil, 0o644))
	try("a file", "bleve")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSeal(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(writeSite(t, sampleBuilder(searchtest.Portal())), "bleve")
	for _, about := range []string{"", "abc", "đất đai"} {
		must(t, Seal(dir, about))
		if got, err := Verify(dir); err != nil || got != about {
			t.Errorf("sealed with %q: %q, %v", about, got, err)
		}
	}
	if Seal(dir, "two\nlines") == nil {
		t.Error("two lines are taken for one")
	}
	if _, err := Verify(filepath.Join(dir, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nowhere: %v", err)
	}
	for name := range indexFiles(t, dir) {
		if rel, err := filepath.Rel(dir, name); err != nil || !IsIndexFile(filepath.ToSlash(rel)) {
			t.Errorf("%s is not taken for a file of the index", name)
		}
	}
	for _, name := range []string{"note.txt", "store/note.txt", "store/a/1.zap", "root.bolt", "store/x y.zap", "store/.zap", "index.sha256/x", ""} {
		if IsIndexFile(name) {
			t.Errorf("%q is taken for a file of the index", name)
		}
	}
}
