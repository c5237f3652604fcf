//go:build slow

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestCollectionRefused: a collection in such a view is kept by its address, its link
// is selected, and book, archive and slides say what to do instead.
func TestCollectionRefused(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Func(before(refusals)), chromedp.Navigate(b.base+"bo-tai-lieu/index.html"), chromedp.WaitVisible(`#bo_tai_lieu`), find("hien dat lam duong"), find("an toan tren mang"),
		press(`[data-link]`), until(`String(getSelection()).includes('#phieu=1.')`))
	if said := eval[string](t, b, `document.querySelector('.sheet-tools .said').textContent`); !strings.Contains(said, "Liên kết đã được chọn") {
		t.Errorf("of the link it says %q", said)
	}
	for button, want := range map[string]string{"data-book": "document.querySelectorAll('#cuon_sach .chapter').length === 2", "data-words": "document.querySelector('.made-said').textContent.includes('không cho tải tệp')"} {
		b.run(t, chromedp.Evaluate[chromedp.Void](`document.querySelector('.elsewhere').open = false`), press(`[`+button+`]`), until(want+` && document.querySelector('.elsewhere').open`))
	}
	if offered := eval[string](t, b, `[...document.querySelectorAll('[data-print-book], [data-share], [data-print]')].filter((e) => e.offsetParent).map((e) => e.textContent).join()`); offered != "" {
		t.Errorf("offered is what the browser refuses: %s", offered)
	}
	b.run(t, quiet(`true`), chromedp.Reload(), chromedp.WaitVisible(`.chosen li:nth-child(2)`), press(`[data-deck]`), chromedp.WaitVisible(`.deck-joined`), until(`document.querySelector('.deck-joined')?.textContent.includes('2 chuyên đề')`),
		press(`[data-present]`), chromedp.WaitVisible(`.slide.current`))
	b.run(t, chromedp.Navigate(b.base+"sach/dien-hinh.html"), chromedp.WaitVisible(`.elsewhere[open] p`))
	if links := eval[string](t, b, `[...document.querySelectorAll('.handout-bar button')].filter((e) => e.offsetParent).length + document.querySelector('.handout-bar a.button').getAttribute('href')`); links != "0dien-hinh.epub" {
		t.Errorf("the book offers %s", links)
	}
}
