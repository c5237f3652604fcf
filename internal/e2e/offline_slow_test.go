//go:build slow

package e2e

import (
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/offline"
	"chuyende/internal/pipeline"
)

// TestFirstVisit: of the real portal the first visit stores no more than it may, in
// few requests; then any word is found without a network, in whatever page, as with
// one. What was opened since is there too.
func TestFirstVisit(t *testing.T) {
	options := siteOptions(t, root, filepath.Join(t.TempDir(), "public"))
	options.Worker, options.Future = true, true
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	n := &fragile{dir: options.Output}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	queries := []string{
		"phòng chống tham nhũng", "tham nhung", "bo tri dat san xuat cho dan", "phòng chống tham nhũng, tiêu cực",
		"chi bo thon", "giao duc", "nông thôn mới", "tuoi tre", "kỷ luật đảng viên", "ngap lut", "chuyển đổi số", "ntm", "thamnhung",
	}
	online := open(t, server.URL+"/cong/", 360)
	var want []searched
	for _, query := range queries {
		want = append(want, search(t, online, query))
	}
	n.fetched = nil
	b := open(t, server.URL+"/cong/", 360)
	ready := until(`navigator.serviceWorker.controller?.state === 'activated'`)
	b.run(t, chromedp.Navigate(b.base+"index.html"), ready)
	first := get(t, b, chromedp.Evaluate[int](keptBytes, chromedp.EvalAwaitPromise))
	n.mu.Lock()
	t.Logf("the first visit stores %d bytes of %d in %d requests", first, offline.MostFirst, len(n.fetched))
	if first > offline.MostFirst || len(n.fetched) > 24 {
		t.Errorf("the first visit stores %d bytes in %d requests: %q", first, len(n.fetched), n.fetched)
	}
	n.mu.Unlock()

	n.down.Store(true)
	for i, query := range queries {
		if got := search(t, b, query); !slices.Equal(got.Titles, want[i].Titles) || got.Says != want[i].Says || len(got.Titles) == 0 {
			t.Errorf("without a network %q finds %+v, with one %+v", query, got, want[i])
		}
		if texts := eval[int](t, b, `[...document.querySelectorAll('.hit-text')].slice(0, 4).filter((text) => text.textContent).length`); texts == 0 {
			t.Errorf("without a network %q shows no text of any hit", query)
		}
	}
	// A quoted phrase is looked up in texts, which the first visit does not store.
	if got := search(t, b, `"hiến đất"`); len(got.Titles) > 0 || !strings.Contains(got.Says, "máy chưa giữ phần để tìm") {
		t.Errorf("without a network a quoted phrase finds %+v", got)
	}
	search(t, b, queries[0])
	b.run(t, chromedp.Click(firstHit), chromedp.WaitVisible(`[data-lacking]`),
		until(`document.querySelector('[data-offline]').textContent.includes('Mất mạng vẫn tìm được mọi từ')`))

	// A page that a link leads to is kept, though it was there before any worker.
	n.down.Store(false)
	linked := open(t, server.URL+"/cong/", 360)
	topic := "chuyen-de/hien-dat-lam-duong.html"
	linked.run(t, chromedp.Navigate(linked.base+topic), ready)
	n.down.Store(true)
	linked.run(t, chromedp.Navigate(linked.base+"index.html"), chromedp.WaitVisible(`input[type=search]`),
		chromedp.Navigate(linked.base+topic), chromedp.WaitVisible(`.agendas`))
	if got := search(t, linked, "hien dat"); len(got.Titles) == 0 || !strings.Contains(got.Titles[0], "ến đất") {
		t.Errorf("without a network «hien dat» finds %+v", got)
	}
	for _, b := range []*tab{b, linked} {
		b.mu.Lock()
		b.troubles = nil // without a network the browser complains of what it cannot fetch
		b.mu.Unlock()
	}
}
