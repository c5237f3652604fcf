//go:build slow

package e2e

import (
	"compress/gzip"
	"context"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// siteVar names the folder of a built site to measure, such as one made of the
// law corpus.
const siteVar = "CHUYENDE_SITE"

// phoneQueries have more than ten hits among the texts of laws.
var phoneQueries = []string{
	"chống tham nhũng", "chong tham nhung", "quyền và nghĩa vụ của người lao động", "thu hoi dat",
	"bảo vệ môi trường", "xử lý vi phạm hành chính", "to chuc chinh quyen dia phuong", "hội đồng nhân dân",
	"giải quyết khiếu nại", "khieu nai to cao", "hợp đồng lao động", "nghĩa vụ quân sự",
	"bau cu dai bieu quoc hoi", "thừa kế theo di chúc", "đăng ký kết hôn", "tre em",
	"phòng cháy chữa cháy", "giao thong duong bo", "tài sản công", "thuế thu nhập cá nhân",
}

// TestPhoneLink reports how long a phone on a slow link waits for hits. It is a
// measurement: nothing fails for being slow.
func TestPhoneLink(t *testing.T) {
	base := servePhone(t)
	for _, way := range []struct{ name, submit string }{
		{"Enter", "form.querySelector('button').click();"},
		{"no key after it", ""},
	} {
		var waits []float64
		for _, query := range phoneQueries {
			t.Run(way.name+"/"+query, func(t *testing.T) {
				// A browser of its own: nothing is in its cache.
				b := open(t, base, 360)
				b.run(t, chromedp.Func(slowLink), chromedp.Navigate(base+"tim-kiem.html"), chromedp.WaitVisible(`.search-form`))
				wait := eval[float64](t, b, untilIdle+fmt.Sprintf(untilHits, query, way.submit))
				if wait < 0 {
					t.Skip("fewer than ten hits, or four excerpts, after half a minute")
				}
				waits = append(waits, wait)
			})
		}
		slices.Sort(waits)
		if n := len(waits); n > 0 {
			t.Logf("query entered whole, %s: ten hits and four excerpts after %.0f ms (median of %d), %.0f to %.0f ms",
				way.name, waits[n/2], n, waits[0], waits[n-1])
		}
	}
}

// TestSlowProcessor reports the longest task on the page's main thread while
// somebody types, on a processor slowed four times.
func TestSlowProcessor(t *testing.T) {
	base := servePhone(t)
	longest, during := 0.0, ""
	for _, query := range phoneQueries[:8] {
		t.Run(query, func(t *testing.T) {
			b := open(t, base, 360)
			b.run(t, chromedp.Navigate(base+"tim-kiem.html"), chromedp.WaitVisible(`.search-form`), chromedp.Func(slowProcessor))
			if task := eval[float64](t, b, untilIdle+fmt.Sprintf(typeKeys, query)); task > longest {
				longest, during = task, query
			}
		})
	}
	if longest == 0 {
		t.Log("no task on the main thread took more than 50 ms")
		return
	}
	t.Logf("the longest task on the main thread took %.0f ms, while %q was typed", longest, during)
}

// TestAskedOnPoorLink reports what somebody waits for who opens a search that was
// sent on, with nothing in the cache, on a link of 400 ms and 400 kbit/s and a slow
// processor: from the page asked for to its first hit, and to the excerpts of the
// first screen; and how far what stands is moved.
func TestAskedOnPoorLink(t *testing.T) {
	base := servePhone(t)
	var first, screen, moved []float64
	for _, query := range phoneQueries {
		t.Run(query, func(t *testing.T) {
			b := open(t, base, 360)
			b.run(t, chromedp.Func(before(shifts+noteHits)), chromedp.Func(phoneLink(400, 400e3)), chromedp.Func(slowProcessor),
				chromedp.Navigate(base+"tim-kiem.html?q="+url.QueryEscape(query)), until(`window.screenAt > 0`), done())
			first = append(first, eval[float64](t, b, `window.firstAt`))
			screen = append(screen, eval[float64](t, b, `window.screenAt`))
			moved = append(moved, eval[float64](t, b, `window.shifts`))
		})
	}
	for _, list := range [][]float64{first, screen, moved} {
		slices.Sort(list)
	}
	if n := len(first); n > 0 {
		t.Logf("first hit after %.0f ms, first screen after %.0f ms, layout shift %.3f (medians of %d; at most %.0f, %.0f, %.3f)",
			first[n/2], screen[n/2], moved[n/2], n, first[n-1], screen[n-1], moved[n-1])
	}
}

// noteHits notes when the first hit stands and when the first screen does, in ms
// since the page was asked for.
const noteHits = `
window.firstAt = window.screenAt = 0;
(function look() {
	const texts = document.querySelectorAll('.hits > li .hit-text');
	if (texts.length) window.firstAt ||= performance.now();
	const isDone = document.querySelector('.hits')?.getAttribute('aria-busy') === 'false'; // a page may have no text
	if (texts.length && (isDone || [...texts].slice(0, 4).every((p) => p.textContent))) window.screenAt ||= performance.now();
	else requestAnimationFrame(look);
})();`

func slowLink(ctx context.Context, tab *chromedp.Target) error {
	return phoneLink(150, 1.6e6)(ctx, tab)
}

// phoneLink is a link of so many milliseconds and bits a second, half as many upwards.
func phoneLink(latency, bits float64) func(context.Context, *chromedp.Target) error {
	return func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{
				Latency: latency, DownloadThroughput: bits / 8, UploadThroughput: bits / 16,
			}},
		})
		return err
	}
}

func slowProcessor(ctx context.Context, tab *chromedp.Target) error {
	_, err := cdp.Call(ctx, tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	return err
}

// The scripts below run on the page as one expression, of which untilIdle is
// the beginning.
const (
	untilIdle = `(async () => {
	const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
	const files = () => performance.getEntriesByType('resource').length;
	for (let before = -1; before !== files() || document.readyState !== 'complete'; ) {
		before = files();
		await pause(700);
	}
	const form = document.querySelector('.search-form');
	const input = form.elements.namedItem('q');
	const type = (text) => {
		input.value = text;
		input.dispatchEvent(new InputEvent('input', {bubbles: true}));
	};
`
	// Milliseconds until ten hits stand, the first four with excerpts, or -1 after half a minute.
	untilHits = `
	const hits = () => [...document.querySelectorAll('.hits > li')];
	const complete = () => hits().length >= 10 && hits().slice(0, 4).every((li) => li.querySelector('.hit-text').textContent);
	input.focus();
	const start = performance.now();
	type(%q);
	%s
	while (!complete()) {
		if (performance.now() - start > 30000) return -1;
		await new Promise(requestAnimationFrame);
	}
	return performance.now() - start;
})()`
	// The longest task in milliseconds, 0 where none took 50.
	typeKeys = `
	let longest = 0;
	const observer = new PerformanceObserver((list) => {
		for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
	});
	observer.observe({type: 'longtask'});
	input.focus();
	const query = [...%q];
	for (let i = 1; i <= query.length; i++) {
		type(query.slice(0, i).join(''));
		await pause(300); // longer than the page waits, so that it searches at each key
	}
	await pause(2000);
	return longest;
})()`
)

// servePhone serves the site to measure. It skips the test without a site.
func servePhone(t *testing.T) (base string) {
	t.Helper()
	dir := os.Getenv(siteVar)
	if dir == "" {
		t.Skipf("needs a built site of laws in %s; see search/bench/README.md", siteVar)
	}
	if _, err := os.Stat(filepath.Join(dir, "tim-kiem.html")); err != nil {
		t.Skipf("%s has no search page: %v", siteVar, err)
	}
	return serveCompressed(t, dir)
}

// serveCompressed serves a folder as servers on the net do: texts compressed.
func serveCompressed(t *testing.T, dir string) (base string) {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch path.Ext(r.URL.Path) {
		case ".html", ".css", ".js", ".json", ".svg":
		default:
			files.ServeHTTP(w, r)
			return
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(r.URL.Path)))
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Cache-Control", "max-age=600")
		zip := gzip.NewWriter(w)
		if _, err := zip.Write(data); err == nil {
			_ = zip.Close() // the browser went away
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}
