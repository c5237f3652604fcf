package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// serveMissing hands out a folder below a path as [serve] does, with the
// portal's page for whatever is not there, also beside the portal.
func serveMissing(t *testing.T, dir, below string) (base string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dir, "404.html"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		name, inside := strings.CutPrefix(r.URL.Path, below)
		if data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); inside && err == nil {
			http.ServeContent(w, indexRequest(r), filepath.Base(name), fileTime, strings.NewReader(string(data)))
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)
	return server.URL + below
}

// TestMissingPage: wherever the portal lies and however deep an address is
// that nothing stands at, its page is dressed, leads home, and searches. The
// portal has no base URL.
func TestMissingPage(t *testing.T) {
	t.Parallel()
	for _, below := range []string{"/", "/a/b/"} {
		t.Run(below, func(t *testing.T) {
			t.Parallel()
			base := serveMissing(t, portalDir(t), below)
			b := open(t, base, 360)
			for _, address := range []string{"khong-co.html", "404.html", "chuyen-de/khong-co.html", "chuyen-de/", "x/y/z/t/u/khong-co.html", "x//y/?q=1#z"} {
				b.run(t, chromedp.Navigate(base+address), chromedp.WaitVisible(`main a[href="`+base+`index.html"]`),
					until(`[...document.styleSheets].some((sheet) => sheet.href.startsWith(`+quote(base+"assets/lists.")+`))`),
					until(`document.querySelector('link[rel=manifest]')?.href === `+quote(base+"manifest.json")))
				for _, link := range eval[[]string](t, b, `[...document.links].map((a) => a.href).filter((a) => !a.includes('#'))`) {
					name, inside := strings.CutPrefix(link, base)
					if _, err := os.Stat(filepath.Join(portalDir(t), filepath.FromSlash(name))); err != nil || !inside {
						t.Errorf("%s links to %s: %v", address, link, err)
					}
				}
				if eval[bool](t, b, `!!document.querySelector('.lost')`) {
					t.Errorf("%s says that it is lost", address)
				}
			}
			b.run(t, chromedp.SendKeys(`input[type=search]`, "tham nhung"+kb.Enter), chromedp.WaitVisible(firstHit))
			if at := get(t, b, chromedp.Location()); !strings.HasPrefix(at, base+"tim-kiem.html?q=") {
				t.Errorf("the search led to %s", at)
			}
			// What looks for the way home asks above the portal too.
			b.forgive("404")
			b.forgive("assets/missing.")
			b.forgive("assets/lists.")
		})
	}
}

// TestMissingPageWithoutScript has no link that might be wrong, and says so.
func TestMissingPageWithoutScript(t *testing.T) {
	t.Parallel()
	base := serveMissing(t, portalDir(t), "/a/b/")
	b := open(t, base, 360)
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate(base+"x/y.html"), chromedp.WaitVisible(`.lost`))
	if links := eval[int](t, b, `[...document.links].filter((a) => !a.getAttribute('href').startsWith('#')).length`); links > 0 {
		t.Errorf("%d links on a page that cannot know where it is", links)
	}
	if edge := eval[string](t, b, `getComputedStyle(document.querySelector('.site-header')).borderTopWidth`); edge != "3px" {
		t.Errorf("the page has no style: the header's edge is %s", edge)
	}
	b.forgive("assets/lists.")
	b.forgive("favicon.ico")
	b.forgive("404")
	b.forgive("assets/missing.")
}

// fileTime is given to files whose time says nothing.
var fileTime = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func quote(text string) string { return strconv.Quote(text) }
