package e2e

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestHeads: what a topic is, for whom and when stands on the first screen of a phone,
// above the bar at its end, whatever the topic; in short, every third.
func TestHeads(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	topics, err := filepath.Glob(filepath.Join(dir, "chuyen-de", "*.html"))
	if err != nil || len(topics) < 10 {
		t.Fatalf("%d topics (%v)", len(topics), err)
	}
	b := openAs(t, serve(t, dir, "/"), 360, inRoboto(t))
	b.run(t, chromedp.EmulateViewport(360, 740))
	for i, name := range topics {
		if testing.Short() && i%3 != 0 {
			continue
		}
		page := "chuyen-de/" + filepath.Base(name)
		b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitReady(`main`))
		if low := eval[float64](t, b, `(() => {
			const head = document.querySelector('.layout-topic .article-head'), bar = document.querySelector('.actions');
			return head && bar ? head.getBoundingClientRect().bottom - bar.getBoundingClientRect().top : 0;
		})()`); low > 0 {
			t.Errorf("%s: the head ends %.0f px below the first screen", page, low)
		}
	}
}
