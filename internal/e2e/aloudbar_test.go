package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAloudBar looks at the bar as it asks and as it reads, in the letters that the
// reader has: all of it can be read and pressed, and axe finds nothing. In short large letters are
// looked at on the narrowest screen, usual ones on the others.
func TestAloudBar(t *testing.T) {
	t.Parallel()
	base, axe := serve(t, portalDir(t), "/"), axeSource(t)
	for _, size := range []int{100, 200} {
		b := openAs(t, base, 320, largeText(size))
		b.run(t, chromedp.Func(before(withVoices(aVoice))))
		for _, width := range []int64{320, 360, 1280} {
			if testing.Short() && (size == 200) != (width == 320) {
				continue
			}
			high := map[int64]int64{320: 568, 360: 740, 1280: 800}[width]
			b.run(t, chromedp.EmulateViewport(width, high), chromedp.Navigate(base+"gioi-thieu.html"), chromedp.Evaluate[chromedp.Void](`localStorage.clear()`),
				chromedp.Navigate(base+"huong-dan/truoc-trong-sau-buoi-sinh-hoat.html"), until(aloudOffered), press(`.panel li button`),
				until(`document.querySelector('.aloud')?.offsetHeight && spoken.said.length === 1`))
			look := func(state string) {
				t.Helper()
				if wrong := eval[string](t, b, aloudCramped); wrong != "" {
					t.Errorf("%d %% at %d px, %s: %s", size, width, state, wrong)
				}
				if over := eval[string](t, b, tooWide); over != "" {
					t.Errorf("%d %% at %d px, %s: %s", size, width, state, over)
				}
				for _, theme := range []string{"light", "dark"} {
					eval[any](t, b, `document.documentElement.dataset.theme = "`+theme+`"`)
					check := func() []string { return findings(t, b, axe) }
					if theme == "dark" {
						check = func() []string { return axeFindings(t, b, "wcag2aa") } // no other rule asks for colours
					}
					for _, finding := range check() {
						t.Errorf("%d %% at %d px, %s, %s: %s", size, width, state, theme, finding)
					}
				}
			}
			look("asking")
			b.run(t, press(`.aloud .main`), until(`spoken.said.length === 2`))
			look("reading")
		}
	}
}
