package main

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportSite: the folder of another generator becomes pages that a check accepts
// and a build shows; nothing is written over, nothing in a dry run, nothing from
// outside of the folder.
func TestImportSite(t *testing.T) {
	t.Parallel()
	sites := map[string]map[string]string{
		"mdbook":     {"book.toml": "", "src/SUMMARY.md": "[A](a.md)\n- [B](b/b.md)\n", "src/a.md": "# A\n\n{{#include b/b.md}} {{#include ngoai.md}}\n", "src/b/b.md": "Bê\n"},
		"mkdocs":     {"mkdocs.yml": "nav: [a.md]", "docs/a.md": "!!! note\n    Một\n\n[b](/b/)\n", "docs/b.md": "x"},
		"hugo":       {"hugo.yaml": "title: x", "content/a.md": "---\ntitle: A\nla: 1\n---\n{{% notice tip %}}\nMột\n{{% /notice %}}\n{{< la >}}", "static/a.png": "x"},
		"vitepress":  {".vitepress/config.js": "", "a.md": "::: tip\nMột\n:::\n", "public/x.pdf": "%PDF-"},
		"jekyll":     {"_config.yml": "title: x", "a.md": "---\nlayout: x\n---\n{% include x.html %}\n{{ la }}\n", "_posts/2020-01-02-b.md": "B"},
		"docusaurus": {"docusaurus.config.js": "", "docs/a.mdx": "import X from 'y';\n\n:::info\nMột\n:::\n"},
	}
	files := map[string]string{"bi-mat.md": "MẬT", "content/dau.md": "Đầu\n"}
	for name, site := range sites {
		for file, data := range site {
			files["vao/"+name+"/"+file] = data
		}
	}
	dir, run := importSite(t, files)
	if err := os.Symlink(filepath.Join(dir, "bi-mat.md"), filepath.Join(dir, "vao/mdbook/src/ngoai.md")); err != nil {
		t.Log("no links on this system: ", err)
	}
	if code, said := run("import", "vao/mkdocs", "--from", "mkdocs", "--dry-run"); code != exitFine || !strings.Contains(said, "sẽ viết 2 trang") {
		t.Errorf("a dry run: %d %s", code, said)
	}
	if len(tree(t, filepath.Join(dir, "content"))) != 1 {
		t.Error("a dry run wrote something")
	}
	for name := range sites {
		if code, said := run("import", "vao/"+name, "--from", name, "--to", "cu/"+name); code != exitFine || !strings.Contains(said, "Đã viết") {
			t.Errorf("%s: %d %s", name, code, said)
		}
	}
	if code, said := run("check"); code != exitFine {
		t.Errorf("the check: %d %s", code, said)
	}
	if code, said := run("build"); code != exitFine {
		t.Errorf("the build: %d %s", code, said)
	}
	_ = filepath.WalkDir(filepath.Join(dir, "content"), func(path string, entry fs.DirEntry, err error) error {
		if data, _ := os.ReadFile(path); strings.Contains(string(data), "MẬT") {
			t.Errorf("%s holds what lies outside", path)
		}
		return err
	})
	before := tree(t, filepath.Join(dir, "content"))
	for want, args := range map[string][]string{
		"đã có, không ghi đè": {"vao/hugo", "--from", "hugo", "--to", "cu/hugo"},
		"có phải hugo?":       {"vao/hugo", "--from", "hogo", "--to", "x"},
		"khuôn riêng":         {"vao/hugo", "--from", "hugo", "--to", "topic"},
		"không có trang nào":  {"vao/hugo", "--from", "mdbook", "--to", "x"},
		"đúng một thư mục":    {"vao/hugo", "vao/mkdocs", "--from", "hugo", "--to", "x"},
		"--to phải là":        {"vao/hugo", "--from", "hugo", "--to", "../x"},
	} {
		if code, said := run(append([]string{"import"}, args...)...); code != exitUsage || !strings.Contains(said, want) {
			t.Errorf("%q: %d %s", args, code, said)
		}
	}
	if after := tree(t, filepath.Join(dir, "content")); !maps.Equal(before, after) {
		t.Error("something was written")
	}
	if code, said := run("import", "vao/hugo", "--from", "hugo", "--to", "cu/hugo", "--force"); code != exitFine {
		t.Errorf("by force: %d %s", code, said)
	}
}

// TestImportSiteFails: where a file cannot be written, those before it go again.
func TestImportSiteFails(t *testing.T) {
	t.Parallel()
	dir, run := importSite(t, map[string]string{"content/a.md": "A\n", "content/tl/b": "a file where a folder has to be", "vao/docs/a.md": "a", "vao/docs/b/c.md": "c", "vao/mkdocs.yml": ""})
	before := tree(t, filepath.Join(dir, "content"))
	if code, said := run("import", "vao/", "--from", "mkdocs", "--to", "tl"); code != exitMachine {
		t.Errorf("%d %s", code, said)
	}
	if after := tree(t, filepath.Join(dir, "content")); !maps.Equal(before, after) {
		t.Errorf("there is %v", after)
	}
}

// tree is what the files of a folder hold.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, err := os.ReadFile(path)
			all[path] = string(data)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
