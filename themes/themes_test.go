package themes_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"chuyende/themes"
)

// Embedding leaves out what Go deems hidden; a theme without one of its files
// would break pages in silence. What layouts make of a page is tested where
// pages are: internal/render.
func TestEveryFileIsEmbedded(t *testing.T) {
	t.Parallel()
	var names []string
	err := fs.WalkDir(os.DirFS("default"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(themes.Default(), names...); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"layouts/base.html", "css/site.css", "js/site.js", "static/favicon.svg", "strings/vi.yaml"} {
		if !slices.Contains(names, name) {
			t.Errorf("the theme has no %s", name)
		}
	}
}

// TestNothingMoves: what moves by itself stands in a block for readers who have
// not asked for less motion, as the portal's statement on accessibility says.
func TestNothingMoves(t *testing.T) {
	t.Parallel()
	styles, err := fs.Glob(themes.Default(), "css/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatalf("%d styles: %v", len(styles), err)
	}
	scripts, err := fs.Glob(themes.Default(), "js/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("%d scripts: %v", len(scripts), err)
	}
	asked := regexp.MustCompile(`(?s)@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}`)
	moves := regexp.MustCompile(`@keyframes|(?m:^\s*(transition|animation)[a-z-]*:)|scroll-behavior:\s*smooth|behavior: "smooth"|\.animate\(`)
	for _, name := range append(styles, scripts...) {
		text, err := fs.ReadFile(themes.Default(), name)
		if err != nil {
			t.Fatal(err)
		}
		if path.Ext(name) == ".css" {
			text = asked.ReplaceAll(text, nil)
		}
		if found := moves.Find(text); found != nil {
			t.Errorf("%s moves whoever reads: %s", name, found)
		}
	}
}
