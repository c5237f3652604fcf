package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// shifts adds up how far what stands was moved by what came later.
const shifts = `window.shifts = 0;
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifts += e.value; })
	.observe({type: 'layout-shift', buffered: true});`

// texts counts the hits that have their text, and some of the hits.
const (
	texts   = `[...document.querySelectorAll('.hit-text')].filter((p) => p.textContent).length`
	allHits = `document.querySelectorAll('.hits > li').length`
)

// empty names the hits below whose text there is more room than for a line.
const empty = `[...document.querySelectorAll('.hits > li')].filter((li) => {
	const low = Math.max(...[...li.querySelectorAll('.hit-facts, .hit-text, .hit-place')].map((e) => e.getBoundingClientRect().bottom));
	return li.getBoundingClientRect().bottom - low > 44;
}).map((li) => li.textContent).join('; ')`

// TestTextsInView fetches the texts of hits as they come into view: of the first
// screen at once, of others as one scrolls, of all for paper. None moves what stands,
// and below none is more room than is needed, whether it tells a heading or not.
func TestTextsInView(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		heading := "## Chợ phiên\n\n"
		if i%2 > 0 {
			heading = ""
		}
		page := fmt.Sprintf("---\ntitle: Chuyện làng số %d\n---\n\n%s%s\n", i, heading, strings.Repeat("Người làng ra chợ phiên bán chè xanh. ", 7+i))
		if err := os.WriteFile(filepath.Join(source, "content", fmt.Sprintf("lang-%d.md", i)), []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dir := buildSite(t, source)
	for name, last := range map[string]string{
		"scrolled": `window.scrollTo(0, document.documentElement.scrollHeight)`,
		"printed":  `dispatchEvent(new Event('beforeprint'))`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := map[string]string{"scrolled": serve(t, dir, "/"), "printed": disk(dir)}[name]
			b := open(t, base, 360)
			b.run(t, chromedp.Func(before(shifts)), chromedp.Navigate(base+"tim-kiem.html?q=cho+phien"), chromedp.WaitVisible(anyHit), done())
			if n, all := eval[int](t, b, texts), eval[int](t, b, allHits); n < 4 || n == 10 || all != 10 {
				t.Errorf("of %d hits %d have their text before anybody looks further", all, n)
			}
			b.run(t, chromedp.Evaluate[chromedp.Void](last), until(texts+` === 10`))
			if moved := eval[float64](t, b, `window.shifts`); moved > 0 {
				t.Errorf("what stands is moved by %.3f", moved)
			}
			if hits := eval[string](t, b, empty); hits != "" {
				t.Errorf("there is empty room below %s", hits)
			}
			if n := eval[int](t, b, `document.querySelectorAll('.hit-place').length`); n == 0 || n == 10 {
				t.Errorf("%d hits tell a heading", n)
			}
		})
	}
}

// TestFiltersOffered: choices that narrow a search are there where there is
// something to narrow; else what leads on stands in their place.
func TestFiltersOffered(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 1280)
	for _, row := range []struct {
		asked   string
		offered bool
	}{{"", false}, {"?q=hien+dat", true}, {"?q=xyzzyq", false}, {"?q=xyzzyq&nhom=xay-dung-dang", true}, {"?q=hien+dat", true}} {
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+"tim-kiem.html"+row.asked), until(`document.readyState === 'complete' &&
			(location.search ? document.querySelector('.search-status').textContent && document.querySelector('.hits').getAttribute('aria-busy') === 'false' : !document.querySelector('.search').hidden)`))
		if offered := eval[bool](t, b, `document.querySelector('.filters').offsetHeight > 0`); offered != row.offered {
			t.Errorf("%q: filters are offered: %t", row.asked, offered)
		}
		if row.offered {
			continue
		}
		if deep := eval[float64](t, b, `document.querySelector('.catalogue a').getBoundingClientRect().top`); deep > 500 {
			t.Errorf("%q: what leads on begins %.0f px down", row.asked, deep)
		}
	}
}
