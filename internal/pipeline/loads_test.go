package pipeline

import (
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/papers"
)

// TestBundlesUsed builds a plain site and the portal: what stands in the folder of
// the theme's bundles is what a page loads, or what that fetches by its name, and
// nothing else.
func TestBundlesUsed(t *testing.T) {
	t.Parallel()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	plain := Options{Source: t.TempDir(), Now: today, Worker: true, Forms: maker.Forms()}
	write(t, plain.Source, "a.md", "# Một bài\n\nXem [bài kia](nhom/b.md).\n")
	write(t, plain.Source, "nhom/b.md", "# Bài kia\n\nChữ.\n")
	session := NewSession(plain)
	mustBuild(t, session, nil)
	names := bundleNames(t, plain.OutputDir())
	for _, tool := range []string{"plan.js", "plan.css", "sheets.js", "sheets.css", "collection.js", "collection.css", "papers.js", "papers.css", "book.css", "code.css", "tools.js"} {
		if slices.Contains(names, tool) {
			t.Errorf("a plain site has %s, which no page of it loads", tool)
		}
	}
	for _, needed := range []string{"site.css", "site.js", "search.js", "searchlater.js", "searchslips.js", "print.css", "reader.js", "missing.js"} {
		if !slices.Contains(names, needed) {
			t.Errorf("a plain site is without %s", needed)
		}
	}

	// What a page asks for first comes with it, and goes with it.
	write(t, plain.Source, "ma.md", "# Mã\n\n```go\nvar x = 1\n```\n")
	mustBuild(t, session, []string{"ma.md"})
	if !slices.Contains(bundleNames(t, plain.OutputDir()), "code.css") {
		t.Error("a page shows code and code.css is not there")
	}
	removed("ma.md")(t, plain.Source)
	mustBuild(t, session, []string{"ma.md"})
	if slices.Contains(bundleNames(t, plain.OutputDir()), "code.css") {
		t.Error("no page shows code any more and code.css is still there")
	}

	portal := Options{Source: newSite(t), Now: today, Worker: true, Forms: maker.Forms()}
	replace(t, portal.Source, "content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")
	mustBuild(t, NewSession(portal), nil)
	names = bundleNames(t, portal.OutputDir())
	for _, tool := range []string{"plan.js", "sheets.js", "collection.js", "papers.js", "book.css", "handout.js", "tools.js"} {
		if !slices.Contains(names, tool) {
			t.Errorf("the portal is without %s", tool)
		}
	}
}

// bundleNames lists the bundles of a site by their entry points, and fails the test
// where one is named by no other file, or one that a page names is not there.
func bundleNames(t *testing.T, dir string) []string {
	t.Helper()
	all := files(t, dir)
	loaded := map[string]bool{}
	for name, data := range all {
		if ext := path.Ext(name); ext != ".html" && ext != ".js" || name == "sw.js" {
			continue
		}
		for _, m := range bundleName.FindAllString(data, -1) {
			loaded[m] = true
		}
	}
	var names []string
	for name := range all {
		if base := path.Base(name); path.Dir(name) == "assets" && bundleName.MatchString(base) {
			if parts := strings.Split(base, "."); len(parts) == 3 && parts[2] != "json" {
				names = append(names, parts[0]+"."+parts[2])
			}
			if !loaded[base] {
				t.Errorf("no page of %s loads %s", filepath.Base(dir), name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(loaded)) {
		if _, there := all["assets/"+name]; !there {
			t.Errorf("a page loads assets/%s, which is not there", name)
		}
	}
	return names
}

var bundleName = regexp.MustCompile(`\b[a-z]+\.[0-9a-f]{10}\.(?:js|css)\b`)
