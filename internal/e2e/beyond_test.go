package e2e

import (
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chuyende/internal/offline"
	"chuyende/internal/pipeline"
)

// TestSearchBeyond: a site whose terms are more than a first visit stores says of
// words that it cannot look them up without a network, never that there is nothing.
func TestSearchBeyond(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a site of 280 pages, and each query in a browser with a network and without")
	}
	source, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(filepath.Join(source, "content"), 0o700); err != nil {
		t.Fatal(err)
	}
	// Each pair of neighbouring words is another one, which no compression helps.
	draw, word := rand.New(rand.NewPCG(1, 2)), func(n uint) string { //nolint:gosec // not a secret
		return string([]byte{"bcdghklmnprstvx"[n%15], "aeiouy"[n/15%6], "mnptc"[n/90%5]})
	}
	for i := range 280 {
		text := fmt.Sprintf("# Trang %d\n\n", i)
		for range 400 {
			text += word(draw.UintN(450)) + " "
		}
		if err := os.WriteFile(filepath.Join(source, "content", fmt.Sprintf("trang-%d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	options := pipeline.Locate(siteOptions(t, source, out))
	options.Worker = true
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	n := &fragile{dir: out}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	online, b := open(t, server.URL+"/cong/", 360), open(t, server.URL+"/cong/", 360)
	var asked []string
	var want []searched
	for i := range uint(12) {
		query := word(i*37 + 5)
		if i%4 == 0 {
			query += " " + word(i*53+7)
		}
		asked, want = append(asked, query), append(want, search(t, online, query))
	}
	b.run(t, chromedp.Navigate(b.base+"index.html"), until(`navigator.serviceWorker.controller?.state === 'activated'`))
	if first := get(t, b, chromedp.Evaluate[int](keptBytes, chromedp.EvalAwaitPromise)); first > offline.MostFirst || first < offline.MostFirst*8/10 {
		t.Errorf("the first visit stores %d bytes of %d", first, offline.MostFirst)
	}
	n.down.Store(true)
	lacking := 0
	for i, query := range asked {
		got := search(t, b, query)
		switch {
		case len(got.Titles) == 0 && strings.Contains(got.Says, "máy chưa giữ phần để tìm những từ này"):
			lacking++
		case !slices.Equal(got.Titles, want[i].Titles):
			t.Errorf("without a network %q finds %+v, with one %+v", query, got, want[i])
		}
	}
	if lacking == 0 || lacking == len(asked) {
		t.Errorf("%d of %d queries cannot be answered", lacking, len(asked))
	}
	b.run(t, chromedp.Navigate(b.base+"ngoai-tuyen.html"), until(`document.querySelector('[data-offline]').textContent.includes('tìm được một phần các từ')`))
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // without a network the browser complains of what it cannot fetch
}
