package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// content is a site as tests write it: path → text.
type content map[string]string

// build commits a site with every file added.
func build(dir string, site content, d disk) (Report, error) {
	t, err := begin(dir, d, nil, false)
	if err != nil {
		return Report{}, err
	}
	defer t.Abort()
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if err := t.Add(name, []byte(site[name])); err != nil {
			return Report{}, err
		}
	}
	return t.Commit()
}

func mustBuild(t *testing.T, dir string, site content) Report {
	t.Helper()
	report, err := build(dir, site, disk{})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// read returns what is in a folder, without the state folder.
func read(t *testing.T, dir string) content {
	t.Helper()
	site := content{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == ".":
			return nil
		case err != nil:
			return err
		case name == StateDir:
			return fs.SkipDir
		case path.Base(name) == ListName:
			return nil
		case entry.IsDir():
			if name != "." {
				site[name+"/"] = ""
			}
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		site[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// files returns the site without its folders.
func (c content) files() content {
	files := maps.Clone(c)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasSuffix(name, "/") })
	return files
}

func holds(t *testing.T, dir string, want content) {
	t.Helper()
	got := read(t, dir).files()
	if maps.Equal(got, want) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		} else if text != want[name] {
			t.Errorf("%s holds %q, want %q", name, text, want[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

const trailer = "</html>\n"

var href = regexp.MustCompile(`(?:href|src)="([^"]+)"`)

// check returns what is wrong with the pages in dir: one that is not whole, a
// link that leads nowhere.
func check(dir string) error {
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.Name() == StateDir:
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".html":
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !strings.HasSuffix(string(data), trailer) {
			return fmt.Errorf("%s is not whole: %d bytes", name, len(data))
		}
		for _, link := range href.FindAllSubmatch(data, -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(name), string(link[1]))); err != nil {
				return fmt.Errorf("%s links to nothing: %w", name, err)
			}
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		if _, stat := os.Stat(dir); errors.Is(stat, fs.ErrNotExist) {
			return nil // no site yet
		}
	}
	return err
}

// generation returns a random site of linked pages in a few folders; each
// number gives another one, with some pages and texts in common.
func generation(seed uint64, most int) content {
	random := rand.New(rand.NewPCG(seed, 1))
	var names []string
	for i := range most {
		if random.IntN(3) > 0 {
			names = append(names, fmt.Sprintf("muc-%d/bai-%d.html", i%5, i))
		}
	}
	names = append(names, "index.html", "muc-0/index.html")
	site := content{}
	style := fmt.Sprintf("assets/site.%d.css", random.IntN(4))
	site[style] = strings.Repeat("p{}", random.IntN(500))
	site["search/manifest.json"] = fmt.Sprint(random.IntN(3))
	for _, name := range names {
		var page strings.Builder
		fmt.Fprintf(&page, "<html>%d", random.IntN(2))
		for range random.IntN(6) {
			fmt.Fprintf(&page, `<a href="%s">`, relative(name, names[random.IntN(len(names))]))
		}
		fmt.Fprintf(&page, `<link href="%s">%s`, relative(name, style), strings.Repeat("x", random.IntN(3000)))
		site[name] = page.String() + trailer
	}
	return site
}

func relative(from, to string) string {
	return strings.Repeat("../", strings.Count(from, "/")) + to
}
