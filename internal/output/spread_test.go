package output

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMkdirApart holds that a folder which is made apart is made as any other, with nothing
// beside it, and that one which is there stays with what is in it.
func TestMkdirApart(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	spread(parent)
	for _, place := range []string{filepath.Join(parent, "a"), filepath.Join(parent, "a", "b"), filepath.Join(parent, "a")} {
		if err := (disk{}).mkdirApart(place); err != nil {
			t.Fatal(err)
		}
	}
	if err := (disk{}).mkdirAll(filepath.Join(parent, "other")); err != nil {
		t.Fatal(err)
	}
	other, err := os.Stat(filepath.Join(parent, "other"))
	if err != nil {
		t.Fatal(err)
	}
	for place, holds := range map[string]int{parent: 2, filepath.Join(parent, "a"): 1, filepath.Join(parent, "a", "b"): 0} {
		entries, err := os.ReadDir(place)
		if err != nil || len(entries) != holds {
			t.Errorf("%s holds %v, %v", place, entries, err)
		}
		if info, err := os.Stat(place); place != parent && (err != nil || info.Mode() != other.Mode()) {
			t.Errorf("%s: %v, %v", place, info, err)
		}
	}
}
