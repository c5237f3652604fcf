package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

func inDefaultTheme(t *testing.T, archive string) map[string]string {
	t.Helper()
	in, ok := linked(t, archive)
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if !ok || err != nil {
		t.Fatal("the site has errors", err)
	}
	in.Theme = theme
	return files(t, in)
}

// TestBranches: a plain site of many sections has a tree of them, open where the
// page lies; few sections, kinds and a menu of the settings have none.
func TestBranches(t *testing.T) {
	t.Parallel()
	sections := func(n int) string {
		site := "-- site.yaml --\ntitle: Cổng\n-- index.md --\n# Đầu\n\n- [Một](muc-1/a.md): chữ\n-- muc-1/trong/b.md --\n# B\n"
		for i := range n {
			site += fmt.Sprintf("-- muc-%d/a.md --\n# A%d\n-- muc-%d/c.md --\n# C%d\n", i, i, i, i)
		}
		return site
	}
	pages := inDefaultTheme(t, sections(101))
	tree := func(address string) string {
		found := regexp.MustCompile(`(?s)<nav class="tree".*?</nav>`).FindString(pages[address])
		return regexp.MustCompile(`\s*\n\s*`).ReplaceAllString(found, "")
	}
	for address, want := range map[string]string{
		"/muc-1/trong/b.html":     `<li><a href="../index.html" aria-current="true">Muc 1</a><ul><li><a href="index.html" aria-current="true">Trong</a></li></ul></li>`,
		"/muc-1/a.html":           `<li><a href="index.html" aria-current="true">Muc 1</a><ul><li><a href="trong/index.html">Trong</a></li></ul></li>`,
		"/muc-1/index.html":       `<li><a href="index.html" aria-current="page">Muc 1</a><ul>`,
		"/muc-1/trong/index.html": `<a href="index.html" aria-current="page">Trong</a>`,
		"/index.html":             `<li><a href="muc-1/index.html">Muc 1</a></li>`,
		"/muc-99/a.html":          `<li><a href="index.html" aria-current="true">Muc 99</a></li>`,
		"/muc-54/a.html":          `<li><a href="index.html" aria-current="true">Muc 54</a></li>`,
	} {
		if got := tree(address); !strings.Contains(got, want) || strings.Count(got, ">Trong<") > 1 {
			t.Errorf("%s has the tree %s", address, got)
		}
		if got := strings.Count(tree(address), ">Muc "); got != 30 {
			t.Errorf("%s names %d sections", address, got)
		}
		if strings.Count(tree(address), "muc-luc/index.html") != 1 || !strings.Contains(pages[address], ` with-tree">`) {
			t.Errorf("%s has a tree that does not lead to all", address)
		}
	}
	if strings.Contains(pages["/index.html"], "doors") {
		t.Error("what a plain site says on its first page is laid out as a portal's doors")
	}
	few := "-- index.md --\n# Đầu\n-- a/b.md --\n# B\n"
	menu := strings.Replace(sections(8), "title: Cổng", "menu: [{title: Một, link: muc-1/index.html}]", 1)
	kinds := sections(8) + "-- nhom/x.md --\n# Nhóm\n"
	for name, files := range map[string]string{"few": few, "menu": menu, "kinds": kinds} {
		if page := inDefaultTheme(t, files)["/index.html"]; strings.Contains(page, `class="tree"`) || strings.Contains(page, "with-tree") {
			t.Errorf("%s: there is a tree", name)
		}
	}
}

// TestFlat: the pages of a plain site without folders name each other where a tree would
// stand, on each the ones around it; one page, folders and kinds have no such list.
func TestFlat(t *testing.T) {
	t.Parallel()
	flat := func(n int) string {
		site := "-- site.yaml --\ntitle: Cổng\n-- index.md --\n# Đầu\n"
		for i := range n {
			site += fmt.Sprintf("-- trang-%02d.md --\n# T%02d\n", i, i)
		}
		return site
	}
	list := func(page string) string { return regexp.MustCompile(`(?s)<nav class="tree".*?</nav>`).FindString(page) }
	pages := inDefaultTheme(t, flat(3))
	for _, address := range []string{"/index.html", "/trang-00.html", "/trang-01.html", "/trang-02.html", "/tim-kiem.html"} {
		if got := list(pages[address]); strings.Count(got, "<li>") != 3 || !strings.Contains(got, ">T02<") || !strings.Contains(pages[address], ` with-tree">`) {
			t.Errorf("%s has the list %q", address, got)
		}
		want := strings.TrimPrefix(address, "/") + `" aria-current="page">`
		if isPage := strings.HasPrefix(address, "/trang-"); isPage != strings.Contains(list(pages[address]), want) {
			t.Errorf("%s is marked in %q", address, list(pages[address]))
		}
	}
	pages = inDefaultTheme(t, flat(90))
	for address, has := range map[string]string{"/index.html": "T00 T29", "/trang-50.html": "T35 T50 T64", "/trang-89.html": "T60 T89"} {
		got := list(pages[address])
		for _, title := range strings.Fields(has) {
			if !strings.Contains(got, ">"+title+"<") {
				t.Errorf("%s does not name %s", address, title)
			}
		}
		if strings.Count(got, ">T") != 30 || !strings.Contains(got, "muc-luc/index.html") {
			t.Errorf("%s has the list %q", address, got)
		}
	}
	for name, files := range map[string]string{"one": flat(1), "too many": flat(301), "folder": flat(3) + "-- a/b.md --\n# B\n", "kinds": flat(3) + "-- nhom/x.md --\n# Nhóm\n"} {
		if page := inDefaultTheme(t, files)["/index.html"]; strings.Contains(page, `class="tree"`) {
			t.Errorf("%s: there is a list", name)
		}
	}
}

// TestChain: the first page of a site whose texts lie in one folder of one folder leads to
// where there is something to choose.
func TestChain(t *testing.T) {
	t.Parallel()
	for files, want := range map[string]string{
		"-- src/content/docs/a/x.md --\n# X\n-- src/content/docs/b/y.md --\n# Y\n": "Docs A B",
		"-- src/content/a/x.md --\n# X\n-- src/y.md --\n# Y\n":                     "Src Content",
		"-- src/index.md --\n# Nguồn\n-- src/content/x.md --\n# X\n":               "Nguồn Content",
	} {
		home := inDefaultTheme(t, files)["/index.html"]
		_, home, _ = strings.Cut(home, "Các phần của cổng")
		home, _, _ = strings.Cut(home, "</section>")
		var got []string
		for _, m := range regexp.MustCompile(`<a href="[^"]*">([^<]*)</a>`).FindAllStringSubmatch(home, -1) {
			got = append(got, m[1])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: the first page leads to %q, want %q", files, got, want)
		}
	}
}
