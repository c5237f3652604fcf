package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestHolds(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	if there, err := tx.Holds("a.html", sha("a")); there || err != nil {
		t.Errorf("a first build: %t, %v", there, err)
	}
	tx.Abort()
	mustBuild(t, dir, content{"a.html": "a", "b.html": "b", "c/d.html": "d", "e.html": "e"})
	put(t, dir, content{"b.html": "x", "foreign.html": "f"}) // somebody else has been there
	if err := os.Remove(filepath.Join(dir, "e.html")); err != nil {
		t.Fatal(err)
	}
	if tx, err = Begin(dir); err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	for _, tt := range []struct {
		path, sum string
		want      bool
	}{
		{"a.html", sha("x"), false},
		{"a.html", "", false},
		{"a.html", sha("a")[1:], false},
		{"a.html", sha("a"), true},
		{"b.html", sha("b"), false},
		{"c", sha(""), false},
		{"c/d.html", sha("d"), true},
		{"e.html", sha("e"), false},
		{"foreign.html", sha("f"), true}, // as with Add: these are the bytes
		{"../public/a.html", sha("a"), false},
		{".chuyende/lock", sha(""), false},
	} {
		if there, err := tx.Holds(tt.path, tt.sum); there != tt.want || err != nil {
			t.Errorf("Holds(%q, %.5s) = %t, %v", tt.path, tt.sum, there, err)
		}
	}
	// What was not held can be added.
	if err := errors.Join(tx.Add("b.html", []byte("b")), tx.Add("e.html", []byte("e"))); err != nil {
		t.Fatal(err)
	}
	files, err := tx.Files()
	if err != nil || len(files) != 5 || files[0] != (File{"a.html", sha("a"), "text/html; charset=utf-8", 1}) {
		t.Errorf("the site holds %v, %v", files, err)
	}
	report, err := tx.Commit()
	if err != nil || report.Unchanged != 3 || report.Written != 2 || report.Removed != 0 {
		t.Errorf("report %+v, %v", report, err)
	}
	if tx, err = Begin(dir); err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	if err := tx.Add("a.html", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if there, err := tx.Holds("a.html", sha("a")); there || !errors.Is(err, ErrTwice) {
		t.Errorf("added twice: %t, %v", there, err)
	}
}
