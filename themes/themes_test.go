package themes_test

import (
	"io/fs"
	"os"
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
