//go:build slow

package e2e

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// middleTopic and longestTopic are how long topics may be on a phone, in screens:
// half of them at most, and each of them.
const middleTopic, longestTopic = 16.5, 21.

// TestTopicsScreens measures every topic of the portal as [TestScreens] measures
// one: a rule of the layout that makes all of them longer is seen in the middle one.
func TestTopicsScreens(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	files, err := filepath.Glob(filepath.Join(dir, "chuyen-de", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(name string) bool { return filepath.Base(name) == "index.html" })
	if len(files) < 10 {
		t.Fatalf("there are %d topics", len(files))
	}
	base, roboto := serve(t, dir, "/"), inRoboto(t)
	var all []float64
	// No browser is open for so long that its patience ends.
	for some := range slices.Chunk(files, 15) {
		b := openAlone(t, base, 360, roboto)
		b.run(t, chromedp.EmulateViewport(360, 740))
		for _, name := range some {
			page := "chuyen-de/" + filepath.Base(name)
			b.run(t, chromedp.Navigate(base+page), chromedp.WaitReady(`main`), until(`document.readyState === 'complete'`))
			long := eval[float64](t, b, `document.documentElement.scrollHeight / 740`)
			if all = append(all, long); long > longestTopic {
				t.Errorf("%s is %.2f screens long, more than %.2f", page, long, longestTopic)
			}
		}
	}
	slices.Sort(all)
	if middle := all[len(all)/2]; middle > middleTopic {
		t.Errorf("half of %d topics are longer than %.2f screens, more than %.2f", len(all), middle, middleTopic)
	} else {
		t.Logf("%d topics: %.2f screens in the middle, %.2f at most", len(all), middle, all[len(all)-1])
	}
}
