//go:build slow

package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// painted are pages that somebody waits for: the first, the longest topic, a
// list, a guidance page, the register, what suggests topics, a page to search on.
var painted = []string{
	"index.html", "chuyen-de/hien-dat-lam-duong.html", "chuyen-de/index.html", "huong-dan/truoc-trong-sau-buoi-sinh-hoat.html", "van-ban/index.html",
	"goi-y/index.html", "tim-kiem.html",
}

// paint is how a page came to be on the screen: milliseconds until the first and the
// largest paint, what that was, how far things moved, and what was fetched.
type paint struct {
	First, Largest float64
	Element        string
	Moved          float64
	Movers         []string
	Fetched        []string
}

// openAlone is [openAs] in a browser that is started for this tab and ends with it,
// for what is measured of a browser as a whole.
func openAlone(t *testing.T, base string, width int64, as look) *tab {
	t.Helper()
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), launch(t, as.options()...)...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	return prepare(t, ctx, base, width)
}

// TestPaint opens pages as a phone does far out: 400 ms there and back, 400 kbit
// a second, a quarter of the processor. What is painted stays where it is. How
// long it takes is told, with what was waited for, and asserts nothing.
func TestPaint(t *testing.T) {
	t.Parallel()
	base := serveCompressed(t, portalDir(t))
	for _, page := range painted {
		// A browser of its own, in whose cache nothing is, gone before the next: two
		// side by side take the processor from each other.
		t.Run(page, func(t *testing.T) {
			b := openAlone(t, base, 360, inRoboto(t))
			b.run(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), chromedp.Func(phoneLink(400, 400e3)), chromedp.Func(slowProcessor),
				chromedp.Func(before(watchPaint)), chromedp.Navigate(base+page), until(`document.readyState === 'complete'`))
			got := eval[paint](t, b, paintTold)
			if got.Moved > 0 {
				t.Errorf("things move by %.5f: %s", got.Moved, strings.Join(got.Movers, "; "))
			}
			slow := ""
			if got.Largest > 1500 {
				slow = ", MORE THAN THE 1500 WANTED"
			}
			t.Logf("first paint after %.0f ms, largest after %.0f%s: %s\n  %s",
				got.First, got.Largest, slow, got.Element, strings.Join(got.Fetched, "\n  "))
		})
	}
}

// TestMissingPaint: where a portal has no base URL the page for what is not there
// finds its style at any depth, and nothing moves once the way home is found.
func TestMissingPaint(t *testing.T) {
	t.Parallel()
	base := serveMissing(t, portalDir(t), "/a/b/")
	for _, address := range []string{"khong-co.html", "x/y/z/khong-co.html"} {
		b := openAlone(t, base, 360, inRoboto(t))
		b.run(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), chromedp.Func(phoneLink(400, 400e3)), chromedp.Func(slowProcessor),
			chromedp.Func(before(watchPaint)), chromedp.Navigate(base+address), chromedp.WaitVisible(`main a[href="`+base+`index.html"]`))
		if got := eval[paint](t, b, paintTold); got.Moved > 0 {
			t.Errorf("%s: things move by %.5f: %s", address, got.Moved, strings.Join(got.Movers, "; "))
		}
		b.forgive("404")
		b.forgive("assets/")
	}
}

// rowed are pages that are rows for the most part.
var rowed = []string{"doi-tuong/thon-to-dan-pho.html", "nhom/xay-dung-dang.html", "co-gi-moi.html"}

// TestPiecemeal reads pages block by block, rows and headings word by word, with a frame
// painted after every piece, as a slow link or a slow processor may anywhere: nothing that
// is on the screen makes way for what is still to come, on a phone and at a desk.
func TestPiecemeal(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	for _, width := range []int64{360, 1280} {
		for _, page := range append(rowed, painted...) {
			b := openAlone(t, base, width, inRoboto(t))
			b.run(t, chromedp.Func(before(watchPaint)), chromedp.Navigate(base+page), until(`document.readyState === 'complete'`))
			got := eval[struct {
				paint
				Pieces, Elements, Wanted int
			}](t, b, readPiecemeal)
			if got.Moved > 0 {
				t.Errorf("%s at %d px: things move by %.5f: %s", page, width, got.Moved, strings.Join(got.Movers, "; "))
			}
			if got.Pieces < 50 || got.Elements < got.Wanted {
				t.Errorf("%s at %d px: %d of %d elements came in %d pieces", page, width, got.Elements, got.Wanted, got.Pieces)
			}
		}
	}
}

// readPiecemeal writes the page anew, into itself, piece by piece. What is below the
// first screens comes in larger pieces. Styles and the script that is waited for are
// there before the body, as they are when a page is loaded.
const readPiecemeal = `(async () => {
	const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	const text = await (await fetch(location.pathname)).text();
	const awaited = () => [...document.querySelectorAll('link[rel=stylesheet]')].some((link) => !link.sheet)
		|| document.querySelector('script[src*="reader."]') && !document.documentElement.classList.contains('scripted');
	document.open();
	Object.assign(seen, {moved: 0, movers: []});
	// Between blocks; a script runs once it is whole. Rows and headings between words too.
	const pieces = text.split(/(?=<(?!\/script|\/?(?:a|b|br|em|i|mark|meta|option|small|span|strong|time|title|svg|path|rect|circle|text)\b))/)
		.flatMap((piece) => /^<(li|h2|p class="(said|facts))\b/.test(piece) ? piece.split(/(?=<)|(?= )/) : [piece]);
	let count = 0, length = 0, held = '';
	for (const piece of pieces) {
		length += piece.length;
		held += piece;
		if (length > 16e3 && held.length < 4e3) continue;
		document.write(held);
		held = '';
		count++;
		do await frame(); while (awaited());
	}
	document.write(held);
	document.close();
	while (document.readyState !== 'complete') await frame();
	await new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));
	return {Moved: seen.moved, Movers: seen.movers, Pieces: count, Elements: document.querySelectorAll('*').length,
		Wanted: new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*').length};
})()`

// watchPaint notes the largest paint and what moves, from before there is a page.
const watchPaint = `{
	const name = (e) => e ? e.localName + (e.className ? '.' + e.className : '') + ' ' + e.textContent.trim().slice(0, 40) : 'what is gone';
	const seen = window.seen = {largest: 0, element: '', moved: 0, movers: []};
	new PerformanceObserver((list) => {
		for (const e of list.getEntries()) { seen.largest = e.startTime; seen.element = name(e.element); }
	}).observe({type: 'largest-contentful-paint', buffered: true});
	new PerformanceObserver((list) => {
		for (const e of list.getEntries()) { seen.moved += e.value; seen.movers.push(...e.sources.map((s) => name(s.node?.nodeType === 1 ? s.node : s.node?.parentElement))); }
	}).observe({type: 'layout-shift', buffered: true});
}`

// paintTold is what was noted, once two frames and a rest after loading are over: what
// scripts add has been laid out.
const paintTold = `(async () => {
	await new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve))));
	const row = (e) => Math.round(e.startTime) + '–' + Math.round(e.responseEnd) + ' ms ' + e.transferSize + ' bytes '
		+ (e.renderBlockingStatus === 'blocking' ? 'waited for ' : '') + e.name.split('/').slice(3).join('/');
	const first = performance.getEntriesByName('first-contentful-paint')[0];
	return {First: first ? first.startTime : -1, Largest: seen.largest, Element: seen.element, Moved: seen.moved, Movers: seen.movers,
		Fetched: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(row)};
})()`
