package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// largeText starts a browser whose own setting for text is so many per cent.
func largeText(size int) look {
	return look{fmt.Sprintf("text of %d %%", size), chromedp.Flag("blink-settings", fmt.Sprintf("defaultFontSize=%d,defaultFixedFontSize=%d", 16*size/100, 13*size/100))}
}

// tooWide names what sticks out of the page at its side; "" where nothing does.
const tooWide = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return '';
	const out = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
	return root.scrollWidth - root.clientWidth + ' px: ' + out.slice(0, 3).map((e) => e.localName + '.' + e.className).join(', ');
})()`

// TestLargeText: with the browser's text twice as large, on the narrowest phone,
// nothing sticks out, the box to search in shows words, and so do the names of papers.
func TestLargeText(t *testing.T) {
	t.Parallel()
	b := openAs(t, serve(t, portalDir(t), "/"), 320, largeText(200))
	for _, page := range []string{"index.html", handed + ".html", "tim-kiem.html"} {
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitReady(`main`))
		if over := eval[string](t, b, tooWide); over != "" {
			t.Errorf("%s is wider than the screen: %s", page, over)
		}
		b.run(t, chromedp.Evaluate[chromedp.Void](`document.querySelector('.find-open')?.click()`), chromedp.WaitVisible(searchBox))
		if room := eval[float64](t, b, lettersInBox); room < 6 {
			t.Errorf("%s: the box to search in has room for %.1f letters", page, room)
		}
	}
	b.run(t, chromedp.Navigate(b.base+handed+".html"), chromedp.Evaluate[chromedp.Void](`document.querySelector('.actions a[data-papers]').click()`),
		until(`document.querySelector('.overlay:not([hidden]) .paper-get')`))
	if part := eval[float64](t, b, `document.querySelector('.paper-get').offsetWidth / document.querySelector('.paper-rows').offsetWidth`); part < .9 {
		t.Errorf("the name of a paper has %.0f %% of the sheet's width", 100*part)
	}
}

// lettersInBox is how many letters of middling width the box to search in shows.
const lettersInBox = `(() => {
	const box = document.getElementById('o_tim'), style = getComputedStyle(box);
	const pen = document.createElement('canvas').getContext('2d');
	pen.font = style.font;
	return (box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / (pen.measureText('nghị quyết').width / 10);
})()`
