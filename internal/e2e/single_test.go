package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/config"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
)

// TestSingle opens a topic that is one file from a disk, where nothing else lies:
// it asks for nothing, its policy refuses nothing, and what makes sense alone works.
func TestSingle(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	made, result, err := pipeline.Single(t.Context(), siteOptions(t, root, filepath.Join(t.TempDir(), "public")),
		func(tree *site.Tree, _ *config.Config) (*site.Page, error) {
			return tree.ByPath("chuyen-de/hien-dat-lam-duong.md"), nil
		})
	if err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mot-tep.html"), made.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	file := disk(dir) + "mot-tep.html"
	b := open(t, file, 360)
	const shown = `[...document.querySelectorAll('.course')].filter(c => c.offsetHeight > 0).map(c => c.getAttribute('aria-label')).join()`
	b.run(t, chromedp.Navigate(file), until(`document.querySelector('button[data-large]').offsetHeight > 0`))
	first := eval[string](t, b, shown)
	b.run(t, press(`.agendas > input:not(:checked) + label`), until(shown+` !== "`+first+`"`))
	if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %d px wide", wide)
	}
	if found := findings(t, b, axe); len(found) > 0 {
		t.Errorf("axe: %q", found)
	}
	b.run(t, press(`button[data-large]`), until(`getComputedStyle(document.documentElement).fontSize === '24px'`),
		until(`document.querySelector('[name=size]:checked').value === '4'`),
		press(`.actions a[href="#gui_tin"]`), until(`document.querySelector('#questions-1').offsetHeight > 0`),
		press(`[data-copy="questions-1"]`), until(`document.querySelector('#gui_tin .part:last-child .said').textContent`))
	if dead := eval[int](t, b, `[...document.links].filter(a => a.protocol === 'file:' && (a.pathname !== location.pathname ||
		a.hash && !document.getElementById(a.hash.slice(1)))).length`); dead > 0 {
		t.Errorf("%d links lead nowhere", dead)
	}
	b.run(t, media("print"))
	if sheets := strings.Join(pdf(t, b), ""); sheets != "" && (strings.Contains(sheets, "Tệpnàylàbảnchép") || !strings.Contains(sheets, "Việctheongày")) {
		t.Error("on paper there is what is said of the file, or not all of the topic")
	}
}
