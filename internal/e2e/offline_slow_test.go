//go:build slow

package e2e

import (
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/offline"
	"chuyende/internal/pipeline"
)

// keptBytes is what the browser keeps of the site, in bytes.
const keptBytes = `(async () => { let sum = 0; for (const name of await caches.keys()) { const store = await caches.open(name);
	for (const request of await store.keys()) sum += (await (await store.match(request)).arrayBuffer()).byteLength; } return sum })()`

// TestFirstVisit: of the real portal the first visit stores no more than it may, the
// list of files included, and what was opened since is there without a network.
func TestFirstVisit(t *testing.T) {
	options := siteOptions(t, root, filepath.Join(t.TempDir(), "public"))
	options.Worker, options.Future = true, true
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	n := &fragile{dir: options.Output}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/cong/", 360)
	b.run(t, chromedp.Navigate(b.base+"index.html"), until(`navigator.serviceWorker.controller?.state === 'activated'`))
	first := get(t, b, chromedp.Evaluate[int](keptBytes, chromedp.EvalAwaitPromise))
	if first > offline.MostFirst || first < offline.MostFirst/2 {
		t.Errorf("the first visit stores %d bytes of %d", first, offline.MostFirst)
	} else {
		t.Logf("the first visit stores %d bytes of %d", first, offline.MostFirst)
	}
	topic := "chuyen-de/hien-dat-lam-duong.html"
	b.run(t, chromedp.Navigate(b.base+topic), until(`caches.match(location.href).then((found) => !!found)`),
		chromedp.Navigate(b.base+"tim-kiem.html?q=hien+dat"), chromedp.WaitVisible(firstHit))
	n.down.Store(true)
	b.run(t, chromedp.Navigate(b.base+topic), chromedp.WaitVisible(`.agendas`),
		chromedp.Navigate(b.base+"tim-kiem.html?q=hien+dat"), chromedp.WaitVisible(firstHit))
	if hit := get(t, b, chromedp.Text(firstHit)); !strings.Contains(hit, "hiến đất") {
		t.Errorf("without a network what was searched before finds %q", hit)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // without a network the browser complains of what it cannot fetch
}
