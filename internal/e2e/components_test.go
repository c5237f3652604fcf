package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/pipeline"
	"chuyende/internal/render"
)

// TestComponents: a preview has a page that shows every component in each scheme
// of colours, in which axe finds nothing; a site that is published has none.
func TestComponents(t *testing.T) {
	t.Parallel()
	source, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	for name, text := range framedSite {
		name = filepath.Join(source, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	options := siteOptions(t, source, out)
	options.Forms = append(options.Forms, render.Components()...)
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	b, axe := open(t, serve(t, out, "/"), 360), axeSource(t)
	grounds := map[string]bool{}
	for _, name := range []string{"_thanh-phan.html", "_thanh-phan-toi.html", "_thanh-phan-tuong-phan.html", "_thanh-phan-toi-tuong-phan.html"} {
		b.run(t, chromedp.Navigate(b.base+name), chromedp.WaitReady(`main`))
		for _, finding := range findings(t, b, axe) {
			t.Errorf("%s: %s", name, finding)
		}
		if over := eval[string](t, b, tooWide); over != "" {
			t.Errorf("%s is wider than the screen: %s", name, over)
		}
		grounds[eval[string](t, b, `getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('.quiet')).color`)] = true
	}
	if len(grounds) != 4 {
		t.Errorf("four schemes come to %v", grounds)
	}
	if data, err := os.ReadFile(filepath.Join(out, "index.html")); err != nil || strings.Contains(string(data), "_thanh-phan") {
		t.Errorf("the home page leads to the components (%v)", err)
	}
	if _, err := os.Stat(filepath.Join(portalDir(t), "_thanh-phan.html")); err == nil {
		t.Error("the published portal has the page of components")
	}
}
