package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/pipeline"
)

// fragile is a server that can be cut off.
type fragile struct {
	dir  string
	down atomic.Bool
}

// ServeHTTP answers as a plain server, or not at all.
func (n *fragile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if n.down.Load() {
		panic(http.ErrAbortHandler)
	}
	name := strings.TrimPrefix(r.URL.Path, "/cong/")
	if name == "" {
		name = "index.html"
	}
	http.ServeFileFS(w, indexRequest(r), os.DirFS(n.dir), name)
}

// keptHere are the paths that the browser keeps of the site.
const keptHere = `(async () => { const all = []; for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
	all.push(name.split(' ').pop() + ' ' + new URL(request.url).pathname); return all.sort() })()`

// TestOffline: what was opened is there without a network, and can be searched;
// what was not is told. A new build is kept whole and alone; a site that turns
// this off leaves nothing behind.
func TestOffline(t *testing.T) {
	t.Parallel()
	source, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	put := func(name, text string) {
		name = filepath.Join(source, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := func() {
		options := pipeline.Locate(siteOptions(t, source, out))
		options.Worker = true
		if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
			t.Fatal(err, result.Problems)
		}
	}
	put("mot.md", "# Phòng, chống tham nhũng\n\nLời bàn thứ nhất.\n")
	put("hai.md", "# Hiến đất làm đường\n\nLời bàn thứ hai.\n")
	put("ba.md", "# Chưa mở bao giờ\n\nLời bàn thứ ba.\n")
	build()
	n := &fragile{dir: out}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	base := server.URL + "/cong/"
	b := open(t, base, 360)
	ready := until(`navigator.serviceWorker.controller?.state === 'activated'`)
	kept := func(path string) chromedp.Action[chromedp.Void] {
		return until(`caches.match(` + quote(base+path) + `).then((found) => !!found)`)
	}
	b.run(t, chromedp.Navigate(base+"index.html"), ready, chromedp.Navigate(base+"mot.html"), kept("mot.html"), chromedp.Navigate(base+"hai.html"), kept("hai.html"), chromedp.Navigate(base+"muc-luc/index.html"), kept("muc-luc/index.html"))

	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"mot.html"), chromedp.WaitVisible(`article h1`),
		chromedp.Navigate(base+"index.html"), chromedp.WaitVisible(`input[type=search]`),
		chromedp.SendKeys(`input[type=search]`, "hien dat"+kb.Enter), chromedp.WaitVisible(firstHit))
	if hit := get(t, b, chromedp.Text(firstHit)); !strings.Contains(hit, "Hiến đất") {
		t.Errorf("without a network «hien dat» finds %q", hit)
	}
	b.run(t, chromedp.Navigate(base+"ba.html"), chromedp.WaitVisible(`[data-lacking]`))

	// The next build: one page is changed, and a style that the first visit does
	// without. What was kept follows, all of it.
	n.down.Store(false)
	put("site.yaml", "theme: khac\n")
	put("themes/khac/css/catalogue.css", ".layout-catalogue h1 { color: rgb(1, 2, 3) }")
	put("mot.md", "# Phòng, chống tham nhũng\n\nLời bàn đã sửa.\n")
	build()
	b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Evaluate[chromedp.Void](`navigator.serviceWorker.ready.then((r) => r.update())`, chromedp.EvalAwaitPromise),
		until(`caches.keys().then((all) => all.length === 1 && caches.open(all[0])).then((store) => store && store.match(`+quote(base+"mot.html")+`)).then((found) => found ? found.text() : '').then((text) => text.includes('đã sửa'))`))
	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"mot.html"), until(`document.querySelector('main').textContent.includes('đã sửa')`),
		chromedp.Navigate(base+"hai.html"), chromedp.WaitVisible(`article h1`), chromedp.Navigate(base+"muc-luc/index.html"), chromedp.WaitVisible(`h1`))
	if colour := eval[string](t, b, `getComputedStyle(document.querySelector('h1')).color`); colour != "rgb(1, 2, 3)" {
		t.Errorf("without a network a list that was kept is in %s", colour)
	}

	// All of it, by a button.
	n.down.Store(false)
	b.run(t, chromedp.Navigate(base+"ngoai-tuyen.html"), chromedp.WaitVisible(`[data-offline] button`), chromedp.Click(`[data-offline] button`),
		until(`document.querySelector('[data-offline] progress').value === document.querySelector('[data-offline] progress').max && document.querySelector('[data-offline] button').hidden`))
	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"ba.html"), until(`document.querySelector('main').textContent.includes('thứ ba')`))

	n.down.Store(false)
	put("site.yaml", "offline: false\n")
	build()
	b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Evaluate[chromedp.Void](`navigator.serviceWorker.ready.then((r) => r.update())`, chromedp.EvalAwaitPromise),
		until(`caches.keys().then((all) => all.length === 0)`), until(`navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)`))
	if held := eval[[]string](t, b, keptHere); len(held) > 0 {
		t.Errorf("turned off, the browser keeps %q", held)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // without a network the browser complains of what it cannot fetch
}
