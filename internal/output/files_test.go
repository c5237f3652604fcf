package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// sha returns the digest of a text as a manifest has it.
func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// listed returns the lines of the manifest but the first and the last; its copy
// has to be the same but for what is in folders staged whole.
func listed(t *testing.T, dir string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, StateDir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	l := parseList(data)
	second, err := os.ReadFile(filepath.Join(dir, ListName))
	if err != nil || string(second) != string(copyOf(l.text)) || strings.Contains(string(second), ".zap") || !strings.Contains(string(second), "\nsearch/bleve/\n") {
		t.Errorf("the copy is %q, %v, the manifest %q", second, err, data)
	}
	if l.state != whole || l.old {
		t.Errorf("manifest %q", data)
	}
	return strings.Split(strings.TrimSuffix(l.text, "\n"), "\n")
}

// The manifest tells of each file what it holds, however it came to stand there.
func TestManifestTellsOfFiles(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	ours := func(name string) bool { return strings.HasSuffix(name, ".zap") }
	build := func(text string, keep bool) []File {
		t.Helper()
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Abort()
		if keep {
			err = errors.Join(tx.Keep("b/Ảnh.png"), tx.KeepDir("search/bleve", ours))
		} else {
			var tmp string
			tmp, err = tx.Dir("search/bleve", ours)
			put(t, tmp, content{"store/a.zap": text})
			err = errors.Join(err, tx.Add("b/Ảnh.png", []byte("png")))
		}
		if err = errors.Join(err, tx.Add("a.html", []byte(text))); err != nil {
			t.Fatal(err)
		}
		files, err := tx.Files()
		if err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]string{"a.html": text, "b/Ảnh.png": "png"} {
			if data, err := tx.Read(path); err != nil || string(data) != want {
				t.Errorf("%s will be %q, %v", path, data, err)
			}
		}
		if _, err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		return files
	}
	index := "one"
	for i, step := range []struct {
		text string
		keep bool
	}{{"one", false}, {"two", true}, {"two", false}, {"three", true}, {"three", true}} {
		if !step.keep {
			index = step.text
		}
		want := []File{
			{"a.html", sha(step.text), "text/html; charset=utf-8", int64(len(step.text))},
			{"b/Ảnh.png", sha("png"), "image/png", 3},
			{"search/bleve/store/a.zap", sha(index), "application/octet-stream", 0}, // not seen
		}
		if got := build(step.text, step.keep); !reflect.DeepEqual(got, want) {
			t.Errorf("step %d: files are %v, want %v", i, got, want)
		}
		var lines []string
		for _, f := range want {
			lines = append(lines, f.Path+"\t"+f.Digest+"\t"+f.Type)
		}
		lines = append(lines[:2:2], "search/bleve/", lines[2])
		if got := listed(t, dir); !reflect.DeepEqual(got, lines) {
			t.Errorf("step %d: listed are %q, want %q", i, got, lines)
		}
	}
	// Nothing is read that is not what it was when it was added, or not there.
	for path, want := range map[string]error{"a.html": ErrNotKept, "b/anh.png": fs.ErrNotExist, "search/bleve/store/a.zap": fs.ErrNotExist} {
		tx, err := Begin(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := tx.Keep("a.html"); err != nil {
			t.Fatal(err)
		}
		put(t, dir, content{"a.html": "meddled with"})
		if data, err := tx.Read(path); !errors.Is(err, want) {
			t.Errorf("%s is read as %q, %v", path, data, err)
		}
		tx.Abort()
		put(t, dir, content{"a.html": "three"})
	}
	// What is carried over in a folder is nobody's of ours.
	put(t, dir, content{"search/bleve/mine.txt": "mine"})
	for _, keep := range []bool{true, false} {
		if files := build("four", keep); len(files) != 3 {
			t.Errorf("files are %v", files)
		}
	}
	holds(t, dir, content{"a.html": "four", "b/Ảnh.png": "png", "search/bleve/store/a.zap": "four", "search/bleve/mine.txt": "mine"})
}

// A site of an earlier version is ours all the same; what its manifest does not
// tell is found out anew.
func TestOlderManifests(t *testing.T) {
	t.Parallel()
	paths := "a.html\nsearch/bleve/\n"
	second := manifestHead2 + paths
	for name, text := range map[string]string{"1": manifestHead1 + paths, "2": second + endOf([]byte(second))} {
		dir := filepath.Join(t.TempDir(), "public")
		put(t, dir, content{
			"a.html": "a", "search/bleve/x.zap": "x",
			StateDir + "/" + manifestName: text, ListName: text,
		})
		begin := func() *Tx {
			tx, err := Begin(dir)
			if err != nil {
				t.Fatal(err)
			}
			return tx
		}
		tx := begin()
		if err := tx.Keep("a.html"); !errors.Is(err, ErrNotKept) {
			t.Errorf("version %s: kept without a digest: %v", name, err)
		}
		tx.Abort()
		tx = begin()
		defer tx.Abort()
		if err := errors.Join(tx.Add("a.html", []byte("a")), tx.KeepDir("search/bleve", nil)); err != nil {
			t.Fatal(err)
		}
		report, err := tx.Commit()
		if err != nil || report.Written > 0 || len(report.Notes) > 0 {
			t.Errorf("version %s: %+v, %v", name, report, err)
		}
		want := []string{"a.html\t" + sha("a") + "\ttext/html; charset=utf-8", "search/bleve/", "search/bleve/x.zap\t" + sha("x") + "\tapplication/octet-stream"}
		if got := listed(t, dir); !reflect.DeepEqual(got, want) {
			t.Errorf("version %s: listed are %q", name, got)
		}
	}
}

// Digests of a list that was damaged are not believed.
func TestDamagedDigests(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, content{"a.html": "a"})
	for _, place := range []string{StateDir + "/" + manifestName, ListName} {
		data, err := os.ReadFile(filepath.Join(dir, place))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Replace(string(data), sha("a"), sha("b"), 1)
		if err := os.WriteFile(filepath.Join(dir, place), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tx, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Abort()
	if err := tx.Keep("a.html"); !errors.Is(err, ErrNotKept) {
		t.Errorf("kept: %v", err)
	}
}
