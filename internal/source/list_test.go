package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// folder makes a folder of files, each holding its name, and of links.
func folder(t *testing.T, files []string, links map[string]string) fs.FS {
	t.Helper()
	dir := t.TempDir()
	write := func(name string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		write(at)
		if err := os.WriteFile(at, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range links {
		at := filepath.Join(dir, filepath.FromSlash(name))
		write(at)
		if err := os.Symlink(strings.ReplaceAll(target, "ROOT", dir), at); err != nil {
			t.Skipf("this system has no symbolic links: %v", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

func TestSymbolicLinks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		files    []string
		links    map[string]string
		want     string // "path<link<link" of each text
		assets   string
		problems string
	}{
		{"to files", []string{"a/that.md"}, map[string]string{"trong.md": "a/that.md", "a/b/len.md": "../that.md", "hai.md": "trong.md"},
			"a/that.md<a/b/len.md<hai.md<trong.md", "", ""},
		{"out", []string{"a/that.md"}, map[string]string{
			"tuyet-doi.md": "/etc/passwd", "trong-tuyet-doi.md": "ROOT/a/that.md", "ra.md": "../x.md", "ra": "..", "qua.md": "ra/x.md",
			"vong.md": "vong.md", "mat.md": "khong-co.md", "qua-tep.md": "a/that.md/x", "vong-1": "vong-2", "vong-2": "vong-1",
		}, "a/that.md", "", "mat.md symlink-outside, qua-tep.md symlink-outside, qua.md symlink-outside, ra symlink-outside, ra.md symlink-outside, " +
			"trong-tuyet-doi.md symlink-outside, tuyet-doi.md symlink-outside, vong-1 symlink-outside, vong-2 symlink-outside, vong.md symlink-outside"},
		{"to a folder", []string{"kho/x.md", "kho/con/y.md", "kho/a.png", "kho/x.md~", "kho/.z.md"}, map[string]string{"l": "kho"},
			"kho/con/y.md<l/con/y.md kho/x.md<l/x.md", "kho/a.png l/a.png", ""},
		{"circles", []string{"a/x.md"}, map[string]string{"a/goc": "..", "a/toi": ".", "b": "a", "a/b": "../a"},
			"a/x.md<b/x.md", "", "a/b symlink-circle, a/goc symlink-circle, a/toi symlink-circle, b/b symlink-folder, b/goc symlink-folder, b/toi symlink-folder"},
		{"each other", []string{"a/x.md", "b/y.md"}, map[string]string{"a/b": "../b", "b/a": "../a"},
			"a/x.md<b/a/x.md b/y.md<a/b/y.md", "", "a/b/a symlink-folder, b/a/b symlink-folder"},
		{"to what is hidden", []string{".kho/x.md", ".kho/anh.png"}, map[string]string{"l": ".kho", "m.md": ".kho/x.md", "..data": ".kho", "n.md": "..data/x.md"},
			"l/x.md<m.md<n.md", "l/anh.png", ""},
		{"to leftovers", []string{"a.md~", "b.bak", "~c/d.md", "t~/e.md"}, map[string]string{"a.md": "a.md~", "b.png": "b.bak", ".#c.md": "user@host.1:2", "t": "t~"},
			"~c/d.md", "", "a.md symlink-leftover, b.png symlink-leftover, t symlink-leftover, t~ folder-leftover"},
		{"by other roles", []string{"a.md", "b.txt", "cai-dat"}, map[string]string{"a.txt": "a.md", "b.md": "b.txt", "site.yml": "cai-dat"},
			"a.md b.md", "a.txt b.txt cai-dat", "site.yml settings-place"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var list diag.List
			texts, assets, err := Read(t.Context(), folder(t, tt.files, tt.links), "", nil, &list)
			if err != nil {
				t.Fatal(err)
			}
			var got, problems []string
			for _, f := range texts {
				got = append(got, strings.Join(append([]string{f.Path}, f.Links...), "<"))
			}
			for _, p := range list.Sorted() {
				problems = append(problems, p.File+" "+p.Code)
			}
			if text := strings.Join(got, " "); text != tt.want {
				t.Errorf("texts %q, want %q", text, tt.want)
			}
			if text := strings.Join(assets, " "); text != tt.assets {
				t.Errorf("assets %q, want %q", text, tt.assets)
			}
			if text := strings.Join(problems, ", "); text != tt.problems {
				t.Errorf("problems %q\nwant     %q", text, tt.problems)
			}
		})
	}
}

// TestReadOneSeesNoLinks: a file has other names, and those only [Read] knows.
func TestReadOneSeesNoLinks(t *testing.T) {
	t.Parallel()
	fsys := folder(t, []string{"a/x.md", "b.md~"}, map[string]string{"l.md": "a/x.md", "ra.md": "/etc/passwd", "f": "a"})
	for _, name := range []string{"l.md", "ra.md", "f/x.md", "b.md~", "f", "a"} {
		var problems diag.List
		if file, err := ReadOne(fsys, "content", name, &problems); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadOne(%q) = %q, %v", name, file.Data, err)
		}
	}
}

// TestSettingsThroughLinks: inside they may lie where they like.
func TestSettingsThroughLinks(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]string{".chung/site": ".chung/site", "/etc/passwd": "", "../x": "", ".chung": "", "site.yaml": ""} {
		var problems diag.List
		file, err := ReadSettings(folder(t, []string{".chung/site"}, map[string]string{"site.yaml": target}), "content", &problems)
		if string(file.Data) != want || errors.Is(err, fs.ErrNotExist) != (want == "") {
			t.Errorf("site.yaml to %s: %q, %v", target, file.Data, err)
		}
	}
}

// TestManyLinksAreFollowedOnce: links to folders in folders would otherwise
// give each file more names than a build could read.
func TestManyLinksAreFollowedOnce(t *testing.T) {
	t.Parallel()
	files, links := []string{}, map[string]string{}
	for _, from := range "abcdefgh" {
		files = append(files, string(from)+"/x.md")
		for _, to := range "abcdefgh" {
			if from != to {
				links[string(from)+"/"+string(to)] = "../" + string(to)
			}
		}
	}
	entries, err := Walk(folder(t, files, links), "", nil, nil)
	if err != nil || len(entries) != 8 || slices.ContainsFunc(entries, func(e Entry) bool { return len(e.Links) != 7 }) {
		t.Errorf("%v, %v", entries, err)
	}
}
